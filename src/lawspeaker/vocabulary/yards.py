"""Sentences about the ground of houses: who stands in them, on it or behind its line, and how far it is to them."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Event
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, measure, state
from lawspeaker.vocabulary.asking import Roles, Truth, last, saw
from lawspeaker.vocabulary.ground import SHOWING, apart, inside_any, near, stands_in, staying, to_zones
from lawspeaker.vocabulary.houses import EXACT, base_ids, place_of
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place
from lawspeaker.world.zone import Zone

# Inside and on its ground -------------------------------------------------------------------------------------------


GROUND = ("base", "property")
"""The kinds of zone that are the ground of a house."""


def interior(now: Now, base: str) -> list[Zone]:
    """The zones that are the inside of a house."""
    return now.world.zones.of_building(base, "base")


def ground(now: Now, base: str) -> list[Zone]:
    """The zones that are the ground of a house, its inside among them."""
    return [*now.world.zones.of_building(base, "property"), *interior(now, base)]


def since_in(now: Now, player: str, base: str) -> int | UnsetType | None:
    """When he came into the house that he is in, in ms."""
    return _since(now, player, inside_base(now, player, base), interior(now, base))


def since_on(now: Now, player: str, base: str) -> int | UnsetType | None:
    """When he came onto the ground that he stands on, in ms."""
    return _since(now, player, on_ground(now, player, base), ground(now, base))


def _since(now: Now, player: str, held: Truth, zones: list[Zone]) -> int | UnsetType | None:
    if held is not True:
        return UNSET if held is None else None
    inside = [zone for zone in zones if inside_any([zone], now.world.places.of(player)) is True]
    begun = [t for zone in inside if isinstance(t := staying(now, player, zone.id), int)]
    return min(begun) if begun else UNSET


def was_in(now: Now, player: str, base: str) -> int | UnsetType | None:
    """When he last left the house, in ms; None if he never did."""
    return _left(now, player, interior(now, base))


def was_on(now: Now, player: str, base: str) -> int | UnsetType | None:
    """When he last left the house's ground, in ms; None if he never did."""
    return _left(now, player, ground(now, base))


def _left(now: Now, player: str, zones: list[Zone]) -> int | UnsetType | None:
    left = [found.t for zone in zones if (found := last(now, "went_out", player, zone.id)) is not None]
    if left:
        return max(left)
    return None if now.world.witness.saw(frozenset(("positions",)), 0) else UNSET


@state("{player:player} [be|is|was|are] in {base:base}", since=since_in, ended=was_in)
@state("{player:player} [be|is|was|are] inside {base:base}", since=since_in, ended=was_in)
def inside_base(now: Now, player: str, base: str) -> Truth:
    """He stands in the house, as the event itself says or his place shows."""
    said = now.house_of(player)
    if said is UNSET:
        return _shown_inside(now, player, base)
    now.note(now.event.seq, now.event.tier)
    if said != base:
        return False
    walls = interior(now, base)  # the event may mean the compound; walls that were drawn are surer
    within = stands_in(now, player, walls) if walls else None
    return True if within is None else within


def _shown_inside(now: Now, player: str, base: str) -> Truth:
    """Whether his place shows him in the house; walls that were never drawn are somewhere on its ground."""
    walls = interior(now, base)
    if walls or now.world.buildings.get(base) is None:
        return perhaps(now, player, stands_in(now, player, walls), ("base",))
    within = on_ground(now, player, base)
    return None if within else within


def perhaps(now: Now, player: str, held: Truth, kinds: tuple[str, ...]) -> Truth:
    """Unknown instead of false where he may stand in a zone of these kinds of which nobody told whose house it is."""
    return perhaps_at(now, now.place(player), held, kinds)


def perhaps_at(now: Now, place: Place | UnsetType, held: Truth, kinds: tuple[str, ...]) -> Truth:
    """The same of a place."""
    if held is not False or not isinstance(place, Place):
        return held
    asked = (perhaps_at, place.x, place.y, place.z, kinds)
    if asked not in now.memo:
        around = now.world.zones.containing(place)
        now.memo[asked] = any(zone.kind in kinds and zone.building is UNSET for zone, _ in around)
    return None if now.memo[asked] else False


def without_ground(now: Now) -> list[str]:
    """The houses of which no ground was told: where a zone may have been missed, also those that were only named."""
    if saw(now, "zone"):
        return now.world.buildings.undrawn()
    return [base for base in base_ids(now) if not now.world.zones.of_building(base, "property")]


def near_undrawn(now: Now, player: str, base: str) -> Truth:
    """Of a house of which nobody told how far it reaches: unknown, unless he certainly stands too far from it."""
    found = now.world.buildings.get(base)
    if found is None or not found.described or found.shape is not None:
        return False if saw(now, "zone") else None
    here = near(apart(now.place(player), place_of(now, base)), now.world.profile.plot)
    return False if here is False else None


@state("{player:player} [stand|stands|stood] on the ground of {base:base}", since=since_on, ended=was_on)
def on_ground(now: Now, player: str, base: str) -> Truth:
    """He stands in the house or on the ground that belongs to it."""
    if now.house_of(player) == base:
        now.note(now.event.seq, now.event.tier)
        return True
    return shown_on_ground(now, player, base)


