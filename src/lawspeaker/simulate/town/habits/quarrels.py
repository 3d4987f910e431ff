"""Quarrels in the street: somebody strikes, and what comes of it is right or wrong by who began, and when."""

from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.newlife import slay
from lawspeaker.simulate.town.town import Town

WEIGHT = 3.0
EDGE = 2.0
"""Seconds before the end of what is fresh at which nobody who keeps the clock strikes any more."""


def begin(town: Town, person: Person) -> Plan | None:
    """He picks a quarrel with somebody near."""
    other = town.somebody(person)
    return None if other is None else _quarrel(town, person, other)


def _quarrel(town: Town, person: Person, other: Person) -> Plan:
    mate = town.mate(other)
    cast = [person, other] if mate is None else [person, other, mate]
    with town.scene(*cast):
        spot = other.at(town.now).toward(person.at(town.now), town.between(4, 25))
        yield from bodies.walk(town, person, spot)
        bodies.draw(town, person)
        yield town.seconds(1, 3)
        kind = town.dice.random()
        if kind < 0.2:
            yield from _miss(town, person, other)
        elif kind < 0.3 + 0.15 * (1 - person.careful):
            slay(town, person, other, "old grudge" if other.id in person.grudges else "for fun")
        else:
            yield from _strike(town, person, other, mate)
        yield town.seconds(1, 3)
        bodies.put_away(town, person)
        bodies.put_away(town, other)


def _miss(town: Town, person: Person, other: Person) -> Plan:
    """He shoots past him; a careful man does not answer a miss by killing."""
    for _ in range(town.dice.randrange(1, 4)):
        bodies.shoot_past(town, person, other)
        yield town.seconds(1, 2)
    if town.chance(0.6 * (1 - other.careful)):
        bodies.draw(town, other)
        yield town.seconds(1, 4)
        slay(town, other, person, "missed me")


def _strike(town: Town, person: Person, other: Person, mate: Person | None) -> Plan:
    """A blow; then he runs, or is answered."""
    for _ in range(town.dice.randrange(1, 3)):
        bodies.hit(town, person, other, town.between(5, 30))
        yield town.seconds(1, 2)
    kind = town.dice.random()
    if kind < 0.15:
        yield from bodies.walk(town, person, town.somewhere())
    elif kind < 0.3 and mate is not None:
        yield from _avenge(town, person, mate)
    else:
        yield from _answer(town, person, other)


def answer_time(town: Town, person: Person) -> tuple[int, bool]:
    """After how long he answers a wrong (ms), and whether that is still fresh: the careful keep the clock."""
    fresh = town.customs.fresh
    if town.chance(0.25 * (1 - person.careful)):
        return town.seconds(fresh + EDGE, fresh + 40), False
    late = town.chance(0.15)
    return town.seconds(fresh - 12, fresh - EDGE) if late else town.seconds(1, fresh / 3), True


def _avenge(town: Town, person: Person, mate: Person) -> Plan:
    """One of his people comes for it."""
    after, fresh = answer_time(town, mate)
    since = town.now
    near = person.at(town.now).toward(mate.at(town.now), 12)
    here = mate.at(town.now)
    if here.to(near) / 6 * SECOND > after:
        yield from bodies.walk(town, mate, near, 9)
        fresh = town.now - since < (town.customs.fresh - EDGE) * SECOND
        if not fresh and town.now - since < (town.customs.fresh + EDGE) * SECOND:
            yield round(2 * EDGE * SECOND)
    else:
        yield after
    slay(town, mate, person, "struck mine" if fresh else "forgot the clock")


def _answer(town: Town, person: Person, other: Person) -> Plan:
    """Blow for blow, until one of the two falls."""
    bodies.draw(town, other)
    struck = town.now
    after, fresh = answer_time(town, other)
    yield after
    if fresh and town.chance(0.3):
        bodies.hit(town, other, person, town.between(10, 40))
        yield town.seconds(1, 3)
        if town.chance(0.4):
            slay(town, person, other, "began it")
            return
        fresh = town.now - struck < (town.customs.fresh - EDGE) * SECOND
        if not fresh:
            return
    slay(town, other, person, "struck me" if fresh else "forgot the clock")
