"""Sentences about houses: who owns them, who stands in them or on their ground, what they are made of, whose land."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Authorised, Event, Removed, StructureHit
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of, last, same, saw, unheard_of
from lawspeaker.vocabulary.ground import SHOWING, apart, inside_any, near, stands_in, staying, to_zones
from lawspeaker.vocabulary.groups import members_of
from lawspeaker.vocabulary.lands import claim_at, claim_of, held_apart, region_at, unclaimed_at
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place
from lawspeaker.world.shapes import Circle, Polygon, Shape
from lawspeaker.world.zone import Zone

EXACT = 0.0
"""Metres: the error of a house's place; houses do not move, and their own place is what they are measured by."""


def base_ids(now: Now) -> list[str]:
    """Every house that was ever described or has a zone of its own, and those in which this blow puts its two."""
    drawn = {z.building for z in now.world.zones.all() if isinstance(z.building, str)}
    named = {getattr(now.event, where, None) for where in ("attacker_in", "victim_in")}
    return sorted(drawn | {b.id for b in now.world.buildings.all()} | {base for base in named if isinstance(base, str)})


TELLING = ("building",)
"""The events without which there may be houses that nobody has heard of."""
BASES = (
    Kind("base", "base", "bases", base_ids, told=TELLING),
    Kind("house", "house", "houses", base_ids, base="base", told=TELLING),
)


def known(now: Now, base: str) -> BuildingState | None:
    """What was told of a house, noted, and who told that what is struck or opened now is a part of it."""
    found, fixture = now.world.buildings.get(base), now.world.fixtures.teller(now.event, base)
    if found is not None:
        now.note(found.seq)
    if fixture is not None:
        now.note(fixture.seq, fixture.tier)
    return found


def place_of(now: Now, base: str) -> Place | UnsetType:
    """Where a house stands: its cupboard, or what its `building` event says; else where a part of it is struck now."""
    found = known(now, base)
    if found is not None and found.at is not None:
        return Place(*found.at, EXACT, found.since, found.seq, 2)
    event = now.event
    if isinstance(event, StructureHit) and event.building == base and isinstance(event.at, tuple):
        return Place(*event.at, EXACT, now.t, event.seq, 2)
    return UNSET


# Whose it is --------------------------------------------------------------------------------------------------------


@name("[owner|owners] of {base:base}", gives="player", many=True)
def owners(now: Now, base: str) -> list[str] | UnsetType:
    """Its owner and everybody authorised at it."""
    found = now.world.buildings.owners(base)
    known(now, base)
    return [] if found is None else found


@name("[base|bases] of {player:player}", gives="base", many=True)
def bases_of(now: Now, player: str) -> list[str | UnsetType]:
    """The houses at which he is authorised or which he owns; where nobody tells of either, there may be others."""
    found = now.world.buildings.owned_by(player)
    for base in found:
        known(now, base)
    return [*found, *(unheard_of(now, "authorised") and unheard_of(now, "building"))]


@measure("the number of bases of {player:player}", gives="number")
def number_of_bases(now: Now, player: str) -> int | UnsetType:
    """How many houses he owns or is authorised at."""
    found = bases_of(now, player)
    return UNSET if UNSET in found else len(found)


@name("[base|bases] of {group:group}", gives="base", many=True)
def bases_of_group(now: Now, group: str) -> list[str | UnsetType]:
    """The houses that any member of the group owns or is authorised at."""
    found = {base for player in members_of(now, group) for base in bases_of(now, player)}
    return [*sorted(base for base in found if isinstance(base, str)), *found & {UNSET}]


@state("{player:player} [own|owns|owned|own] {base:base}")
def owns(now: Now, player: str, base: str) -> Truth:
    """He owns the house or is authorised at it."""
    found = owners(now, base)
    return None if isinstance(found, UnsetType) else player in found


@state("{group:group} [own|owns|owned|own] {base:base}")
def group_owns(now: Now, group: str, base: str) -> Truth:
    """A member of the group owns the house or is authorised at it."""
    return any_of(owns(now, player, base) for player in members_of(now, group))


@state("{player:player} [be|is|was|are] authorised at {base:base}")
def authorised(now: Now, player: str, base: str) -> Truth:
    """He is on the list of its cupboard; who takes the cupboard itself away was on it until now."""
    found = known(now, base)
    if found is not None and player in (found.authorised or _until_now(found, now)):
        return True
    return False if found is not None and found.described else None


def _until_now(house: BuildingState, now: Now) -> list[str]:
    """Who was on its list before this event took its cupboard away."""
    return house.before if isinstance(now.event, Removed) and house.seq == now.seq else []


def at_home(now: Now, player: str, base: str | UnsetType | None) -> bool:
    """Whether a house is certainly his own."""
    found = now.world.buildings.owners(base) if isinstance(base, str) else None
    return isinstance(found, list) and player in found


@state("{base:base} [be|is|was|are] {other:base}")
def same_base(now: Now, base: str, other: str) -> bool:
    """It is that house."""
    return base == other


@happening("{player:player} [get|got as access] access to {base:base}", "authorised")
def got_access(event: Authorised, now: Now) -> Roles:
    """He came onto the list of its cupboard."""
    if event.on:
        yield event.player, event.building


