"""Cars and boats: who has the right of way, who owes help, whose they are, how many one keeps, and what one rams."""

from collections.abc import Callable

from lawspeaker.events import Hit, Kill, Looted, Trade, Vehicle
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import fall, march
from lawspeaker.simulate.isle.isle import HALFWAY, Isle
from lawspeaker.simulate.people import Clan, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 2.0
RIDE = 15.0
SHORE = 300.0
"""Metres from boat to boat along the shore."""
Kind = Callable[[Isle, Person], Plan | None]


def prepare(isle: Isle) -> Plan:
    """Two clans of three have a car, one of three a boat; cars are locked, and one boat in two has its door open."""
    for nth, clan in enumerate(isle.landed):
        owner = clan.members[0]
        if nth % 3 != 1:
            isle.cars[clan.id] = car = f"car-{clan.id}"
            tell(isle, car, "car", "owned", owner)
            tell(isle, car, "car", "locked", owner)
            tell(isle, car, "car", "mounted", owner)
            tell(isle, car, "car", "dismounted", owner)
        else:
            _launch(isle, clan, nth)
    yield 0


def _launch(isle: Isle, clan: Clan, nth: int) -> None:
    boat, rotten = f"boat-{clan.id}", nth % 2 == 0
    isle.boats[clan.id] = boat
    at = berth(isle, clan)
    told = Vehicle(t=0, entity=boat, kind="tugboat", action="owned", player=clan.members[0].id, at=(at.x, 1.0, at.z))
    told.door_open = not rotten
    isle.tell(told)
    if rotten:
        isle.tell(Vehicle(t=0, entity=boat, kind="tugboat", action="decayed", health=0.4))


def berth(isle: Isle, clan: Clan) -> Spot:
    """Where the boat of a clan lies: far off, where nobody goes."""
    return Spot(isle.clans.index(clan) * SHORE, -isle.reach - 3000)


def tell(isle: Isle, entity: str, kind: str, action: str, player: Person, **more: object) -> Vehicle:
    """What becomes of a vehicle."""
    told = Vehicle(t=0, entity=entity, kind=kind, action=action, player=player.id, **more)  # type: ignore[arg-type]
    isle.tell(told)
    return told


def begin(isle: Isle, person: Person) -> Plan | None:
    """He goes for a drive, or to sea, or to the market for a car."""
    if isle.is_purge or not isle.peaceful(person):
        return None
    return KINDS[isle.dice.choice(sorted(KINDS))](isle, person)


# On the road, and beside it -------------------------------------------------------------------------------------------


def _drive(isle: Isle, person: Person) -> Plan | None:
    other = isle.somebody(person)
    return None if other is None else _run_over(isle, person, other)


def _run_over(isle: Isle, driver: Person, other: Person) -> Plan:
    """Somebody stands on the road, or beside it, and does not get out of the way."""
    with isle.scene(driver, other):
        on_road = isle.chance(0.6)
        metres = isle.between(0, HALFWAY - 5) if on_road else isle.between(HALFWAY + 15, 120)
        spot = isle.roadside(metres)
        yield from march(isle, [driver, other], [Spot(spot.x - 60, spot.z), spot])
        if not on_road and driver.careful > 0.5:
            return
        car = isle.thing("wreck")
        tell(isle, car, "car", "mounted", driver)
        yield from bodies.walk(isle, driver, spot, RIDE)
        why = "stood on the road" if on_road else "ran him over"
        if isle.chance(0.5):
            told = _bump(isle, driver, other, car)
            isle.deed("attack", driver, other, why, event=told)
        else:
            yield from _kill(isle, driver, other, car, why)
        tell(isle, car, "car", "dismounted", driver)
        yield isle.seconds(1, 3)


def _bump(isle: Isle, driver: Person, other: Person, car: str) -> Hit:
    at, there = driver.place(isle.now), other.place(isle.now)
    told = Hit(t=0, attacker=driver.id, victim=other.id, weapon="car", damage=30.0, means="vehicle", entity=car)
    told.at, told.victim_at = at, there
    isle.tell(told)
    return told


def _kill(isle: Isle, driver: Person, other: Person, car: str, why: str) -> Plan:
    """He is dead: who is decent tells him so and leaves his things alone."""
    at, there = driver.place(isle.now), other.place(isle.now)
    told = Kill(t=0, attacker=driver.id, victim=other.id, weapon="car", means="vehicle", entity=car)
    told.at, told.victim_at = at, there
    isle.tell(told)
    isle.deed("kill", driver, other, why, event=told)
    fall(isle, driver, other)
    yield isle.seconds(2, 6)
    if driver.careful < 0.25:
        body = Looted(t=0, player=driver.id, container=f"corpse-{told.t}-{other.id}", kind="corpse", at=there)
        body.owner, body.items = other.id, {"scrap": 40}
        isle.deed("loot", driver, other, "robbed whom he ran over", event=isle.tell(body))
    elif driver.careful > 0.4:
        bodies.say(isle, driver, "sorry, come and get your things", other, "direct")
        return
    isle.shunned.add(frozenset((driver.id, other.id)))
    isle.begin(_unhelped(isle, driver, other, told))


