"""The stage of an evening: its clock, its dice, what is told, and what was done for which reason.

Whoever acts is a plan: a generator that does something and says for how many milliseconds it rests. The stage wakes
the plans in their order, so an evening of many people is one sequence, the same for the same seed.
"""

from collections.abc import Generator, Iterator
from heapq import heappop, heappush
from random import Random
from typing import TypeAlias

from lawspeaker.events import Event
from lawspeaker.events.spans import SECOND
from lawspeaker.simulate.deeds import Deed

__all__ = ["SECOND", "Plan", "Stage"]

Plan: TypeAlias = Generator[int, None, None]
"""What somebody does; it yields for how many milliseconds it rests."""


class Stage:
    """A clock, dice thrown from `seed`, and the deeds done so far; the evening `opens` at `start` (Unix ms)."""

    def __init__(self, seed: str, start: int) -> None:
        self.now = self.opens = start
        self.ends = start
        """When the evening is over, in Unix ms, as far as its people need to know."""
        self.dice = Random(seed)
        self.deeds: list[Deed] = []
        self._plans: list[tuple[int, int, Plan]] = []
        self._begun = 0
        self._fresh: list[Event] = []

    def begin(self, plan: Plan, after: int = 0) -> None:
        """Let a plan go its way, from so many milliseconds from now on."""
        self._begun += 1
        heappush(self._plans, (self.now + after, self._begun, plan))

    def tell(self, event: Event) -> Event:
        """This happens now; whoever watches is told."""
        event.t = self.now
        self._fresh.append(event)
        return event

    def did(self, deed: Deed) -> Deed:
        """This was done, for that reason."""
        self.deeds.append(deed)
        return deed

    def play(self, until: int) -> Iterator[Event]:
        """What happens up to this moment (Unix ms), in order; a plan goes on only after what came before was taken."""
        yield from self._taken()
        while self._plans and self._plans[0][0] <= until:
            self.now, nth, plan = heappop(self._plans)
            try:
                rest = next(plan)
            except StopIteration:
                pass
            else:
                heappush(self._plans, (self.now + max(rest, 0), nth, plan))
            yield from self._taken()
        self.now = until

    def _taken(self) -> Iterator[Event]:
        fresh, self._fresh = self._fresh, []
        yield from fresh

    # Dice -------------------------------------------------------------------------------------------------------------

    def chance(self, share: float) -> bool:
        """Whether something comes to pass that does so in this share of cases."""
        return self.dice.random() < share

    def between(self, low: float, high: float) -> float:
        """A number between these."""
        return self.dice.uniform(low, high)

    def seconds(self, low: float, high: float) -> int:
        """A time between so many seconds, in ms."""
        return round(self.dice.uniform(low, high) * SECOND)
