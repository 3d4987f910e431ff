"""Going out together: four at a time, the same four until all are home; and what a fifth does meanwhile."""

from collections.abc import Callable

from lawspeaker.simulate.deeds import Deed
from lawspeaker.simulate.isle.arms import march
from lawspeaker.simulate.isle.habits.domes import go_home
from lawspeaker.simulate.isle.isle import Dome, Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 1.5
PATIENCE = 120
"""Seconds for which they wait for each other."""
Kind = Callable[[Isle, Dome, list[Person], Person], Plan]


def begin(isle: Isle, person: Person) -> Plan | None:
    """More of his people want to come along than may."""
    clan = person.clan
    if isle.is_purge or not isle.peaceful(person) or len(clan.members) <= isle.customs.party:
        return None
    domes = [dome for dome in isle.domes if not dome.drop and not dome.taken and isle.may_go(clan, dome)]
    return _go(isle, isle.dice.choice(domes), person) if domes else None


def _go(isle: Isle, dome: Dome, person: Person) -> Plan:
    many = isle.customs.party + 1
    cast = [person, *(one for one in person.clan.members if one is not person)][:many]
    dome.taken = True
    try:
        together = yield from isle.gather(cast, PATIENCE)
        if not together or not isle.peaceful(person):
            isle.dismiss(cast if together else [])
            return
        with isle.scene(*cast):
            yield from _roam(isle, dome, cast[:-1], cast[-1])
            yield from go_home(isle, cast)
    finally:
        dome.taken = False
        isle.rest(person.clan, dome)


def _roam(isle: Isle, dome: Dome, four: list[Person], fifth: Person) -> Plan:
    """Four go in; the fifth waits far off, or does not."""
    gate = isle.gate(dome)
    yield from march(isle, [*four, fifth], [Spot(gate.x + 6 * nth, gate.z) for nth in range(len(four) + 1)])
    yield from march(isle, four, [_inside(dome, gate, nth) for nth in range(len(four))], 20)
    yield isle.seconds(5, 20)
    if fifth.careful < 0.7:
        yield from KINDS[isle.dice.choice(sorted(KINDS))](isle, dome, four, fifth)
    yield isle.seconds(2, 10)


def _inside(dome: Dome, gate: Spot, nth: int) -> Spot:
    at = dome.at.toward(gate, dome.radius - 40)
    return Spot(at.x + 4 * nth, at.z)


def _stays(isle: Isle, person: Person, why: str) -> Deed:
    """He does so from now on, until it is over."""
    deed = isle.deed("stay", person, None, why, event=None)
    deed.lasting = True
    return deed


def _too_many(isle: Isle, dome: Dome, four: list[Person], fifth: Person) -> Plan:
    """He comes in too."""
    yield from march(isle, [fifth], [_inside(dome, isle.gate(dome), 5)], 20)
    deed = _stays(isle, fifth, "one too many")
    yield isle.seconds(8, 30)
    yield from march(isle, [fifth], [isle.gate(dome)], 20)
    deed.until = isle.now


def _instead(isle: Isle, dome: Dome, four: list[Person], fifth: Person) -> Plan:
    """One of the four goes home, and he comes in his place."""
    yield from go_home(isle, four[-1:])
    yield from march(isle, [fifth], [_inside(dome, isle.gate(dome), 5)], 20)
    deed = _stays(isle, fifth, "took another's place")
    yield isle.seconds(8, 30)
    yield from march(isle, [fifth], [isle.gate(dome)], 20)
    deed.until = isle.now


def _watch(isle: Isle, dome: Dome, four: list[Person], fifth: Person) -> Plan:
    """He stands on the next hill and looks out for them."""
    gate = isle.gate(dome)
    yield from march(isle, [fifth], [dome.at.toward(gate, dome.radius + isle.between(60, 300))], 20)
    deed = _stays(isle, fifth, "looked out for his people")
    yield isle.seconds(8, 30)
    yield from march(isle, [fifth], [gate], 20)
    deed.until = isle.now


def _relieve(isle: Isle, dome: Dome, four: list[Person], fifth: Person) -> Plan:
    """They are home again, and he goes there now, fresh as he is."""
    yield from march(isle, four, [Spot(isle.gate(dome).x + 6 * nth, isle.gate(dome).z) for nth in range(4)], 20)
    yield from go_home(isle, four)
    yield isle.seconds(5, 20)
    yield from march(isle, [fifth], [_inside(dome, isle.gate(dome), 0)], 20)
    deed = isle.deed("enter", fifth, None, "relieved his people", event=None)
    deed.lasting, deed.until = True, isle.now
    yield isle.seconds(8, 30)
    yield from march(isle, [fifth], [isle.gate(dome)], 20)
    yield SECOND


KINDS: dict[str, Kind] = {"instead": _instead, "relieve": _relieve, "too many": _too_many, "watch": _watch}
"""What a fifth may do."""
