"""Drafting a page: what waits in the journal, cut and read back, ready to be sealed by whoever writes the record.

A draft needs nothing but to read; so another process can make it while the record goes on being written.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lawspeaker.record import chain, pages
from lawspeaker.record.chain import Page, Part
from lawspeaker.record.counts import Count
from lawspeaker.record.errors import DAMAGED, DamagedError
from lawspeaker.record.lines import fields_of, marked
from lawspeaker.record.notes import Note, decode
from lawspeaker.record.pages import POSITIONS, ROWS, Fields
from lawspeaker.record.people import People
from lawspeaker.record.state import State
from lawspeaker.record.store import Line, Person

__all__ = ["Draft", "draft"]


class Draft(Struct, frozen=True):
    """A page that is ready to be sealed, its parts, who is new in it, the mark of its last line, and how many bytes it
    takes out of the journal."""

    page: Page
    parts: dict[str, bytes]
    newcomers: list[Person]
    mark: bytes
    size: int


def draft(at: State, lines: Sequence[Line], people: People) -> Draft:
    """The page of these lines, the first that wait in a journal that stands so; raises `DamagedError`."""
    _check(lines, at.root)
    notes = [note for line in lines for note in decode(line.notes)]
    events = [(line.seq, fields_of(line)) for line in lines]
    page = _page(at, events, notes)
    parts = pages.cut(events, notes, people)
    _compare(lines, parts, people)
    sums = {name: Part(chain.digest(part), len(part)) for name, part in sorted(parts.items())}
    page = replace(page, parts=sums, people=people.highest)
    return Draft(page, parts, people.newcomers(), lines[-1].mark, sum(len(line.raw) for line in lines))


def _check(lines: Sequence[Line], root: bytes) -> None:
    """Nothing is sealed that was altered while it waited."""
    if not lines:
        raise DamagedError(DAMAGED.format("the journal is missing"))
    for line in lines:
        if marked(line, root) != line:
            raise DamagedError(DAMAGED.format(f"the journal has been altered at event {line.seq}, or just before it"))
        root = line.mark


def _compare(lines: Sequence[Line], parts: Mapping[str, bytes], people: People) -> None:
    """Nothing leaves the journal before its page has been read back and says the same."""
    for line, (seq, fields) in zip(lines, pages.restore(parts, people), strict=True):
        if fields["type"] == POSITIONS:
            fields[ROWS] = [list(row) for row in fields[ROWS]]
        if (seq, fields) != (line.seq, fields_of(line)):
            raise DamagedError(f"event {line.seq} would come out of its page changed: it stays in the journal")


def _page(at: State, events: Sequence[tuple[int, Fields]], notes: Sequence[Note]) -> Page:
    """The header of the page to come, but for its parts."""
    count = Count.of((fields for _, fields in events), notes)
    return Page(
        number=at.link + 1,
        previous=at.hash,
        first=events[0][0],
        last=events[-1][0],
        since=at.sealed,
        until=max(at.sealed, *(fields["t"] for _, fields in events)),
        lines=count.events,
        rows=count.positions,
        holes=count.holes,
        steps=count.steps,
        people=0,
        types=count.types,
        parts={},
    )
