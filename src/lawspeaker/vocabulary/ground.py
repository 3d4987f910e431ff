"""Sentences about places: zones, houses and their ground, distances."""

from collections.abc import Iterator
from math import hypot
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Positions, Spawned
from lawspeaker.law.lexicon import Kind, act, measure, state
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import Now
from lawspeaker.world.places import Place
from lawspeaker.world.zones import Zone, decided

Truth = bool | None


def zone_ids(now: Now) -> list[str]:
    """Every zone there is."""
    return [z.id for z in now.world.zones.all()]


def zone_is(now: Now, zone: str, kind: str) -> bool:
    """Whether a zone is of this kind."""
    found = now.world.zones.get(zone)
    return found is not None and found.kind == kind


ZONE = Kind("zone", "zone", "zones", zone_ids, zone_is)
ZONES = (
    ZONE,
    Kind("public", "public place", "public places", base="zone"),
    Kind("road", "road", "roads", base="zone"),
    Kind("tunnel", "tunnel", "tunnels", base="zone"),
    Kind("city", "city", "cities", base="zone"),
    Kind("frontier", "frontier", "frontiers", base="zone"),
    Kind("claim", "claim", "claims", base="zone"),
    Kind("region", "region", "regions", base="zone"),
    Kind("monument", "monument", "monuments", base="zone"),
)


def inside_any(zones: list[Zone], place: Place | UnsetType) -> Truth:
    """Whether a place is in one of these zones."""
    if not zones:
        return False
    if place is UNSET or not isinstance(place, Place):
        return None
    values = [decided(z.distance(place.x, place.y, place.z), place.margin) for z in zones]
    return True if True in values else None if None in values else False


def stands_in(now: Now, player: str, zones: list[Zone]) -> Truth:
    """Whether a player stands in one of these zones, with the events that say so noted."""
    if not zones:
        return False
    value = inside_any(zones, now.place(player))
    if value is not False:
        for zone in zones:
            now.note(zone.seq)
    return value


@state("{player:player} [be|is|was|are] inside {zone:zone}", since=lambda now, player, zone: entered(now, player, zone))  # noqa: PLW0108 - it stands below
def inside(now: Now, player: str, zone: str) -> Truth:
    """He stands in the zone."""
    found = now.world.zones.get(zone)
    return stands_in(now, player, [found] if found else [])


def entered(now: Now, player: str, zone: str) -> int | UnsetType | None:
    """When he came into the zone that he stands in, in ms; None if he does not."""
    now_inside = inside(now, player, zone)
    if now_inside is not True:
        return UNSET if now_inside is None else None
    since = now.world.stays.since(player, zone)
    return UNSET if since is None else since


@measure("the distance from {player:player} to {death:died}", gives="distance")
def distance_to_death(now: Now, player: str, death: Happening) -> Measured | UnsetType:
    """How far he stands from where the body fell."""
    return apart(now.place(player), death.at)


@measure("the distance from {player:player} to {other:player}", gives="distance")
def distance_between(now: Now, player: str, other: str) -> Measured | UnsetType:
    """How far two players stand from each other."""
    return apart(now.place(player), now.place(other))


def apart(a: Place | UnsetType, b: Place | UnsetType) -> Measured | UnsetType:
    """How far two places lie from each other, with both their errors."""
    if not isinstance(a, Place) or not isinstance(b, Place):
        return UNSET
    margin = UNSET if a.margin is UNSET or b.margin is UNSET else float(a.margin) + float(b.margin)
    return Measured(hypot(a.x - b.x, a.z - b.z), margin)


@act("{visitor:player} [enter|entered] {place:zone}", "positions", "spawned")
def enter(event: Positions | Spawned, now: Now) -> Iterator[dict[str, Any]]:
    """A place shows for certain that he came in."""
    for crossing in now.world.crossings:
        if crossing.entered:
            yield {"visitor": crossing.player, "place": crossing.zone}


@act("{visitor:player} [leave|left] {place:zone}", "positions", "spawned")
def leave(event: Positions | Spawned, now: Now) -> Iterator[dict[str, Any]]:
    """A place shows for certain that he went out."""
    for crossing in now.world.crossings:
        if not crossing.entered:
            yield {"visitor": crossing.player, "place": crossing.zone}


@act("{visitor:player} [stay|stayed]", "positions", "spawned", being=True)
def stay(event: Positions | Spawned, now: Now) -> Iterator[dict[str, Any]]:
    """Being where one is: lingering, roaming with others, coming back."""
    if isinstance(event, Spawned):
        yield {"visitor": event.player}
        return
    for row in event.rows:
        yield {"visitor": row[0]}
