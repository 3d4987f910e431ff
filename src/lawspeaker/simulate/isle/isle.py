"""The island as it is: domes, claims, a city, a frontier and open land; who lives where, and how an evening begins.

An era began days before the evening; so did the claims, and some evictions.
"""

from math import ceil

from lawspeaker.events import (
    Announced,
    Building,
    Command,
    EraStarted,
    Group,
    Joined,
    Licence,
    ModeChanged,
    Named,
    Placed,
    Profile,
    ServerStarted,
    ZoneDrawn,
)
from lawspeaker.events.calendar import Map
from lawspeaker.simulate.community import Community
from lawspeaker.simulate.isle.customs import Customs, customs
from lawspeaker.simulate.isle.reasons import REASONS
from lawspeaker.simulate.people import Clan, House, Person, Spot, name_people
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["Dome", "Isle", "Plot"]

HOUR = 3600 * SECOND
PITCH = 240.0
"""Metres from claim to claim."""
WILD = 1150.0
"""Metres of open country around the claims, in which the domes lie."""
GATE = 520.0
"""Metres from the edge of a dome at which people gather who go there: nobody who waits there can be of use inside."""
LARGEST = 6
QUIET = 300
"""Seconds before the purge in which nobody begins a quarrel."""
PURGE = 0.2
"""The last part of an evening that is purge, if it is long enough."""
SHORTEST = 25 * 60
"""Seconds of an evening that has a purge."""


class Dome:
    """A dome: its id, its middle and its radius, and whether it came with an airdrop."""

    def __init__(self, id_: str, at: Spot, radius: float, drop: bool = False) -> None:
        self.id, self.at, self.radius, self.drop = id_, at, radius, drop
        self.taken = self.landed = False


class Plot:
    """A house that may be raided: on whose land (None: nobody's), of what, evicted since when (ms)."""

    def __init__(self, house: House, holder: Clan | None, grade: str) -> None:
        self.house, self.holder, self.grade = house, holder, grade
        self.evicted: int | None = None


