"""How an evening of the town begins: the map is told, everybody comes in, the signs hang, and the mayor rules."""

from lawspeaker.events import Building, Group, Job, Joined, Profile, ServerStarted, Tax, ZoneDrawn
from lawspeaker.events import Sign as SignWritten
from lawspeaker.events.calendar import Map
from lawspeaker.simulate.people import House, Person
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.life import life, rule
from lawspeaker.simulate.town.town import LISTED, MARKET, Town

__all__ = ["dawn"]


def dawn(town: Town, records: list[str]) -> Plan:
    """The server starts, the map is told, everybody comes in, and the evening goes its way."""
    size = round(2 * (max(town.width, town.depth) + 600))
    town.tell(ServerStarted(t=0, name="Ginster", map=Map(size=size, seed=1), records=records, profile="garrysmod"))
    for person in town.people:
        town.tell(Joined(t=0, player=person.id, name=person.name, first=False))
    _draw_map(town)
    for person in town.people:
        person.put(town.somewhere(), town.now)
        _introduce(town, person)
    _hang_signs(town)
    town.tell(Tax(t=0, rate=town.tax))
    town.begin(town.watch())
    town.begin(town.tick())
    town.begin(rule(town), 30 * SECOND)
    for person in town.people:
        town.begin(life(town, person), town.seconds(1, 60))
    yield 0


def _introduce(town: Town, person: Person) -> None:
    staff = person.trade == "moderator"
    town.tell(Profile(t=0, player=person.id, staff="moderator" if staff else None))
    if person.trade and not staff:
        town.tell(Job(t=0, player=person.id, job=person.trade))


def _draw_map(town: Town) -> None:
    town.tell(ZoneDrawn(t=0, id="market", kind="public", name="Market", circle=(0.0, 0.0, MARKET + 5)))
    for nth, z in enumerate(sorted({house.at.z for house in town.houses})):
        z -= town.customs.pitch / 2
        w = town.width + 40
        corners = [(-w, z - 5), (w, z - 5), (w, z + 5), (-w, z + 5)]
        town.tell(ZoneDrawn(t=0, id=f"road-{nth + 1}", kind="road", polygon=corners))
    for clan in town.clans:
        members = [person.id for person in clan.members]
        town.tell(Group(t=0, id=clan.id, kind="clan", name=clan.name, members=members, leaders=members[:1]))
    for house in town.houses:
        _draw(town, house)


def _draw(town: Town, house: House) -> None:
    x, z, c = house.at.x, house.at.z, town.customs
    owners = [person.id for person in house.owners]
    town.tell(
        Building(
            t=0, building=house.id, at=(x, town.height, z), authorised=owners, circle=(x, z, c.ground), cupboard=None
        )
    )
    for kind, radius in (("base", c.inside), ("kos_line", c.line)):
        town.tell(ZoneDrawn(t=0, id=f"{house.id}-{kind}", kind=kind, building=house.id, circle=(x, z, radius)))


def _hang_signs(town: Town) -> None:
    metres = {"sign off his ground": town.customs.ground + 6, "sign in public": town.customs.pitch / 2}
    for house in town.houses:
        sign = house.sign
        if sign is None:
            continue
        at = town.door(house, metres.get(sign.fault, (town.customs.line + town.customs.ground) / 2))
        text = "KOS: " + ", ".join(LISTED[key] for key in sign.lists) if sign.lists else "KOS wearing red hats"
        small = sign.fault == "small letters"
        told = SignWritten(
            t=0,
            player=house.owners[0].id,
            entity=f"sign-{house.id}",
            text=text,
            size=town.customs.lettering - 20 if small else town.customs.lettering + 10,
            hidden=sign.fault == "hidden sign",
            building=house.id,
            at=town.place(at),
        )
        town.tell(told)
        if sign.fault:
            town.deed("write", house.owners[0], told.entity, sign.fault, event=told)
