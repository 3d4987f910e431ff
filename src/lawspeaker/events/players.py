"""Who is here, where, in what state and in what job."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta

from lawspeaker.events.bounds import MOST_ROWS
from lawspeaker.events.head import Count, Event, Maybe, Metres, Millis, Name, People, Place, Text

Row = Annotated[tuple[Name, Metres, Metres, Metres], Meta(description="a row `[player, x, y, z]`")]
Rows = Annotated[
    list[Row], Meta(max_length=MOST_ROWS, extra_json_schema={"holds": "rows", "instead": "send several `positions`"})
]


class Joined(Event, tag="joined"):
    """A player came onto the server; `ip` is a keyed hash, never the address."""

    player: Name
    name: Name
    first: Maybe[bool] = UNSET
    ip: Maybe[Name] = UNSET


class Left(Event, tag="left"):
    """A player left the server."""

    player: Name
    reason: Maybe[Text] = UNSET


class Named(Event, tag="named"):
    """A player took a name, and wears a tag or none."""

    player: Name
    name: Name
    tag: Maybe[Name] = UNSET


class Positions(Event, tag="positions"):
    """Who stands where: rows of player, x, y, z."""

    rows: Rows


class Spawned(Event, tag="spawned"):
    """A player came to life."""

    player: Name
    at: Place


class Died(Event, tag="died"):
    """A player died, and no player killed him."""

    player: Name
    at: Place
    cause: Name


class Sleeping(Event, tag="sleeping"):
    """A player fell asleep or woke; `protected` by the game while disconnected."""

    player: Name
    at: Place
    on: bool
    protected: Maybe[bool] = UNSET


class Idle(Event, tag="idle"):
    """A player has not moved a hand for so many seconds."""

    player: Name
    seconds: float


class Profile(Event, tag="profile"):
    """What is known of an account beyond the game."""

    player: Name
    hours: Maybe[float] = UNSET
    vac_ban_days: Maybe[Count] = UNSET
    first_seen: Maybe[Millis] = UNSET
    discord_name: Maybe[Name] = UNSET
    staff: Maybe[Name] = UNSET
    aliases: Maybe[People] = UNSET


class Licence(Event, tag="licence"):
    """A licence was given or taken: `raid`, `bounty_hunter`, …"""

    player: Name
    kind: Name
    on: bool
    by: Maybe[Name] = UNSET


class Linked(Event, tag="linked"):
    """A game account was joined to a Discord account."""

    player: Name
    discord: Name
    discord_name: Maybe[Name] = UNSET


class Recording(Event, tag="recording"):
    """A player began or stopped to record; `source` is then `client` or `plugin`, what records."""

    player: Name
    on: bool


class Anticheat(Event, tag="anticheat"):
    """An anti-cheat system (named by `source`) accused a player."""

    player: Name
    reason: Text
    source: Name


class Job(Event, tag="job"):
    """A player took a job in place of his old one."""

    player: Name
    job: Name


class Arrest(Event, tag="arrest"):
    """`player` tried to arrest, arrested or released `target`."""

    player: Name
    target: Name
    state: Literal["tried", "done", "released"]
    at: Maybe[Place] = UNSET


class Tax(Event, tag="tax"):
    """A tax rate between 0 and 1: the average shown to all, or one owner's."""

    rate: Annotated[float, Meta(ge=0, le=1, description="a share between 0 and 1")]
    owner: Maybe[Name] = UNSET
