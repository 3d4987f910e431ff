"""Playing an example: a prepared story is told to a referee, and what comes out is held against what it says.

A line's expectation speaks of the ruling on the event it tells; of a lasting state (standing somewhere) it speaks of
what holds then; of a report or an answer of staff, of the ruling on the act that these are about.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from lawspeaker.events import Event
from lawspeaker.events import Finding as FindingEvent
from lawspeaker.events.findings import Change, Found, Ruling, Sanction
from lawspeaker.law.coverage import Shown
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.expected import Expected
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import BREACH, Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.trial.heard import Heard, fits, said_in
from lawspeaker.referee.trial.steps import kind_of, same_step, step_of
from lawspeaker.telling.story import Beat, Prepared

YIELDED = re.compile(r"(\S+) applied and did not suffice$")
Make = Callable[[Rulebook, Lexicon], Any]
"""How a referee is made; it has `take(event)` and gives findings."""


@dataclass(slots=True)
class Verdict:
    """What came of one example: its failures as diagnostics, and what it showed."""

    failures: list[Diagnostic] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


def play(prepared: Prepared, book: Rulebook, lexicon: Lexicon, make: Make = Referee, hasty: bool = False) -> Verdict:
    """Play a story to a fresh referee under this rulebook; `hasty` stops at the first failure."""
    referee = make(book, lexicon)
    heard = Heard(being=frozenset(w.name for w in lexicon.acts.values() if w.being))
    for event in prepared.opening:
        heard.hear(referee.take(event))
    return _Play(prepared, heard, referee.take, hasty, _sleeping(book, lexicon)).run()


def _sleeping(book: Rulebook, lexicon: Lexicon) -> frozenset[str]:
    """The types of events that tell acts of which articles speak in some modes and not in others: where none of them
    is in force, the act is not ruled on, and a story may say that it is lawful then."""
    acts = {act for a in book.articles if a.during or a.except_during for act in a.acts}
    kinds = [word for name, word in lexicon.acts.items() if acts & set(lexicon.kinds_of(name))] if acts else []
    return frozenset(tag for word in kinds for tag in word.on)


class _Play:
    def __init__(
        self,
        prepared: Prepared,
        heard: Heard,
        take: Callable[[Event], Iterable[Found]],
        hasty: bool,
        sleeping: frozenset[str],
    ) -> None:
        self.prepared, self.heard, self.take, self.hasty, self.sleeping = prepared, heard, take, hasty, sleeping
        self.verdict = Verdict()
        self.subject: dict[int, int] = {}
        self.settled: dict[int, tuple[str, bool]] = {}
        self.unasked: list[str] = []

    def run(self) -> Verdict:
        for beat in self.prepared.beats:
            self.heard.fresh = []
            for event in beat.events:
                self.heard.hear(self.take(self._asked(beat, event)))
            for expected in beat.line.outcomes:
                self._check(beat, expected)
                if self.hasty and self.verdict.failures:
                    return self.verdict
        return self.verdict

    def _asked(self, beat: Beat, event: Event) -> Event:
        """A finding with its question: the one named, or the first that the ruling on its subject asks."""
        if beat.asked is None or event.seq != beat.asked.seq or not isinstance(event, FindingEvent):
            return event
        rulings = [r for seq in beat.asked.subjects for r in self.heard.on(seq)]
        open_ = [r for r in rulings if r.ruling == "unclear"] or rulings
        subject = open_[-1].seq if open_ else beat.asked.subjects[-1]
        missing = open_[-1].missing if open_ else []
        first = missing[0].id if isinstance(missing, list) and missing else "?"
        question = beat.asked.question or first
        if question == "?":
            self.unasked.append(beat.line.time)
        self.subject[beat.seq] = subject
        self.settled[beat.seq] = (question, event.answer == "yes")
        return msgspec.structs.replace(event, subject=subject, question=question)

    # Checking -------------------------------------------------------------------------------------------------------

    def _check(self, beat: Beat, expected: Expected) -> None:
        check = {
            "refused": self._answered,
            "accepted": self._answered,
            "duty": self._duty,
            "change": self._change,
            "sanction": self._sanction,
            "says": self._says,
        }.get(expected.sort, self._ruled)
        check(beat, expected)

    def _meant(self, beat: Beat, expected: Expected) -> list[Ruling]:
        if expected.of is not None:
            earlier = [b for b in self.prepared.beats if b.line.at == expected.of and b.asked is None]
            return [r for b in earlier for r in self.heard.of(b)]
        if beat.asked is not None:
            return self.heard.on(self.subject[beat.seq])
        if beat.about is not None:
            return self.heard.on(beat.about)
        return self.heard.of(beat)

    def _ruled(self, beat: Beat, expected: Expected) -> None:
        rulings = self._meant(beat, expected)
        met = [r for r in rulings if fits(r, expected)]
        others = [r for r in rulings if r.ruling != "lawful"]
        if expected.sort == "lawful":
            free = (
                (bool(beat.lasting) or beat.keeps or self._asleep(beat))
                and not rulings
                and not expected.by
                and not expected.clauses
            )
            if (met or free) and not others:
                self._show(beat, expected, met[-1] if met else None)
                return
        elif met:
            self._show(beat, expected, met[-1])
            return
        told = [r for r in rulings if r.articles or r.act != BREACH] or rulings
        self._fail(expected, self._stood(told, beat), [r for r in told if not fits(r, expected)] or told)

    def _asleep(self, beat: Beat) -> bool:
        return any(e.seq == beat.seq and e.__struct_config__.tag in self.sleeping for e in beat.events)

    def _show(self, beat: Beat, expected: Expected, ruling: Ruling | None) -> None:
        question, yes = self.settled.get(beat.seq, ("", False))
        missing = ruling.missing if ruling is not None and isinstance(ruling.missing, list) else []
        self.verdict.shown.append(
            Shown(
                expected.sort,
                expected.spot,
                tuple(ruling.articles) if ruling else (),
                tuple(ruling.clauses) if ruling else (),
                (*expected.clauses, *self.prepared.story.cites),
                tuple(m.id for m in missing),
                question,
                yes,
                yielded=tuple(m[1] for b in (ruling.because if ruling else ()) if (m := YIELDED.match(b))),
            )
        )

    def _answered(self, beat: Beat, expected: Expected) -> None:
        answer = self.heard.answers.get(beat.seq)
        refused = expected.sort == "refused"
        articles = answer.articles if answer is not None and isinstance(answer.articles, list) else []
        clauses = tuple(answer.clauses) if answer is not None else ()
        good = (
            answer is not None
            and answer.ok is not refused
            and answer.ok is not None
            and (expected.by is None or set(articles) == set(expected.by))
            and expected.names(clauses)
        )
        if good:
            self._told(expected, tuple(articles), clauses, expected.sort)
            return
        said = "it was not answered"
        if answer is not None:
            said = f"the answer was: {answer.say}{_in_the_way(articles, clauses)}"
        self._fail(expected, said, [])

    def _duty(self, beat: Beat, expected: Expected) -> None:
        change = self.heard.duties.get(expected.name)
        if (change is not None and change.new == expected.state) is not expected.denied:
            if change is not None and not expected.denied:
                self._told(expected, (expected.name,), tuple(change.clauses), "duty", change.new)
            return
        self._fail(expected, f"{expected.name} was {change.new if change else 'never owed'}", [])

    def _change(self, beat: Beat, expected: Expected) -> None:
        moved = [c for c in self.heard.fresh if isinstance(c, Change) and c.what == expected.name]
        met = [c for c in moved if c.new == expected.state and expected.names(c.clauses)]
        if bool(met) is not expected.denied:
            self._told(expected, (), tuple(c for m in met for c in m.clauses), "change", expected.state)
            return
        came = ", ".join(f"{c.what} became {c.new}" for c in moved) or f"no {expected.name} changed"
        self._fail(expected, came, [])

    def _sanction(self, beat: Beat, expected: Expected) -> None:
        given = [s for s in self.heard.fresh if isinstance(s, Sanction)]
        wanted = same_step(expected.name)
        met = [s for s in given if not wanted or wanted in (step_of(s), kind_of(s))]
        if bool(met) is not expected.denied:
            shifts = tuple(a for s in met if isinstance(s.articles, list) for a in s.articles)
            self._told(expected, shifts, tuple(c for s in met for c in s.clauses), "sanction")
            return
        came = ", ".join(step_of(s) for s in given) or "no sanction was given"
        self._fail(expected, came, [])

    def _says(self, beat: Beat, expected: Expected) -> None:
        texts = [text for found in self.heard.fresh for text in said_in(found, expected.state)]
        texts += [text for r in self._meant(beat, expected) for text in r.because]
        if any(expected.name in text for text in texts) is expected.denied:
            self._fail(expected, f"what was said: {'; '.join(texts) or 'nothing'}", [])
            return
        self._told(expected, (), (), "says")

    def _told(
        self, expected: Expected, articles: tuple[str, ...], clauses: tuple[str, ...], sort: str, state: str = ""
    ) -> None:
        named = (*expected.clauses, *self.prepared.story.cites)
        shown = Shown(sort, expected.spot, articles, clauses, named, denied=expected.denied, state=state)
        self.verdict.shown.append(shown)

    # What stood -----------------------------------------------------------------------------------------------------

    def _stood(self, rulings: list[Ruling], beat: Beat) -> str:
        if not rulings:
            return "it was lawful" if beat.lasting else "nothing was judged here: no article speaks of it"
        return "; ".join(self._one(r) for r in rulings)

    @staticmethod
    def _one(ruling: Ruling) -> str:
        by = f" by {', '.join(ruling.articles)}" if ruling.articles else ""
        clauses = f" [{', '.join(ruling.clauses)}]" if ruling.clauses else ""
        missing = ruling.missing if isinstance(ruling.missing, list) else []
        asks = "".join(f'; it asks {m.id}: "{m.say}"' for m in missing)
        return f"the {ruling.act} was {ruling.ruling}{by}{clauses}{asks}"

    def _fail(self, expected: Expected, stood: str, rulings: list[Ruling]) -> None:
        because = [self._dated(reason) for r in rulings for reason in r.because] + self._unnoticed()
        self.verdict.failures.append(
            Diagnostic("example", f"expected `{expected.text}`, but {stood}", expected.spot, "; ".join(because))
        )

    def _unnoticed(self) -> list[str]:
        """What went otherwise than a line told that says nothing of what comes of it: orders that were refused, answers
        of staff to nothing."""
        found = [b for b in self.prepared.beats if not b.line.outcomes]
        refused = [(b, a) for b in found if (a := self.heard.answers.get(b.seq)) is not None and a.ok is False]
        said = [f"the order at {b.line.time} was refused: {a.say}" for b, a in refused]
        return said + [f"the answer at {at} answered nothing, for nothing was asked then" for at in self.unasked]

    def _dated(self, reason: str) -> str:
        """The story's time of an event in place of its number."""
        at = self.prepared.at
        return re.sub(r"\(event (\d+)\)", lambda m: f"(at {at.get(int(m[1]), 'the start')})", reason)


def _in_the_way(articles: Sequence[str], clauses: Sequence[str]) -> str:
    """By which articles an order was refused, and the clauses named, where there are any."""
    named = f"[{', '.join(clauses)}]" if clauses else ""
    said = " ".join(part for part in (f"by {', '.join(articles)}" if articles else "", named) if part)
    return f" ({said})" if said else ""
