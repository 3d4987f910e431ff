"""Banishments: a group that holds land keeps somebody off it, and with that itself off his.

It binds both ways: the banished stay off the land of those who banished them, who stay off theirs. One player is
banished alone; of a banished group everybody is, and for some time whoever left it. Whoever stands on the land when he
is banished is told, and has some time to walk out before it is in force against him. It lasts until it is lifted, or
the era ends, or the group that ordered it. Who hangs about near land that is closed to him, and how often he came back
to it, is kept with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from msgspec import UnsetType

from lawspeaker.events import Event, Group, GroupEnded, Positions, Profile, Spawned
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.bonds import LIVE, Banishment, Bonds
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move
from lawspeaker.institutions.numbers import distance, duration, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.whom import several_meant, target
from lawspeaker.institutions.words import at_clock, called, clean, lasting
from lawspeaker.world.places import Place
from lawspeaker.world.world import World

BANISHMENT = "banishment"
GRACE, MARGIN = "banishment grace", "banishment border"
LEAVER = "banishment of leavers"
LIKE = {"region": "claim", "mini_claim": "mini claim"}
"""Kinds of zone that are another kind of land, or are called otherwise."""
TABLE = frozenset(
    {
        *(Move(None, state, "order") for state in LIVE),
        *(Move("grace", "in_force", by) for by in ("told", "deadline")),
        *(Move(state, "lifted", by) for state in LIVE for by in ("order", "override")),
        *(Move(state, "ended", "told") for state in LIVE),
    }
)


class Banishments(Institution[Banishment]):
    """Every banishment of one server, and who was seen on or near the land that is closed to him."""

    what = BANISHMENT
    kind = Banishment
    table = TABLE
    ended, voided = "ended", "lifted"
    ordered = True
    reads: ClassVar[Mapping[str, str]] = {GRACE: "duration", MARGIN: "distance", LEAVER: "duration"}
    needs = (GRACE, MARGIN)

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.bonds = Bonds(commons, self.machine)
        self._near: dict[str, dict[str, int]] = {}
        self._on: dict[str, list[str]] = {}

    # Asking -----------------------------------------------------------------------------------------------------------

    def leaving(self, player: str, land: str, t: int) -> tuple[bool | None, int | None]:
        """Whether he was on the land when he was banished and still has time to walk out, and until when (ms)."""
        bar = self.bonds.closed(player).get(land)
        one = self.machine.get(bar.banishment) if bar is not None and bar.banished else None
        if one is None:
            return False, None
        until, maybe = one.leaving.get(player, 0), one.unseen.get(player, 0)
        return (True, until) if t < until else (None, maybe) if t < maybe else (False, None)

    def near_since(self, player: str, land: str) -> int | None:
        """Since when (ms) he has hung about near closed land without stepping away from it."""
        return self._near.get(player, {}).get(land)

    def returns(self, player: str) -> int:
        """How often he came onto closed land, over all banishments that bind him."""
        return sum(one.returns.get(player, 0) for one, _ in self.bonds.of(player))

    # Time -------------------------------------------------------------------------------------------------------------

    def due(self, thing: Banishment) -> int | None:
        """When the last who may still walk out has had his time, or it binds one no more who left a banished group."""
        if thing.state not in LIVE:
            return None
        grace = max(thing.leaving.values(), default=None) if thing.state == "grace" else None
        return min((at for at in (grace, *thing.left.values()) if at is not None), default=None)

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """Everybody has had his time to walk out; or somebody left a banished group long enough ago."""
        one, found = self.machine.things[due.id], list[Found]()
        for player in [player for player, until in one.left.items() if until <= due.at]:
            self.bonds.let_go(one, player)
        if one.state == "grace" and max(one.leaving.values(), default=due.at) <= due.at:
            cause = Cause("deadline", None, due.at, self.served(one, "grace"))
            found.append(self.move(one, "in_force", cause))
        self.machine.renew(one)
        return found

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`banish` and `unbanish`."""
        return {"banish": self._banish, "unbanish": self._lift}

    def issuer(self, player: str) -> str | None:
        """The group in whose name he banishes: one that holds land, or else the first of his."""
        mine, own = self.bonds.groups_of(player), self.commons.lands(player)
        first = mine[0] if mine else None
        return next((group for group in mine if self.commons.lands(group)), player if own else first)

    def _elsewhere(self, order: Order) -> bool:
        """Whether an order names land that is not his."""
        region = order.text("region")
        tenure = self.commons.tenure(region) if region is not None else None
        return region is not None and (tenure is None or tenure.group not in self.bonds.sides_of(order.player))

    def _banish(self, order: Order, world: World) -> Refusal | Plan:
        clauses = self.clauses("banish")
        if order.text("player", "target", "group") is None or order.text("reason", "text") is None:
            return Refusal("Say whom and why: /banish, a name or id, and a reason.", clauses)
        if self._elsewhere(order):
            return Refusal("Nobody banishes from land that is not his.", self.clauses())
        player, group = target(order, self.commons, world)
        issuer = self.issuer(order.player)
        if group is None and player is None:
            return Refusal("There is no such group; name it by its id.", clauses)
        if player is not None and not self.commons.groups.all_of(player):
            several = several_meant(player, world)
            if several is not None:
                return Refusal(several, clauses)
        if issuer is not None and (group == issuer or (player is not None and issuer in self.bonds.groups_of(player))):
            return Refusal("Nobody banishes his own side.", clauses)
        if issuer is not None and (before := self.bonds.same(issuer, player, group)) is not None:
            return Refusal(f"That is so already, since {at_clock(before.began)} ({before.id}).", clauses)
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return lambda: self._banished(order, name, issuer or order.player, player, group, world)

    def _banished(
        self, order: Order, name: str, issuer: str, player: str | None, group: str | None, world: World
    ) -> Done:
        one = Banishment(
            id=name,
            state="in_force",
            **self.born(order.seq, order.t),
            issuer=issuer,
            sender=order.player,
            why=order.text("reason", "text") or "",
            player=player,
            group=group,
            kinds=self._land_kinds(issuer, world),
            band=self.bonds.band(group) if group is not None else [],
        )
        self._give_grace(one, world)
        change = self.machine.open(one, Cause("order", order.seq, order.t, self.served(one)))
        self.bonds.bind(one)
        return Done(self._answered(one, world), one.id, (change, *self._tell(one, world)))

    def _land_kinds(self, issuer: str, world: World) -> list[str]:
        """The kinds of land that a group holds, as the map draws them; a region is a claim like others."""
        drawn = (world.zones.get(land) for land in self.commons.lands(issuer))
        return sorted({LIKE.get(zone.kind, zone.kind) for zone in drawn if zone is not None})

    def _give_grace(self, one: Banishment, world: World) -> None:
        """Who stands on the land now, or may stand there, has his time to walk out."""
        grace = duration(self.book(one), GRACE) or 0
        for player in self.bonds.banished(one):
            place = world.places.of(player)
            if isinstance(place, Place):
                if any(self._holds(one, zone.id) for zone, inside in world.zones.containing(place) if inside):
                    one.leaving[player] = one.began + grace
            elif world.people.online(player) is not False:
                one.unseen[player] = one.began + grace
        if one.leaving:
            one.state = "grace"

    def _holds(self, one: Banishment, land: str) -> bool:
        tenure = self.commons.tenure(land)
        return tenure is not None and tenure.group == one.issuer

    def _whom(self, one: Banishment, world: World) -> str:
        return called(world, one.player or "") if one.group is None else self.commons.groups.called(one.group)

    def _answered(self, one: Banishment, world: World) -> str:
        here = ", ".join(called(world, player) for player in one.leaving)
        grace = duration(self.book(one), GRACE) or 0
        told = f" Here now: {here}; they were told, and have {lasting(grace)} to leave." if here else ""
        return f"{self._whom(one, world)} is banished from your land, and you from theirs ({one.id}).{told}"

    def _tell(self, one: Banishment, world: World) -> list[Found]:
        """The team is told, and those who are banished; whoever is there, until when he may walk out."""
        team, banished = self.bonds.band(one.issuer), self.bonds.banished(one)
        whom, by = self._whom(one, world), self.commons.groups.called(one.issuer)
        say = f"{called(world, one.sender)} banished {whom}: “{clean(one.why)}”. Stay off their land too ({one.id})."
        found: list[Found] = [self._tell_of(team, one, say, "team")]
        away = [player for player in banished if player not in one.leaving]
        say = f"You are banished from the land of {by}: “{clean(one.why)}” ({one.id})."
        if away:
            found.append(self._tell_of(away, one, say, ""))
        for player, until in one.leaving.items():
            found.append(self._tell_of([player], one, f"{say} Leave now: you have until {at_clock(until)}.", "told"))
        return found + self.commons.alert(banished, say, BANISHMENT, one.began, world)

    def _lift(self, order: Order, world: World) -> Refusal | Plan:
        player, group = target(order, self.commons, world)
        if player is None and group is None:
            return Refusal("Say whose banishment is over: `player` or `group`.", self.clauses("unbanish"))
        one = next(
            (o for i in self.bonds.sides_of(order.player) if (o := self.bonds.same(i, player, group)) is not None), None
        )
        if one is None and self.commons.staff.is_member(order.player):
            return self._overrule(player, group, order, world)
        if one is None:
            return Refusal("Your side has not banished them.", self.clauses("unbanish"))
        return lambda: self._lifted(one, order, world)

    def _overrule(self, player: str | None, group: str | None, order: Order, world: World) -> Refusal | Plan:
        """Staff lift the banishment that somebody else ordered, the oldest first; they say why."""
        one = next((o for i in self.bonds.by if (o := self.bonds.same(i, player, group)) is not None), None)
        if one is None:
            return Refusal("Nobody has banished them.", self.clauses("unbanish"))
        if order.text("reason", "text") is None:
            return Refusal("Say why: `reason`. It is kept with the banishment.", self.clauses("unbanish"))
        return lambda: self._lifted(one, order, world)

    def _lifted(self, one: Banishment, order: Order, world: World) -> Done:
        reason = order.text("reason", "text") or "lifted by those who ordered it"
        change = self.move(one, "lifted", Cause("order", order.seq, order.t, self.served(one), reason))
        say = f"{self._whom(one, world)} may come onto the land again ({one.id})."
        notice = self._tell_of(self.bonds.banished(one), one, f"Your banishment is lifted ({one.id}).", "")
        return Done(say, one.id, (change, notice))

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Somebody was seen or came to life again, a group changed or ended, accounts were joined."""
        return {
            Group: self._changed,
            GroupEnded: self._over,
            Positions: self._stood,
            Profile: self._joined,
            Spawned: self._spawned,
        }

    def _joined(self, event: Profile, world: World) -> Sequence[Found]:
        self._bind_all()
        return ()

    def _changed(self, event: Group | GroupEnded, world: World) -> Sequence[Found]:
        """Whoever left a banished group is bound for a while yet."""
        for name in self.bonds.groups.get(event.id, ()):
            self._regroup(self.machine.things[name], world.clock)
        return ()

    def _over(self, event: GroupEnded, world: World) -> Sequence[Found]:
        """A banished group is no more, or the one that banished: then what it banished for is over."""
        found = [*self._changed(event, world)]
        for name in list(self.bonds.by.get(event.id, ())):
            one = self.machine.things[name]
            found.append(self.move(one, "ended", Cause("told", event.seq, world.clock, self.served(one))))
            found.append(self._tell_of(self.bonds.banished(one), one, f"Your banishment is over ({one.id}).", ""))
        return found

    def _stood(self, event: Positions, world: World) -> Sequence[Found]:
        """Somebody whom a banishment binds was seen: on closed land, near it, or away from it."""
        if not self.bonds.by:
            return ()
        found: list[Found] = []
        for player, *_ in event.rows:
            if self.bonds.of(player):
                found += self._seen(player, event.seq, world)
        return found

    def _regroup(self, one: Banishment, t: int) -> None:
        members = self.bonds.band(one.group or "")
        until = t + (duration(self.book(one), LEAVER) or 0)
        for player in one.band:
            if player not in members and until > t:
                self.bonds.bind_leaver(one, player, until)
        for player in [player for player in one.left if player in members]:
            self.bonds.let_go(one, player)
        one.band = members
        self.machine.renew(one)

    def _spawned(self, event: Spawned, world: World) -> list[Found]:
        """Whoever died has left the land, wherever he comes to life again."""
        player = event.player
        self._near.pop(player, None)
        self._on.pop(player, None)
        bound = [one for one, banished in self.bonds.of(player) if banished]
        return [moved for one in bound for moved in self._gone(one, player, [], event.seq, world)]

    def _seen(self, player: str, seq: int, world: World) -> Iterable[Found]:
        place, on = world.places.of(player), []
        if not isinstance(place, Place) or isinstance(place.margin, UnsetType):
            return ()
        near = self._near.get(player, {})
        still: dict[str, int] = {}
        for land, bar in self.bonds.closed(player).items():
            zone, one = world.zones.get(land), self.machine.things[bar.banishment]
            if zone is None:
                continue
            away = zone.distance(place.x, place.y, place.z)
            if away < -place.margin:
                on.append(land)
                if land not in self._on.get(player, ()) and one.began < world.clock and player not in one.leaving:
                    one.returns[player] = one.returns.get(player, 0) + 1
            elif away <= (distance(self.book(one), MARGIN) or 0) - place.margin:
                still[land] = near.get(land, world.clock)
        self._near[player], self._on[player] = still, on
        return [
            moved
            for one, banished in self.bonds.of(player)
            if banished
            for moved in self._gone(one, player, on, seq, world)
        ]

    def _gone(self, one: Banishment, player: str, on: list[str], seq: int, world: World) -> list[Found]:
        """He has walked out, or is first seen elsewhere: the time that he had for it, or may have had, is over."""
        if any(self._holds(one, land) for land in on):
            return []
        one.unseen.pop(player, None)
        if player not in one.leaving:
            return []
        one.leaving[player] = min(one.leaving[player], world.clock)
        if one.state != "grace" or any(until > world.clock for until in one.leaving.values()):
            self.machine.renew(one)
            return []
        return [self.move(one, "in_force", Cause("told", seq, world.clock, self.served(one, "grace")))]

    # What is live -----------------------------------------------------------------------------------------------------

    def move(self, thing: Banishment, new: str, cause: Cause) -> Change:
        """Move one; it binds nobody once it is over."""
        if new not in LIVE:
            self.bonds.unbind(thing)
        return super().move(thing, new, cause)

    def _bind_all(self) -> None:
        self.bonds.index(self.machine.things.values())

    def served(self, thing: Banishment, step: str = "") -> tuple[str, ...]:
        """The clauses of a step, or else of the kinds of land that it is from, under the rulebook it began with."""
        book = self.book(thing)
        of_kinds = dict.fromkeys(c for kind in thing.kinds for c in serves(book, f"{BANISHMENT} from a {kind}"))
        steps = [f"{BANISHMENT} {step}"] if step else []
        return serves(book, *steps) or tuple(of_kinds) or serves(book, BANISHMENT)

    def _tell_of(self, to: list[str], one: Banishment, say: str, step: str) -> Notice:
        return Notice(t=one.since, to=to, kind=BANISHMENT, say=say, clauses=list(self.served(one, step)))

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era: all are forgiven."""
        found = super().wipe(cause)
        self.bonds.clear()
        self._near, self._on = {}, {}
        return found

    def dump(self) -> Any:
        """All of them, and who hangs about near which land or was on it, as plain data."""
        return {"all": self.machine.dump(), "near": self._near, "on": self._on}

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data["all"])
        self._near = {player: dict(lands) for player, lands in data["near"].items()}
        self._on = {player: list(lands) for player, lands in data["on"].items()}
        self._bind_all()
