"""Looks: the orders that only show what is known of a house, a vehicle or a frontier, and move nothing.

`/authed` shows who is authorised on a house and when each was last there, `/owner` whose a vehicle is; `/sweep` shows
staff which houses in the frontiers belong to people of a group with land.
"""

from collections.abc import Mapping

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.land import FRONTIER, site
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import called, lasting
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.world import World


def authed(order: Order, world: World, clauses: tuple[str, ...]) -> Refusal | Plan:
    """Who is authorised on the house he looks at, and when they were there."""
    base = order.house()
    if base is None:
        return Refusal(
            "Look at a house and type /authed: it shows who is authorised and when they were there.", clauses
        )
    building = world.buildings.get(base)
    people = people_of(building)
    said = "; ".join(f"{called(world, player)}: {_last_seen(world, player, order.t)}" for player in people)
    known = "is authorised" if building is not None and building.described else "is known of its cupboard"
    return lambda: Done(f"{said}." if said else f"Nobody {known}.", base)


def owner(order: Order, world: World, owners: Mapping[str, str], clauses: tuple[str, ...]) -> Refusal | Plan:
    """Whose the vehicle is that he looks at, by `owners` (entity to player), and when he was there."""
    thing = order.text("entity") or (order.entity if isinstance(order.entity, str) else None)
    whose = owners.get(thing) if thing is not None else None
    if thing is None:
        return Refusal("Look at a vehicle and type /owner: it shows whose it is.", clauses)
    if whose is None:
        return lambda: Done("Nobody is known to own it.", thing)
    return lambda: Done(f"{called(world, whose)}: {_last_seen(world, whose, order.t)}.", thing)


def sweep(order: Order, commons: Commons, world: World, clauses: tuple[str, ...]) -> Refusal | Plan:
    """Staff look through the frontiers: the houses of those who belong to a group with land."""
    if not commons.staff.is_member(order.player):
        return Refusal("Only staff look through the frontiers.", clauses)
    found = [(base, people, _landed(people, commons)) for base, people in _settled(world)]
    alone = [f"{base}: {names(people, world)}" for base, people, landed in found if people == landed]
    shared = [f"{base}: {names(landed, world)}" for base, people, landed in found if landed and people != landed]
    said = f"To be taken down: {'; '.join(alone) or 'nothing'}."
    more = f" Lived in by others too, so look at it first: {'; '.join(shared)}." if shared else ""
    return lambda: Done(f"{said}{more}")


def people_of(building: BuildingState | None) -> list[str]:
    """Whose house it is: the authorised and the owner, sorted."""
    if building is None:
        return []
    owned = [building.owner] if isinstance(building.owner, str) else []
    return sorted({*building.authorised, *owned})


def names(people: list[str], world: World) -> str:
    """Players as others know them, in one line."""
    return ", ".join(called(world, player) for player in people)


def _settled(world: World) -> list[tuple[str, list[str]]]:
    """The houses that stand in a frontier and somebody lives in, with their people, sorted."""
    frontiers = {zone.id for zone in world.zones.of_kind(FRONTIER)}
    found: list[tuple[str, list[str]]] = []
    for building in world.buildings.all():
        place, people = site(building), people_of(building)
        inside = world.zones.containing(place) if place is not None and people else ()
        if any(zone.id in frontiers and certain for zone, certain in inside):
            found.append((building.id, people))
    return sorted(found)


def _landed(people: list[str], commons: Commons) -> list[str]:
    """Those of them who belong to a group with land."""
    return [one for one in people if any(commons.lands(group) for group in commons.groups.all_of(one))]


def _last_seen(world: World, player: str, t: int) -> str:
    if world.people.online(player) is True:
        return "is here"
    away = world.people.away(player, t)
    return f"last here {lasting(away)} ago" if isinstance(away, int) else "nobody saw him"
