"""Killing, and what becomes of the dead: most lie low until their new life is old enough; some cannot wait.

Whoever comes to life does so far from where he died. A careful man stays there until he may go back. One who is not
goes for his things, or for his killer, and knows that it is too early.
"""

from lawspeaker.events import Event
from lawspeaker.simulate import bodies
from lawspeaker.simulate.community import CALM
from lawspeaker.simulate.deeds import Deed
from lawspeaker.simulate.people import House, Person, Spot
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.reasons import REASONS
from lawspeaker.simulate.town.town import Town

__all__ = ["slay", "wake_at_home"]

WRITE, LOOK, TALK, STRIKE, RETURN = range(5)
"""What tempts the dead: to write to whoever killed him, to go and look for him, to talk to him, to strike him, or to go
back to where he died."""
STRIDE = 500
"""Milliseconds between two looks of somebody who goes where he should not."""
CLEAR = 12.0
"""Metres beyond a limit at which nobody who keeps it would come close."""


def slay(town: Town, attacker: Person, victim: Person, *reasons: str, after: Plan | None = None) -> Event:
    """He kills him for these reasons; `after` is what the dead man does instead of lying low."""
    told = bodies.kill(town, attacker, victim)
    town.deed("kill", attacker, victim, *reasons, event=told)
    victim.low_until = town.now + round((town.customs.new_life + CALM) * SECOND)
    if not all(REASONS[key].right for key in reasons) and town.chance(0.4):
        town.begin(_complain(town, victim, attacker), town.seconds(15, 200))
    town.begin(after if after is not None else _new_life(town, victim))
    return told


def _complain(town: Town, victim: Person, attacker: Person) -> Plan:
    """Whoever was killed for nothing reports it."""
    if victim.online:
        bodies.order(town, victim, "report", player=attacker.id, kind="rdm", text="he killed me for nothing")
    yield 0


def _new_life(town: Town, person: Person) -> Plan:
    """He comes to life far away, and waits; or does not."""
    assert person.death is not None
    yield town.seconds(5, 15)
    if not person.online:
        return
    bodies.spawn(town, person, town.shelter(person))
    if not town.chance((1 - person.careful) * 0.35):
        yield from _lie_low(town, person)
        return
    yield town.seconds(5, 60)
    tempted = _tempted(town, person)
    if tempted is not None:
        yield from tempted
    yield from _lie_low(town, person)


def _lie_low(town: Town, person: Person) -> Plan:
    """He stays about the place where he came to life, and farms a little."""
    life, camp = person.death, person.at(town.now)
    while town.now < person.low_until and person.online and person.alive and person.death is life:
        yield from bodies.walk(town, person, Spot(camp.x + town.between(-9, 9), camp.z + town.between(-9, 9)), 2)
        if person.alive and person.death is life and town.chance(0.4):
            bodies.gather(town, person, "wood", town.dice.randrange(5, 60))
        yield town.seconds(8, 25)


def wake_at_home(town: Town, person: Person, house: House) -> Plan:
    """He wakes in his own bed, though he died near it, and gets away as the custom says."""
    yield town.seconds(5, 10)
    bodies.spawn(town, person, house.at)
    far = town.customs.vicinity + CLEAR
    away = _way_out(town, person, house, far + town.customs.ground)
    note = _begin(town, person, "woke at home")
    yield from bodies.walk(town, person, away, far / (town.customs.grace - 8))
    _end(town, note)
    yield from _lie_low(town, person)


def _way_out(town: Town, person: Person, house: House, metres: float) -> Spot:
    """Out of his house, away from where he died and from whoever killed him."""
    assert person.death is not None
    bad = [person.death.at, *([person.death.killer.at(town.now)] if person.death.killer else [])]
    ways = [house.at.toward(Spot(house.at.x + x, house.at.z + z), metres) for x in (-1, 0, 1) for z in (-1, 0, 1)]
    return max(ways, key=lambda way: (min(way.to(at) for at in bad), way))


# What tempts them -----------------------------------------------------------------------------------------------------


def _tempted(town: Town, person: Person) -> Plan | None:
    """What he does though he may not, if there is anything."""
    assert person.death is not None
    killer = person.death.killer
    kind = town.dice.randrange(5)
    hunted = killer is not None and killer.alive and killer.online and town.peaceful(killer) and town.free(killer)
    if kind == WRITE and killer is not None:
        return _write(town, person, killer)
    if kind in (LOOK, TALK, STRIKE) and hunted and killer is not None:
        return _seek(town, person, killer, kind)
    if person.home is not None and town.now - person.home.raided < town.customs.siege * SECOND / 2 and kind != RETURN:
        return _watch(town, person, person.home)
    return _go_back(town, person)


def _write(town: Town, person: Person, killer: Person) -> Plan:
    line = ("give me my things back", "why did you do that", "wait until I find you")[person.voice % 3]
    told = bodies.say(town, person, line, killer, "direct")
    town.deed("say", person, killer, "wrote to his killer", event=told)
    yield town.seconds(2, 5)


