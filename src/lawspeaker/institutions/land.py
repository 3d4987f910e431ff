"""Land that somebody holds: which claim a place lies in, whose it is and since when, and what it touches.

A claim, a mini claim, a city, or a region that somebody owns. One that is pending or invalid is nobody's yet.
"""

from collections.abc import Iterable

from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.places import Place
from lawspeaker.world.touching import touch
from lawspeaker.world.world import World
from lawspeaker.world.zone import Zone

LANDS = ("claim", "mini_claim", "city", "region")
"""The kinds of zone that a group may hold, those that say more about a place first."""
FRONTIER = "frontier"


def held(zone: Zone) -> bool:
    """Whether a zone is land that a group holds by right."""
    return zone.kind in LANDS and isinstance(zone.owner, str) and zone.status == "approved"


def site(building: BuildingState | None) -> Place | None:
    """Where a house stands: its cupboard, or what its description says; None where nobody told."""
    if building is None or building.at is None:
        return None
    return Place(*building.at, 0.0, building.since, building.seq, 2)


def lands_at(world: World, place: Place | None) -> list[Zone]:
    """The lands that a place certainly lies in, cities first."""
    if place is None:
        return []
    found = [zone for zone, inside in world.zones.containing(place) if inside and held(zone)]
    return sorted(found, key=lambda zone: (zone.kind != "city", zone.id))


def lands_of(world: World, groups: Iterable[str]) -> list[Zone]:
    """All that these groups hold."""
    return [zone for group in groups for zone in world.zones.of_owner(group) if held(zone)]


def held_since(zone: Zone) -> int:
    """Since when it has been its owner's by right, in ms: since it is his, or was approved after that."""
    return max(zone.owned_since, zone.status_since)


def touches_frontier(world: World, zone: Zone) -> bool:
    """Whether a zone lies on or over the edge of a frontier."""
    return any(touch(zone.shape, other.shape) for other in world.zones.of_kind(FRONTIER))


def stood_before(building: BuildingState | None, zone: Zone) -> bool | None:
    """Whether a house stood there before the land was its owner's; None where nobody told when it was placed."""
    if building is None:
        return None
    since = held_since(zone)
    if isinstance(building.placed, int):
        return building.placed < since
    return True if building.since < since else None
