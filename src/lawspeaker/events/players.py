"""Who is here, where, in what state and in what job."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta

from lawspeaker.events.head import Count, Event, Maybe, Millis, Place

Row = Annotated[tuple[str, float, float, float], Meta(description="a row `[player, x, y, z]`")]


class Joined(Event, tag="joined"):
    """A player came onto the server; `ip` is a keyed hash, never the address."""

    player: str
    name: str
    first: Maybe[bool] = UNSET
    ip: Maybe[str] = UNSET


class Left(Event, tag="left"):
    """A player left the server."""

    player: str
    reason: Maybe[str] = UNSET


class Named(Event, tag="named"):
    """A player took a name, and wears a tag or none."""

    player: str
    name: str
    tag: Maybe[str] = UNSET


class Positions(Event, tag="positions"):
    """Who stands where: rows of player, x, y, z."""

    rows: list[Row]


class Spawned(Event, tag="spawned"):
    """A player came to life."""

    player: str
    at: Place


class Died(Event, tag="died"):
    """A player died, and no player killed him."""

    player: str
    at: Place
    cause: str


class Sleeping(Event, tag="sleeping"):
    """A player fell asleep or woke; `protected` by the game while disconnected."""

    player: str
    at: Place
    on: bool
    protected: Maybe[bool] = UNSET


class Idle(Event, tag="idle"):
    """A player has not moved a hand for so many seconds."""

    player: str
    seconds: float


class Profile(Event, tag="profile"):
    """What is known of an account beyond the game."""

    player: str
    hours: Maybe[float] = UNSET
    vac_ban_days: Maybe[Count] = UNSET
    first_seen: Maybe[Millis] = UNSET
    discord_name: Maybe[str] = UNSET
    staff: Maybe[str] = UNSET
    aliases: Maybe[list[str]] = UNSET


class Licence(Event, tag="licence"):
    """A licence was given or taken: `raid`, `bounty_hunter`, …"""

    player: str
    kind: str
    on: bool
    by: Maybe[str] = UNSET


class Linked(Event, tag="linked"):
    """A game account was joined to a Discord account."""

    player: str
    discord: str
    discord_name: Maybe[str] = UNSET


class Recording(Event, tag="recording"):
    """A player began or stopped to record; `source` is then `client` or `plugin`, what records."""

    player: str
    on: bool


class Anticheat(Event, tag="anticheat"):
    """An anti-cheat system (named by `source`) accused a player."""

    player: str
    reason: str
    source: str


class Job(Event, tag="job"):
    """A player took a job in place of his old one."""

    player: str
    job: str


class Arrest(Event, tag="arrest"):
    """`player` tried to arrest, arrested or released `target`."""

    player: str
    target: str
    state: Literal["tried", "done", "released"]
    at: Maybe[Place] = UNSET


class Tax(Event, tag="tax"):
    """A tax rate between 0 and 1: the average shown to all, or one owner's."""

    rate: Annotated[float, Meta(ge=0, le=1, description="a share between 0 and 1")]
    owner: Maybe[str] = UNSET
