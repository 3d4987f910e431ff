"""Captures: whoever cannot record has the server keep what happens around him for a while, and seal it as evidence.

`/toxic` begins one. Everybody has one at a time; it is sealed when `let toxic time` is over.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events.findings import Found
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import at_clock, called, lasting
from lawspeaker.world.world import World

CAPTURE, TIME = "capture", "toxic time"


class Capture(Thing, kw_only=True):
    """One capture of `player`; it is evidence from `began` to `ends` (ms)."""

    player: str
    ends: int


class Captures(Institution[Capture]):
    """Every capture of one server, by id."""

    what = CAPTURE
    kind = Capture
    table = frozenset(
        {
            Move(None, "running", "order"),
            Move("running", "sealed", "deadline"),
            Move("running", "void", "override"),
            Move("running", "void", "told"),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {TIME: "duration"}
    needs = (TIME,)
    ended = voided = "void"

    def due(self, thing: Capture) -> int | None:
        """When it is sealed, in ms."""
        return thing.ends if thing.state == "running" else None

    def orders(self) -> Mapping[str, Handler]:
        """`toxic`."""
        return {"toxic": self._toxic}

    def _toxic(self, order: Order, world: World) -> Refusal | Plan:
        going = [one for one in self.machine.things.values() if one.player == order.player and one.state == "running"]
        if going:
            say = f"Yours is running until {at_clock(going[0].ends)}; begin a new one then."
            return Refusal(say, self.clauses("toxic"))
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return lambda: self._begin(order, name)

    def _begin(self, order: Order, name: str) -> Done:
        time = duration(self.commons.book, TIME) or 0
        one = Capture(
            id=name,
            state="running",
            **self.born(order.seq, order.t),
            player=order.player,
            ends=order.t + time,
        )
        change = self.machine.open(one, self.by_order(order, "toxic"))
        return Done(f"What happens around you is kept for {lasting(time)} ({name}).", name, (change,))

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its time is over: it is sealed, and its owner and the staff are told."""
        one = self.machine.things[due.id]
        change = self.move(one, "sealed", self.by_time(due, "toxic time", "toxic"))
        say = f"What {called(world, one.player)} had kept from {at_clock(one.began)} on is sealed ({one.id})."
        to = sorted({one.player, *self.commons.staff.members()})
        return [change, self.notice(to, say, change)]
