"""Sleepers: whoever leaves lies where he was, and some are tempted by that."""

from lawspeaker.events import Joined, Left, Sleeping
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import slay, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan

WEIGHT = 1.0


def begin(isle: Isle, person: Person) -> Plan | None:
    """Somebody near lies down to sleep in the open, and he finds him."""
    other = isle.somebody(person)
    return None if other is None else _find(isle, person, other)


def _find(isle: Isle, person: Person, other: Person) -> Plan:
    with isle.scene(person, other):
        at = other.place(isle.now)
        isle.tell(Left(t=0, player=other.id))
        isle.tell(Sleeping(t=0, player=other.id, at=at, on=True, protected=False))
        other.online = False
        near = isle.chance(0.6)
        metres = isle.between(0.5, isle.customs.reach - 1.2) if near else isle.between(8, 40)
        spot = other.at(isle.now).toward(person.at(isle.now), metres)
        yield from bodies.walk(isle, person, spot, 8)
        yield isle.seconds(1, 4)
        isle.tell(Sleeping(t=0, player=other.id, at=at, on=True, protected=False))
        if near and isle.chance(0.7):
            slay(isle, person, other, "slept within reach")
        elif not near and isle.chance(0.8 * (1 - person.careful)):
            strike(isle, person, other, "sleeper from afar")
        yield isle.seconds(20, 60)
        other.online = True
        isle.tell(Joined(t=0, player=other.id, name=other.name, first=False))
        if other.alive:
            isle.tell(Sleeping(t=0, player=other.id, at=at, on=False))
        else:
            bodies.spawn(isle, other, isle.home_of(other))
        yield isle.seconds(2, 5)
