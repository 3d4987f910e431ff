"""Licences: what staff let somebody do who asked for it, such as to hunt for bounties or to carry out evictions.

Whoever wants one applies for it; staff give or refuse it, and may take it back. An event that tells that somebody has
a licence, or has lost it, counts as well. Whom staff refused or took it from waits before he asks again.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from lawspeaker.events import Event
from lawspeaker.events import Licence as LicenceTold
from lawspeaker.events.findings import Change, Found
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_name, at_clock, bare, called, clean
from lawspeaker.world.world import World

LICENCE = "licence"
WAIT = "licence wait time"
WITHOUT = ("denied", "revoked")


class Licence(Thing, kw_only=True):
    """What one player asked for, has, or had: its sort as the wire names it, what he wrote, who decided last."""

    player: str
    sort: str
    text: str = ""
    by: str | None = None


def sort_of(order: Order) -> str | None:
    """The sort of licence that an order means: `Bounty hunter` is `bounty_hunter`."""
    said = bare(order.text("kind", "licence") or "").strip()
    return said.replace(" ", "_") or None


class Licences(Institution[Licence]):
    """Every licence of one server, by its sort and its player."""

    what = LICENCE
    kind = Licence
    table = frozenset(
        {
            *(Move(old, "applied", "order") for old in (None, *WITHOUT)),
            *(Move(old, "held", by) for old in (None, "applied", *WITHOUT) for by in ("order", "told")),
            *(Move("held", "revoked", by) for by in ("order", "told", "override")),
            *(Move(old, "revoked", "told") for old in (None, "applied", "denied")),
            Move("applied", "denied", "order"),
            Move("applied", "denied", "override"),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {WAIT: "duration"}
    needs = (WAIT,)

    def find(self, player: str, sort: str) -> Licence | None:
        """What became of this sort of licence for him."""
        return self.machine.get(f"{sort}:{player}")

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """A licence was given or taken."""
        return {LicenceTold: self._told}

    def _told(self, event: LicenceTold, world: World) -> Sequence[Found]:
        new = "held" if event.on else "revoked"
        cause = self.by_event(event, world, f"licence {event.kind}")
        one = self.find(event.player, event.kind)
        by = event.by if isinstance(event.by, str) else None
        return (self._put(event.player, event.kind, new, cause, by),) if one is None or one.state != new else ()

    def _put(self, player: str, sort: str, new: str, cause: Cause, by: str | None, text: str = "") -> Change:
        one = self.find(player, sort)
        if one is not None:
            one.by, one.text = by, text or one.text
            return self.move(one, new, cause)
        one = Licence(
            id=f"{sort}:{player}",
            state=new,
            **self.born(cause.seq or 0, cause.t),
            player=player,
            sort=sort,
            text=text,
            by=by,
        )
        return self.machine.open(one, cause)

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`licence.apply {kind, text}`; of staff `licence.grant`, `licence.deny`, `licence.revoke {player, kind}`."""
        return {
            "licence.apply": self._apply,
            "licence.grant": lambda order, world: self._decide(order, world, "held"),
            "licence.deny": lambda order, world: self._decide(order, world, "denied"),
            "licence.revoke": lambda order, world: self._decide(order, world, "revoked"),
        }

    def _apply(self, order: Order, world: World) -> Refusal | Plan:
        sort, text = sort_of(order), order.text("text", "reason")
        clauses = self.clauses(f"licence {sort}")
        if sort is None:
            return Refusal("Say for which licence you apply: `kind`, such as raid or bounty_hunter.", clauses)
        if text is None:
            return Refusal("Fill in the form: `text` says why you want it and who you are.", clauses)
        one = self.find(order.player, sort)
        if one is not None and one.state in ("applied", "held"):
            return Refusal("You have it already." if one.state == "held" else "You have applied already.", clauses)
        wait = duration(self.commons.book, WAIT) or 0
        if one is not None and order.t < one.since + wait:
            return Refusal(f"You may apply again at {at_clock(one.since + wait)}.", clauses)
        cause = Cause("order", order.seq, order.t, clauses)
        return lambda: self._applied(order, sort, text, cause, world)

    def _applied(self, order: Order, sort: str, text: str, cause: Cause, world: World) -> Done:
        change = self._put(order.player, sort, "applied", cause, None, text)
        say = f"{called(world, order.player)} applies for the {_named(sort)} licence: “{clean(text)}”"
        to = self.commons.staff.members()
        done = f"Your application for the {_named(sort)} licence went to the staff."
        return Done(done, None, (change, self.notice(to, say, cause)))

    def _decide(self, order: Order, world: World, new: str) -> Refusal | Plan:
        player, sort = order.text("player", "target"), sort_of(order)
        clauses = self.clauses(f"licence {sort}")
        if player is None or sort is None:
            return Refusal("Say whose licence (`player`) and which (`kind`).", clauses)
        one = self.find(player, sort)
        if not self.machine.may(one.state if one is not None else None, new, "order"):
            return Refusal(f"The {_named(sort)} licence of {called(world, player)} {_stands(one)}.", clauses)
        cause = Cause("order", order.seq, order.t, clauses, order.text("reason") or "")
        say = {"held": "is yours", "denied": "was refused", "revoked": "was taken from you"}[new]
        notice = self.notice([player], f"The {_named(sort)} licence {say}.", cause)
        done = f"{called(world, player)} was told."
        return lambda: Done(done, None, (self._put(player, sort, new, cause, order.player), notice))

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """It should not have been asked for, or not given."""
        one = self.machine.get(name)
        new = {"applied": "denied", "held": "revoked"}.get(one.state) if one is not None else None
        return [] if one is None or new is None else [self.move(one, new, cause)]


def _named(sort: str) -> str:
    return as_name(sort.replace("_", " "))


def _stands(one: Licence | None) -> str:
    return f"is {one.state} already" if one is not None else "was never applied for or given"
