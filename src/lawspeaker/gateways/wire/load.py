"""The load of a server: how many bytes of batches are between all sockets and its record, and that it is bounded.

Who comes when there is no room waits, in his turn; nothing more is read from him meanwhile.
"""

import asyncio
from collections import deque

__all__ = ["LEAST", "MOST", "Load"]

MOST = 4 << 20
"""Bytes as they came: more than are made durable at once, and little enough that whoever comes behind them is heard
within moments. Read, they take a few times as much memory."""
LEAST = 200
"""Bytes that each event counts as at least, for the smallest takes as long to be looked at."""


class Load:
    """What is under way of at most so many bytes; one that is larger goes alone."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._taken = most, 0
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    async def take(self, size: int) -> None:
        """Wait until there is room for so many bytes; they are under way then."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((size, turn))
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(size)
            raise

    def give_back(self, size: int) -> None:
        """So many bytes are under way no more."""
        self._taken -= size
        self._admit()

    def _admit(self) -> None:
        """Those who wait, in their turn, as far as there is room; who has gone meanwhile needs none."""
        while self._waiting:
            size, turn = self._waiting[0]
            if not turn.done():
                if self._taken and self._taken + size > self._most:
                    return
                self._taken += size
                turn.set_result(None)
            self._waiting.popleft()
