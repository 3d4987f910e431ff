"""The coast as it is: who lives where, who is of the staff, who is new, and what becomes of the dead."""

from math import ceil, sqrt

from lawspeaker.events import Chat, Event, Named
from lawspeaker.simulate import bodies
from lawspeaker.simulate.coast.customs import CUSTOMS
from lawspeaker.simulate.coast.reasons import REASONS
from lawspeaker.simulate.community import Community
from lawspeaker.simulate.deeds import Deed
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["Coast"]

SIZES = (1, 1, 2, 2, 3, 4)
NEWCOMERS = 0.15
"""The share of people who come for the first time, while the evening goes on."""
CARE = 20
"""Seconds that somebody rests after he has come to life."""


class Coast(Community):
    """A coast of so many people; `hz` is how often a second everybody's place is told."""

    customs = CUSTOMS
    reasons = REASONS
    height = 8.0
    fresh, clearance = CUSTOMS.fresh, CUSTOMS.ground + 15

    def __init__(self, seed: str, start: int, people: int, hz: float) -> None:
        super().__init__(seed, start, hz)
        self.came: dict[str, int] = {}
        """When a newcomer came (ms), by his account."""
        self.killed: dict[tuple[str, str], list[int]] = {}
        """When (ms) somebody of a clan killed somebody, by both."""
        self.pleas: dict[str, int] = {}
        self.spoke: dict[str, int] = {}
        """When (ms) somebody wrote his last line."""
        self.shouted: dict[str, list[int]] = {}
        """When (ms) somebody wrote the lines in which he shouted."""
        self._lay_out(people)

    def tell(self, event: Event) -> Event:
        """As everywhere; who wrote a line is remembered, and whoever has just shouted shouts on with a greeting."""
        told = super().tell(event)
        if isinstance(event, Chat):
            self.spoke[event.player] = self.now
            if event.text.isupper() and self._shouts(event.player):
                why = (REASONS["shouted in capitals"],)
                self.did(Deed(t=self.now, act="say", actor=event.player, reasons=why, event=told))
        return told

    def _shouts(self, who: str) -> bool:
        lately = [t for t in self.shouted.get(who, []) if self.now - t < self.customs.shouting * SECOND]
        return len(lately) >= self.customs.capitals

    # Who is who -------------------------------------------------------------------------------------------------------

    def is_staff(self, person: Person) -> bool:
        """Whether he is one of the staff."""
        return person.trade == "moderator"

    def is_new(self, person: Person) -> bool:
        """Whether he has come so lately that he is let be."""
        came = self.came.get(person.id)
        return came is not None and self.now - came < self.customs.protected * SECOND

    def kills(self, person: Person, victim: Person) -> int:
        """How often his people killed somebody within the time that counts."""
        there = self.killed.get((person.clan.id, victim.id), [])
        return sum(self.now - t < self.customs.hunting * SECOND for t in there)

    def _lay_out(self, many: int) -> None:
        self.settle(many, SIZES)
        for nth, person in enumerate(self.people):
            person.trade = "moderator" if nth < 2 else "newcomer" if nth >= many * (1 - NEWCOMERS) else ""
            person.online = person.trade != "newcomer"
        side = max(ceil(sqrt(len(self.clans))), 2)
        self.width = side * self.customs.pitch / 2
        for nth, clan in enumerate(self.clans):
            x = (nth % side + 0.5) * self.customs.pitch - self.width
            house = House(f"house-{nth + 1}", Spot(x, 300 + nth // side * self.customs.pitch), list(clan.members))
            self.houses.append(house)
            for person in clan.members:
                person.home = house

    # Where ------------------------------------------------------------------------------------------------------------

    def somewhere(self) -> Spot:
        """A place where people go: the beach mostly, the woods behind it."""
        low, high = (-60.0, 60.0) if self.chance(0.6) else (-400.0, -200.0)
        return Spot(self.between(-self.width - 100, self.width + 100), self.between(low, high))

    # What is done -----------------------------------------------------------------------------------------------------

    def slay(self, attacker: Person, victim: Person, *reasons: str) -> Event:
        """He kills him for these reasons; the dead man wakes at home."""
        told = bodies.kill(self, attacker, victim)
        self.deed("kill", attacker, victim, *reasons, event=told)
        self.killed.setdefault((attacker.clan.id, victim.id), []).append(self.now)
        victim.low_until = self.now + CARE * SECOND
        self.begin(self._rebirth(victim))
        return told

    def _rebirth(self, person: Person) -> Plan:
        yield self.seconds(4, 12)
        if person.online and not person.alive:
            assert person.home is not None
            bodies.spawn(self, person, person.home.at)

    def rename(self, person: Person, name: str) -> Event:
        """He goes by another name from now on."""
        return self.tell(Named(t=0, player=person.id, name=name))
