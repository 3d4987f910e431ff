"""In and about the domes: parties meet, and most keep to what is said of edges, of leaving and of coming back."""

from collections.abc import Callable, Sequence
from math import atan2, cos, sin

from lawspeaker.events import Looted
from lawspeaker.simulate import bodies
from lawspeaker.simulate.deeds import Deed
from lawspeaker.simulate.isle.arms import march, slay, strike
from lawspeaker.simulate.isle.isle import Dome, Isle
from lawspeaker.simulate.people import Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 5.0
DUSK = 60
"""Seconds before the purge in which nobody waits at an airdrop any more."""
Kind = Callable[[Isle, Dome, list[Person], list[Person]], Plan]


def begin(isle: Isle, person: Person) -> Plan | None:
    """He calls his people together and goes to a dome, where others are too."""
    if not isle.peaceful(person):
        return None
    domes = [dome for dome in isle.domes if not dome.taken and isle.may_go(person.clan, dome)]
    if not domes:
        return None
    dome = isle.dice.choice(domes)
    others = [other for other in isle.people if _may_meet(isle, person, other) and isle.may_go(other.clan, dome)]
    if not others:
        return None
    return _go(isle, dome, person, isle.dice.choice(others))


def _may_meet(isle: Isle, person: Person, other: Person) -> bool:
    if other.clan is person.clan or not isle.free(other) or not isle.peaceful(other):
        return False
    return all(isle.indifferent(one, another) for one in person.clan.members for another in other.clan.members)


def _party(isle: Isle, leader: Person) -> list[Person]:
    mates = [one for one in leader.clan.members if one is not leader and isle.free(one)]
    return [leader, *mates[: isle.dice.randrange(isle.customs.party)]]


def _go(isle: Isle, dome: Dome, person: Person, other: Person) -> Plan:
    ours, theirs = _party(isle, person), _party(isle, other)
    everybody, begun = [*ours, *theirs], isle.now
    dome.taken = True
    try:
        with isle.scene(*everybody):
            yield from march(isle, everybody, [_about(isle, isle.gate(dome), 20) for _ in everybody])
            yield from _enter(isle, dome, ours)
            yield from KINDS[isle.dice.choice(sorted(KINDS))](isle, dome, ours, theirs)
            left = _left(everybody, begun)
            yield from march(isle, left, [_about(isle, isle.gate(dome), 40) for _ in left])
            yield from go_home(isle, left)
    finally:
        dome.taken = False
        isle.rest(person.clan, dome)
        isle.rest(other.clan, dome)


def go_home(isle: Isle, people: Sequence[Person]) -> Plan:
    """Each goes home, to the ground of his own house: until then they are out together."""
    there = [one for one in people if one.home is not None]
    spots = [isle.home_of(one) for one in there]
    yield from march(isle, there, [Spot(at.x, at.z - isle.customs.inside - 4) for at in spots])


def _about(isle: Isle, at: Spot, metres: float) -> Spot:
    return Spot(at.x + isle.between(-metres, metres), at.z + isle.between(-metres, metres))


def _spot(isle: Isle, dome: Dome, metres: float) -> Spot:
    """A place so many metres outside the dome's edge (less than 0: inside it), on the side of the gate."""
    gate = isle.gate(dome)
    turn = atan2(gate.z - dome.at.z, gate.x - dome.at.x) + isle.between(-0.6, 0.6)
    far = dome.radius + metres
    return Spot(dome.at.x + far * cos(turn), dome.at.z + far * sin(turn))


def _out(isle: Isle, dome: Dome, person: Person, metres: float) -> Spot:
    """The place so many metres outside the edge, straight out from where he stands."""
    return dome.at.toward(person.at(isle.now), dome.radius + metres)


def _left(people: Sequence[Person], begun: int) -> list[Person]:
    """Who has not fallen since then."""
    return [one for one in people if one.alive and (one.death is None or one.death.t < begun)]


def _enter(isle: Isle, dome: Dome, people: list[Person]) -> Plan:
    """They go in together, close by each other."""
    spot = _spot(isle, dome, -isle.between(20, 60))
    yield from march(isle, people, [_about(isle, spot, 4) for _ in people], 20)


# What happens there ---------------------------------------------------------------------------------------------------


def _battle(isle: Isle, dome: Dome, ours: list[Person], theirs: list[Person]) -> Plan:
    """Both inside: that is what a dome is for."""
    yield from _enter(isle, dome, theirs)
    begun = isle.now
    for _ in range(isle.dice.randrange(2, 9)):
        one, other = _left(ours, begun), _left(theirs, begun)
        if not one or not other:
            break
        a, b = isle.dice.choice(one), isle.dice.choice(other)
        if isle.chance(0.5):
            a, b = b, a
        (slay if isle.chance(0.25) else strike)(isle, a, b, "both in the dome")
        yield isle.seconds(0.5, 5)


