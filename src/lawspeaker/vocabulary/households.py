"""Sentences about households: who is counted together where only so many of a thing are allowed.

A household is somebody's clan (or faction, city-state, city or company); of whoever has none, his team or squad; of
whoever is alone, he himself.
"""

from msgspec import UNSET, UnsetType

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, name, state
from lawspeaker.vocabulary.asking import Truth
from lawspeaker.vocabulary.ground import inside_any
from lawspeaker.vocabulary.groups import members_of, speaking_for, squad
from lawspeaker.vocabulary.houses import known, owners
from lawspeaker.vocabulary.things import place_of, standing

LIST = ", "
"""What stands between the kinds of things that are counted together."""


@name("[member|members] of the household of {player:player}", gives="player", many=True)
def household(now: Now, player: str) -> list[str]:
    """He and everybody in his clan, or if he has none in his team or squad."""
    group = speaking_for(now, player)
    return squad(now, player) if group is None else members_of(now, group)


@measure("the size of the household of {player:player}", gives="number")
def size(now: Now, player: str) -> int:
    """How many he and everybody in his clan are, or if he has none he and his team or squad."""
    return len(household(now, player))


@state("{player:player} [be|is|was|are] of the household of {other:player}")
def shares(now: Now, player: str, other: str) -> Truth:
    """He is the other himself, in the other's clan, or if the other has none in his team or squad."""
    return player in household(now, other)


@state("{player:player} [lodge|lodges|lodged] in {base:base}")
def lodges(now: Now, player: str, base: str) -> Truth:
    """He is authorised there, and its owner (or whoever else is on its list) is not of his team, squad or clan."""
    house, listed = known(now, base), owners(now, base)
    if house is None or isinstance(listed, UnsetType):
        return None
    hosts = [house.owner] if isinstance(house.owner, str) else [other for other in listed if other != player]
    return player in listed and bool(hosts) and not set(hosts) & set(squad(now, player))


def held(now: Now, kinds: str, player: str) -> list[str] | UnsetType:
    """The things of these kinds that a household has standing."""
    found: set[str] = set()
    for kind in kinds.split(LIST):
        for member in household(now, player):
            mine = standing(now, member, kind)
            if isinstance(mine, UnsetType):
                return UNSET
            found |= set(mine)
    return sorted(found)


@measure("the number of {kinds:text} in the household of {player:player}", gives="number")
def number_held(now: Now, kinds: str, player: str) -> int | UnsetType:
    """How many things of a kind he and all of his household have standing; "high_wall, high_gate": of both together."""
    found = held(now, kinds, player)
    return UNSET if isinstance(found, UnsetType) else len(found)


@measure("the number of {kinds:text} in the household of {player:player} inside {zone:zone}", gives="number")
def number_held_inside(now: Now, kinds: str, player: str, zone: str) -> int | UnsetType:
    """How many of them certainly stand in the zone."""
    found, where = held(now, kinds, player), now.world.zones.get(zone)
    if isinstance(found, UnsetType):
        return UNSET
    return sum(inside_any([where] if where else [], place_of(now, thing)) is True for thing in found)
