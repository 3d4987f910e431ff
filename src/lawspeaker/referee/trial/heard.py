"""Everything that a referee has said while an example is played, as the lines of the example can speak of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from lawspeaker.events.findings import Answer, Change, Found, Notice, Ruling
from lawspeaker.law.expected import Expected
from lawspeaker.telling.story import Beat


@dataclass(slots=True)
class Heard:
    """Everything that the referee has said so far, as an example can speak of it."""

    rulings: dict[int, dict[tuple[Any, ...], Ruling]] = field(default_factory=dict)
    lasting: dict[tuple[str, str], Ruling] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    duties: dict[str, Change] = field(default_factory=dict)
    fresh: list[Found] = field(default_factory=list)
    being: frozenset[str] = frozenset()

    def hear(self, found: Iterable[Found]) -> None:
        """Keep what was said; a later ruling on the same act replaces the earlier."""
        for one in found:
            self.fresh.append(one)
            if isinstance(one, Ruling):
                self._rule(one)
            elif isinstance(one, Answer):
                self.answers[one.seq] = one
            elif isinstance(one, Change) and one.what == "duty":
                self.duties[one.id.rpartition(":")[2]] = one

    def _rule(self, ruling: Ruling) -> None:
        if ruling.act in self.being:
            if ruling.until is not msgspec.UNSET:
                self.lasting.pop((ruling.act, ruling.actor), None)
                return
            self.lasting[ruling.act, ruling.actor] = ruling
        self.rulings.setdefault(ruling.seq, {})[ruling.act, ruling.actor, ruling.target] = ruling

    def on(self, seq: int) -> list[Ruling]:
        """The rulings on the acts in one event; a broken duty is spoken of as such."""
        return [r for r in self.rulings.get(seq, {}).values() if r.act != "duty"]

    def of(self, beat: Beat) -> list[Ruling]:
        """The rulings that a line's expectation may mean."""
        if beat.lasting:
            meant = [r for (act, _), r in self.lasting.items() if act in beat.lasting]
            meant += [r for r in self.on(beat.seq) if r.act not in self.being]
            return [r for r in meant if beat.actor in (None, r.actor)]
        return self.on(beat.seq)


def fits(ruling: Ruling, expected: Expected) -> bool:
    """Whether a ruling is the one expected: its value, its articles as a set, its clauses and its questions."""
    if ruling.ruling != expected.sort:
        return False
    if expected.by is not None and set(ruling.articles) != set(expected.by):
        return False
    if not expected.names(ruling.clauses):
        return False
    missing = ruling.missing if isinstance(ruling.missing, list) else []
    return all(any(q in m.say or q == m.id for m in missing) for q in expected.questions)


def said_in(found: Found, where: str) -> list[str]:
    """The texts of a finding that people read: notices, answers and reasons; `where` names one sort."""
    if isinstance(found, Answer) and where in ("", "answer"):
        return [found.say]
    if isinstance(found, Notice) and where in ("", "notice"):
        return [found.say]
    return list(found.because) if isinstance(found, Ruling) and not where else []
