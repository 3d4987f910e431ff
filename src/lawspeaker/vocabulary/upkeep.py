"""Sentences about how people build: how old a thing is, how great a house is beside others, hotels, empty shops."""

from statistics import median

from msgspec import UNSET, UnsetType

from lawspeaker.events import Building, Hotel
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, state
from lawspeaker.vocabulary.asking import Truth, saw

DECIMALS = 3


@state("a house [be|is|was|are] described by this")
def house_described(now: Now) -> bool:
    """This very event tells of a whole house: its ground, its parts, its cupboard."""
    return isinstance(now.event, Building)


@state("a hotel [be|is|was|are] described by this")
def hotel_described(now: Now) -> bool:
    """This very event tells how many rooms a hotel has, and how many stand empty."""
    return isinstance(now.event, Hotel)


@measure("the age of {thing:thing}", gives="duration", runs=1)
def age_of_thing(now: Now, thing: str) -> int | UnsetType | None:
    """How long ago it was set down, in ms; None if that was before anything was recorded."""
    found = next((h for h in now.happenings.latest("placed", [(1, thing)]) if h.roles[1] == thing), None)
    if found is None:
        return None if saw(now, "placed") else UNSET
    now.note(found.seq, found.tier)
    return now.t - found.t


@measure("the number of parts of {base:base} compared with other houses", gives="number")
def beside_others(now: Now, base: str) -> float | None:
    """How many times as many parts it has as the house in the middle of all others; None where nobody counted them."""
    house = now.world.buildings.get(base)
    if house is None or not isinstance(house.entities, int):
        return None
    houses = {b.id: b.entities for b in now.world.buildings.all() if isinstance(b.entities, int)}
    mine, others = houses.pop(base, None), list(houses.values())
    middle = median(others) if others else 0
    return round(mine / middle, DECIMALS) if middle and mine is not None else None


@state("{base:base} [have|has|had] more rooms than before")
def grew(now: Now, base: str) -> Truth:
    """When its rooms were counted last, it had more of them than the time before."""
    counts = [h for h in now.happenings.latest("counted_rooms", [(1, base)]) if h.roles[1] == base][:2]
    if len(counts) < 2:
        return False if saw(now, "hotel") else None
    return bool(counts[0].roles[2] > counts[1].roles[2])


def empty_since(now: Now, shop: str) -> int | UnsetType | None:
    """Since when it has been empty on the map, in ms: from the first of the last unbroken run that said so."""
    begun: int | None = None
    for found in now.happenings.latest("showed", [(0, shop)]):
        told = found.roles[1]
        if "broadcasting" not in told:
            continue
        if not (told["broadcasting"] and told["empty"]):
            break
        begun = found.t
    return begun if begun is not None or saw(now, "vending") else UNSET


@state("{shop:thing} [stand|stands|stood] empty on the map", since=empty_since)
def empty_on_map(now: Now, shop: str) -> Truth:
    """It is a vending machine that everybody sees on the map, with nothing in it."""
    begun = empty_since(now, shop)
    return None if begun is UNSET else begun is not None
