"""What people say, shout, write and spray."""

from typing import Literal

from msgspec import UNSET

from lawspeaker.events.head import Count, Event, Maybe, Millis, Name, Place, Text, local


class Chat(Event, tag="chat"):
    """A written line; `about` names a building, an entity, a case or a `seq`."""

    player: Name
    channel: Literal["global", "team", "clan", "local", "direct", "staff", "discord", "forum"]
    text: Text
    to: Maybe[Name] = UNSET
    room: Maybe[Name] = UNSET
    images: Maybe[Count] = UNSET
    about: Maybe[Name | Count] = UNSET
    at: Maybe[Place] = UNSET

    def __post_init__(self) -> None:
        self.about = local(self.about, self.server)


class Voice(Event, tag="voice"):
    """A player spoke aloud where he stands; never what he said. `t` is when he stopped, `ms` how long he spoke."""

    player: Name
    ms: Maybe[Millis] = UNSET
    at: Maybe[Place] = UNSET


class React(Event, tag="react"):
    """A reaction to somebody's message."""

    player: Name
    to: Name
    room: Maybe[Name] = UNSET


class Emote(Event, tag="emote"):
    """A gesture."""

    player: Name
    name: Name
    to: Maybe[Name] = UNSET


class Sign(Event, tag="sign"):
    """A sign was written; `size` of its letters, `hidden` if it cannot be seen."""

    player: Name
    entity: Name
    text: Text
    at: Place
    size: Maybe[float] = UNSET
    building: Maybe[Name] = UNSET
    hidden: Maybe[bool] = UNSET


class Spray(Event, tag="spray"):
    """A picture was sprayed."""

    player: Name
    entity: Name
    at: Place
    image: Maybe[Text] = UNSET
