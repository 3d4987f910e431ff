"""Groups and their relations, orders, and what people found."""

from typing import Any, Literal

from msgspec import UNSET, field

from lawspeaker.events.head import Count, Event, Maybe, Name, People, Place, Text, local, plain


class Group(Event, tag="group"):
    """A group as it is now: the whole list each time."""

    id: Name
    kind: Literal["team", "squad", "clan", "faction", "city_state", "city", "mercenary", "rp_group"]
    name: Name
    members: People
    leaders: People
    tag: Maybe[Name] = UNSET


class GroupEnded(Event, tag="group_ended"):
    """A group is no more."""

    id: Name


class Relation(Event, tag="relation"):
    """Two groups or players became or ceased to be allies, friends or under a ceasefire."""

    a: Name
    b: Name
    kind: Literal["ally", "ceasefire", "friend"]
    on: bool


class Command(Event, tag="command"):
    """An order by a player or by staff; `building` and `entity` are what he looks at."""

    player: Name
    name: Name
    args: dict[str, Any] = field(default_factory=dict)
    at: Maybe[Place] = UNSET
    building: Maybe[Name] = UNSET
    entity: Maybe[Name] = UNSET
    via: Literal["game", "discord", "web", "forum", "console"] = "game"

    def __post_init__(self) -> None:
        plain(self.args, "args")
        if "about" in self.args:
            self.args["about"] = local(self.args["about"], self.server)


class Finding(Event, tag="finding"):
    """Staff or a jury decided what no machine can see."""

    by: Name
    subject: Name | Count
    question: Name
    answer: Literal["yes", "no"]
    note: Maybe[Text] = UNSET

    def __post_init__(self) -> None:
        self.subject = local(self.subject, self.server)
