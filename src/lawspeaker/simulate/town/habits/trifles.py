"""Trifles: what some take for a reason to kill, and nobody should."""

from collections.abc import Callable

from lawspeaker.events import Idle, Seen
from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan
from lawspeaker.simulate.town.newlife import slay
from lawspeaker.simulate.town.town import Town

WEIGHT = 1.2
Trifle = Callable[[Town, Person, Person], Plan]


def begin(town: Town, person: Person) -> Plan | None:
    """Something about somebody annoys him; only who is not careful shoots."""
    other = town.somebody(person)
    if other is None:
        return None
    kinds = sorted(TRIFLES)
    return _annoyed(town, person, other, town.dice.choice(kinds))


def _annoyed(town: Town, person: Person, other: Person, key: str) -> Plan:
    with town.scene(person, other):
        yield from bodies.walk(town, person, other.at(town.now).toward(person.at(town.now), town.between(4, 15)))
        yield from TRIFLES[key](town, person, other)
        yield town.seconds(1, 8)
        if town.chance(0.5 * (1 - person.careful)):
            bodies.draw(town, person)
            yield town.seconds(1, 2)
            slay(town, person, other, key)
            yield town.seconds(1, 3)
            bodies.put_away(town, person)


def _near(town: Town, person: Person, other: Person) -> Plan:
    yield from bodies.walk(town, other, person.at(town.now).toward(other.at(town.now), 0.4))


def _gesture(town: Town, person: Person, other: Person) -> Plan:
    bodies.gesture(town, other, ("wave", "shrug", "thumbs down")[other.voice % 3], person)
    yield 0


def _call(town: Town, person: Person, other: Person) -> Plan:
    bodies.order(town, other, "report", kind="stuck", text="wedged in a fence")
    yield 0


def _look(town: Town, person: Person, other: Person) -> Plan:
    town.tell(Seen(t=0, a=other.id, b=person.id))
    yield 0


def _follow(town: Town, person: Person, other: Person) -> Plan:
    here = person.at(town.now)
    away = here.toward(other.at(town.now), -30)
    yield from bodies.walk(town, person, away)
    yield from bodies.walk(town, other, here)


def _idle(town: Town, person: Person, other: Person) -> Plan:
    yield town.seconds(20, 40)
    town.tell(Idle(t=0, player=other.id, seconds=20))
    yield 0


def _public(town: Town, person: Person, other: Person) -> Plan:
    yield town.seconds(1, 3)


TRIFLES: dict[str, Trifle] = {
    "stood too near": _near,
    "made a gesture": _gesture,
    "called for help": _call,
    "looked at me": _look,
    "followed me": _follow,
    "sat idle": _idle,
    "was in public": _public,
}
"""What somebody does that another takes for a reason."""