class Isle(Community):
    """An island of so many people; `hz` is how often a second everybody's place is told."""

    reasons = REASONS

    def __init__(self, seed: str, start: int, people: int, hz: float) -> None:
        super().__init__(seed, start, hz)
        self.customs: Customs = customs()
        self.fresh, self.clearance = self.customs.fresh, self.customs.ground + 15
        self.now = start - 120 * HOUR
        self.domes: list[Dome] = []
        self.drops = 0
        self.walls = 0
        self.claims: list[tuple[Clan, Spot]] = []
        self.plots: list[Plot] = []
        self.rested: dict[str, int] = {}
        """By clan and dome, from when on its people may go there again."""
        self.purge: int | None = None
        """When the purge begins (ms), if there is one this evening."""
        self.hunters: list[Person] = []
        self.wanted: dict[str, int] = {}
        """Since when (ms) there is a bounty on somebody."""
        self._settle(people)

    def peaceful(self, person: Person) -> bool:
        """As everywhere; before the purge everybody makes ready for it."""
        return super().peaceful(person) and (self.purge is None or self.now < self.purge - QUIET * SECOND)

    def indifferent(self, person: Person, other: Person) -> bool:
        """Whether neither hunts the other."""
        pairs = ((person, other), (other, person))
        return not any(hunter in self.hunters and prey.id in self.wanted for hunter, prey in pairs)

    @property
    def is_purge(self) -> bool:
        """Whether the night has come on which everything is allowed."""
        return self.purge is not None and self.now >= self.purge

    # Who lives where --------------------------------------------------------------------------------------------------

    def _settle(self, many: int) -> None:
        for account, name in name_people(self.dice, many):
            if not self.clans or len(self.clans[-1].members) >= self.dice.randrange(1, LARGEST):
                self.clans.append(Clan(f"clan-{len(self.clans) + 1}", f"The {name.split()[-1]}s {len(self.clans) + 1}"))
            clan = self.clans[-1]
            careful, temper = self.dice.random(), self.dice.random() ** 2
            person = Person(account, name, clan, careful, temper, voice=self.dice.randrange(1000), y=12.0)
            clan.members.append(person)
            self.people.append(person)
        landed = [clan for clan in self.clans if len(clan.members) > 1]
        columns = max(ceil(len(landed) ** 0.5), 3)
        self.reach = columns * PITCH / 2
        far = self.reach + WILD
        corners = [Spot(x, z) for x in (-far, far) for z in (-far, far)]
        self.domes = [Dome(f"dome-{nth + 1}", at, self.customs.dome) for nth, at in enumerate(corners)]
        for nth, clan in enumerate(landed):
            at = Spot((nth % columns - (columns - 1) / 2) * PITCH, (nth // columns - (columns - 1) / 2) * PITCH)
            self.claims.append((clan, at))
            self._house(f"house-{nth + 1}", at, clan.members, True)
        alone = [clan for clan in self.clans if len(clan.members) == 1]
        for nth, clan in enumerate(alone):
            at = Spot(-self.reach - 1750 + nth % 8 * 60.0, -250 + nth // 8 * 60.0)
            self._house(f"hut-{nth + 1}", at, clan.members, True)
        self._plots(alone or self.clans)

    def _house(self, id_: str, at: Spot, owners: list[Person], home: bool) -> House:
        house = House(id_, at, list(owners))
        self.houses.append(house)
        for person in owners if home else []:
            person.home = house
        return house

    def _plots(self, builders: list[Clan]) -> None:
        """Houses besides: on open land, and on claims where they stood before."""
        for nth in range(max(len(self.people) // 6, 4)):
            clan = builders[nth % len(builders)]
            at = Spot(-300 + nth % 8 * 120.0, -self.reach - 1100 - nth // 8 * 120.0)
            grade = "twig" if nth % 5 == 4 else "stone"
            self.plots.append(Plot(self._house(f"loose-{nth + 1}", at, clan.members, False), None, grade))
        for nth, (holder, at) in enumerate(self.claims):
            others = [clan for clan in builders if clan is not holder]
            if not others or nth % 2:
                continue
            spot = Spot(at.x + self.customs.claim * 0.6, at.z + self.customs.claim * 0.6)
            owner = others[nth % len(others)]
            self.plots.append(Plot(self._house(f"squat-{nth + 1}", spot, owner.members, False), holder, "stone"))

    # Where ------------------------------------------------------------------------------------------------------------

    def somewhere(self) -> Spot:
        """A place where people go: the market of the city mostly, the open country between."""
        if self.chance(0.6):
            return Spot(self.reach + self.between(1500, 1600), self.between(-60, 60))
        return Spot(self.between(-400, 400), self.reach + self.between(150, 300))

    def country(self) -> Spot:
        """A place where nobody lives and nothing is."""
        return Spot(self.between(-500, 500), -self.reach - self.between(200, 400))

    def gate(self, dome: Dome) -> Spot:
        """Where people gather who go to a dome, and where they come out again: toward the middle of the island."""
        return dome.at.toward(Spot(0.0, 0.0), dome.radius + GATE)

    def home_of(self, person: Person) -> Spot:
        """Where he comes to life."""
        return person.home.at if person.home is not None else self.country()

    def may_go(self, clan: Clan, dome: Dome) -> bool:
        """Whether so much time has passed since his people left it that they may go there."""
        return self.now >= self.rested.get(f"{clan.id} {dome.id}", 0)

    def rest(self, clan: Clan, dome: Dome) -> None:
        """His people have left it."""
        self.rested[f"{clan.id} {dome.id}"] = self.now + round((self.customs.relay + 30) * SECOND)

    # How it begins ----------------------------------------------------------------------------------------------------

    def open_up(self, records: list[str]) -> Plan:
        """An era begins, land is claimed, people are evicted; days later everybody comes in for the evening."""
        from lawspeaker.simulate.isle.life import airdrops, life

        size = Map(size=round(2 * self.reach + 4200), seed=3)
        started = ServerStarted(t=0, name="Kiesel", map=size, records=records, profile="rust")
        self.tell(started)
        self.tell(EraStarted(t=0))
        for person in self.people:
            self.tell(Profile(t=0, player=person.id, staff=None, hours=200.0 + person.voice))
            self.tell(Named(t=0, player=person.id, name=person.name, tag=person.clan.id))
        yield HOUR
        self._draw()
        yield 2 * HOUR
        for clan in self.clans:
            members = [person.id for person in clan.members]
            leaders = members[:1]
            self.tell(
                Group(t=0, id=clan.id, kind="clan", name=clan.name, members=members, leaders=leaders, tag=clan.id)
            )
        self._claim()
        yield from self._evict()
        yield from self._post_bounties()
        self._announce()
        yield self.opens - self.now
        for person in self.people:
            self.tell(Joined(t=0, player=person.id, name=person.name, first=False))
            person.put(self.somewhere(), self.now)
        self.begin(self.watch())
        self.begin(self.tick())
        self.begin(airdrops(self), 60 * SECOND)
        for person in self.people:
            self.begin(life(self, person), self.seconds(1, 60))

    def _draw(self) -> None:
        for dome in self.domes:
            self.tell_dome(dome)
        r = self.reach
        no_mans = [(-200.0, r + 1500), (200.0, r + 1500), (200.0, r + 1800), (-200.0, r + 1800)]
        frontier = [(-r - 1800, -350.0), (-r - 1200, -350.0), (-r - 1200, r), (-r - 1800, r)]
        city = [(r + 1400, -250.0), (r + 1750, -250.0), (r + 1750, 250.0), (r + 1400, 250.0)]
        for id_, kind, polygon in (
            ("waste", "no_mans_land", no_mans),
            ("green", "frontier", frontier),
            ("port", "city", city),
        ):
            self.tell(ZoneDrawn(t=0, id=id_, kind=kind, name=id_.title(), polygon=polygon))
        for house in self.houses:
            self._tell_house(house)

    def tell_dome(self, dome: Dome) -> None:
        """It stands there from now on."""
        circle = (dome.at.x, dome.at.z, dome.radius)
        zone = ZoneDrawn(t=0, id=dome.id, kind="pvp", circle=circle, cause="airdrop" if dome.drop else "static")
        self.tell(zone)

    def _tell_house(self, house: House) -> None:
        x, z, c = house.at.x, house.at.z, self.customs
        plot = next((one for one in self.plots if one.house is house), None)
        owners = [person.id for person in house.owners]
        self.tell(
            Building(
                t=0,
                building=house.id,
                at=(x, 12.0, z),
                authorised=owners,
                owner=owners[0],
                circle=(x, z, c.ground),
                cupboard=f"cupboard-{house.id}",
                grade="stone" if plot is None else plot.grade,  # type: ignore[arg-type]
                walls=24,
                placed=self.now,
                role="base",
            )
        )
        self.tell(ZoneDrawn(t=0, id=f"{house.id}-base", kind="base", building=house.id, circle=(x, z, c.inside)))
        for person in house.owners:
            box = Placed(t=0, player=person.id, entity=f"box-{house.id}-{person.id}", kind="box", at=(x, 12.0, z))
            box.building = house.id
            self.tell(box)

    def _claim(self) -> None:
        half = self.customs.claim
        for clan, at in self.claims:
            polygon = [
                (at.x + dx, at.z + dz) for dx, dz in ((-half, -half), (half, -half), (half, half), (-half, half))
            ]
            id_ = f"land-{clan.id}"
            self.tell(ZoneDrawn(t=0, id=id_, kind="claim", name=clan.name, polygon=polygon, owner=clan.id))
            self.tell(Licence(t=0, player=clan.members[0].id, kind="raid", on=True))

    def _evict(self) -> Plan:
        """Some have had their notice for more than a day, some for an hour."""
        squats = [plot for plot in self.plots if plot.holder is not None]
        yield self.opens - 30 * HOUR - self.now
        for plot in squats[::2]:
            self._give_notice(plot)
        yield self.opens - 6 * HOUR - self.now
        for plot in squats[1::2]:
            self._give_notice(plot)

    def _post_bounties(self) -> Plan:
        """Some are wanted since longer than a bounty cools, some since an hour."""
        for nth, person in enumerate(self.people):
            self.tell(Licence(t=0, player=person.id, kind="bounty_hunter", on=nth % 7 == 3))
            if nth % 7 == 3:
                self.hunters.append(person)
        prey = [person for nth, person in enumerate(self.people) if nth % 9 == 5]
        yield self.opens - 5 * HOUR - self.now
        self._want(prey[::2])
        yield self.opens - HOUR - self.now
        self._want(prey[1::2])

    def _want(self, prey: list[Person]) -> None:
        for person in prey:
            poster = next(one for one in self.people if one.clan is not person.clan)
            order = {"player": person.id, "amount": 500, "reason": "took my horse"}
            self.tell(Command(t=0, player=poster.id, name="bounty.post", args=order))
            self.wanted[person.id] = self.now

    def _announce(self) -> None:
        """A purge, if the evening is long enough for one."""
        if self.ends - self.opens < SHORTEST * SECOND:
            return
        self.purge = self.ends - round((self.ends - self.opens) * PURGE)
        self.tell(Announced(t=0, name="purge", starts=self.purge, ends=self.ends + HOUR))
        self.begin(self._purge(), self.purge - self.now)

    def _purge(self) -> Plan:
        self.tell(ModeChanged(t=0, name="purge", on=True))
        yield 0

    def _give_notice(self, plot: Plot) -> None:
        assert plot.holder is not None
        order = {"reason": "we build here", "kind": "land"}
        leader = plot.holder.members[0].id
        self.tell(Command(t=0, player=leader, name="evict", args=order, building=plot.house.id))
        plot.evicted = self.now
