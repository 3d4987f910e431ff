"""Votes: a question put to everybody, open for a while, and carried if enough vote and enough of them say yes.

A rulebook has a kind of vote if it gives its three numbers: `let kick vote quorum`, `let kick vote majority` and
`let kick vote time`. A person has one ballot; a second replaces the first.
"""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from msgspec import field

from lawspeaker.events.findings import Found
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration, number, serves, share
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.words import as_id, at_clock, bare, called, clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

VOTE = "vote"
CLOSED = ("passed", "failed", "no_quorum")
YES = frozenset(("yes", "y", "for", "true", "1"))
NO = frozenset(("no", "n", "against", "false", "0"))
EXACT = 1_000_000
"""Shares are compared as whole millionths, so that two thirds of 300 are two thirds of 300."""


class Rules(NamedTuple):
    """The numbers of one kind of vote: voters needed, share of yes needed, time in ms."""

    quorum: int
    majority: float
    time: int


class Vote(Thing, kw_only=True):
    """One vote: its kind, who put it, on whom; `closes` (ms) where the opener said; ballots by player in order."""

    kind: str
    sender: str
    subject: str
    text: str = ""
    closes: int | None = None
    ballots: dict[str, bool] = field(default_factory=dict)
    pleas: list[list[str]] = field(default_factory=list)


def rules(book: Rulebook, kind: str) -> Rules | None:
    """The numbers of this kind of vote, if the rulebook has it."""
    quorum = number(book, f"{kind} vote quorum")
    majority = share(book, f"{kind} vote majority")
    time = duration(book, f"{kind} vote time")
    return None if quorum is None or majority is None or time is None else Rules(quorum, majority, time)


def kinds(book: Rulebook) -> list[str]:
    """The kinds of vote that a rulebook has."""
    tail = " vote quorum"
    return sorted(k for name in book.lets if name.endswith(tail) and rules(book, k := name.removesuffix(tail)))


def kind_of(book: Rulebook, text: str | None) -> str | None:
    """The kind of vote that somebody means: `kick`, `vote_kick`, `kick afk`."""
    said = bare(text or "")
    joined = said.strip().removeprefix("vote").strip()
    return next((k for k in kinds(book) if bare(k) in said or k == joined), None)


