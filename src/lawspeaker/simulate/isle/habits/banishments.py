"""Banishments: somebody is told to stay off a clan's land, alone or with all of his; and who keeps to it, and how."""

from collections.abc import Callable

from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import march, strike, travel
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Clan, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 2.0
PATIENCE = 90
"""Seconds for which somebody waits until all whom it concerns have time."""
OUTSIDE = 60.0
"""Metres from the land at which nobody is taken for somebody on it, or lingering by it."""
Kind = Callable[[Isle, Person, Person, bool], Plan]


def begin(isle: Isle, person: Person) -> Plan | None:
    """He has had enough of somebody: he banishes him from his land, if he has any."""
    if isle.is_purge or not isle.peaceful(person):
        return None
    other = isle.somebody(person)
    if other is None:
        return None
    if person.clan not in isle.landed:
        return _from_nowhere(isle, person, other) if person.careful < 0.4 else None
    return _banish(isle, person, other)


def _from_nowhere(isle: Isle, person: Person, other: Person) -> Plan:
    told = bodies.order(isle, person, "banish", player=other.id, reason="he annoys me")
    isle.deed("banish", person, None, "banished from nowhere", event=told)
    yield SECOND


def _land(isle: Isle, clan: Clan) -> Spot:
    return next(at for holder, at in isle.claims if holder is clan)


def _spot(isle: Isle, clan: Clan, metres: float) -> Spot:
    """A place so many metres outside the southern border of a clan's land (less than 0: inside it)."""
    at = _land(isle, clan)
    return Spot(at.x - 30 + isle.between(-8, 8), at.z - isle.customs.claim - metres)


def _banish(isle: Isle, person: Person, other: Person) -> Plan:
    """All whom it binds are there: his own clan, and the banished, or all of theirs."""
    whole = other.clan in isle.landed and isle.chance(0.4)
    cast = [*person.clan.members, *(other.clan.members if whole else [other])]
    together = yield from isle.gather(cast, PATIENCE)
    if not together or not isle.peaceful(person) or not isle.peaceful(other):
        isle.dismiss(cast if together else [])
        return
    kinds = sorted(KINDS)
    with isle.scene(*cast):
        yield from march(isle, cast, [_waiting(isle, person.clan, one is not person) for one in cast])
        yield from KINDS[isle.dice.choice(kinds)](isle, person, other, whole)
        yield from _leave(isle, [one for one in cast if one.clan is not person.clan])
        _lift(isle, person, other, whole)


def _waiting(isle: Isle, clan: Clan, away: bool) -> Spot:
    """Where they wait: he on his land, the others in the open country, where no land is anybody's."""
    return isle.country() if away else _spot(isle, clan, -20)


def _order(isle: Isle, person: Person, other: Person, whole: bool) -> None:
    whom = {"group": other.clan.id} if whole else {"player": other.id}
    bodies.order(isle, person, "banish", reason="stole from our field", **whom)


def _lift(isle: Isle, person: Person, other: Person, whole: bool) -> None:
    """They make it up again; only who leads may say so, and now and then another tries."""
    whom = {"group": other.clan.id} if whole else {"player": other.id}
    leader = person.clan.members[0]
    rash = person.clan.members[-1]
    if rash is not leader and rash.careful < 0.4:
        told = bodies.order(isle, rash, "unbanish", **whom)
        isle.deed("unbanish", rash, None, "lifted it, no leader", event=told)
    bodies.order(isle, leader, "unbanish", **whom)


def _leave(isle: Isle, guests: list[Person]) -> Plan:
    """Whoever is not at home here goes, one after the other."""
    for one in guests:
        yield from travel(isle, one, isle.country())


# What comes of it -----------------------------------------------------------------------------------------------------


def _told(isle: Isle, person: Person, other: Person, whole: bool) -> Plan:
    """He stands on the land and is told to go: he does, or he stays; the other waits until his time is over, or not."""
    yield from travel(isle, other, _spot(isle, person.clan, -15))
    yield isle.seconds(2, 6)
    _order(isle, person, other, whole)
    grace = isle.customs.grace
    if person.careful < 0.3:
        yield isle.seconds(10, grace / 2)
        strike(isle, person, other, "no time to walk out")
        yield from travel(isle, other, _spot(isle, person.clan, OUTSIDE), 10)
    elif other.careful > 0.4:
        yield from travel(isle, other, _spot(isle, person.clan, OUTSIDE), 6)
    else:
        yield round(grace * SECOND)
        stays = isle.deed("stay", other, None, "stayed banished", event=None)
        stays.lasting = True
        yield isle.seconds(3, 20)
        yield from _strike(isle, person, other)
        stays.until = isle.now


def _return(isle: Isle, person: Person, other: Person, whole: bool) -> Plan:
    """He was elsewhere when he was banished, and comes to the land; or one of his who is banished with him."""
    _order(isle, person, other, whole)
    who = other.clan.members[-1] if whole else other
    yield isle.seconds(5, 30)
    if who.careful > 0.6:
        return
    yield from travel(isle, who, _spot(isle, person.clan, OUTSIDE))
    yield from _enter(isle, who, _spot(isle, person.clan, -15), "came back banished")
    yield from _strike(isle, person, who)


def _visit(isle: Isle, person: Person, other: Person, whole: bool) -> Plan:
    """It binds both ways: he goes to the land of those whom he has banished, or one of his does."""
    _order(isle, person, other, whole)
    who = person.clan.members[-1]
    yield isle.seconds(5, 30)
    if other.clan not in isle.landed or who.careful > 0.7:
        return
    yield from travel(isle, who, _spot(isle, other.clan, OUTSIDE))
    why = "went to a clan they banished" if whole else "went to whom they banished"
    yield from _enter(isle, who, _spot(isle, other.clan, -15), why)
    yield isle.seconds(2, 8)
    yield from travel(isle, who, isle.country())


def _enter(isle: Isle, person: Person, to: Spot, why: str) -> Plan:
    """He goes onto land that is closed to him; that is a deed when he is on it."""
    yield from travel(isle, person, to, 8)
    deed = isle.deed("enter", person, None, why, event=None)
    deed.lasting, deed.until = True, isle.now
    yield isle.seconds(1, 4)


def _strike(isle: Isle, person: Person, other: Person) -> Plan:
    """He drives him off with a weapon; who has no right there may not answer, and some do."""
    strike(isle, person, other, "banished from his land")
    yield isle.seconds(1, 4)
    if other.careful < 0.3:
        strike(isle, other, person, "banished, and fought")
        yield isle.seconds(1, 3)
    yield from travel(isle, other, _spot(isle, person.clan, OUTSIDE), 12)


KINDS: dict[str, Kind] = {"return": _return, "told": _told, "visit": _visit}
"""What comes of a banishment."""
