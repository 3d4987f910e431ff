"""A peaceful hour in the town: work, talk, trade, home. The mayor's is another: he sets the tax, and walks about."""

from lawspeaker.events import Tax
from lawspeaker.simulate import bodies
from lawspeaker.simulate.days import chat, day, meet, stroll, work
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import Plan
from lawspeaker.simulate.town import habits
from lawspeaker.simulate.town.town import Town

__all__ = ["life", "rule"]


def life(town: Town, person: Person) -> Plan:
    """What he does all evening."""
    return day(town, person, habits, _peace)


def _peace(town: Town, person: Person) -> Plan:
    kind = town.dice.random()
    if kind < 0.35:
        return stroll(town, person, town.somewhere())
    if kind < 0.6:
        return meet(town, person)
    if kind < 0.75:
        return work(town, person, Spot(town.between(-town.width, town.width), town.between(-320, -150)))
    return _home(town, person) if kind < 0.9 else chat(town, person)


def _home(town: Town, person: Person) -> Plan:
    """He goes home through his own door, shuts it behind him, rests and comes out again."""
    house = person.home
    if house is None or house.visited:
        return
    yield from stroll(town, person, town.door(house, town.customs.inside + 1))
    if not town.free(person) or house.visited:
        return
    with town.scene(person, quarrel=False):
        for into in (True, False):
            bodies.use_door(town, person, house, True)
            metres = town.between(0, town.customs.inside - 3) if into else town.customs.ground + 12
            yield from bodies.walk(town, person, town.door(house, metres), 3)
            bodies.use_door(town, person, house, False)
            yield town.seconds(8, 60) if into else 0


def rule(town: Town) -> Plan:
    """The mayor sets the tax anew from time to time, now and then above what people bear."""
    mayor = town.people[0]
    while True:
        yield town.seconds(120, 420)
        if mayor.online:
            town.tax = round(town.between(0.05, 0.5) if town.chance(0.6) else town.between(0.51, 0.8), 2)
            town.tell(Tax(t=0, rate=town.tax))
