"""Patience with wrong keys: whoever shows one waits for his answer, and twice as long each time he is wrong again.

A right key is never made to wait, so nobody can keep others out by being wrong. How many wait at once is bounded.
"""

from collections import OrderedDict
from collections.abc import Callable

__all__ = ["Patience"]

FIRST = 0.25
LONGEST = 10.0
FORGOTTEN_AFTER = 600.0
MOST_KNOWN = 4096
MOST_WAITING = 64


class Patience:
    """How often each address was wrong of late; `now` gives seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._waiting = 0

    def wrong(self, address: str) -> float | None:
        """This address was wrong: for how many seconds its answer waits; `None`: too many wait, it gets none."""
        count, last = self._wrong.pop(address, (0, 0.0))
        count = 1 if self._now() - last > FORGOTTEN_AFTER else count + 1
        self._wrong[address] = (count, self._now())
        if len(self._wrong) > MOST_KNOWN:
            self._wrong.popitem(last=False)
        if self._waiting >= MOST_WAITING:
            return None
        self._waiting += 1
        return float(min(FIRST * 2 ** min(count - 1, 16), LONGEST))

    def waited(self) -> None:
        """One who waited has had his answer."""
        self._waiting -= 1

    def right(self, address: str) -> None:
        """This address showed a right key: what went before is forgotten."""
        self._wrong.pop(address, None)
