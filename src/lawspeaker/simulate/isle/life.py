"""A peaceful hour on the island: work, talk, trade, home; and airdrops, which come for whoever is there."""

from lawspeaker.events import Airdrop, ZoneEnded
from lawspeaker.simulate import bodies
from lawspeaker.simulate.days import chat, day, meet, stroll, work
from lawspeaker.simulate.isle import habits
from lawspeaker.simulate.isle.isle import Dome, Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

__all__ = ["airdrops", "life"]

RIDING = 12.0


def life(isle: Isle, person: Person) -> Plan:
    """What he does all evening."""
    return day(isle, person, habits, _peace)


def _peace(isle: Isle, person: Person) -> Plan:
    kind = isle.dice.random()
    if kind < 0.3:
        return stroll(isle, person, isle.somewhere(), RIDING)
    if kind < 0.55:
        return meet(isle, person)
    if kind < 0.8:
        return work(isle, person, isle.country())
    return _home(isle, person) if kind < 0.9 else chat(isle, person)


def _home(isle: Isle, person: Person) -> Plan:
    """He goes home and rests there."""
    house = person.home
    if house is None or house.visited:
        return
    yield from stroll(isle, person, Spot(house.at.x, house.at.z - 12), RIDING)
    if not isle.free(person) or house.visited:
        return
    with isle.scene(person, quarrel=False):
        bodies.use_door(isle, person, house, True)
        yield from bodies.walk(isle, person, house.at, 3)
        bodies.use_door(isle, person, house, False)
        yield isle.seconds(8, 60)


def airdrops(isle: Isle) -> Plan:
    """One after another: it falls, it lies there under a dome, and both are gone."""
    while True:
        while isle.is_peace:
            yield SECOND
        isle.drops += 1
        side = 1 if isle.drops % 2 else -1
        at = Spot(side * isle.between(500, 700), isle.reach + isle.between(1050, 1150))
        dome = Dome(f"drop-{isle.drops}", at, isle.customs.drop, drop=True)
        _airdrop(isle, dome, "dropping", 150)
        isle.tell_dome(dome)
        isle.domes.append(dome)
        yield isle.seconds(60, 90)
        _airdrop(isle, dome, "landed", 12)
        dome.landed = True
        yield isle.seconds(500, 800)
        while dome.taken:
            yield SECOND
        isle.domes.remove(dome)
        isle.tell(ZoneEnded(t=0, id=dome.id))
        _airdrop(isle, dome, "gone", 12)
        yield isle.seconds(60, 200)


def _airdrop(isle: Isle, dome: Dome, state: str, height: float) -> None:
    at = (round(dome.at.x, 2), height, round(dome.at.z, 2))
    isle.tell(Airdrop(t=0, id=f"crate-{dome.id}", state=state, at=at))  # type: ignore[arg-type]
