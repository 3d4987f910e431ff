"""How people of the island strike, and what becomes of whoever falls: he comes to life in his own bed."""

from collections.abc import Sequence

from lawspeaker.events import Event
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["march", "miss", "rebirth", "slay", "strike"]

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
    victim.low_until = isle.now + CARE * SECOND
    isle.begin(rebirth(isle, victim))
    return told


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
