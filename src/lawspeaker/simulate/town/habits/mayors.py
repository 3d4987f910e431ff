"""The mayor and his tax: above one half he may be shot for it, and some do not read the board well."""

from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.newlife import slay
from lawspeaker.simulate.town.town import Town

WEIGHT = 1.0


def begin(town: Town, person: Person) -> Plan | None:
    """He goes for the mayor: because of the tax, or because of what he takes it for."""
    mayor = town.people[0]
    if mayor is person or mayor.clan is person.clan or not town.free(mayor) or not town.peaceful(person):
        return None
    if mayor.clan.at_odds or town.now < mayor.clan.calm_from or not town.open(mayor.at(town.now)):
        return None
    high = town.tax > town.customs.high_tax
    mistaken = not high and town.chance(0.1 * (1 - person.careful))
    return _go(town, person, mayor) if high or mistaken else None


def _go(town: Town, person: Person, mayor: Person) -> Plan:
    tax = town.tax
    with town.scene(person, mayor):
        yield from bodies.walk(town, person, mayor.at(town.now).toward(person.at(town.now), town.between(5, 30)))
        bodies.draw(town, person)
        yield town.seconds(1, 2)
        if town.tax == tax:
            slay(town, person, mayor, "heavy taxes" if tax > town.customs.high_tax else "taxes not so high")
        yield SECOND
        bodies.put_away(town, person)
