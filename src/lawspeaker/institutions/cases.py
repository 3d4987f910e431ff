"""Cases: what players bring before the staff. A report of somebody or something, or a question.

A report waits until staff find it true or not. Whoever was punished without one may ask for that to be looked at
again, which is a case as well. A question waits for an answer; left open too long it goes to the
owner. Whoever reports the same again within the merging time adds to the case that he opened already.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import field

from lawspeaker.events import Chat, Event, Finding
from lawspeaker.events.findings import Change, Found, Notice
from lawspeaker.institutions.bundles import BUNDLE, REACH, bundle
from lawspeaker.institutions.calls import asks_to_respawn, respawn
from lawspeaker.institutions.institution import Hearing, Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing
from lawspeaker.institutions.numbers import duration, matter, serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.powers import MESSAGES, messages
from lawspeaker.institutions.words import as_id, called, clean, lasting
from lawspeaker.world.places import Place
from lawspeaker.world.world import World

CASE = "case"
MERGING, ANSWER = "merging time", "answer time"
KEPT = 16
"""Pleas, and further texts of a repeated report, that one case keeps."""


class Case(Thing, kw_only=True):
    """One case: who brought it, of what kind, about whom and which event; `asked` marks a question to staff."""

    sender: str
    kind: str
    asked: bool
    player: str | None = None
    about: str | None = None
    texts: list[str] = field(default_factory=list)
    reply: str = ""
    pleas: list[list[str]] = field(default_factory=list)


class Cases(Institution[Case]):
    """Every case of one server, by id."""

    what = CASE
    kind = Case
    table = frozenset(
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
    voided = "dismissed"
    reads: ClassVar[Mapping[str, str]] = dict.fromkeys((MERGING, ANSWER, REACH), "duration")

    def due(self, thing: Case) -> int | None:
        """When nobody has answered a question for too long, in ms."""
        if not thing.asked or thing.state != "open":
            return None
        wait = duration(self.book(thing), ANSWER)
        return None if wait is None else thing.began + wait

    # Opening ----------------------------------------------------------------------------------------------------------

    def like(self, case: Case, t: int) -> Case | None:
        """The open case to which this one adds: the same sender's about the same, begun within the merging time."""
        within = duration(self.book(case), MERGING)
        if within is None:
            return None
        for other in reversed(self.machine.things.values()):
            if t - other.began >= within:
                return None
            if other.state == "open" and _matter(other) == _matter(case):
                return other
        return None

    def filed(self, order: Order, kind: str, asked: bool, text: str | None) -> Case | Refusal:
        """The case that an order brings."""
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return Case(
            id=name,
            state="open",
            **self.born(order.seq, order.t),
            sender=order.player,
            kind=kind,
            asked=asked,
            player=order.text("player", "target", "subject"),
            about=order.subject("about") or (order.house() if asked else None),
            texts=[text] if text else [],
        )

    def _bring(self, order: Order, world: World, kind: str, asked: bool, text: str | None) -> Refusal | Plan:
        case = self.filed(order, kind, asked, text)
        return case if isinstance(case, Refusal) else lambda: self._brought(case, world)

    def _brought(self, case: Case, world: World) -> Done:
        """Open this case and tell the staff, or add it to the one that is open already."""
        older = self.like(case, case.began)
        if older is not None:
            older.texts = [*older.texts, *case.texts][:KEPT]
            return Done(f"This was added to what you brought before ({older.id}); staff have it.", older.id)
        clauses = self.served(case)
        change = self.machine.open(case, Cause("order", case.seq, case.began, clauses))
        to, kind = self.commons.staff.members(), "question" if case.asked else "report"
        notice = Notice(t=case.began, to=to, kind=kind, say=self._said(case, world), clauses=list(clauses))
        return Done(self._answered(case, world), case.id, (change, notice))

    def served(self, thing: Case, *steps: str) -> tuple[str, ...]:
        """The clauses that such a case serves, or one of these steps with it."""
        first = ("ask",) if thing.asked else (f"report {thing.kind}", "report")
        return serves(self.book(thing), *steps, *first)

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

    def _answered(self, case: Case, world: World) -> str:
        went = "went to the staff" if self.commons.staff.members() else "is kept: nobody here is known to be staff"
        if case.asked:
            wait = duration(self.book(case), ANSWER)
            later = f" If nobody answers within {lasting(wait)}, the owner is told." if wait is not None else ""
            return f"Your question {went} ({case.id}).{later}"
        own = case.player in (None, case.sender)
        return f"Your report {went} ({case.id}).{_where(case, world) if own else ''}"

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`ask`, `report`, `forgive`, `staff.order`; `bundle` and `messages` where the rulebook speaks of them."""
        found: dict[str, Handler] = {
            "ask": self._ask,
            "forgive": self._forgive,
            "report": self._report,
            "staff.order": self._order,
        }
        if REACH in self.commons.book.lets:
            found[BUNDLE] = lambda order, world: bundle(order, self._named(order), self.commons, world)
        if serves(self.commons.book, MESSAGES):
            found[MESSAGES] = lambda order, world: messages(order, self._named(order), self.commons, world)
        return found

    def _named(self, order: Order) -> Case | None:
        """The case that an order names, if it names one."""
        return self.machine.get(order.text("case") or "")

    def meant(self, order: Order) -> Case | Refusal:
        """The case that an order is about."""
        case, name = self._named(order), order.text("case")
        if case is None:
            say = "Say which: `case` is its id." if name is None else f"There is no case `{as_id(name)}`."
            return Refusal(say, serves(self.commons.book, order.name, "report"))
        return case

    def _report(self, order: Order, world: World) -> Refusal | Plan:
        kind, text, clauses = order.text("kind"), order.text("text"), serves(self.commons.book, "report")
        if kind is None and text is None and order.subject("about") is None:
            say = "Say what you report: `kind` (a word such as stuck or idle), `text`, or `about`, an event's number."
            return Refusal(say, clauses)
        if (yet := yet_to_come(order)) is not None:
            return Refusal(yet, clauses)
        return self._bring(order, world, matter(self.commons.book, kind), False, text)

    def _ask(self, order: Order, world: World) -> Refusal | Plan:
        text = order.text("text", "question")
        if text is None:
            return Refusal("Say what you want to know: `text`.", serves(self.commons.book, "ask"))
        if (player := asks_to_respawn(order, self.commons.book)) is not None:
            return lambda: respawn(order, player, self.commons.book, world)
        return self._bring(order, world, "ask", True, text)

    def _order(self, order: Order, world: World) -> Refusal | Plan:
        player, text = order.text("player", "to", "target"), order.text("text")
        if player is None or text is None:
            return Refusal("Say to whom (`player`) and what (`text`).", serves(self.commons.book, "answer"))
        if asks_to_respawn(order, self.commons.book) is not None:
            return lambda: respawn(order, player, self.commons.book, world)
        return lambda: self._ordered(order, player, text, world)

    def _ordered(self, order: Order, player: str, text: str, world: World) -> Done:
        moved = self.reply(player, text, Cause("order", order.seq, order.t), order.text("case"))
        clauses = moved[0].clauses if moved else []
        notice = Notice(t=order.t, to=[player], kind="staff", say=f"The staff: {clean(text)}", clauses=clauses)
        answered = f" {len(moved)} of his questions answered." if moved else ""
        return Done(f"{called(world, player)} was told.{answered}", None, (*moved, notice))

    def _forgive(self, order: Order, world: World) -> Refusal | Plan:
        case = self.meant(order)
        if isinstance(case, Refusal):
            return case
        if not self.commons.persons.same(case.sender, order.player):
            return Refusal("Only who brought a case can forgive it.", self.served(case))
        return self.put(case, "closed", order, f"You forgave it; the case {case.id} is closed.")

    def put(self, case: Case, new: str, order: Order, say: str) -> Refusal | Plan:
        """Move a case as somebody orders, if its table allows it."""
        if not self.machine.may(case.state, new, "order"):
            return Refusal(
                f"The case {case.id} is {case.state}; it cannot be {new} now.", self.served(case, order.name)
            )
        cause = Cause("order", order.seq, order.t)
        return lambda: Done(say, case.id, tuple(self.settle(case, new, cause)))

    # Moving -----------------------------------------------------------------------------------------------------------

    def settle(self, case: Case, new: str, cause: Cause) -> list[Change]:
        """Move a case where its table allows it; nothing where it does not."""
        if not self.machine.may(case.state, new, cause.by):
            return []
        clauses = cause.clauses or self.served(case)
        return [self.move(case, new, cause._replace(clauses=clauses))]

    def reply(self, player: str, text: str, cause: Cause, only: str | None = None) -> list[Change]:
        """Staff spoke to a player: his open questions are answered (`only` that case, where one is named)."""
        found: list[Change] = []
        for case in self.machine.things.values():
            if case.asked and case.sender == player and only in (None, case.id):
                moved = self.settle(case, "answered", cause._replace(clauses=self._answering(case)))
                if moved:
                    case.reply = text
                found += moved
        return found

    def _answering(self, case: Case) -> tuple[str, ...]:
        return serves(self.book(case), "answer", "ask")

    def fire(self, due: Due, world: World) -> list[Found]:
        """A question was left open too long: the owner is told."""
        case = self.machine.things[due.id]
        clauses = serves(self.book(case), "escalation", "answer", "ask")
        waited = lasting(due.at - case.began)
        change = self.move(case, "escalated", Cause("deadline", None, due.at, clauses))
        say = f"A question has had no answer for {waited}. {self._said(case, world)}"
        to = self.commons.staff.owners()
        return [change, Notice(t=due.at, to=to, kind="escalation", say=say, clauses=list(clauses))]

    # Told facts -------------------------------------------------------------------------------------------------------

    def hears(self) -> Mapping[type[Event], Hearing]:
        """Staff spoke to somebody who asked, or found what a case was about."""
        return {Chat: self._heard, Finding: self._found}

    def _heard(self, event: Chat, world: World) -> Sequence[Found]:
        if not self.commons.staff.is_member(event.player):
            return ()
        named = self.machine.get(str(event.about)) if isinstance(event.about, str) else None
        asker = event.to if isinstance(event.to, str) else named.sender if named is not None else None
        if asker is None:
            return ()
        cause = Cause("told", event.seq, world.clock)
        return self.reply(asker, event.text, cause, named.id if named is not None else None)

    def _found(self, event: Finding, world: World) -> Sequence[Found]:
        if not self.commons.staff.believed(event.by, world):
            return ()
        cause = Cause("told", event.seq, world.clock)
        found: list[Change] = []
        for case in self._meant(event):
            new = "answered" if case.asked else "upheld" if event.answer == "yes" else "dismissed"
            found += self.settle(case, new, cause)
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


def yet_to_come(order: Order) -> str | None:
    """Why an order is about nothing that has happened: else what comes next would be reported before it is done."""
    about = order.moment("about")
    return f"There is no event {about} yet." if about is not None and about >= order.seq else None


def _matter(case: Case) -> tuple[Any, ...]:
    question = " ".join(case.texts[:1]) if case.asked else None
    return case.sender, case.asked, case.kind, case.player or case.sender, case.about, question


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
