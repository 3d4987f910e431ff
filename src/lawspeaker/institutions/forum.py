"""The forum: what hangs together among cases, votes and punishments.

A punishment upholds the case it is for, a vote that passed may be a punishment itself, a plea may speak of a case or a
vote, and whoever was punished without a case may have it looked at again.
"""

from collections.abc import Mapping, Sequence

from lawspeaker.events.findings import Change, Found
from lawspeaker.institutions.calls import CALLS, call
from lawspeaker.institutions.cases import KEPT, Case, Cases, yet_to_come
from lawspeaker.institutions.commons import Commons
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.numbers import serves
from lawspeaker.institutions.order import Done, Handler, Order, Plan, Refusal
from lawspeaker.institutions.powers import GIVE, give
from lawspeaker.institutions.punishments import PUNISHMENT, Punishment, Punishments
from lawspeaker.institutions.rules import rule
from lawspeaker.institutions.votes import VOTE, Vote, Votes
from lawspeaker.institutions.words import as_id
from lawspeaker.world.world import World

KICKS = frozenset(("kick",))
"""Kinds of vote that are themselves a step of punishment."""


class Forum:
    """The orders that move more than one of the three, or none of them, on one server."""

    def __init__(self, commons: Commons, cases: Cases, votes: Votes, punishments: Punishments) -> None:
        self.commons, self.cases, self.votes, self.punishments = commons, cases, votes, punishments

    def orders(self) -> Mapping[str, Handler]:
        """`appeal`, `plead`, `punish`; what is only said or read out; `give` where the rulebook speaks of it."""
        commons = self.commons
        found: dict[str, Handler] = {
            "appeal": self._appeal,
            "plead": self._plead,
            "punish": self._punish,
            "rule": lambda order, world: rule(order, commons.book),
            **dict.fromkeys(CALLS, lambda order, world: call(order, commons.book, world)),
        }
        if serves(commons.book, GIVE):
            found[GIVE] = lambda order, world: give(order, commons, world)
        return found

    def follow(self, change: Change) -> Sequence[Found]:
        """What follows from a vote that has closed."""
        vote = self.votes.machine.get(change.id) if change.what == VOTE and change.new == "passed" else None
        if vote is None or vote.kind not in KICKS:
            return ()
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
            clauses=list(change.clauses),
            given=vote.since,
            acts=[vote.seq],
        )
        by = Cause("deadline" if change.seq is None else "override", change.seq, change.t, tuple(change.clauses))
        return self.punishments.give(one, by)

    def _punish(self, order: Order, world: World) -> Refusal | Plan:
        name, book = order.text("case"), self.commons.book
        case = self.cases.machine.get(name) if name is not None else None
        if name is not None and case is None:
            return Refusal(f"There is no case `{as_id(name)}`.", serves(book, PUNISHMENT))
        version, applied = self.cases.book(case) if case is not None else book, order.text("rulebook")
        if applied not in (None, version.name, version.hash):
            say = f"It is judged by the rules that were in force then: {version.name}, {version.hash[:12]}."
            return Refusal(say, serves(book, "rulebook", PUNISHMENT))
        acts = [int(case.about)] if case is not None and case.about is not None and case.about.isdecimal() else []
        plan = self.punishments.punish(order, world, acts)
        if case is None or isinstance(plan, Refusal):
            return plan

        def punish() -> Done:
            done = plan()
            upheld = self.cases.settle(case, "upheld", Cause("order", order.seq, order.t))
            return done._replace(found=(*upheld, *done.found))

        return punish

    def _appeal(self, order: Order, world: World) -> Refusal | Plan:
        case = self._appealed(order)
        if isinstance(case, Refusal):
            return case
        if order.text("text") is None:
            return Refusal("Say why: `text`.", self.cases.served(case, "appeal"))
        if not self._is_party(order.player, case):
            say = "Only who brought a case, or whom it is about, can ask for it to be looked at again."
            return Refusal(say, self.cases.served(case, "appeal of another", "appeal"))
        if self.cases.machine.get(case.id) is None:
            cause = Cause("order", order.seq, order.t, self.cases.served(case, "appeal"))
            say = f"The punishment {case.about} will be looked at again ({case.id})."
            return lambda: Done(say, case.id, (self.cases.machine.open(case, cause),))
        return self.cases.put(case, "appealed", order, f"The case {case.id} will be looked at again.")

    def _appealed(self, order: Order) -> Case | Refusal:
        """The case that an appeal names: by its id, or by that of a punishment.

        A punishment that was given without a case is one from now on.
        """
        given = self.punishments.machine.get(order.text("case", "punishment") or "")
        if given is None:
            return self.cases.meant(order)
        known = [c for c in self.cases.machine.things.values() if given.case == c.id or c.about == given.id]
        if known:
            return known[0]
        case = self.cases.filed(order, "", asked=False, text=order.text("text"))
        if isinstance(case, Case):
            case.state, case.player, case.sender, case.about = "appealed", given.player, given.player, given.id
        return case

    def _is_party(self, player: str, case: Case) -> bool:
        """Whether a case is his: he brought it, or it is about him; one that names nobody may be about anybody."""
        return case.player is None or any(
            self.commons.persons.same(player, party) for party in (case.player, case.sender)
        )

    def _plead(self, order: Order, world: World) -> Refusal | Plan:
        name = order.text("case")
        case = (self.cases.machine.get(name) or self.votes.machine.get(name)) if name is not None else None
        if case is None and (name is not None or order.text("plea") is None):
            say = f"There is no case `{as_id(name)}`." if name is not None else "Say what you plead: `plea`."
            return Refusal(say, serves(self.commons.book, "plead", "report"))
        if (yet := yet_to_come(order)) is not None:
            return Refusal(yet, serves(self.commons.book, "plead", "report"))
        plea = [order.player, order.text("plea") or "", order.text("text") or ""]
        return lambda: self._pleaded(case, plea)

    @staticmethod
    def _pleaded(case: Case | Vote | None, plea: list[str]) -> Done:
        if case is not None:
            case.pleas = [*case.pleas, plea][:KEPT]
        return Done("Your plea is kept with it.", case.id if case is not None else None)
