"""The journal's lines: what was sent, as it was sent, and what it says.

A line's bytes are kept as they came until its page is sealed, so that nothing a newer sender said is lost to an older
reader. A line that says its own `seq` means it as its `n` too (one file, one source).
"""

from hashlib import sha256

import msgspec
from msgspec.structs import replace

from lawspeaker.events import UNSET, Event
from lawspeaker.events.codec import Unknown, decode_line, encode_line
from lawspeaker.events.strangers import Strangers
from lawspeaker.record.pages import POSITIONS, ROWS, Fields
from lawspeaker.record.store import Line

__all__ = ["Item", "event_from", "event_of", "fields_of", "marked", "read"]

Item = bytes | Event | Unknown
"""What a record takes: a line of JSON, with all that a newer sender may say in it, or an event."""

MARK = 16


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
    elif isinstance(item, bytes):
        _number(event)
    return event, raw


def marked(line: Line, before: bytes) -> Line:
    """The line with its mark, which goes over it and the mark of the line before."""
    parts = (before, line.seq.to_bytes(8, "big"), len(line.raw).to_bytes(8, "big"), line.raw, line.notes)
    return replace(line, mark=sha256(b"".join(parts)).digest()[:MARK])


def event_of(line: Line) -> Event | Unknown:
    """The event of a line in its place."""
    event = decode_line(line.raw)
    _number(event)
    event.seq = line.seq
    return event


def fields_of(line: Line) -> Fields:
    """The same as plain data, with everything this version does not know."""
    fields = _parsed(line.raw)
    given = fields.pop("seq", None)
    if fields.get("n") is None:
        fields.pop("n", None)
        if given is not None:
            fields["n"] = given
    return fields


def event_from(seq: int, fields: Fields) -> Event | Unknown:
    """The event that plain data says, in its place. Rows of positions go by the codec, for they are many."""
    if fields["type"] != POSITIONS:
        event = decode_line(msgspec.json.encode(fields))
    else:
        event = decode_line(msgspec.json.encode({**fields, ROWS: []}))
        event.rows = fields[ROWS]  # type: ignore[union-attr]
    event.seq = seq
    return event


def _parsed(raw: bytes) -> Fields:
    return msgspec.json.decode(raw, type=Fields)


def _number(event: Event | Unknown) -> None:
    if event.seq and event.n is UNSET:
        event.n = event.seq
