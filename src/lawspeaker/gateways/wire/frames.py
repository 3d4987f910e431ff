"""The frames of the live wire, in JSON or MessagePack: what a sender says, and what it is told.

Each is one object whose `type` says which it is; fields that this version does not know are ignored.
"""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct, field

from lawspeaker.events.bounds import MOST_TYPES
from lawspeaker.events.faults import quote
from lawspeaker.events.head import LARGEST

__all__ = [
    "PROTOCOL",
    "Ack",
    "Batch",
    "FrameError",
    "Gap",
    "GoBack",
    "Hello",
    "Push",
    "Receipt",
    "Refused",
    "Said",
    "Told",
    "Welcome",
    "hear",
    "pack",
    "pack_many",
    "read",
    "read_many",
]

PROTOCOL = 1
"""The highest version of the wire that this service speaks."""

Number: TypeAlias = Annotated[int, Meta(ge=1, le=LARGEST)]
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]

MOST_EVENTS = 10_000
"""In one batch."""
MOST_FRAMES = 1000
"""In one HTTP request."""


class FrameError(ValueError):
    """What came is no frame; the text says why."""


class Hello(Struct, tag="hello", tag_field="type"):
    """Who speaks: for which source of which server, with which key. `sender` is his own name for himself."""

    key: str
    protocol: Annotated[int, Meta(ge=1)] = PROTOCOL
    server: Name = "main"
    source: Name = "main"
    sender: str = ""
    records: Annotated[list[Name], Meta(max_length=MOST_TYPES)] | None = None
    tier: Annotated[int, Meta(ge=0, le=2)] = 2


class Batch(Struct, tag="batch", tag_field="type"):
    """Events, numbered without holes from `first` on."""

    first: Number
    events: Annotated[list[msgspec.Raw], Meta(min_length=1, max_length=MOST_EVENTS)]


class Gap(Struct, tag="gap", tag_field="type", rename={"first": "from", "last": "to"}):
    """The numbers from `first` to `last` are lost."""

    first: Number
    last: Number


class Receipt(Struct, tag="receipt", tag_field="type"):
    """A push was carried out (`done`), or was not (`refused`) and why."""

    id: str
    done: bool | None = None
    refused: bool | None = None
    why: Annotated[str, Meta(max_length=1000)] | None = None

    @property
    def how(self) -> Literal["done", "refused"]:
        """What became of it; a bare receipt says that it is done."""
        return "refused" if self.refused or self.done is False else "done"


Said: TypeAlias = Hello | Batch | Gap | Receipt
"""What a sender says."""


class Welcome(Struct, tag="welcome", tag_field="type", omit_defaults=True):
    """The sender is heard: go on with number `go_on`. `mode` is how this server stands, `behind` how many events on
    record are still to be judged."""

    protocol: int
    go_on: int
    rulebook: dict[str, str]
    modes: list[str]
    zones: list[dict[str, Any]]
    mode: str
    may: list[str]
    behind: int = 0


class Ack(Struct, tag="ack", tag_field="type", omit_defaults=True):
    """Everything up to `n` is durable. `faults` are numbers that were no events, with the reason; `claims` are
    numbers beyond the key, kept as claims."""

    n: int
    faults: list[dict[str, Any]] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)


class GoBack(Struct, tag="go_back", tag_field="type"):
    """Nothing of the batch was taken: go on with number `n`."""

    n: int
    reason: str


class Push(Struct, tag="push", tag_field="type"):
    """A finding and to whom it goes; sent again until it is receipted, always under the same id."""

    id: str
    to: str | list[str]
    finding: msgspec.Raw


class Refused(Struct, tag="refused", tag_field="type"):
    """The sender is not heard, or no longer; the reason."""

    reason: str


