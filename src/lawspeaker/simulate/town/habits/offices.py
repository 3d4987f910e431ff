"""Asking staff: reports, votes and orders, given by whom and when they may be, mostly."""

from collections.abc import Callable

from lawspeaker.events import Event, Idle
from lawspeaker.simulate import bodies
from lawspeaker.simulate.people import Person
from lawspeaker.simulate.stage import SECOND, Plan
from lawspeaker.simulate.town.town import Town

WEIGHT = 1.0
MINUTE = 60
Kind = Callable[[Town, Person, Person], Plan]


def begin(town: Town, person: Person) -> Plan | None:
    """Somebody near sits idle, or is stuck, or there is a question."""
    other = town.somebody(person, quarrel=False)
    if other is None or other.trade in ("mayor", "moderator") or person.trade in ("mayor", "moderator"):
        return None
    return _begin(town, person, other, KINDS[town.dice.choice(sorted(KINDS))])


def _begin(town: Town, person: Person, other: Person, kind: Kind) -> Plan:
    with town.scene(person, other, quarrel=False):
        yield from kind(town, person, other)


def _order(
    town: Town, person: Person, act: str, name: str, wrong: str | None, target: str | None, **args: object
) -> Event:
    """He gives an order, for a wrong reason if there is one."""
    told = bodies.order(town, person, name, **args)
    if wrong is not None:
        town.deed(act, person, target, wrong, event=told)
    return told


def _sit(town: Town, other: Person, seconds: float) -> Plan:
    """He sits without moving a hand, which the game tells every minute."""
    done = 0.0
    while done < seconds:
        step = min(MINUTE, seconds - done)
        yield round(step * SECOND)
        done += step
        if not other.alive:
            return
        town.tell(Idle(t=0, player=other.id, seconds=round(done, 3)))


def _wake(town: Town, other: Person) -> None:
    if other.alive:
        town.tell(Idle(t=0, player=other.id, seconds=0))


def _report(town: Town, person: Person, other: Person) -> Plan:
    """He reports somebody idle: after the time that is custom, or too early."""
    early = town.chance(0.5 * (1 - person.careful))
    idle = town.customs.idle
    yield from _sit(town, other, town.between(60, idle - 30) if early else town.between(idle + 5, idle + 90))
    wrong = "called staff too early" if early else None
    _order(town, person, "report", "report", wrong, other.id, player=other.id, kind="idle", text="asleep at his till")
    yield town.seconds(5, 20)
    _wake(town, other)


def _vote(town: Town, person: Person, other: Person) -> Plan:
    """He has it voted on; the people about cast their ballots."""
    jobless = not other.trade
    early = not jobless and town.chance(0.5 * (1 - person.careful))
    idle = town.customs.idle
    yield from _sit(town, other, town.between(60, idle - 30) if early else town.between(idle + 5, idle + 60))
    wrong = "vote on the jobless" if jobless else "vote too early" if early else None
    town.votes += 1
    name = f"kick-{town.votes}"
    ask = {"kind": "kick", "subject": other.id, "text": "nobody can buy anything", "id": name}
    _order(town, person, "open vote", "vote.open", wrong, other.id, **ask)
    if wrong is None:
        yield from _ballots(town, person, other, name)
    _wake(town, other)


def _ballots(town: Town, person: Person, other: Person, name: str) -> Plan:
    for voter in [one for one in town.people if one.online and one is not other][:7]:
        yield town.seconds(1, 4)
        choice = "yes" if town.chance(0.4) else "no"
        bodies.order(town, voter, "vote.cast", vote=name, choice=choice)
    kind = town.dice.random()
    if kind < 0.3:
        _order(town, other, "cast vote", "vote.cast", "own vote", name, vote=name, choice="no")
    elif kind < 0.5:
        _order(town, person, "close vote", "vote.close", "closed a vote", name, vote=name)
    elif kind < 0.7:
        again = {"kind": "kick", "subject": other.id, "text": "once more", "id": f"{name}-again"}
        _order(town, person, "open vote", "vote.open", "vote twice", other.id, **again)
    yield 61 * SECOND


def _stuck(town: Town, person: Person, other: Person) -> Plan:
    """Somebody is stuck: staff are called, or he is told to kill himself."""
    if town.chance(0.5 * (1 - person.careful)):
        text = "type kill in console"
        _order(town, person, "ask to respawn", "ask", "told to respawn", other.id, text=text, player=other.id)
    else:
        _order(town, person, "report", "report", None, other.id, player=other.id, kind="stuck", text="wedged in a rock")
    yield town.seconds(2, 10)


def _ask(town: Town, person: Person, other: Person) -> Plan:
    """A question for staff, which somebody else answers now and then."""
    bodies.order(town, person, "ask", text="is a fence part of a house?")
    yield town.seconds(5, 30)
    staff = next(one for one in town.people if one.trade == "moderator")
    if town.chance(0.3 * (1 - other.careful)):
        _order(town, other, "order", "staff.order", "played staff", person.id, player=person.id, text="no")
    elif staff.online and staff.alive:
        bodies.order(town, staff, "staff.order", player=person.id, text="only if it is closed")


def _punish(town: Town, person: Person, other: Person) -> Plan:
    """Somebody who is no staff punishes, or staff begin at the wrong end."""
    args = {"player": other.id, "clause": "DR-2.4-1"}
    staff = next(one for one in town.people if one.trade == "moderator")
    if town.chance(0.5):
        _order(town, person, "punish", "punish", "punished, no staff", other.id, step="verbal_warning", **args)
    elif staff.alive and other.id not in town.punished:
        _order(town, staff, "punish", "punish", "skipped a step", other.id, step="ban", **args)
    yield town.seconds(2, 5)


KINDS: dict[str, Kind] = {"ask": _ask, "punish": _punish, "report": _report, "stuck": _stuck, "vote": _vote}
"""What somebody may want of staff."""
