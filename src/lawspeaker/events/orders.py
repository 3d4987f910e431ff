"""Groups and their relations, orders, and what people found."""

from typing import Any, Literal

from msgspec import UNSET, field

from lawspeaker.events.head import Count, Event, Maybe, Place, plain


class Group(Event, tag="group"):
    """A group as it is now: the whole list each time."""

    id: str
    kind: Literal["team", "squad", "clan", "faction", "city_state", "city", "mercenary", "rp_group"]
    name: str
    members: list[str]
    leaders: list[str]
    tag: Maybe[str] = UNSET


class GroupEnded(Event, tag="group_ended"):
    """A group is no more."""

    id: str


class Relation(Event, tag="relation"):
    """Two groups or players became or ceased to be allies, friends or under a ceasefire."""

    a: str
    b: str
    kind: Literal["ally", "ceasefire", "friend"]
    on: bool


class Command(Event, tag="command"):
    """An order by a player or by staff; `building` and `entity` are what he looks at."""

    player: str
    name: str
    args: dict[str, Any] = field(default_factory=dict)
    at: Maybe[Place] = UNSET
    building: Maybe[str] = UNSET
    entity: Maybe[str] = UNSET
    via: Literal["game", "discord", "web", "forum", "console"] = "game"

    def __post_init__(self) -> None:
        plain(self.args, "args")


class Finding(Event, tag="finding"):
    """Staff or a jury decided what no machine can see."""

    by: str
    subject: str | Count
    question: str
    answer: Literal["yes", "no"]
    note: Maybe[str] = UNSET
