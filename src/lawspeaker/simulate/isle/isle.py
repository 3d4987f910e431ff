"""The island as it is: domes, claims, cities, a frontier, a road, open land; who lives where, and is for whom."""

from math import ceil, floor, sqrt

from lawspeaker.events import Building, Placed, ZoneDrawn
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate.community import Community
from lawspeaker.simulate.isle.customs import CUSTOMS
from lawspeaker.simulate.isle.reasons import REASONS
from lawspeaker.simulate.people import Clan, House, Person, Spot
from lawspeaker.simulate.stage import SECOND

__all__ = ["Dome", "Isle", "Plot"]

PITCH = 300.0
"""Metres from claim to claim."""
WILD = 1150.0
"""Metres of open country around the claims, in which the domes lie."""
GATE = 520.0
"""Metres from the edge of a dome at which people gather who go there: nobody who waits there can be of use inside."""
SIZES = (1, 1, 1, 2, 2, 3, 4, 5, 6)
"""How many a clan may be; who is alone is none."""
QUIET = 300
"""Seconds before the purge, and before a time of peace, in which nobody begins a quarrel."""
HALFWAY = 30.0
"""Half of the width of the road, in metres."""


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

    customs = CUSTOMS
    reasons = REASONS
    height = 12.0
    fresh, clearance = CUSTOMS.fresh, CUSTOMS.ground + 15

    def __init__(self, seed: str, start: int, people: int, hz: float) -> None:
        super().__init__(seed, start, hz)
        self.now = start - 120 * HOUR
        self.domes: list[Dome] = []
        self.drops = 0
        self.claims: list[tuple[Clan, Spot]] = []
        self.plots: list[Plot] = []
        self.ruins: list[Plot] = []
        """Houses in the frontier whose people are gone."""
        self.posters: dict[str, Person] = {}
        """Who wants somebody dead, by the account of whoever is wanted."""
        self.rested: dict[str, int] = {}
        """By clan and dome, from when on its people may go there again."""
        self.purge: int | None = None
        """When the purge begins (ms), if there is one this evening."""
        self.peace: int | None = None
        """Until when (ms) the staff keep the peace this evening, if they do."""
        self.hunters: list[Person] = []
        self.wanted: dict[str, int] = {}
        """Since when (ms) there is a bounty on somebody."""
        self.shunned: set[frozenset[str]] = set()
        """Who has nothing to say to whom, whoever of the two it began with."""
        self.cars: dict[str, str] = {}
        self.boats: dict[str, str] = {}
        """The locked car and the boat of a clan, by its id."""
        self._lay_out(people)

    def peaceful(self, person: Person) -> bool:
        """As everywhere; nobody begins a quarrel before a purge, for which all make ready, nor in a time of peace."""
        quiet = self.is_peace or (self.purge is not None and self.now >= self.purge - QUIET * SECOND)
        return super().peaceful(person) and not quiet

    def indifferent(self, person: Person, other: Person) -> bool:
        """Whether neither hunts the other, nor wants anything to do with him."""
        pairs = ((person, other), (other, person))
        hunted = any(hunter in self.hunters and prey.id in self.wanted for hunter, prey in pairs)
        return not hunted and frozenset((person.id, other.id)) not in self.shunned

    @property
    def is_purge(self) -> bool:
        """Whether the night has come on which everything is allowed."""
        return self.purge is not None and self.now >= self.purge

    @property
    def is_peace(self) -> bool:
        """Whether it is a time in which the staff keep the peace."""
        return self.peace is not None and self.now < self.peace

    @property
    def landed(self) -> list[Clan]:
        """The clans: whoever is alone is none, and holds no land."""
        return [clan for clan in self.clans if len(clan.members) > 1]

    # Who lives where --------------------------------------------------------------------------------------------------

    def _lay_out(self, many: int) -> None:
        self.settle(many, SIZES)
        landed = self.landed
        columns = max(ceil(sqrt(len(landed))), 3)
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

    def roadside(self, metres: float) -> Spot:
        """A place so many metres from the middle of the road, which runs far from where anybody lives."""
        return Spot(self.between(-500, 500), -self.reach - 700 + metres)

    def gate(self, dome: Dome) -> Spot:
        """Where people gather who go to a dome, and where they come out again: toward the middle of the island."""
        return dome.at.toward(Spot(0.0, 0.0), dome.radius + GATE)

    def home_of(self, person: Person) -> Spot:
        """Where he comes to life."""
        return person.home.at if person.home is not None else self.country()

    def land(self, clan: Clan) -> str:
        """The id of a clan's claim."""
        return f"land-{clan.id}"

    def way(self, here: Spot, there: Spot) -> list[Spot]:
        """How one goes from one claim to another, or from the open country in the south, over nobody else's land."""
        out, into = self._lane(here), self._lane(there)
        side = min(max(floor((there.x + self.reach) / PITCH) * PITCH - self.reach, -self.reach), self.reach)
        return [Spot(here.x, out), Spot(side, out), Spot(side, into), Spot(there.x, into), there]

    def _lane(self, at: Spot) -> float:
        """How far north the lane lies that runs south of a place, between the claims or before them all."""
        return max(floor((at.z + self.reach) / PITCH) * PITCH - self.reach, -self.reach)

    def may_go(self, clan: Clan, dome: Dome) -> bool:
        """Whether so much time has passed since his people left it that they may go there."""
        return self.now >= self.rested.get(f"{clan.id} {dome.id}", 0)

    def rest(self, clan: Clan, dome: Dome) -> None:
        """His people have left it."""
        self.rested[f"{clan.id} {dome.id}"] = self.now + round((self.customs.relay + 30) * SECOND)

    def tell_dome(self, dome: Dome) -> None:
        """It stands there from now on."""
        circle = (dome.at.x, dome.at.z, dome.radius)
        zone = ZoneDrawn(t=0, id=dome.id, kind="pvp", circle=circle, cause="airdrop" if dome.drop else "static")
        self.tell(zone)

    def tell_house(self, house: House) -> None:
        """A house stands there, with a box for each of its people."""
        x, z, c = house.at.x, house.at.z, self.customs
        plot = next((one for one in self.plots if one.house is house), None)
        owners = [person.id for person in house.owners]
        told = Building(
            t=0,
            building=house.id,
            at=(x, self.height, z),
            authorised=owners,
            owner=owners[0],
            circle=(x, z, c.ground),
            cupboard=f"cupboard-{house.id}",
            grade="stone" if plot is None else plot.grade,  # type: ignore[arg-type]
            walls=24,
            placed=self.now,
            role="base",
        )
        self.tell(told)
        self.tell(ZoneDrawn(t=0, id=f"{house.id}-base", kind="base", building=house.id, circle=(x, z, c.inside)))
        for person in house.owners:
            box = Placed(
                t=0, player=person.id, entity=f"box-{house.id}-{person.id}", kind="box", at=(x, self.height, z)
            )
            box.building = house.id
            self.tell(box)
