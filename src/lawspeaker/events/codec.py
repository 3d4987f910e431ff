"""Between the wire and the structs: a line of JSON, or a MessagePack object, in; an event out; and back.

A line is first read as one of the known types, strictly, which is as fast as reading it leniently. Only a line that
fails is looked at again: a type or a field that this version does not know is counted and otherwise ignored, for
the sender may be newer; anything else that does not fit is a fault, and its reason is told in plain words.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, inspect

from lawspeaker.events import TYPES
from lawspeaker.events.faults import Fault, explain, missing, quote
from lawspeaker.events.head import LARGEST, Event, Millis, plain
from lawspeaker.events.strangers import Strangers

__all__ = [
    "Fault",
    "Strangers",
    "Taken",
    "Unknown",
    "decode_line",
    "decode_lines",
    "decode_packed",
    "encode_line",
    "encode_packed",
]


class Unknown(Struct, kw_only=True, omit_defaults=True):
    """An event of a type that this version does not know: its head, for its `t` and `n` count, and the rest as sent."""

    type: str
    t: Millis
    server: str = "main"
    source: str = "main"
    n: Annotated[int, Meta(ge=1, le=LARGEST)] | UnsetType = UNSET
    seq: Annotated[int, Meta(ge=1, le=LARGEST)] = 0
    tier: Annotated[int, Meta(ge=0, le=2, description="0 (server files), 1 (WebRCON) or 2 (plugin)")] = 2
    rest: dict[str, Any] = {}

    def __post_init__(self) -> None:
        plain(self.rest, self.type)


Taken: TypeAlias = Event | Unknown | Fault
"""What became of a line that was not empty."""

_HEAD = frozenset(Unknown.__struct_fields__) - {"rest"}
_EVENT: Any = reduce(or_, TYPES.values())
_json: msgspec.json.Decoder[Event] = msgspec.json.Decoder(_EVENT)
_packed: msgspec.msgpack.Decoder[Event] = msgspec.msgpack.Decoder(_EVENT)
_json_encoder = msgspec.json.Encoder(order="deterministic")
_packed_encoder = msgspec.msgpack.Encoder(order="deterministic")

_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_BLANK = b" \t\r\n"
_CROWDED = re.compile(rb"\}[ \t\r]*\{")
# The first two bytes of a MessagePack number that is infinite or none at all; JSON cannot carry these.
_ENDLESS = re.compile(rb"\xcb[\x7f\xff][\xf0-\xff]|\xca[\x7f\xff][\x80-\xff]")
_AT_BYTE = re.compile(r"(.*) \(byte (\d+)\)")
_FOREIGN = re.compile(rb"-?(?:NaN|Infinity|inf\b|nan\b|None\b|True\b|False\b|undefined\b)")


def decode_line(line: bytes, strangers: Strangers | None = None) -> Event | Unknown:
    """The event of one JSON line, with or without its newline; unknown types and fields are counted in `strangers`.

    Raises `Fault` for a line that is no event. Whole numbers are strict: `t: 1.0` is a fault.
    """
    return _event_or_raise(_take(line, strangers))


def decode_packed(data: bytes, strangers: Strangers | None = None) -> Event | Unknown:
    """The event of one MessagePack object; as `decode_line`."""
    try:
        event = _packed.decode(data)
    except _BROKEN:
        return _event_or_raise(_second_look(data, _unpack, strangers))
    if _ENDLESS.search(data):
        return _event_or_raise(_second_look(data, _unpack, strangers))
    return event


def decode_lines(chunk: bytes, strangers: Strangers | None = None) -> list[Taken | None]:
    """What became of each line of a chunk of whole lines, in order; `None` for an empty one.

    The lines are read in one go, and one by one only if something is wrong with any of them. Nothing is raised.
    """
    if not chunk:
        return []
    lines = chunk.count(b"\n") + (not chunk.endswith(b"\n"))
    if not _crowded(chunk):
        try:
            events: list[Any] = _json.decode_lines(chunk)
        except _BROKEN:
            events = []
        if len(events) == lines:
            return events
    apart = chunk.split(b"\n")
    return [None if line.strip(_BLANK) == b"" else _take(line, strangers) for line in apart[:lines]]


def encode_line(event: Event | Unknown) -> bytes:
    """One line of canonical JSON, without its newline: what is unknown is left out, what is absent is `null`."""
    return _json_encoder.encode(_wire(event))


def encode_packed(event: Event | Unknown) -> bytes:
    """One MessagePack object, with the same content as `encode_line`."""
    return _packed_encoder.encode(_wire(event))


def _wire(event: Event | Unknown) -> object:
    if isinstance(event, Event):
        return event
    head = {
        name: value for name, value in msgspec.structs.asdict(event).items() if name in _HEAD and value is not UNSET
    }
    if not event.seq:
        del head["seq"]
    return event.rest | head


def _event_or_raise(taken: Taken) -> Event | Unknown:
    if isinstance(taken, Fault):
        raise taken
    return taken


def _crowded(chunk: bytes) -> bool:
    """Whether two objects may share a line: then the count of events says nothing about the count of lines."""
    if b"}{" in chunk:
        return True
    loose = b"} " in chunk or b"}\r" in chunk or b"}\t" in chunk
    return loose and _CROWDED.search(chunk) is not None


def _take(line: bytes, strangers: Strangers | None) -> Taken:
    try:
        return _json.decode(line)
    except _BROKEN:
        pass
    return _second_look(line, _parse, strangers)


def _second_look(data: bytes, read: Callable[[bytes], object], strangers: Strangers | None) -> Taken:
    raw = read(data)
    if isinstance(raw, Fault):
        return raw
    if not isinstance(raw, dict):
        return Fault("an event is one object `{…}`, and this is something else")
    if not all(isinstance(wire, str) for wire in raw):
        return Fault("the name of a field must be text")
    name = raw.get("type")
    if name is None:
        return Fault("the field `type` is missing: it says which event this is")
    if not isinstance(name, str):
        return Fault("`type` must be text: the name of an event, such as `hit`")
    kind = TYPES.get(name)
    return _strange(raw, name, strangers) if kind is None else _known(raw, name, kind, strangers)


def _known(raw: dict[str, object], name: str, kind: type[Event], strangers: Strangers | None) -> Taken:
    fields = _wire_names(kind)
    kept = {
        wire: value
        for wire, value in raw.items()
        if wire == "type" or (wire in fields and (value is not None or fields[wire]))
    }
    taken = _convert(kept, name, kind)
    if strangers is not None and not isinstance(taken, Fault):
        for wire in raw:
            if wire not in fields and wire != "type":
                strangers.field(f"{name}.{wire}")
    return taken


def _strange(raw: dict[str, object], name: str, strangers: Strangers | None) -> Taken:
    head = {wire: value for wire, value in raw.items() if wire in _HEAD and (value is not None or wire == "t")}
    rest = {wire: value for wire, value in raw.items() if wire not in _HEAD}
    taken = _convert(head | {"rest": rest}, name, Unknown)
    if strangers is not None and not isinstance(taken, Fault):
        strangers.type(name)
    return taken


def _convert(raw: Mapping[str, object], name: str, kind: type[Event] | type[Unknown]) -> Taken:
    if lacking := missing(raw, kind, name):
        return Fault(lacking)
    if trouble := explain(raw, kind):
        return Fault(trouble)
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        return Fault(str(error).partition(" - at `$")[0])


@cache
def _wire_names(kind: type[Event]) -> dict[str, bool]:
    """The fields of a type by their names on the wire, and whether a `null` in one is to be read.

    An optional field with a meaning of its own when left out (`means`, `landed`, `margin`) takes `null` as left out.
    """
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {field.encode_name: field.required or _takes_null(field.type) for field in info.fields}


def _takes_null(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return any(_takes_null(part) for part in kind.types)
    return isinstance(kind, inspect.NoneType | inspect.AnyType)


def _parse(line: bytes) -> object:
    """The JSON of a line as plain data, or a `Fault` that says where it goes wrong."""
    try:
        line.decode()
    except UnicodeDecodeError as error:
        return Fault(_not_text(line, error.start))
    try:
        return msgspec.json.decode(line)
    except RecursionError:
        return Fault("lists and objects are nested too deep in this line")
    except msgspec.ValidationError:
        return Fault(_too_large(line))
    except msgspec.DecodeError as error:
        return Fault(_malformed(line, str(error)))


def _too_large(line: bytes) -> str:
    where = "a field"
    for name, value in msgspec.json.decode(line, type=dict[str, msgspec.Raw]).items():
        try:
            msgspec.json.decode(value)
        except msgspec.ValidationError:
            where = quote(name)
    return f"{where} holds a number that is too large"


def _not_text(line: bytes, start: int) -> str:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "the file is written in UTF-16: save it as UTF-8"
    return f"the line is not UTF-8 text: byte {start + 1} (0x{line[start]:02x}) cannot stand there"


def _malformed(line: bytes, error: str) -> str:
    bare = line.strip(_BLANK)
    if not bare:
        return "the line is empty"
    if not bare.startswith((b"{", b"[")):
        return "the line is no JSON object: an event is one `{…}` on a line of its own"
    found = _AT_BYTE.fullmatch(error)
    if found is None:
        return _cut_off(bare)
    at = int(found[2])
    column = len(line[:at].decode(errors="ignore")) + 1
    return f"{_wrong_here(line, at, found[1])} (column {column})"


def _cut_off(bare: bytes) -> str:
    if bare.endswith(b"}"):
        return "the JSON is broken: a text has a false `\\u` escape, or a `}` or quote is missing"
    return "the line breaks off before its closing `}`"


def _wrong_here(line: bytes, at: int, error: str) -> str:
    if foreign := _FOREIGN.match(line, at):
        word = foreign[0].decode()
        better = {"None": "null", "True": "true", "False": "false"}.get(word)
        hint = f"write `{better}`" if better else "leave out a field whose value is unknown"
        return f"JSON does not know `{word}`: {hint}"
    if "trailing comma" in error:
        return "a comma too many"
    if "trailing characters" in error:
        return "something follows the closing `}`: an event is one object on a line of its own"
    if line[at : at + 1] == b"'" or "keys must be strings" in error:
        return "names and texts stand in double quotes"
    if line[at : at + 1] < b" ":
        return "a text holds a raw control character, which must be escaped"
    if "invalid number" in error:
        return "a number is written wrongly"
    if "expected" in error:
        return f"a {error.rpartition('expected ')[2].replace(chr(39), '`')} is missing"
    return f"the JSON is broken at {quote(line[at : at + 8].decode(errors='replace'))}"


def _unpack(data: bytes) -> object:
    """The MessagePack as plain data, or a `Fault`."""
    try:
        return msgspec.msgpack.decode(data, strict=True)
    except UnicodeDecodeError:
        return Fault("a text in this MessagePack is not UTF-8")
    except RecursionError:
        return Fault("lists and objects are nested too deep in this MessagePack")
    except msgspec.DecodeError as error:
        found = _AT_BYTE.fullmatch(str(error))
        where = f" (byte {int(found[2]) + 1})" if found else ": it breaks off"
        return Fault(f"the MessagePack is broken{where}")
