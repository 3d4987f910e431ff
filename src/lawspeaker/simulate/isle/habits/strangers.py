"""Strangers in the open: somebody strikes or shoots for nothing, and the other answers, in time or too late."""

from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import miss, slay, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 3.0


def begin(isle: Isle, person: Person) -> Plan | None:
    """He meets somebody; most say hello and go on."""
    other = isle.somebody(person)
    return None if other is None else _meet(isle, person, other)


def _meet(isle: Isle, person: Person, other: Person) -> Plan:
    with isle.scene(person, other):
        yield from bodies.walk(isle, person, other.at(isle.now).toward(person.at(isle.now), isle.between(4, 20)), 8)
        if not isle.chance(0.7 * (1 - person.careful)):
            bodies.say(isle, person, "easy, I am only passing", other)
            yield isle.seconds(1, 4)
        elif isle.chance(0.25):
            yield from _shot(isle, person, other)
        else:
            yield from _blow(isle, person, other)


def _shot(isle: Isle, person: Person, other: Person) -> Plan:
    miss(isle, person, other, "warning shot")
    yield isle.seconds(1, 5)
    if isle.chance(0.6 * (1 - other.careful)):
        strike(isle, other, person, "missed me")
        yield isle.seconds(1, 3)


def _blow(isle: Isle, person: Person, other: Person) -> Plan:
    for _ in range(isle.dice.randrange(1, 3)):
        strike(isle, person, other, "for fun")
        yield isle.seconds(0.5, 2)
    kind = isle.dice.random()
    if kind < 0.2:
        slay(isle, person, other, "for fun")
    elif kind < 0.35:
        yield from bodies.walk(isle, person, isle.somewhere(), 12)
    elif kind < 0.5 and other.careful < 0.5:
        yield isle.seconds(isle.customs.fresh + 5, isle.customs.fresh + 90)
        strike(isle, other, person, "forgot it was over")
    else:
        yield from _answer(isle, person, other)


def _answer(isle: Isle, person: Person, other: Person) -> Plan:
    """He strikes back while it is fresh, until one of the two has had enough."""
    since = isle.now
    for _ in range(isle.dice.randrange(1, 4)):
        yield isle.seconds(0.5, 6)
        strike(isle, other, person, "struck me")
        if isle.chance(0.3):
            yield isle.seconds(0.5, 3)
            strike(isle, person, other, "began it")
            since = isle.now
    yield isle.seconds(0.5, 3)
    if isle.now - since < (isle.customs.fresh - 5) * SECOND and isle.chance(0.6):
        slay(isle, other, person, "struck me")
