"""Wars: one group declares war on another, waits until it may attack, and both fight until one of them ends it.

A war is declared from the moment it is announced, and active when the waiting time is over, when somebody who leads the
other side accepts it, or at once in the first days of an era. It ends by surrender, by peace that both sides have
offered, when one side is no more, or with the era. Allies named in the declaration are a party to it on the side of who
declared it.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import field

from lawspeaker.events import Event, GroupEnded
from lawspeaker.events.findings import Found, Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_id, at_clock, land_called
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

WAR, WAIT, OPENING = "war", "war wait", "war opening"
LIVE = ("declared", "active")


class War(Thing, kw_only=True):
    """One war: who declared it on whom, with which allies, over which land and why; `offered` are the sides that have
    offered peace."""

    aggressor: str
    defender: str
    allies: list[str] = field(default_factory=list)
    region: str | None = None
    text: str = ""
    offered: list[str] = field(default_factory=list)

    def side_of(self, group: str | None) -> str:
        """On which side a group stands: aggressor, defender, or none."""
        if group is None:
            return ""
        attacking = group == self.aggressor or group in self.allies
        return "aggressor" if attacking else "defender" if group == self.defender else ""


def opening(war: War, book: Rulebook) -> int:
    """When attacks may begin at the latest (ms), under the rulebook in which it was declared."""
    return war.began + (duration(book, WAIT) or 0)


def unnamed(order: Order) -> str:
    """What is said to whoever gives an order about no war that there is."""
    name = order.text("war")
    return "Say which war: `war` is its id." if name is None else f"There is no war `{as_id(name)}`."


class Wars(Institution[War]):
    """Every war of one server, by id."""

    what = WAR
    kind = War
    table = frozenset(
        {
            *(Move(None, state, "order") for state in LIVE),
            Move("declared", "active", "deadline"),
            Move("declared", "active", "order"),
            *(Move(state, "ended", by) for state in LIVE for by in ("order", "told", "override")),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {WAIT: "duration", OPENING: "duration"}
    needs = (WAIT,)
    ended = voided = "ended"
    ordered = True

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        commons.war_of = self.meant

    # Asking -----------------------------------------------------------------------------------------------------------

    def live(self) -> list[War]:
        """The wars that are not over, the oldest first."""
        return [war for war in self.machine.things.values() if war.state in LIVE]

    def between(self, a: str, b: str) -> War | None:
        """The war that these two groups are in on different sides."""
        sides = ({war.side_of(a), war.side_of(b)} for war in self.live())
        return next((w for w, both in zip(self.live(), sides, strict=True) if both == {"aggressor", "defender"}), None)

    def of(self, group: str) -> list[War]:
        """The wars that a group is in."""
        return [war for war in self.live() if war.side_of(group)]

    def meant(self, order: Order) -> War | None:
        """The war that an order names, by its id or the other side; or else the only one of who gives it."""
        said, mine = order.text("war", "faction", "group"), self.commons.groups.speaking_for(order.player)
        if said is not None and (named := self.machine.get(said)) is not None:
            return named
        if said is not None:
            return self.between(mine, said) if mine is not None else None
        own = self.of(mine) if mine is not None else []
        return own[0] if len(own) == 1 else None

    # Time and told facts ----------------------------------------------------------------------------------------------

    def due(self, thing: War) -> int | None:
        """When attacks may begin, in ms."""
        return opening(thing, self.book(thing)) if thing.state == "declared" else None

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """The wait is over."""
        war = self.machine.things[due.id]
        cause = self.by_time(due, "war active")
        return [self.move(war, "active", cause), self._opened(war, cause)]

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A group is no more: its wars are over."""
        return {GroupEnded: self._gone}

    def _gone(self, event: GroupEnded, world: World) -> Sequence[Found]:
        cause = self.by_event(event, world, "war ended")
        gone = [war for war in self.live() if event.id in (war.aggressor, war.defender)]
        return [found for war in gone for found in self._over(war, cause, "one side is no more")]

    def _over(self, war: War, cause: Cause, how: str) -> list[Found]:
        called = self.commons.groups.called
        say = f"The war of {called(war.aggressor)} on {called(war.defender)} is over: {how} ({war.id})."
        return [self.move(war, "ended", cause), self.notice("all", say, cause)]

    def _opened(self, war: War, cause: Cause) -> Notice:
        called = self.commons.groups.called
        say = f"{called(war.aggressor)} and {called(war.defender)} may attack each other from now on ({war.id})."
        return self.notice("all", say, cause)

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`war.declare`, `war.accept`, `war.surrender`, `war.peace`."""
        return {
            "war.declare": self._declare,
            "war.accept": self._accept,
            "war.surrender": self._surrender,
            "war.peace": self._peace,
        }

    def _declare(self, order: Order, world: World) -> Refusal | Plan:
        groups, clauses = self.commons.groups, self.clauses("war.declare")
        mine, other = groups.speaking_for(order.player), order.text("faction", "group", "defender")
        if other is None or other not in groups.groups:
            return Refusal("Say on whom: `faction` is the id of a group.", clauses)
        if mine is None:
            return Refusal("You speak for no group.", clauses, whole=True)
        if mine == other:
            return Refusal("No group declares war on itself.", clauses)
        before, name = self.between(mine, other), self.named(order)
        if before is not None:
            return Refusal(f"You are at war with {groups.called(other)} already ({before.id}).", clauses)
        if isinstance(name, Refusal):
            return name
        said = order.args.get("allies")
        allies = [each for each in said if isinstance(each, str)] if isinstance(said, list) else []
        war = War(
            id=name,
            state="active" if self._opening(order.t) else "declared",
            **self.born(order.seq, order.t),
            aggressor=mine,
            defender=other,
            allies=sorted(set(allies) - {mine, other}),
            region=order.text("region"),
            text=order.text("text") or "",
        )
        return lambda: self._declared(war, order, world)

    def _opening(self, t: int) -> bool:
        """Whether the era is so young that nobody waits."""
        opening, era = duration(self.commons.book, OPENING), self.commons.modes.era
        return opening is not None and isinstance(era, int) and t - era < opening

    def _declared(self, war: War, order: Order, world: World) -> Done:
        change = self.machine.open(war, self.by_order(order, "war.declare"))
        called, at = self.commons.groups.called, self.due(war)
        when = f"attacks may begin at {at_clock(at)}" if at is not None else "attacks may begin at once"
        over = f" over {land_called(world, war.region)}" if war.region is not None else ""
        say = f"{called(war.aggressor)} declares war on {called(war.defender)}{over}; {when} ({war.id})."
        return Done(say, war.id, (change, self.notice("all", say, change)))

    def _own(self, order: Order, *sides: str) -> War | Refusal:
        """The war that an order is about, if who gives it speaks for one of these sides."""
        war, mine = self.meant(order), self.commons.groups.speaking_for(order.player)
        clauses = self.clauses(order.name)
        if war is None or war.state not in LIVE:
            return Refusal(unnamed(order) if war is None else "The war is over.", clauses)
        if war.side_of(mine) not in sides:
            return Refusal("That is not for your side to say.", clauses)
        return war

    def _accept(self, order: Order, world: World) -> Refusal | Plan:
        war = self._own(order, "defender")
        if isinstance(war, Refusal):
            return war
        if war.state == "active":
            return Refusal("Attacks may begin already.", self.clauses("war.accept"))
        return lambda: self._accepted(war, order)

    def _accepted(self, war: War, order: Order) -> Done:
        cause = self.by_order(order, "war.accept")
        notice = self._opened(war, cause)
        return Done(notice.say, war.id, (self.move(war, "active", cause), notice))

    def _surrender(self, order: Order, world: World) -> Refusal | Plan:
        war = self._own(order, "aggressor", "defender")
        if isinstance(war, Refusal):
            return war
        cause = self.by_order(order, "war.surrender")
        mine = self.commons.groups.called(self.commons.groups.speaking_for(order.player) or "")
        return lambda: Done("You surrender.", war.id, tuple(self._over(war, cause, f"{mine} surrendered")))

    def _peace(self, order: Order, world: World) -> Refusal | Plan:
        war = self._own(order, "aggressor", "defender")
        if isinstance(war, Refusal):
            return war
        return lambda: self._offered(war, order)

    def _offered(self, war: War, order: Order) -> Done:
        side = war.side_of(self.commons.groups.speaking_for(order.player))
        war.offered = sorted({*war.offered, side})
        cause = self.by_order(order, "war.peace")
        if len(war.offered) == 2:
            return Done("There is peace.", war.id, tuple(self._over(war, cause, "both sides made peace")))
        other = war.defender if side == "aggressor" else war.aggressor
        told = self.commons.groups.groups.get(other)
        say = f"The other side offers peace: /war.peace concludes it ({war.id})."
        to = list(told["leaders"] or told["members"]) if told is not None else []
        return Done("You offer peace.", war.id, (self.notice(to, say, cause),))
