"""Thieves: somebody is at another's box. The owner warns him and shoots, or forgets to, or comes too late."""

from lawspeaker.events import Looted, Placed
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import slay, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan

WEIGHT = 2.0


def begin(isle: Isle, person: Person) -> Plan | None:
    """Somebody near has set down a box, and he cannot leave it alone."""
    other = isle.somebody(person)
    return None if other is None else _steal(isle, person, other)


def _steal(isle: Isle, thief: Person, owner: Person) -> Plan:
    mate = isle.mate(owner)
    cast = [thief, owner] if mate is None else [thief, owner, mate]
    with isle.scene(*cast):
        box = isle.thing("box")
        at = owner.place(isle.now)
        isle.tell(Placed(t=0, player=owner.id, entity=box, kind="box", at=at))
        away = owner.at(isle.now).toward(thief.at(isle.now), -12)
        yield from bodies.walk(isle, owner, away)
        yield from bodies.walk(isle, thief, bodies.spot_of(at).toward(thief.at(isle.now), 1), 8)
        _loot(isle, thief, owner, box)
        kind = isle.dice.random()
        catcher = mate if mate is not None and kind < 0.3 else owner
        if catcher is mate:
            yield from bodies.walk(isle, catcher, thief.at(isle.now).toward(catcher.at(isle.now), 15), 12)
        yield from _catch(isle, thief, owner, catcher, box)


def _loot(isle: Isle, thief: Person, owner: Person, box: str) -> None:
    at = thief.place(isle.now)
    isle.tell(Looted(t=0, player=thief.id, container=box, kind="box", owner=owner.id, at=at, items={"scrap": 20}))


def _catch(isle: Isle, thief: Person, owner: Person, catcher: Person, box: str) -> Plan:
    right = "caught him stealing" if catcher is owner else "caught him at mine"
    kind = isle.dice.random()
    if kind < 0.25 and catcher.careful < 0.6:
        yield isle.seconds(isle.customs.in_the_act + 20, 150)
        strike(isle, catcher, thief, "too late for the thief")
        return
    warns = catcher.careful > 0.35
    if warns:
        bodies.order(isle, catcher, "warn", player=thief.id, text="hands off my box")
        yield isle.seconds(2, 4)
    _loot(isle, thief, owner, box)
    yield isle.seconds(0.5, 2)
    strike(isle, catcher, thief, right if warns else "did not warn")
    yield isle.seconds(0.5, 2)
    why = [right]
    if thief.careful < 0.4 and warns:
        strike(isle, thief, catcher, "fired back, caught")
        why.append("struck me")
        yield isle.seconds(0.5, 2)
    if warns and isle.chance(0.5):
        slay(isle, catcher, thief, *why)
