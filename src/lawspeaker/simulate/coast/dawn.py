"""How an evening of the coast begins: everybody comes in but the newcomers, who come while it goes on."""

from lawspeaker.events import Building, Group, Joined, Profile, ServerStarted
from lawspeaker.events.calendar import Map
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.coast.life import life
from lawspeaker.simulate.people import House, Person
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["dawn"]


def dawn(coast: Coast, records: list[str]) -> Plan:
    """The server starts, everybody comes in but those who will come for the first time."""
    size = Map(size=round(4 * coast.width + 1600), seed=5)
    coast.tell(ServerStarted(t=0, name="Brandung", map=size, records=records, profile="rust"))
    for person in coast.people:
        staff = "moderator" if coast.is_staff(person) else None
        coast.tell(Profile(t=0, player=person.id, staff=staff))
        if person.online:
            coast.tell(Joined(t=0, player=person.id, name=person.name, first=False))
    for clan in coast.clans:
        members = [person.id for person in clan.members]
        if len(members) > 1:
            coast.tell(Group(t=0, id=clan.id, kind="clan", name=clan.name, members=members, leaders=members[:1]))
    for house in coast.houses:
        _tell(coast, house)
    for person in coast.people:
        person.put(coast.somewhere(), coast.now)
    coast.begin(coast.watch())
    coast.begin(coast.tick())
    for person in coast.people:
        if person.online:
            coast.begin(life(coast, person), coast.seconds(1, 60))
        else:
            coast.begin(_arrive(coast, person), coast.seconds(20, (coast.ends - coast.now) / SECOND / 2))
    yield 0


def _arrive(coast: Coast, person: Person) -> Plan:
    """He comes for the first time."""
    person.online = True
    coast.came[person.id] = coast.now
    coast.tell(Joined(t=0, player=person.id, name=person.name, first=True))
    person.put(coast.somewhere(), coast.now)
    yield coast.seconds(5, 30)
    yield from life(coast, person)


def _tell(coast: Coast, house: House) -> None:
    x, z, c = house.at.x, house.at.z, coast.customs
    owners = [person.id for person in house.owners]
    coast.tell(
        Building(
            t=0,
            building=house.id,
            at=(x, coast.height, z),
            authorised=owners,
            owner=owners[0],
            circle=(x, z, c.ground),
            cupboard=f"cupboard-{house.id}",
            grade="stone",
            walls=20,
        )
    )
