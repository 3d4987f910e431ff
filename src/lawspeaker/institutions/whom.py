"""Whom an order means: a player or a group, by id, by name, or by a part of a name that fits one alone."""

from collections.abc import Mapping

from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.words import as_name, called
from lawspeaker.world.world import World

__all__ = ["fitting", "is_player", "player_meant", "players", "several_meant", "target"]


def target(order: Order, commons: Commons, world: World) -> tuple[str | None, str | None]:
    """The player or the group that an order names; a player of whom nothing is known is called as he was named.

    Where a player should stand, a group may: by its whole name, its tag or its id, as long as nobody is called so.
    """
    said, group = order.text("player", "target"), order.text("group")
    if group is not None:
        return None, _meant(group, {id_: str(told["name"]) for id_, told in commons.groups.groups.items()})
    if said is None:
        return None, None
    if world.people.get(said) is not None:
        return said, None
    names = players(world)
    group = _band(said, commons, names)
    return (None, group) if group is not None else (_meant(said, names) or said, None)


def player_meant(order: Order, world: World) -> str | None:
    """The player that an order names; one of whom nothing is known is called as he was named."""
    said = order.text("player", "target")
    if said is None or world.people.get(said) is not None:
        return said
    return _meant(said, players(world)) or said


def is_player(said: str, world: World) -> bool:
    """Whether somebody is called just so, by his id or the name that he wears."""
    return world.people.get(said) is not None or said.casefold() in (n.casefold() for n in players(world).values())


def several_meant(said: str, world: World) -> str | None:
    """That more than one is called so, as a sentence for who said it; None where it can be one alone."""
    several = fitting(said, players(world)) if world.people.get(said) is None else []
    if len(several) < 2:
        return None
    ids = ", ".join(f"{called(world, each)} ({as_name(each)})" for each in several[:5])
    return f"More than one is called so: {ids}. Give the id."


def _band(said: str, commons: Commons, names: Mapping[str, str]) -> str | None:
    """The one group of this id, name or tag, said in the place of a player; None where somebody is called so."""
    wanted, groups = said.casefold(), commons.groups
    if groups.all_of(said) or any(name.casefold() == wanted for name in names.values()):
        return None
    told = ((id_, str(one["name"]), str(one["tag"] or "")) for id_, one in groups.groups.items())
    called = [id_ for id_, *more in told if wanted in (id_.casefold(), *(each.casefold() for each in more))]
    return called[0] if len(called) == 1 else None


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
