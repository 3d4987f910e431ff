"""A time of peace, which the staff keep on some evenings: nobody fights outside the lasting domes, and a crate belongs
to whoever opened it."""

from collections.abc import Callable

from lawspeaker.events import Crate, Looted, ModeChanged
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import march, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 6.0
SHARE = 0.4
"""Of how many evenings such a time is the beginning."""
PART = 0.3
"""How much of the evening it is."""
SHORTEST = 8 * 60
"""Seconds of an evening that has one."""
Kind = Callable[[Isle, Person, Person], Plan]


def prepare(isle: Isle) -> Plan:
    """On some evenings the staff keep the peace for the first while."""
    length = isle.ends - isle.opens
    if length < SHORTEST * SECOND or not (isle.chance(SHARE) or "peace" in isle.only):
        return
    yield isle.opens + SECOND - isle.now
    isle.peace = isle.opens + round(length * PART)
    isle.tell(ModeChanged(t=0, name="pve", on=True))
    yield isle.peace - isle.now
    isle.tell(ModeChanged(t=0, name="pve", on=False))


def begin(isle: Isle, person: Person) -> Plan | None:
    """He goes to a dome, opens a crate, or cannot keep the peace."""
    if isle.peace is None or isle.now > isle.peace - 120 * SECOND or not calm(isle, person):
        return None
    other = isle.somebody(person, quarrel=False)
    if other is None or not calm(isle, other):
        return None
    return _play(isle, person, other, KINDS[isle.dice.choice(sorted(KINDS))])


def calm(isle: Isle, person: Person) -> bool:
    """Whether his people are in no quarrel, peace or not."""
    return person.clan.at_odds == 0 and isle.now >= person.clan.calm_from


def _play(isle: Isle, person: Person, other: Person, kind: Kind) -> Plan:
    with isle.scene(person, other):
        yield from kind(isle, person, other)


def _break(isle: Isle, person: Person, other: Person) -> Plan:
    """He strikes somebody in the open; the other keeps the peace, or strikes back."""
    if person.careful > 0.4:
        return
    yield from march(isle, [person], [other.at(isle.now).toward(person.at(isle.now), 10)], 12)
    strike(isle, person, other, "broke the peace")
    yield isle.seconds(1, 4)
    if other.careful < 0.4:
        strike(isle, other, person, "answered in peace")
        yield isle.seconds(1, 3)


def _dome(isle: Isle, person: Person, other: Person) -> Plan:
    """In a dome that stands for ever one fights, peace or not."""
    domes = [dome for dome in isle.domes if not dome.drop and not dome.taken]
    free = [dome for dome in domes if isle.may_go(person.clan, dome) and isle.may_go(other.clan, dome)]
    if not free:
        return
    dome = isle.dice.choice(free)
    dome.taken = True
    try:
        cast, gate = [person, other], isle.gate(dome)
        yield from march(isle, cast, [gate, Spot(gate.x + 9, gate.z)])
        inside = dome.at.toward(gate, dome.radius - 40)
        yield from march(isle, cast, [inside, Spot(inside.x + 12, inside.z)], 20)
        for _ in range(isle.dice.randrange(1, 4)):
            strike(isle, person, other, "both in the dome")
            yield isle.seconds(1, 4)
            person, other = other, person
        yield from march(isle, cast, [gate, Spot(gate.x + 9, gate.z)], 20)
        homes = [isle.home_of(one) for one in cast]
        yield from march(isle, cast, [Spot(at.x, at.z - isle.customs.inside - 4) for at in homes])
    finally:
        dome.taken = False
        isle.rest(person.clan, dome)
        isle.rest(other.clan, dome)


def _crate(isle: Isle, person: Person, other: Person) -> Plan:
    """He opens a crate that somebody left; he empties it, or another does before him."""
    spot = isle.country()
    crate, at = isle.thing("crate"), isle.place(spot)
    yield from march(isle, [person, other], [spot, Spot(spot.x + 1.5, spot.z)])
    isle.tell(Crate(t=0, id=crate, state="unlocking", at=at, player=person.id))
    yield isle.seconds(5, 30)
    isle.tell(Crate(t=0, id=crate, state="unlocked", at=at, player=person.id))
    yield isle.seconds(1, 4)
    thief = other.careful < 0.5
    who = other if thief else person
    told = Looted(t=0, player=who.id, container=crate, kind="crate", at=at, owner=None, items={"scrap": 30})
    isle.tell(told)
    if thief:
        isle.deed("loot", who, None, "not his crate", event=told)
    yield isle.seconds(1, 4)
    bodies.stop(isle, who)


KINDS: dict[str, Kind] = {"break": _break, "crate": _crate, "dome": _dome}
"""What somebody may do in a time of peace."""
