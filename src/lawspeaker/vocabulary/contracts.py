"""Sentences about contracts: who has one with whom, how many of somebody's were kept or broken, and the orders.

A contract moves in rulebooks that say how long an offer stands (`let contract offer`); the orders are acts in all.
"""

from lawspeaker.institutions.contracts import Contract, Contracts
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.words import bare
from lawspeaker.law.lexicon import measure, state
from lawspeaker.vocabulary.asking import noted
from lawspeaker.vocabulary.orders import Given, commanded


def contracts(now: Now) -> Contracts:
    """All contracts of the server."""
    return now.institutions.seated(Contracts)


@state("{player:player} [be|is|was|are] under contract with {other:player}")
def under_contract(now: Now, player: str, other: str) -> bool:
    """A contract that one offered the other, or a group that the other speaks for, was accepted and is not over."""
    return bool(noted(now, contracts(now), contracts(now).between(player, other)))


@state("{player:player} [be|is|was|are] under a {sort:text} contract with {other:player}")
def under_contract_of(now: Now, player: str, sort: str, other: str) -> bool:
    """Such a contract runs, of this kind: trade, guard, guide, taxi, information, tribute."""
    wanted = bare(sort).strip()
    return bool(
        noted(now, contracts(now), [c for c in contracts(now).between(player, other) if bare(c.sort).strip() == wanted])
    )


@measure("the number of contracts kept with {player:player}", gives="number")
def kept_contracts(now: Now, player: str) -> int:
    """How many contracts of his both sides have said to be done."""
    return len(noted(now, contracts(now), contracts(now).of_side(player, "kept")))


@measure("the number of contracts broken with {player:player}", gives="number")
def broken_contracts(now: Now, player: str) -> int:
    """Of how many contracts of his the time came, and neither side had said that it was done."""
    return len(noted(now, contracts(now), contracts(now).of_side(player, "broken")))


@commanded("contract.offer", "[offer|offered] a contract to {player:player}", extra="{kind:text} {text:text}")
def offer_contract(order: Order, now: Now) -> Given:
    """He offers a contract; `kind` is trade, guard, guide, taxi, information or tribute, `text` its terms."""
    return {
        "player": order.text("to", "player"),
        "kind": order.text("kind"),
        "text": order.words("terms", "text"),
    }


def _of(now: Now, order: Order, *states: str) -> Given:
    """Of an order about a contract, with whom it is, and of which kind."""
    meant = contracts(now).meant(order, *states)
    if not isinstance(meant, Contract):
        return {"player": None, "kind": None}
    return {"player": meant.giver if meant.giver != order.player else meant.taker, "kind": meant.sort or None}


@commanded("contract.accept", "[accept|accepted] a contract with {player:player}", extra="{kind:text}")
def accept_contract(order: Order, now: Now) -> Given:
    """He accepts a contract, for himself or for the group that he speaks for."""
    return _of(now, order, "offered")


@commanded("contract.done", "[declare|declared] a contract with {player:player} done", extra="{kind:text}")
def finish_contract(order: Order, now: Now) -> Given:
    """He says that what was agreed is done."""
    return _of(now, order, "running")


@commanded("contract.end", "[end|ended] a contract with {player:player}", extra="{kind:text}")
def end_contract(order: Order, now: Now) -> Given:
    """He ends a contract, on whichever side he is."""
    return _of(now, order, "offered", "running")
