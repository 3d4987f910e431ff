"""Breaches that last: ruled on once when they begin, again when their answer changes, once more when they end.

What somebody keeps may become unlawful by time alone, with nothing more told of it: such a thing is watched until then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import msgspec
from msgspec import UNSET

from lawspeaker.events.findings import Ruling
from lawspeaker.institutions.now import Now
from lawspeaker.law.tree import Article
from lawspeaker.referee.acts import Act
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.docket.entries import Key
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.ruling.rulings import decide, lifts

NEVER = 2**62


@dataclass(slots=True)
class Breach:
    """A breach that holds, or would by a report that may still come: the act as last seen, the entry on the docket that
    began it, what it comes to as long as nobody answers, and when its facts next change (ms)."""

    act: Act
    entry: Key
    seems: tuple[Any, ...]
    at: int


Lasting: TypeAlias = tuple[str, Any, Any]
"""What lasts: an act of being, who is at it, and the thing he keeps (None for a place or name, which may change)."""


def _said(ruling: Ruling) -> bool:
    """Whether an act of being comes to something to be said: it is forbidden, or only people's answers are wanting."""
    if ruling.ruling != "unclear" or ruling.missing is UNSET:
        return ruling.ruling != "lawful"
    by_fact = {each.id.partition("/")[0] for each in ruling.missing if "/" in each.id}
    return not by_fact.issuperset(ruling.articles)


def _to_be_weighed(remainders: Sequence[Remainder], lasting: Sequence[str]) -> list[Remainder]:
    """Without the prohibitions that only what nobody recorded could make apply, but those of a breach that lasts."""
    return [
        remainder
        for remainder in remainders
        if remainder.article.force != "forbid" or remainder.article.id in lasting or remainder.answerable().true
    ]


def _may_be_shown(remainders: Sequence[Remainder]) -> bool:
    """Whether people's answers alone could show that an act of being is forbidden, whatever nobody recorded."""
    lasting = [p for p in remainders if p.article.force == "permit" and not p.answerable().false]
    return any(
        remainder.answerable().true and not any(lifts(p.article, remainder.article) for p in lasting)
        for remainder in remainders
        if remainder.article.force == "forbid"
    )


def _lasting(act: Act) -> Lasting:
    second = act.word.roles[1] if len(act.word.roles) > 1 else None
    return act.word.name, act.actor, act.target if second is not None and second.kind == "thing" else None


def _worn(act: Act) -> Any:
    """The name that is worn, and the tag: another one is reported and answered for by itself."""
    second = act.word.roles[1] if len(act.word.roles) > 1 else None
    return (act.target, act.roles.get("tag")) if second is not None and second.kind == "text" else None


class Breaches:
    """The open breaches, one for each act of being and actor, and the things watched until time may make them one."""

    def __init__(self) -> None:
        self.open: dict[Lasting, Breach] = {}
        self.watched: dict[Lasting, Breach] = {}
        self.soonest = NEVER
        """No breach falls due before this."""

    def step(
        self, act: Act, articles: Sequence[Article], remainders: Sequence[Remainder], now: Now, docket: Docket
    ) -> Ruling | None:
        """What to put out of this look at an act of being: a beginning, a change, an end, or nothing."""
        key = _lasting(act)
        breach = self.open.get(key)
        remainders = _to_be_weighed(remainders, breach.seems[1] if breach is not None else ())
        if not remainders and key[2] is None and key not in self.open:
            return None
        decision = decide([r.settle(docket.ruled) for r in remainders])
        due = now.until if now.until is not None else NEVER
        self.watched.pop(key, None)
        if decision.value == "lawful":
            self._watch(key, act, due)
            return self._end(key, now.t, docket)
        asks = any(leaf.sort in ("question", "gate") for r in remainders for leaf in r.leaves())
        if decision.value == "unclear" and not (asks and _may_be_shown(remainders)):
            if breach is not None:
                self._wait(breach, due)
            return None
        seems = (decision.value, decision.articles, _worn(act) if asks else None)
        if breach is not None and breach.seems == seems:
            breach.act = act
            self._wait(breach, due)
            return None
        ended = self._end(key, now.t, docket)
        ruling = docket.enter(act, articles, remainders, now)
        breach = self.open[key] = Breach(act, act.key, seems, due)
        self._wait(breach, due)
        return ruling if _said(ruling) else ended

    def lasts(self, act: Act) -> bool:
        """Whether a breach is open in what somebody is at."""
        return _lasting(act) in self.open

    def _watch(self, key: Lasting, act: Act, due: int) -> None:
        """A thing is kept lawfully, and time alone may change that; who stands where is told again and again."""
        if key[2] is not None and due != NEVER:
            self.watched[key] = Breach(act, act.key, (), due)
            self.soonest = min(self.soonest, due)

    def _wait(self, breach: Breach, due: int) -> None:
        breach.at = due
        self.soonest = min(self.soonest, due)

    def next_due(self, t: int) -> Breach | None:
        """The breach whose facts change first, at or before `t`."""
        if t < self.soonest:
            return None
        waiting = [*self.open.values(), *self.watched.values()]
        self.soonest = min((b.at for b in waiting), default=NEVER)
        due = [b for b in waiting if b.at <= t]
        return min(due, key=lambda b: (b.at, b.act.word.name, str(b.act.actor))) if due else None

    def expire(
        self, breach: Breach, articles: Sequence[Article], remainders: Sequence[Remainder], now: Now, docket: Docket
    ) -> Ruling | None:
        """Look again at a breach, or a watched thing, that fell due: its beginning, its end, its change, or nothing."""
        breach.at = NEVER
        act = msgspec.structs.replace(breach.act, t=now.t)
        return self.step(act, articles, remainders, now, docket)

    def gone(self, actor: Any, t: int, docket: Docket) -> list[Ruling]:
        """Somebody left: he wears no name until he comes again."""
        worn = [key for key, breach in self.open.items() if key[1] == actor and _worn(breach.act) is not None]
        return [ruling for key in worn if (ruling := self._end(key, t, docket)) is not None]

    def _end(self, key: Lasting, t: int, docket: Docket) -> Ruling | None:
        """The ruling on what is over, once more; nothing where it was lawful all along."""
        breach = self.open.pop(key, None)
        if breach is None:
            return None
        entry = docket.entries[breach.entry]
        entry.until = t
        if entry.ruling is None or not _said(entry.ruling):
            return None
        entry.ruling = msgspec.structs.replace(entry.ruling, t=t, until=t)
        return entry.ruling