def _go_back(town: Town, person: Person) -> Plan:
    """For his things."""
    assert person.death is not None
    yield from _trespass(town, person, person.death.at, town.seconds(4, 20))


def _watch(town: Town, person: Person, house: House) -> Plan:
    """How his house fares, from a little way off."""
    spot = town.door(house, town.customs.ground + town.between(20, 60))
    yield from _trespass(town, person, spot, town.seconds(5, 20), house)


def _seek(town: Town, person: Person, killer: Person, kind: int) -> Plan:
    """Whoever killed him, to talk or to shoot."""
    with town.scene(killer):
        near = 20.0 if kind == LOOK else 6.0
        here = killer.at(town.now)
        spot = here.toward(person.at(town.now), near)
        yield from _trespass(town, person, spot, town.seconds(3, 8), None, killer, kind)
    yield 0


def _trespass(
    town: Town,
    person: Person,
    spot: Spot,
    stay: int,
    house: House | None = None,
    killer: Person | None = None,
    kind: int = LOOK,
) -> Plan:
    """He goes there, stays a while, and goes away again; what he breaks on the way is noted as it happens."""
    life, home = person.death, person.at(town.now)
    watch = _Watch(town, person, house or person.home)
    yield from _go(town, person, spot, watch)
    if killer is not None and killer.alive and watch.lives() and town.now < _over(town, person):
        yield from _meet(town, person, killer, kind)
    for _ in range(stay // STRIDE):
        yield STRIDE
        watch.look()
    if person.death is life:
        yield from _go(town, person, home, watch)
    watch.close()


def _go(town: Town, person: Person, spot: Spot, watch: "_Watch") -> Plan:
    left = person.walk(spot, town.now, 6.0)
    while left > 0 and watch.lives():
        yield min(left, STRIDE)
        left -= STRIDE
        watch.look()


def _meet(town: Town, person: Person, killer: Person, kind: int) -> Plan:
    if kind == TALK:
        ms = 1500 + person.voice
        yield ms
        told = bodies.speak(town, person, ms)
        town.deed("speak", person, killer, "talked to his killer", event=told)
    elif kind == STRIKE:
        told = bodies.hit(town, person, killer, 30)
        town.deed("attack", person, killer, "revenge", event=told)
        yield town.seconds(1, 4)
        if killer.alive and person.alive and town.chance(0.5):
            slay(town, person, killer, "revenge")
        yield SECOND


def _over(town: Town, person: Person) -> int:
    """When his new life is old enough."""
    assert person.death is not None
    return person.death.t + round(town.customs.new_life * SECOND)


class _Watch:
    """What somebody breaks by being where he is, as it begins and ends."""

    def __init__(self, town: Town, person: Person, house: House | None) -> None:
        self.town, self.person, self.house = town, person, house
        self.life = person.death
        self.open: dict[str, Deed] = {}
        self.before: tuple[Spot, Spot] | None = None
        """Where he was a moment ago, and where whoever killed him."""
        self.came = False

    def lives(self) -> bool:
        """Whether he still has the life in which he set out."""
        return self.person.alive and self.person.online and self.person.death is self.life

    def look(self) -> None:
        """What he breaks now."""
        town, person = self.town, self.person
        death = self.life
        if death is None or not self.lives():
            self.close()
            return
        here, young = person.at(town.now), town.now < _over(town, person)
        self._turn("back for his things", young and here.to(death.at) < town.customs.vicinity)
        self._turn("sought his killer", young and self._seeks(death.killer, here))
        house = self.house
        if house is not None:
            besieged = town.now - house.raided < town.customs.siege * SECOND
            close = here.to(house.at) < town.customs.vicinity + town.customs.ground
            self._turn("watched his house", young and besieged and close)

    def _seeks(self, killer: Person | None, here: Spot) -> bool:
        """Whether he is near whoever killed him, and it was he who came: he made more of the way than the other."""
        if killer is None or not killer.alive:
            return False
        there, reach = killer.at(self.town.now), self.town.customs.reach
        before, was = self.before or (here, there)
        self.before = (here, there)
        if before.to(was) >= reach:
            self.came = before.to(was) - here.to(was) > here.to(was) - here.to(there)
        return self.came and here.to(there) < reach

    def _turn(self, key: str, holds: bool) -> None:
        if holds and key not in self.open:
            self.open[key] = _begin(self.town, self.person, key)
        elif not holds and key in self.open:
            _end(self.town, self.open.pop(key))

    def close(self) -> None:
        """He breaks nothing any more."""
        for deed in self.open.values():
            _end(self.town, deed)
        self.open.clear()


def _begin(town: Town, person: Person, key: str) -> Deed:
    why = (REASONS[key],)
    return town.did(Deed(t=town.now, act="stay", actor=person.id, reasons=why, lasting=True))


def _end(town: Town, deed: Deed) -> None:
    deed.until = town.now
