"""Claims: land that a group says is its own, from the filing until it is owned, given up or taken away.

A claim that was filed is pending until staff approve it or find a fault with it, by a finding on its id or by the map
that the server tells. Whoever has one with a fault may put it right for the time that `let claim cure time` gives: he
files again, and staff look once more; if they find a fault again, what is left of that time goes on. When it is over
the claim has lapsed, and the land is anybody's to claim. When a group ends, its land is nobody's. The map tells owners
and states as well; of told and ordered the later holds.
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from msgspec import UNSET, structs

from lawspeaker.events import Event, Finding, GroupEnded, ZoneDrawn, ZoneEnded
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.charts import CLAIMABLE, DRAWN, HOUR, MAP, REFRESH, chart, made_at
from lawspeaker.institutions.commons import Commons, Tenure
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_name, at_clock, called, land_called, lasting
from lawspeaker.world.world import World

CLAIM = "claim"
CURE = "claim cure time"
FILED = ("pending", "invalid")
"""States of a claim that somebody has filed and nobody owns yet."""
FREE = ("lapsed", "unclaimed")
"""States in which anybody may claim the land."""
STATES = ("pending", "invalid", "owned", *FREE)
TOLD = {"pending": "pending", "invalid": "invalid", "approved": "owned"}
"""What a zone's status on the wire means."""

TABLE = frozenset(
    {Move(old, new, "told") for old in (None, *STATES) for new in ("pending", "invalid", "owned")}
    | {Move(old, "unclaimed", by) for old in STATES[:-1] for by in ("told", "override")}
    | {Move(old, "unclaimed", "order") for old in ("pending", "invalid", "owned")}
    | {Move(old, "pending", "order") for old in (None, "invalid", *FREE)}
    | {Move("owned", "owned", "order"), Move("invalid", "lapsed", "deadline")}
)


class Claim(Thing, kw_only=True):
    """One claim; its id is that of the land. `owner` is the group (None: nobody told), since `held` (ms).

    `size` is what it was filed as, `building` its house, `faulty` since when (ms) it has had a fault (without the times
    in which staff looked at it again, of which `spent` keeps what had passed before), `drawn` that the map told its
    owner and no order did, `shown` whose the land was when the players' map was last made before `since`.
    """

    owner: str | None = None
    size: str = ""
    building: str | None = None
    held: int
    faulty: int | None = None
    spent: int = 0
    drawn: bool = False
    shown: str | None = None


def size_of(order: Order, world: World) -> str:
    """What an order claims land as: what it says, or what that land is there for."""
    said = order.text("kind")
    zone = world.zones.get(order.text("region") or "")
    return said.casefold() if said is not None else CLAIMABLE.get(zone.kind if zone is not None else "", "standard")


