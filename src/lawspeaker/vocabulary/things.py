"""Sentences about things: what they are, of what grade, in what state, where they stand, whose they are.

A thing is anything with an id: a wall, a box, a cupboard, a turret, a vehicle, a body. What each event tells of one is
kept; the last word on each of its qualities holds.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Event, Lock, Placed, Removed, StructureDestroyed, Upgraded, Vehicle, Vending
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of, place_in, saw, truth, unheard_of
from lawspeaker.vocabulary.ground import apart, inside_any, near, to_zones
from lawspeaker.vocabulary.groups import members_of
from lawspeaker.vocabulary.houses import place_of as house_place
from lawspeaker.vocabulary.lands import region_at, unclaimed_at
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.yards import on_ground_at
from lawspeaker.world.places import Place

THING = Kind("thing", "thing", "things")

TELL = (
    "structure_hit",
    "structure_destroyed",
    "placed",
    "upgraded",
    "removed",
    "looted",
    "lock",
    "keypad",
    "door",
    "turret",
    "vending",
    "vehicle",
)
"""The events that tell of a thing in what state it is."""
QUALITIES = (
    "kind",
    "grade",
    "building",
    "health",
    "decaying",
    "locked",
    "part",
    "level",
    "owner",
    "gun",
    "powered",
    "loaded",
    "mode",
    "broadcasting",
    "empty",
    "outside",
    "sees_outside",
    "door_open",
    "replaces",
)
LOCKS = {"placed": True, "removed": False}
"""What is done at a thing's lock, and whether it is under lock then."""


@happening("{thing:thing} [show|showed as showing] its state", *TELL, extra="{qualities:qualities}")
def showed(event: Event, now: Now) -> Roles:
    """An event told of the thing; what it told is kept."""
    thing = getattr(event, "entity", None) or getattr(event, "container", None)
    if isinstance(thing, str):
        yield thing, qualities(event, now)
    if isinstance(event, Placed) and isinstance(event.replaces, str) and event.replaces != thing:
        yield event.replaces, {"gone": True}


def qualities(event: Event, now: Now) -> dict[str, Any]:
    """What an event tells of its thing, and where that stands; what it leaves out is left out."""
    told = {q: v for q in QUALITIES if (v := getattr(event, q, UNSET)) is not UNSET}
    at = getattr(event, "at", UNSET)
    if isinstance(at, tuple):
        told["at"] = place_in(event, at, now)
    if isinstance(event, Placed):
        told["builder"] = event.player
    if isinstance(event, Vehicle):
        told |= _of_vehicle(event, now)
    if isinstance(event, Lock) and event.action in LOCKS:
        told["locked"] = LOCKS[event.action]
    if isinstance(event, Upgraded):
        told["block"] = True
    if isinstance(event, Vending):
        told["kind"] = "vending"
    if isinstance(event, Removed | StructureDestroyed):
        told["gone"] = True
    return told


def _of_vehicle(event: Vehicle, now: Now) -> dict[str, Any]:
    """What is done with a vehicle says whose it is, whether it is under lock, and that decay has eaten it up.

    Then it is nobody's. The first lock on what is nobody's makes it his who put it there.
    """
    told: dict[str, Any] = {"vehicle": True}
    if event.action in ("owned", "locked"):
        told["gone"] = False
    if event.action == "owned" and isinstance(event.player, str) and event.owner is UNSET:
        told["owner"] = event.player
    elif event.action == "locked":
        told["locked"] = True
        if (
            isinstance(event.player, str)
            and event.owner is UNSET
            and told_of(now, event.entity, "owner") in (UNSET, None)
        ):
            told["owner"] = event.player
    elif event.action == "decayed":
        told["decayed"] = True
        if isinstance(event.health, float | int) and event.health <= 0:
            told |= {"locked": False, "gone": True, "owner": None}
    return told


