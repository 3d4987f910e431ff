"""Examples as tests: a prepared story is played to a referee, and what comes out is held against what it says.

A line's expectation speaks of the ruling on the event it tells; of a lasting state (standing somewhere) it speaks of
what holds then; of a report or an answer of staff, of the ruling on the act that these are about.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from lawspeaker.events import Event
from lawspeaker.events import Finding as FindingEvent
from lawspeaker.events.findings import Answer, Change, Found, Notice, Ruling, Sanction
from lawspeaker.law import limits
from lawspeaker.law.checks import questions
from lawspeaker.law.checks.over import Over
from lawspeaker.law.coverage import Row, Shown, coverage
from lawspeaker.law.errors import Diagnostic, Refused, Spot
from lawspeaker.law.expected import Expected
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.mutants import Mutant, mutants
from lawspeaker.law.noting import Notes, noting
from lawspeaker.law.stories import Stories, Story
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.keeping import keeper_of
from lawspeaker.referee.needs import spoken_of
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.telltale import mistold
from lawspeaker.telling.story import Beat, Prepared, prepare

YIELDED = re.compile(r"(\S+) applied and did not suffice$")
LASTING = re.compile(r"([a-z ]+) (\d+) (minute|hour|day|week)s?")
MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
Make = Callable[[Rulebook, Lexicon], Any]
"""How a referee is made; it has `take(event)` and gives findings."""


@dataclass(slots=True)
class Verdict:
    """What came of one example: its failures as diagnostics, and what it showed."""

    failures: list[Diagnostic] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)


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
        self._fail(expected, self._stood(rulings, beat), [r for r in rulings if not fits(r, expected)] or rulings)

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
            and set(expected.clauses) <= set(clauses)
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
        if change is not None and change.new == expected.state:
            self._told(expected, (expected.name,), tuple(change.clauses), "duty", change.new)
            return
        self._fail(expected, f"{expected.name} was {change.new if change else 'never owed'}", [])

    def _change(self, beat: Beat, expected: Expected) -> None:
        moved = [c for c in self.heard.fresh if isinstance(c, Change) and c.what == expected.name]
        met = [c for c in moved if c.new == expected.state and set(expected.clauses) <= {*c.clauses}]
        if bool(met) is not expected.denied:
            self._told(expected, (), tuple(c for m in met for c in m.clauses), "change", expected.state)
            return
        came = ", ".join(f"{c.what} became {c.new}" for c in moved) or f"no {expected.name} changed"
        self._fail(expected, came, [])

    def _sanction(self, beat: Beat, expected: Expected) -> None:
        given = [s for s in self.heard.fresh if isinstance(s, Sanction)]
        wanted = same_step(expected.name)
        met = [s for s in given if not wanted or step_of(s) == wanted]
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
        because = [self._dated(reason) for r in rulings for reason in r.because]
        self.verdict.failures.append(
            Diagnostic("example", f"expected `{expected.text}`, but {stood}", expected.spot, "; ".join(because))
        )

    def _dated(self, reason: str) -> str:
        """The story's time of an event in place of its number."""
        at = self.prepared.at
        return re.sub(r"\(event (\d+)\)", lambda m: f"(at {at.get(int(m[1]), 'the start')})", reason)


def _in_the_way(articles: Sequence[str], clauses: Sequence[str]) -> str:
    """By which articles an order was refused, and the clauses named, where there are any."""
    named = f"[{', '.join(clauses)}]" if clauses else ""
    said = " ".join(part for part in (f"by {', '.join(articles)}" if articles else "", named) if part)
    return f" ({said})" if said else ""


def fits(ruling: Ruling, expected: Expected) -> bool:
    """Whether a ruling is the one expected: its value, its articles as a set, its clauses and its questions."""
    if ruling.ruling != expected.sort:
        return False
    if expected.by is not None and set(ruling.articles) != set(expected.by):
        return False
    if not set(expected.clauses) <= set(ruling.clauses):
        return False
    missing = ruling.missing if isinstance(ruling.missing, list) else []
    return all(any(q in m.say or q == m.id for m in missing) for q in expected.questions)


