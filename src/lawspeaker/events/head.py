"""What every event begins with: its time, its sender, its place in the record.

An event is one line of the wire (docs/wire.md). A field left out is *unknown* (`UNSET`); a field sent as
`null` is *known to be absent* (`None`). The two are never mixed up: judging depends on it.

The types below carry their own words (`description`): a sender who gets one wrong is told what it must be.
"""

from math import inf, isfinite
from typing import Annotated, TypeAlias, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

from lawspeaker.events.bounds import (
    FARTHEST,
    LATEST,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_CORNERS,
    MOST_ITEMS,
    MOST_PARTS,
    MOST_PEOPLE,
)

__all__ = [
    "UNSET",
    "Circle",
    "Count",
    "Event",
    "Items",
    "Maybe",
    "Metres",
    "Millis",
    "Name",
    "People",
    "Place",
    "Polygon",
    "Text",
    "UnsetType",
    "local",
    "plain",
]

T = TypeVar("T")
Maybe: TypeAlias = T | None | UnsetType
"""A field that may be unknown (left out), known to be absent (`null`), or given."""

LARGEST = 2**53 - 1
"""The largest whole number that every sender's language holds exactly."""

Count: TypeAlias = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]
"""A whole number."""

Millis: TypeAlias = Annotated[int, Meta(ge=0, le=LATEST, description="a whole number of milliseconds")]
"""A moment, in Unix milliseconds, or a stretch of time."""

Name: TypeAlias = Annotated[str, Meta(max_length=LONGEST_NAME)]
"""An id, a name, a kind: opaque text."""

Text: TypeAlias = Annotated[str, Meta(max_length=LONGEST_TEXT)]
"""What somebody wrote."""

Metres: TypeAlias = Annotated[float, Meta(ge=-FARTHEST, le=FARTHEST)]
"""Along one axis of the map."""

People: TypeAlias = Annotated[list[Name], Meta(max_length=MOST_PEOPLE, extra_json_schema={"holds": "people"})]
"""Their ids."""

Items: TypeAlias = Annotated[
    dict[Name, Count], Meta(max_length=MOST_ITEMS, extra_json_schema={"holds": "kinds of items"})
]
"""How many of what."""

Place: TypeAlias = Annotated[tuple[Metres, Metres, Metres], Meta(description="a place `[x, y, z]` in metres")]
"""`[x, y, z]` in metres: x east, y up, z north, the origin at the map's centre."""

Circle: TypeAlias = Annotated[
    tuple[Metres, Metres, Annotated[float, Meta(ge=0, le=FARTHEST)]],
    Meta(description="a circle `[x, z, radius]` in metres"),
]
"""A circle on the map, seen from above."""

Corner: TypeAlias = Annotated[tuple[Metres, Metres], Meta(description="a corner `[x, z]` in metres")]
Polygon: TypeAlias = Annotated[
    list[Corner],
    Meta(
        min_length=3,
        max_length=MOST_CORNERS,
        description="a list of three or more corners `[x, z]`",
        extra_json_schema={"holds": "corners", "instead": "draw it more coarsely"},
    ),
]
"""A shape on the map, seen from above."""

DEEPEST = 32


class Event(Struct, tag_field="type", kw_only=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """The head of every event; `t` and `happened` in Unix milliseconds, `margin` in metres.

    `seq` is 0 until the record, or a reader of files, has given the event its place; on the wire it counts from 1.
    `n` is `None` where a line says that its event has no number of its own, though it has a place.
    """

    t: Millis
    server: Name = "main"
    source: Name = "main"
    n: Maybe[Annotated[int, Meta(ge=1, le=LARGEST)]] = UNSET
    seq: Annotated[int, Meta(ge=1, le=LARGEST)] = 0
    tier: Annotated[int, Meta(ge=0, le=2, description="0 (server files), 1 (WebRCON) or 2 (plugin)")] = 2
    margin: Annotated[float, Meta(ge=0)] | UnsetType = UNSET
    happened: Millis | UnsetType = UNSET


def local(reference: T, server: str) -> T | int:
    """A reference to an event: of one to this server's own record, `server:seq`, the `seq` alone."""
    if not isinstance(reference, str) or not reference.startswith(f"{server}:"):
        return reference
    number = reference[len(server) + 1 :]
    counts = number.isascii() and number.isdecimal() and len(number) <= len(str(LARGEST))
    return int(number) if counts and int(number) <= LARGEST else reference


def plain(value: object, where: str, most: int | None = MOST_PARTS) -> None:
    """Refuse what cannot travel unharmed as both JSON and MessagePack, and what holds more than `most` values or a text
    that is too long (`None`: any number, of any length); a `ValueError` says what and `where`."""
    if _count(value, where, most is not None) > (most or inf):
        raise ValueError(f"`{where}` holds more than {most:,} values")


def _count(value: object, where: str, bounded: bool, deep: int = 0) -> int:
    """How many values it holds, itself included."""
    if deep > DEEPEST:
        raise ValueError(f"`{where}` is nested deeper than {DEEPEST} lists and objects")
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError(f"`{where}` holds a name that is not text")
        if bounded and any(len(name) > LONGEST_NAME for name in value):
            raise ValueError(f"`{where}` holds a name of more than {LONGEST_NAME} characters")
        return 1 + sum(_count(part, where, bounded, deep + 1) for part in value.values())
    if isinstance(value, list):
        return 1 + sum(_count(part, where, bounded, deep + 1) for part in value)
    _plain(value, where, bounded)
    return 1


def _plain(value: object, where: str, bounded: bool) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if bounded and len(value) > LONGEST_TEXT:
            raise ValueError(
                f"a text in `{where}` holds {len(value):,} characters, and at most {LONGEST_TEXT:,} are taken"
            )
    elif isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise ValueError(f"`{where}` holds a whole number that is too large")
    elif not isinstance(value, float):
        raise ValueError(f"`{where}` holds something that is neither text, a number, a list nor an object")
    elif not isfinite(value):
        raise ValueError(f"`{where}` holds a number that is not finite")
