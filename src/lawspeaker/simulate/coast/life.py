"""A peaceful hour on the coast: work, talk, trade."""

from lawspeaker.simulate.coast import habits
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.days import chat, day, meet, stroll, work
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan

__all__ = ["life"]


def life(coast: Coast, person: Person) -> Plan:
    """What he does all evening."""
    return day(coast, person, habits, _peace)


def _peace(coast: Coast, person: Person) -> Plan:
    kind = coast.dice.random()
    if kind < 0.4:
        return stroll(coast, person, coast.somewhere(), 6)
    if kind < 0.65:
        return meet(coast, person)
    return work(coast, person, coast.somewhere()) if kind < 0.92 else chat(coast, person)
