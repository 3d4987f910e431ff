"""What every event begins with: its time, its sender, its place in the record.

An event is one line of the wire (docs/PROTOCOL.md). A field left out is *unknown* (`UNSET`); a field sent as
`null` is *known to be absent* (`None`). The two are never mixed up: judging depends on it.
"""

from typing import TypeAlias, TypeVar

from msgspec import UNSET, Struct, UnsetType

__all__ = ["UNSET", "Event", "Maybe", "Place", "UnsetType"]

T = TypeVar("T")
Maybe: TypeAlias = T | None | UnsetType
"""A field that may be unknown (left out), known to be absent (`null`), or given."""

Place: TypeAlias = tuple[float, float, float]
"""`[x, y, z]` in metres: x east, y up, z north, the origin at the map's centre."""


class Event(Struct, tag_field="type", kw_only=True, gc=False, omit_defaults=True):
    """The head of every event; `t` and `happened` in Unix milliseconds, `margin` in metres."""

    t: int
    server: str = "main"
    source: str = "main"
    n: int | UnsetType = UNSET
    seq: int = 0
    tier: int = 2
    margin: float | UnsetType = UNSET
    happened: int | UnsetType = UNSET
