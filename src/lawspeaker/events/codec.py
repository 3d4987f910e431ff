"""Between the wire and the structs: a line of JSON in, an event out, and back. MessagePack is made a line before.

A line is first read as one of the known types, strictly, which is as fast as reading it leniently. Only a line that
fails is looked at again: a type or a field that this version does not know is counted and otherwise ignored, for
the sender may be newer; anything else that does not fit is a fault, and its reason is told in plain words.
"""

import re
from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from lawspeaker.events import TYPES
from lawspeaker.events.faults import Fault, explain
from lawspeaker.events.fields import wire_fields, without_void
from lawspeaker.events.head import LARGEST, Event, Millis, Name, plain
from lawspeaker.events.strangers import Strangers
from lawspeaker.events.syntax import BLANK, NO_OBJECT, parse

__all__ = [
    "Fault",
    "Strangers",
    "Taken",
    "Unknown",
    "decode_line",
    "decode_lines",
    "encode_line",
    "kept",
]


class Unknown(Struct, kw_only=True, omit_defaults=True):
    """An event of a type that this version does not know: its head, for its `t` and `n` count, and the rest as sent."""

    type: str
    t: Millis
    server: Name = "main"
    source: Name = "main"
    n: Annotated[int, Meta(ge=1, le=LARGEST)] | None | UnsetType = UNSET
    seq: Annotated[int, Meta(ge=1, le=LARGEST)] = 0
    tier: Annotated[int, Meta(ge=0, le=2, description="0 (server files), 1 (WebRCON) or 2 (plugin)")] = 2
    rest: dict[str, Any] = {}

    def __post_init__(self) -> None:
        plain(self.rest, "event", None)


Taken: TypeAlias = Event | Unknown | Fault
"""What became of a line that was not empty."""

T = TypeVar("T", bound=Struct)

_HEAD = frozenset(Unknown.__struct_fields__) - {"rest"}
_EVENT: Any = reduce(or_, TYPES.values())
_json: msgspec.json.Decoder[Event] = msgspec.json.Decoder(_EVENT)
_json_encoder = msgspec.json.Encoder(order="deterministic")

_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
# Where two objects may share a line, for then the count of events says nothing about the count of lines.
_CROWDED = re.compile(rb"\}[ \t\r]*\{")


def decode_line(line: bytes, strangers: Strangers | None = None) -> Event | Unknown:
    """The event of one JSON line, with or without its newline; unknown types and fields are counted in `strangers`.

    Raises `Fault` for a line that is no event. Whole numbers are strict: `t: 1.0` is a fault.
    """
    return _event_or_raise(_take(line, strangers))


def decode_lines(chunk: bytes, strangers: Strangers | None = None) -> list[Taken | None]:
    """What became of each line of a chunk of whole lines, in order; `None` for an empty one.

    The lines are read in one go, and one by one only if something is wrong with any of them. Nothing is raised.
    """
    if not chunk:
        return []
    lines = chunk.count(b"\n") + (not chunk.endswith(b"\n"))
    try:
        events: list[Any] = _json.decode_lines(chunk)
    except _BROKEN:
        events = []
    if len(events) == lines and not _CROWDED.search(chunk):
        return events
    apart = chunk.split(b"\n")
    return [None if line.strip(BLANK) == b"" else _take(line, strangers) for line in apart[:lines]]


def encode_line(event: Event | Unknown) -> bytes:
    """One line of canonical JSON, without its newline: what is unknown is left out, what is absent is `null`."""
    return _json_encoder.encode(_wire(event))


def kept(fields: Mapping[str, Any]) -> Unknown:
    """What was an event when it went on record, and is none by the bounds of today: its head, and the rest as sent."""
    head = {wire: value for wire, value in fields.items() if wire in _HEAD}
    return Unknown(**head, rest={wire: value for wire, value in fields.items() if wire not in _HEAD})


def _wire(event: Event | Unknown) -> object:
    if isinstance(event, Event):
        return event
    head: dict[str, object] = msgspec.to_builtins(event)
    head.pop("rest", None)
    return event.rest | head


def _event_or_raise(taken: Taken) -> Event | Unknown:
    if isinstance(taken, Fault):
        raise taken
    return taken


def _take(line: bytes, strangers: Strangers | None) -> Taken:
    try:
        return _json.decode(line)
    except _BROKEN:
        pass
    return _second_look(parse(line), strangers)


def _second_look(raw: object, strangers: Strangers | None) -> Taken:
    if isinstance(raw, Fault):
        return raw
    if not isinstance(raw, dict):
        return Fault(NO_OBJECT)
    name = raw.get("type")
    if name is None:
        return Fault("the field `type` is missing: it says which event this is")
    if not isinstance(name, str):
        return Fault("`type` must be text: the name of an event, such as `hit`")
    kind = TYPES.get(name)
    return _strange(raw, name, strangers) if kind is None else _known(raw, name, kind, strangers)


def _known(raw: dict[str, object], name: str, kind: type[Event], strangers: Strangers | None) -> Taken:
    fields = wire_fields(kind)
    strange = [wire for wire in raw if wire not in fields and wire != "type"]
    taken = _convert({wire: raw[wire] for wire in raw if wire not in strange} if strange else raw, kind)
    if taken is None:
        return Fault(explain(raw, kind, name))
    if strangers is not None:
        for wire in strange:
            strangers.field(f"{name}.{wire}")
    return taken


def _strange(raw: dict[str, object], name: str, strangers: Strangers | None) -> Taken:
    head = {wire: value for wire, value in raw.items() if wire in _HEAD}
    head["rest"] = {wire: value for wire, value in raw.items() if wire not in _HEAD}
    taken = _convert(head, Unknown)
    if taken is None:
        return Fault(explain(head, Unknown, name))
    if strangers is not None:
        strangers.type(name)
    return taken


def _convert(raw: dict[str, object], kind: type[T]) -> T | None:
    """The struct of plain data; `None` if it does not fit, with and without the nulls that mean *left out*."""
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        pass
    try:
        return msgspec.convert(without_void(raw, kind), kind)
    except msgspec.ValidationError:
        return None
