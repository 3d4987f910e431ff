"""Measures against bounds, and how many are against how many: what a margin or an unknown leaves open stays open."""

import re
from collections.abc import Iterator, Mapping
from math import inf
from typing import Any

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.tree import Blank, Bound, Counted, Let, LetRef, Role, Term
from lawspeaker.law.walk import parts
from lawspeaker.referee.ruling.formula import Truth
from lawspeaker.referee.ruling.reasons import told_as
from lawspeaker.vocabulary.measured import Measured


def compare(measured: Any, how: str, limit: Any) -> Truth:
    """A measure against a bound; unknown where the margin leaves it open."""
    if measured is UNSET or limit is UNSET:
        return None
    if measured is None or limit is None:
        return False
    margin = measured.margin if isinstance(measured, Measured) else 0.0
    value = measured.value if isinstance(measured, Measured) else measured
    if margin is UNSET or (margin > 0 and abs(value - limit) <= margin):
        return None
    if how in ("is", "is not"):
        return (value == limit) is (how == "is")
    held = {"at least": value >= limit, "at most": value <= limit, "more than": value > limit}
    return bool(held.get(how, value < limit))


def turning(now: Now, runs: int, how: str, measured: Any, limit: Any) -> None:
    """Of a time that runs with the clock: note when it will stand otherwise to its bound, if it ever will."""
    if isinstance(measured, int) and isinstance(limit, int):
        late = how in (("at most", "more than") if runs > 0 else ("at least", "less than"))
        now.changes_at(now.t + runs * (limit - measured) + late)


def numbered(told: Counted, text: str, lets: Mapping[str, Let]) -> tuple[str, tuple[Term, ...]]:
    """A counted line with the number itself for its name (`at least 3 players …` for `at least crowd players …`), and
    `%s` for what it speaks of; and what that is."""
    if isinstance(told.number, LetRef) and told.number.name in lets:
        name, value = told.number.name, lets[told.number.name].value.text
        text = text.replace(f"{told.how} {name} ", f"{told.how} {value} ", 1)
    spoken = {_called(term): term for term in _spoken((told.source, told.body), told.var)}
    found: list[Term] = []

    def put(match: re.Match[str]) -> str:
        found.append(spoken[match[1]])
        return "%s"

    text = text.replace("%", "%%")
    names = "|".join(map(re.escape, sorted(spoken, key=len, reverse=True)))
    return (re.sub(rf"(?<!\w)(?:the )?({names})(?!\w)", put, text) if spoken else text), tuple(found)


def _called(term: Role | Bound | Blank) -> str:
    """What a line calls a role, a blank or what was found before."""
    return (term.name if isinstance(term, Role) else term.text).removeprefix("the ")


def _spoken(told: Any, var: int) -> Iterator[Role | Bound | Blank]:
    """The people and things that a counted line speaks of, but for the one that it counts."""
    for part in parts(told):
        if isinstance(part, Role | Blank) or (isinstance(part, Bound) and part.var != var):
            yield part


def asked(how: str, limit: str) -> str:
    """What a measure would be, for a question: `at least 10 min`."""
    return f"{how.removeprefix('is')} {limit}".lstrip()


def shown(measured: Any, kind: str = "") -> str:
    """A measure for people: times and shares with their units."""
    if measured is UNSET:
        return "not known"
    if measured == inf:
        return "for ever"
    if isinstance(measured, Measured):
        return f"{measured.value:.1f} m"
    if isinstance(measured, int | float) and not isinstance(measured, bool) and kind in ("duration", "share"):
        return told_as(kind, measured, str)
    return f"{measured:g}" if isinstance(measured, float) else str(measured)
