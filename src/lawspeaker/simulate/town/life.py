"""A day of anybody: work, talk, trade, home; and now and then, by his temper, one of the town's habits.

The mayor's day is another: he sets the tax, and walks about among people who read it.
"""

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from lawspeaker.events import Tax
from lawspeaker.simulate import bodies, voices
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.town import Town

__all__ = ["life", "rule"]

Begin = Callable[[Town, Person], Plan | None]
GOODS = ("bread", "pistol.revolver", "medkit", "wood", "kevlar", "lockpick")


@cache
def _habits() -> tuple[ModuleType, ...]:
    """The modules of `habits`, by name."""
    from lawspeaker.simulate.town import habits

    names = sorted(module.name for module in pkgutil.iter_modules(habits.__path__))
    return tuple(import_module(f"{habits.__name__}.{name}") for name in names)


def life(town: Town, person: Person) -> Plan:
    """What he does all evening."""
    while True:
        if not town.free(person):
            yield town.seconds(2, 5)
            continue
        plan = _choose(town, person)
        yield from plan
        yield town.seconds(3, 20)


def _choose(town: Town, person: Person) -> Plan:
    if town.chance(0.05 + 0.35 * person.temper):
        for habit in _some_habit(town):
            plan: Plan | None = habit.begin(town, person)
            if plan is not None:
                return plan
    return _peace(town, person)


def _some_habit(town: Town) -> Iterator[ModuleType]:
    """Habits by their weight; a second try if the first is not possible."""
    habits = _habits()
    weights = [float(habit.WEIGHT) for habit in habits]
    yield from town.dice.choices(habits, weights, k=2)


def _peace(town: Town, person: Person) -> Plan:
    kind = town.dice.random()
    if kind < 0.35:
        return _stroll(town, person, town.somewhere())
    if kind < 0.6:
        return _meet(town, person)
    if kind < 0.75:
        return _work(town, person)
    return _home(town, person) if kind < 0.9 else _chat(town, person)


def _stroll(town: Town, person: Person, to: Spot) -> Plan:
    """He goes somewhere; whoever wants something of him stops him."""
    left = person.walk(to, town.now, 2 + 3 * person.temper)
    while left > 0 and town.free(person):
        yield min(left, SECOND)
        left -= SECOND
    if town.free(person):
        yield town.seconds(2, 15)


def _meet(town: Town, person: Person) -> Plan:
    """He greets somebody, and perhaps they trade."""
    other = town.somebody(person, quarrel=False)
    if other is None:
        return
    with town.scene(person, other, quarrel=False):
        spot = other.at(town.now).toward(person.at(town.now), 2.5)
        yield from bodies.walk(town, person, spot)
        for who, to in ((person, other), (other, person)):
            if who.alive and to.alive:
                ms = town.dice.randrange(700, 4000)
                yield ms
                if town.chance(0.4):
                    bodies.speak(town, who, ms)
                else:
                    bodies.say(town, who, voices.greeting(who.voice, town.dice), to)
        if person.alive and other.alive and town.chance(0.5):
            yield town.seconds(2, 6)
            goods = GOODS[town.dice.randrange(len(GOODS))]
            bodies.sell(town, person, other, goods, town.dice.randrange(5, 500))


def _work(town: Town, person: Person) -> Plan:
    field = Spot(town.between(-town.width, town.width), town.between(-320, -150))
    yield from _stroll(town, person, field)
    for _ in range(town.dice.randrange(2, 6)):
        if not town.free(person):
            return
        bodies.gather(town, person, ("wood", "stone", "hemp")[person.voice % 3], town.dice.randrange(10, 200))
        yield town.seconds(5, 15)


def _home(town: Town, person: Person) -> Plan:
    """He goes home through his own door, shuts it behind him, rests and comes out again."""
    house = person.home
    if house is None or house.visited:
        return
    yield from _stroll(town, person, town.door(house, town.customs.inside + 1))
    if not town.free(person) or house.visited:
        return
    with town.scene(person, quarrel=False):
        for into in (True, False):
            bodies.use_door(town, person, house, True)
            metres = town.between(0, town.customs.inside - 3) if into else town.customs.ground + 12
            yield from bodies.walk(town, person, town.door(house, metres), 3)
            bodies.use_door(town, person, house, False)
            yield town.seconds(8, 60) if into else 0


def _chat(town: Town, person: Person) -> Plan:
    bodies.say(town, person, voices.small_talk(person.voice, town.dice), channel="global")
    yield SECOND


def rule(town: Town) -> Plan:
    """The mayor sets the tax anew from time to time, now and then above what people bear."""
    mayor = town.people[0]
    while True:
        yield town.seconds(120, 420)
        if mayor.online:
            town.tax = round(town.between(0.05, 0.5) if town.chance(0.6) else town.between(0.51, 0.8), 2)
            town.tell(Tax(t=0, rate=town.tax))
