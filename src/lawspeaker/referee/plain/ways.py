"""The ways in which lines of the law hold or may: three values, and how several ways come together.

For the letter of the law (letter.py), and of it alone: the other referees count by formulas of their own.
"""

from collections.abc import Iterable, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple, TypeAlias

from msgspec import UNSET

from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening

NO, UNKNOWN, YES = 0, 1, 2
"""Kleene's values: `and` is the least of several, `or` the greatest, `not` is `YES - value`."""
VALUES = {False: NO, None: UNKNOWN, UNSET: UNKNOWN, True: YES}
HOW = {"is": eq, "is not": ne, "at least": ge, "at most": le, "more than": gt, "less than": lt, "fewer than": lt}
Env: TypeAlias = dict[int, Any]
"""What the lines so far have found, by the number of the `any` or happening; UNSET where that is not known."""
Seqs: TypeAlias = frozenset[int]


class Way(NamedTuple):
    """One way in which lines hold or may: what they found, the events and clauses in it, and the ids of the unknown."""

    truth: int
    env: Env
    facts: Seqs = frozenset()
    tags: tuple[str, ...] = ()
    open: frozenset[str] = frozenset()


def way(truth: Any, env: Env, facts: Iterable[int] = ()) -> Way:
    """A way whose unknown, if it has one, has no name yet."""
    return Way(VALUES[truth], env, frozenset(facts), (), frozenset(("",)) if VALUES[truth] == UNKNOWN else frozenset())


def joined(ways: Sequence[Way], truth: int, env: Env) -> Way:
    """Several ways told as one."""
    unknown = frozenset(each for w in ways if w.truth == truth == UNKNOWN for each in w.open)
    facts, tags = frozenset(seq for w in ways for seq in w.facts), tuple(tag for w in ways for tag in w.tags)
    return Way(truth, env, facts, tags, unknown)


def any_of(ways: Sequence[Way], env: Env) -> Way:
    """Whether one of these holds, or may, told by all that do."""
    truth = max((w.truth for w in ways), default=NO)
    return joined([w for w in ways if w.truth == truth], truth, env)


def first_of(ways: Sequence[Way], env: Env) -> Way:
    """The same, told by the first, which of happenings is the latest."""
    found = any_of(ways, env)
    return next((found._replace(facts=w.facts, tags=w.tags) for w in ways if w.truth == found.truth), found)


def compare(measured: Any, how: str, bound: Any) -> bool | None:
    """A measure against a bound: unknown where its margin leaves it open, false of what does not exist."""
    if measured is UNSET or bound is UNSET:
        return None
    if measured is None or bound is None:
        return False
    value, margin = (measured.value, measured.margin) if isinstance(measured, Measured) else (measured, 0)
    return None if margin is UNSET or (margin and abs(value - bound) <= margin) else bool(HOW[how](value, bound))


def spaced(happenings: Iterable[Happening], apart: int) -> list[Happening]:
    """As many of these, latest first, as lie so far apart each from the next."""
    kept: list[Happening] = []
    for one in happenings:
        if not kept or (one is not kept[-1] and kept[-1].t - one.t >= apart):
            kept.append(one)
    return kept
