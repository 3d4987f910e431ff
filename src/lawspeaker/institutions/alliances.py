"""Alliances: groups that stand together, all of them everywhere (full) or each on the land of the other (defensive).

Whoever speaks for a group declares one with others, and it is announced to all; it is formed when each of them has
accepted it, and lapses if they take too long. A group may leave it; with fewer than two it is over. What the game tells
of allies (`relation`) is kept beside it.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events import Event, GroupEnded
from lawspeaker.events.findings import Found
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_id, bare
from lawspeaker.world.world import World

ALLIANCE, OFFER = "alliance", "alliance offer"
LIVE = ("declared", "formed")


class Alliance(Thing, kw_only=True):
    """One alliance: of which sort, between which groups, which of them have accepted it, who speaks for it."""

    sort: str
    groups: list[str]
    accepted: list[str]
    representatives: list[str]


class Alliances(Institution[Alliance]):
    """Every alliance of one server, by id."""

    what = ALLIANCE
    kind = Alliance
    table = frozenset(
        {
            Move(None, "declared", "order"),
            Move("declared", "formed", "order"),
            Move("declared", "ended", "deadline"),
            *(Move(state, "ended", by) for state in LIVE for by in ("order", "told", "override")),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {OFFER: "duration"}
    needs = (OFFER,)
    ended = voided = "ended"
    ordered = True

    # Asking -----------------------------------------------------------------------------------------------------------

    def of(self, group: str, sort: str = "") -> list[Alliance]:
        """The alliances of a group that are formed, of this sort."""
        formed = [one for one in self.machine.things.values() if one.state == "formed" and group in one.groups]
        return [one for one in formed if not sort or one.sort == sort]

    # Time and told facts ----------------------------------------------------------------------------------------------

    def due(self, thing: Alliance) -> int | None:
        """When it lapses if not everybody has accepted it, in ms."""
        return thing.began + (duration(self.book(thing), OFFER) or 0) if thing.state == "declared" else None

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Not everybody accepted it in time."""
        cause = self.by_time(due, "alliance ended")
        return [self.move(self.machine.things[due.id], "ended", cause)]

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A group is no more: it is in no alliance."""
        return {GroupEnded: self._gone}

    def _gone(self, event: GroupEnded, world: World) -> Sequence[Found]:
        cause = self.by_event(event, world, "alliance ended")
        own = [a for a in self.machine.things.values() if a.state in LIVE and event.id in a.groups]
        return [found for alliance in own for found in self._without(alliance, event.id, cause)]

    def _without(self, alliance: Alliance, group: str, cause: Cause) -> list[Found]:
        """It goes on without a group, if two are left."""
        alliance.groups = [each for each in alliance.groups if each != group]
        alliance.accepted = [each for each in alliance.accepted if each != group]
        return [self.move(alliance, "ended", cause)] if len(alliance.groups) < 2 else []

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`alliance.declare`, `alliance.accept`, `alliance.leave`."""
        return {
            "alliance.declare": self._declare,
            "alliance.accept": self._accept,
            "alliance.leave": self._leave,
        }

    def _declare(self, order: Order, world: World) -> Refusal | Plan:
        groups, clauses = self.commons.groups, self.clauses("alliance.declare")
        mine, name, sort = groups.speaking_for(order.player), self.named(order), order.text("kind")
        others = order.texts("groups") or order.texts("group")
        if not others or any(each not in groups.groups for each in others):
            return Refusal("Say with whom: `groups` are the ids of groups.", clauses, whole=False)
        if sort is None:
            return Refusal("Say of which kind: `kind` is full or defensive.", clauses, whole=False)
        if mine is None:
            return Refusal("You speak for no group.", clauses)
        if set(others) == {mine}:
            return Refusal("No group is its own ally.", clauses)
        if isinstance(name, Refusal):
            return name
        alliance = Alliance(
            id=name,
            state="declared",
            **self.born(order.seq, order.t),
            sort=bare(sort).strip(),
            groups=sorted({mine, *others}),
            accepted=[mine],
            representatives=order.texts("representatives"),
        )
        return lambda: self._declared(alliance, order)

    def _declared(self, alliance: Alliance, order: Order) -> Done:
        change = self.machine.open(alliance, self.by_order(order, "alliance.declare"))
        called = [self.commons.groups.called(each) for each in alliance.groups]
        say = f"A {as_id(alliance.sort)} alliance is declared of {' and '.join(called)} ({alliance.id})."
        return Done(say, alliance.id, (change, self.notice("all", say, change)))

    def meant(self, order: Order, *states: str) -> Alliance | Refusal:
        """The alliance that an order names, or the only one of the group for which its sender speaks."""
        said, clauses = order.text("alliance", "id"), self.clauses(order.name)
        mine = self.commons.groups.speaking_for(order.player)
        own = [one for one in self.machine.things.values() if one.state in states and mine in one.groups]
        named = [one for one in own if said is None or one.id == said]
        if len(named) == 1:
            return named[0]
        if said is not None:
            return Refusal(f"There is no alliance `{as_id(said)}` of yours.", clauses)
        return Refusal("Say which: `alliance` is its id." if own else "Your group is in no alliance.", clauses)

    def _accept(self, order: Order, world: World) -> Refusal | Plan:
        alliance, mine = self.meant(order, "declared"), self.commons.groups.speaking_for(order.player)
        if isinstance(alliance, Refusal):
            return alliance
        if mine in alliance.accepted:
            return Refusal("Your group has accepted it already.", self.clauses("alliance.accept"))
        return lambda: self._accepted(alliance, mine or "", order)

    def _accepted(self, alliance: Alliance, mine: str, order: Order) -> Done:
        alliance.accepted = sorted({*alliance.accepted, mine})
        if alliance.accepted != alliance.groups:
            return Done("You accept it; not everybody has yet.", alliance.id)
        cause = self.by_order(order, "alliance.accept")
        change = self.move(alliance, "formed", cause)
        called = [self.commons.groups.called(each) for each in alliance.groups]
        say = f"The {as_id(alliance.sort)} alliance of {' and '.join(called)} is formed ({alliance.id})."
        return Done(say, alliance.id, (change, self.notice("all", say, change)))

    def _leave(self, order: Order, world: World) -> Refusal | Plan:
        alliance, mine = self.meant(order, *LIVE), self.commons.groups.speaking_for(order.player)
        if isinstance(alliance, Refusal):
            return alliance
        cause = self.by_order(order, "alliance.leave")
        say = f"Your group has left the alliance ({alliance.id})."
        return lambda: Done(say, alliance.id, tuple(self._without(alliance, mine or "", cause)))
