"""A prohibition in which `that X` stands in a denied line: with two X it forbids too much."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Bound, Condition, Counted, Group, Happened, Holds, Line, Mentions, Ruled, TableSays
from lawspeaker.law.walk import leaves, terms

ADVICE = "if there are two, the other still forbids: forbid widely, and permit the exact case"


def look(over: Over) -> Iterator[Diagnostic]:
    """Each such line of a prohibition's `when`."""
    for article in over.of("forbid"):
        for line in article.when.lines if article.when else ():
            for inner, bound in _denied(line):
                message = f"`{article.id}` denies something of `{bound.text}`"
                yield warning("that-denied", message, inner.spot.of(bound.text), ADVICE)


def _denied(line: Line) -> Iterator[tuple[Line, Bound]]:
    for own, condition in leaves((line,)):
        inside = isinstance(line.condition, Group) and line.condition.how == "none"
        if inside or denies(condition):
            for term in terms(condition):
                if isinstance(term, Bound) and term.text.startswith("that "):
                    yield own, term


def denies(condition: Condition) -> bool:
    """Whether the sentence is told in the negative."""
    if isinstance(condition, Happened | Holds | Mentions | TableSays):
        return condition.negated
    if isinstance(condition, Ruled):
        return False
    return isinstance(condition, Counted) and condition.how in ("no", "fewer than", "at most")
