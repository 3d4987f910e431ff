"""The night of the purge: everybody may fight and raid everywhere, and does."""

from lawspeaker.events import Announced, ModeChanged
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import march, slay, strike
from lawspeaker.simulate.isle.habits import raids
from lawspeaker.simulate.isle.isle import Isle, Plot
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 12.0
PART = 0.2
"""The last part of an evening that is purge, if it is long enough."""
SHORTEST = 25 * 60
"""Seconds of an evening that has a purge."""
EVE = 36
"""Hours before the evening at which it is announced."""


def prepare(isle: Isle) -> Plan:
    """A purge is announced ahead, if the evening is long enough for one; when its hour has come it begins."""
    if isle.ends - isle.opens < SHORTEST * SECOND:
        return
    yield isle.opens - EVE * HOUR - isle.now
    isle.purge = isle.ends - round((isle.ends - isle.opens) * PART)
    isle.tell(Announced(t=0, name="purge", starts=isle.purge, ends=isle.ends + HOUR))
    yield isle.purge - isle.now
    isle.tell(ModeChanged(t=0, name="purge", on=True))


def begin(isle: Isle, person: Person) -> Plan | None:
    """He goes out to fight, or to raid."""
    if not isle.is_purge:
        return None
    houses = [plot for plot in isle.plots if not plot.house.visited and person not in plot.house.owners]
    if isle.chance(0.3) and houses:
        return _raid(isle, isle.dice.choice(houses), person)
    other = isle.somebody(person, quarrel=False)
    return None if other is None else _fight(isle, person, other)


def _fight(isle: Isle, person: Person, other: Person) -> Plan:
    with isle.scene(person, other):
        spot = other.at(isle.now).toward(person.at(isle.now), isle.between(4, 30))
        yield from bodies.walk(isle, person, spot, 12)
        for _ in range(isle.dice.randrange(1, 4)):
            strike(isle, person, other, "purge night")
            yield isle.seconds(0.5, 3)
            person, other = other, person
        slay(isle, person, other, "purge night")
        yield isle.seconds(0.5, 3)


def _raid(isle: Isle, plot: Plot, raider: Person) -> Plan:
    house = plot.house
    house.visited = True
    try:
        with isle.scene(raider):
            yield from march(isle, [raider], [Spot(house.at.x, house.at.z - isle.customs.inside - 3)])
            bodies.order(isle, raider, "authed", building=house.id)
            yield isle.seconds(1, 3)
            raids.blow(isle, plot, raider, "purge raid")
            yield isle.seconds(2, 5)
            yield from march(isle, [raider], [isle.country()])
    finally:
        house.visited = False
