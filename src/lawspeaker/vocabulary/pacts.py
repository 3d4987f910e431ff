"""Sentences about hires and alliances: who serves whom, who stands with whom and how, and the orders that make it so.

They are there in rulebooks that say how long an offer stands (`let hire offer`, `let alliance offer`).
"""

from lawspeaker.events import Command
from lawspeaker.institutions.alliances import Alliance, Alliances
from lawspeaker.institutions.hires import Hire, Hires
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.words import bare
from lawspeaker.law.lexicon import act, measure, name, state
from lawspeaker.vocabulary.asking import Acts, noted
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import Given, commanded


def hires(now: Now) -> Hires:
    """All hires of the server."""
    return now.institutions.seated(Hires)


def alliances(now: Now) -> Alliances:
    """All alliances of the server."""
    return now.institutions.seated(Alliances)


# Hires --------------------------------------------------------------------------------------------------------------


@state("{player:player} [be|is|was|are] hired by {group:group}")
def hired_by(now: Now, player: str, group: str) -> bool:
    """He, or a group of his, is in the service of that group: a hire was accepted and is not over."""
    return bool(noted(now, hires(now), [one for one in hires(now).of(player) if one.hirer == group]))


@state("{company:group} [be|is|was|are] in the service of {group:group}")
def in_service_of(now: Now, company: str, group: str) -> bool:
    """That group has hired this one, and the hire is not over."""
    return bool(noted(now, hires(now), [one for one in hires(now).of_group(company) if one.hirer == group]))


@name("[hirer|hirers] of {player:player}", gives="group", many=True)
def hirers_of(now: Now, player: str) -> list[str]:
    """The groups in whose service he is, by himself or with a group of his."""
    return sorted({one.hirer for one in noted(now, hires(now), hires(now).of(player))})


@commanded(
    "hire",
    "[hire|hired] {player:player}",
    extra="{company:group} {hirer:group} {fee:number}",
    instead="company",
)
def hire(order: Order, now: Now) -> Given:
    """He offers a hire in the name of his group, the hirer: to a player, or to a group, the `company`."""
    return {
        "player": order.text("player"),
        "company": order.text("group"),
        "hirer": speaking_for(now, order.player),
        "fee": order.amount("fee"),
    }


def _hire_meant(now: Now, order: Order, *states: str) -> Hire | None:
    found = hires(now).meant(order, *states)
    return found if isinstance(found, Hire) else None


@commanded("hire.accept", "[accept|accepted] the hire by {hirer:group}")
def accept_hire(order: Order, now: Now) -> Given:
    """He accepts a hire, for himself or for the group that he speaks for."""
    meant = _hire_meant(now, order, "offered")
    return {"hirer": meant.hirer if meant is not None else None}


@commanded("hire.end", "[end|ended] the hire by {hirer:group}")
def end_hire(order: Order, now: Now) -> Given:
    """He ends a hire, on whichever side he is."""
    meant = _hire_meant(now, order, "offered", "running")
    return {"hirer": meant.hirer if meant is not None else None}


# Alliances ----------------------------------------------------------------------------------------------------------


@state("{group:group} [be|is|was|are] in a {sort:text} alliance with {other:group}")
def in_alliance_with(now: Now, group: str, sort: str, other: str) -> bool:
    """An alliance of this sort (full, defensive) is formed, and both are of it."""
    return _allied(now, [one for one in alliances(now).of(group, bare(sort).strip()) if other in one.groups])


@state("{group:group} [be|is|was|are] in any alliance")
def in_any_alliance(now: Now, group: str) -> bool:
    """It is of an alliance that is formed, of whatever sort."""
    return _allied(now, alliances(now).of(group))


@state("{player:player} [speak|speaks|spoke] for an alliance of {group:group}")
def represents(now: Now, player: str, group: str) -> bool:
    """An alliance of the group was declared with his name among those who represent it."""
    return _allied(now, [one for one in alliances(now).of(group) if player in one.representatives])


@name("[partner|partners] of {group:group} in a {sort:text} alliance", gives="group", many=True)
def partners(now: Now, group: str, sort: str) -> list[str]:
    """The other groups of its alliances of this sort that are formed."""
    found = alliances(now).of(group, bare(sort).strip())
    _allied(now, found)
    return sorted({other for one in found for other in one.groups} - {group})


def _allied(now: Now, found: list[Alliance]) -> bool:
    for one in found:
        now.note(one.seq)
    return bool(found)


@act(
    "{sender:player} [declare|declared] an alliance with {other:group}",
    "command",
    extra="{kind:text} {group:group}",
    command="alliance.declare",
)
def declare_alliance(event: Command, now: Now) -> Acts:
    """He declares an alliance of his group with another, once for each that he names; `kind` is full or defensive."""
    if event.name != "alliance.declare":
        return
    order = Order.of(event, now.t, now.world)
    kind, group = order.text("kind"), speaking_for(now, order.player)
    for other in [each for each in order.texts("groups") if each != group] or (None,):
        yield {
            "sender": order.player,
            "other": other,
            "kind": bare(kind).strip() if kind is not None else None,
            "group": group,
        }


@commanded("alliance.accept", "[accept|accepted] an alliance for {group:group}")
def accept_alliance(order: Order, now: Now) -> Given:
    """He accepts an alliance in the name of his group."""
    return {"group": speaking_for(now, order.player)}


@commanded("alliance.leave", "[leave|left] an alliance for {group:group}")
def leave_alliance(order: Order, now: Now) -> Given:
    """He takes his group out of an alliance."""
    return {"group": speaking_for(now, order.player)}


@measure("the number of representatives named", gives="number")
def representatives_named(now: Now) -> int:
    """Of an order to declare an alliance, how many it names who may speak for it."""
    event = now.event
    return len(set(Order.of(event, now.t, now.world).texts("representatives"))) if isinstance(event, Command) else 0
