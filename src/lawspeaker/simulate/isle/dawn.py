"""How an evening of the island begins: days before it an era began, land was claimed and houses were built.

What a habit needs to have happened in those days stands with the habit (`prepare`).
"""

from lawspeaker.events import (
    EraStarted,
    Group,
    Joined,
    Named,
    Profile,
    ServerStarted,
    ZoneDrawn,
)
from lawspeaker.events.calendar import Map
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate.days import habits
from lawspeaker.simulate.isle import habits as package
from lawspeaker.simulate.isle.isle import HALFWAY, Isle
from lawspeaker.simulate.isle.life import airdrops, life
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["dawn"]


def dawn(isle: Isle, records: list[str]) -> Plan:
    """The days before the evening; then everybody comes in, and the evening goes its way."""
    size = Map(size=round(2 * isle.reach + 4200), seed=3)
    isle.tell(ServerStarted(t=0, name="Kiesel", map=size, records=records, profile="rust"))
    isle.tell(EraStarted(t=0))
    for person in isle.people:
        _introduce(isle, person)
    yield HOUR
    _draw(isle)
    yield 2 * HOUR
    _found(isle)
    for habit in habits(package):
        if hasattr(habit, "prepare"):
            isle.begin(habit.prepare(isle))
    yield isle.opens - isle.now
    for person in isle.people:
        isle.tell(Joined(t=0, player=person.id, name=person.name, first=False))
        person.put(isle.somewhere(), isle.now)
    isle.begin(isle.watch())
    isle.begin(isle.tick())
    isle.begin(airdrops(isle), 60 * SECOND)
    for person in isle.people:
        isle.begin(life(isle, person), isle.seconds(1, 60))


def _introduce(isle: Isle, person: Person) -> None:
    """Who he is; whoever is in a clan wears its tag."""
    isle.tell(Profile(t=0, player=person.id, staff=None, hours=200.0 + person.voice))
    named = Named(t=0, player=person.id, name=person.name)
    if person.clan in isle.landed:
        named.tag = person.clan.id
    isle.tell(named)


def _draw(isle: Isle) -> None:
    """The map: domes, the no man's land, the frontier, the cities, the road, and every house."""
    for dome in isle.domes:
        isle.tell_dome(dome)
    r = isle.reach
    for id_, kind, low, high in (
        ("waste", "no_mans_land", Spot(-200, r + 1500), Spot(200, r + 1800)),
        ("green", "frontier", Spot(-r - 1800, -350), Spot(-r - 1200, r)),
        ("port", "city", Spot(r + 1400, -250), Spot(r + 1750, 250)),
        ("highway", "road", Spot(-600, -r - 700 - HALFWAY), Spot(600, -r - 700 + HALFWAY)),
    ):
        isle.tell(ZoneDrawn(t=0, id=id_, kind=kind, name=id_.title(), polygon=_square(low, high), owner=None))
    for house in isle.houses:
        isle.tell_house(house)


def _square(low: Spot, high: Spot) -> list[tuple[float, float]]:
    return [(low.x, low.z), (high.x, low.z), (high.x, high.z), (low.x, high.z)]


def _found(isle: Isle) -> None:
    """Clans are founded, and their land is theirs."""
    for clan in isle.landed:
        members = [person.id for person in clan.members]
        told = Group(t=0, id=clan.id, kind="clan", name=clan.name, members=members, leaders=members[:1], tag=clan.id)
        isle.tell(told)
    half = isle.customs.claim
    for clan, at in isle.claims:
        land = _square(Spot(at.x - half, at.z - half), Spot(at.x + half, at.z + half))
        zone = ZoneDrawn(t=0, id=isle.land(clan), kind="claim", name=clan.name, polygon=land, owner=clan.id)
        isle.tell(zone)
