"""Defences: on one's own ground, where they belong, or outside."""

from lawspeaker.events import Placed, Removed
from lawspeaker.simulate import bodies
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import Plan

WEIGHT = 1.0
KINDS = ("turret", "bear_trap", "barricade", "landmine", "sam")


def begin(coast: Coast, person: Person) -> Plan | None:
    """He goes home to make it safer."""
    return None if person.home is None else _build(coast, person)


def _build(coast: Coast, person: Person) -> Plan:
    assert person.home is not None
    home = person.home.at
    with coast.scene(person, quarrel=False):
        yield from bodies.walk(coast, person, Spot(home.x, home.z - coast.customs.ground - 4), 8)
        outside = person.careful < 0.4 and coast.chance(0.6)
        metres = coast.customs.ground + coast.between(6, 20) if outside else coast.between(1, coast.customs.ground - 3)
        kind, at = coast.dice.choice(KINDS), coast.place(Spot(home.x, home.z - metres))
        told = Placed(t=0, player=person.id, entity=coast.thing(kind), kind=kind, at=at)
        coast.tell(told)
        if outside:
            coast.deed("place", person, None, "defence outside", event=told)
        yield coast.seconds(5, 20)
        coast.tell(Removed(t=0, player=person.id, entity=told.entity, kind=kind, tool="pickup", at=at))
