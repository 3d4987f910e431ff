"""Contracts: a player offers another, or a group, a trade, a guard, a ride, a tribute, in words of their own.

It runs from the moment when whoever is meant accepts it. It is kept when both sides have said that it is done. When its
time has come and neither has said so, it is broken; when one alone has said so, nobody knows, and it is over. Either
side may end it before, and an offer that nobody accepts lapses. What the words mean is for people to say.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events import Event, GroupEnded
from lawspeaker.events.findings import Found
from lawspeaker.institutions.agreements import LIVE, MOVES, Agreement, Agreements
from lawspeaker.institutions.institution import Hearing
from lawspeaker.institutions.machine import Due, Move
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_name, called
from lawspeaker.world.world import World

CONTRACT, OFFER, TIME = "contract", "contract offer", "contract time"


class Contract(Agreement, kw_only=True):
    """One contract: who offered it to whom (a player, or with `company` a group), of which kind, until when it has to
    be done (ms), and which side has said that it is (`giver`, `taker`; nothing: neither)."""

    giver: str
    taker: str
    sort: str = ""
    done: str = ""


class Contracts(Agreements[Contract]):
    """Every contract of one server, by id."""

    what = CONTRACT
    kind = Contract
    table = MOVES | {Move("running", "kept", "order"), Move("running", "broken", "deadline")}
    reads: ClassVar[Mapping[str, str]] = {OFFER: "duration", TIME: "duration"}
    needs = (OFFER,)
    voided = "ended"

    # Asking -----------------------------------------------------------------------------------------------------------

    def side_of(self, one: Contract, player: str) -> str | None:
        """The side on which a player may speak: `giver`, `taker`, or none; for a group, whoever speaks for it."""
        if player == one.giver:
            return "giver"
        taker = self.commons.groups.speaking_for(player) if one.company else player
        return "taker" if taker == one.taker else None

    def between(self, player: str, other: str) -> list[Contract]:
        """The contracts that run between two."""
        running = self.of_side(player, "running") if player != other else []
        return [one for one in running if self.side_of(one, other) not in (None, self.side_of(one, player))]

    # Time and told facts ----------------------------------------------------------------------------------------------

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its time has come: what neither side says is done was due, and is broken."""
        contract = self.machine.things[due.id]
        late = contract.state == "running" and contract.until == due.at and not contract.done
        new = "broken" if late else "ended"
        return [self.move(contract, new, self.by_time(due, f"contract {new}"))]

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A group is no more: nobody can keep what was agreed with it."""
        return {GroupEnded: self._gone}

    def _gone(self, event: GroupEnded, world: World) -> Sequence[Found]:
        cause = self.by_event(event, world, "contract ended")
        return [self.move(one, "ended", cause) for one in self.live() if one.company and one.taker == event.id]

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`contract.offer`, `contract.accept`, `contract.done`, `contract.end`."""
        return {
            "contract.offer": self._offer,
            "contract.accept": self._accept,
            "contract.done": self._done,
            "contract.end": self._end,
        }

    def _offer(self, order: Order, world: World) -> Refusal | Plan:
        clauses, to, name, until = (
            self.clauses("contract"),
            order.text("to", "player"),
            self.named(order),
            order.moment("due"),
        )
        if to is None:
            return Refusal("Say to whom: `to` is a player or a group.", clauses, whole=False)
        if not order.words("terms", "text"):
            return Refusal("Say what it is about: `terms`.", clauses, whole=False)
        if to in (order.player, self.commons.groups.speaking_for(order.player)):
            return Refusal("Nobody has a contract with himself.", clauses)
        if until is not None and until <= order.t:
            return Refusal("What is due lies ahead: `due` is a time in ms.", clauses)
        if isinstance(name, Refusal):
            return name
        contract = Contract(
            id=name,
            state="offered",
            **self.born(order.seq, order.t),
            giver=order.player,
            taker=to,
            company=to in self.commons.groups.groups,
            sort=order.words("kind"),
            until=until,
        )
        return lambda: self._offered(contract, order, world)

    def _offered(self, contract: Contract, order: Order, world: World) -> Done:
        change = self.machine.open(contract, self.by_order(order, "contract"))
        who, terms = called(world, contract.giver), as_name(order.words("terms", "text"))
        say = f"{who} offers you a contract, “{terms}”: /contract.accept takes it ({contract.id})."
        told = self.notice(self._people(contract, "taker"), say, change)
        return Done(f"The contract is offered ({contract.id}).", contract.id, (change, told))

    def _people(self, contract: Contract, side: str) -> list[str]:
        """Who is told on a side: of a group its leaders, or all of it where it has none."""
        if side == "giver" or not contract.company:
            return [contract.giver if side == "giver" else contract.taker]
        group = self.commons.groups.groups.get(contract.taker)
        return list(group["leaders"] or group["members"]) if group is not None else []

    def _accept(self, order: Order, world: World) -> Refusal | Plan:
        contract = self.meant(order, "offered")
        if isinstance(contract, Refusal):
            return contract
        if self.side_of(contract, order.player) != "taker":
            return Refusal("That is for whom you offered it to.", self.clauses(order.name))
        return lambda: self._moved(contract, "running", order, f"The contract runs ({contract.id}).")

    def _done(self, order: Order, world: World) -> Refusal | Plan:
        contract = self.meant(order, "running")
        if isinstance(contract, Refusal):
            return contract
        side = self.side_of(contract, order.player) or "taker"
        if contract.done == side:
            return Refusal("You said so already: the other side has not.", self.clauses(order.name))
        if contract.done:
            return lambda: self._moved(contract, "kept", order, f"The contract is kept ({contract.id}).")
        return lambda: self._said(contract, side, order, world)

    def _said(self, contract: Contract, side: str, order: Order, world: World) -> Done:
        contract.done = side
        other = self._people(contract, "taker" if side == "giver" else "giver")
        say = f"{called(world, order.player)} says that it is done: /contract.done says so too ({contract.id})."
        told = self.notice(other, say, self.by_order(order, order.name))
        return Done(f"The contract is kept once the other side says so too ({contract.id}).", contract.id, (told,))

    def _end(self, order: Order, world: World) -> Refusal | Plan:
        contract = self.meant(order, *LIVE)
        if isinstance(contract, Refusal):
            return contract
        return lambda: self._moved(contract, "ended", order, f"The contract is over ({contract.id}).")

    def _moved(self, contract: Contract, state: str, order: Order, say: str) -> Done:
        """One side moved it, and the other is told."""
        other = "taker" if self.side_of(contract, order.player) == "giver" else "giver"
        change = self.move(contract, state, self.by_order(order, order.name))
        return Done(say, contract.id, (change, self.notice(self._people(contract, other), say, change)))
