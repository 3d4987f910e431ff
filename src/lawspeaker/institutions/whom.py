"""Whom an order means: a player or a group, by id, by name, or by a part of a name that fits one alone."""

from collections.abc import Mapping

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.order import Order
from lawspeaker.world.world import World

__all__ = ["fitting", "players", "target"]


def target(order: Order, commons: Commons, world: World) -> tuple[str | None, str | None]:
    """The player or the group that an order names; a player of whom nothing is known is called as he was named."""
    said, group = order.text("player", "target"), order.text("group")
    if group is not None:
        return None, _meant(group, {id_: str(told["name"]) for id_, told in commons.groups.groups.items()})
    if said is None:
        return None, None
    if world.people.get(said) is not None:
        return said, None
    return _meant(said, players(world)) or said, None


def players(world: World) -> dict[str, str]:
    """The name that everybody wears, by his id."""
    return {person.id: person.names[-1] for person in world.people.all() if person.names}


def fitting(said: str, names: Mapping[str, str]) -> list[str]:
    """The ids whose name is what was said, or else has it in it; large and small letters are alike."""
    wanted = said.casefold()
    exact = sorted(i for i, name in names.items() if name.casefold() == wanted)
    return exact or sorted(i for i, name in names.items() if wanted in name.casefold())


def _meant(said: str, names: Mapping[str, str]) -> str | None:
    """The one id that is meant: said itself, or the only one whose name fits."""
    if said in names:
        return said
    found = fitting(said, names)
    return found[0] if len(found) == 1 else None