class Votes(Institution[Vote]):
    """Every vote of one server, by id."""

    what = VOTE
    kind = Vote
    table = frozenset(
        {Move(None, "open", "order")} | {Move("open", new, by) for new in CLOSED for by in ("deadline", "override")}
    )
    voided = "failed"
    reads: ClassVar[Mapping[str, str]] = {
        "* vote quorum": "number",
        "* vote majority": "share",
        "* vote time": "duration",
    }

    def due(self, thing: Vote) -> int | None:
        """When an open vote closes of itself, in ms."""
        if thing.state != "open":
            return None
        return thing.closes if thing.closes is not None else thing.began + self.rules(thing).time

    def rules(self, vote: Vote) -> Rules:
        """The numbers of the rulebook that a vote began under."""
        found = rules(self.book(vote), vote.kind)
        assert found is not None
        return found

    def on(self, subject: str) -> list[Vote]:
        """The open votes on a player or one of his other accounts."""
        same = self.commons.persons.same
        return [v for v in self.machine.things.values() if v.state == "open" and same(v.subject, subject)]

    def served(self, thing: Vote) -> tuple[str, ...]:
        """The clauses that such a vote serves."""
        return serves(self.book(thing), f"{thing.kind} vote", VOTE)

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`vote.open`, `vote.cast`, `vote.close`."""
        return {"vote.open": self._open, "vote.cast": self._cast, "vote.close": self._close}

    def _open(self, order: Order, world: World) -> Refusal | Plan:
        """`vote.open {kind, subject, text, closes?}`."""
        name, book = self.named(order), self.commons.book
        kind = kind_of(book, order.text("kind"))
        clauses = self.clauses(f"{kind} vote")
        if kind is None:
            there = ", ".join(f"`{k}`" for k in kinds(book))
            say = f"Say what to vote on: `kind` is one of {there}." if there else "There are no votes here."
            return Refusal(say, clauses)
        subject = order.text("subject", "player", "target")
        if subject is None:
            about = self.clauses(f"{kind} subject", f"{kind} vote")
            return Refusal("Say whom the vote is about: `subject` is a player.", about)
        closes = order.moment("closes")
        if order.args.get("closes") is not None and (closes is None or closes <= order.t):
            return Refusal("`closes` is a time ahead, in Unix milliseconds; leave it out for the usual time.", clauses)
        if isinstance(name, Refusal):
            return name
        vote = Vote(
            id=name,
            state="open",
            **self.born(order.seq, order.t),
            kind=kind,
            sender=order.player,
            subject=subject,
            text=order.text("text") or "",
            closes=closes,
        )
        return lambda: self._opened(vote, world)

    def _opened(self, vote: Vote, world: World) -> Done:
        change = self.machine.open(vote, Cause("order", vote.seq, vote.began, self.served(vote)))
        closing = self.due(vote)
        assert closing is not None
        until = f"until {at_clock(closing)} ({lasting(closing - vote.began)})"
        who, whom = called(world, vote.sender), called(world, vote.subject)
        said = f" (“{clean(vote.text)}”)" if vote.text else ""
        say = f"{who} asks for a vote to {vote.kind} {whom}{said}. Vote yes or no on {vote.id} {until}."
        rule = self.rules(vote)
        need = f"It needs {rule.quorum} voters and {round(rule.majority * 100)} % of them in favour."
        notice = self.notice("all", f"{say} {need}", change)
        return Done(f"The vote to {vote.kind} {whom} is open {until} ({vote.id}). {need}", vote.id, (change, notice))

    def _cast(self, order: Order, world: World) -> Refusal | Plan:
        """`vote.cast {vote, choice}`."""
        vote = self._meant(order)
        if isinstance(vote, Refusal):
            return vote
        choice = _choice(order)
        if choice is None:
            return Refusal("Say `choice`: yes or no.", self.served(vote))
        return lambda: self._counted(vote, order.player, choice)

    def _meant(self, order: Order) -> Vote | Refusal:
        """The vote that an order names, as long as it is open."""
        name = order.text("vote", "id")
        vote = self.machine.get(name) if name is not None else None
        if vote is None:
            return Refusal(_no_such(name), self.clauses(*(f"{k} vote" for k in kinds(self.commons.book))))
        if vote.state != "open":
            told = f"The vote {vote.id} closed at {at_clock(vote.since)}: {_told(vote.state)}."
            return Refusal(told, self.served(vote))
        return vote

    def _counted(self, vote: Vote, player: str, choice: bool) -> Done:
        before = [p for p in vote.ballots if self.commons.persons.same(p, player)]
        for other in before:
            del vote.ballots[other]
        vote.ballots[player] = choice
        again = " It replaces your first." if before else ""
        return Done(f"Your ballot counts: {'yes' if choice else 'no'} in {vote.id}.{again}", vote.id)

    def _close(self, order: Order, world: World) -> Refusal | Plan:
        """`vote.close {vote}`: staff close a vote before its time; it counts as it stands."""
        vote = self._meant(order)
        if isinstance(vote, Refusal):
            return vote
        reason = order.text("reason", "text") or "closed by staff"
        cause = Cause("override", order.seq, order.t, self.served(vote), reason)
        return lambda: Done(f"The vote {vote.id} is closed.", vote.id, tuple(self._count(vote, cause, world)))

    # Counting ---------------------------------------------------------------------------------------------------------

    def result(self, vote: Vote) -> str:
        """What the ballots cast so far make of the vote; each person's last one counts."""
        of = self.commons.persons.of
        by_person = {of(player): choice for player, choice in vote.ballots.items()}
        by_person.pop(of(vote.subject), None)
        rule = self.rules(vote)
        if len(by_person) < rule.quorum:
            return "no_quorum"
        carried = sum(by_person.values()) * EXACT >= round(rule.majority * EXACT) * len(by_person)
        return "passed" if carried else "failed"

    def _count(self, vote: Vote, cause: Cause, world: World) -> list[Found]:
        """Close a vote and tell everybody what came of it."""
        change = self.move(vote, self.result(vote), cause)
        yes, cast = sum(vote.ballots.values()), len(vote.ballots)
        whom = called(world, vote.subject)
        say = f"The vote to {vote.kind} {whom} {_told(vote.state)}: {yes} of {cast} in favour ({vote.id})."
        return [change, self.notice("all", say, cause)]

    def fire(self, due: Due, world: World) -> list[Found]:
        """The time of a vote is over."""
        vote = self.machine.things[due.id]
        return self._count(vote, Cause("deadline", None, due.at, self.served(vote)), world)


def _choice(order: Order) -> bool | None:
    value = order.args.get("choice")
    said = bare(str(value)).strip() if isinstance(value, str | bool | int) else ""
    return True if said in YES else False if said in NO else None


def _told(state: str) -> str:
    return {"passed": "passed", "failed": "did not pass"}.get(state, "failed for want of voters")


def _no_such(name: str | None) -> str:
    return "Say which vote: `vote` is its id." if name is None else f"There is no vote `{as_id(name)}`."