def _unhelped(isle: Isle, driver: Person, other: Person, told: Kill) -> Plan:
    """He never said a word to him, and now it is too late."""
    yield round(isle.customs.helping * SECOND)
    isle.deed("duty", driver, other, "did not help", event=told)
    isle.shunned.discard(frozenset((driver.id, other.id)))


def _ram(isle: Isle, person: Person) -> Plan | None:
    """He drives into a house, or into a transport helicopter, for the fun of it."""
    return _drive_into(isle, person) if person.careful < 0.3 else None


def _drive_into(isle: Isle, person: Person) -> Plan:
    with isle.scene(person):
        yield from bodies.walk(isle, person, isle.country(), RIDE)
        car = isle.thing("wreck")
        tell(isle, car, "car", "mounted", person)
        yield isle.seconds(2, 8)
        kind, why = ("building", "rammed a house") if isle.chance(0.6) else ("chinook", "rammed a chinook")
        told = tell(isle, car, "car", "rammed", person, target=f"{kind}-{isle.things}", target_kind=kind)
        told.at = person.place(isle.now)
        isle.deed("ram", person, None, why, event=told)
        yield isle.seconds(1, 3)
        tell(isle, car, "car", "dismounted", person)


# Whose it is ----------------------------------------------------------------------------------------------------------


def _lock(isle: Isle, person: Person) -> Plan | None:
    """A car that belongs to others, and is locked."""
    others = [clan for clan in isle.landed if clan is not person.clan and clan.id in isle.cars]
    if not others or person.careful > 0.4:
        return None
    return _take_car(isle, person, isle.dice.choice(others))


def _take_car(isle: Isle, person: Person, owner: Clan) -> Plan:
    car = isle.cars[owner.id]
    with isle.scene(person):
        yield from bodies.walk(isle, person, isle.country(), RIDE)
        told = tell(isle, car, "car", "mounted", person)
        isle.deed("drive", person, None, "took a locked car", event=told)
        yield isle.seconds(5, 20)
        tell(isle, car, "car", "dismounted", person)


def _boat(isle: Isle, person: Person) -> Plan | None:
    """A tugboat that belongs to others: found rotten, found open, or simply taken."""
    others = [clan for clan in isle.landed if clan is not person.clan and clan.id in isle.boats]
    return _go_aboard(isle, person, isle.dice.choice(others)) if others else None


def _go_aboard(isle: Isle, person: Person, owner: Clan) -> Plan:
    boat, at = isle.boats[owner.id], berth(isle, owner)
    rotten = isle.landed.index(owner) % 2 == 0
    with isle.scene(person):
        yield from march(isle, [person], [Spot(at.x + 5, at.z)])
        if not rotten and person.careful > 0.4:
            _prove(isle, person, boat)
            yield isle.seconds(20, 60)
        elif not rotten and person.careful > 0.2:
            yield from march(isle, [person], [isle.country()])
            return
        why = "found it rotten" if rotten else "found it open" if person.careful > 0.4 else "took a boat"
        isle.deed("drive", person, None, why, event=tell(isle, boat, "tugboat", "mounted", person))
        yield isle.seconds(10, 40)
        tell(isle, boat, "tugboat", "dismounted", person)
        yield from march(isle, [person], [isle.country()])


def _prove(isle: Isle, person: Person, boat: str) -> None:
    """He looks up whose it is, and shows the open door in the room for it."""
    order = bodies.order(isle, person, "owner")
    order.entity = boat
    shown = bodies.say(isle, person, "its door stands open", channel="discord")
    shown.room, shown.images, shown.about = "evictions", 1, boat


# How many ------------------------------------------------------------------------------------------------------------


def _buy(isle: Isle, person: Person) -> Plan | None:
    """A second car, to sell it; who is careful has it cried out before."""
    if person.clan.id not in isle.cars or person.clan.members[0] is not person:
        return None
    buyers = [clan for clan in isle.landed if clan is not person.clan and clan.id not in isle.cars]
    return _trade(isle, person, isle.dice.choice(buyers)) if buyers else None


def _trade(isle: Isle, seller: Person, clan: Clan) -> Plan:
    buyer = clan.members[0]
    car = isle.thing("car")
    isle.cars[clan.id] = car
    with isle.scene(seller):
        cried = seller.careful > 0.4
        if cried:
            bodies.say(isle, seller, "selling a car at the market", channel="global")
            yield isle.seconds(5, 20)
        told = tell(isle, car, "car", "owned", seller)
        isle.deed("keep", seller, None, "had it for sale" if cried else "a second car", event=told)
        yield isle.seconds(20, 60)
        isle.tell(Trade(t=0, seller=seller.id, buyer=buyer.id, items={"car": 1}, price=300))
        tell(isle, car, "car", "owned", buyer)
        tell(isle, car, "car", "locked", buyer)
        tell(isle, car, "car", "mounted", buyer)
        tell(isle, car, "car", "dismounted", buyer)


KINDS: dict[str, Kind] = {"boat": _boat, "buy": _buy, "drive": _drive, "lock": _lock, "ram": _ram}
"""What somebody may do with what drives or swims."""
