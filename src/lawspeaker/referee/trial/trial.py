"""The examples of a rulebook as its tests: what fails, which changes of the rulebook they notice, what they cover."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lawspeaker.law import limits
from lawspeaker.law.checks import questions
from lawspeaker.law.checks.over import Over
from lawspeaker.law.coverage import Row, Shown, coverage
from lawspeaker.law.errors import Diagnostic, Refused, Spot
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.mutants import Mutant, mutants
from lawspeaker.law.noting import Notes, noting
from lawspeaker.law.stories import Stories, Story
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.keeping import keeper_of
from lawspeaker.referee.needs import spoken_of
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.trial.playing import Make, Verdict, play
from lawspeaker.referee.trial.telltale import mistold
from lawspeaker.referee.trial.whynot import explained
from lawspeaker.telling.story import Prepared, prepare


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

    def explained(self, failure: Diagnostic) -> Diagnostic:
        """A failure with what kept the articles that it expects from deciding, as far as that can be found."""
        whose = next((one for one in self.played if failure in one.verdict.failures), None)
        if whose is None:
            return failure
        return explained(failure, whose.prepared, self.book, self.lexicon, self.make)

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
