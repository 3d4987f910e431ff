"""The server, its calendar, and the places on its map."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct

from lawspeaker.events.bounds import MOST_TYPES
from lawspeaker.events.head import Circle, Count, Event, Maybe, Metres, Millis, Name, Place, Polygon, Text

Types = Annotated[list[Name], Meta(max_length=MOST_TYPES, extra_json_schema={"holds": "types"})]


class Map(Struct, omit_defaults=True):
    """The size of the map in metres and its seed."""

    size: Count
    seed: Count | None = None


class ServerStarted(Event, tag="server_started"):
    """A source begins to speak: what it records, and whether the season was already running."""

    name: Maybe[Name] = UNSET
    map: Maybe[Map] = UNSET
    records: Maybe[Types] = UNSET
    resumed: Maybe[bool] = UNSET
    profile: Maybe[Name] = UNSET


class EraStarted(Event, tag="era_started"):
    """A wipe."""

    name: Maybe[Name] = UNSET


class RulebookAdopted(Event, tag="rulebook"):
    """The rulebook of this hash is in force from here on."""

    name: Name
    hash: Name
    by: Maybe[Name] = UNSET
    note: Maybe[Text] = UNSET


class TimePassed(Event, tag="time"):
    """Nothing else happened until `t`."""


class ModeChanged(Event, tag="mode"):
    """A mode of the whole server was switched: `pve`, `purge`, `raid_day`, …"""

    name: Name
    on: bool
    until: Maybe[Millis] = UNSET


class Announced(Event, tag="calendar"):
    """Something was announced ahead, such as a purge; `starts` and `ends` in Unix milliseconds."""

    name: Name
    starts: Millis
    ends: Maybe[Millis] = UNSET


class ZoneDrawn(Event, tag="zone"):
    """A zone came to be or changed; one of `circle` (x, z, radius) and `polygon` ([x, z] …), in metres."""

    id: Name
    kind: Name
    name: Maybe[Name] = UNSET
    circle: Circle | None = None
    polygon: Polygon | None = None
    low: Metres | None = None
    high: Metres | None = None
    cause: Maybe[Literal["static", "airdrop", "heli", "bradley", "cargo", "oilrig", "event"]] = UNSET
    owner: Maybe[Name] = UNSET
    building: Maybe[Name] = UNSET
    status: Maybe[Literal["pending", "invalid", "approved"]] = UNSET
    capital: Maybe[bool] = UNSET
    until: Maybe[Millis] = UNSET

    def __post_init__(self) -> None:
        if self.circle is None and self.polygon is None:
            raise ValueError("a `zone` needs a `circle` or a `polygon`")
        if self.circle is not None and self.polygon is not None:
            raise ValueError("a `zone` takes a `circle` or a `polygon`, not both")


class ZoneEnded(Event, tag="zone_ended"):
    """A zone is gone."""

    id: Name


class Airdrop(Event, tag="airdrop"):
    """An airdrop was called, falls, has landed, was looted or is gone."""

    id: Name
    state: Literal["called", "dropping", "landed", "looted", "gone"]
    at: Place
    player: Maybe[Name] = UNSET


class Heli(Event, tag="heli"):
    """The patrol helicopter; `at` is its own place, `player_at` that of the player."""

    id: Name
    state: Literal["spawned", "tagged", "hit", "moved", "downed", "gone"]
    at: Place
    player: Maybe[Name] = UNSET
    player_at: Maybe[Place] = UNSET
    target: Maybe[Name] = UNSET


class Crate(Event, tag="crate"):
    """A locked crate."""

    id: Name
    state: Literal["unlocking", "unlocked", "looted"]
    at: Place
    player: Maybe[Name] = UNSET


class TimedEvent(Event, tag="event"):
    """A timed event of the game: `cargo`, `bradley`, `oilrig`, `dungeon`, …"""

    id: Name
    kind: Name
    state: Literal["started", "boarded", "fought", "looted", "ended"]
    player: Maybe[Name] = UNSET
    at: Maybe[Place] = UNSET
