"""Building: turrets and missiles, walls and planters and cupboards, and taking down again what one has built."""

from collections.abc import Callable
from typing import Any

from lawspeaker.events import Event, Placed, Removed
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate.isle.arms import march, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import Plan

WEIGHT = 2.5
YARD = 30.0
"""Metres from the middle of a house, outside of it and on its people's land."""
Kind = Callable[[Isle, Person], Plan]


def prepare(isle: Isle) -> Plan:
    """One clan of three has as many walls as one may have, another as many planters; loners their cupboards."""
    yield isle.opens - 50 * HOUR - isle.now
    for nth, clan in enumerate(isle.landed):
        owner, kind = clan.members[0], ("high_wall", "planter", "")[nth % 3]
        for _ in range({"high_wall": isle.customs.walls, "planter": isle.customs.planters}.get(kind, 0)):
            place(isle, owner, kind, _yard(isle, owner), _home(owner))
    for clan in isle.clans:
        owner = clan.members[0]
        if clan not in isle.landed:
            for _ in range(isle.customs.cupboards - 1):
                place(isle, owner, "cupboard", _home(owner).at, _home(owner))
            for _ in range(isle.customs.few_planters):
                place(isle, owner, "planter", _yard(isle, owner), _home(owner))


def place(isle: Isle, person: Person, kind: str, at: Spot, house: House | None = None, **more: Any) -> Placed:
    """He sets something down; `house` is what it belongs to."""
    entity, spot = isle.thing(kind), isle.place(at)
    told = Placed(t=0, player=person.id, entity=entity, kind=kind, at=spot, **more)
    if house is not None:
        told.building = house.id
    isle.tell(told)
    return told


def pick_up(isle: Isle, person: Person, placed: Placed) -> None:
    """He takes it with him again."""
    isle.tell(Removed(t=0, player=person.id, entity=placed.entity, kind=placed.kind, tool="pickup", at=placed.at))


def _home(person: Person) -> House:
    assert person.home is not None
    return person.home


def _yard(isle: Isle, person: Person) -> Spot:
    """A place outside his house, not far from it."""
    house = _home(person)
    return Spot(house.at.x + isle.between(-YARD, YARD), house.at.z - YARD)


def begin(isle: Isle, person: Person) -> Plan | None:
    """He goes home to build."""
    if isle.is_purge or not isle.peaceful(person) or person.home is None or person.home.visited:
        return None
    kinds = sorted(KINDS)
    other = isle.somebody(person) if isle.chance(1 / (len(KINDS) + 1)) else None
    if other is not None:
        return _fight(isle, person, other) if other.careful < 0.6 else None
    return _build(isle, person, KINDS[isle.dice.choice(kinds)])


def _build(isle: Isle, person: Person, kind: Kind) -> Plan:
    with isle.scene(person):
        yield from march(isle, [person], [_yard(isle, person)])
        yield isle.seconds(2, 8)
        yield from kind(isle, person)
        yield isle.seconds(2, 8)


def _does(isle: Isle, person: Person, placed: Placed, *why: str) -> Plan:
    """He has done it for these reasons, looks at it for a while, and takes it away again."""
    isle.deed("place", person, None, *why, event=placed)
    yield isle.seconds(5, 30)
    if person.alive:
        pick_up(isle, person, placed)


def _turret(isle: Isle, person: Person) -> Plan:
    """On the roof, with a trumpet in it, or where it must not stand."""
    house, choice = _home(person), isle.dice.random()
    eve = ("eve of the purge",) if isle.purge is not None else ()
    if choice < 0.35:
        told = place(isle, person, "turret", house.at, house, outside=True, level=isle.dice.randrange(1, 4), gun="none")
        yield from _does(isle, person, told, "on his roof", *eve)
    elif choice < 0.55:
        told = place(isle, person, "turret", _yard(isle, person), gun="trumpet", outside=True, level=0)
        yield from _does(isle, person, told, "only a trumpet", *eve)
    elif eve:
        told = place(isle, person, "turret", _yard(isle, person), gun="none", outside=True, level=0)
        yield from _does(isle, person, told, *eve)
    elif person.careful < 0.5:
        told = place(isle, person, "turret", _yard(isle, person), gun="none", outside=True, level=0)
        yield from _does(isle, person, told, "turret in the open")


