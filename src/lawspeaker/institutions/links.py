"""Links: that an account of the game and one of Discord are one person's, shown by a code.

Whoever wants a link writes `/dc link` to the server's bot in private, or types it in the game, and is given a code; he
gives it back from the other side, while it is fresh, and once. A code is the id of the link that it opens: the bot
gives one that nobody guesses. News of evictions and banishments reach on Discord whoever is linked, and goes there by
the name that he has in the game. Whoever is linked may have a kit, one of those in the table `kit`, once an era.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lawspeaker.events import Event, Linked
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration, rows
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import called, clean, lasting, plain_name
from lawspeaker.world.world import World

LINK, TIME = "link", "link code time"
DISCORD, KIT = "discord", "kit"
HOW = "Write /dc link to the server's bot in private, and type the code that it gives in the game."


class Link(Thing, kw_only=True):
    """One link, or the code for one: the account of the game, that of Discord, whichever is known already."""

    player: str | None = None
    discord: str | None = None


class Links(Institution[Link]):
    """Every link of one server by its code; `kits` are those who had theirs in this era."""

    what = LINK
    kind = Link
    table = frozenset(
        {
            Move(None, "issued", "order"),
            Move("issued", "linked", "order"),
            Move("issued", "lapsed", "deadline"),
            Move("issued", "lapsed", "order"),
            Move("issued", "lapsed", "override"),
            Move(None, "linked", "told"),
            Move("linked", "unlinked", "told"),
            Move("linked", "unlinked", "override"),
        }
    )
    reads: ClassVar[Mapping[str, str]] = {TIME: "duration"}
    needs = (TIME,)

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self.kits: set[str] = set()
        self._players: dict[str, str] = {}
        self._discords: dict[str, str] = {}
        commons.alert = self.alert

    def due(self, thing: Link) -> int | None:
        """When a code is no longer good, in ms."""
        return thing.began + (duration(self.book(thing), TIME) or 0) if thing.state == "issued" else None

    def of(self, player: str) -> Link | None:
        """The link of an account of the game."""
        name = self._players.get(player)
        return self.machine.things[name] if name is not None else None

    def with_(self, discord: str) -> Link | None:
        """The link of an account of Discord."""
        name = self._discords.get(discord)
        return self.machine.things[name] if name is not None else None

    def _enter(self, one: Link) -> None:
        if one.state == "linked" and one.player is not None and one.discord is not None:
            self._players[one.player] = self._discords[one.discord] = one.id

    # News -------------------------------------------------------------------------------------------------------------

    def alert(self, players: Sequence[str], say: str, kind: str, t: int, world: World) -> list[Found]:
        """News for people on Discord: it goes to whoever is linked by his own name; of the others it is noted."""
        if TIME not in self.commons.book.lets:
            return []
        found: list[Found] = []
        for player in players:
            if self.of(player) is None:
                why = f"{called(world, player)} is not linked to Discord: no link, no alert."
                found.append(self._unsent(why, t, "link alert"))
            elif self.forfeits(player, world):
                why = f"{called(world, player)} goes by another name on Discord: the alert is forfeited."
                found.append(self._unsent(why, t, "link names"))
            else:
                clauses = list(self.clauses("link alert"))
                found.append(Notice(t=t, to=[player], kind=f"discord {kind}", say=say, clauses=clauses))
        return found

    def forfeits(self, player: str, world: World) -> bool:
        """Whether he is known to go by another name on Discord than in the game."""
        person = world.people.get(player)
        if person is None or not person.names or not isinstance(person.discord_name, str):
            return False
        return plain_name(person.names[-1]) != plain_name(person.discord_name)

    def _unsent(self, why: str, t: int, step: str) -> Notice:
        to = self.commons.staff.members()
        return Notice(t=t, to=to, kind="no alert", say=why, clauses=list(self.clauses(step)))

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`dc.link` with or without a `code`, `dc.unlink {player}` of staff, `kit`."""
        return {"dc.link": self._link, "dc.unlink": self._unlink, "kit": self._kit}

    def _link(self, order: Order, world: World) -> Refusal | Plan:
        code, clauses = order.text("code"), self.clauses("dc.link")
        if order.via == DISCORD and order.text("room", "channel") is not None:
            return Refusal("Not here, where everybody reads it: write it to the bot in private.", clauses)
        if code is not None:
            return self._finish(order, code, world)
        one = self.of(order.player) if order.via != DISCORD else self.with_(order.player)
        if one is not None:
            return Refusal("You are linked already; staff can undo it.", self.clauses("link twice"))
        name = self.named(order)
        return name if isinstance(name, Refusal) else lambda: self._issue(order, name)

    def _issue(self, order: Order, name: str) -> Done:
        found: list[Found] = []
        cause = self.by_order(order, "dc.link")
        for old in [o for o in self.machine.things.values() if o.state == "issued" and _asked(o, order)]:
            found.append(self.move(old, "lapsed", cause._replace(reason="he asked for a new code")))
            self.machine.forget(old.id)
        one = Link(
            id=name,
            state="issued",
            **self.born(order.seq, order.t),
            player=None if order.via == DISCORD else order.player,
            discord=order.player if order.via == DISCORD else None,
        )
        found.append(self.machine.open(one, cause))
        time = lasting(duration(self.commons.book, TIME) or 0)
        where = "in the game" if order.via == DISCORD else "to the server's bot in private"
        return Done(f"Your code is {name}. Type /dc link {name} {where} within {time}.", name, tuple(found))

    def _finish(self, order: Order, code: str, world: World) -> Refusal | Plan:
        one = self.machine.get(code)
        clauses = self.clauses("link code")
        if one is None or one.state != "issued":
            say = "That code is not good here: it was used, is too old, or is another server's. Ask for a new one."
            return Refusal(say, self.clauses("link code unknown", "link code") if one is None else clauses)
        here = order.via == DISCORD
        if (one.discord if here else one.player) is not None:
            return Refusal("Give the code from the other side: asked for on Discord, typed in the game.", clauses)
        player, discord = (one.player, order.player) if here else (order.player, one.discord)
        assert player is not None
        assert discord is not None
        if self.of(player) is not None or self.with_(discord) is not None:
            say = "One of the two accounts is linked already; staff can undo that link."
            return Refusal(say, self.clauses("link twice"))
        return lambda: self._linked(one, player, discord, order, world)

    def _linked(self, one: Link, player: str, discord: str, order: Order, world: World) -> Done:
        one.player, one.discord = player, discord
        change = self.move(one, "linked", self.by_order(order, "link code"))
        self._enter(one)
        return Done(f"{called(world, player)} is linked. You may have a kit: /kit.", one.id, (change,))

    def _unlink(self, order: Order, world: World) -> Refusal | Plan:
        player, clauses = order.text("player", "target"), self.clauses("link twice")
        if not self.commons.staff.is_member(order.player):
            return Refusal("Only staff undo a link.", clauses)
        one = self.of(player) if player is not None else None
        if one is None:
            return Refusal("Say whose link: `player`; he has one.", clauses)
        cause = Cause("override", order.seq, order.t, clauses, order.text("reason") or "")
        return lambda: Done(f"{called(world, player or '')} is linked no more.", one.id, (self._end(one, cause),))

    def _end(self, one: Link, cause: Cause) -> Change:
        self._players.pop(one.player or "", None)
        self._discords.pop(one.discord or "", None)
        return self.move(one, "unlinked", cause)

    def _kit(self, order: Order, world: World) -> Refusal | Plan:
        said, clauses = order.text("kit", "name", "kind"), self.clauses(KIT)
        kits = list(rows(self.commons.book, KIT))
        if not kits:
            return Refusal("There are no kits here.", clauses)
        if said is not None and plain_name(said) not in {plain_name(name) for kit in kits for name in (kit, kit + KIT)}:
            there = ", ".join(f"`{kit}`" for kit in kits)
            return Refusal(f"There is no kit `{clean(said, 20)}` here, only {there}.", clauses)
        if self.of(order.player) is None:
            return Refusal(f"The kit is for those who are linked. {HOW}", clauses)
        if order.player in self.kits:
            return Refusal("You had yours; the next one comes with the next wipe.", clauses)
        return lambda: self._give(order)

    def _give(self, order: Order) -> Done:
        self.kits.add(order.player)
        return Done("Here is your kit.")

    # Told facts and time ----------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Two accounts were told to be linked."""
        return {Linked: self._told}

    def _told(self, event: Linked, world: World) -> Sequence[Found]:
        """What either was linked with before is so no more."""
        cause = self.by_event(event, world, "link told")
        before = [o for o in (self.of(event.player), self.with_(event.discord)) if o is not None]
        if any(o.player == event.player and o.discord == event.discord for o in before):
            return ()
        found: list[Found] = [self._end(one, cause) for one in {one.id: one for one in before}.values()]
        one = Link(
            id=self.commons.free(LINK, event.seq),
            state="linked",
            **self.born(event.seq, world.clock),
            player=event.player,
            discord=event.discord,
        )
        found.append(self.machine.open(one, cause))
        self._enter(one)
        return found

    def fire(self, due: Due, world: World) -> Sequence[Found]:
        """A code is no longer good."""
        one = self.machine.things[due.id]
        return [self.move(one, "lapsed", self.by_time(due, "link code"))]

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """It should not have been asked for."""
        one = self.machine.get(name)
        if one is None or cause.by != "override" or one.state not in ("issued", "linked"):
            return []
        return [self._end(one, cause) if one.state == "linked" else self.move(one, "lapsed", cause)]

    # Keeping ----------------------------------------------------------------------------------------------------------

    def wipe(self, cause: Cause) -> list[Found]:
        """A new era brings a new kit; who is linked stays so."""
        self.kits = set()
        for one in [o for o in self.machine.things.values() if o.state in ("lapsed", "unlinked")]:
            self.machine.forget(one.id)
        return []

    def dump(self) -> Any:
        """All of it as plain data."""
        return {"links": self.machine.dump(), "kits": sorted(self.kits)}

    def load(self, data: Any) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data["links"])
        self.kits = set(data["kits"])
        self._players, self._discords = {}, {}
        for one in self.machine.things.values():
            self._enter(one)


def _asked(one: Link, order: Order) -> bool:
    return order.player == (one.discord if order.via == DISCORD else one.player)
