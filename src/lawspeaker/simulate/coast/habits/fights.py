"""Fights: anybody may, but for newcomers, who are let be unless they begin, and whoever was killed twice already."""

from lawspeaker.events import Explosive, StructureDestroyed
from lawspeaker.simulate import bodies
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 4.0


def begin(coast: Coast, person: Person) -> Plan | None:
    """He goes for somebody near, or for somebody's house."""
    if coast.is_new(person):
        return None
    if coast.chance(0.25):
        houses = [house for house in coast.houses if person not in house.owners and not house.visited]
        return _raid(coast, person, coast.dice.choice(houses)) if houses else None
    other = coast.somebody(person)
    if other is None:
        return None
    if coast.is_new(other):
        return _newcomer(coast, person, other)
    if coast.kills(person, other) < coast.customs.kills - 1:
        return _fight(coast, person, other)
    return _hunt(coast, person, other) if person.careful < 0.6 else None


def _meet(coast: Coast, person: Person, other: Person) -> Plan:
    spot = other.at(coast.now).toward(person.at(coast.now), coast.between(4, 30))
    yield from bodies.walk(coast, person, spot, 8)


def _strike(coast: Coast, person: Person, other: Person, why: str) -> None:
    told = bodies.hit(coast, person, other, coast.between(5, 30))
    coast.deed("attack", person, other, why, event=told)


def _fight(coast: Coast, person: Person, other: Person) -> Plan:
    with coast.scene(person, other):
        yield from _meet(coast, person, other)
        for _ in range(coast.dice.randrange(1, 4)):
            _strike(coast, person, other, "met him")
            yield coast.seconds(0.5, 3)
            person, other = other, person
        if coast.kills(person, other) < coast.customs.kills - 1 and not coast.is_new(other):
            coast.slay(person, other, "met him")
        yield SECOND


def _newcomer(coast: Coast, person: Person, other: Person) -> Plan:
    """Somebody new: who knows that lets him be, unless he began."""
    with coast.scene(person, other):
        yield from _meet(coast, person, other)
        if not coast.is_new(other):
            return
        if other.careful < 0.4:
            _strike(coast, other, person, "met him")
            yield coast.seconds(1, 6)
            coast.slay(person, other, "newcomer began" if coast.is_new(other) else "met him")
        elif person.careful < 0.4:
            coast.slay(person, other, "killed a newcomer")
        yield coast.seconds(1, 3)


def _hunt(coast: Coast, person: Person, other: Person) -> Plan:
    """Once more the same man."""
    with coast.scene(person, other):
        yield from _meet(coast, person, other)
        coast.slay(person, other, "hunted him down")
        yield coast.seconds(1, 3)


def _raid(coast: Coast, person: Person, house: House) -> Plan:
    house.visited = True
    try:
        with coast.scene(person):
            yield from bodies.walk(coast, person, Spot(house.at.x, house.at.z - coast.customs.inside - 4), 8)
            at = coast.place(Spot(house.at.x, house.at.z - coast.customs.inside))
            wall = coast.thing("wall")
            told = coast.tell(Explosive(t=0, player=person.id, kind="c4", at=at))
            coast.deed("raid", person, None, "raided him", event=told)
            fallen = StructureDestroyed(
                t=0,
                attacker=person.id,
                entity=wall,
                kind="wall",
                weapon="explosive.timed",
                damage=500.0,
                grade="stone",
                building=house.id,
                health=0.0,
                at=at,
            )
            coast.deed("raid", person, None, "raided him", event=coast.tell(fallen))
            yield coast.seconds(3, 10)
            yield from bodies.walk(coast, person, coast.somewhere(), 8)
    finally:
        house.visited = False