SAID = '`{"type": "hello", …}`, and then `batch`, `gap` and `receipt`'
WORDS = (
    ("object", "an object"),
    ("array", "a list"),
    ("int", "a whole number"),
    ("float", "a number with a decimal point"),
    ("str", "a text"),
    ("bool", "true or false"),
    ("null", "nothing"),
    (" | ", " or "),
    (", got", ", not"),
    ("of length >= 1", "that holds something"),
    ("of length <=", "no longer than"),
    (">=", "that is at least"),
    ("<=", "that is at most"),
)
"""How the wire calls what the reader of frames says."""

Told: TypeAlias = Welcome | Ack | GoBack | Push | Refused
"""What a sender is told."""

_json: msgspec.json.Decoder[Said] = msgspec.json.Decoder(Said)
_packed: msgspec.msgpack.Decoder[Said] = msgspec.msgpack.Decoder(Said)
_told: msgspec.json.Decoder[Told] = msgspec.json.Decoder(Told)
_many_json: msgspec.json.Decoder[list[msgspec.Raw]] = msgspec.json.Decoder(list[msgspec.Raw])
_many_packed: msgspec.msgpack.Decoder[list[msgspec.Raw]] = msgspec.msgpack.Decoder(list[msgspec.Raw])

_BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError)


def read(data: bytes, packed: bool) -> Said:
    """The frame in these bytes; raises `FrameError`."""
    try:
        return _packed.decode(data) if packed else _json.decode(data)
    except _BROKEN as error:
        raise FrameError(f"this is no frame of the wire: {_plainly(error)}") from None


def hear(data: bytes) -> Told:
    """The frame in what a service says, in JSON; raises `FrameError`."""
    try:
        return _told.decode(data)
    except _BROKEN as error:
        raise FrameError(f"this is no frame of the wire: {_plainly(error)}") from None


def read_many(data: bytes, packed: bool) -> list[Said]:
    """The frames in these bytes: a list of them, or one alone; raises `FrameError`."""
    try:
        many = _many_packed.decode(data) if packed else _many_json.decode(data)
    except msgspec.ValidationError:
        return [read(data, packed)]
    except _BROKEN as error:
        raise FrameError(f"this is no frame of the wire: {_plainly(error)}") from None
    if len(many) > MOST_FRAMES:
        raise FrameError(f"these are {len(many)} frames; at most {MOST_FRAMES} can come at once")
    return [read(bytes(one), packed) for one in many]


def pack(frame: Told, packed: bool) -> bytes:
    """The bytes of a frame."""
    if not packed:
        return msgspec.json.encode(frame)
    if isinstance(frame, Push):
        plain = {"type": "push", "id": frame.id, "to": frame.to, "finding": msgspec.json.decode(frame.finding)}
        return msgspec.msgpack.encode(plain)
    return msgspec.msgpack.encode(frame)


def pack_many(frames: list[Told], packed: bool) -> bytes:
    """The bytes of a list of frames."""
    bodies = [msgspec.Raw(pack(frame, packed)) for frame in frames]
    return msgspec.msgpack.encode(bodies) if packed else msgspec.json.encode(bodies)


def _plainly(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, UnicodeDecodeError):
        return "a text in it is not UTF-8"
    if isinstance(error, msgspec.ValidationError):
        return _taught(str(error))
    if "truncated" in str(error):
        return f"it is empty or breaks off; you may say {SAID}"
    return str(error)


def _taught(said: str) -> str:
    """What does not fit, in the words of the wire."""
    what, _, at = said.partition(" - at `$")
    name = at.strip("`.")
    if what.startswith("Invalid value") and name == "type":
        sent = what.removeprefix("Invalid value ").strip("'")
        return f"there is none of type {quote(sent)}; you may say {SAID}"
    if what.startswith("Object missing required field"):
        missing = what.rpartition(" ")[2]
        return f"it lacks {missing}" + (f"; you may say {SAID}" if missing == "`type`" else "")
    wanted = what.replace("Expected ", "").replace("`", "")
    for theirs, ours in WORDS:
        wanted = wanted.replace(theirs, ours)
    return f"`{name}` must be {wanted}" if name else f"a frame is {wanted}"