def step_of(sanction: Sanction) -> str:
    """A step of a ladder in words: `ban 1 day`, `mute 10 minutes`, `warn`."""
    kind = str(sanction.step.get("kind", "")).replace("_", " ")
    return step_words(kind, sanction.step.get("minutes", 0))


def step_words(kind: str, minutes: int | None) -> str:
    """A kind of step and how long it lasts, in words; 0: it does not last, `None`: for ever."""
    if minutes is None:
        return f"{kind} for ever"
    for size, noun in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes and minutes % size == 0:
            count = minutes // size
            return f"{kind} {count} {noun}{'s' if count != 1 else ''}"
    return kind


def same_step(said: str) -> str:
    """A step as `step_of` writes it, however its time was written: `ban 24 hours` is `ban 1 day`."""
    found = LASTING.fullmatch(said)
    if found is None:
        return said
    minutes = int(found[2]) * MINUTES[found[3]]
    return step_words(found[1], minutes)


def said_in(found: Found, where: str) -> list[str]:
    """The texts of a finding that people read: notices, answers and reasons; `where` names one sort."""
    if isinstance(found, Answer) and where in ("", "answer"):
        return [found.say]
    if isinstance(found, Notice) and where in ("", "notice"):
        return [found.say]
    return list(found.because) if isinstance(found, Ruling) and not where else []


def _too_much(example: Story) -> Diagnostic:
    """Of an example that is not played any more, for those before it took so long."""
    message = f"the examples above make more than {limits.TOLD_ALL:,} events; the rest of them is not played"
    return Diagnostic("limit", message, example.spot, "divide the rulebook: one can extend another")


@dataclass(slots=True)
class Played:
    """An example as played under the rulebook itself: what came of it, what of the rulebook was read, of which acts it
    can tell, and which articles and clauses it names."""

    prepared: Prepared
    verdict: Verdict
    read: Notes
    acts: frozenset[str]
    articles: frozenset[str]
    clauses: frozenset[str]

    def reads(self, mutant: Mutant) -> bool:
        """Whether what a mutant changes was read at all; else the example comes out the same under it."""
        if mutant.let:
            return mutant.let in self.read.lets
        return mutant.line is None or id(mutant.line) in self.read.lines

    def names(self, mutant: Mutant) -> bool:
        """Whether it names an article or a clause that a mutant changes."""
        return not mutant.articles.isdisjoint(self.articles) or not mutant.clauses.isdisjoint(self.clauses)


