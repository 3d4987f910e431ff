"""Swaying: by which unknowns a formula may come to be true, or false, if only one of them becomes known.

A row of unknowns joined by `and` is made false by any of them, and true by none alone. So most unknowns of an unclear
ruling cannot settle it by themselves, and that is seen without supposing each of them.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from lawspeaker.referee.ruling.formula import Counting, Formula, Joined, Leaf, Negated, Settled, leaves
from lawspeaker.referee.ruling.remainders import Remainder

Ids: TypeAlias = frozenset[str]
NO_IDS: Ids = frozenset()


class Sway(NamedTuple):
    """The unknowns any one of which may make something true, and those that may make it false; of what is so already,
    all of them."""

    true: Ids
    false: Ids


UNSWAYED = Sway(NO_IDS, NO_IDS)


class Swaying:
    """Weighs formulas in which these are all the unknowns; `sway` tells it of a leaf."""

    def __init__(self, every: Ids, sway: Callable[[Leaf], Sway]) -> None:
        self.every, self._sway = every, sway

    def known(self, truth: bool | None) -> Sway:
        """What cannot be swayed."""
        if truth is None:
            return UNSWAYED
        return Sway(self.every, NO_IDS) if truth else Sway(NO_IDS, self.every)

    def all_of(self, parts: Iterable[Sway]) -> Sway:
        """And."""
        both = [*parts]
        return Sway(self.every.intersection(*(p.true for p in both)), NO_IDS.union(*(p.false for p in both)))

    def any_of(self, parts: Iterable[Sway]) -> Sway:
        """Or."""
        return opposite(self.all_of(map(opposite, parts)))

    def remainder(self, remainder: Remainder) -> Sway:
        """What may make an article apply, or not apply."""
        return self.any_of(
            self.all_of((self.formula(path.when), *(opposite(self.formula(f)) for f, _ in path.against)))
            for path in remainder.paths
        )

    def formula(self, formula: Formula) -> Sway:
        """What may make a formula true, or false; of a count, all that is in it."""
        if isinstance(formula, Leaf):
            return self._sway(formula)
        if isinstance(formula, Joined):
            parts = map(self.formula, formula.parts)
            return self.all_of(parts) if formula.how == "and" else self.any_of(parts)
        if isinstance(formula, Negated):
            return opposite(self.formula(formula.part))
        if isinstance(formula, Settled):
            inner, leaf = self.formula(formula.part), self._sway(formula.leaf)
            return Sway(inner.true | leaf.true, inner.false | leaf.false)
        if isinstance(formula, Counting):
            within = NO_IDS.union(*(ids for leaf in leaves(formula) for ids in self._sway(leaf)))
            return Sway(within, within)
        return self.known(formula)


def opposite(sway: Sway) -> Sway:
    """Not."""
    return Sway(sway.false, sway.true)