def told_of(now: Now, thing: str, quality: str) -> Any:
    """The last word on one quality of a thing: UNSET where nobody ever told it."""
    for found in now.happenings.latest("showed", [(0, thing)]):
        value = found.roles[1].get(quality, UNSET)
        if value is not UNSET:
            now.note(found.seq, found.tier)
            return value
    return UNSET


def house_of(now: Now, thing: str) -> str | UnsetType | None:
    """The house that a thing was last told to belong to, also one that stands no more; None: told to be of none."""
    fixture = now.world.fixtures.get(thing)
    if fixture is None:
        told: str | UnsetType | None = told_of(now, thing, "building")
        return told
    now.note(fixture.seq, fixture.tier)
    return fixture.house


def place_of(now: Now, thing: str) -> Place | UnsetType:
    """Where a thing was last said to stand; a cupboard of which nobody said it stands where its house does."""
    found: Place | UnsetType = told_of(now, thing, "at")
    house = now.world.buildings.of_cupboard(thing) if found is UNSET else None
    return found if house is None else house_place(now, house)


# What it is ---------------------------------------------------------------------------------------------------------


@state("{thing:thing} [be|is|was|are] {other:thing}")
def same_thing(now: Now, thing: str, other: str) -> bool:
    """It is that thing."""
    return thing == other


@measure("the kind of {thing:thing}", gives="text")
def kind(now: Now, thing: str) -> str | UnsetType | None:
    """What it is, as the wire has it: foundation, high_wall, cupboard, turret, box, car, corpse …; or house, block."""
    found: str | UnsetType | None = told_of(now, thing, "kind")
    if found is not UNSET:
        return found
    if now.world.buildings.is_cupboard(thing):
        return "cupboard"
    if now.world.buildings.get(thing) is not None:
        return "house"
    return "block" if told_of(now, thing, "block") is True else UNSET


@measure("the grade of {thing:thing}", gives="grade")
def grade(now: Now, thing: str) -> str | UnsetType | None:
    """What it is built of: twig, wood, stone, metal, armored."""
    found: str | UnsetType | None = told_of(now, thing, "grade")
    return found


@measure("the part of {thing:thing}", gives="text")
def part(now: Now, thing: str) -> str | UnsetType | None:
    """Where in the house it sits: entry_door, outer_wall, perimeter, inner."""
    found: str | UnsetType | None = told_of(now, thing, "part")
    return found


@measure("the level of {thing:thing}", gives="number")
def level(now: Now, thing: str) -> int | UnsetType | None:
    """On which floor it is; 0 is the ground. Where nobody told: how high it stands above its house, a wall a floor."""
    found: int | UnsetType | None = told_of(now, thing, "level")
    return _floor(now, thing) if found is UNSET else found


