"""Votes: a question put to everybody, open for a while, and carried if enough vote and enough of them say yes.

A rulebook has a kind of vote if it gives its three numbers: `let kick vote quorum`, `let kick vote majority` and
`let kick vote time`. A person has one ballot; a second replaces the first.
"""

from typing import Any, NamedTuple

from msgspec import field

from lawspeaker.events.findings import Found, Notice
from lawspeaker.institutions.machine import Cause, Due, Machine, Move, Thing, born
from lawspeaker.institutions.numbers import duration, number, serves, share
from lawspeaker.institutions.order import Done, Order, Plan, Refusal
from lawspeaker.institutions.persons import Persons
from lawspeaker.institutions.words import as_id, at_clock, bare, called, clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World

VOTE = "vote"
CLOSED = ("passed", "failed", "no_quorum")
YES = frozenset(("yes", "y", "for", "true", "1"))
NO = frozenset(("no", "n", "against", "false", "0"))
EXACT = 1_000_000
"""Shares are compared as whole millionths, so that two thirds of 300 are two thirds of 300."""

TABLE = frozenset(
    {Move(None, "open", "order")}
    | {Move("open", new, "deadline") for new in CLOSED}
    | {Move("open", new, "override") for new in CLOSED}
)


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


class Votes:
    """Every vote of one server, by id."""

    def __init__(self, books: dict[str, Rulebook], persons: Persons) -> None:
        self.books, self.persons = books, persons
        self.machine: Machine[Vote] = Machine(VOTE, Vote, TABLE, self.closing)

    def closing(self, vote: Vote) -> int | None:
        """When an open vote closes of itself, in ms."""
        if vote.state != "open":
            return None
        return vote.closes if vote.closes is not None else vote.began + self.rules(vote).time

    def rules(self, vote: Vote) -> Rules:
        """The numbers of the rulebook that a vote began under."""
        found = rules(self.books[vote.book], vote.kind)
        assert found is not None
        return found

    def on(self, subject: str) -> list[Vote]:
        """The open votes on a player or one of his other accounts."""
        of = self.persons.of(subject)
        return [v for v in self.machine.things.values() if v.state == "open" and self.persons.of(v.subject) == of]

    def clauses(self, vote: Vote) -> tuple[str, ...]:
        """The clauses that such a vote serves."""
        return serves(self.books[vote.book], f"{vote.kind} vote", VOTE)

    # Orders -----------------------------------------------------------------------------------------------------------

    def open(self, order: Order, name: str | Refusal, book: Rulebook, world: World) -> Refusal | Plan:
        """`vote.open {kind, subject, text, closes?}`."""
        kind = kind_of(book, order.text("kind"))
        clauses = serves(book, f"{kind} vote", VOTE)
        if kind is None:
            there = ", ".join(f"`{k}`" for k in kinds(book))
            say = f"Say what to vote on: `kind` is one of {there}." if there else "There are no votes here."
            return Refusal(say, clauses)
        subject = order.text("subject", "player", "target")
        if subject is None:
            about = serves(book, f"{kind} subject", f"{kind} vote", VOTE)
            return Refusal("Say whom the vote is about: `subject` is a player.", about)
        closes = order.moment("closes")
        if order.args.get("closes") is not None and (closes is None or closes <= order.t):
            return Refusal("`closes` is a time ahead, in Unix milliseconds; leave it out for the usual time.", clauses)
        if isinstance(name, Refusal):
            return name
        vote = Vote(
            id=name,
            state="open",
            **born(book, order.seq, order.t),
            kind=kind,
            sender=order.player,
            subject=subject,
            text=order.text("text") or "",
            closes=closes,
        )
        return lambda: self._opened(vote, world)

    def _opened(self, vote: Vote, world: World) -> Done:
        clauses = self.clauses(vote)
        change = self.machine.open(vote, Cause("order", vote.seq, vote.began, clauses))
        closing = self.closing(vote)
        assert closing is not None
        until = f"until {at_clock(closing)} ({lasting(closing - vote.began)})"
        who, whom = called(world, vote.sender), called(world, vote.subject)
        said = f" (“{clean(vote.text)}”)" if vote.text else ""
        say = f"{who} asks for a vote to {vote.kind} {whom}{said}. Vote yes or no on {vote.id} {until}."
        rule = self.rules(vote)
        need = f"It needs {rule.quorum} voters and {round(rule.majority * 100)} % of them in favour."
        notice = Notice(t=vote.began, to="all", kind=VOTE, say=f"{say} {need}", clauses=list(clauses))
        return Done(f"The vote to {vote.kind} {whom} is open {until} ({vote.id}). {need}", vote.id, (change, notice))

    def cast(self, order: Order, book: Rulebook) -> Refusal | Plan:
        """`vote.cast {vote, choice}`."""
        vote = self._open(order, book)
        if isinstance(vote, Refusal):
            return vote
        choice = _choice(order)
        if choice is None:
            return Refusal("Say `choice`: yes or no.", self.clauses(vote))
        return lambda: self._cast(vote, order.player, choice)

    def _open(self, order: Order, book: Rulebook) -> Vote | Refusal:
        """The vote that an order names, as long as it is open."""
        name = order.text("vote", "id")
        vote = self.machine.get(name) if name is not None else None
        if vote is None:
            return Refusal(_no_such("vote", name), serves(book, *(f"{k} vote" for k in kinds(book)), VOTE))
        if vote.state != "open":
            told = f"The vote {vote.id} closed at {at_clock(vote.since)}: {_told(vote.state)}."
            return Refusal(told, self.clauses(vote))
        return vote

    def _cast(self, vote: Vote, player: str, choice: bool) -> Done:
        of = self.persons.of(player)
        before = [p for p in vote.ballots if self.persons.of(p) == of]
        for other in before:
            del vote.ballots[other]
        vote.ballots[player] = choice
        again = " It replaces your first." if before else ""
        return Done(f"Your ballot counts: {'yes' if choice else 'no'} in {vote.id}.{again}", vote.id)

    def close(self, order: Order, book: Rulebook, world: World) -> Refusal | Plan:
        """`vote.close {vote}`: staff close a vote before its time; it counts as it stands."""
        vote = self._open(order, book)
        if isinstance(vote, Refusal):
            return vote
        reason = order.text("reason", "text") or "closed by staff"
        cause = Cause("override", order.seq, order.t, self.clauses(vote), reason)
        return lambda: Done(f"The vote {vote.id} is closed.", vote.id, tuple(self.count(vote, cause, world)))

    # Counting ---------------------------------------------------------------------------------------------------------

    def result(self, vote: Vote) -> str:
        """What the ballots cast so far make of the vote; each person's last one counts."""
        by_person = {self.persons.of(player): choice for player, choice in vote.ballots.items()}
        by_person.pop(self.persons.of(vote.subject), None)
        rule = self.rules(vote)
        if len(by_person) < rule.quorum:
            return "no_quorum"
        carried = sum(by_person.values()) * EXACT >= round(rule.majority * EXACT) * len(by_person)
        return "passed" if carried else "failed"

    def count(self, vote: Vote, cause: Cause, world: World) -> list[Found]:
        """Close a vote and tell everybody what came of it."""
        change = self.machine.move(vote, self.result(vote), cause)
        yes, cast = sum(vote.ballots.values()), len(vote.ballots)
        whom = called(world, vote.subject)
        say = f"The vote to {vote.kind} {whom} {_told(vote.state)}: {yes} of {cast} in favour ({vote.id})."
        return [change, Notice(t=cause.t, to="all", kind=VOTE, say=say, clauses=list(cause.clauses))]

    def fire(self, due: Due, world: World) -> list[Found]:
        """The time of a vote is over."""
        vote = self.machine.things[due.id]
        return self.count(vote, Cause("deadline", None, due.at, self.clauses(vote)), world)

    def void(self, vote: Vote, cause: Cause) -> list[Found]:
        """What opened this vote turned out to be forbidden: it fails."""
        if vote.state != "open":
            return []
        return [self.machine.move(vote, "failed", cause._replace(clauses=cause.clauses or self.clauses(vote)))]

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self) -> dict[str, Any]:
        """All votes as plain data."""
        return self.machine.dump()

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data)


def _choice(order: Order) -> bool | None:
    value = order.args.get("choice")
    said = bare(str(value)).strip() if isinstance(value, str | bool | int) else ""
    return True if said in YES else False if said in NO else None


def _told(state: str) -> str:
    return {"passed": "passed", "failed": "did not pass"}.get(state, "failed for want of voters")


def _no_such(what: str, name: str | None) -> str:
    return f"Say which {what}: `{what}` is its id." if name is None else f"There is no {what} `{as_id(name)}`."
