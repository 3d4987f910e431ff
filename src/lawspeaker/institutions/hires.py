"""Hires: a group takes a player, or another group, into its service for a while.

Whoever speaks for a group offers a hire; it runs from the moment when whoever is meant accepts it, until the time that
was named, as long as the rulebook gives, or until one of the two ends it. An offer that nobody accepts lapses.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events import Event, GroupEnded
from lawspeaker.events.findings import Found
from lawspeaker.institutions.agreements import LIVE, MOVES, Agreement, Agreements
from lawspeaker.institutions.institution import Hearing
from lawspeaker.institutions.machine import Due
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.world.world import World

HIRE, OFFER, TIME = "hire", "hire offer", "hire time"


class Hire(Agreement, kw_only=True):
    """One hire: which group hires whom (a player, or with `company` a group), for which war, and until when (ms)."""

    hirer: str
    hired: str
    war: str | None = None


class Hires(Agreements[Hire]):
    """Every hire of one server, by id."""

    what = HIRE
    kind = Hire
    table = MOVES
    reads: ClassVar[Mapping[str, str]] = {OFFER: "duration", TIME: "duration"}
    needs = (OFFER,)
    ended = voided = "ended"

    # Asking -----------------------------------------------------------------------------------------------------------

    def side_of(self, one: Hire, player: str) -> str | None:
        """The side on which a player may speak: `hired`, `hirer`, or none; for a group, whoever speaks for it."""
        mine = self.commons.groups.speaking_for(player)
        if one.hired == (mine if one.company else player):
            return "hired"
        return "hirer" if one.hirer == mine else None

    def of(self, player: str) -> list[Hire]:
        """The hires that run for a player: his own, and those of his groups."""
        groups = self.commons.groups.all_of(player)
        return [one for one in self.live() if one.state == "running" and one.hired in (player, *groups)]

    def of_group(self, group: str) -> list[Hire]:
        """The hires that run for a group."""
        return [one for one in self.live() if one.state == "running" and one.company and one.hired == group]

    # Time and told facts ----------------------------------------------------------------------------------------------

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its time is over."""
        cause = self.by_time(due, "hire ended")
        return [self.move(self.machine.things[due.id], "ended", cause)]

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A group is no more: nobody is in its service, and it is in nobody's."""
        return {GroupEnded: self._gone}

    def _gone(self, event: GroupEnded, world: World) -> Sequence[Found]:
        cause = self.by_event(event, world, "hire ended")
        gone = [one for one in self.live() if event.id == one.hirer or (one.company and event.id == one.hired)]
        return [self.move(one, "ended", cause) for one in gone]

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`hire`, `hire.accept`, `hire.end`."""
        return {"hire": self._offer, "hire.accept": self._accept, "hire.end": self._end}

    def _offer(self, order: Order, world: World) -> Refusal | Plan:
        groups, clauses = self.commons.groups, self.clauses("hire")
        mine, company, name = groups.speaking_for(order.player), order.text("group"), self.named(order)
        hired = company or order.text("player")
        if hired is None or (company is not None and company not in groups.groups):
            return Refusal("Say whom: `player`, or `group`, the id of a group.", clauses, whole=False)
        if mine is None:
            return Refusal("You speak for no group.", clauses)
        if mine == hired:
            return Refusal("No group hires itself.", clauses)
        if isinstance(name, Refusal):
            return name
        hire = Hire(
            id=name,
            state="offered",
            **self.born(order.seq, order.t),
            hirer=mine,
            hired=hired,
            company=company is not None,
            war=order.text("war"),
            until=order.moment("until"),
        )
        return lambda: self._offered(hire, order)

    def _offered(self, hire: Hire, order: Order) -> Done:
        change = self.machine.open(hire, self.by_order(order, "hire"))
        groups = self.commons.groups
        told = groups.groups.get(hire.hired) if hire.company else None
        to = [hire.hired] if told is None else list(told["leaders"] or told["members"])
        say = f"{groups.called(hire.hirer)} would hire you: /hire.accept takes it ({hire.id})."
        return Done(f"The hire is offered ({hire.id}).", hire.id, (change, self.notice(to, say, change)))

    def _accept(self, order: Order, world: World) -> Refusal | Plan:
        hire = self.meant(order, "offered")
        if isinstance(hire, Refusal):
            return hire
        if self.side_of(hire, order.player) != "hired":
            return Refusal("That is for whom you would hire to say.", self.clauses("hire.accept"))
        say = f"You are in the service of {self.commons.groups.called(hire.hirer)} ({hire.id})."
        return lambda: self._moved(hire, "running", order, say)

    def _end(self, order: Order, world: World) -> Refusal | Plan:
        hire = self.meant(order, *LIVE)
        if isinstance(hire, Refusal):
            return hire
        return lambda: self._moved(hire, "ended", order, f"The hire is over ({hire.id}).")

    def _moved(self, hire: Hire, state: str, order: Order, say: str) -> Done:
        cause = self.by_order(order, order.name)
        return Done(say, hire.id, (self.move(hire, state, cause),))
