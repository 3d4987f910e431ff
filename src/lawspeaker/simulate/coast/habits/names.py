"""Names: who takes one that nobody may have, and whether he gives it up in time."""

from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 0.6


def begin(coast: Coast, person: Person) -> Plan | None:
    """He is tired of his name."""
    if person.careful > 0.5 or coast.is_staff(person) or coast.is_new(person):
        return None
    kind = coast.dice.randrange(3)
    if kind == 2:
        return _pose(coast, person)
    return _rename(
        coast,
        person,
        *(("snarfle king", "took a slur for a name"), ("www best server", "took an address for a name"))[kind],
    )


def _rename(coast: Coast, person: Person, name: str, why: str) -> Plan:
    told = coast.rename(person, name)
    coast.deed("wear", person, None, why, event=told)
    time = coast.customs.rename
    if person.careful > 0.25:
        yield coast.seconds(10, time - 30)
    else:
        yield round(time * SECOND)
        coast.deed("duty", person, None, "kept the name", event=told)
        yield coast.seconds(5, 60)
    coast.rename(person, person.name)


def _pose(coast: Coast, person: Person) -> Plan:
    staff = next(one for one in coast.people if coast.is_staff(one))
    told = coast.rename(person, staff.name)
    coast.deed("wear", person, None, "took a moderator's name", event=told)
    yield coast.seconds(20, 120)
    coast.rename(person, person.name)
