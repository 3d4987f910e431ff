"""The forum: what is brought before the staff or the people, and what they decide. Cases, votes and punishments.

Players bring cases, plead, vote, appeal and forgive; staff answer, punish and lift. The three hang together: a
punishment upholds the case it is for, and a vote that passed may be a punishment itself.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from lawspeaker.events import Event
from lawspeaker.events.findings import Found, Notice
from lawspeaker.institutions.bundles import BUNDLE, REACH, bundle
from lawspeaker.institutions.cases import CASE, KEPT, Case, Cases, asks
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import By, Cause, Due, Machine, born
from lawspeaker.institutions.numbers import asks_for, matter, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal, named
from lawspeaker.institutions.powers import GIVE, MESSAGES, give, messages
from lawspeaker.institutions.punishments import PUNISHMENT, Punishment, Punishments
from lawspeaker.institutions.rules import rule
from lawspeaker.institutions.rungs import ladders_for, step_kind
from lawspeaker.institutions.votes import VOTE, Vote, Votes
from lawspeaker.institutions.words import as_id, called, clean
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

KICKS = frozenset(("kick",))
"""Kinds of vote that are themselves a step of punishment."""
RESPAWN = "respawn"
"""The row of the table `matter` whose words ask somebody to begin anew."""
TO_SOMEBODY = {
    "warn": ("warning", "You warned {}.", "{} warns you"),
    "demand": ("demand", "You made a demand of {}.", "{} demands of you"),
    "hostile": ("hostile", "You declared yourself hostile to {}.", "{} is hostile to you"),
    "consent": ("consent", "You gave {} your consent.", "{} gives you consent"),
}
"""Orders that only say something to somebody: what kind of notice it is, and both sentences."""


class Forum:
    """The cases, votes and punishments of one server, and the orders that move them."""

    def __init__(self, commons: Commons) -> None:
        self.commons = commons
        self.persons, self.staff, self.books = commons.persons, commons.staff, commons.books
        self.cases = Cases(self.books)
        self.votes = Votes(self.books, self.persons)
        self.punishments = Punishments(self.books, self.persons)

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self.commons.book

    @property
    def machines(self) -> tuple[Machine[Any], ...]:
        """The machines of all three."""
        return self.cases.machine, self.punishments.machine, self.votes.machine

    def take(self, event: Event, world: World) -> Sequence[Found]:
        """What an event tells of a case."""
        return self.cases.take(event, world.clock, self.staff, world)

    def fire(self, due: Due, world: World) -> Iterable[Found]:
        """Make the move that has fallen due."""
        if due.what == CASE:
            return self.cases.fire(due, world, self.staff)
        if due.what == PUNISHMENT:
            return self.punishments.fire(due)
        found = self.votes.fire(due, world)
        return [*found, *self._follows(self.votes.machine.things[due.id], "deadline", None)]

    def void(self, name: str, cause: Cause) -> Sequence[Found] | None:
        """The order that opened this turned out to be forbidden; None if nothing here has this id."""
        if (case := self.cases.machine.get(name)) is not None:
            return self.cases.move(case, "dismissed", cause)
        if (vote := self.votes.machine.get(name)) is not None:
            return self.votes.void(vote, cause)
        if (one := self.punishments.machine.get(name)) is not None:
            return self.punishments.end(one, cause)
        return None

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

    def orders(self) -> dict[str, Handler]:
        """The orders that are heard here under the rulebook in force."""
        return {
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

    def _named(self, order: Order, what: str) -> str | Refusal:
        return named(order, what, self.commons.taken, serves(self.book, what))

    def _case(self, order: Order, kind: str, asked: bool, text: str | None) -> Case | Refusal:
        name = self._named(order, CASE)
        if isinstance(name, Refusal):
            return name
        return Case(
            id=name,
            state="open",
            **born(self.book, order.seq, order.t),
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

    @staticmethod
    def _yet_to_come(order: Order) -> str | None:
        """Why an order is about nothing that has happened: else what comes next would be reported before it is done."""
        about = order.moment("about")
        return f"There is no event {about} yet." if about is not None and about >= order.seq else None

    def _report(self, order: Order, world: World) -> Refusal | Plan:
        kind, text = order.text("kind"), order.text("text")
        if kind is None and text is None and order.subject("about") is None:
            say = "Say what you report: `kind` (a word such as stuck or idle), `text`, or `about`, an event's number."
            return Refusal(say, serves(self.book, "report"))
        if (yet := self._yet_to_come(order)) is not None:
            return Refusal(yet, serves(self.book, "report"))
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
            return Refusal(f"There is no case `{as_id(name)}`.", serves(self.book, PUNISHMENT))
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

    def out_of_turn(self, order: Order) -> tuple[str, ...]:
        """The clauses of the ladder of which a forbidden `punish` would skip a rung, or which has no such step."""
        player, clause = order.text("player"), order.text("clause")
        kind = step_kind(order.args.get("step"))
        if order.name != "punish" or player is None or clause is None or kind is None:
            return ()
        ladders = ladders_for(self.book, clause)
        if not ladders or self.punishments.fitting(self.book, player, clause, kind, order.t) is not None:
            return ()
        return ladders[0].cites

    # Orders on a case that is open already ----------------------------------------------------------------------------

    def _of_case(self, order: Order) -> Case | Refusal:
        name = order.text("case")
        case = self.cases.machine.get(name) if name is not None else None
        if case is None:
            say = "Say which: `case` is its id." if name is None else f"There is no case `{as_id(name)}`."
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
        case = self._appealed(order)
        if isinstance(case, Refusal):
            return case
        if order.text("text") is None:
            return Refusal("Say why: `text`.", self.cases.clauses(case, "appeal"))
        if not self._is_party(order.player, case):
            say = "Only who brought a case, or whom it is about, can ask for it to be looked at again."
            return Refusal(say, self.cases.clauses(case, "appeal of another", "appeal"))
        if self.cases.machine.get(case.id) is None:
            cause = Cause("order", order.seq, order.t, self.cases.clauses(case, "appeal"))
            say = f"The punishment {case.about} will be looked at again ({case.id})."
            return lambda: Done(say, case.id, (self.cases.machine.open(case, cause),))
        return self._move_case(case, "appealed", order, f"The case {case.id} will be looked at again.")

    def _appealed(self, order: Order) -> Case | Refusal:
        """The case that an appeal names: by its id, or by that of a punishment.

        A punishment that was given without a case is one from now on.
        """
        given = self.punishments.machine.get(order.text("case", "punishment") or "")
        if given is None:
            return self._of_case(order)
        known = [c for c in self.cases.machine.things.values() if given.case == c.id or c.about == given.id]
        if known:
            return known[0]
        case = self._case(order, "", asked=False, text=order.text("text"))
        if isinstance(case, Case):
            case.state, case.player, case.sender, case.about = "appealed", given.player, given.player, given.id
        return case

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
            say = f"There is no case `{as_id(name)}`." if name is not None else "Say what you plead: `plea`."
            return Refusal(say, serves(self.book, "plead", "report"))
        if (yet := self._yet_to_come(order)) is not None:
            return Refusal(yet, serves(self.book, "plead", "report"))
        plea = [order.player, order.text("plea") or "", order.text("text") or ""]
        return lambda: self._pleaded(case, plea)

    @staticmethod
    def _pleaded(case: Case | Vote | None, plea: list[str]) -> Done:
        if case is not None:
            case.pleas = [*case.pleas, plea][:KEPT]
        return Done("Your plea is kept with it.", case.id if case is not None else None)
