"""The staff, and those who would like to be: punishments in their order, out of it, and by nobody; who comes back."""

from lawspeaker.events import Joined, Left
from lawspeaker.simulate import bodies
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan

WEIGHT = 0.5
IDLE, CHEAT = "RG-G2-10", "RG-G3-11"


def begin(coast: Coast, person: Person) -> Plan | None:
    """Somebody is to be punished."""
    other = coast.somebody(person, quarrel=False)
    if other is None or coast.is_staff(other) or coast.is_new(other):
        return None
    if not coast.is_staff(person):
        return _meddle(coast, person, other) if person.careful < 0.3 else None
    return _ban(coast, person, other) if person.careful > 0.3 else _skip(coast, person, other)


def _meddle(coast: Coast, person: Person, other: Person) -> Plan:
    told = bodies.order(coast, person, "punish", player=other.id, step="text_warning", clause=IDLE)
    coast.deed("punish", person, other, "punished, no staff", event=told)
    yield coast.seconds(2, 5)


def _skip(coast: Coast, person: Person, other: Person) -> Plan:
    told = bodies.order(coast, person, "punish", player=other.id, step="kick", clause=IDLE)
    coast.deed("punish", person, other, "skipped a step", event=told)
    yield coast.seconds(2, 5)


def _ban(coast: Coast, person: Person, other: Person) -> Plan:
    """A cheater is banned for ever; he goes, and some come back."""
    with coast.scene(other):
        bodies.order(coast, person, "punish", player=other.id, step="ban", clause=CHEAT)
        yield coast.seconds(1, 3)
        other.online = False
        coast.tell(Left(t=0, player=other.id))
    yield coast.seconds(20, 90)
    if other.careful < 0.5:
        told = coast.tell(Joined(t=0, player=other.id, name=other.name, first=False))
        coast.deed("join", other, None, "came back banned", event=told)
        yield coast.seconds(2, 5)
        coast.tell(Left(t=0, player=other.id))