def _floor(now: Now, thing: str) -> int | UnsetType:
    told, place = house_of(now, thing), place_of(now, thing)
    building = now.world.buildings.get(told) if isinstance(told, str) else None
    if building is None or building.at is None or not isinstance(place, Place):
        return UNSET
    return max(0, int((place.y - building.at[1]) // now.world.profile.foundation))


@measure("the health of {thing:thing}", gives="share")
def health(now: Now, thing: str) -> float | UnsetType | None:
    """How whole it is, between 0 and 1, when it was last told."""
    found: float | UnsetType | None = told_of(now, thing, "health")
    return found


@measure("the gun in {thing:thing}", gives="text")
def gun(now: Now, thing: str) -> str | UnsetType | None:
    """What a turret is fitted with: a gun's name, trumpet, or none."""
    found: str | UnsetType | None = told_of(now, thing, "gun")
    return found


@measure("the mode of {thing:thing}", gives="text")
def mode(now: Now, thing: str) -> str | UnsetType | None:
    """What a turret is set to."""
    found: str | UnsetType | None = told_of(now, thing, "mode")
    return found


@name("[base|bases] of {thing:thing}", gives="base")
def base_of(now: Now, thing: str) -> str | UnsetType | None:
    """The house that it belongs to."""
    return house_of(now, thing)


@name("[thing|things] replaced by {thing:thing}", gives="thing")
def replaced_by(now: Now, thing: str) -> str | UnsetType | None:
    """What stood in its place before."""
    found: str | UnsetType | None = told_of(now, thing, "replaces")
    return found


# In what state ------------------------------------------------------------------------------------------------------


@state("{thing:thing} [be|is|was|are] decaying")
def decaying(now: Now, thing: str) -> Truth:
    """It falls apart for want of upkeep."""
    return truth(told_of(now, thing, "decaying"))


@state("{thing:thing} [be|is|was|are] locked")
def locked(now: Now, thing: str) -> Truth:
    """It is under lock; a vehicle is not as long as nobody locked it."""
    told = told_of(now, thing, "locked")
    if told is UNSET and told_of(now, thing, "vehicle") is True and saw(now, "vehicle", "lock"):
        return False
    return truth(told)


@state("{thing:thing} [be|is|was|are] powered")
def powered(now: Now, thing: str) -> Truth:
    """It has power."""
    return truth(told_of(now, thing, "powered"))


@state("{thing:thing} [be|is|was|are] loaded")
def loaded(now: Now, thing: str) -> Truth:
    """There is ammunition in it."""
    return truth(told_of(now, thing, "loaded"))


@state("{thing:thing} [be|is|was|are] empty")
def empty(now: Now, thing: str) -> Truth:
    """There is nothing in it."""
    return truth(told_of(now, thing, "empty"))


@state("{thing:thing} [be|is|was|are] shown on the map")
def broadcasting(now: Now, thing: str) -> Truth:
    """It is a vending machine that everybody sees on the map."""
    return truth(told_of(now, thing, "broadcasting"))


@state("{thing:thing} [be|is|was|are] outside")
def outside(now: Now, thing: str) -> Truth:
    """It stands in the open, outside every house and compound: as was told, or else off its owner's ground.

    To belong to a house puts it on its ground only where that is not drawn.
    """
    told = told_of(now, thing, "outside")
    if told is not UNSET:
        return truth(told)
    inside = on_own_ground(now, thing) if now.world.buildings.all() else None
    if inside is True and _off_ground(now, thing):
        return True
    return None if inside is None else not inside


def _off_ground(now: Now, thing: str) -> bool:
    """Whether it certainly stands off the ground of every house of its owners, and that ground is drawn."""
    place, found = place_of(now, thing), owners_of(now, thing)
    told = house_of(now, thing)
    own = {base for player in found for base in now.world.buildings.owned_by(player)} if isinstance(found, list) else ()
    return bool(own) and told in own and all(on_ground_at(now, base, place) is False for base in own)


@state("{thing:thing} [see|sees|saw] outside")
def sees_outside(now: Now, thing: str) -> Truth:
    """It looks into the open."""
    return truth(told_of(now, thing, "sees_outside"))


@state("the door of {thing:thing} [be|is|was|are] open")
def door_open(now: Now, thing: str) -> Truth:
    """The door of a vehicle stood open when it was last told."""
    return truth(told_of(now, thing, "door_open"))


@state("{thing:thing} [be|is|was|are] gone")
def gone(now: Now, thing: str) -> Truth:
    """It was taken down or destroyed."""
    if told_of(now, thing, "gone") is True:
        return True
    return False if saw(now, "removed", "structure_destroyed") else None


# Whose it is --------------------------------------------------------------------------------------------------------


@name("[builder|builders] of {thing:thing}", gives="player")
def builder_of(now: Now, thing: str) -> str | UnsetType | None:
    """Who placed it."""
    found: str | UnsetType | None = told_of(now, thing, "builder")
    return found


@name("[owner|owners] of {thing:thing}", gives="player", many=True)
def owners_of(now: Now, thing: str) -> list[str] | UnsetType:
    """Who owns it: the one who was told to, those of the house it belongs to, or else who placed it."""
    told, base = told_of(now, thing, "owner"), house_of(now, thing)
    if isinstance(told, str):
        return [told]
    housed = now.world.buildings.owners(base) if isinstance(base, str) else None
    if isinstance(housed, list):
        return housed
    builder = told_of(now, thing, "builder")
    if isinstance(builder, str):
        return [builder]
    nobody = told_of(now, thing, "vehicle") is True and (told is None or saw(now, "vehicle"))
    return [] if nobody or (told is None and base is None) else UNSET


@state("{thing:thing} [belong|belongs|belonged] to somebody")
def belongs(now: Now, thing: str) -> Truth:
    """It has an owner; a vehicle that nobody was told to own has none."""
    found = owners_of(now, thing)
    return None if isinstance(found, UnsetType) else bool(found)


@state("{player:player} [own|owns|owned|own] {thing:thing}")
def owns_thing(now: Now, player: str, thing: str) -> Truth:
    """It is his: he was told to own it, lives in the house it belongs to, or placed it."""
    found = owners_of(now, thing)
    return None if isinstance(found, UnsetType) else player in found


# Where it stands ----------------------------------------------------------------------------------------------------


@state("{thing:thing} [be|is|was|are] inside {zone:zone}")
def thing_in_zone(now: Now, thing: str, zone: str) -> Truth:
    """It stands in the zone."""
    found = now.world.zones.get(zone)
    return inside_any([found] if found else [], place_of(now, thing))


@state("{thing:thing} [stand|stands|stood] on the ground of {base:base}")
def thing_on_ground(now: Now, thing: str, base: str) -> Truth:
    """It belongs to that house, or stands on its ground."""
    if house_of(now, thing) == base:
        return True
    return on_ground_at(now, base, place_of(now, thing))


@state("{thing:thing} [stand|stands|stood] on its owner's ground")
def on_own_ground(now: Now, thing: str) -> Truth:
    """It belongs to a house of its owner, or stands on the ground of one."""
    found = owners_of(now, thing)
    if isinstance(found, UnsetType):
        return None
    bases = sorted({base for player in found for base in now.world.buildings.owned_by(player)})
    held = any_of(thing_on_ground(now, thing, base) for base in bases)
    return None if held is False and on_unknown_ground(now, thing) is not False else held


def on_unknown_ground(now: Now, thing: str, reach: float = 0.0) -> Truth:
    """Whether it belongs to a house of which nobody knows whose it is, or stands on the ground of such a one; where
    nobody tells of houses it may always.

    `reach` (metres): or so near that ground.
    """
    buildings, told = now.world.buildings, house_of(now, thing)
    if unheard_of(now, "building"):
        return None
    if isinstance(told, str) and buildings.owners(told) is UNSET:
        return None
    zones = [z for kind in ("property", "base") for z in now.world.zones.of_kind(kind)]
    unknown = [z for z in zones if not isinstance(z.building, str) or buildings.owners(z.building) is UNSET]
    place = place_of(now, thing)
    return near(to_zones(place, unknown), reach) if reach else inside_any(unknown, place)


@measure("the distance from {player:player} to {thing:thing}", gives="distance")
def distance_to_thing(now: Now, player: str, thing: str) -> Measured | UnsetType:
    """How far he stands from it."""
    return apart(now.place(player), place_of(now, thing))


@measure("the distance from {thing:thing} to {zone:zone}", gives="distance")
def distance_thing_zone(now: Now, thing: str, zone: str) -> Measured | UnsetType | None:
    """How far it stands from the zone; 0 inside it."""
    found = now.world.zones.get(zone)
    return to_zones(place_of(now, thing), [found] if found else [])


@measure("the height of {thing:thing}", gives="distance")
def height_of_thing(now: Now, thing: str) -> Measured | UnsetType:
    """How high above the sea it stands; below it is less than 0."""
    place = place_of(now, thing)
    return Measured(place.y, place.margin) if isinstance(place, Place) else UNSET


@measure("the distance from {thing:thing} to {other:thing}", gives="distance")
def distance_between_things(now: Now, thing: str, other: str) -> Measured | UnsetType:
    """How far two things stand from each other."""
    return apart(place_of(now, thing), place_of(now, other))


@measure("the distance from {thing:thing} to the edge of {zone:zone}", gives="distance")
def distance_thing_edge(now: Now, thing: str, zone: str) -> Measured | UnsetType | None:
    """How far it stands from the zone's edge, on either side of it."""
    found, place = now.world.zones.get(zone), place_of(now, thing)
    if found is None:
        return None
    return Measured(abs(found.distance(place.x, place.y, place.z)), place.margin) if isinstance(place, Place) else UNSET


@state("{player:player} [be|is|was|are] within {reach:distance} of {thing:thing}")
def near_thing(now: Now, player: str, reach: float, thing: str) -> Truth:
    """He stands no farther from it than that."""
    return near(distance_to_thing(now, player, thing), reach)


@state("{thing:thing} [be|is|was|are] within {reach:distance} of {zone:zone}")
def thing_near_zone(now: Now, thing: str, reach: float, zone: str) -> Truth:
    """It stands in the zone, or no farther from it than that."""
    return near(distance_thing_zone(now, thing, zone), reach)


@name("[region|regions] of {thing:thing}", gives="zone")
def region_of(now: Now, thing: str) -> str | UnsetType | None:
    """The region that it stands in."""
    return region_at(now, place_of(now, thing))


@state("the land under {thing:thing} [be|is|was|are] unclaimed")
def on_unclaimed(now: Now, thing: str) -> Truth:
    """It stands on land that nobody owns and no zone covers."""
    return unclaimed_at(now, place_of(now, thing))


# How many -----------------------------------------------------------------------------------------------------------


def standing(now: Now, player: str, kinds: str) -> list[str] | UnsetType:
    """The things of a kind that he placed, or was told to own, and that were not taken down since."""
    if not saw(now, "placed", "removed", "structure_destroyed"):
        return UNSET
    may = now.happenings.latest("placed", [(0, player), (2, kinds)])
    placed = (h.roles[1] for h in may if h.roles[0] == player and h.roles[2] == kinds)
    owned = (h.roles[1] for h in now.happenings.latest("owned_vehicle", [(0, player)]) if h.roles[0] == player)
    found = dict.fromkeys([*placed, *owned])
    mine = (t for t in found if told_of(now, t, "kind") == kinds and told_of(now, t, "owner") in (player, UNSET, None))
    stand = {t for t in mine if told_of(now, t, "gone") is not True}
    return sorted(stand | set(_hearths(now, player) if kinds == "cupboard" else ()))


def _hearths(now: Now, player: str) -> Iterator[str]:
    """The cupboards of the houses of which he was told to be the owner."""
    for building in map(now.world.buildings.get, now.world.buildings.owned_by(player)):
        if building is not None and building.owner == player and isinstance(building.cupboard, str):
            yield building.cupboard


@measure("the number of {kinds:text} of {player:player}", gives="number")
def number_of_player(now: Now, kinds: str, player: str) -> int | UnsetType:
    """How many things of a kind, such as "turret" or "tugboat", he has standing."""
    found = standing(now, player, kinds)
    return UNSET if isinstance(found, UnsetType) else len(found)


@measure("the number of {kinds:text} of {group:group}", gives="number")
def number_of_group(now: Now, kinds: str, group: str) -> int | UnsetType:
    """How many things of a kind, such as "high_wall", the members of a group have standing."""
    found = [standing(now, player, kinds) for player in members_of(now, group)]
    return UNSET if UNSET in found else len({thing for each in found if isinstance(each, list) for thing in each})


@measure("the number of {kinds:text} of {base:base}", gives="number")
def number_of_base(now: Now, kinds: str, base: str) -> int | UnsetType:
    """How many things of a kind, such as "planter", were placed in a house and still stand."""
    if not saw(now, "placed", "removed", "structure_destroyed"):
        return UNSET
    found = {
        h.roles[1] for h in now.happenings.latest("placed", [(3, base), (2, kinds)]) if h.roles[2:4] == (kinds, base)
    }
    return sum(told_of(now, thing, "gone") is not True for thing in found)
