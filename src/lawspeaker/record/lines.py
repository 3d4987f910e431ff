"""The journal's lines: what was sent, as it was sent, and what it says.

A line's bytes are kept as they came until its page is sealed, so that nothing a newer sender said is lost to an older
reader. What the wire takes no more, for it has bounds now that it had not when the line came, stays on record and is
read as an event of no known type. A line that says its own `seq` means it as its `n` too (one file, one source).
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from lawspeaker.events import UNSET, Event
from lawspeaker.events.bounds import LONGEST_NAME
from lawspeaker.events.codec import Unknown, decode_line, decode_lines, encode_line, kept
from lawspeaker.events.faults import Fault
from lawspeaker.events.head import LARGEST
from lawspeaker.events.strangers import Strangers
from lawspeaker.record.pages import POSITIONS, ROWS, Fields
from lawspeaker.record.store import Line

__all__ = ["Item", "event_of", "events_from", "fields_of", "headed", "marked", "read"]

Item = bytes | Event | Unknown
"""What a record takes: a line of JSON, with all that a newer sender may say in it, or an event."""

MARK = 16

_encoder = msgspec.json.Encoder()


def read(item: Item, numbered: bool, strangers: Strangers) -> tuple[Event | Unknown, bytes]:
    """An event and its line. Unless it is `numbered`, its own `seq` is struck out. Raises `Fault` for what is no event
    or could not be read again."""
    if isinstance(item, bytes):
        event, raw = decode_line(item, strangers), item
        if event.seq and not numbered:
            raw = msgspec.json.encode({name: value for name, value in _parsed(raw).items() if name != "seq"})
    else:
        raw = encode_line(replace(item, seq=0))
        event = decode_line(raw, strangers)
        event.seq = item.seq
    if not numbered:
        event.seq = 0
    if numbered and isinstance(item, bytes):
        _number(event)
    elif event.n is None:
        event.n = UNSET
    return event, raw


def headed(item: Item, source: str | None, numbered: bool) -> tuple[str | None, int | None]:
    """Who sent a line that is no event, and its number, as far as it says so."""
    try:
        fields = _parsed(item) if isinstance(item, bytes) else {}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None, None
    said, n = fields.get("source", "main"), fields.get("n", fields.get("seq") if numbered else None)
    named = said if isinstance(said, str) and len(said) <= LONGEST_NAME else None
    return named if source is None else source, n if type(n) is int and 0 < n <= LARGEST else None


def marked(line: Line, before: bytes) -> Line:
    """The line with its mark, which goes over it and the mark of the line before."""
    parts = (before, line.seq.to_bytes(8, "big"), len(line.raw).to_bytes(8, "big"), line.raw, line.notes)
    return replace(line, mark=sha256(b"".join(parts)).digest()[:MARK])


def event_of(line: Line) -> Event | Unknown:
    """The event of a line in its place."""
    try:
        event = decode_line(line.raw)
    except Fault:
        event = kept(_parsed(line.raw))
    _number(event)
    event.seq = line.seq
    return event


def fields_of(line: Line) -> Fields:
    """The same as plain data, with everything this version does not know."""
    fields = _parsed(line.raw)
    given = fields.pop("seq", None)
    if given is not None:
        fields.setdefault("n", given)
    if fields.get("n") is None:
        fields.pop("n", None)
    return fields


def events_from(entries: Iterable[tuple[int, Fields]]) -> Iterator[Event | Unknown]:
    """The events that plain data says, each in its place; the fields of positions are used up.

    All are read by the codec in one go, but for the rows of positions, which are many, and are rows already.
    """
    seqs: list[int] = []
    said: list[Fields] = []
    rows: dict[int, object] = {}
    for i, (seq, fields) in enumerate(entries):
        if fields["type"] == POSITIONS:
            rows[i], fields[ROWS] = fields[ROWS], []
        seqs.append(seq)
        said.append(fields)
    for i, (seq, taken) in enumerate(zip(seqs, decode_lines(_encoder.encode_lines(said)), strict=True)):
        if taken is None or isinstance(taken, Fault):
            taken = kept(said[i] | ({ROWS: rows[i]} if i in rows else {}))
        elif i in rows:
            taken.rows = rows[i]  # type: ignore[union-attr]
        taken.seq = seq
        yield taken


def _parsed(raw: bytes) -> Fields:
    return msgspec.json.decode(raw, type=Fields)


def _number(event: Event | Unknown) -> None:
    if event.n is None:
        event.n = UNSET
    elif event.seq and event.n is UNSET:
        event.n = event.seq
