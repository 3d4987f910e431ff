"""Precedents: an act of which everything is known is decided by the articles that apply to it, and by these alone.

So it is worked out once for each set of articles that has applied together, and looked up ever after.
"""

from collections.abc import Sequence

from msgspec import Struct

from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.ruling.rulings import Decision, Outcome, Value, clauses_of, decide


class Precedent(Struct, frozen=True):
    """What a set of articles comes to: places of those that decide, their ids and clauses, and what is said of those
    that applied and did not suffice."""

    value: Value
    decisive: tuple[int, ...]
    articles: list[str]
    cites: list[str]
    """The clauses that decided, where no line that held has clauses of its own."""
    yielded: list[str]

    def tagged(self, applying: Sequence[Remainder]) -> bool:
        """Whether a line that decided has clauses of its own."""
        return any([held.tags for i in self.decisive for held in applying[i].paths[0].held])  # noqa: C419 - quicker

    def decision(self, applying: Sequence[Remainder]) -> Decision:
        """The decision with the lines by which it is told."""
        return Decision(self.value, tuple([_applies(applying[i]) for i in self.decisive]))


class Precedents:
    """All that were needed so far.

    Articles are known by what they are, not by their names, which two rulebooks may both use.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Precedent] = {}

    def on(self, applying: Sequence[Remainder]) -> Precedent:
        """What these articles, each of which applies for certain, come to."""
        key = tuple([id(remainder.article) for remainder in applying])
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = _worked_out(applying)
        return known


def _worked_out(applying: Sequence[Remainder]) -> Precedent:
    outcomes = [Outcome(remainder.article, True) for remainder in applying]
    made = decide(outcomes)
    places = {id(outcome): i for i, outcome in enumerate(outcomes)}
    return Precedent(
        made.value,
        tuple(places[id(outcome)] for outcome in made.decisive),
        made.articles,
        clauses_of(made),
        [f"{outcome.article.id} applied and did not suffice" for outcome in made.yielded],
    )


def _applies(remainder: Remainder) -> Outcome:
    return Outcome(remainder.article, True, remainder.paths[0].held)
