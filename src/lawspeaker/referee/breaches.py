"""Breaches that last: ruled on once when they begin, again when their answer changes, once more when they end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import msgspec

from lawspeaker.events.findings import Ruling
from lawspeaker.referee.acts import Act
from lawspeaker.referee.docket import Docket
from lawspeaker.referee.remainders import Remainder
from lawspeaker.referee.rulings import decide
from lawspeaker.world.now import Now

NEVER = 2**62


@dataclass(slots=True)
class Breach:
    """A breach that holds: the act as last seen, the ruling that began it, when its facts next change (ms)."""

    act: Act
    ruling: Ruling
    at: int


Lasting: TypeAlias = tuple[str, Any, Any]
"""What lasts: an act of being, who is at it, and the thing he keeps (None for a place or name, which may change)."""


def _lasting(act: Act) -> Lasting:
    second = act.word.roles[1] if len(act.word.roles) > 1 else None
    return act.word.name, act.actor, act.target if second is not None and second.kind == "thing" else None


class Breaches:
    """The open breaches, one for each act of being and actor."""

    def __init__(self) -> None:
        self.open: dict[Lasting, Breach] = {}
        self.soonest = NEVER
        """No breach falls due before this."""

    def step(self, act: Act, remainders: Sequence[Remainder], now: Now, docket: Docket) -> Ruling | None:
        """What to put out of this look at an act of being: a beginning, a change, an end, or nothing."""
        key = _lasting(act)
        breach = self.open.get(key)
        outcomes = [r.settle(lambda leaf: None) for r in remainders]
        decision = decide(outcomes)
        articles = [o.article.id for o in decision.decisive]
        if decision.value == "lawful":
            return None if breach is None else self._end(key, now.t)
        due = now.until if now.until is not None else NEVER
        asks = any(leaf.sort == "question" for r in remainders for leaf in r.leaves())
        if decision.value == "unclear" and not asks:
            if breach is not None:
                self._wait(breach, due)
            return None
        if breach is not None and (breach.ruling.articles, breach.ruling.ruling) == (articles, decision.value):
            breach.act = act
            self._wait(breach, due)
            return None
        ruling = docket.enter(act, remainders, now)
        breach = self.open[key] = Breach(act, ruling, due)
        self._wait(breach, due)
        return ruling

    def _wait(self, breach: Breach, due: int) -> None:
        breach.at = due
        self.soonest = min(self.soonest, due)

    def next_due(self, t: int) -> Breach | None:
        """The breach whose facts change first, at or before `t`."""
        if t < self.soonest:
            return None
        self.soonest = min((b.at for b in self.open.values()), default=NEVER)
        due = [b for b in self.open.values() if b.at <= t]
        return min(due, key=lambda b: (b.at, b.act.word.name, str(b.act.actor))) if due else None

    def expire(self, breach: Breach, remainders: Sequence[Remainder], now: Now, docket: Docket) -> Ruling | None:
        """Look again at a breach that fell due: its end, its change, or nothing if it goes on."""
        breach.at = NEVER
        act = replace(breach.act, t=now.t)
        return self.step(act, remainders, now, docket)

    def _end(self, key: Lasting, t: int) -> Ruling:
        breach = self.open.pop(key)
        return msgspec.structs.replace(breach.ruling, t=t, until=t)
