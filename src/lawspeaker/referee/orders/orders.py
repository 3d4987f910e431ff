"""Orders: every command is answered once, judged before it is carried out, and carried out by its institution.

A forbidden order is refused with every article in the way, and has not happened. An unclear one goes ahead with its
question open; what it opened is void from the moment staff find that it was forbidden.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Command, Event
from lawspeaker.events.findings import Answer, Change, Found, Missing, Notice, Ruling
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.votes import kinds
from lawspeaker.institutions.words import clean
from lawspeaker.law.advice import few, near
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.orders.bench import Bench, Judged
from lawspeaker.referee.orders.cures import cure
from lawspeaker.referee.orders.oracle import may
from lawspeaker.world.world import World

MAY = "may"


class Orders:
    """The orders of one server; `open` holds what the unclear ones opened, by their `seq`."""

    def __init__(self, bench: Bench, institutions: Institutions) -> None:
        self.bench, self.institutions = bench, institutions
        self.open: dict[int, str] = {}
        self._refused: int | None = None
        self._known: tuple[Rulebook, Mapping[str, Handler]] | None = None

    def take(self, event: Command, now: Now) -> list[Found]:
        """Judge, carry out and answer one command."""
        self._refused = None
        if event.name == MAY:
            return [may(self.bench, event, now)]
        handler = self.known().get(event.name)
        if handler is None and self.bench.happens(event):
            handler = _given if self.bench.tells(event) else self._heard
        if handler is None:
            return self._unknown(event, now)
        order = Order.of(event, now.t, now.world)
        plan = handler(order, now.world)
        judged = [] if isinstance(plan, Refusal) and not plan.whole else self.bench.judge(event)
        forbidden = [j for j in judged if j.value == "unlawful"]
        if forbidden or isinstance(plan, Refusal):
            return [self._refuse(event, order, plan, forbidden, now)]
        return self._carry(event, self.institutions.carry(plan, now.world), judged, now)

    def _refuse(self, event: Command, order: Order, plan: Refusal | Plan, forbidden: list[Judged], now: Now) -> Answer:
        """The answer to an order that is not carried out: what is wrong with it, or else every article in the way."""
        self._refused = event.seq
        say, own = (plan.say, plan.clauses) if isinstance(plan, Refusal) else (self._why_not(order, forbidden), ())
        ladder = self.institutions.punishments.out_of_turn(order) if forbidden else ()
        named = [j for j in forbidden if not ladder or _for_itself(j)]
        clauses = list(dict.fromkeys([*own, *(c for j in named for c in j.clauses), *ladder]))
        articles = list(dict.fromkeys(a for j in forbidden for a in j.ruling.articles))
        return self._answer(event, now, False, say, clauses, articles)

    def refused(self, event: Event) -> bool:
        """Whether the event just taken is an order that was refused, so that it has not happened."""
        return isinstance(event, Command) and event.seq == self._refused

    def known(self) -> Mapping[str, Handler]:
        """The orders there are here: those of institutions, and those that articles speak of and nothing moves by.

        There are no votes where no kind of vote has its numbers.
        """
        book = self.institutions.book
        if self._known is None or self._known[0] is not book:
            orders = {**dict.fromkeys(self.bench.spoken, _given), **self.institutions.orders}
            votes = bool(kinds(book))
            self._known = (book, {name: o for name, o in orders.items() if votes or not name.startswith("vote.")})
        return self._known[1]

    def _heard(self, order: Order, world: World) -> Plan:
        """An order that nobody here carries out, and of which no line speaks; it may be a slip of the pen."""
        meant = near(order.name, self.known(), 0.75)
        say = f"Nothing here is carried out by `{clean(order.name, 40)}`; it is on record."
        return lambda: Done(f"{say} {meant[0].upper()}{meant[1:]}" if meant else say)

    def _unknown(self, event: Command, now: Now) -> list[Found]:
        self._refused = event.seq
        wanting = " and ".join(f"`let {number}`" for number in self.institutions.wanting(event.name))
        why = f": the rulebook gives no {wanting}." if wanting else f". {few(event.name, {*self.known(), MAY})}"
        say = f"There is no order `{clean(event.name, 40)}` here{why}"
        return [self._answer(event, now, False, say, [])]

    def void(self, event: Event, rulings: list[Ruling], now: Now) -> list[Found]:
        """A finding has shown that an order which went ahead was forbidden: what it opened is void from now on."""
        found: list[Found] = []
        for ruling in rulings:
            name = self.open.get(ruling.seq)
            if name is not None and ruling.ruling == "unlawful":
                del self.open[ruling.seq]
                reason = f"event {event.seq} found that it was forbidden"
                cause = Cause("override", event.seq, now.t, tuple(ruling.clauses), reason)
                found += self.institutions.void(name, cause)
        return found

    def _why_not(self, order: Order, forbidden: list[Judged]) -> str:
        """Every article in the way, as it stands with its numbers; what would be right; when time alone cures it."""
        rules = dict.fromkeys(rule for judged in forbidden for rule in self.bench.rules(judged))
        told = dict.fromkeys(f"{reason}." for judged in forbidden for reason in judged.reasons())
        reasons = [r for r in told if not any(rule.startswith(r[:-1]) for rule in rules)]
        hint = self.institutions.punishments.hint(order)
        return " ".join(part for part in ("No.", *reasons, *rules, hint, cure(self.bench, forbidden)) if part)

    def _carry(self, event: Command, done: Done, judged: list[Judged], now: Now) -> list[Found]:
        missing = [m for j in judged if j.value == "unclear" for m in j.missing]
        if missing and done.id is not None:
            self.open[event.seq] = done.id
        clauses = list(dict.fromkeys(c for f in done.found if isinstance(f, Change | Notice) for c in f.clauses))
        answer = self._answer(event, now, True, done.say, clauses, None, missing, done.id)
        rulings = [self.bench.enter(j) for j in judged]
        return [answer, *rulings, *done.found, *self.bench.arise(event, now)]

    @staticmethod
    def _answer(
        event: Command,
        now: Now,
        ok: bool,
        say: str,
        clauses: list[str],
        articles: list[str] | None = None,
        missing: list[Missing] | None = None,
        opened: str | None = None,
    ) -> Answer:
        server: str | UnsetType = event.server if event.server != "main" else UNSET
        return Answer(
            t=now.t,
            server=server,
            seq=event.seq,
            player=event.player,
            command=event.name,
            ok=ok,
            say=say,
            clauses=clauses,
            articles=articles or UNSET,
            missing=missing or UNSET,
            id=opened if opened is not None else UNSET,
        )

    def dump(self) -> dict[str, Any]:
        """What the unclear orders opened, as plain data."""
        return {"open": sorted(self.open.items()), "refused": self._refused}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.open, self._refused = dict(data["open"]), data["refused"]


def _for_itself(judged: Judged) -> bool:
    """Whether an article that forbids it is named beside the ladder that it is out of turn on."""
    return any(not article.otherwise for article in judged.articles if article.id in judged.ruling.articles)


def _given(order: Order, world: World) -> Plan:
    """An order of which an article speaks and by which no institution moves: given, it has happened."""
    return lambda: Done("Done.")
