"""Attacks: in a war one side announces that it attacks some land, and may raid there until the attack is over.

An attack is open from its announcement, for as long as the rulebook gives or until the land is captured or the war
ends. Whose the land is after that the map tells.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events.findings import Change, Found
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.wars import WAR, War, opening, unnamed
from lawspeaker.institutions.words import at_clock, clean, land_called
from lawspeaker.world.world import World

ATTACK, TIME = "attack", "attack time"


class Attack(Thing, kw_only=True):
    """One attack: in which war, by which group on whom, on which land and at which square of the map."""

    war: str
    attacker: str
    victim: str
    region: str
    grid: str = ""


class Attacks(Institution[Attack]):
    """Every attack of one server, by id."""

    what = ATTACK
    kind = Attack
    table = frozenset(
        {
            Move(None, "open", "order"),
            Move("open", "captured", "order"),
            *(Move("open", "ended", by) for by in ("deadline", "told", "override")),
            Move("captured", "ended", "override"),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {TIME: "duration"}
    needs = (TIME,)
    follows = frozenset((WAR,))
    ended = voided = "ended"
    ordered = True

    def on(self, region: str) -> list[Attack]:
        """The attacks on this land that are open."""
        return [one for one in self.machine.things.values() if one.region == region and one.state == "open"]

    def by(self, group: str) -> list[Attack]:
        """The attacks that a group has announced in this era, the oldest first, but those found void."""
        return [one for one in self.machine.things.values() if one.attacker == group and not one.reason]

    def on_group(self, group: str) -> list[Attack]:
        """The attacks by which a group lost land in this era."""
        return [one for one in self.machine.things.values() if one.victim == group and one.state == "captured"]

    def due(self, thing: Attack) -> int | None:
        """When it is over, in ms."""
        return thing.began + (duration(self.book(thing), TIME) or 0) if thing.state == "open" else None

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Its time is over."""
        cause = self.by_time(due, "attack ended")
        return [self.move(self.machine.things[due.id], "ended", cause)]

    def follow(self, change: Change, world: World) -> Sequence[Found]:
        """With a war its attacks end."""
        if change.new != "ended":
            return ()
        cause = Cause("told", change.seq, change.t, self.clauses("attack ended"))
        open_ = [one for one in self.machine.things.values() if one.war == change.id and one.state == "open"]
        return [self.move(one, "ended", cause) for one in open_]

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`war.attack` and `war.capture`."""
        return {"war.attack": self._attack, "war.capture": self._capture}

    def war(self, order: Order) -> War | None:
        """The war that an order is about."""
        found = self.commons.war_of(order)
        return found if isinstance(found, War) else None

    def _waits(self, war: War) -> str:
        """Why nobody attacks in a war that is not active."""
        if war.state == "ended":
            return "The war is over."
        return f"The war still waits. Attacks may begin at {at_clock(opening(war, self.commons.books[war.book]))}."

    def _attack(self, order: Order, world: World) -> Refusal | Plan:
        war, region = self.war(order), order.text("region")
        mine, clauses = self.commons.groups.speaking_for(order.player), self.clauses("war.attack")
        name = self.named(order)
        if war is None:
            return Refusal(unnamed(order), clauses)
        if region is None:
            return Refusal("Say which land you attack: `region`.", clauses)
        if mine is None or not war.side_of(mine):
            return Refusal("You are no party to that war.", clauses)
        if war.state != "active":
            return Refusal(self._waits(war), clauses)
        if isinstance(name, Refusal):
            return name
        attack = Attack(
            id=name,
            state="open",
            **self.born(order.seq, order.t),
            war=war.id,
            attacker=mine,
            victim=war.defender if war.side_of(mine) == "aggressor" else war.aggressor,
            region=region,
            grid=order.text("grid") or "",
        )
        return lambda: self._attacked(attack, order, world)

    def _attacked(self, attack: Attack, order: Order, world: World) -> Done:
        change = self.machine.open(attack, self.by_order(order, "war.attack"))
        called, at = self.commons.groups.called, self.due(attack)
        where = f"{land_called(world, attack.region)}{f' ({clean(attack.grid, 20)})' if attack.grid else ''}"
        until = f" until {at_clock(at)}" if at is not None else ""
        say = f"{called(attack.attacker)} attacks {called(attack.victim)} in {where}{until} ({attack.id})."
        return Done(say, attack.id, (change, self.notice("all", say, change)))

    def _capture(self, order: Order, world: World) -> Refusal | Plan:
        region, mine = order.text("region"), self.commons.groups.speaking_for(order.player)
        clauses = self.clauses("war.capture")
        own = [one for one in self.on(region or "") if one.attacker == mine]
        if not own:
            return Refusal("Your side has no attack open on that land: `region`.", clauses)
        return lambda: self._captured(own[0], order, world)

    def _captured(self, attack: Attack, order: Order, world: World) -> Done:
        change = self.move(attack, "captured", self.by_order(order, "war.capture"))
        called, land = self.commons.groups.called, land_called(world, attack.region)
        say = f"{called(attack.attacker)} has captured {land} of {called(attack.victim)} ({attack.id})."
        return Done(say, attack.id, (change, self.notice("all", say, change)))
