"""Agreements: what one side offers another, a player or a group, and what runs from the moment when that one accepts.

An offer that nobody accepts lapses. What runs is over at the time that was named, or as long as the rulebook gives.
"""

from abc import abstractmethod
from typing import TypeVar

from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Order, Refusal
from lawspeaker.institutions.words import as_id

LIVE = ("offered", "running")
MOVES = frozenset(
    {
        Move(None, "offered", "order"),
        Move("offered", "running", "order"),
        Move("offered", "ended", "deadline"),
        *(Move(state, "ended", by) for state in LIVE for by in ("order", "told", "override")),
        Move("running", "ended", "deadline"),
    }
)
"""The moves of every agreement."""


class Agreement(Thing, kw_only=True):
    """One agreement: whether it is offered to a group (`company`) or a player, and until when it runs (ms)."""

    company: bool = False
    until: int | None = None


A = TypeVar("A", bound=Agreement)


class Agreements(Institution[A]):
    """Every agreement of one kind; how long an offer stands and one runs are `let … offer` and `let … time`."""

    ordered = True

    # Asking -----------------------------------------------------------------------------------------------------------

    @abstractmethod
    def side_of(self, one: A, player: str) -> str | None:
        """The side on which a player may speak, for himself or for a group; None: on neither."""

    def live(self) -> list[A]:
        """Those that are offered or run, the oldest first."""
        return [one for one in self.machine.things.values() if one.state in LIVE]

    def of_side(self, player: str, *states: str) -> list[A]:
        """Those in one of these states in which he may speak for a side, the oldest first."""
        found = [one for one in self.machine.things.values() if one.state in states]
        return [one for one in found if self.side_of(one, player) is not None]

    def meant(self, order: Order, *states: str) -> A | Refusal:
        """The one that an order names, or the only one of who gives it."""
        said, clauses = order.text(self.what, "id"), self.clauses(order.name)
        own = self.of_side(order.player, *states)
        named = [one for one in own if said is None or one.id == said]
        if len(named) == 1:
            return named[0]
        if said is not None:
            return Refusal(f"There is no {self.what} `{as_id(said)}` of yours.", clauses)
        return Refusal(f"Say which: `{self.what}` is its id." if own else f"You have no {self.what}.", clauses)

    # Time -------------------------------------------------------------------------------------------------------------

    def due(self, thing: A) -> int | None:
        """When an offer lapses, or what runs is over, in ms."""
        book = self.book(thing)
        if thing.state == "offered":
            return thing.began + (duration(book, f"{self.what} offer") or 0)
        time = duration(book, f"{self.what} time")
        ends = [at for at in (thing.until, thing.since + time if time is not None else None) if at is not None]
        return min(ends, default=None) if thing.state == "running" else None
