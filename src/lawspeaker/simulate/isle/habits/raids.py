"""Raids: a house that may be raided, or one that may not; and those who live there, or only come by."""

from lawspeaker.events import Command, Explosive, Licence, StructureDestroyed
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import march, slay, strike
from lawspeaker.simulate.isle.isle import Isle, Plot
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 2.5
COLD = 1800
"""Seconds until a house is raided again."""


def prepare(isle: Isle) -> Plan:
    """Leaders may evict; of those on their land some have had their notice for more than a day, some for an hour."""
    for person in isle.people:
        isle.tell(Licence(t=0, player=person.id, kind="raid", on=person.clan.members[0] is person))
    squats = [plot for plot in isle.plots if plot.holder is not None]
    yield isle.opens - 30 * HOUR - isle.now
    for plot in squats[::2]:
        _give_notice(isle, plot)
    yield isle.opens - 6 * HOUR - isle.now
    for plot in squats[1::2]:
        _give_notice(isle, plot)


def _give_notice(isle: Isle, plot: Plot) -> None:
    assert plot.holder is not None
    order = {"reason": "we build here", "kind": "land"}
    leader = plot.holder.members[0].id
    isle.tell(Command(t=0, player=leader, name="evict", args=order, building=plot.house.id))
    plot.evicted = isle.now


def begin(isle: Isle, person: Person) -> Plan | None:
    """He picks a house: one that he may raid, or, if he does not care, any."""
    if not isle.peaceful(person):
        return None
    plots = [plot for plot in isle.plots if _fits(isle, plot, person)]
    if not plots:
        return None
    mine = [plot for plot in plots if plot.holder is person.clan]
    plots = mine or plots
    return _raid(isle, isle.dice.choice(plots), person)


def _fits(isle: Isle, plot: Plot, person: Person) -> bool:
    house = plot.house
    if house.visited or person in house.owners or isle.now - house.raided < COLD * SECOND:
        return False
    if not all(isle.peaceful(owner) for owner in house.owners):
        return False
    if not all(isle.indifferent(person, owner) for owner in house.owners):
        return False
    return _reason(isle, plot, person) in isle.reasons and (person.careful < 0.3 or _may(isle, plot, person))


def _reason(isle: Isle, plot: Plot, person: Person) -> str:
    """Why he raids it."""
    if plot.grade == "twig":
        return "twig"
    if plot.holder is None:
        return "unclaimed land"
    if plot.holder is not person.clan or plot.evicted is None:
        return "claimed land"
    if person is not plot.holder.members[0]:
        return ""
    in_time = isle.now - plot.evicted >= isle.customs.notice * SECOND
    return "evicted in time" if in_time else "evicted too soon"


def _may(isle: Isle, plot: Plot, person: Person) -> bool:
    return isle.reasons[_reason(isle, plot, person)].right


def _raid(isle: Isle, plot: Plot, raider: Person) -> Plan:
    house = plot.house
    owners = [owner for owner in house.owners if isle.free(owner)]
    there = owners[0] if owners and isle.chance(0.5) else None
    by = isle.somebody(raider) if isle.chance(0.2) else None
    by = None if by is not None and any(by.clan is owner.clan for owner in house.owners) else by
    cast = [one for one in (raider, there, by) if one is not None]
    house.visited, house.raided = True, isle.now
    try:
        with isle.scene(*cast):
            if there is not None:
                yield from march(isle, [there], [Spot(house.at.x + 2, house.at.z)])
            yield from march(isle, [raider], [Spot(house.at.x, house.at.z - isle.customs.inside - 3)])
            bodies.order(isle, raider, "authed", building=house.id)
            yield isle.seconds(2, 5)
            for _ in range(isle.dice.randrange(1, 4)):
                blow(isle, plot, raider, _reason(isle, plot, raider))
                yield isle.seconds(3, 10)
            yield from _others(isle, plot, raider, there, by)
            if raider.alive:
                yield from march(isle, [raider], [isle.country()])
    finally:
        house.visited = False


def blow(isle: Isle, plot: Plot, raider: Person, why: str) -> None:
    """A charge brings a wall down, for that reason."""
    house = plot.house
    wall = isle.thing("wall")
    at = isle.place(Spot(house.at.x, house.at.z - isle.customs.inside))
    if plot.grade != "twig":
        told = isle.tell(Explosive(t=0, player=raider.id, kind="c4", at=at))
        isle.deed("raid", raider, None, why, event=told)
    destroyed = StructureDestroyed(
        t=0,
        attacker=raider.id,
        entity=wall,
        kind="wall",
        weapon="hatchet" if plot.grade == "twig" else "explosive.timed",
        damage=500.0,
        grade=plot.grade,  # type: ignore[arg-type]
        building=house.id,
        health=0.0,
        decaying=False,
        part="outer_wall",
        level=0,
        at=at,
    )
    isle.deed("raid", raider, None, why, event=isle.tell(destroyed))


def _others(isle: Isle, plot: Plot, raider: Person, there: Person | None, by: Person | None) -> Plan:
    """Whoever lives there may fight; whoever comes by leaves them alone."""
    if plot.grade == "twig":
        return
    if there is not None:
        blow(isle, plot, raider, _reason(isle, plot, raider))
        yield SECOND
        first = raider.careful < 0.4 and isle.chance(0.6)
        why = ["raided my house"]
        if first:
            strike(isle, raider, there, "raiders first")
            why.append("struck me")
            yield isle.seconds(0.5, 2)
        strike(isle, there, raider, *why)
        yield isle.seconds(0.5, 2)
        if not first and _may(isle, plot, raider):
            strike(isle, raider, there, "fired upon while raiding")
            yield isle.seconds(0.5, 2)
        if isle.chance(0.5):
            slay(isle, there, raider, *why)
    elif by is not None and by.careful < 0.7:
        yield from march(isle, [by], [Spot(plot.house.at.x + 25, plot.house.at.z - 25)])
        strike(isle, by, raider, "not his fight")
        yield isle.seconds(0.5, 2)
