"""What every event begins with: its time, its sender, its place in the record.

An event is one line of the wire (docs/wire.md). A field left out is *unknown* (`UNSET`); a field sent as
`null` is *known to be absent* (`None`). The two are never mixed up: judging depends on it.

The types below carry their own words (`description`): a sender who gets one wrong is told what it must be.
"""

from math import isfinite
from typing import Annotated, TypeAlias, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType

__all__ = ["UNSET", "Circle", "Count", "Event", "Maybe", "Millis", "Place", "Polygon", "UnsetType", "plain"]

T = TypeVar("T")
Maybe: TypeAlias = T | None | UnsetType
"""A field that may be unknown (left out), known to be absent (`null`), or given."""

LARGEST = 2**53 - 1
"""The largest whole number that every sender's language holds exactly."""

Count: TypeAlias = Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]
"""A whole number."""

Millis: TypeAlias = Annotated[int, Meta(ge=0, le=LARGEST, description="a whole number of milliseconds")]
"""A moment, in Unix milliseconds, or a stretch of time."""

Place: TypeAlias = Annotated[tuple[float, float, float], Meta(description="a place `[x, y, z]` in metres")]
"""`[x, y, z]` in metres: x east, y up, z north, the origin at the map's centre."""

Circle: TypeAlias = Annotated[
    tuple[float, float, Annotated[float, Meta(ge=0)]], Meta(description="a circle `[x, z, radius]` in metres")
]
"""A circle on the map, seen from above."""

Corner: TypeAlias = Annotated[tuple[float, float], Meta(description="a corner `[x, z]` in metres")]
Polygon: TypeAlias = Annotated[list[Corner], Meta(min_length=3, description="a list of three or more corners `[x, z]`")]
"""A shape on the map, seen from above."""

DEEPEST = 32


class Event(Struct, tag_field="type", kw_only=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """The head of every event; `t` and `happened` in Unix milliseconds, `margin` in metres.

    `seq` is 0 until the record, or a reader of files, has given the event its place; on the wire it counts from 1.
    `n` is `None` where a line says that its event has no number of its own, though it has a place.
    """

    t: Millis
    server: str = "main"
    source: str = "main"
    n: Maybe[Annotated[int, Meta(ge=1, le=LARGEST)]] = UNSET
    seq: Annotated[int, Meta(ge=1, le=LARGEST)] = 0
    tier: Annotated[int, Meta(ge=0, le=2, description="0 (server files), 1 (WebRCON) or 2 (plugin)")] = 2
    margin: Annotated[float, Meta(ge=0)] | UnsetType = UNSET
    happened: Millis | UnsetType = UNSET


def plain(value: object, where: str, deep: int = 0) -> None:
    """Refuse what cannot travel unharmed as both JSON and MessagePack; a `ValueError` says what and `where`."""
    if deep > DEEPEST:
        raise ValueError(f"`{where}` is nested deeper than {DEEPEST} lists and objects")
    if isinstance(value, dict):
        for name, part in value.items():
            if not isinstance(name, str):
                raise ValueError(f"`{where}` holds a name that is not text")
            plain(part, where, deep + 1)
    elif isinstance(value, list):
        for part in value:
            plain(part, where, deep + 1)
    elif value is None or isinstance(value, bool | str):
        return
    elif isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise ValueError(f"`{where}` holds a whole number that is too large")
    elif not isinstance(value, float):
        raise ValueError(f"`{where}` holds something that is neither text, a number, a list nor an object")
    elif not isfinite(value):
        raise ValueError(f"`{where}` holds a number that is not finite")
