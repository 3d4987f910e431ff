"""The vocabulary of the wire: one struct for each type of event, and the codecs between bytes and structs.

Each family stands in a module of its own; `TYPES` is found by scanning them, so a new kind of event is one class.
"""

from lawspeaker.events import calendar, fighting, orders, players, speech, things
from lawspeaker.events.calendar import (
    Airdrop,
    Announced,
    Crate,
    EraStarted,
    Heli,
    ModeChanged,
    RulebookAdopted,
    ServerStarted,
    TimedEvent,
    TimePassed,
    ZoneDrawn,
    ZoneEnded,
)
from lawspeaker.events.fighting import (
    Downed,
    Drawn,
    Hit,
    Kill,
    Seen,
    Shot,
    StaffAct,
)
from lawspeaker.events.head import UNSET, Event, Maybe, Place, UnsetType
from lawspeaker.events.orders import (
    Command,
    Finding,
    Group,
    GroupEnded,
    Relation,
)
from lawspeaker.events.players import (
    Anticheat,
    Arrest,
    Died,
    Idle,
    Job,
    Joined,
    Left,
    Licence,
    Linked,
    Named,
    Positions,
    Profile,
    Recording,
    Sleeping,
    Spawned,
    Tax,
)
from lawspeaker.events.speech import (
    Chat,
    Emote,
    React,
    Sign,
    Spray,
    Voice,
)
from lawspeaker.events.things import (
    Authorised,
    Building,
    Carrying,
    Despawned,
    Door,
    Dropped,
    Explosive,
    Gathered,
    Hotel,
    ItemGiven,
    Keypad,
    Lock,
    Looted,
    Placed,
    Removed,
    StructureDestroyed,
    StructureHit,
    Trade,
    Turret,
    Upgraded,
    Vehicle,
    Vending,
)

FAMILIES = (calendar, players, speech, fighting, things, orders)


def _scan() -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    for family in FAMILIES:
        for member in vars(family).values():
            if isinstance(member, type) and issubclass(member, Event) and member is not Event:
                found[str(member.__struct_config__.tag)] = member
    return found


TYPES: dict[str, type[Event]] = _scan()
"""Every type of event by its name on the wire."""

__all__ = [
    "TYPES",
    "UNSET",
    "Airdrop",
    "Announced",
    "Anticheat",
    "Arrest",
    "Authorised",
    "Building",
    "Carrying",
    "Chat",
    "Command",
    "Crate",
    "Despawned",
    "Died",
    "Door",
    "Downed",
    "Drawn",
    "Dropped",
    "Emote",
    "EraStarted",
    "Event",
    "Explosive",
    "Finding",
    "Gathered",
    "Group",
    "GroupEnded",
    "Heli",
    "Hit",
    "Hotel",
    "Idle",
    "ItemGiven",
    "Job",
    "Joined",
    "Keypad",
    "Kill",
    "Left",
    "Licence",
    "Linked",
    "Lock",
    "Looted",
    "Maybe",
    "ModeChanged",
    "Named",
    "Place",
    "Placed",
    "Positions",
    "Profile",
    "React",
    "Recording",
    "Relation",
    "Removed",
    "RulebookAdopted",
    "Seen",
    "ServerStarted",
    "Shot",
    "Sign",
    "Sleeping",
    "Spawned",
    "Spray",
    "StaffAct",
    "StructureDestroyed",
    "StructureHit",
    "Tax",
    "TimePassed",
    "TimedEvent",
    "Trade",
    "Turret",
    "UnsetType",
    "Upgraded",
    "Vehicle",
    "Vending",
    "Voice",
    "ZoneDrawn",
    "ZoneEnded",
]