@happening("{player:player} [lose|lost as loss of access] access to {base:base}", "authorised")
def lost_access(event: Authorised, now: Now) -> Roles:
    """He was struck from the list of its cupboard."""
    if not event.on:
        yield event.player, event.building


@happening("{host:player} [give|gave as gift of access] {guest:player} access to {base:base}", "authorised")
def gave_access(event: Authorised, now: Now) -> Roles:
    """Somebody put another on the list of its cupboard."""
    if event.on and event.by is not None and event.by != event.player:
        yield event.by, event.player, event.building


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


# What and where it is -----------------------------------------------------------------------------------------------


@state("{base:base} [be|is|was|are] inside {zone:zone}")
def base_in_zone(now: Now, base: str, zone: str) -> Truth:
    """Its cupboard stands in the zone."""
    found = now.world.zones.get(zone)
    return inside_any([found] if found else [], place_of(now, base))


@state("{base:base} [lie|lies|lay|lie] across a border by {reach:distance}")
def across_border(now: Now, base: str, reach: float) -> Truth:
    """Its ground, or its cupboard where no ground is known, meets the edge of held land, or comes so near to it."""
    place = place_of(now, base)
    if not isinstance(place, Place):
        return None
    ground_of = known(now, base)
    shape = ground_of.shape if ground_of is not None else None
    wide = max(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) if shape is not None else 0.0
    zones = [z for z in now.world.zones.around(place.x, place.z, wide + reach) if held_apart(now, z)]
    found = [zone for zone in zones if _meets_edge(zone, shape, place, reach)]
    for zone in found:
        now.note(zone.seq)
    return bool(found)


def _meets_edge(zone: Zone, shape: Shape | None, place: Place, reach: float) -> bool:
    """Whether a house comes as near as that to a zone's edge, from within or without."""
    spread = shape.radius if isinstance(shape, Circle) else 0.0
    spots = shape.corners if isinstance(shape, Polygon) else ((place.x, place.z),)
    away = [zone.shape.distance(*spot) for spot in spots]
    return min(away) <= 0 < max(away) or min(abs(each) for each in away) <= spread + reach


@state("{base:base} [be|is|was|are] public")
def public(now: Now, base: str) -> Truth:
    """Its owners have marked it as public works."""
    return same(role(now, base), "public")


@measure("the role of {base:base}", gives="text")
def role(now: Now, base: str) -> str | UnsetType | None:
    """What its owners have marked it as: control, fob, city, base or public."""
    found = known(now, base)
    return UNSET if found is None else found.role


@measure("the grade of {base:base}", gives="grade")
def shell(now: Now, base: str) -> str | UnsetType | None:
    """What its shell is made of: twig, wood, stone, metal, armored."""
    found = known(now, base)
    return UNSET if found is None else found.grade


@measure("the number of walls of {base:base}", gives="number")
def walls(now: Now, base: str) -> int | UnsetType | None:
    """How many walls it has; 0 for bare foundations."""
    found = known(now, base)
    return UNSET if found is None else found.walls


@state("{base:base} [be|is|was|are] without walls")
def without_walls(now: Now, base: str) -> Truth:
    """It is bare foundations."""
    return same(walls(now, base), 0)


@measure("the number of parts of {base:base}", gives="number")
def parts(now: Now, base: str) -> int | UnsetType | None:
    """How many entities it is built of."""
    found = known(now, base)
    return UNSET if found is None else found.entities


@state("{base:base} [be|is|was|are] without a cupboard")
def without_cupboard(now: Now, base: str) -> Truth:
    """It has no cupboard, or its cupboard fell."""
    found = known(now, base)
    return None if found is None or found.cupboard is UNSET else found.cupboard is None


@measure("the age of {base:base}", gives="duration", runs=1)
def age(now: Now, base: str) -> int | UnsetType | None:
    """How long ago it was placed, in ms; it is unknown where nobody told when that was."""
    found = known(now, base)
    if found is None or not isinstance(found.placed, int):
        return UNSET if found is None else found.placed
    return max(0, now.t - found.placed)


@state("{base:base} [be|is|was|are] older than {zone:zone}")
def older_than(now: Now, base: str, zone: str) -> Truth:
    """It was placed before the zone came to be its present owner's (or was drawn, where it has none)."""
    placed, found, claim = known(now, base), now.world.zones.get(zone), claim_of(now, zone)
    if found is None or (placed is not None and placed.placed is None):
        return False
    if placed is None or not isinstance(placed.placed, int):
        return None
    return placed.placed < (found.since if claim is None else claim.held)


# The land under it --------------------------------------------------------------------------------------------------


@name("[region|regions] of {base:base}", gives="zone")
def region_of(now: Now, base: str) -> str | UnsetType | None:
    """The region that its cupboard stands in."""
    return region_at(now, place_of(now, base))


@name("[claim|claims] under {base:base}", gives="zone")
def claim_under(now: Now, base: str) -> str | UnsetType | None:
    """The claim that its cupboard stands in: a claim, a mini claim, or a region with an owner."""
    return claim_at(now, place_of(now, base))


@state("the land under {base:base} [be|is|was|are] unclaimed")
def on_unclaimed(now: Now, base: str) -> Truth:
    """It stands on land that nobody owns and no zone covers."""
    return unclaimed_at(now, place_of(now, base))
