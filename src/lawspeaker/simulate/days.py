"""Anybody's day: something peaceful most of the time, and now and then, by his temper, one of the community's habits.

Habits are the modules of a package, found by scanning: `WEIGHT` says how often, `begin` what he does, if he can now.
"""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from lawspeaker.simulate import bodies, voices
from lawspeaker.simulate.community import Community
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["chat", "day", "habits", "meet", "name_of", "stroll", "work"]

GOODS = ("bread", "pistol.revolver", "medkit", "wood", "kevlar", "lockpick")
MEEK, HOT = 0.1, 0.4
"""How often a habit gets the better of the mildest man, and how much more often of the hottest."""
KEEN = 0.6
"""How often of anybody, where only some habits are played."""


Someone = TypeVar("Someone", bound=Community)


@cache
def habits(package: ModuleType) -> tuple[ModuleType, ...]:
    """The modules of a package of habits, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)


def name_of(habit: ModuleType) -> str:
    """What a habit is called."""
    return habit.__name__.rpartition(".")[2]


def day(community: Someone, person: Person, package: ModuleType, peace: Callable[[Someone, Person], Plan]) -> Plan:
    """What he does all evening."""
    while True:
        if not community.free(person):
            yield community.seconds(2, 5)
            continue
        share = KEEN if community.only else MEEK + HOT * person.temper
        plan = _habit(community, person, package) if community.chance(share) else None
        yield from plan if plan is not None else peace(community, person)
        yield community.seconds(3, 20)


def _habit(community: Community, person: Person, package: ModuleType) -> Plan | None:
    """One of his habits by weight; a second one if the first is not possible."""
    there = [habit for habit in habits(package) if not community.only or name_of(habit) in community.only]
    weights = [float(habit.WEIGHT) for habit in there]
    for habit in community.dice.choices(there, weights, k=2):
        plan: Plan | None = habit.begin(community, person)
        if plan is not None:
            return plan
    return None


# Peace ----------------------------------------------------------------------------------------------------------------


def stroll(community: Community, person: Person, to: Spot, pace: float = 2) -> Plan:
    """He goes somewhere; whoever wants something of him stops him."""
    left = person.walk(to, community.now, pace + 3 * person.temper)
    while left > 0 and community.free(person):
        yield min(left, SECOND)
        left -= SECOND
    if community.free(person):
        yield community.seconds(2, 15)


def meet(community: Community, person: Person) -> Plan:
    """He greets somebody, and perhaps they trade."""
    other = community.somebody(person, quarrel=False)
    if other is None:
        return
    with community.scene(person, other, quarrel=False):
        yield from bodies.walk(community, person, other.at(community.now).toward(person.at(community.now), 2.5))
        for who, to in ((person, other), (other, person)):
            if who.alive and to.alive:
                ms = community.dice.randrange(700, 4000)
                yield ms
                if community.chance(0.4):
                    bodies.speak(community, who, ms)
                else:
                    bodies.say(community, who, voices.greeting(who.voice, community.dice), to)
        if person.alive and other.alive and community.chance(0.5):
            yield community.seconds(2, 6)
            goods = community.dice.choice(GOODS)
            bodies.sell(community, person, other, goods, community.dice.randrange(5, 500))


def work(community: Community, person: Person, field: Spot) -> Plan:
    """He farms for a while."""
    yield from stroll(community, person, field)
    for _ in range(community.dice.randrange(2, 6)):
        if not community.free(person):
            return
        item = ("wood", "stone", "hemp")[person.voice % 3]
        bodies.gather(community, person, item, community.dice.randrange(10, 200))
        yield community.seconds(5, 15)


def chat(community: Community, person: Person) -> Plan:
    """He says something to everybody."""
    bodies.say(community, person, voices.small_talk(person.voice, community.dice), channel="global")
    yield SECOND
