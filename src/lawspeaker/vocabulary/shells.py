"""Sentences about what houses are: made of what, marked as what, how old; where they stand, and on whose land."""

from msgspec import UNSET, UnsetType

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, name, state
from lawspeaker.vocabulary.asking import Truth, same
from lawspeaker.vocabulary.ground import inside_any
from lawspeaker.vocabulary.houses import known, place_of
from lawspeaker.vocabulary.lands import claim_at, claim_of, held_apart, region_at, unclaimed_at
from lawspeaker.world.places import Place
from lawspeaker.world.shapes import Circle, Polygon, Shape
from lawspeaker.world.zone import Zone

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
