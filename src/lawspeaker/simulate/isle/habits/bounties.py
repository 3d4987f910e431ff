"""Bounties: hunters with a licence go for whoever is wanted long enough; others should leave it alone."""

from lawspeaker.events import Command, Licence
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import slay, strike
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 1.5


def prepare(isle: Isle) -> Plan:
    """Some have the licence to hunt; some are wanted since longer than a bounty cools, some since an hour."""
    for nth, person in enumerate(isle.people):
        isle.tell(Licence(t=0, player=person.id, kind="bounty_hunter", on=nth % 7 == 3))
        if nth % 7 == 3:
            isle.hunters.append(person)
    prey = [person for nth, person in enumerate(isle.people) if nth % 9 == 5]
    yield isle.opens - 5 * HOUR - isle.now
    _want(isle, prey[::2])
    yield isle.opens - HOUR - isle.now
    _want(isle, prey[1::2])


def _want(isle: Isle, prey: list[Person]) -> None:
    for person in prey:
        others = [one for one in isle.people if one.clan is not person.clan]
        poster = isle.posters[person.id] = isle.dice.choice(others)
        order = {"player": person.id, "amount": 500, "reason": "took my horse"}
        isle.tell(Command(t=0, player=poster.id, name="bounty.post", args=order))
        isle.wanted[person.id] = isle.now


def begin(isle: Isle, person: Person) -> Plan | None:
    """A hunter, or somebody else who wants the money, finds somebody who is wanted."""
    if not isle.peaceful(person) or person.id in isle.wanted:
        return None
    hunter = person in isle.hunters
    if not hunter and person.careful > 0.2:
        return None
    prey = [one for one in isle.people if _may_be_met(isle, person, one)]
    if hunter and person.careful > 0.3:
        prey = [one for one in prey if _counts(isle, one)]
    return _hunt(isle, person, isle.dice.choice(prey), hunter) if prey else None


def _may_be_met(isle: Isle, person: Person, one: Person) -> bool:
    own = isle.posters[one.id].clan is person.clan if one.id in isle.wanted else False
    if one.id not in isle.wanted or one.clan is person.clan or (own and person.careful > 0.3):
        return False
    return isle.free(one) and isle.peaceful(one) and isle.open(one.at(isle.now))


def _counts(isle: Isle, prey: Person) -> bool:
    return isle.now - isle.wanted[prey.id] >= isle.customs.bounty * SECOND


def _hunt(isle: Isle, hunter: Person, prey: Person, licensed: bool) -> Plan:
    mate = isle.mate(prey)
    cast = [hunter, prey] if mate is None else [hunter, prey, mate]
    with isle.scene(*cast):
        spot = prey.at(isle.now).toward(hunter.at(isle.now), isle.between(6, 30))
        yield from bodies.walk(isle, hunter, spot, 12)
        why = "no licence" if not licensed else "bounty" if _counts(isle, prey) else "bounty too young"
        if why == "bounty" and prey.careful < 0.2:
            strike(isle, prey, hunter, "struck the hunter")
            yield isle.seconds(2, 5)
            return
        strike(isle, hunter, prey, why)
        yield isle.seconds(1, 4)
        if why != "bounty":
            return
        if mate is not None and mate.careful < 0.4:
            near = prey.at(isle.now).toward(mate.at(isle.now), 10)
            mate.put(near, isle.now)
            yield 2 * SECOND
            strike(isle, mate, hunter, "defended the hunted")
        elif isle.chance(0.6):
            strike(isle, prey, hunter, "hunted")
        yield isle.seconds(1, 3)
        told = slay(isle, hunter, prey, why)
        if isle.posters[prey.id].clan is hunter.clan:
            isle.deed("collude", hunter, prey, "paid his own", event=told)
        del isle.wanted[prey.id]
