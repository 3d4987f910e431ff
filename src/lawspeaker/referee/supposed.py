"""What if: what past acts would come to if some unknowns were so, to see which unknowns can settle a ruling.

Each past act is worked out once for what is supposed. Where a fight has gone on unclear for long, one ruling rests on
hundreds of others; so only so much is looked through, and what is left over stays as it was ruled on.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Verdict: TypeAlias = tuple[str, list[str]]
"""A ruling's value and its articles."""


class Patience:
    """How many ways in which articles may apply are still looked through for one ruling."""

    def __init__(self, left: int) -> None:
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
