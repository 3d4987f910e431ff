"""What people found, and what was reported or pleaded after an act: known by the plain referee from the start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from lawspeaker.events import Command, Event, Finding
from lawspeaker.events.findings import Ruling
from lawspeaker.law.tree import Article, Block, Group, Happened, Rulebook
from lawspeaker.referee.acts import Act
from lawspeaker.referee.rulings import Decision, Outcome, Truth
from lawspeaker.world.happenings import Happening

if TYPE_CHECKING:
    from lawspeaker.referee.plain import Plain

GATES = {"report": "reported", "plead": "pleaded"}


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding: the question it answers, and the act it was asked of."""

    seq: int
    subject: int | str
    question: str
    answer: bool
    encounter: str | None
    actor: str
    target: str | None


@dataclass(slots=True)
class Known:
    """Every finding and every late report so far."""

    answers: list[Answered] = field(default_factory=list)
    reports: list[tuple[Happening, int]] = field(default_factory=list)

    def learn(self, event: Event, plain: "Plain") -> bool:
        """Keep a finding or a report; true if it may change a ruling already given."""
        if isinstance(event, Finding):
            if plain.world.people.staff(event.by) is None:
                return False
            of = self._subject(event.subject, plain)
            encounter = of.encounter if of and isinstance(of.encounter, str) else None
            target = of.target if of and isinstance(of.target, str) else None
            said = Answered(
                event.seq,
                event.subject,
                event.question,
                event.answer == "yes",
                encounter,
                of.actor if of else "",
                target,
            )
            self.answers.append(said)
            return True
        if isinstance(event, Command) and event.name in GATES:
            subject = self._about(event, plain)
            if subject is not None:
                roles: tuple[Any, ...] = (event.player, event.args.get("plea", ""))
                self.reports.append(
                    (Happening(GATES[event.name], roles, plain.world.clock, event.seq, event.tier), subject)
                )
                return True
        return False

    @staticmethod
    def _subject(subject: int | str, plain: "Plain") -> Ruling | None:
        return next((r for r in plain.rulings.values() if r.seq == subject or str(r.seq) == str(subject)), None)

    @staticmethod
    def _about(event: Command, plain: "Plain") -> int | None:
        """The act a report speaks of: the `seq` it names, or the last act of that player on the sender."""
        about = event.args.get("about")
        if isinstance(about, int):
            return about
        if isinstance(about, str) and about.isdigit():
            return int(about)
        player = event.args.get("player")
        mine = [r.seq for r in plain.rulings.values() if r.actor == player and event.player in (r.target, r.actor)]
        return max(mine, default=None)

    def answerer(self, plain: "Plain") -> Callable[[Act, str], Truth]:
        """A function that answers a question about an act, or does not know."""

        def answer(act: Act, question: str) -> Truth:
            said: Truth = None
            for one in self.answers:
                if one.question == question and self._meets(one, act, plain):
                    said = one.answer
            return said

        return answer

    @staticmethod
    def _meets(one: Answered, act: Act, plain: "Plain") -> bool:
        if str(one.subject) == str(act.seq):
            return True
        fight = plain.world.fights.of(act.seq)
        same = fight is not None and one.encounter is not None and fight == one.encounter
        return same and one.actor == act.actor and one.target == act.target

    def overrule(self, act: Act, outcome: Outcome) -> Outcome:
        """A finding on a clause outranks what the machine saw of the articles that serve it."""
        for one in self.answers:
            if str(one.subject) == str(act.seq) and one.question in serves(outcome.article):
                applies = one.answer if outcome.article.force == "forbid" else not one.answer
                outcome = Outcome(outcome.article, applies, outcome.held)
        return outcome

    def clauses(self, act: Act, decision: Decision) -> list[str]:
        """The clauses that staff found broken, where those are what decided."""
        found = [o.question for o in self.answers if str(o.subject) == str(act.seq) and o.answer]
        served = {c for o in decision.decisive for c in serves(o.article)}
        return [c for c in found if c in served] if decision.value == "unlawful" else []

    def gates(self, act: Act, told: Happened, book: Rulebook) -> list[Happening]:
        """The reports or pleas about this act, within the rulebook's `hearing`."""
        hearing = book.lets["hearing"].value.value if "hearing" in book.lets else None
        return [
            happening
            for happening, subject in self.reports
            if subject == act.seq
            and happening.word == told.word.name
            and (hearing is None or happening.t - act.t <= hearing)
        ]


def serves(article: Article) -> set[str]:
    """Every clause an article serves: its `cites` and the tags of its lines."""
    found = set(article.cites)
    for block in (article.when, article.unless):
        found |= _tags(block) if block else set()
    return found


def _tags(block: Block) -> set[str]:
    found: set[str] = set()
    for line in block.lines:
        found |= set(line.tags)
        if isinstance(line.condition, Group):
            found |= {t for inner in line.condition.lines for t in inner.tags}
    return found


__all__ = ["Known", "replace", "serves"]
