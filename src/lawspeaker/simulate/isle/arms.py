"""How people of the island strike, and what becomes of whoever falls: he comes to life in his own bed."""

from collections.abc import Sequence

from lawspeaker.events import Event
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["fall", "march", "miss", "rebirth", "slay", "strike", "travel"]

RIDE = 25.0
"""Metres a second of whoever rides."""
CARE = 20
"""Seconds that he rests after he has come to life."""


def strike(isle: Isle, attacker: Person, victim: Person, *reasons: str) -> Event:
    """A blow for these reasons."""
    told = bodies.hit(isle, attacker, victim, isle.between(5, 35))
    isle.deed("attack", attacker, victim, *reasons, event=told)
    return told


def miss(isle: Isle, attacker: Person, victim: Person, *reasons: str) -> Event:
    """A shot that passes by."""
    told = bodies.shoot_past(isle, attacker, victim)
    isle.deed("attack", attacker, victim, *reasons, event=told)
    return told


def slay(isle: Isle, attacker: Person, victim: Person, *reasons: str) -> Event:
    """He kills him for these reasons."""
    told = bodies.kill(isle, attacker, victim)
    isle.deed("kill", attacker, victim, *reasons, event=told)
    _lie_low(isle, victim)
    return told


def fall(isle: Isle, attacker: Person, victim: Person) -> None:
    """He was killed by something else than a weapon."""
    bodies.die(isle, victim, attacker)
    _lie_low(isle, victim)


def _lie_low(isle: Isle, victim: Person) -> None:
    """He is dead; he will wake at home, and rest a while."""
    victim.low_until = isle.now + CARE * SECOND
    isle.begin(rebirth(isle, victim))


def rebirth(isle: Isle, person: Person) -> Plan:
    """He wakes at home."""
    yield isle.seconds(4, 12)
    if person.online and not person.alive:
        bodies.spawn(isle, person, isle.home_of(person))


def march(isle: Isle, people: Sequence[Person], spots: Sequence[Spot], pace: float = RIDE) -> Plan:
    """They go there together; whoever falls on the way stays behind."""
    lives = [person.death for person in people]
    left = max((p.walk(spot, isle.now, pace) for p, spot in zip(people, spots, strict=True)), default=0)
    while left > 0 and any(p.alive and p.death is life for p, life in zip(people, lives, strict=True)):
        yield min(left, SECOND)
        left -= SECOND


def travel(isle: Isle, person: Person, there: Spot, pace: float = RIDE) -> Plan:
    """He goes there over nobody's land but where he is, and where he goes to."""
    for spot in isle.way(person.at(isle.now), there):
        yield from march(isle, [person], [spot], pace)
