"""The town as it is: how it is laid out, who lives where, what hangs before the houses, how an evening begins."""

from math import ceil, sqrt

from lawspeaker.events import (
    Building,
    Event,
    Group,
    Job,
    Joined,
    Profile,
    ServerStarted,
    Tax,
    ZoneDrawn,
)
from lawspeaker.events import Sign as SignWritten
from lawspeaker.events.calendar import Map
from lawspeaker.simulate import bodies
from lawspeaker.simulate.community import CALM, Community
from lawspeaker.simulate.people import Clan, House, Person, Sign, Spot, name_people
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.customs import Customs, customs
from lawspeaker.simulate.town.reasons import REASONS

__all__ = ["LISTED", "Town"]

LISTED = {
    "crossing": "crossing the line",
    "loitering": "loitering",
    "guns out": "guns out",
    "keypads": "touching keypads",
    "micspam": "micspam",
}
"""What a sign may name, and how it is written."""
FAULTS = ("small letters", "hidden sign", "sign off his ground", "sign in public")
JOBS = ("merchant", "gun dealer", "medic", "cook", "thief", "banker", "hobo")
MARKET = 40.0


class Town(Community):
    """A town of so many people; `hz` is how often a second everybody's place is told."""

    reasons = REASONS

    def __init__(self, seed: str, start: int, people: int, hz: float) -> None:
        super().__init__(seed, start, hz)
        self.customs: Customs = customs()
        self.fresh, self.clearance = self.customs.fresh, self.customs.ground + 5
        self.tax = 0.2
        self.votes = 0
        self.punished: set[str] = set()
        self._settle(people)

    def peaceful(self, person: Person) -> bool:
        """As everywhere; the mayor's quarrels are his own."""
        return super().peaceful(person) and person.trade != "mayor"

    # Where ------------------------------------------------------------------------------------------------------------

    def somewhere(self) -> Spot:
        """A place where people go: the market mostly, the road before the houses, the fields."""
        where = self.dice.random()
        if where < 0.5:
            return Spot(self.between(-MARKET, MARKET), self.between(-MARKET, MARKET))
        if where < 0.7:
            house = self.houses[self.dice.randrange(len(self.houses))]
            return Spot(house.at.x + self.between(-40, 40), house.at.z - self.customs.pitch / 2)
        return Spot(self.between(-self.width, self.width), self.between(-320, -120))

    def shelter(self, person: Person) -> Spot:
        """Where he comes to life: far from his death, from whoever killed him, and from the houses."""
        far = self.width + 260
        corners = [Spot(x, z) for x in (-far, far) for z in (-520.0, self.depth + 260)]
        bad = [person.death.at] if person.death else []
        if person.death and person.death.killer:
            bad.append(person.death.killer.at(self.now))
        return max(corners, key=lambda corner: (min((corner.to(at) for at in bad), default=0.0), corner))

    def door(self, house: House, metres: float) -> Spot:
        """A place on the street side of a house, so many metres from its middle."""
        return Spot(house.at.x, house.at.z - metres)

    # What is done -----------------------------------------------------------------------------------------------------

    def slay(self, attacker: Person, victim: Person, *reasons: str, after: Plan | None = None) -> Event:
        """He kills him for these reasons; `after` is what the dead man does instead of lying low."""
        from lawspeaker.simulate.town.newlife import new_life

        told = bodies.kill(self, attacker, victim)
        self.deed("kill", attacker, victim, *reasons, event=told)
        victim.low_until = self.now + round((self.customs.new_life + CALM) * SECOND)
        if not all(REASONS[key].right for key in reasons) and self.chance(0.4):
            self.begin(self._complain(victim, attacker), self.seconds(15, 200))
        self.begin(after if after is not None else new_life(self, victim))
        return told

    def _complain(self, victim: Person, attacker: Person) -> Plan:
        """Whoever was killed for nothing reports it."""
        if victim.online:
            bodies.order(self, victim, "report", player=attacker.id, kind="rdm", text="he killed me for nothing")
        yield 0

    # How it begins ----------------------------------------------------------------------------------------------------

    def _settle(self, many: int) -> None:
        """People are put into clans, and clans into houses."""
        for nth, (account, name) in enumerate(name_people(self.dice, many)):
            if not self.clans or len(self.clans[-1].members) >= self.dice.randrange(1, 6):
                self.clans.append(Clan(f"clan-{len(self.clans) + 1}", f"House of {name.split()[0]}"))
            clan = self.clans[-1]
            careful, temper = self.dice.random(), self.dice.random() ** 2
            person = Person(account, name, clan, careful, temper, voice=self.dice.randrange(1000))
            person.trade = self._trade(nth, many)
            clan.members.append(person)
            self.people.append(person)
        self._build()

    def _trade(self, nth: int, many: int) -> str:
        if nth == 0:
            return "mayor"
        if nth == 1:
            return "moderator"
        if nth % 14 == 2:
            return "police"
        return JOBS[self.dice.randrange(len(JOBS))] if nth < many * 0.9 else ""

    def _build(self) -> None:
        side, pitch = max(ceil(sqrt(len(self.clans))), 2), self.customs.pitch
        self.width = side * pitch / 2
        self.depth = 120 + side * pitch
        for nth, clan in enumerate(self.clans):
            at = Spot((nth % side + 0.5) * pitch - self.width, 160 + nth // side * pitch)
            house = House(f"house-{nth + 1}", at, list(clan.members))
            house.sign = self._sign()
            self.houses.append(house)
            for person in clan.members:
                person.home = house

    def _sign(self) -> Sign | None:
        if self.chance(0.15):
            return None
        lists = tuple(key for key in LISTED if self.chance(0.7))
        fault = FAULTS[self.dice.randrange(len(FAULTS))] if self.chance(0.2) else ""
        return Sign(lists, "odd reason" if not lists else fault)

    def open_up(self, records: list[str]) -> Plan:
        """The server starts, the map is told, everybody comes in, and the evening goes its way."""
        from lawspeaker.simulate.town.life import life, rule

        size = round(2 * (max(self.width, self.depth) + 600))
        self.tell(ServerStarted(t=0, name="Ginster", map=Map(size=size, seed=1), records=records, profile="garrysmod"))
        for person in self.people:
            self.tell(Joined(t=0, player=person.id, name=person.name, first=False))
        self._draw_map()
        for person in self.people:
            person.put(self.somewhere(), self.now)
            self._introduce(person)
        self._hang_signs()
        self.tell(Tax(t=0, rate=self.tax))
        self.begin(self.watch())
        self.begin(self.tick())
        self.begin(rule(self), 30 * SECOND)
        for person in self.people:
            self.begin(life(self, person), self.seconds(1, 60))
        yield 0

    def _introduce(self, person: Person) -> None:
        staff = person.trade == "moderator"
        self.tell(Profile(t=0, player=person.id, staff="moderator" if staff else None))
        if person.trade and not staff:
            self.tell(Job(t=0, player=person.id, job=person.trade))

    def _draw_map(self) -> None:
        self.tell(ZoneDrawn(t=0, id="market", kind="public", name="Market", circle=(0.0, 0.0, MARKET + 5)))
        for nth, z in enumerate(sorted({house.at.z for house in self.houses})):
            z -= self.customs.pitch / 2
            w = self.width + 40
            corners = [(-w, z - 5), (w, z - 5), (w, z + 5), (-w, z + 5)]
            self.tell(ZoneDrawn(t=0, id=f"road-{nth + 1}", kind="road", polygon=corners))
        for clan in self.clans:
            members = [person.id for person in clan.members]
            self.tell(Group(t=0, id=clan.id, kind="clan", name=clan.name, members=members, leaders=members[:1]))
        for house in self.houses:
            self._draw(house)

    def _draw(self, house: House) -> None:
        x, z, c = house.at.x, house.at.z, self.customs
        owners = [person.id for person in house.owners]
        self.tell(
            Building(t=0, building=house.id, at=(x, 2.0, z), authorised=owners, circle=(x, z, c.ground), cupboard=None)
        )
        for kind, radius in (("base", c.inside), ("kos_line", c.line)):
            self.tell(ZoneDrawn(t=0, id=f"{house.id}-{kind}", kind=kind, building=house.id, circle=(x, z, radius)))

    def _hang_signs(self) -> None:
        metres = {"sign off his ground": self.customs.ground + 6, "sign in public": self.customs.pitch / 2}
        for house in self.houses:
            sign = house.sign
            if sign is None:
                continue
            at = self.door(house, metres.get(sign.fault, (self.customs.line + self.customs.ground) / 2))
            text = "KOS: " + ", ".join(LISTED[key] for key in sign.lists) if sign.lists else "KOS wearing red hats"
            small = sign.fault == "small letters"
            told = SignWritten(
                t=0,
                player=house.owners[0].id,
                entity=f"sign-{house.id}",
                text=text,
                size=self.customs.lettering - 20 if small else self.customs.lettering + 10,
                hidden=sign.fault == "hidden sign",
                building=house.id,
                at=(round(at.x, 2), 2.0, round(at.z, 2)),
            )
            self.tell(told)
            if sign.fault:
                self.deed("write", house.owners[0], told.entity, sign.fault, event=told)