class Trials:
    """The examples of one rulebook, each told once and played as often as somebody asks."""

    def __init__(self, book: Rulebook, stories: Stories, lexicon: Lexicon, make: Make = Referee) -> None:
        self.book, self.stories, self.lexicon, self.make = book, stories, lexicon, make
        self.prepared: list[Prepared] = []
        self._played: list[Played] | None = None
        self._noticed: dict[tuple[str, Spot], bool] = {}
        self.untold: list[Diagnostic] = []
        told = 0
        for example in stories.examples:
            if told > limits.TOLD_ALL:
                self.untold.append(_too_much(example))
                break
            try:
                prepared = prepare(example, stories, lexicon)
            except Refused as refused:
                self.untold += [d for d in refused.diagnostics if d not in self.untold]
                continue
            told += prepared.weight
            self.untold += mistold(prepared, lexicon)
            self.prepared.append(prepared)

    @property
    def played(self) -> list[Played]:
        """What came of every example under the rulebook itself."""
        if self._played is None:
            self.play(self.prepared)
        return self._played or []

    def play(self, prepared: Iterable[Prepared]) -> None:
        """Play these examples, each under the rulebook itself."""
        book, notes = noting(self.book)
        self.make(book, self.lexicon)  # what is read to judge by it at all is read once, and is no example's own
        keeper_of([book], self.lexicon)
        notes.taken()
        self._played = [self._play(one, book, notes) for one in prepared]

    def _play(self, prepared: Prepared, book: Rulebook, notes: Notes) -> Played:
        verdict = play(prepared, book, self.lexicon, self.make)
        articles = frozenset(id_ for shown in verdict.shown for id_ in shown.articles)
        clauses = frozenset(id_ for shown in verdict.shown for id_ in shown.named)
        return Played(prepared, verdict, notes.taken(), self._acts(prepared), articles, clauses)

    @property
    def shown(self) -> list[Shown]:
        """All that the examples show, where they come out as they say."""
        return [s for one in self.played for s in one.verdict.shown]

    def failures(self) -> list[Diagnostic]:
        """All that is wrong: lines that could not be told, and outcomes that did not come."""
        return [*self.untold, *(f for one in self.played for f in one.verdict.failures)]

    # Mutants --------------------------------------------------------------------------------------------------------

    @cached_property
    def mutants(self) -> list[Mutant]:
        """The rulebook changed by one small step, in every way."""
        return mutants(self.book)

    def notices(self, mutant: Mutant) -> bool:
        """Whether an example no longer comes out as it says under the changed rulebook."""
        key = (mutant.what, mutant.spot)
        if key not in self._noticed:
            self._noticed[key] = any(
                play(p, mutant.book, self.lexicon, self.make, hasty=True).failures for p in self._likely(mutant)
            )
        return self._noticed[key]

    def holes(self) -> list[Mutant]:
        """The mutants that no example notices."""
        return [mutant for group in self.groups() if (mutant := self.hole(group)) is not None]

    def groups(self, chapter: str = "") -> list[list[Mutant]]:
        """The mutants, of one chapter or of all, those of one group together where the first of them stands."""
        groups: dict[Any, list[Mutant]] = {}
        for number, mutant in enumerate(self.mutants):
            if chapter in ("", mutant.spot.file):
                groups.setdefault(mutant.group or number, []).append(mutant)
        return list(groups.values())

    def hole(self, group: Sequence[Mutant]) -> Mutant | None:
        """The first of a group if no example notices any of them: of the steps of one number one way, it is enough to
        notice one, and the longest, which stands last, is noticed soonest."""
        if any(self.notices(mutant) for mutant in reversed(group)) or self._is_refused(group[0]):
            return None
        return group[0]

    def _is_refused(self, mutant: Mutant) -> bool:
        """Whether the checker refuses such a law: it would ask people about every act. Then it is no law at all."""
        return any(True for _ in questions.look(Over(mutant.book, self.lexicon)))

    def coverage(self) -> dict[str, Row]:
        """Every clause of the register: whether it is in force, how, and what lacks."""

        def notices(clause: str) -> Iterable[bool]:
            return (self.notices(m) for m in self.mutants if clause in m.clauses)

        return coverage(self.book, self.shown, notices)

    def _likely(self, mutant: Mutant) -> list[Prepared]:
        """The passing examples of its chapter, and those that name what it changes, in which its acts occur and what it
        changes is read.

        Those come first that are most likely to notice.
        """
        speaks = spoken_of(mutant.book) != spoken_of(self.book)
        found: list[tuple[bool, bool, int, Prepared]] = []
        for one in self.played:
            if one.verdict.failures or not (speaks or one.reads(mutant)):
                continue
            if mutant.acts and one.acts.isdisjoint(mutant.acts):
                continue
            names, spot = one.names(mutant), one.prepared.story.spot
            if names or spot.file == mutant.spot.file:
                found.append(
                    (not names, spot.file != mutant.spot.file, abs(spot.line - mutant.spot.line), one.prepared)
                )
        return [prepared for *_, prepared in sorted(found, key=lambda one: one[:3])]

    def _acts(self, prepared: Prepared) -> frozenset[str]:
        """The acts that a story may tell, and what they are kinds of."""
        found: set[str] = set()
        for word in self.lexicon.acts.values():
            by_event = not word.on or bool(prepared.types & set(word.on))
            if by_event and (not word.command or word.command in prepared.commands):
                found |= set(self.lexicon.kinds_of(word.name))
        return frozenset(found)
