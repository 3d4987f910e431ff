"""Upheld acts: each unlawful act that was upheld is itself an act, the `breach` of its offender.

Articles on `breach` forbid breaking many rules, or breaking one under a warn; a breach of such an article is no breach
again. Articles that raise or lower change the sanction that a breach brings, adding up. Both are read at the moment of
the act, so a late finding and one that was known at once come to the same. What only people can see is asked with the
sanction, and until they have found it changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lawspeaker.events import Event
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.institutions.punishments import Punishment
from lawspeaker.justice.shifting import Shifting
from lawspeaker.law.tree import BREACH, Article, Happened, Holds, Named
from lawspeaker.law.walk import speaks_of
from lawspeaker.referee.acts import Act
from lawspeaker.referee.breaking import Breaking
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.tree.judge import Judge


@dataclass(frozen=True, slots=True)
class Broken:
    """What was upheld: the event and clock (ms) of the act, who did it, the first clause and the rule that it broke."""

    seq: int
    t: int
    offender: str
    clause: str | None
    rule: str

    @classmethod
    def by(cls, ruling: Ruling, t: int, articles: Iterable[str] | None = None) -> "Broken":
        """What an unlawful act broke; `articles` are those meant where not all are."""
        ids = ruling.articles if articles is None else list(articles)
        return cls(ruling.seq, t, ruling.actor, first(ruling.clauses), (first(ids) or "").rpartition("-")[0])

    @classmethod
    def found(cls, one: Punishment, seq: int, t: int) -> "Broken":
        """What staff found broken, when they gave this punishment for it."""
        return cls(seq, t, one.player, first(one.clauses), first(one.rules) or "")


class Upheld:
    """Judges the breaches of one referee's acts, and what raises or lowers the sanctions for them."""

    def __init__(self, referee: Referee) -> None:
        self.referee = referee
        self.word = referee.lexicon.acts.get(BREACH)
        on_it = [a for a in referee.book.articles if BREACH in a.acts] if self.word is not None else []
        self.articles = [a for a in on_it if a.force in ("forbid", "permit")]
        self.shifts = [a for a in on_it if a.shift is not None]
        self.duties = any(a.deed is not None for a in on_it)
        self.looks_back = any(speaks_of(referee.book, a, _of_a_rule) for a in self.articles)
        self.shifts_look_back = any(speaks_of(referee.book, a, _of_a_rule) for a in self.shifts)
        self.latest: Event | None = None
        self.families = frozenset(a.family for a in self.articles)
        """The rules about breaches."""

    @property
    def asked(self) -> bool:
        """Whether any article is on breaches themselves."""
        return bool(self.articles) or self.duties

    # Breaches ---------------------------------------------------------------------------------------------------------

    def judge(self, broken: Broken) -> Ruling:
        """The ruling on the breach that an upheld act is, at the moment of that act."""
        act, now = self._moment(broken)
        judge = Judge(self.referee.book, self.referee.lexicon, now, act)
        articles = tuple(self._in_force(self.articles, broken.t))
        left = [remainder for article in articles if (remainder := judge.remainder(article)).paths]
        return self.referee.docket.enter(act, articles, left, now)

    def owed(self, broken: Broken) -> list[Found]:
        """The duties that a breach brings with it."""
        act, now = self._moment(broken)
        return self.referee.duties.arise(act, now, self.referee.docket)

    def acquit(self, breach: Ruling, t: int) -> Ruling:
        """The ruling on what was ruled on as a breach and is none after all: its act was lawful."""
        clause = breach.target if isinstance(breach.target, str) else None
        act, now = self._moment(Broken(breach.seq, t, breach.actor, clause, ""))
        return self.referee.docket.enter(act, (), [], now)

    def _moment(self, broken: Broken) -> tuple[Act, Breaking]:
        assert self.word is not None
        world = self.referee.world
        clock = world.clock
        try:
            world.clock = world.places.clock = broken.t
            event = self._event(broken.seq)
            now = Breaking.of(world, self.referee.happenings, event, self.referee.institutions, broken.rule)
        finally:
            world.clock = world.places.clock = clock
        now.seq = broken.seq
        roles = {"offender": broken.offender, "clause": broken.clause}
        return Act(self.word, roles, broken.t, broken.seq, event), now

    def _event(self, seq: int) -> Event:
        """The event of an act on the docket; of one that is not on it (a duty, an order), the latest there was."""
        docket = self.referee.docket
        keys = docket.entries.at(seq)
        event = docket.entries[keys[0]].act.event if keys else self.latest
        assert event is not None
        return event

    def _in_force(self, articles: Iterable[Article], t: int) -> Iterator[Article]:
        held = self.referee.institutions.modes.held
        for article in articles:
            during = not article.during or any(held(mode, t) for mode in article.during)
            if during and not any(held(mode, t) for mode in article.except_during):
                yield article

    # Sanctions --------------------------------------------------------------------------------------------------------

    def shifting(self, broken: Broken) -> list[Shifting]:
        """The articles that may raise or lower what a breach brings."""
        found: list[tuple[Remainder, Any]] = []
        act, now = self._moment(broken)
        for article in self._in_force(self.shifts, broken.t):
            remainder, by = Judge(self.referee.book, self.referee.lexicon, now, act).shift(article)
            if remainder.paths:
                found.append((remainder, by))
        if not found:
            return []
        docket = self.referee.docket
        docket.enter(act, tuple(left.article for left, _ in found), [left for left, _ in found], now)
        entry = docket.entries[act.key]
        return [Shifting(remainder.article, entry, by) for remainder, by in found]


def first(clauses: Iterable[str]) -> str | None:
    """The first of these clauses."""
    return next(iter(clauses), None)


def _of_a_rule(tree: Any) -> bool:
    """Whether it speaks of what came of a rule, which a later finding may change."""
    return isinstance(tree, Happened | Holds | Named) and any(slot.kind == "rule" for slot in tree.word.roles)
