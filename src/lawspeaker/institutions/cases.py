"""Cases: what players bring before the staff. A report of somebody or something, or a question.

A report waits until staff find it true or not. Whoever was punished without one may ask for that to be looked at
again, which is a case as well. A question waits for an answer; left open too long it goes to the
owner. Whoever reports the same again within the merging time adds to the case that he opened already.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import field

from lawspeaker.events import Chat, Event, Finding
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.machine import Cause, Due, Machine, Move, Thing
from lawspeaker.institutions.numbers import duration, serves
from lawspeaker.institutions.order import Done, Order
from lawspeaker.institutions.staff import Staff
from lawspeaker.institutions.words import called, clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.places import Place
from lawspeaker.world.world import World

CASE = "case"
KEPT = 16
"""Pleas, and further texts of a repeated report, that one case keeps."""

TABLE = frozenset(
    {
        Move(None, "open", "order"),
        Move(None, "appealed", "order"),
        Move("open", "upheld", "told"),
        Move("open", "upheld", "order"),
        Move("open", "dismissed", "told"),
        Move("open", "dismissed", "override"),
        Move("open", "closed", "order"),
        Move("open", "answered", "order"),
        Move("open", "answered", "told"),
        Move("open", "escalated", "deadline"),
        Move("escalated", "answered", "order"),
        Move("escalated", "answered", "told"),
        Move("escalated", "dismissed", "override"),
        Move("upheld", "appealed", "order"),
        Move("dismissed", "appealed", "order"),
        Move("appealed", "upheld", "told"),
        Move("appealed", "upheld", "order"),
        Move("appealed", "dismissed", "told"),
    }
)


class Case(Thing, kw_only=True):
    """One case: who brought it, of what kind, about whom and which event; `asked` marks a question to staff."""

    sender: str
    kind: str
    asked: bool
    player: str | None = None
    about: str | None = None
    texts: list[str] = field(default_factory=list)
    repeats: int = 0
    reply: str = ""
    pleas: list[list[str]] = field(default_factory=list)


class Cases:
    """Every case of one server, by id."""

    def __init__(self, books: dict[str, Rulebook]) -> None:
        self.books = books
        self.machine: Machine[Case] = Machine(CASE, Case, TABLE, self._due)

    def _due(self, case: Case) -> int | None:
        if not case.asked or case.state != "open":
            return None
        wait = duration(self.books[case.book], "answer time")
        return None if wait is None else case.began + wait

    # Opening ----------------------------------------------------------------------------------------------------------

    def like(self, case: Case, t: int) -> Case | None:
        """The open case to which this one adds: the same sender's about the same, begun within the merging time."""
        within = duration(self.books[case.book], "merging time")
        if within is None:
            return None
        for other in reversed(self.machine.things.values()):
            if t - other.began >= within:
                return None
            if other.state == "open" and _matter(other) == _matter(case):
                return other
        return None

    def bring(self, case: Case, world: World, staff: Staff) -> Done:
        """Open this case and tell the staff, or add it to the one that is open already."""
        older = self.like(case, case.began)
        if older is not None:
            older.repeats += 1
            older.texts = [*older.texts, *case.texts][:KEPT]
            return Done(f"This was added to what you brought before ({older.id}); staff have it.", older.id)
        clauses = self.clauses(case)
        change = self.machine.open(case, Cause("order", case.seq, case.began, clauses))
        notice = Notice(
            t=case.began, to=staff.members(), kind=_notice(case), say=self._said(case, world), clauses=list(clauses)
        )
        return Done(self._answered(case, world, staff), case.id, (change, notice))

    def clauses(self, case: Case, *steps: str) -> tuple[str, ...]:
        """The clauses that such a case serves, or one of these steps with it."""
        first = ("ask",) if case.asked else (f"report {case.kind}", "report")
        return serves(self.books[case.book], *steps, *first)

    def _said(self, case: Case, world: World) -> str:
        who, text = called(world, case.sender), clean(" ".join(case.texts))
        if case.asked:
            return f"{who} asks: “{text}” ({case.id})"
        whom = f" {called(world, case.player)}" if case.player not in (None, case.sender) else ""
        kind = f" ({clean(case.kind)})" if case.kind else ""
        about = f", about event {clean(case.about)}" if case.about else ""
        said = f": “{text}”" if text else ""
        where = _where(case, world) or ("" if case.about else _lost(case, world))
        return f"{who} reports{whom}{kind}{about}{said}.{where} ({case.id})"

    def _answered(self, case: Case, world: World, staff: Staff) -> str:
        went = "went to the staff" if staff.members() else "is kept: nobody here is known to be staff"
        if case.asked:
            wait = duration(self.books[case.book], "answer time")
            later = f" If nobody answers within {lasting(wait)}, the owner is told." if wait is not None else ""
            return f"Your question {went} ({case.id}).{later}"
        own = case.player in (None, case.sender)
        return f"Your report {went} ({case.id}).{_where(case, world) if own else ''}"

    # Moving -----------------------------------------------------------------------------------------------------------

    def move(self, case: Case, new: str, cause: Cause) -> list[Change]:
        """Move a case where its table allows it; nothing where it does not."""
        if not self.machine.may(case.state, new, cause.by):
            return []
        clauses = cause.clauses or self.clauses(case)
        return [self.machine.move(case, new, cause._replace(clauses=clauses))]

    def reply(self, player: str, text: str, cause: Cause, only: str | None = None) -> list[Change]:
        """Staff spoke to a player: his open questions are answered (`only` that case, where one is named)."""
        found: list[Change] = []
        for case in self.machine.things.values():
            if case.asked and case.sender == player and only in (None, case.id):
                moved = self.move(case, "answered", cause._replace(clauses=self._answering(case)))
                if moved:
                    case.reply = text
                found += moved
        return found

    def _answering(self, case: Case) -> tuple[str, ...]:
        return serves(self.books[case.book], "answer", "ask")

    def fire(self, due: Due, world: World, staff: Staff) -> list[Found]:
        """A question was left open too long: the owner is told."""
        case = self.machine.things[due.id]
        clauses = serves(self.books[case.book], "escalation", "answer", "ask")
        waited = lasting(due.at - case.began)
        change = self.machine.move(case, "escalated", Cause("deadline", None, due.at, clauses))
        say = f"A question has had no answer for {waited}. {self._said(case, world)}"
        return [change, Notice(t=due.at, to=staff.owners(), kind="escalation", say=say, clauses=list(clauses))]

    # Told facts -------------------------------------------------------------------------------------------------------

    def take(self, event: Event, t: int, staff: Staff, world: World) -> Sequence[Found]:
        """Staff spoke to somebody who asked, or found what a case was about."""
        if isinstance(event, Chat):
            return self._heard(event, t) if staff.is_member(event.player) else []
        if isinstance(event, Finding) and staff.believed(event.by, world):
            return self._found(event, t)
        return []

    def _heard(self, event: Chat, t: int) -> list[Change]:
        named = self.machine.get(str(event.about)) if isinstance(event.about, str) else None
        asker = event.to if isinstance(event.to, str) else named.sender if named is not None else None
        if asker is None:
            return []
        return self.reply(asker, event.text, Cause("told", event.seq, t), named.id if named is not None else None)

    def _found(self, event: Finding, t: int) -> list[Change]:
        cause = Cause("told", event.seq, t)
        found: list[Change] = []
        for case in self._meant(event):
            new = "answered" if case.asked else "upheld" if event.answer == "yes" else "dismissed"
            found += self.move(case, new, cause)
            if case.asked and found and isinstance(event.note, str):
                case.reply = event.note
        return found

    def _meant(self, event: Finding) -> list[Case]:
        """The case that a finding names, or those about the act on which it finds a clause broken or not."""
        case = self.machine.get(str(event.subject))
        if case is not None:
            return [case]
        if "?" in event.question or "/" in event.question:
            return []
        subject = str(event.subject)
        return [c for c in self.machine.things.values() if c.about == subject and not c.asked]

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self) -> dict[str, Any]:
        """All cases as plain data."""
        return self.machine.dump()

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.machine.load(data)


def asks(order: Order) -> str | None:
    """The question in an order."""
    return order.text("text", "question")


def _matter(case: Case) -> tuple[Any, ...]:
    question = " ".join(case.texts[:1]) if case.asked else None
    return case.sender, case.asked, case.kind, case.player or case.sender, case.about, question


def _notice(case: Case) -> str:
    return "question" if case.asked else "report"


def _where(case: Case, world: World) -> str:
    """Where the one it is about stands, or else the sender; empty where neither is known now."""
    subject = case.player or case.sender
    for player in dict.fromkeys((subject, case.sender)):
        place = world.places.of(player)
        if isinstance(place, Place):
            spot = f"x {place.x:.1f}, y {place.y:.1f}, z {place.z:.1f}"
            return f" {called(world, player)} is at {spot}."
    return ""


def _lost(case: Case, world: World) -> str:
    return f" Where {called(world, case.player or case.sender)} is, is not known."
