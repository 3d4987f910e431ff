"""Muggings: somebody wants what another has, with a weapon in his hand. The mugged may defend themselves in time."""

from lawspeaker.events import ItemGiven, Looted
from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.habits.quarrels import answer_time
from lawspeaker.simulate.town.newlife import slay
from lawspeaker.simulate.town.town import Town

WEIGHT = 3.0


def begin(town: Town, person: Person) -> Plan | None:
    """He mugs somebody near."""
    other = town.somebody(person)
    return None if other is None else _mug(town, person, other)


def _mug(town: Town, robber: Person, other: Person) -> Plan:
    mate = town.mate(other)
    cast = [robber, other] if mate is None else [robber, other, mate]
    with town.scene(*cast):
        spot = other.at(town.now).toward(robber.at(town.now), town.between(1.5, 6))
        yield from bodies.walk(town, robber, spot)
        bodies.draw(town, robber)
        yield town.seconds(1, 3)
        kind = town.dice.random()
        if kind < 0.25 and mate is not None:
            yield from _rob_the_dead(town, robber, other, mate)
        else:
            yield from _demand(town, robber, other, mate, aloud=kind > 0.8)
        yield town.seconds(1, 3)
        bodies.put_away(town, robber)
        bodies.put_away(town, other)


def _demand(town: Town, robber: Person, other: Person, mate: Person | None, aloud: bool) -> Plan:
    """Your money, or else; by the order for it, or by word of mouth."""
    if aloud:
        ms = 1500 + robber.voice
        yield ms
        bodies.speak(town, robber, ms)
    else:
        bodies.order(town, robber, "demand", player=other.id, text="everything in your pockets")
    why = "mugged mine aloud" if aloud else "mugged mine"
    kind = town.dice.random()
    if kind < 0.35:
        yield town.seconds(3, 12)
        if other.alive and robber.alive:
            town.tell(ItemGiven(t=0, giver=other.id, taker=robber.id, items={"scrap": town.dice.randrange(20, 400)}))
        yield from bodies.walk(town, robber, town.somewhere())
    elif kind < 0.35 + 0.3 * (1 - robber.careful):
        yield town.seconds(5, 15)
        slay(town, robber, other, "would not pay")
    else:
        avenger = mate if mate is not None and town.chance(0.3) else other
        yield from _defend(town, robber, avenger, why)
        if aloud and not robber.alive and town.chance(0.7):
            yield town.seconds(20, 90)
            bodies.order(town, robber, "report", player=avenger.id, kind="rdm", text="he killed me for nothing")


def _defend(town: Town, robber: Person, avenger: Person, why: str) -> Plan:
    after, fresh = answer_time(town, avenger)
    yield after
    slay(town, avenger, robber, why if fresh else "forgot the clock")


def _rob_the_dead(town: Town, robber: Person, other: Person, mate: Person) -> Plan:
    """He kills for what the other carries, and goes through it before the eyes of one of his people."""
    slay(town, robber, other, "would not pay")
    yield town.seconds(2, 6)
    assert other.death is not None
    at = other.death.at
    yield from bodies.walk(town, robber, at.toward(robber.at(town.now), 1))
    town.tell(
        Looted(
            t=0,
            player=robber.id,
            container=f"bag-{other.id}",
            kind="bag",
            owner=other.id,
            at=robber.place(town.now),
            items={"scrap": 40},
        )
    )
    looted = town.now
    after, fresh = answer_time(town, mate)
    yield after
    if not fresh:
        slay(town, mate, robber, "forgot the clock")
        return
    killed = town.now - other.death.t < (town.customs.fresh - 1) * SECOND
    unsure = not killed and town.now - other.death.t < (town.customs.fresh + 1) * SECOND
    if unsure or town.now - looted > (town.customs.fresh - 1) * SECOND:
        return
    reasons = ["killed mine"] if killed else []
    slay(town, mate, robber, *reasons, "robbed mine at gunpoint")