class Claims(Institution[Claim]):
    """Every claim of one server, by the id of its land."""

    what = CLAIM
    kind = Claim
    table = TABLE
    reads: ClassVar[Mapping[str, str]] = {CURE: "duration", REFRESH: "duration", HOUR: "duration"}
    ended = "unclaimed"

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self._of: dict[str, list[str]] = {}

    def due(self, thing: Claim) -> int | None:
        """A claim with a fault lapses when the time to put it right is over."""
        cure = duration(self.book(thing), CURE)
        return None if thing.state != "invalid" or thing.faulty is None or cure is None else thing.faulty + cure

    def of(self, group: str) -> list[Claim]:
        """The claims that a group owns or has filed, by id."""
        return [self.machine.things[name] for name in self._of.get(group, ())]

    def tenure(self, land: str) -> Tenure | None:
        """Whose land is by right; None while nobody has an approved claim to it."""
        claim = self.machine.get(land)
        if claim is None or claim.state != "owned" or claim.owner is None:
            return None
        return Tenure(claim.owner, claim.since)

    def lands(self, group: str) -> list[str]:
        """The land that is a group's by right, by id."""
        return [claim.id for claim in self.of(group) if claim.state == "owned"]

    def orders(self) -> Mapping[str, Handler]:
        """The orders; claims are not ordered where the rulebook gives no time to put them right."""
        book, found = self.commons.book, dict[str, Handler]()
        if CURE in book.lets:
            found |= {"claim": self._file, "unclaim": self._give_up, "transfer": self._hand_over}
        if MAP in book.tables and DRAWN in book.tables[MAP].columns:
            found[MAP] = lambda order, world: chart(order, self.commons.book, world, partial(self.shown, world=world))
        return found

    def shown(self, zone: str, made: int, world: World) -> str | None:
        """Whose the land was when the map was made (ms): what its owner is called."""
        claim = self.machine.get(zone)
        if claim is None:
            return None
        owner = _holder(claim) if claim.since <= made else claim.shown
        return None if owner is None else self._name(owner, world)

    # Orders -----------------------------------------------------------------------------------------------------------

    def _file(self, order: Order, world: World) -> Refusal | Plan:
        region, group = order.text("region"), self._speaks_for(order)
        if region is None:
            return Refusal("Say which land you claim: `region`.", self.clauses())
        zone, claim = world.zones.get(region), self.machine.get(region)
        if zone is not None and zone.kind not in CLAIMABLE:
            return Refusal(f"{land_called(world, region)} is no land that can be claimed.", self.clauses())
        if claim is not None and claim.state not in FREE:
            if claim.owner != group:
                whose = (
                    f"belongs to {self.called(claim, world)}" if claim.state == "owned" else self._waits(claim, world)
                )
                return Refusal(f"{land_called(world, region)} {whose}.", self.clauses())
            if claim.state == "owned":
                return Refusal(f"{land_called(world, region)} is yours already.", self.clauses())
        return lambda: self._filed(order, region, group, world)

    def _waits(self, claim: Claim, world: World) -> str:
        return f"was claimed by {self.called(claim, world)} at {at_clock(claim.held)}, and staff look at it"

    def _filed(self, order: Order, region: str, group: str, world: World) -> Done:
        size, building = size_of(order, world), order.house()
        cause = self.by_order(order)
        claim = self.machine.get(region)
        if claim is not None and claim.state == "pending":
            claim.size, claim.building = size, building
            return Done(
                f"Your claim of {land_called(world, region)} was changed: {as_name(size)}. Staff look at it.", region
            )
        moved = self._put(region, group, "pending", cause, claim)
        now = self.machine.things[region]
        now.size, now.building = size, building
        say = f"{self.called(now, world)} claims {land_called(world, region)} ({as_name(size)})."
        answer = f"You claim {land_called(world, region)}. The claim is pending until staff have approved it."
        return Done(answer, region, (moved, self.notice("all", say, cause)))

    def _own(self, order: Order) -> Claim | Refusal:
        region = order.text("region")
        claim = self.machine.get(region) if region is not None else None
        if claim is None or claim.state in FREE or claim.owner != self._speaks_for(order):
            return Refusal("Say which land of yours: `region`.", self.clauses())
        return claim

    def _speaks_for(self, order: Order) -> str:
        return self.commons.groups.speaking_for(order.player) or order.player

    def _give_up(self, order: Order, world: World) -> Refusal | Plan:
        claim = self._own(order)
        if isinstance(claim, Refusal):
            return claim
        cause = self.by_order(order)
        say = f"{land_called(world, claim.id)} is no longer yours."
        return lambda: Done(say, claim.id, (self._put(claim.id, claim.owner, "unclaimed", cause, claim),))

    def _hand_over(self, order: Order, world: World) -> Refusal | Plan:
        claim, group = self._own(order), order.text("group")
        if isinstance(claim, Refusal):
            return claim
        if claim.state != "owned":
            return Refusal(
                f"{land_called(world, claim.id)} is not yours to give: the claim is {claim.state}.", self.clauses()
            )
        if group is None or group not in self.commons.groups.groups or group == claim.owner:
            return Refusal("Say to whom: `group` is another group.", self.clauses())
        cause = self.by_order(order)
        say = f"{land_called(world, claim.id)} belongs to {self.commons.groups.called(group)} now."
        return lambda: Done(say, claim.id, (self._put(claim.id, group, "owned", cause, claim),))

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """The map told whose land is whose, staff found a fault or none, or a group ended."""
        return {ZoneDrawn: self._drawn, ZoneEnded: self._gone, Finding: self._looked_at, GroupEnded: self._left}

    def _drawn(self, event: ZoneDrawn, world: World) -> Sequence[Found]:
        claim = self.machine.get(event.id)
        told = _told(event, claim)
        if told is None or (claim is None and told == (None, "unclaimed")):
            return ()
        owner, new = told
        as_it_was = claim is not None and (claim.state == new or (claim.state, new) == ("lapsed", "invalid"))
        if claim is not None and as_it_was and (new == "unclaimed" or claim.owner == owner):
            return ()
        moved = self._put(event.id, owner, new, self.by_event(event, world), claim)
        self.machine.things[event.id].drawn = True
        return (moved,)

    def _gone(self, event: ZoneEnded, world: World) -> Sequence[Found]:
        claim = self.machine.get(event.id)
        if claim is None or claim.state == "unclaimed":
            return ()
        cause = self.by_event(event, world)
        return (self._put(claim.id, claim.owner, "unclaimed", cause, claim),)

    def _left(self, event: GroupEnded, world: World) -> Sequence[Found]:
        """What a group held or had filed is nobody's when it ends."""
        cause = self.by_event(event, world)
        return [self._put(claim.id, claim.owner, "unclaimed", cause, claim) for claim in self.of(event.id)]

    def _looked_at(self, event: Finding, world: World) -> Sequence[Found]:
        """Staff found that a claim breaks a clause, or that it does not."""
        if not self.commons.staff.believed(event.by, world):
            return ()
        claim = self.machine.get(str(event.subject))
        if claim is None or claim.state in FREE or "?" in event.question:
            return ()
        new = "invalid" if event.answer == "yes" else "owned"
        if claim.state == new:
            return ()
        known = (event.question,) if event.question in self.commons.book.clauses else ()
        cause = Cause("told", event.seq, world.clock, known or self.clauses(f"claim {new}"))
        moved = self._put(claim.id, claim.owner, new, cause, claim)
        return moved, self._tell(claim, cause, self._found(claim, new, world))

    def _found(self, claim: Claim, new: str, world: World) -> str:
        if new == "owned":
            return f"{land_called(world, claim.id)} is yours: your claim was approved."
        due = self.due(claim)
        until = f" Put it right until {at_clock(due)}, then it lapses." if due is not None else ""
        return f"Your claim of {land_called(world, claim.id)} has a fault.{until}"

    # Time -------------------------------------------------------------------------------------------------------------

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """The time to put a claim right is over."""
        claim = self.machine.things[due.id]
        cause = self.by_time(due, "claim lapsed")
        moved = self._put(claim.id, claim.owner, "lapsed", cause, claim)
        waited = lasting(due.at - (claim.faulty or due.at))
        say = f"Your claim of {land_called(world, claim.id)} has lapsed: nobody put it right for {waited}."
        return moved, self._tell(claim, cause, say)

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """What filed this claim turned out to be forbidden: the land is nobody's."""
        claim = self.machine.things[name]
        return [] if claim.state == "unclaimed" else [self._put(name, claim.owner, "unclaimed", cause, claim)]

    # Moving -----------------------------------------------------------------------------------------------------------

    def _put(self, name: str, owner: str | None, new: str, cause: Cause, claim: Claim | None) -> Change:
        """Move a claim to a state under an owner, or begin one."""
        if claim is None:
            claim = self._begun(name, owner, new, cause)
            change = self.machine.open(claim, cause)
        else:
            self._strike(claim)
            if claim.since <= made_at(self.commons.book, cause.t):
                claim.shown = _holder(claim)
            if claim.owner != owner or claim.state in FREE:
                claim.owner, claim.held, claim.faulty, claim.spent = owner, cause.t, None, 0
            claim.drawn = False
            _blame(claim, new, cause.t)
            change = self.move(claim, new, cause)
        self._enter(claim)
        return structs.replace(change, owner=_holder(claim))

    def _begun(self, name: str, owner: str | None, new: str, cause: Cause) -> Claim:
        claim = Claim(id=name, state=new, **self.born(cause.seq or 0, cause.t), held=cause.t, owner=owner)
        _blame(claim, new, cause.t)
        return claim

    def _enter(self, claim: Claim) -> None:
        if claim.owner is not None and claim.state not in FREE:
            insort(self._of.setdefault(claim.owner, []), claim.id)

    def _strike(self, claim: Claim) -> None:
        if claim.owner is not None and claim.id in (held := self._of.get(claim.owner, [])):
            held.remove(claim.id)

    def called(self, claim: Claim, world: World) -> str:
        """What its owner is called."""
        return self._name(claim.owner, world) if claim.owner is not None else "somebody"

    def _name(self, owner: str, world: World) -> str:
        """What a group is called, or who holds land in his own name."""
        groups = self.commons.groups
        return groups.called(owner) if owner in groups.groups else called(world, owner)

    def _tell(self, claim: Claim, cause: Cause, say: str) -> Notice:
        group = self.commons.groups.groups.get(claim.owner or "")
        to = list(group["members"]) if group is not None else [claim.owner] if claim.owner is not None else []
        return self.notice(to, say, cause)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: every claim ends."""
        found = super().wipe(cause)
        self._of = {}
        return found

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        super().load(data)
        self._of = {}
        for claim in self.machine.things.values():
            self._enter(claim)


def _holder(claim: Claim) -> str | None:
    """Whose the land is: a claim that nobody has approved gives it to nobody."""
    return claim.owner if claim.state == "owned" else None


def _blame(claim: Claim, new: str, t: int) -> None:
    """Keep since when a claim has had its fault, now that it comes into another state."""
    if new == "pending":
        claim.spent, claim.faulty = (t - claim.faulty if claim.faulty is not None else 0), None
    elif new == "invalid":
        claim.faulty = t - claim.spent if claim.faulty is None else claim.faulty
    elif new != "lapsed":
        claim.spent, claim.faulty = 0, None


def _told(event: ZoneDrawn, claim: Claim | None) -> tuple[str | None, str] | None:
    """Whose the land is and in which state, as the map tells it; None where it tells neither."""
    state = TOLD[event.status] if isinstance(event.status, str) else "owned"
    if isinstance(event.owner, str):
        return event.owner, state
    if event.owner is None:
        return None, state if state in FILED else "unclaimed"
    if event.status is UNSET:  # drawn anew: what the map had told of it before holds no longer
        return (None, "unclaimed") if claim is not None and claim.drawn else None
    if claim is None or claim.state in FREE:
        return (None, state) if state in FILED else None
    return claim.owner, state
