"""Houses in the way: who may have which of them taken down, what he needs for it, and who does without."""

from collections.abc import Callable

from lawspeaker.events import Joined, Left, StructureHit
from lawspeaker.events.spans import HOUR
from lawspeaker.simulate import bodies
from lawspeaker.simulate.isle.arms import march
from lawspeaker.simulate.isle.habits.raids import blow
from lawspeaker.simulate.isle.isle import Isle, Plot
from lawspeaker.simulate.people import Clan, House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan

WEIGHT = 1.5
FOUNDERS = 76561197960300000
"""The first account of those who built and never came again."""
APART = 90.0
Kind = Callable[[Isle, Person], Plan | None]


def prepare(isle: Isle) -> Plan:
    """Some came on the first day, built in the frontier, and were not seen again."""
    for nth in range(max(len(isle.people) // 8, 2)):
        at = Spot(-isle.reach - 1260, -300 + nth * APART)
        if at.z > isle.reach - APART:
            break
        founder = Person(f"{FOUNDERS + nth * 7919}", f"Founder {nth + 1}", Clan(f"gone-{nth + 1}", "gone"), 0.5, 0.0)
        isle.tell(Joined(t=0, player=founder.id, name=founder.name, first=True))
        house = House(f"ruin-{nth + 1}", at, [founder])
        isle.ruins.append(Plot(house, None, "stone"))
        isle.tell_house(house)
    yield 2 * HOUR
    for plot in isle.ruins:
        isle.tell(Left(t=0, player=plot.house.owners[0].id))


def begin(isle: Isle, person: Person) -> Plan | None:
    """He sees a house where he would like to have none."""
    if isle.is_purge or not isle.peaceful(person):
        return None
    return KINDS[isle.dice.choice(sorted(KINDS))](isle, person)


def _leads(person: Person) -> bool:
    return person.clan.members[0] is person


def _file(isle: Isle, person: Person, house: House, kind: str, proof: str, *why: str) -> None:
    """He files an eviction; `why` is for which wrong reasons, if there are any."""
    order = {"reason": "nobody has lived here for days", "kind": kind, "proof": [proof]}
    told = bodies.order(isle, person, "evict", **order)
    told.building = house.id
    if why:
        isle.deed("evict", person, None, *why, event=told)


def _before(isle: Isle, house: House) -> Spot:
    return Spot(house.at.x, house.at.z - isle.customs.inside - 3)


# Those who are gone ---------------------------------------------------------------------------------------------------


def _ruin(isle: Isle, person: Person) -> Plan | None:
    """A house whose people have not been seen for days; each is cleared once."""
    free = [plot for plot in isle.ruins if plot.evicted is None]
    if not free or not (_leads(person) or person.careful < 0.3):
        return None
    plot = isle.dice.choice(free)
    plot.evicted = isle.now
    return _clear(isle, person, plot)


def _clear(isle: Isle, person: Person, plot: Plot) -> Plan:
    with isle.scene(person):
        yield from march(isle, [person], [_before(isle, plot.house)])
        look = bodies.order(isle, person, "authed")
        look.building = plot.house.id
        yield isle.seconds(3, 8)
        filed = _leads(person) and person.careful > 0.3
        if filed:
            _file(isle, person, plot.house, "inactive", "a picture of the list")
            yield isle.seconds(10, 30)
        for _ in range(isle.dice.randrange(1, 3)):
            blow(isle, plot, person, "its people were gone" if filed else "raided in the frontier")
            yield isle.seconds(3, 10)
        yield from march(isle, [person], [isle.country()])


def _decay(isle: Isle, person: Person) -> Plan | None:
    """A house that falls down: what is rotten may be broken, once it was shown to all."""
    rotten = [plot for plot in isle.ruins if plot.evicted is None]
    return _break(isle, person, isle.dice.choice(rotten)) if rotten else None


def _break(isle: Isle, person: Person, plot: Plot) -> Plan:
    house = plot.house
    plot.evicted = isle.now
    with isle.scene(person):
        yield from march(isle, [person], [_before(isle, house)])
        shown = bodies.say(isle, person, "this one is falling down", channel="discord")
        shown.room, shown.images, shown.about = "evictions", 2, house.id
        yield isle.seconds(20, 60)
        low = person.careful > 0.4
        for nth in range(isle.dice.randrange(1, 4)):
            health = isle.between(0.1, 0.45) if low else isle.between(0.6, 0.9)
            told = _strike(isle, person, house, nth, health)
            isle.deed("raid", person, None, "it was falling down" if low else "it stood well enough", event=told)
            yield isle.seconds(2, 6)
        yield from march(isle, [person], [isle.country()])


def _strike(isle: Isle, person: Person, house: House, nth: int, health: float) -> StructureHit:
    at = isle.place(Spot(house.at.x, house.at.z - isle.customs.inside))
    told = StructureHit(
        t=0,
        attacker=person.id,
        entity=f"rotten-{house.id}-{nth}",
        kind="wall",
        weapon="c4",
        damage=90.0,
        grade="wood",
        building=house.id,
        health=round(health, 2),
        decaying=True,
        at=at,
    )
    isle.tell(told)
    return told


# Those who are there --------------------------------------------------------------------------------------------------


def _present(isle: Isle, person: Person) -> Plan | None:
    """He would have somebody evicted as gone who is there."""
    huts = [
        h for h in isle.houses if h.owners[0].home is h and len(h.owners) == 1 and h.owners[0].clan is not person.clan
    ]
    if not huts or person.careful > 0.5 or not _leads(person):
        return None
    return _order(isle, person, isle.dice.choice(huts), "inactive", "evicted one who was there")


def _stranger(isle: Isle, person: Person) -> Plan | None:
    """He has no licence, or the land is none of his people's."""
    plots = [plot for plot in isle.plots if plot.holder is not None and person not in plot.house.owners]
    if not plots or person.careful > 0.5:
        return None
    plot = isle.dice.choice(plots)
    why = [] if _leads(person) else ["evicted without a licence"]
    why += [] if plot.holder is person.clan else ["evicted from others' land"]
    return _order(isle, person, plot.house, "land", *why) if why else None


def _order(isle: Isle, person: Person, house: House, kind: str, *why: str) -> Plan:
    with isle.scene(person):
        yield from march(isle, [person], [Spot(house.at.x, house.at.z - isle.customs.ground - 10)])
        _file(isle, person, house, kind, "a picture", *why)
        yield 2 * SECOND
        yield from march(isle, [person], [isle.country()])


KINDS: dict[str, Kind] = {"decay": _decay, "present": _present, "ruin": _ruin, "stranger": _stranger}
"""What somebody may do about a house."""
