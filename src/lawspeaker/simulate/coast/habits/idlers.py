"""Idlers: who sits there without moving a hand, which the game tells every minute."""

from lawspeaker.events import Idle
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 0.5
MINUTE = 60


def begin(coast: Coast, person: Person) -> Plan | None:
    """He is called to dinner."""
    return None if coast.is_new(person) else _sit(coast, person)


def _sit(coast: Coast, person: Person) -> Plan:
    low, limit = coast.customs.idle, coast.customs.idle_limit
    long = coast.between(low + 30, limit + 120) if person.careful < 0.3 else coast.between(60, low - 60)
    with coast.scene(person):
        done = 0
        while done + MINUTE <= long:
            yield MINUTE * SECOND
            done += MINUTE
            told = coast.tell(Idle(t=0, player=person.id, seconds=done))
            if done >= low:
                why = "sat there for ever" if done >= limit else "sat there"
                coast.deed("idle", person, None, why, event=told)
        yield SECOND
        coast.tell(Idle(t=0, player=person.id, seconds=0))
