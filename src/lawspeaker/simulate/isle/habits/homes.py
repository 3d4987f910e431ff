"""In other people's houses: whoever is found there uninvited may be driven out by those who live there."""

from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import slay, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import Plan

WEIGHT = 2.0


def begin(isle: Isle, person: Person) -> Plan | None:
    """He goes to see what others have at home."""
    if not isle.peaceful(person):
        return None
    houses = [
        house
        for house in isle.houses
        if not house.visited
        and house.owners[0].home is house
        and house.owners[0].clan is not person.clan
        and isle.peaceful(house.owners[0])
        and any(isle.free(owner) for owner in house.owners)
        and all(isle.indifferent(person, owner) for owner in house.owners)
    ]
    if not houses:
        return None
    house = isle.dice.choice(houses)
    owners = [owner for owner in house.owners if isle.free(owner)]
    return _enter(isle, house, person, isle.dice.choice(owners))


def _enter(isle: Isle, house: House, person: Person, owner: Person) -> Plan:
    house.visited = True
    try:
        with isle.scene(person, owner):
            yield from bodies.walk(isle, owner, Spot(house.at.x + 3, house.at.z), 25)
            yield from bodies.walk(isle, person, Spot(house.at.x, house.at.z - 14), 25)
            guest = isle.chance(0.35)
            if guest:
                bodies.order(isle, owner, "consent", player=person.id, what="enter")
                bodies.use_door(isle, owner, house, True)
            inside = Spot(house.at.x - isle.between(0, 4), house.at.z - isle.between(0, 4))
            yield from bodies.walk(isle, person, inside, 4)
            yield isle.seconds(1, 6)
            yield from _find(isle, person, owner, guest)
            if person.alive:
                yield from bodies.walk(isle, person, Spot(house.at.x, house.at.z - 60), 6)
    finally:
        house.visited = False


def _find(isle: Isle, person: Person, owner: Person, guest: bool) -> Plan:
    if guest:
        if isle.chance(0.4 * (1 - owner.careful)):
            strike(isle, owner, person, "his own guest")
            yield isle.seconds(1, 3)
        return
    why = ["in my house"]
    if person.careful < 0.3 and isle.chance(0.6):
        strike(isle, person, owner, "struck the owner")
        why.append("struck me")
        yield isle.seconds(0.5, 2)
    if isle.chance(0.8):
        strike(isle, owner, person, *why)
        yield isle.seconds(0.5, 2)
        if isle.chance(0.5):
            slay(isle, owner, person, *why)
