"""At other people's houses: visitors, guests, customers, loiterers and burglars, and what the owner makes of them."""

from collections.abc import Callable

from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.newlife import slay, wake_at_home
from lawspeaker.simulate.town.town import Town
from lawspeaker.simulate.town.visits import Visit

WEIGHT = 5.0
Kind = Callable[[Town, Visit, Person], Plan]
LOOK = 500
"""Milliseconds between two looks of the owner."""


def begin(town: Town, person: Person) -> Plan | None:
    """He goes to a house whose owner is about."""
    if not town.peaceful(person):
        return None
    houses = [house for house in town.houses if _may_be_visited(town, house, person)]
    if not houses:
        return None
    house = town.dice.choice(houses)
    owners = [owner for owner in house.owners if town.free(owner)]
    return _visit(town, house, person, town.dice.choice(owners))


def _may_be_visited(town: Town, house: House, person: Person) -> bool:
    if house.visited or person.home is house or not town.peaceful(house.owners[0]):
        return False
    return any(town.free(owner) and town.peaceful(owner) for owner in house.owners)


def _visit(town: Town, house: House, visitor: Person, owner: Person) -> Plan:
    kinds = sorted(KINDS)
    name = town.dice.choice(kinds)
    house.visited = True
    try:
        with town.scene(visitor, owner):
            yard = Spot(house.at.x + town.customs.line, house.at.z + 6)
            yield from bodies.walk(town, owner, yard, 8)
            yield from bodies.walk(town, visitor, town.door(house, town.customs.ground + 8), 8)
            visit, life = Visit(town, house, visitor), owner.death
            yield from KINDS[name](town, visit, owner)
            bodies.put_away(town, visitor)
            bodies.put_away(town, owner)
            if visitor.alive:
                yield from bodies.walk(town, visitor, town.door(house, town.customs.pitch / 2))
            # Whoever was killed meanwhile may be alive again, and is about something else.
            if owner.alive and owner.death is life:
                yield from bodies.walk(town, owner, Spot(house.at.x, house.at.z - town.customs.pitch / 2))
    finally:
        house.visited = False


# Coming and staying ---------------------------------------------------------------------------------------------------


def _to(town: Town, visit: Visit, metres: float, pace: float = 2.5) -> Plan:
    """He goes so near to the middle of the house, seen by the owner."""
    left = visit.visitor.walk(town.door(visit.house, metres), town.now, pace)
    while left > 0:
        yield min(left, LOOK)
        left -= LOOK
        visit.look()


def _stay(town: Town, visit: Visit, ms: int) -> Plan:
    while ms > 0:
        yield min(ms, LOOK)
        ms -= LOOK
        visit.look()


def _judge(town: Town, visit: Visit, owner: Person) -> Plan:
    """The owner shoots if he has a reason, or believes so."""
    yield town.seconds(0.3, 1.5)
    visit.look()
    reasons = visit.reasons()
    if reasons and town.chance(0.8):
        bodies.draw(town, owner)
        slay(town, owner, visit.visitor, *reasons)
    elif not reasons and town.chance(0.5 * (1 - owner.careful)):
        bodies.draw(town, owner)
        slay(town, owner, visit.visitor, visit.excuse())
    yield SECOND


def _cross(town: Town, visit: Visit, owner: Person) -> Plan:
    c = town.customs
    yield from _to(town, visit, town.between(c.inside + 0.2, c.line - 0.2), 4)
    yield from _stay(town, visit, town.seconds(0.5, 4))
    yield from _judge(town, visit, owner)


