"""Given: the punishments that staff gave, as far as articles raise or lower them too.

What raises one is read when it is given, and weighed again when something is found of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lawspeaker.events.findings import Found
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.punishments import Punishment
from lawspeaker.institutions.rungs import Step, rung_at, steps_of
from lawspeaker.justice.shifting import Shifting, Waiting, away, out, shifted_by
from lawspeaker.justice.upheld import Broken, Upheld
from lawspeaker.referee.keeping import Keeper


@dataclass(frozen=True, slots=True)
class Weighed:
    """A punishment that staff gave, as it was before anything raised or lowered it, and what may."""

    shifting: list[Shifting]
    nth: int
    steps: list[Step]
    clauses: tuple[str, ...]


class Given:
    """What staff gave under one referee, and something may raise or lower."""

    def __init__(self, upheld: Upheld) -> None:
        self.upheld = upheld
        self._referee, self._punishments = upheld.referee, upheld.referee.institutions.punishments
        self._weighed: dict[str, Weighed] = {}
        self._waiting = Waiting()

    def weigh(self, one: Punishment, seq: int, t: int) -> None:
        """Raise and lower what staff are about to give, by the order `seq` at `t` (ms)."""
        shifting = self.upheld.shifting(Broken.found(one, seq, t))
        if shifting:
            self._keep(one.id, Weighed(shifting, one.nth, one.steps, tuple(one.clauses)))
            one.nth, one.steps = self._sum(one)

    def weigh_again(self, stirred: Iterable[int | str], cause: Cause) -> list[Found]:
        """Work out anew what these acts and answers bear on; what differs from before."""
        meant = self._waiting.stirred(stirred)
        found: list[Found] = []
        for name in [name for name in self._weighed if name in meant] if meant else ():
            one = self._punishments.machine.things[name]
            if one.state in ("in_force", "served"):
                nth, steps = self._sum(one)
                found += self._punishments.recount(one, nth, steps, cause._replace(clauses=tuple(one.clauses)))
        return found

    def _keep(self, name: str, weighed: Weighed) -> None:
        self._weighed[name] = weighed
        self._waiting.add(name, weighed.shifting)

    def _sum(self, one: Punishment) -> tuple[int, list[Step]]:
        """The rung and the steps that it comes to; what changed it is written on it."""
        weighed = self._weighed[one.id]
        shifted = shifted_by(weighed.shifting, self._referee.docket)
        ladder = self._punishments.ladder(one)
        nth, steps = weighed.nth, weighed.steps
        if ladder is not None and shifted.rungs:
            nth, rung = rung_at(ladder, max(nth + shifted.rungs, 1))
            steps = steps_of(rung)
        steps, one.shifts = shifted.of(steps)
        one.asks = list(shifted.asks)
        one.clauses = list(dict.fromkeys((*weighed.clauses, *shifted.cited(one.shifts))))
        return nth, steps

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self, keeper: Keeper) -> list[Any]:
        """All of it as plain data."""
        return [
            [name, away(one.shifting, keeper), one.nth, one.steps, list(one.clauses)]
            for name, one in self._weighed.items()
        ]

    def load(self, data: list[Any], keeper: Keeper) -> None:
        """Takes up where `dump` left off."""
        for name, shifting, nth, steps, clauses in data:
            self._keep(name, Weighed(out(shifting, keeper), nth, steps, tuple(clauses)))
