"""Calls: the orders that only say something to somebody, and move nothing.

`/warn`, `/demand`, `/hostile` and `/consent` are such; so is to ask somebody to begin anew, as nothing else helps.
"""

from lawspeaker.events.findings import Notice
from lawspeaker.institutions.numbers import asks_for, serves
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.words import called, clean
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

RESPAWN = "respawn"
"""The row of the table `matter` whose words ask somebody to begin anew."""
CALLS = {
    "warn": ("warning", "You warned {}.", "{} warns you"),
    "demand": ("demand", "You made a demand of {}.", "{} demands of you"),
    "hostile": ("hostile", "You declared yourself hostile to {}.", "{} is hostile to you"),
    "consent": ("consent", "You gave {} your consent.", "{} gives you consent"),
}
"""The orders by name: what kind of notice it is, and both sentences."""


def call(order: Order, book: Rulebook, world: World) -> Refusal | Plan:
    """Somebody says to another what the order is for."""
    player = order.text("player", "target", "to")
    kind, said, heard = CALLS[order.name]
    if player is None:
        return Refusal("Say to whom: `player`.", serves(book, order.name))
    text = order.text("text", "what")
    say = heard.format(called(world, order.player)) + (f": {clean(text)}" if text else ".")
    notice = Notice(t=order.t, to=[player], kind=kind, say=say, clauses=list(serves(book, order.name)))
    return lambda: Done(said.format(called(world, player)), None, (notice,))


def asks_to_respawn(order: Order, book: Rulebook) -> str | None:
    """Whom an order asks to begin a new life, if it does: `ask` or `staff.order` to somebody, in those words."""
    player = order.text("player", "to", "target")
    if order.name not in ("ask", "staff.order") or player is None or player == order.player:
        return None
    return player if asks_for(book, order.text("text", "question"), RESPAWN) else None


def respawn(order: Order, player: str, book: Rulebook, world: World) -> Done:
    """He is asked to begin a new life."""
    who, clauses = called(world, order.player), list(serves(book, RESPAWN))
    say = f"{who} asks you to begin anew, as nothing else helps: type kill in the console."
    notice = Notice(t=order.t, to=[player], kind=RESPAWN, say=say, clauses=clauses)
    return Done(f"{called(world, player)} was asked to respawn.", None, (notice,))
