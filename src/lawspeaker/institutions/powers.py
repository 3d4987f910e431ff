"""Powers: what staff can do that nobody else can: hand things out of nothing, read what others wrote in private.

Private words are read within an open case only, and every look is told to the owners.
"""

from lawspeaker.events.findings import Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import Thing
from lawspeaker.institutions.numbers import serves
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import as_name, called
from lawspeaker.world.world import World

GIVE, MESSAGES = "give", "messages"


def give(order: Order, commons: Commons, world: World) -> Refusal | Plan:
    """Staff hand something out; whether they may is for the rulebook to say."""
    player, item, clauses = order.text("player", "to"), order.text("item"), serves(commons.book, GIVE)
    if not commons.staff.is_member(order.player):
        return Refusal("Only staff hand things out.", clauses)
    if player is None or item is None:
        return Refusal("Say to whom (`player`) and what (`item`).", clauses)
    return lambda: Done(f"{called(world, player)} is given {as_name(item)}.")


def messages(order: Order, case: Thing | None, commons: Commons, world: World) -> Refusal | Plan:
    """Staff open what somebody wrote in private, within a case that is open."""
    player, clauses = order.text("player"), serves(commons.book, MESSAGES)
    if not commons.staff.is_member(order.player):
        return Refusal("Only staff read what others wrote in private.", clauses)
    if player is None:
        return Refusal("Say whose messages: `player`.", clauses)
    if case is None or case.state not in ("open", "appealed"):
        return Refusal("Only within a case that is open: `case`.", clauses)
    say = f"{called(world, order.player)} opens the private messages of {called(world, player)} for {case.id}."
    look = Notice(t=order.t, to=commons.staff.owners(), kind=MESSAGES, say=say, clauses=list(clauses))
    return lambda: Done(f"{say} The owners are told.", case.id, (look,))
