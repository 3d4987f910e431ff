"""The server, its calendar, and the places on its map."""

from typing import Literal

from msgspec import UNSET, Struct

from lawspeaker.events.head import Circle, Count, Event, Maybe, Millis, Place, Polygon


class Map(Struct, omit_defaults=True):
    """The size of the map in metres and its seed."""

    size: Count
    seed: Count | None = None


class ServerStarted(Event, tag="server_started"):
    """A source begins to speak: what it records, and whether the season was already running."""

    name: Maybe[str] = UNSET
    map: Maybe[Map] = UNSET
    records: Maybe[list[str]] = UNSET
    resumed: Maybe[bool] = UNSET
    profile: Maybe[str] = UNSET


class EraStarted(Event, tag="era_started"):
    """A wipe."""

    name: Maybe[str] = UNSET


class RulebookAdopted(Event, tag="rulebook"):
    """The rulebook of this hash is in force from here on."""

    name: str
    hash: str
    by: Maybe[str] = UNSET
    note: Maybe[str] = UNSET


class TimePassed(Event, tag="time"):
    """Nothing else happened until `t`."""


class ModeChanged(Event, tag="mode"):
    """A mode of the whole server was switched: `pve`, `purge`, `raid_day`, …"""

    name: str
    on: bool
    until: Maybe[Millis] = UNSET


class Announced(Event, tag="calendar"):
    """Something was announced ahead, such as a purge; `starts` and `ends` in Unix milliseconds."""

    name: str
    starts: Millis
    ends: Maybe[Millis] = UNSET


class ZoneDrawn(Event, tag="zone"):
    """A zone came to be or changed; one of `circle` (x, z, radius) and `polygon` ([x, z] …), in metres."""

    id: str
    kind: str
    name: Maybe[str] = UNSET
    circle: Circle | None = None
    polygon: Polygon | None = None
    low: float | None = None
    high: float | None = None
    cause: Maybe[Literal["static", "airdrop", "heli", "bradley", "cargo", "oilrig", "event"]] = UNSET
    owner: Maybe[str] = UNSET
    building: Maybe[str] = UNSET
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

    id: str


class Airdrop(Event, tag="airdrop"):
    """An airdrop was called, falls, has landed, was looted or is gone."""

    id: str
    state: Literal["called", "dropping", "landed", "looted", "gone"]
    at: Place
    player: Maybe[str] = UNSET


class Heli(Event, tag="heli"):
    """The patrol helicopter; `at` is its own place, `player_at` that of the player."""

    id: str
    state: Literal["spawned", "tagged", "hit", "moved", "downed", "gone"]
    at: Place
    player: Maybe[str] = UNSET
    player_at: Maybe[Place] = UNSET
    target: Maybe[str] = UNSET


class Crate(Event, tag="crate"):
    """A locked crate."""

    id: str
    state: Literal["unlocking", "unlocked", "looted"]
    at: Place
    player: Maybe[str] = UNSET


class TimedEvent(Event, tag="event"):
    """A timed event of the game: `cargo`, `bradley`, `oilrig`, `dungeon`, …"""

    id: str
    kind: str
    state: Literal["started", "boarded", "fought", "looted", "ended"]
    player: Maybe[str] = UNSET
    at: Maybe[Place] = UNSET
