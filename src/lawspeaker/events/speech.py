"""What people say, shout, write and spray."""

from typing import Literal

from msgspec import UNSET

from lawspeaker.events.head import Count, Event, Maybe, Millis, Place


class Chat(Event, tag="chat"):
    """A written line; `about` names a building, an entity, a case or a `seq`."""

    player: str
    channel: Literal["global", "team", "clan", "local", "direct", "staff", "discord", "forum"]
    text: str
    to: Maybe[str] = UNSET
    room: Maybe[str] = UNSET
    images: Maybe[Count] = UNSET
    about: Maybe[str | Count] = UNSET
    at: Maybe[Place] = UNSET


class Voice(Event, tag="voice"):
    """A player spoke aloud where he stands; never what he said. `t` is when he stopped, `ms` how long he spoke."""

    player: str
    ms: Maybe[Millis] = UNSET
    at: Maybe[Place] = UNSET


class React(Event, tag="react"):
    """A reaction to somebody's message."""

    player: str
    to: str
    room: Maybe[str] = UNSET


class Emote(Event, tag="emote"):
    """A gesture."""

    player: str
    name: str
    to: Maybe[str] = UNSET


class Sign(Event, tag="sign"):
    """A sign was written; `size` of its letters, `hidden` if it cannot be seen."""

    player: str
    entity: str
    text: str
    at: Place
    size: Maybe[float] = UNSET
    building: Maybe[str] = UNSET
    hidden: Maybe[bool] = UNSET


class Spray(Event, tag="spray"):
    """A picture was sprayed."""

    player: str
    entity: str
    at: Place
    image: Maybe[str] = UNSET
