"""Arrests: the police try to take somebody; he goes along, or he and his people shoot."""

from lawspeaker.events import Arrest
from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import Plan
from lawspeaker.simulate.town.habits.quarrels import answer_time
from lawspeaker.simulate.town.newlife import slay
from lawspeaker.simulate.town.town import Town

WEIGHT = 1.5


def begin(town: Town, person: Person) -> Plan | None:
    """A policeman looks for work; anybody else calls one, who comes for somebody near."""
    found = [one for one in town.people if one.trade == "police" and town.free(one) and town.peaceful(one)]
    police = person if person.trade == "police" else town.dice.choice(found) if found else None
    other = town.somebody(police) if police is not None else None
    return _arrest(town, police, other) if police is not None and other is not None else None


def _arrest(town: Town, police: Person, other: Person) -> Plan:
    mate = town.mate(other)
    cast = [police, other] if mate is None else [police, other, mate]
    with town.scene(*cast):
        yield from bodies.walk(town, police, other.at(town.now).toward(police.at(town.now), 2))
        _tell(town, police, other, "tried")
        kind = town.dice.random()
        if kind < 0.4:
            yield town.seconds(3, 6)
            _tell(town, police, other, "done")
            yield town.seconds(20, 60)
            _tell(town, police, other, "released")
            return
        avenger = mate if mate is not None and kind < 0.65 else other
        after, fresh = answer_time(town, avenger)
        bodies.draw(town, avenger)
        yield after
        slay(town, avenger, police, "arrested mine" if fresh else "forgot the clock")
        yield town.seconds(1, 3)
        bodies.put_away(town, avenger)


def _tell(town: Town, police: Person, other: Person, state: str) -> None:
    at = police.place(town.now)
    town.tell(Arrest(t=0, player=police.id, target=other.id, state=state, at=at))  # type: ignore[arg-type]
