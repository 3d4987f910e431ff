"""All institutions of one server: whatever has an owner, a member, a status or a licence lives here.

They know nothing of each other. What one must learn from another (a passed vote kicks, a punishment upholds a case)
is carried over here, and here alone orders, told facts and deadlines find the institution they move. The court's own
(cases, votes, punishments) stand here by name; all others are seated by scanning.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lawspeaker.events import (
    Announced,
    Chat,
    Command,
    EraStarted,
    Event,
    Finding,
    Group,
    GroupEnded,
    Joined,
    Left,
    ModeChanged,
    Positions,
    Profile,
)
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.bundles import BUNDLE, REACH, bundle
from lawspeaker.institutions.cases import CASE, KEPT, Case, Cases, asks
from lawspeaker.institutions.claims import CLAIM, Claims
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Alarm, By, Cause, Due, Machine
from lawspeaker.institutions.numbers import asks_for, matter, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal, named
from lawspeaker.institutions.powers import GIVE, MESSAGES, give, messages
from lawspeaker.institutions.punishments import PUNISHMENT, Punishment, Punishments
from lawspeaker.institutions.rules import rule
from lawspeaker.institutions.seats import seats
from lawspeaker.institutions.votes import VOTE, Vote, Votes
from lawspeaker.institutions.words import called, clean
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

KICKS = frozenset(("kick",))
"""Kinds of vote that are themselves a step of punishment."""
RESPAWN = "respawn"
"""The row of the table `matter` whose words ask somebody to begin anew."""
MOVING = frozenset(
    (Announced, Chat, Command, EraStarted, Finding, Group, GroupEnded, Joined, Left, ModeChanged, Profile)
)
"""The events that tell an institution anything."""
TO_SOMEBODY = {
    "warn": ("warning", "You warned {}.", "{} warns you"),
    "demand": ("demand", "You made a demand of {}.", "{} demands of you"),
    "hostile": ("hostile", "You declared yourself hostile to {}.", "{} is hostile to you"),
    "consent": ("consent", "You gave {} your consent.", "{} gives you consent"),
}
"""Orders that only say something to somebody: what kind of notice it is, and both sentences."""


class Institutions:
    """The institutions, each a fold over told events and accepted orders; `of` are the seated, by name."""

    def __init__(self, book: Rulebook) -> None:
        self.commons = Commons(book, self.taken)
        self.books = self.commons.books
        self.groups, self.modes = self.commons.groups, self.commons.modes
        self.persons, self.staff = self.commons.persons, self.commons.staff
        self.cases = Cases(self.books)
        self.votes = Votes(self.books, self.persons)
        self.punishments = Punishments(self.books, self.persons)
        self.of: dict[str, Institution[Any]] = {seat.what: seat(self.commons) for seat in seats()}
        claims = self.of[CLAIM]
        assert isinstance(claims, Claims)
        self.commons.tenure, self.commons.lands = claims.tenure, claims.lands
        court: tuple[Machine[Any], ...] = (self.cases.machine, self.punishments.machine, self.votes.machine)
        self.machines = (*court, *(one.machine for one in self.of.values()))
        self.alarm = Alarm()
        for machine in self.machines:
            machine.alarm = self.alarm
        self._takes = self._listening()
        self.orders: Mapping[str, Handler] = self._orders()

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self.commons.book

    def adopt(self, book: Rulebook) -> None:
        """From now on this rulebook is in force; what began under another goes on under that."""
        self.commons.adopt(book)
        self._takes, self.orders = self._listening(), self._orders()

    def _there(self) -> list[Institution[Any]]:
        """Those of the seated that the rulebook in force has, and those of which something still goes on."""
        return [one for one in self.of.values() if one.there(self.book) or one.machine.things]

    def watches(self, t: int) -> bool:
        """Whether some institution must hear of every place that is told at `t` (ms)."""
        return any([one.watches(t) for one in self._takes.get(Positions, ())])  # noqa: C419 - twice as quick

    # Told facts -------------------------------------------------------------------------------------------------------

    def _listening(self) -> dict[type[Event], list[Institution[Any]]]:
        found: dict[type[Event], list[Institution[Any]]] = {}
        for one in self._there():
            for kind in one.takes:
                found.setdefault(kind, []).append(one)
        return found

    def take(self, event: Event, world: World) -> Sequence[Found]:
        """Told facts move the same institutions as orders do."""
        kind = type(event)
        seated = self._takes.get(kind, ())
        if kind not in MOVING and not seated:
            return ()
        clock = world.clock
        found: list[Found] = []
        if kind in MOVING:
            self.groups.take(event)
            self.modes.take(event, clock)
            self.persons.take(event)
            self.staff.take(event, clock)
            found += self.cases.take(event, clock, self.staff, world)
        if isinstance(event, EraStarted):
            for each in self._there():
                found += each.wipe(Cause("told", event.seq, clock, (), "a new era began"))
        for each in seated:
            found += each.take(event, world)
        return self.followed(found, world)

    def followed(self, found: Iterable[Found], world: World) -> list[Found]:
        """What was found, and what follows from it elsewhere: each change is heard by those who follow its kind.

        What would be told to nobody is not told.
        """
        every: list[Found] = []
        waiting = list(found)
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, Notice) and not one.to:
                continue
            every.append(one)
            if isinstance(one, Change):
                hearing = [each for each in self.of.values() if one.what in each.follows and each.there(self.book)]
                waiting += [more for each in hearing for more in each.follow(one, world)]
        return every

    # Deadlines --------------------------------------------------------------------------------------------------------

    def next_due(self, t: int) -> Due | None:
        """The deadline that comes first, at or before `t`."""
        due = [d for machine in self.machines if (d := machine.first()) is not None and d.at <= t]
        return min(due) if due else None

    def waits_until(self, t: int) -> bool:
        """Whether a deadline falls due at or before `t` (ms)."""
        alarm = self.alarm
        if t < alarm.at:
            return False
        alarm.at = min([machine.soonest for machine in self.machines])
        return t >= alarm.at

    def fire(self, due: Due, world: World) -> list[Found]:
        """Make the move that has fallen due; the clock of `world` is that moment."""
        return self.followed(self._fire(due, world), world)

    def _fire(self, due: Due, world: World) -> Iterable[Found]:
        if due.what == CASE:
            return self.cases.fire(due, world, self.staff)
        if due.what == PUNISHMENT:
            return self.punishments.fire(due)
        if due.what in self.of:
            return self.of[due.what].fire(due, world)
        found = self.votes.fire(due, world)
        return [*found, *self._follows(self.votes.machine.things[due.id], "deadline", None)]

    def _follows(self, vote: Vote, by: By, seq: int | None) -> Sequence[Found]:
        """What follows from a vote that has closed."""
        if vote.state != "passed" or vote.kind not in KICKS:
            return ()
        clauses = self.votes.clauses(vote)
        one = Punishment(
            id=self.commons.free(PUNISHMENT, vote.seq),
            state="in_force",
            book=vote.book,
            seq=vote.seq,
            began=vote.since,
            since=vote.since,
            player=vote.subject,
            ladder="",
            nth=1,
            steps=[{"kind": vote.kind}],
            clauses=list(clauses),
            given=vote.since,
            acts=[vote.seq],
        )
        return self.punishments.give(one, Cause(by, seq, vote.since, clauses))

    # Orders -----------------------------------------------------------------------------------------------------------

    def _orders(self) -> dict[str, Handler]:
        seated = {name: handler for one in self._there() for name, handler in one.orders().items()}
        return seated | {
            "appeal": self._appeal,
            "ask": self._ask,
            **self._offices(),
            "forgive": self._forgive,
            "lift": lambda order, world: self.punishments.lift(order, serves(self.book, PUNISHMENT)),
            "plead": self._plead,
            "punish": self._punish,
            "report": self._report,
            "rule": lambda order, world: rule(order, self.book),
            "staff.order": self._order,
            "vote.cast": lambda order, world: self.votes.cast(order, self.book),
            "vote.close": self._close_vote,
            "vote.open": lambda order, world: self.votes.open(order, self._named(order, VOTE), self.book, world),
            **dict.fromkeys(TO_SOMEBODY, self._say),
        }

    def carry(self, plan: Plan, world: World) -> Done:
        """Carry out an order that nothing forbids, and what follows from it."""
        done = plan()
        return done._replace(found=tuple(self.followed(done.found, world)))

    def taken(self, name: str) -> bool:
        """Whether anything has this id."""
        return any(name in machine.things for machine in self.machines)

    def _named(self, order: Order, what: str) -> str | Refusal:
        return named(order, what, self.taken, serves(self.book, what))

    def _case(self, order: Order, kind: str, asked: bool, text: str | None) -> Case | Refusal:
        name = self._named(order, CASE)
        if isinstance(name, Refusal):
            return name
        return Case(
            id=name,
            state="open",
            book=self.book.hash,
            seq=order.seq,
            began=order.t,
            since=order.t,
            sender=order.player,
            kind=kind,
            asked=asked,
            player=order.text("player", "target", "subject"),
            about=order.subject("about") or (order.house() if asked else None),
            texts=[text] if text else [],
        )

    def _bring(self, order: Order, world: World, kind: str, asked: bool, text: str | None) -> Refusal | Plan:
        case = self._case(order, kind, asked, text)
        if isinstance(case, Refusal):
            return case
        return lambda: self.cases.bring(case, world, self.staff)

    def _report(self, order: Order, world: World) -> Refusal | Plan:
        kind, text = order.text("kind"), order.text("text")
        if kind is None and text is None and order.subject("about") is None:
            say = "Say what you report: `kind` (a word such as stuck or idle), `text`, or `about`, an event's number."
            return Refusal(say, serves(self.book, "report"))
        return self._bring(order, world, matter(self.book, kind), False, text)

    def _ask(self, order: Order, world: World) -> Refusal | Plan:
        text = asks(order)
        if text is None:
            return Refusal("Say what you want to know: `text`.", serves(self.book, "ask"))
        if self.asks_to_respawn(order) is not None:
            return lambda: self._respawn(order, world)
        return self._bring(order, world, "ask", True, text)

    def _order(self, order: Order, world: World) -> Refusal | Plan:
        player, text = order.text("player", "to", "target"), order.text("text")
        if player is None or text is None:
            return Refusal("Say to whom (`player`) and what (`text`).", serves(self.book, "answer"))
        if self.asks_to_respawn(order) is not None:
            return lambda: self._respawn(order, world)
        return lambda: self._ordered(order, player, text, world)

    def _ordered(self, order: Order, player: str, text: str, world: World) -> Done:
        cause = Cause("order", order.seq, order.t)
        moved = self.cases.reply(player, text, cause, order.text("case"))
        clauses = moved[0].clauses if moved else []
        notice = Notice(t=order.t, to=[player], kind="staff", say=f"The staff: {clean(text)}", clauses=clauses)
        answered = f" {len(moved)} of his questions answered." if moved else ""
        return Done(f"{called(world, player)} was told.{answered}", None, (*moved, notice))

    def asks_to_respawn(self, order: Order) -> str | None:
        """Whom an order asks to begin a new life, if it does: `ask` or `staff.order` to somebody, in those words."""
        player = order.text("player", "to", "target")
        if order.name not in ("ask", "staff.order") or player is None or player == order.player:
            return None
        return player if asks_for(self.book, order.text("text", "question"), RESPAWN) else None

    def _respawn(self, order: Order, world: World) -> Done:
        player = self.asks_to_respawn(order)
        assert player is not None
        clauses = list(serves(self.book, RESPAWN))
        who = called(world, order.player)
        say = f"{who} asks you to begin anew, as nothing else helps: type kill in the console."
        notice = Notice(t=order.t, to=[player], kind=RESPAWN, say=say, clauses=clauses)
        return Done(f"{called(world, player)} was asked to respawn.", None, (notice,))

    def _say(self, order: Order, world: World) -> Refusal | Plan:
        player = order.text("player", "target", "to")
        kind, said, heard = TO_SOMEBODY[order.name]
        if player is None:
            return Refusal("Say to whom: `player`.", serves(self.book, order.name))
        text = order.text("text", "what")
        say = heard.format(called(world, order.player)) + (f": {clean(text)}" if text else ".")
        notice = Notice(t=order.t, to=[player], kind=kind, say=say, clauses=list(serves(self.book, order.name)))
        return lambda: Done(said.format(called(world, player)), None, (notice,))

    def _offices(self) -> dict[str, Handler]:
        """What staff alone can do, where the rulebook speaks of it."""
        found: dict[str, Handler] = {}
        if REACH in self.book.lets:
            found[BUNDLE] = lambda order, world: bundle(order, self.book, self.cases, self.staff, world)
        if serves(self.book, GIVE):
            found[GIVE] = lambda order, world: give(order, self.book, self.staff, world)
        if serves(self.book, MESSAGES):
            found[MESSAGES] = lambda order, world: messages(order, self.book, self.cases, self.staff, world)
        return found

    def _close_vote(self, order: Order, world: World) -> Refusal | Plan:
        plan = self.votes.close(order, self.book, world)
        if isinstance(plan, Refusal):
            return plan

        def close() -> Done:
            done = plan()
            vote = self.votes.machine.things[done.id or ""]
            return done._replace(found=(*done.found, *self._follows(vote, "override", order.seq)))

        return close

    def _punish(self, order: Order, world: World) -> Refusal | Plan:
        name = order.text("case")
        case = self.cases.machine.get(name) if name is not None else None
        if name is not None and case is None:
            return Refusal(f"There is no case `{clean(name, 64)}`.", serves(self.book, PUNISHMENT))
        version, applied = self.books[case.book] if case is not None else self.book, order.text("rulebook")
        if applied not in (None, version.name, version.hash):
            say = f"It is judged by the rules that were in force then: {version.name}, {version.hash[:12]}."
            return Refusal(say, serves(self.book, "rulebook", PUNISHMENT))
        acts = [int(case.about)] if case is not None and case.about is not None and case.about.isdecimal() else []
        plan = self.punishments.punish(order, self._named(order, PUNISHMENT), self.book, world, acts)
        if case is None or isinstance(plan, Refusal):
            return plan

        def punish() -> Done:
            done = plan()
            upheld = self.cases.move(case, "upheld", Cause("order", order.seq, order.t))
            return done._replace(found=(*upheld, *done.found))

        return punish

    def hint(self, order: Order) -> str:
        """What would have been the right order, where this one is forbidden and an institution knows."""
        player, clause = order.text("player"), order.text("clause")
        if order.name != "punish" or player is None or clause is None:
            return ""
        expected = self.punishments.expected(self.book, player, clause, order.t)
        return f"The next step is {expected}." if expected else ""

    # Orders on a case that is open already ----------------------------------------------------------------------------

    def _of_case(self, order: Order) -> Case | Refusal:
        name = order.text("case")
        case = self.cases.machine.get(name) if name is not None else None
        if case is None:
            say = "Say which: `case` is its id." if name is None else f"There is no case `{clean(name, 64)}`."
            return Refusal(say, serves(self.book, order.name, "report"))
        return case

    def _forgive(self, order: Order, world: World) -> Refusal | Plan:
        case = self._of_case(order)
        if isinstance(case, Refusal):
            return case
        if not self.persons.same(case.sender, order.player):
            return Refusal("Only who brought a case can forgive it.", self.cases.clauses(case))
        return self._move_case(case, "closed", order, f"You forgave it; the case {case.id} is closed.")

    def _appeal(self, order: Order, world: World) -> Refusal | Plan:
        case = self._of_case(order)
        if isinstance(case, Refusal):
            return case
        if order.text("text") is None:
            return Refusal("Say why: `text`.", self.cases.clauses(case, "appeal"))
        if not self._is_party(order.player, case):
            say = "Only who brought a case, or whom it is about, can ask for it to be looked at again."
            return Refusal(say, self.cases.clauses(case, "appeal of another", "appeal"))
        return self._move_case(case, "appealed", order, f"The case {case.id} will be looked at again.")

    def _is_party(self, player: str, case: Case) -> bool:
        """Whether a case is his: he brought it, or it is about him; one that names nobody may be about anybody."""
        return case.player is None or any(self.persons.same(player, party) for party in (case.player, case.sender))

    def _move_case(self, case: Case, new: str, order: Order, say: str) -> Refusal | Plan:
        clauses = self.cases.clauses(case, order.name)
        if not self.cases.machine.may(case.state, new, "order"):
            return Refusal(f"The case {case.id} is {case.state}; it cannot be {new} now.", clauses)
        cause = Cause("order", order.seq, order.t)
        return lambda: Done(say, case.id, tuple(self.cases.move(case, new, cause)))

    def _plead(self, order: Order, world: World) -> Refusal | Plan:
        name = order.text("case")
        case = (self.cases.machine.get(name) or self.votes.machine.get(name)) if name is not None else None
        if case is None and (name is not None or order.text("plea") is None):
            say = f"There is no case `{clean(name, 64)}`." if name is not None else "Say what you plead: `plea`."
            return Refusal(say, serves(self.book, "plead", "report"))
        plea = [order.player, order.text("plea") or "", order.text("text") or ""]
        return lambda: self._pleaded(case, plea)

    @staticmethod
    def _pleaded(case: Case | Vote | None, plea: list[str]) -> Done:
        if case is not None:
            case.pleas = [*case.pleas, plea][:KEPT]
        return Done("Your plea is kept with it.", case.id if case is not None else None)

    # Voiding ----------------------------------------------------------------------------------------------------------

    def void(self, name: str, cause: Cause) -> Sequence[Found]:
        """The order that opened this turned out to be forbidden: from now on it holds no longer."""
        if (case := self.cases.machine.get(name)) is not None:
            return self.cases.move(case, "dismissed", cause)
        if (vote := self.votes.machine.get(name)) is not None:
            return self.votes.void(vote, cause)
        if (one := self.punishments.machine.get(name)) is not None:
            return self.punishments.end(one, cause)
        seated = next((each for each in self.of.values() if name in each.machine.things), None)
        return [] if seated is None else seated.void(name, cause)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def _parts(self) -> dict[str, Any]:
        return {
            "groups": self.groups,
            "modes": self.modes,
            "persons": self.persons,
            "staff": self.staff,
            "cases": self.cases,
            "votes": self.votes,
            "punishments": self.punishments,
            **self.of,
        }

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {name: part.dump() for name, part in self._parts().items()}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        for name, part in self._parts().items():
            part.load(data[name])
        self._takes, self.orders = self._listening(), self._orders()
