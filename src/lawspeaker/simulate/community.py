"""A community: its people, clans and houses, and who may be drawn into what.

A quarrel is never joined by a second one: the clans of all who take part are left alone until it is forgotten. So the
reason of every deed is the one that its doer had, and no other is there by accident.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import ClassVar

from lawspeaker.events import Event, Positions, TimePassed
from lawspeaker.simulate import bodies
from lawspeaker.simulate.deeds import Deed, Reason
from lawspeaker.simulate.people import Clan, House, Person, Spot, name_people
from lawspeaker.simulate.stage import SECOND, Plan, Stage

__all__ = ["CALM", "Community"]

CALM = 6
"""Seconds after a wrong has grown old until its doer's people are drawn into another quarrel."""
TICKING = 10
"""Seconds between two words of the game that time has passed."""
NEAREST = 6
"""Of how many who are near one is chosen."""


class Community(Stage):
    """People who play by the same customs; `hz` is how often a second everybody's place is told.

    `fresh` is for how many seconds a wrong is a reason, `clearance` how many metres from a house are in the open.
    """

    reasons: ClassVar[Mapping[str, Reason]]
    fresh: float
    clearance: float
    height: ClassVar[float]
    """Metres above the sea, everywhere."""

    def __init__(self, seed: str, start: int, hz: float) -> None:
        super().__init__(seed, start)
        self.hz = hz
        self.only: tuple[str, ...] = ()
        """The habits that people have this evening; none named: all."""
        self.people: list[Person] = []
        self.clans: list[Clan] = []
        self.houses: list[House] = []
        self.things = 0
        """How many things were given a name."""

    def settle(self, many: int, sizes: Sequence[int]) -> None:
        """So many people, in clans of sizes that are drawn from these."""
        size = 0
        for account, name in name_people(self.dice, many):
            if not self.clans or len(self.clans[-1].members) >= size:
                size, nth = self.dice.choice(sizes), len(self.clans) + 1
                self.clans.append(Clan(f"clan-{nth}", f"The {name.split()[-1]}s {nth}"))
            self.join(account, name)

    def join(self, account: str, name: str) -> Person:
        """Somebody is one of the clan that was begun last."""
        careful, temper = self.dice.random(), self.dice.random() ** 2
        clan = self.clans[-1]
        person = Person(account, name, clan, careful, temper, voice=self.dice.randrange(1000), y=self.height)
        clan.members.append(person)
        self.people.append(person)
        return person

    def thing(self, kind: str) -> str:
        """The id of a new thing of this kind."""
        self.things += 1
        return f"{kind}-{self.things}"

    # Who is free ------------------------------------------------------------------------------------------------------

    def free(self, person: Person) -> bool:
        """Whether he can take part in something."""
        return person.online and person.alive and not person.busy and self.now >= person.low_until

    def peaceful(self, person: Person) -> bool:
        """Whether neither he nor his people are in a quarrel, or were in one lately."""
        return person.clan.at_odds == 0 and self.now >= person.clan.calm_from

    def indifferent(self, person: Person, other: Person) -> bool:
        """Whether neither has a standing reason to go for the other, whatever else they do."""
        return True

    def somebody(self, person: Person, quarrel: bool = True) -> Person | None:
        """Somebody of another clan who is free, in the open, and for a `quarrel` at peace: one of the nearest."""
        if quarrel and not self.peaceful(person):
            return None
        here = person.at(self.now)
        found = [
            (here.to(other.at(self.now)), nth)
            for nth, other in enumerate(self.people)
            if self.free(other)
            and other.clan is not person.clan
            and (not quarrel or self.peaceful(other))
            and self.indifferent(person, other)
        ]
        in_the_open = (self.people[nth] for _, nth in sorted(found) if self.open(self.people[nth].at(self.now)))
        near = list(islice(in_the_open, NEAREST))
        return self.dice.choice(near) if near else None

    def mate(self, person: Person) -> Person | None:
        """One of his own people who is free."""
        found = [other for other in person.clan.members if other is not person and self.free(other)]
        return self.dice.choice(found) if found else None

    @contextmanager
    def scene(self, *cast: Person, quarrel: bool = True) -> Iterator[None]:
        """They are busy with each other; a `quarrel` keeps their people out of others until it is forgotten."""
        clans = [clan for clan in self.clans if any(person.clan is clan for person in cast)] if quarrel else []
        for person in cast:
            person.busy = True
            bodies.stop(self, person)
        for clan in clans:
            clan.at_odds += 1
        try:
            yield
        finally:
            for person in cast:
                person.busy = False
            for clan in clans:
                clan.at_odds -= 1
                clan.calm_from = max(clan.calm_from, self.now + round((self.fresh + CALM) * SECOND))

    def gather(self, people: Sequence[Person], patience: float) -> Generator[int, None, bool]:
        """They are called together, each as he becomes free; whether all were within so many seconds.

        Their people are kept out of quarrels meanwhile. Whoever was called is busy, and free again if not all came.
        """
        clans, called = {person.clan.id: person.clan for person in people}, list[Person]()
        for clan in clans.values():
            clan.at_odds += 1
        over = self.now + round(patience * SECOND)
        while len(called) < len(people) and self.now < over:
            for person in people:
                if person not in called and self.free(person):
                    person.busy = True
                    bodies.stop(self, person)
                    called.append(person)
            yield 0 if len(called) == len(people) else SECOND
        there = len(called) == len(people)
        for clan in clans.values():
            clan.at_odds -= 1
        self.dismiss(called if not there else [])
        return there

    def dismiss(self, people: Sequence[Person]) -> None:
        """They are free again."""
        for person in people:
            person.busy = False

    # Where ------------------------------------------------------------------------------------------------------------

    def open(self, at: Spot) -> bool:
        """Whether a place is far from every house."""
        clear = self.clearance
        return all(abs(house.at.x - at.x) > clear or abs(house.at.z - at.z) > clear for house in self.houses)

    def place(self, at: Spot) -> tuple[float, float, float]:
        """A place on the ground, as the wire has it, to the centimetre."""
        return (round(at.x, 2), self.height, round(at.z, 2))

    # What is done -----------------------------------------------------------------------------------------------------

    def deed(self, act: str, actor: Person, target: Person | str | None, *reasons: str, event: Event | None) -> Deed:
        """This was done for these reasons."""
        aim = target.id if isinstance(target, Person) else target
        why = tuple(self.reasons[key] for key in reasons)
        return self.did(Deed(t=self.now, act=act, actor=actor.id, target=aim, reasons=why, event=event))

    # What goes on by itself -------------------------------------------------------------------------------------------

    def watch(self) -> Plan:
        """Everybody's place, so many times a second."""
        rest = max(round(SECOND / self.hz), 1)
        while True:
            now = self.now
            rows = [person.row(now) for person in self.people if person.alive and person.online]
            self.tell(Positions(t=0, rows=rows))
            yield rest

    def tick(self) -> Plan:
        """That time has passed."""
        while True:
            yield TICKING * SECOND
            self.tell(TimePassed(t=0))
