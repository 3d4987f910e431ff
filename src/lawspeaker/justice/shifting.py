"""Shifting: the articles that may raise or lower one sanction, and what they come to by all that has been found.

They are read at the moment of the act, and what is left of each is kept; so a late finding and one that was known at
once come to the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, fsum, inf
from typing import Any

from msgspec import UNSET

from lawspeaker.events.spans import MINUTE
from lawspeaker.institutions.rungs import Step
from lawspeaker.law.tree import RUNG, Article
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.keeping import Keeper
from lawspeaker.referee.ruling.formula import Leaf


@dataclass(slots=True)
class Shifting:
    """An article that may change a sanction: what is left of it on the docket, and by how much it does."""

    article: Article
    entry: Entry
    by: Any

    def awaited(self) -> Iterator[int | str]:
        """What may change it: a report or finding on its own act (`seq`), the answer to an unknown (its id), another
        ruling on an act that it rests on."""
        yield self.entry.act.seq
        for leaf in self.entry.leaves():
            if leaf.sort == "ruling":
                yield leaf.seq
            elif leaf.sort != "gate":
                yield leaf.id

    def questions(self) -> list[Leaf]:
        """What people may answer of it."""
        mine = next(r for r in self.entry.remainders if r.article.id == self.article.id)
        return [leaf for leaf in mine.leaves() if leaf.sort in ("question", "fact")]

    @property
    def step(self) -> str:
        """The kind of step whose time it changes, or `rung`."""
        assert self.article.shift is not None
        return self.article.shift.step

    @property
    def amount(self) -> float:
        """By how much it raises, below nothing where it lowers: ms, rungs, or a share of the step's own time."""
        return float(self.by) if self.article.force == "raise" else -float(self.by)

    @property
    def is_share(self) -> bool:
        """Whether it is a share of the step's own time."""
        assert self.article.shift is not None
        return self.article.shift.by.kind == "share"


@dataclass(frozen=True, slots=True)
class Shifted:
    """What becomes of a sanction: its rungs, the articles that changed it, and the questions of those that may."""

    rungs: int = 0
    applied: tuple[Shifting, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()

    def cited(self, articles: Iterable[str]) -> list[str]:
        """The clauses of those of these articles that changed it."""
        return [clause for one in self.applied if one.article.id in articles for clause in one.article.cites]

    def of(self, steps: Iterable[Step]) -> tuple[list[Step], list[str]]:
        """The steps of a rung as raised and lowered, and the articles that had a part in it.

        A step that is lowered to nothing falls away; one that lasts for ever, or no time at all, stays as it is.
        """
        found: list[Step] = []
        ids = [one.article.id for one in self.applied if one.step == RUNG]
        for step in steps:
            mine = [one for one in self.applied if one.step == step["kind"]] if step.get("minutes") else []
            ids += [one.article.id for one in mine]
            total = _total(step["minutes"] * MINUTE, mine) if mine else 0
            if not mine:
                found.append(step)
            elif total == inf:
                found.append({**step, "minutes": None})
            elif total > 0:
                found.append({**step, "minutes": ceil(total / MINUTE)})
        return found, list(dict.fromkeys(ids))


def shifted_by(shifting: Iterable[Shifting], docket: Docket) -> Shifted:
    """What these come to, with all that has been found by now."""
    applied: list[Shifting] = []
    asks: dict[str, str] = {}
    for one in shifting:
        truth = docket.settled(one.entry, one.article)
        if truth is True and one.by is not UNSET and one.by is not None:
            applied.append(one)
        elif truth is None:
            asks |= {leaf.id: docket.spell(one.entry, leaf.say) for leaf in one.questions()}
    rungs = sum(int(one.amount) for one in applied if one.step == RUNG)
    return Shifted(rungs, tuple(applied), tuple(asks.items()))


def _total(base: int, shifting: Iterable[Shifting]) -> float:
    """The time (ms) of a step of `base` with all that is added and taken away; what is added for ever outweighs all."""
    amounts = [one.amount * (base if one.is_share else 1) for one in shifting]
    if inf in amounts or -inf in amounts:
        return inf if inf in amounts else 0
    return round(base + fsum(amounts))


class Waiting:
    """Whose sanctions may still change, by the acts and unknowns that they wait for."""

    def __init__(self) -> None:
        self._names: dict[int | str, set[str]] = defaultdict(set)

    def add(self, name: str, shifting: Iterable[Shifting]) -> None:
        """A sanction that goes by this name (its id, or who got it) may be changed by these."""
        for one in shifting:
            for what in one.awaited():
                self._names[what].add(name)

    def stirred(self, stirred: Iterable[int | str]) -> set[str]:
        """Those that may have changed, where these were reported, answered or ruled on anew."""
        return {name for what in stirred for name in self._names.get(what, ())}


def away(shifting: Sequence[Shifting], keeper: Keeper) -> Any:
    """What may change one sanction, as plain data; all of it is read of one act."""
    return keeper.away([shifting[0].entry, *[[one.article, one.by] for one in shifting]] if shifting else [])


def out(data: Any, keeper: Keeper) -> list[Shifting]:
    """What `away` put away."""
    entry, *found = keeper.out(data) or [None]
    return [Shifting(article, entry, by) for article, by in found]
