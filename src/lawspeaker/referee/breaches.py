"""Breaches that last: ruled on once when they begin, again when their answer changes, once more when they end."""

from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET

from lawspeaker.events.findings import Ruling
from lawspeaker.referee.acts import Act
from lawspeaker.referee.rulings import Decision
from lawspeaker.world.now import Now


@dataclass(slots=True)
class Breach:
    """A breach that holds: the act that began it, its ruling, and when its facts next change of themselves (ms)."""

    act: Act
    ruling: Ruling
    at: int


class Breaches:
    """The open breaches, one for each act of being and actor."""

    def __init__(self) -> None:
        self.open: dict[tuple[str, Any], Breach] = {}

    def step(self, act: Act, ruling: Ruling, now: Now) -> Ruling | None:
        """What to put out of this look at an act of being: a beginning, a change, an end, or nothing."""
        key = (act.word.name, act.actor)
        breach = self.open.get(key)
        due = now.until if now.until is not None else 2**62
        if ruling.ruling == "unclear" and all("?" not in m.id for m in ruling.missing or ()):
            return None
        if ruling.ruling != "lawful":
            if breach is None or breach.ruling.articles != ruling.articles or breach.ruling.ruling != ruling.ruling:
                self.open[key] = Breach(act, ruling, due)
                return ruling
            breach.at = due
            breach.act = Act(act.word, act.roles, act.t, breach.act.seq, act.event)
            return None
        if breach is None:
            return None
        del self.open[key]
        return self._ended(breach, now.t)

    def next_due(self, t: int) -> Breach | None:
        """The breach whose facts change first, at or before `t`."""
        due = [b for b in self.open.values() if b.at <= t]
        return min(due, key=lambda b: (b.at, b.act.word.name, str(b.act.actor))) if due else None

    def expire(self, breach: Breach, decision: Decision, now: Now) -> Ruling | None:
        """Look again at a breach that fell due: its end, or nothing if it goes on."""
        if decision.value == "lawful":
            del self.open[(breach.act.word.name, breach.act.actor)]
            return self._ended(breach, now.t)
        breach.at = now.until if now.until is not None else 2**62
        return None

    @staticmethod
    def _ended(breach: Breach, t: int) -> Ruling:
        return msgspec.structs.replace(breach.ruling, t=t, until=t)


__all__ = ["UNSET", "Breach", "Breaches"]
