"""What if: what past acts would come to if some unknowns were so, to see which unknowns can settle a ruling.

Each past act is worked out once for what is supposed. Where a fight has gone on unclear for long, one ruling rests on
hundreds of others; so only so much is looked through, and what is left over stays as it was ruled on.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any, TypeAlias

Verdict: TypeAlias = tuple[str, list[str]]
"""A ruling's value and its articles."""
WAYS = 10_000
"""Ways in which articles may apply to past acts that one ruling looks through, to see which unknowns matter."""
MANY = 6
"""Up to so many unknowns, every way to fill them is tried to see which of them matter."""


class Patience:
    """How many ways in which articles may apply are still looked through for one ruling."""

    def __init__(self, left: int = WAYS) -> None:
        self.left = left

    def spend(self, ways: int) -> bool:
        """Whether so many more are looked through."""
        self.left -= ways
        return self.left >= 0


class Supposed:
    """Unknowns with a value each, and what past acts come to then."""

    __slots__ = ("given", "patience", "verdicts")

    def __init__(self, given: Mapping[str, bool], patience: Patience) -> None:
        self.given, self.patience = given, patience
        self.verdicts: dict[Any, Verdict] = {}


def mattering(ids: Sequence[str], value: Callable[[Mapping[str, bool]], str]) -> list[str]:
    """The unknowns that can make a difference, those first that may settle it alone.

    `value` is what the ruling would be if some of them were so.
    """
    known: dict[frozenset[tuple[str, bool]], str] = {}

    def once(given: Mapping[str, bool]) -> str:
        key = frozenset(given.items())
        if key not in known:
            known[key] = value(given)
        return known[key]

    alone = [i for i in ids if any(once({i: yes}) != "unclear" for yes in (True, False))]
    if len(ids) > MANY:
        return [*alone, *(i for i in ids if i not in alone)]
    matter = set(alone)
    for values in product((True, False), repeat=len(ids)):
        given = dict(zip(ids, values, strict=True))
        was = once(given)
        matter |= {i for i in ids if i not in matter and once({**given, i: not given[i]}) != was}
    return [*alone, *(i for i in ids if i not in alone and i in matter)]
