"""Upheld acts: each unlawful act that was upheld is itself an act, the `breach` of its offender.

Articles on `breach` forbid breaking many rules, or breaking one under a warn; a breach of such an article is no breach
again. Articles that raise or lower change the sanction that a breach brings, adding up. Both are read at the moment of
the act, so a late finding and one that was known at once come to the same. What only people can see is asked with the
sanction, and until they have found it changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, fsum, inf
from typing import Any

from msgspec import UNSET

from lawspeaker.events import Event
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.events.spans import MINUTE
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.punishments import Punishment
from lawspeaker.institutions.rungs import Step, rung_at, steps_of
from lawspeaker.law.tree import BREACH, RUNG, Article, Happened, Holds, Named
from lawspeaker.law.walk import speaks_of
from lawspeaker.referee.acts import Act
from lawspeaker.referee.breaking import Breaking
from lawspeaker.referee.entries import Entry
from lawspeaker.referee.judge import Judge
from lawspeaker.referee.keeping import Keeper, keeper_of
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.remainders import Remainder


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


@dataclass(slots=True)
class Shifting:
    """An article that may change a sanction: what is left of it on the docket, and by how much it does."""

    article: Article
    entry: Entry
    by: Any

    @property
    def waits(self) -> bool:
        """Whether it rests on something that may be filled later."""
        return any(True for remainder in self.entry.remainders for _ in remainder.leaves())


def away(shifting: Sequence[Shifting], keeper: Keeper) -> Any:
    """What may change one sanction, as plain data; all of it is read of one act."""
    return keeper.away([shifting[0].entry, *[[one.article, one.by] for one in shifting]] if shifting else [])


def out(data: Any, keeper: Keeper) -> list[Shifting]:
    """What `away` put away."""
    entry, *found = keeper.out(data) or [None]
    return [Shifting(article, entry, by) for article, by in found]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a sanction: its steps, the articles that changed it, and the questions of those that may."""

    rungs: int = 0
    applied: tuple[Shifting, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()

    def cited(self, articles: Iterable[str]) -> list[str]:
        """The clauses of those of these articles that changed it."""
        return [clause for one in self.applied if one.article.id in articles for clause in one.article.cites]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A punishment that staff gave, as it was before anything raised or lowered it, and what may."""

    shifting: list[Shifting]
    nth: int
    steps: list[Step]
    clauses: tuple[str, ...]


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
        self.staffed: dict[str, Weighed] = {}
        """The punishments that staff gave and something may raise or lower, by id."""
        self._waiting: set[str] = set()
        self._of_act: dict[str, list[str]] = {}
        """Which of them may still change whatever is found, and which by what is found of one event."""

    def follow(self, before: "Upheld") -> None:
        """Take over what was kept under the rulebook before."""
        self.latest, self.staffed = before.latest, before.staffed
        self._waiting, self._of_act = before._waiting, before._of_act

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
            now = Breaking(world, self.referee.happenings, event, self.referee.institutions, broken.rule)
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

    def change(self, shifting: Iterable[Shifting]) -> Change:
        """What these articles come to, with all that has been found by now."""
        applied: list[Shifting] = []
        asks: dict[str, str] = {}
        for one in shifting:
            truth = self.referee.docket.settled(one.entry, one.article)
            if truth is True and one.by is not UNSET and one.by is not None:
                applied.append(one)
            elif truth is None:
                asks |= {leaf.id: self._said(one.entry, leaf.say) for leaf in _questions(one)}
        rungs = sum(int(_signed(one)) for one in applied if _step(one) == RUNG)
        return Change(rungs, tuple(applied), tuple(asks.items()))

    def weigh(self, one: Punishment, seq: int, t: int) -> None:
        """Raise and lower what staff are about to give."""
        shifting = self.shifting(Broken.found(one, seq, t))
        if shifting:
            self._weigh(one.id, Weighed(shifting, one.nth, one.steps, tuple(one.clauses)))
            one.nth, one.steps = self._weighed(one)

    def _weigh(self, name: str, weighed: Weighed) -> None:
        """Keep what may raise or lower a punishment."""
        self.staffed[name] = weighed
        if any(one.waits for one in weighed.shifting):
            self._waiting.add(name)
        self._of_act.setdefault(str(weighed.shifting[0].entry.act.seq), []).append(name)

    def weigh_again(self, cause: Cause, subject: str) -> list[Found]:
        """Work out anew what staff gave, after something was found or ordered, perhaps of an event (`subject`); what
        differs from before."""
        punishments = self.referee.institutions.punishments
        found: list[Found] = []
        meant = self._waiting.union(self._of_act.get(subject, ()))
        for name in [name for name in self.staffed if name in meant] if meant else ():
            one = punishments.machine.things[name]
            if one.state in ("in_force", "served"):
                nth, steps = self._weighed(one)
                found += punishments.recount(one, nth, steps, cause._replace(clauses=tuple(one.clauses)))
        return found

    def _weighed(self, one: Punishment) -> tuple[int, list[Step]]:
        """The rung and the steps that it comes to; what changed it is written on it."""
        weighed = self.staffed[one.id]
        change = self.change(weighed.shifting)
        ladder = self.referee.institutions.punishments.ladder(one)
        nth, steps = weighed.nth, weighed.steps
        if ladder is not None and change.rungs:
            nth, rung = rung_at(ladder, max(nth + change.rungs, 1))
            steps = steps_of(rung)
        steps, one.shifts = changed(steps, change)
        one.asks = list(change.asks)
        one.clauses = list(dict.fromkeys((*weighed.clauses, *change.cited(one.shifts))))
        return nth, steps

    def _said(self, entry: Entry, say: Any) -> str:
        return self.referee.docket.spell(entry, say)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self) -> list[Any]:
        """What may raise or lower the punishments that staff gave, as plain data."""
        keeper = self.keeper()
        return [
            [name, away(one.shifting, keeper), one.nth, one.steps, list(one.clauses)]
            for name, one in self.staffed.items()
        ]

    def load(self, data: list[Any]) -> None:
        """Takes up where `dump` left off."""
        keeper = self.keeper()
        for name, shifting, nth, steps, clauses in data:
            self._weigh(name, Weighed(out(shifting, keeper), nth, steps, tuple(clauses)))

    def keeper(self) -> Keeper:
        """Who puts away and takes out what belongs to the rulebooks that were in force."""
        return keeper_of([book for _, book in self.referee.books], self.referee.lexicon)


def first(clauses: Iterable[str]) -> str | None:
    """The first of these clauses."""
    return next(iter(clauses), None)


def changed(steps: Iterable[Step], change: Change) -> tuple[list[Step], list[str]]:
    """The steps of a rung as raised and lowered, and the articles that had a part in it.

    A step that is lowered to nothing falls away; one that lasts for ever, or no time at all, stays as it is.
    """
    found: list[Step] = []
    ids = [one.article.id for one in change.applied if _step(one) == RUNG]
    for step in steps:
        mine = [one for one in change.applied if _step(one) == step["kind"]] if step.get("minutes") else []
        ids += [one.article.id for one in mine]
        total = _total(step["minutes"] * MINUTE, mine) if mine else 0
        if not mine:
            found.append(step)
        elif total == inf:
            found.append({**step, "minutes": None})
        elif total > 0:
            found.append({**step, "minutes": ceil(total / MINUTE)})
    return found, list(dict.fromkeys(ids))


def _total(base: int, shifting: Iterable[Shifting]) -> float:
    """The time (ms) of a step of `base` with all that is added and taken away; what is added for ever outweighs all."""
    amounts = [_signed(one) * (base if _share(one) else 1) for one in shifting]
    if inf in amounts or -inf in amounts:
        return inf if inf in amounts else 0
    return round(base + fsum(amounts))


def _step(one: Shifting) -> str:
    assert one.article.shift is not None
    return one.article.shift.step


def _share(one: Shifting) -> bool:
    assert one.article.shift is not None
    return one.article.shift.by.kind == "share"


def _signed(one: Shifting) -> float:
    return float(one.by) if one.article.force == "raise" else -float(one.by)


def _questions(one: Shifting) -> list[Any]:
    mine = next(r for r in one.entry.remainders if r.article.id == one.article.id)
    return [leaf for leaf in mine.leaves() if leaf.sort in ("question", "fact")]


def _of_a_rule(tree: Any) -> bool:
    """Whether it speaks of what came of a rule, which a later finding may change."""
    return isinstance(tree, Happened | Holds | Named) and any(slot.kind == "rule" for slot in tree.word.roles)