def _pass(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _to(town, visit, town.between(town.customs.line + 0.4, town.customs.ground - 1), 4)
    yield from _stay(town, visit, town.seconds(1, 5))
    yield from _judge(town, visit, owner)


def _loiter(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _to(town, visit, town.between(town.customs.line + 0.7, town.customs.ground - 1), 4)
    yield from _stay(town, visit, town.seconds(town.customs.loiter + 1, 40))
    yield from _judge(town, visit, owner)


def _keypad(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _to(town, visit, town.customs.inside + 1.2, 4)
    bodies.press_keypad(town, visit.visitor, visit.house)
    visit.pressed = town.now
    yield from _stay(town, visit, town.seconds(0.5, 6))
    yield from _judge(town, visit, owner)


# Burglars -------------------------------------------------------------------------------------------------------------


def _burgle(town: Town, visit: Visit, owner: Person) -> Plan:
    """A lock is picked; the owner comes in time, or the neighbour does, or the burglar is the better shot."""
    thief = visit.visitor
    yield from _to(town, visit, town.customs.inside + 1.2, 4)
    bodies.pick_lock(town, thief, visit.house, town.chance(0.7))
    visit.picked = town.now
    kind = town.dice.random()
    if kind < 0.2:
        yield from _shoot_owner(town, visit, owner)
    elif kind < 0.35:
        yield from _neighbour(town, visit)
    elif kind < 0.55:
        yield from _chase(town, visit, owner)
    else:
        yield from _stay(town, visit, town.seconds(1, 20))
        if town.chance(0.5):
            yield from _to(town, visit, town.between(0, town.customs.inside - 1))
        yield from _judge(town, visit, owner)


def _shoot_owner(town: Town, visit: Visit, owner: Person) -> Plan:
    bodies.draw(town, visit.visitor)
    yield town.seconds(1, 4)
    if not town.chance(0.3):
        slay(town, visit.visitor, owner, "stood in his way")
        return
    slay(town, visit.visitor, owner, "stood in his way", after=wake_at_home(town, owner, visit.house))


def _neighbour(town: Town, visit: Visit) -> Plan:
    found = town.somebody(visit.visitor)
    if found is None or found.clan is visit.house.owners[0].clan or found.careful > 0.6:
        return
    with town.scene(found):
        street = town.door(visit.house, town.customs.pitch / 2)
        yield from bodies.walk(town, found, street, 12)
        yield from _stay(town, visit, 1000)
        slay(town, found, visit.visitor, "not his house")


def _chase(town: Town, visit: Visit, owner: Person) -> Plan:
    """The burglar runs; the owner finds him in the street, in time or too late."""
    c = town.customs
    yield from bodies.walk(town, visit.visitor, town.door(visit.house, c.pitch / 2), 6)
    yield from bodies.walk(town, owner, town.door(visit.house, c.pitch / 2 - 12), 6)
    assert visit.picked is not None
    if owner.careful > 0.4:
        if town.now - visit.picked < (c.fresh - 5) * SECOND:
            bodies.draw(town, owner)
            yield town.seconds(0.5, 2)
            slay(town, owner, visit.visitor, "picked my lock")
        return
    yield max(visit.picked + round((c.fresh + 2) * SECOND) - town.now, 0) + town.seconds(0, 30)
    slay(town, owner, visit.visitor, "forgot the clock")


def _intrude(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _to(town, visit, town.between(0, town.customs.inside - 0.3), 4)
    yield from _stay(town, visit, town.seconds(1, 8))
    yield from _judge(town, visit, owner)


# Guests ---------------------------------------------------------------------------------------------------------------


def _welcome(town: Town, visit: Visit, owner: Person, bid: bool) -> Plan:
    """One of the owners bids him in, or opens the door to him."""
    if bid:
        bodies.order(town, owner, "consent", player=visit.visitor.id, what="enter")
    else:
        bodies.use_door(town, owner, visit.house, True)
    visit.welcome = True
    yield SECOND
    yield from _to(town, visit, town.between(0, town.customs.inside - 1.5))
    if not bid:
        bodies.use_door(town, owner, visit.house, False)


def _guest(town: Town, visit: Visit, owner: Person) -> Plan:
    """He is let in; most of the time that is all."""
    yield from _welcome(town, visit, owner, town.chance(0.5))
    yield from _stay(town, visit, town.seconds(5, 30))
    kind = town.dice.random()
    if kind < 0.5:
        return
    if kind < 0.9:
        bodies.order(town, owner, "warn", player=visit.visitor.id, text="leave my house, please")
        visit.told_to_leave = town.now
        if owner.careful > 0.3:
            yield from _stay(town, visit, town.seconds(town.customs.time_to_leave + 1, 20))
    yield from _judge(town, visit, owner)


def _armed_guest(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _welcome(town, visit, owner, True)
    yield from _stay(town, visit, town.seconds(2, 10))
    bodies.draw(town, visit.visitor)
    visit.armed = True
    yield from _judge(town, visit, owner)


def _noisy_guest(town: Town, visit: Visit, owner: Person) -> Plan:
    yield from _welcome(town, visit, owner, True)
    c = town.customs
    share = town.between(c.noise + 0.05, 0.9) if town.chance(0.7) else town.between(0.2, c.noise - 0.05)
    ms = round(share * c.listening * SECOND)
    yield from _stay(town, visit, ms + 2 * SECOND)
    bodies.speak(town, visit.visitor, ms)
    visit.spoke = share
    yield from _judge(town, visit, owner)


KINDS: dict[str, Kind] = {
    "armed guest": _armed_guest,
    "burgle": _burgle,
    "cross": _cross,
    "guest": _guest,
    "intrude": _intrude,
    "keypad": _keypad,
    "loiter": _loiter,
    "noisy guest": _noisy_guest,
    "pass": _pass,
}
"""What somebody may want at another's house."""
