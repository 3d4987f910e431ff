"""Leave: those who hold land let others raid on it or build there, and that it was given stands on record."""

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.numbers import room
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import as_name, called
from lawspeaker.world.world import World

LENDING = "lending"
"""For what the rulebook names a room: that in which holders of land say who may raid there."""


def to_raid(order: Order, commons: Commons, clauses: tuple[str, ...]) -> Refusal | Plan:
    """`permit.raid {group, region}`: another group may raid on his land."""
    group = order.text("group")
    if group is None or group not in commons.groups.groups:
        return Refusal("Say which `group` may raid on your land.", clauses)
    if not _lends(order, commons):
        return Refusal("Only who holds land lets others raid on it.", clauses)
    name = as_name(str(commons.groups.groups[group]["name"]))
    called = room(commons.book, LENDING)
    say = f"{name} may raid on your land" + ("." if called is None else f" once this stands in #{called} too.")
    return lambda: Done(say, group)


def to_build(order: Order, commons: Commons, world: World, clauses: tuple[str, ...]) -> Refusal | Plan:
    """`permit.build {player, region}`: somebody may build on his land."""
    player, region = order.text("player"), order.text("region")
    if player is None or region is None:
        return Refusal("Say who (`player`) may build on which land of yours (`region`).", clauses)
    if not _lends(order, commons):
        return Refusal("Only who holds land lets others build on it.", clauses)
    return lambda: Done(f"{called(world, player)} may build there.", region)


def _lends(order: Order, commons: Commons) -> bool:
    """Whether it is land of his that he lends: the land he names, or any."""
    region, mine = order.text("region"), commons.sides(order.player)
    if region is None:
        return any(commons.lands(group) for group in mine)
    tenure = commons.tenure(region)
    return tenure is not None and tenure.group in mine
