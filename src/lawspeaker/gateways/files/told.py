"""What a file tells, and what could not be taken from it.

A `Told` is one happening as one file knows it, still in the words of this gateway: a death, say, is a `death`,
whoever caused it. Only when all files have been heard is it put into the words of the wire (`wire.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias


class Moment(NamedTuple):
    """A time as coarse as its source: it was in the `within` milliseconds that begin at `t` (Unix, UTC)."""

    t: int
    within: int


class Spot(NamedTuple):
    """A file of the folder and a line of it, or a row of a database; 0: the file as a whole."""

    file: str
    line: int


@dataclass(slots=True)
class Told:
    """One happening: where it stands, what it is, when it was, and its facts.

    `people` are the players whose names the source shows, as (id, name); `row` orders what one line tells.
    """

    spot: Spot
    type: str
    moment: Moment
    facts: dict[str, Any]
    people: tuple[tuple[str, str], ...] = ()
    row: int = 0
    also: list[Spot] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, Spot, int]:
        """By time, then file, then line."""
        return (self.moment.t, self.spot, self.row)


@dataclass(frozen=True, slots=True)
class Untaken:
    """Something that could not be taken, and why, in plain words; `last` and `count` when neighbours share it."""

    spot: Spot
    reason: str
    last: int = 0
    count: int = 1


Yield: TypeAlias = Told | Untaken


def fold(untaken: Iterable[Untaken]) -> Iterator[Untaken]:
    """Neighbours in one file with one reason, as one: a log without times is one complaint, not ten thousand."""
    held: Untaken | None = None
    for one in untaken:
        if held is not None and held.reason == one.reason and held.spot.file == one.spot.file:
            held = replace(held, last=one.spot.line, count=held.count + 1)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held
