"""Land that somebody holds: which claim a place lies in, whose it is and since when, and what it touches.

A claim, a mini claim, a city, or a region that somebody owns. One that is pending or invalid is nobody's yet.
"""

from lawspeaker.events.spans import HOUR
from lawspeaker.institutions.commons import Commons, Tenure
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.meeting import touch
from lawspeaker.world.places import Place
from lawspeaker.world.world import World
from lawspeaker.world.zone import Zone

FRONTIER = "frontier"
PLACED, HOUSES = frozenset(("placed",)), frozenset(("building",))
LATE = HOUR
"""A house of which nobody told for so long (ms), where houses are told, was not there."""


def site(building: BuildingState | None) -> Place | None:
    """Where a house stands: its cupboard, or what its description says; None where nobody told."""
    if building is None or building.at is None:
        return None
    return Place(*building.at, 0.0, building.since, building.seq, 2)


def lands_at(commons: Commons, world: World, place: Place | None) -> list[tuple[Zone, Tenure]]:
    """The lands that a place certainly lies in, with whose they are, cities first."""
    if place is None:
        return []
    inside = [zone for zone, value in world.zones.containing(place) if value]
    found = [(zone, tenure) for zone in inside if (tenure := commons.tenure(zone.id)) is not None]
    return sorted(found, key=lambda held: (held[0].kind != "city", held[0].id))


def touches_frontier(world: World, zone: Zone) -> bool:
    """Whether a zone lies on or over the edge of a frontier."""
    return any(touch(zone.shape, other.shape) for other in world.zones.of_kind(FRONTIER))


def stood_before(building: BuildingState | None, since: int, world: World) -> bool | None:
    """Whether a house stood there before the land was its owner's (ms); None where nobody told when it was placed.

    Where every part that is set down is recorded, it was placed with the first of them. A house that is first told of
    long after the land was its owner's, where houses are told, did not stand there then.
    """
    if building is None:
        return None
    if isinstance(building.placed, int):
        return building.placed < since
    if building.begun is not None and world.witness.told_of(PLACED):
        return building.begun < since
    if building.since < since:
        return True
    late = building.described and building.since - since >= LATE
    return False if late and world.witness.saw(HOUSES, since) else None
