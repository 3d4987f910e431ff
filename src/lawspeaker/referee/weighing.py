"""Measures against bounds, and how many are against how many: what a margin or an unknown leaves open stays open."""

from collections.abc import Mapping
from math import inf
from typing import Any

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.tree import Counted, Let, LetRef
from lawspeaker.referee.formula import Truth
from lawspeaker.referee.reasons import told_as
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


MANY = 1 << 30
"""So many things may there be of which nobody tells."""


def count(how: str, number: int, sure: int, maybe: int, among: int, more: bool = False) -> Truth:
    """A quantifier over so many that are, and so many that may be; with `more`, others of which nobody tells may be."""
    if more:
        maybe, among = maybe + MANY, among + MANY
    if how == "every":
        return (None if maybe else True) if sure + maybe == among else False
    if how == "no":
        return False if sure else None if maybe else True
    need = {"at least": number, "more than": number + 1, "at most": number + 1, "fewer than": number}[how]
    reached: Truth = True if sure >= need else None if sure + maybe >= need else False
    if how in ("at least", "more than") or reached is None:
        return reached
    return not reached


def numbered(told: Counted, text: str, lets: Mapping[str, Let]) -> str:
    """A counted line with the number itself for its name: `at least 3 players …` for `at least crowd players …`."""
    if not isinstance(told.number, LetRef) or told.number.name not in lets:
        return text
    name, value = told.number.name, lets[told.number.name].value.text
    return text.replace(f"{told.how} {name} ", f"{told.how} {value} ", 1)


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
