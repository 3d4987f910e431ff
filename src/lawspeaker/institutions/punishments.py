"""Punishments: steps of a ladder that somebody was given, until they are served, forgotten or lifted.

Staff give the next rung of the ladder that the clause's article names. One that is only told (`pending`) counts as a
rung already, and a later one under the same clause gives it; so does one that is only `proposed`, for the machine gives
none that rests on a place grown old. Ladders count by person.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import UNSET, field

from lawspeaker.events.bounds import LATEST
from lawspeaker.events.findings import Found, Missing, Notice, Sanction
from lawspeaker.events.spans import MINUTE
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.dossiers import Dossiers
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Cause, Due, Move, Thing, born
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.rungs import (
    Step,
    as_named,
    clauses_for,
    fits,
    is_clause,
    kinds_of,
    ladders_for,
    rules_for,
    rung_at,
    step_kind,
    steps_of,
    told,
)
from lawspeaker.institutions.words import as_id, called, clean
from lawspeaker.law.tree import Ladder, Rulebook
from lawspeaker.world.world import World

PUNISHMENT = "punishment"
WAITING = frozenset(("pending", "proposed"))
COUNTS = WAITING | {"in_force", "served"}
LONGEST = LATEST // MINUTE
"""Minutes; whoever writes more has said nothing about how long it lasts."""


class Punishment(Thing, kw_only=True):
    """One rung given: to whom, of which ladder (empty: none), its place on it, the steps, and for which events.

    `given` (ms) is since when it lasts, `lifted_at` when staff lifted it; `by` the staff member, `None` for the machine
    or a vote. `rules` are the families of the articles it serves, `acted` the clock (ms) of the act it is for, `shifts`
    the articles that raised or lowered it, `asks` what would settle whether others do, as pairs of id and question.
    """

    player: str
    ladder: str
    nth: int
    steps: list[Step]
    clauses: list[str]
    given: int
    acts: list[int] = field(default_factory=list)
    by: str | None = None
    case: str | None = None
    lifted_at: int | None = None
    rules: list[str] = field(default_factory=list)
    acted: int = 0
    shifts: list[str] = field(default_factory=list)
    asks: list[tuple[str, str]] = field(default_factory=list)


class Imposed(NamedTuple):
    """What the machine decided of an act: the rung, or (`steps` is `None`) that it is no offence after all; `proposed`
    if only staff may give it."""

    id: str
    player: str
    ladder: str
    nth: int
    steps: list[Step] | None
    clauses: tuple[str, ...]
    acts: tuple[int, ...]
    rules: tuple[str, ...] = ()
    acted: int = 0
    shifts: tuple[str, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()
    proposed: bool = False


Weigh = Callable[[Punishment, int, int], None]
"""Changes a punishment that staff are about to give, by the order of this `seq` at this clock (ms)."""


class Punishments(Institution[Punishment]):
    """Every punishment of one server, by id."""

    what = PUNISHMENT
    kind = Punishment
    table = frozenset(
        {
            Move(None, "pending", "order"),
            Move(None, "in_force", "order"),
            Move(None, "in_force", "deadline"),
            Move(None, "in_force", "override"),
            Move(None, "in_force", "told"),
            Move(None, "proposed", "told"),
            Move("pending", "in_force", "order"),
            Move("pending", "lifted", "order"),
            Move("pending", "lifted", "override"),
            Move("proposed", "in_force", "order"),
            Move("proposed", "in_force", "override"),
            Move("proposed", "lifted", "order"),
            Move("proposed", "lifted", "override"),
            Move("in_force", "served", "deadline"),
            Move("in_force", "lifted", "order"),
            Move("in_force", "lifted", "override"),
            Move("served", "lifted", "override"),
            Move("served", "in_force", "override"),
            Move("lifted", "in_force", "override"),
            Move("lifted", "proposed", "override"),
        }
    )
    voided = "lifted"

    def __init__(self, commons: Commons) -> None:
        super().__init__(commons)
        self._of = Dossiers(self.machine, commons.persons, lambda one: one.player)
        self.weigh: Weigh | None = None
        """Who raises and lowers what staff give, if anybody does."""

    def due(self, thing: Punishment) -> int | None:
        """When a punishment is over (ms): its longest step has run out, or its ladder forgets it.

        None where it never is, or is over already.
        """
        if thing.state != "in_force":
            return None
        lasting = [step["minutes"] for step in thing.steps if "minutes" in step]
        if None in lasting:
            return None
        if lasting:
            return thing.given + int(max(lasting)) * MINUTE
        expires = self._expires(thing)
        return None if expires is None else thing.given + expires

    def _expires(self, one: Punishment) -> int | None:
        ladder = self.ladder(one)
        return ladder.expires if ladder is not None else None

    def ladder(self, one: Punishment) -> Ladder | None:
        """The ladder that it is a rung of, as it was when it was given."""
        return self.book(one).ladders.get(one.ladder)

    # Asking -----------------------------------------------------------------------------------------------------------

    def of(self, player: str) -> Sequence[Punishment]:
        """What this person was given, in that order."""
        return self._of.of(player)

    def rungs(self, player: str, ladder: str) -> list[Punishment]:
        """What this person was given of a ladder, in that order."""
        return [one for one in self.of(player) if one.ladder == ladder]

    def place(self, player: str, ladder: str, t: int) -> int:
        """How many rungs of a ladder count for this person at a time: given, not lifted, not yet forgotten."""
        return sum(one.state in COUNTS and not self._forgotten(one, t) for one in self.rungs(player, ladder))

    def _forgotten(self, one: Punishment, t: int) -> bool:
        expires = self._expires(one)
        return expires is not None and one.given + expires <= t

    def waiting(self, player: str, ladder: str, kind: str) -> Punishment | None:
        """One that such a step would give or confirm: told and not given, or given by the machine alone."""
        for one in self.rungs(player, ladder):
            unconfirmed = one.state == "in_force" and one.by is None
            kinds = [step["kind"] for step in one.steps]
            known = self.ladder(one)
            meant = kind in kinds if known is None else fits(known, kinds, kind)
            if (one.state in WAITING or unconfirmed) and meant:
                return one
        return None

    def fitting(self, player: str, clause: str, kind: str, t: int) -> Ladder | None:
        """The ladder on which this step is the next for him, of those that the clause stands on."""
        for ladder in ladders_for(self.commons.book, clause):
            _, rung = rung_at(ladder, self.place(player, ladder.name, t) + 1)
            if fits(ladder, kinds_of(rung), kind) or self.waiting(player, ladder.name, kind) is not None:
                return ladder
        return None

    def expected(self, player: str, clause: str, t: int) -> str:
        """The step that would be next for him under this clause, for people; empty where no ladder says."""
        for ladder in ladders_for(self.commons.book, clause):
            return told(steps_of(rung_at(ladder, self.place(player, ladder.name, t) + 1)[1]))
        return ""

    def hint(self, order: Order) -> str:
        """What would have been the right step, where this order is forbidden and a ladder says so."""
        player, clause = order.text("player"), order.text("clause")
        if order.name != "punish" or player is None or clause is None:
            return ""
        expected = self.expected(player, clause, order.t)
        return f"The next step is {expected}." if expected else ""

    def out_of_turn(self, order: Order) -> tuple[str, ...]:
        """The clauses of the ladder of which a forbidden `punish` would skip a rung, or which has no such step."""
        player, clause = order.text("player"), order.text("clause")
        kind = step_kind(order.args.get("step"))
        if order.name != "punish" or player is None or clause is None or kind is None:
            return ()
        ladders = ladders_for(self.commons.book, clause)
        if not ladders or self.fitting(player, clause, kind, order.t) is not None:
            return ()
        return ladders[0].cites

    # Orders -----------------------------------------------------------------------------------------------------------

    def orders(self) -> Mapping[str, Handler]:
        """`lift`; `punish` is heard by the forum, for it may be about a case."""
        return {"lift": self._lift}

    def punish(self, order: Order, world: World, acts: list[int]) -> Refusal | Plan:
        """`punish {player, step, clause, case?, pending?}`, for these events."""
        player, clause, book = order.text("player"), order.text("clause"), self.commons.book
        kind = step_kind(order.args.get("step"))
        wrong = self._wrong(book, player, clause, kind)
        if player is None or clause is None or kind is None or wrong is not None:
            return Refusal(wrong or "", tuple(clauses_for(book, clause)) if clause else self._all_clauses(book))
        ladders = ladders_for(book, clause)
        ladder = self.fitting(player, clause, kind, order.t) or (ladders[0] if ladders else None)
        minutes = order.moment("minutes")
        if minutes is not None and not 0 < minutes <= LONGEST:
            minutes = None
        steps: list[Step]
        if ladder is None:
            steps = [{"kind": kind} if not minutes else {"kind": kind, "minutes": minutes}]
            one = self._new(order, player, "", 1, steps, clauses_for(book, clause))
        else:
            given = self.waiting(player, ladder.name, kind)
            if given is not None and not order.args.get("pending"):
                return lambda: self._give(given, order, world)
            place, rung = rung_at(ladder, self.place(player, ladder.name, order.t) + 1)
            clauses = list(dict.fromkeys((*clauses_for(book, clause), *ladder.cites)))
            steps = as_named(steps_of(rung, minutes), kind)
            one = self._new(order, player, ladder.name, place, steps, clauses)
        if isinstance(one, Refusal):
            return one
        one.acts, one.rules = acts, rules_for(book, clause, one.ladder)
        return lambda: self._punished(one, order, world)

    @staticmethod
    def _wrong(book: Rulebook, player: str | None, clause: str | None, kind: str | None) -> str | None:
        if player is None:
            return "Say whom: `player`."
        if clause is None:
            return "Say under which clause of the rules: `clause`."
        if not is_clause(book, clause):
            return f"The rules have no clause `{clean(clause)}`; `rule` finds it by its words."
        if kind is None:
            steps = [k for ladder in ladders_for(book, clause) for rung in ladder.rungs for k in kinds_of(rung)]
            said = ", ".join(dict.fromkeys(steps)) or "warn, kick, ban …"
            return f"Say which `step`: {said}."
        return None

    @staticmethod
    def _all_clauses(book: Rulebook) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for ladder in book.ladders.values() for c in ladder.cites))

    def _new(
        self, order: Order, player: str, ladder: str, nth: int, steps: list[Step], clauses: list[str]
    ) -> Punishment | Refusal:
        name = self.named(order)
        if isinstance(name, Refusal):
            return name
        return Punishment(
            id=name,
            state="pending" if order.args.get("pending") is True else "in_force",
            **self.born(order.seq, order.t),
            player=player,
            ladder=ladder,
            nth=nth,
            steps=steps,
            clauses=clauses,
            given=order.t,
            by=order.player,
            case=order.text("case"),
        )

    def _punished(self, one: Punishment, order: Order, world: World) -> Done:
        whom = called(world, one.player)
        if self.weigh is not None and one.state != "pending":
            self.weigh(one, order.seq, order.t)
        found = tuple(self.give(one, Cause("order", order.seq, order.t, tuple(one.clauses))))
        if one.state == "pending":
            return Done(f"{whom} is told of {told(one.steps)}; it counts ({one.id}).", one.id, found)
        return Done(f"{whom} gets {told(one.steps)} ({one.id}).", one.id, found)

    def _give(self, one: Punishment, order: Order, world: World) -> Done:
        one.by = order.player
        if one.state not in WAITING:
            return Done(f"{called(world, one.player)} has {told(one.steps)} already ({one.id}).", one.id)
        one.given = order.t
        if self.weigh is not None:
            self.weigh(one, order.seq, order.t)
        change = self.move(one, "in_force", Cause("order", order.seq, order.t, tuple(one.clauses)))
        found = (change, *self._sanctions(one, order.t), self._notice(one, order.t))
        return Done(f"{called(world, one.player)} gets {told(one.steps)} ({one.id}).", one.id, found)

    def _lift(self, order: Order, world: World) -> Refusal | Plan:
        """`lift {punishment, reason}`."""
        name, reason = order.text("punishment", "id"), order.text("reason")
        one = self.machine.get(name) if name is not None else None
        if one is None:
            say = "Say which: `punishment` is its id." if name is None else f"There is no punishment `{as_id(name)}`."
            return Refusal(say, self.clauses())
        if reason is None:
            return Refusal("Say why: `reason`. It is kept with the punishment.", tuple(one.clauses))
        if not self.machine.may(one.state, "lifted", "order"):
            return Refusal(f"The punishment {one.id} is {one.state} and cannot be lifted.", tuple(one.clauses))
        return lambda: self._lifted(one, order, reason)

    def _lifted(self, one: Punishment, order: Order, reason: str) -> Done:
        found = self._end(one, Cause("order", order.seq, order.t, tuple(one.clauses), reason))
        say = f"{told(one.steps).capitalize()} was lifted: {clean(reason)}"
        notice = Notice(t=order.t, to=[one.player], kind="lift", say=say, clauses=list(one.clauses))
        return Done(f"The punishment {one.id} is lifted.", one.id, (*found, notice))

    # Moving -----------------------------------------------------------------------------------------------------------

    def give(self, one: Punishment, cause: Cause) -> list[Found]:
        """Begin a punishment: the change, its steps, and a word to him who gets it."""
        change = self.machine.open(one, cause)
        if one.state == "pending":
            return [change, self._notice(one, cause.t)]
        return [change, *self._put_out(one, cause.t)]

    def _end(self, one: Punishment, cause: Cause) -> list[Found]:
        """Lift a punishment; it counts as a rung no longer."""
        if not self.machine.may(one.state, "lifted", cause.by):
            return []
        if cause.by == "order":
            one.lifted_at = cause.t
        return [self.move(one, "lifted", cause)]

    def recount(
        self, one: Punishment, nth: int, steps: list[Step], cause: Cause, proposed: bool = False
    ) -> list[Found]:
        """What was decided before has changed, and with it the rung that this punishment is; what was given already
        stays so, though it would only be proposed now."""
        proposed = proposed and one.by is None and one.state in ("proposed", "lifted")
        same = (one.nth, one.steps, one.state != "lifted", one.state == "proposed") == (nth, steps, True, proposed)
        if same or one.lifted_at is not None:
            return []
        one.nth, one.steps = nth, steps
        found: list[Found] = []
        state = "proposed" if proposed else "in_force"
        if one.state != state:
            found.append(self.move(one, state, cause))
        else:
            self.machine.renew(one)
        return [*found, *self._put_out(one, cause.t)]

    def impose(self, imposed: Imposed, cause: Cause, book: Rulebook) -> list[Found]:
        """Give, change or take back what the machine decided of an act; the same again changes nothing."""
        one = self.machine.get(imposed.id)
        if imposed.steps is None:
            return self._end(one, cause._replace(clauses=tuple(one.clauses))) if one is not None else []
        if one is not None:
            one.clauses, one.rules, one.acted = list(imposed.clauses), list(imposed.rules), imposed.acted
            one.shifts, one.asks = list(imposed.shifts), list(imposed.asks)
            return self.recount(one, imposed.nth, imposed.steps, cause, imposed.proposed)
        new = Punishment(
            id=imposed.id,
            state="proposed" if imposed.proposed else "in_force",
            **born(book, imposed.acts[0], cause.t),
            player=imposed.player,
            ladder=imposed.ladder,
            nth=imposed.nth,
            steps=imposed.steps,
            clauses=list(imposed.clauses),
            given=cause.t,
            acts=list(imposed.acts),
            rules=list(imposed.rules),
            acted=imposed.acted,
            shifts=list(imposed.shifts),
            asks=list(imposed.asks),
        )
        return self.give(new, cause)

    def fire(self, due: Due, world: World) -> list[Found]:
        """A punishment has run out."""
        one = self.machine.things[due.id]
        return [self.move(one, "served", Cause("deadline", None, due.at, tuple(one.clauses)))]

    def _put_out(self, one: Punishment, t: int) -> list[Found]:
        """The steps of a rung, and a word to him who gets it; what is only proposed is for staff to tell."""
        told = [] if one.state == "proposed" else [self._notice(one, t)]
        return [*self._sanctions(one, t), *told]

    def _sanctions(self, one: Punishment, t: int) -> list[Found]:
        """The steps of a rung, one finding each."""
        return [
            Sanction(
                t=t,
                player=one.player,
                step=dict(step),
                ladder=one.ladder,
                nth=one.nth,
                clauses=list(one.clauses),
                since=list(one.acts),
                status="proposed" if one.state == "proposed" else "in_force",
                articles=list(one.shifts) or UNSET,
                missing=[Missing(*asked) for asked in one.asks] or UNSET,
            )
            for step in one.steps
        ]

    @staticmethod
    def _notice(one: Punishment, t: int) -> Notice:
        by = f", raised or lowered by {', '.join(one.shifts)}" if one.shifts else ""
        what = f"{told(one.steps) or 'no step'}, under {', '.join(one.clauses) or 'the rules'}{by} ({one.id})"
        say = f"You are told of {what}." if one.state == "pending" else f"You get {what}."
        return Notice(t=t, to=[one.player], kind=PUNISHMENT, say=say, clauses=list(one.clauses))