def shown_on_ground(now: Now, player: str, base: str) -> Truth:
    """Whether his place shows him on the house's ground."""
    zones = ground(now, base)
    held = stands_in(now, player, zones) if zones else False
    if held is False and not now.world.zones.of_building(base, "property"):
        held = near_undrawn(now, player, base)
    return perhaps(now, player, held, GROUND)


@happening(
    "{visitor:player} [come into|came into as coming in] {base:base}", *SHOWING, proof=("positions",), crossing=True
)
def came_into(event: Event, now: Now) -> Roles:
    """A place shows for certain that he came into the house; whoever is first seen inside came into nothing."""
    for crossing in now.world.crossings:
        zone = now.world.zones.get(crossing.zone) if crossing.entered else None
        if zone is not None and zone.kind == "base" and zone.building is not None:
            yield crossing.player, zone.building


@state("{event:happening} [happen|happens|happened] on the ground of {base:base}")
def happened_on_ground(now: Now, event: Happening, base: str) -> Truth:
    """It happened in the house or on the ground that belongs to it: where the doer stood."""
    zones = ground(now, base)
    return inside_any(zones, event.at) if zones else None


@state("{player:player} [be|is|was|are] behind the KOS line of {base:base}")
def behind_line(now: Now, player: str, base: str) -> Truth:
    """He stands on the ground that lies behind the house's line."""
    held = stands_in(now, player, now.world.zones.of_building(base, "kos_line"))
    if held is False:
        nobodys = [z for z in now.world.zones.of_kind("kos_line") if z.building is UNSET]
        if inside_any(nobodys, now.world.places.of(player)) is not False:
            return None
    return held


def on_ground_at(now: Now, base: str, place: Place | UnsetType) -> Truth:
    """Whether a thing at this place stands on the house's ground; None where no ground is known."""
    zones = ground(now, base)
    return perhaps_at(now, place, inside_any(zones, place), GROUND) if zones else None


# How far ------------------------------------------------------------------------------------------------------------


@measure("the distance from {player:player} to {base:base}", gives="distance")
def distance_to_base(now: Now, player: str, base: str) -> Measured | UnsetType | None:
    """How far he stands from the house's ground (0 on it), or from its cupboard where no ground is known."""
    place = now.place(player)
    zones = ground(now, base)
    return to_zones(place, zones) if zones else apart(place, place_of(now, base))


@measure("the distance from {base:base} to {other:base}", gives="distance")
def distance_between_bases(now: Now, base: str, other: str) -> Measured | UnsetType:
    """How far two houses stand from each other, from cupboard to cupboard."""
    return apart(place_of(now, base), place_of(now, other))


@measure("the distance from {base:base} to {zone:zone}", gives="distance")
def distance_base_zone(now: Now, base: str, zone: str) -> Measured | UnsetType | None:
    """How far the house's cupboard stands from the zone; 0 inside it."""
    found = now.world.zones.get(zone)
    return to_zones(place_of(now, base), [found] if found else [])


@measure("the distance from {base:base} to the edge of {zone:zone}", gives="distance")
def distance_base_edge(now: Now, base: str, zone: str) -> Measured | UnsetType | None:
    """How far the house's cupboard stands from the zone's edge, on either side of it."""
    found, place = now.world.zones.get(zone), place_of(now, base)
    if found is None:
        return None
    return Measured(abs(found.distance(place.x, place.y, place.z)), EXACT) if isinstance(place, Place) else UNSET


@state("{player:player} [be|is|was|are] within {reach:distance} of {base:base}")
def near_base(now: Now, player: str, reach: float, base: str) -> Truth:
    """He stands on the house's ground, or no farther from it than that."""
    return near(distance_to_base(now, player, base), reach)


@state("{base:base} [be|is|was|are] within {reach:distance} of {zone:zone}")
def base_near_zone(now: Now, base: str, reach: float, zone: str) -> Truth:
    """The house stands in the zone, or no farther from it than that."""
    return near(distance_base_zone(now, base, zone), reach)


@state("{base:base} [be|is|was|are] within {reach:distance} of the edge of {zone:zone}")
def base_near_edge(now: Now, base: str, reach: float, zone: str) -> Truth:
    """The house stands no farther than that from the zone's edge, on either side of it."""
    return near(distance_base_edge(now, base, zone), reach)


@state("{player:player} [keep|keeps|kept] within {reach:distance} of {base:base} for {time:duration}")
def keeps_near(now: Now, player: str, reach: float, base: str, time: int) -> Truth:
    """He has been no farther from the house than that for so long, as far as he was seen; known of hunters alone."""
    here = near_base(now, player, reach, base)
    if here is False:
        return False
    trail, zones, middle = now.world.trails.of(player), ground(now, base), place_of(now, base)
    if trail is None or here is None:
        return None
    sure, maybe = True, True
    for step in reversed(trail):
        place = Place(step.x, step.y, step.z, step.margin, step.until, 0, 2)
        there = near(to_zones(place, zones) if zones else apart(place, middle), reach)
        sure, maybe = sure and there is True, maybe and there is not False
        if now.t - step.since >= time:
            return True if sure else None if maybe else False
        if not maybe:
            return False
    return False