def _sam(isle: Isle, person: Person) -> Plan:
    """In the middle of a dome that stands for ever; or at its edge, or at home, by whoever does not care."""
    dome = next((one for one in isle.domes if not one.drop and not one.taken), None)
    if isle.purge is not None:
        told = place(isle, person, "sam", _yard(isle, person))
        yield from _does(isle, person, told, "missiles for the purge")
        return
    if person.careful < 0.3 and isle.chance(0.5):
        yield from _does(isle, person, place(isle, person, "sam", _yard(isle, person)), "sam at home")
        return
    if dome is None or not isle.may_go(person.clan, dome):
        return
    dome.taken = True
    try:
        yield from march(isle, [person], [isle.gate(dome)])
        bold = person.careful < 0.5
        metres = dome.radius - isle.customs.sam_reach - 4 if not bold else isle.between(30, dome.radius - 20)
        yield from march(isle, [person], [dome.at.toward(isle.gate(dome), metres)])
        told = place(isle, person, "sam", person.at(isle.now))
        if bold:
            yield from _does(isle, person, told, "sam at the edge")
        else:
            yield isle.seconds(5, 20)
            pick_up(isle, person, told)
        yield from march(isle, [person], [isle.gate(dome)])
    finally:
        dome.taken = False
        isle.rest(person.clan, dome)


def _more(isle: Isle, person: Person) -> Plan:
    """Another wall, planter or cupboard: where there is room for it, or one too many."""
    house, alone = _home(person), person.clan not in isle.landed
    nth = -1 if alone else isle.landed.index(person.clan) % 3
    kind = ("high_wall", "cupboard", "planter")[isle.dice.randrange(3)] if alone else ("high_wall", "planter")[nth % 2]
    right = nth == 2 or (isle.purge is not None and kind == "high_wall")
    if not right and person.careful > 0.5:
        return
    at = house.at if kind == "cupboard" else _yard(isle, person)
    told = place(isle, person, kind, at, house)
    if nth == 2:
        yield isle.seconds(5, 20)
        pick_up(isle, person, told)
    elif right:
        yield from _does(isle, person, told, "walls for the purge")
    else:
        why = {"high_wall": "one wall too many", "planter": "one planter too many", "cupboard": "one cupboard too many"}
        yield from _does(isle, person, told, "wall in the frontier" if alone and kind == "high_wall" else why[kind])


def _remove(isle: Isle, person: Person) -> Plan:
    """He takes down what he has just built: his own wall, in peace or in a fight; or somebody else's."""
    choice = isle.dice.random()
    if choice < 0.5:
        told = place(isle, person, "wall", _home(person).at, _home(person))
        yield isle.seconds(20, 120)
        take_down(isle, person, told, _home(person))
        return
    others = [
        house
        for house in isle.houses
        if person not in house.owners and not house.visited and house.owners[0].clan is not person.clan
    ]
    if person.careful > 0.4 or not others:
        return
    house = isle.dice.choice(others)
    if isle.dice.random() < 0.5:
        yield from march(isle, [person], [Spot(house.at.x, house.at.z - 14)])
        told = place(isle, house.owners[0], "wall", house.at, house)
        yield isle.seconds(2, 6)
        isle.deed("remove", person, None, "took down another's", event=take_down(isle, person, told, house))
        yield from march(isle, [person], [isle.country()])


def take_down(isle: Isle, person: Person, placed: Placed, house: House) -> Event:
    """He takes it away with the tool for it."""
    told = Removed(t=0, player=person.id, entity=placed.entity, kind=placed.kind, tool="remove", at=placed.at)
    told.building = house.id
    return isle.tell(told)


def _fight(isle: Isle, person: Person, other: Person) -> Plan:
    """Somebody shoots at him while he builds; he should think of other things than his wall."""
    with isle.scene(person, other):
        yield from march(isle, [person], [_yard(isle, person)])
        told = place(isle, person, "wall", _home(person).at, _home(person))
        yield from march(isle, [other], [person.at(isle.now).toward(other.at(isle.now), isle.customs.ground)])
        strike(isle, other, person, "for fun")
        yield isle.seconds(3, 20)
        if person.careful < 0.6:
            taken = take_down(isle, person, told, _home(person))
            isle.deed("remove", person, None, "took down in a fight", event=taken)
        yield isle.seconds(1, 3)


KINDS: dict[str, Kind] = {"more": _more, "remove": _remove, "sam": _sam, "turret": _turret}
"""What somebody may do at home with a hammer in his hand."""