def _edge(isle: Isle, dome: Dome, ours: list[Person], theirs: list[Person]) -> Plan:
    """Somebody stands near the edge, or far from it."""
    us, them = ours[0], theirs[0]
    near = isle.chance(0.6)
    metres = isle.between(2, isle.customs.edge - 2) if near else isle.between(isle.customs.edge + 4, 90)
    yield from march(isle, [them], [_spot(isle, dome, metres)])
    yield isle.seconds(1, 4)
    if near or isle.chance(0.9 * (1 - us.careful)):
        strike(isle, us, them, "stood at the edge" if near else "shot out of the dome")
        yield isle.seconds(1, 3)


def _into(isle: Isle, dome: Dome, ours: list[Person], theirs: list[Person]) -> Plan:
    """Somebody outside sees somebody inside; who is careful leaves it at that."""
    us, them = ours[0], theirs[0]
    yield from march(isle, [them], [_spot(isle, dome, isle.between(3, 60))])
    if isle.chance(0.9 * (1 - them.careful)):
        strike(isle, them, us, "shot into the dome")
    yield isle.seconds(2, 5)


def _leave(isle: Isle, dome: Dome, ours: list[Person], theirs: list[Person]) -> Plan:
    """Somebody is hit inside and runs out; what he and the others do then."""
    us, them = ours[0], theirs[0]
    yield from _enter(isle, dome, [them])
    strike(isle, us, them, "both in the dome")
    hit = isle.now
    yield from march(isle, [them], [_out(isle, dome, them, isle.between(isle.customs.edge + 6, 70))], 12)
    kind = isle.dice.random()
    if kind < 0.4:
        yield from _go_on(isle, us, them, hit)
    elif kind < 0.6 and them.careful < 0.6:
        strike(isle, them, us, "shot back")
        yield isle.seconds(1, 3)
    elif kind < 0.8 and us.careful < 0.6:
        chase = them.at(isle.now).toward(us.at(isle.now), 8)
        yield from march(isle, [us], [chase], 12)
        strike(isle, us, them, "chased him")
        yield isle.seconds(1, 3)
    elif them.careful < 0.6:
        yield from _come_back(isle, dome, them)


def _go_on(isle: Isle, us: Person, them: Person, hit: int) -> Plan:
    since = isle.now - hit
    leaver = isle.customs.leaver * SECOND
    if us.careful > 0.4:
        yield isle.seconds(0.5, 3)
        if since < leaver - 4 * SECOND:
            strike(isle, us, them, "had just left")
        return
    yield max(round(leaver) - since + 2 * SECOND, 0) + isle.seconds(0, 30)
    strike(isle, us, them, "gone too long")


def _come_back(isle: Isle, dome: Dome, them: Person) -> Plan:
    """He comes back before his time."""
    yield isle.seconds(15, isle.customs.return_time / 2)
    inside = dome.at.toward(isle.gate(dome), dome.radius - 15)
    walk = march(isle, [them], [inside], 10)
    deed: Deed | None = None
    for rest in walk:
        yield rest
        if deed is None and them.alive and them.at(isle.now).to(dome.at) < dome.radius:
            why = (isle.reasons["came back too soon"],)
            deed = Deed(t=isle.now, act="enter", actor=them.id, reasons=why, lasting=True, until=isle.now)
            isle.did(deed)
    yield isle.seconds(1, 3)


def _dusk(isle: Isle, dome: Dome, ours: list[Person], theirs: list[Person]) -> Plan:
    """At an airdrop: somebody cannot wait for it to land, or forgets that its dome has gone."""
    us, them = ours[0], theirs[0]
    if not dome.drop:
        yield from _battle(isle, dome, ours, theirs)
        return
    if not dome.landed and us.careful < 0.6:
        crate = f"crate-{dome.id}"
        yield from march(isle, [us], [dome.at.toward(us.at(isle.now), 2)], 8)
        if not dome.landed:
            at = us.place(isle.now)
            told = isle.tell(Looted(t=0, player=us.id, container=crate, kind="airdrop", at=at, owner=None))
            isle.deed("loot", us, None, "looted in the air", event=told)
            return
    yield from _enter(isle, dome, theirs)
    strike(isle, us, them, "both in the dome")
    yield isle.seconds(1, 3)
    if us.careful > 0.6 or not dome.landed:
        return
    dome.taken = False
    while dome in isle.domes:
        yield SECOND
        bodies.stop(isle, us)
        if isle.purge is not None and isle.now > isle.purge - DUSK * SECOND:
            return
    yield isle.seconds(2, 40)
    if them.alive and us.alive:
        strike(isle, us, them, "dome was gone")
    yield isle.seconds(1, 3)


KINDS: dict[str, Kind] = {"battle": _battle, "dusk": _dusk, "edge": _edge, "into": _into, "leave": _leave}
"""What may happen at a dome."""
