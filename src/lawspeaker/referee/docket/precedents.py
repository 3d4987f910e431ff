"""Precedents: an act of which everything is known is decided by the articles that apply to it, and by these alone.

So it is worked out once for each set of articles that has applied together, and looked up ever after.
"""

from collections.abc import Sequence
from operator import attrgetter

from msgspec import Struct

from lawspeaker.law.tree import Article, Called, Line
from lawspeaker.law.walk import parts
from lawspeaker.referee.ruling.remainders import Remainder
from lawspeaker.referee.ruling.rulings import Decision, Outcome, Value, clauses_of, decide

_article = attrgetter("article")


class Precedent(Struct, frozen=True):
    """What a set of articles comes to: places of those that decide, their ids and clauses, and what is said of those
    that applied and did not suffice."""

    value: Value
    decisive: tuple[int, ...]
    articles: list[str]
    cites: list[str]
    """The clauses that decided, where no line that held has clauses of its own."""
    yielded: list[str]
    tagged: bool
    """Whether a line of those that decide may have clauses of its own."""

    def clauses(self, applying: Sequence[Remainder]) -> list[str]:
        """The clauses that decided: those of its lines, or else what its articles cite."""
        for i in self.decisive:
            for held in applying[i].paths[0].held:
                if held.tags:
                    return clauses_of(Decision(self.value, tuple([_applies(applying[i]) for i in self.decisive])))
        return self.cites.copy()


class Precedents:
    """All that were needed so far.

    Articles are known by what they are, not by their names, which two rulebooks may both use.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Precedent] = {}

    def on(self, applying: Sequence[Remainder]) -> Precedent:
        """What these articles, each of which applies for certain, come to."""
        key = tuple(map(id, map(_article, applying)))
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
        any(_may_be_tagged(outcome.article) for outcome in made.decisive),
    )


def _applies(remainder: Remainder) -> Outcome:
    return Outcome(remainder.article, True, remainder.paths[0].held)


def _may_be_tagged(article: Article) -> bool:
    """Whether a line of an article has clauses of its own, or stands for lines of which one may."""
    whole = list(parts((article.when, article.unless)))
    return any(isinstance(part, Called) or (isinstance(part, Line) and part.tags) for part in whole)
