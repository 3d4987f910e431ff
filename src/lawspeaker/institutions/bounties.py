"""Bounties: a price on somebody's head, and those who may earn it.

A bounty takes effect some hours after it was posted, so that who is wanted can prepare. From then on whoever has the
hunter's licence may go after him, until a hunter has killed him or the era ends; nobody is paid for killing a man in
his sleep. Who is wanted may ask which hunters are about. Where hunter, poster and wanted belong together, staff are
told: that is how a price is paid to oneself.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Any, ClassVar

from msgspec import UNSET, field

from lawspeaker.events import Died, Event, Kill, Left, Licence
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.dossiers import Dossiers
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.whom import player_meant, several_meant
from lawspeaker.institutions.words import at_clock, bare, called, clean, lasting
from lawspeaker.world.world import World

BOUNTY, HUNTER, LICENCE = "bounty", "bounty_hunter", "licence"
DELAY = "bounty delay"
LIVE, HUNTED = ("cooling", "active", "hunt"), ("active", "hunt")
OPTIONS = ("post", "list", "status", "cancel")
HELP = "/bounty post NAME AMOUNT REASON, /bounty list, /bounty status, /bounty cancel NAME; /hunters shows who hunts."


class Bounty(Thing, kw_only=True):
    """One bounty: on whom, by whom, how much and why; who hunts for it now; `last` is the `seq` of its last move."""

    wanted: str
    poster: str
    amount: float | None = None
    text: str = ""
    hunters: list[str] = field(default_factory=list)
    last: int = 0


class Bounties(Institution[Bounty]):
    """Every bounty of one server, by id; `licensed` are those who are known to be hunters."""

    what = BOUNTY
    kind = Bounty
    table = frozenset(
        {
            Move(None, "cooling", "order"),
            Move("cooling", "active", "deadline"),
            Move("active", "hunt", "order"),
            Move("hunt", "active", "told"),
            *(Move(old, "claimed", "told") for old in HUNTED),
            *(Move(old, "ended", "told") for old in LIVE),
            *(Move(old, "void", "order") for old in ("cooling", "active")),
            *(Move(old, "void", "override") for old in LIVE),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {DELAY: "duration"}
    needs = (DELAY,)
    follows = frozenset((LICENCE,))
    ended, voided = "ended", "void"
    ordered = True

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.licensed: set[str] = set()
        self._of = Dossiers(self.machine, commons.persons, lambda bounty: bounty.wanted)

    def wanting(self, player: str) -> list[str]:
        """The bounties on a player, whichever of his accounts was named, but those that are void; sorted by id."""
        return sorted(bounty.id for bounty in self._of.of(player) if bounty.state != "void")

    def due(self, thing: Bounty) -> int | None:
        """When it takes effect, in ms."""
        return thing.began + (duration(self.book(thing), DELAY) or 0) if thing.state == "cooling" else None

    def on(self, player: str, *states: str) -> Bounty | None:
        """The bounty on a player, whichever of his accounts was named, that stands in one of these states."""
        return next((bounty for bounty in self._of.of(player) if bounty.state in states), None)

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Somebody was killed, a hunter died or left, or a licence was given or taken."""
        return {Died: self._gone, Kill: self._fell, Left: self._gone, Licence: self._licensed}

    def _licensed(self, event: Licence, world: World) -> Sequence[Found]:
        return self._license(event.player, event.on, event.seq, world) if event.kind == HUNTER else ()

    def _fell(self, event: Kill, world: World) -> Sequence[Found]:
        if not event.landed or event.prevented:
            return ()
        return [*self._killed(event, world), *self._lost(event.victim, event.seq, world.clock)]

    def _gone(self, event: Died | Left, world: World) -> Sequence[Found]:
        return self._lost(event.player, event.seq, world.clock)

    def follow(self, change: Change, world: World) -> Sequence[Found]:
        """Staff gave somebody the hunter's licence, or took it."""
        sort, _, player = change.id.partition(":")
        if sort != HUNTER:
            return ()
        return self._license(player, change.new == "held", change.seq or 0, world)

    def _license(self, player: str, on: bool, seq: int, world: World) -> Sequence[Found]:
        """Where a hunter has been is kept, for whoever he hunts need not bear that he waits for him."""
        if on:
            self.licensed.add(player)
            world.trails.follow(player)
            return ()
        self.licensed.discard(player)
        world.trails.leave(player)
        return self._lost(player, seq, world.clock)

    def _lost(self, hunter: str, seq: int, t: int) -> list[Found]:
        """A hunter hunts no more; where he was the last, the bounty waits for the next."""
        found: list[Found] = []
        for bounty in [b for b in self.machine.things.values() if hunter in b.hunters]:
            bounty.hunters = [h for h in bounty.hunters if h != hunter]
            if not bounty.hunters and bounty.state == "hunt":
                found.append(self.move(bounty, "active", Cause("told", seq, t, self.clauses())))
        return found

    def _killed(self, event: Kill, world: World) -> list[Found]:
        bounty = self.on(event.victim, *HUNTED)
        if bounty is None or event.attacker not in self.licensed or event.attacker == event.victim:
            return []
        if event.sleeping is True or (event.sleeping is UNSET and world.people.died_asleep(event.victim) is True):
            return []
        bounty.hunters = []
        cause = self.by_event(event, world, "bounty claimed")
        change = self.move(bounty, "claimed", cause)
        say = f"{called(world, event.attacker)} has earned the bounty on {called(world, event.victim)} ({bounty.id})."
        to = list(dict.fromkeys((bounty.poster, bounty.wanted, event.attacker)))
        return [change, self.notice(to, say, cause), *self._collusion(bounty, event.attacker, world)]

    def _collusion(self, bounty: Bounty, hunter: str, world: World) -> list[Found]:
        parties = {"the hunter": hunter, "the poster": bounty.poster, "the wanted": bounty.wanted}
        close = [f"{a} and {b}" for a, b in combinations(parties, 2) if self._together(parties[a], parties[b])]
        if not close:
            return []
        say = f"Look at {bounty.id}: {' and '.join(close)} belong together."
        to = self.commons.staff.members()
        return [Notice(t=world.clock, to=to, kind="collusion", say=say, clauses=list(self.clauses("bounty claimed")))]

    def _together(self, a: str, b: str) -> bool:
        groups = self.commons.groups
        return self.commons.persons.same(a, b) or bool(set(groups.all_of(a)) & set(groups.all_of(b)))

    def move(self, thing: Bounty, new: str, cause: Cause) -> Change:
        """Move one, and keep by which event."""
        thing.last = cause.seq if cause.seq is not None else thing.last
        return super().move(thing, new, cause)

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """A bounty takes effect."""
        bounty = self.machine.things[due.id]
        cause = self.by_time(due, "bounty active")
        say = f"The bounty on you is in force: hunters may come ({bounty.id})."
        return [self.move(bounty, "active", cause), self.notice([bounty.wanted], say, cause)]

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era ends what goes on; what was over before it is forgotten."""
        for bounty in [b for b in self.machine.things.values() if b.state not in LIVE]:
            self.machine.forget(bounty.id)
        cause = cause._replace(clauses=self.clauses("bounty ended"))
        found: list[Found] = []
        for bounty in self.machine.things.values():
            bounty.hunters = []
            found.append(self.move(bounty, "ended", cause))
        return found

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`bounty`, `bounty.post`, `bounty.list`, `bounty.status`, `bounty.cancel`, `hunters`, `hunt.start`."""
        return {
            "bounty": self._options,
            "bounty.post": self._post,
            "bounty.list": self._list,
            "bounty.status": self._status,
            "bounty.cancel": self._cancel,
            "hunters": self._hunters,
            "hunt.start": self._hunt,
        }

    def _options(self, order: Order, world: World) -> Refusal | Plan:
        said = bare(order.text("option", "text", "what") or "").split()
        clauses = self.clauses("bounty options")
        if said and said[0] not in OPTIONS:
            return Refusal(f"There is no `{clean(said[0], 20)}` here. {HELP}", clauses)
        return lambda: Done(HELP)

    def _post(self, order: Order, world: World) -> Refusal | Plan:
        wanted, amount, name = player_meant(order, world), order.amount("amount"), self.named(order)
        clauses = self.clauses("bounty.post")
        if wanted is None:
            return Refusal("Say on whose head: `player`.", clauses)
        if (several := several_meant(wanted, world)) is not None:
            return Refusal(several, clauses)
        if amount is not None and not 0 < amount < inf:
            return Refusal("Say how much: `amount` is a number above 0.", clauses)
        if self.commons.persons.same(wanted, order.player):
            return Refusal("Nobody puts a price on his own head.", clauses)
        other = self.on(wanted, *LIVE)
        if other is not None:
            return Refusal(f"There is a bounty on {called(world, wanted)} already ({other.id}).", clauses)
        if isinstance(name, Refusal):
            return name
        bounty = Bounty(
            id=name,
            state="cooling",
            **self.born(order.seq, order.t),
            wanted=wanted,
            poster=order.player,
            amount=amount,
            text=order.text("reason", "text") or "",
            last=order.seq,
        )
        return lambda: self._posted(bounty, order, world)

    def _posted(self, bounty: Bounty, order: Order, world: World) -> Done:
        for old in [b for b in self._of.of(bounty.wanted) if b.state not in LIVE]:
            self.machine.forget(old.id)
        change = self.machine.open(bounty, self.by_order(order, "bounty.post"))
        at = self.due(bounty)
        assert at is not None
        when = f"at {at_clock(at)}, in {lasting(at - order.t)}"
        whom = called(world, bounty.wanted)
        say = f"There is a bounty on you; hunters may come {when}. /hunters shows who they are ({bounty.id})."
        notice = self.notice([bounty.wanted], say, change)
        return Done(f"The bounty on {whom} takes effect {when} ({bounty.id}).", bounty.id, (change, notice))

    def _list(self, order: Order, world: World) -> Plan:
        live = [b for b in self.machine.things.values() if b.state in LIVE]
        said = "; ".join(self._told(bounty, world) for bounty in live) or "There is no bounty on anybody."
        return lambda: Done(said)

    def _status(self, order: Order, world: World) -> Refusal | Plan:
        player = player_meant(order, world) or order.player
        bounty = self.on(player, *LIVE)
        if bounty is None:
            return Refusal(f"There is no bounty on {called(world, player)}.", self.clauses("bounty options"))
        return lambda: Done(self._told(bounty, world))

    def _told(self, bounty: Bounty, world: World) -> str:
        at = self.due(bounty)
        how = f"in force at {at_clock(at)}" if at is not None else "in force"
        price = f", {bounty.amount:g}" if bounty.amount is not None else ""
        return f"{called(world, bounty.wanted)} ({bounty.id}{price}, {how})"

    def _cancel(self, order: Order, world: World) -> Refusal | Plan:
        named, player = order.text("bounty", "id"), player_meant(order, world)
        clauses = self.clauses("bounty.cancel")
        bounty = (
            self.machine.get(named) if named is not None else self.on(player, *LIVE) if player is not None else None
        )
        if bounty is None or bounty.state not in LIVE:
            return Refusal("Say which: `player` is who is wanted, `bounty` its id.", clauses)
        staff = self.commons.staff.is_member(order.player)
        if not staff and not self.commons.persons.same(order.player, bounty.poster):
            return Refusal("Only who posted a bounty takes it back.", clauses)
        by = Cause("order", order.seq, order.t, clauses, order.text("reason") or "")
        if staff and bounty.state == "hunt":
            by = by._replace(by="override")
        if not self.machine.may(bounty.state, "void", by.by):
            return Refusal("A hunter is after him already: it cannot be taken back.", clauses)
        to = list(dict.fromkeys((bounty.wanted, *bounty.hunters)))
        say = f"The bounty on {called(world, bounty.wanted)} was taken back ({bounty.id})."
        return lambda: Done(say, bounty.id, (self.move(bounty, "void", by), self.notice(to, say, by)))

    def _hunters(self, order: Order, world: World) -> Refusal | Plan:
        clauses = self.clauses("hunters")
        if self.on(order.player, *LIVE) is None:
            return Refusal("There is no bounty on you: who hunts whom is for the hunted to know.", clauses)
        there = [called(world, h) for h in sorted(self.licensed) if world.people.online(h) is not False]
        said = f"Hunters on the server: {', '.join(there)}." if there else "No hunter is on the server."
        return lambda: Done(said)

    def _hunt(self, order: Order, world: World) -> Refusal | Plan:
        player = player_meant(order, world)
        clauses = self.clauses("hunt.start")
        bounty = self.on(player, *LIVE) if player is not None else None
        if player is None or bounty is None:
            say = (
                "Say whom you hunt: `player`." if player is None else f"There is no bounty on {called(world, player)}."
            )
            return Refusal(say, clauses)
        if (at := self.due(bounty)) is not None:
            return Refusal(f"That bounty takes effect at {at_clock(at)}.", self.clauses("bounty active"))
        if self.commons.persons.same(order.player, bounty.wanted):
            return Refusal("Nobody hunts himself.", clauses)
        return lambda: self._hunting(bounty, order, world)

    def _hunting(self, bounty: Bounty, order: Order, world: World) -> Done:
        if order.player not in bounty.hunters:
            bounty.hunters = sorted([*bounty.hunters, order.player])
        say = f"You hunt {called(world, bounty.wanted)} ({bounty.id})."
        if bounty.state == "hunt":
            return Done(say)
        cause = self.by_order(order, "hunt.start")
        return Done(say, None, (self.move(bounty, "hunt", cause),))

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self) -> Any:
        """All of it as plain data."""
        return {"bounties": self.machine.dump(), "licensed": sorted(self.licensed)}

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data["bounties"])
        self.licensed = set(data["licensed"])
