"""What the record notices while it takes events, and puts on record itself: evidence has to say what it lacks.

A note takes up no place of its own. It stands with the event at which it was noticed, and is sealed with it.
"""

from collections.abc import Sequence
from typing import TypeAlias

import msgspec
from msgspec import Struct

from lawspeaker.events.faults import quote

__all__ = ["Hole", "Late", "Note", "Step", "decode", "encode", "say"]


class Hole(Struct, tag="hole", frozen=True, omit_defaults=True):
    """Just before event `seq` came, `source` had skipped its numbers `first` to `last`, or sent under them what was
    no event (`unread`)."""

    seq: int
    source: str
    first: int
    last: int
    unread: bool = False


class Late(Struct, tag="late", frozen=True):
    """Event `seq` is number `n` of `source`, which had been missing until then."""

    seq: int
    source: str
    n: int


class Step(Struct, tag="step", frozen=True):
    """At event `seq` the sender's time `t` lay more than 2 s before the record's clock (both Unix milliseconds)."""

    seq: int
    t: int
    clock: int


Note: TypeAlias = Hole | Late | Step


def encode(notes: Sequence[Note]) -> bytes:
    """The bytes of some notes; none at all if there are none."""
    return msgspec.json.encode(notes) if notes else b""


def decode(body: bytes) -> list[Note]:
    """What `encode` was given."""
    return msgspec.json.decode(body, type=list[Note]) if body else []


def say(note: Note) -> str:
    """The note as a sentence."""
    match note:
        case Hole(first=first, last=last):
            what = f"number {first}" if first == last else f"numbers {first} to {last}"
            became = "came and could not be read" if note.unread else "never came"
            return f"before event {note.seq}, {what} of source {quote(note.source)} {became}"
        case Late():
            return f"event {note.seq} is number {note.n} of source {quote(note.source)} and came late"
        case Step():
            return f"at event {note.seq} the sender's clock went back by {(note.clock - note.t) / 1000:.1f} s"
