"""The town as it is: how it is laid out, who lives where, and what hangs before the houses."""

from math import ceil, sqrt

from lawspeaker.simulate.community import Community
from lawspeaker.simulate.people import Clan, House, Person, Sign, Spot, name_people
from lawspeaker.simulate.town.customs import CUSTOMS
from lawspeaker.simulate.town.reasons import REASONS

__all__ = ["LISTED", "MARKET", "Town"]

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

    customs = CUSTOMS
    reasons = REASONS
    height = 2.0
    fresh, clearance = CUSTOMS.fresh, CUSTOMS.ground + 5

    def __init__(self, seed: str, start: int, people: int, hz: float) -> None:
        super().__init__(seed, start, hz)
        self.tax = 0.2
        self.votes = 0
        self.punished: set[str] = set()
        self._lay_out(people)

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
            house = self.dice.choice(self.houses)
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

    # How it begins ----------------------------------------------------------------------------------------------------

    def _lay_out(self, many: int) -> None:
        """People are put into clans, and clans into houses."""
        for nth, (account, name) in enumerate(name_people(self.dice, many)):
            if not self.clans or len(self.clans[-1].members) >= self.dice.randrange(1, 6):
                self.clans.append(Clan(f"clan-{len(self.clans) + 1}", f"House of {name.split()[0]}"))
            person = self.join(account, name)
            person.trade = self._trade(nth, many)
        self._build()

    def _trade(self, nth: int, many: int) -> str:
        if nth == 0:
            return "mayor"
        if nth == 1:
            return "moderator"
        if nth % 14 == 2:
            return "police"
        return self.dice.choice(JOBS) if nth < many * 0.9 else ""

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
        fault = self.dice.choice(FAULTS) if self.chance(0.2) else ""
        return Sign(lists, "odd reason" if not lists else fault)
