"""What people have said of acts: findings on questions and on clauses, reports and pleas, and to which acts they speak.

A finding on a question holds for the act it was asked of, and for whatever else the same person did to the same one in
that encounter; what an act asks only because it rests on others is found of those. A report or plea is about one act,
and in time while its hearing lasts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from lawspeaker.events import Command, Finding
from lawspeaker.events.faults import quote
from lawspeaker.events.findings import Notice
from lawspeaker.institutions.now import Now
from lawspeaker.law.advice import near
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Happened, Rulebook
from lawspeaker.law.walk import served
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.ruling.formula import Leaf, Truth
from lawspeaker.referee.ruling.rulings import Outcome

HOSTILE = frozenset(("attack", "kill"))
"""The acts that a report without a number may be about."""
NEAR: dict[Truth, int] = {False: 0, None: 1, True: 2}
"""How near an article is to applying."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A finding: the question it answers, and the act it was asked of."""

    seq: int
    subject: str
    question: str
    answer: bool
    encounter: str | None
    actor: Any
    target: Any


@dataclass(frozen=True, slots=True)
class Gate:
    """A report or plea about an act: its word, who made it, what was pleaded, when (ms) and by which event."""

    word: str
    args: tuple[Any, ...]
    t: int
    seq: int


class Answers:
    """All that was said so far."""

    def __init__(self, late: Sequence[Word] = ()) -> None:
        """`late` are the happenings that may come after the act they speak of: reports and pleas."""
        self.late = late
        self.on_questions: dict[str, list[Answered]] = defaultdict(list)
        self.on_clauses: dict[str, list[Answered]] = defaultdict(list)
        """By the act found to keep or break them."""
        self.gates: dict[int, list[Gate]] = defaultdict(list)
        self.about: dict[tuple[str, str], list[str]] = {}
        """Of a subject and a question the acts that were asked it, where those are others."""
        self.merged: dict[str, str] = {}
        """Encounters that turned out to be part of another."""
        self.last: dict[tuple[Any, Any], int] = {}
        """The last hostile act of one person against another."""
        self._gated: dict[int, tuple[Article, bool]] = {}

    # Taking it in -----------------------------------------------------------------------------------------------------

    def find(self, event: Finding, of: Entry | None) -> Answered:
        """Staff found something of an act (one that is on the docket, or a number only)."""
        answered = Answered(
            event.seq,
            str(event.subject),
            event.question,
            event.answer == "yes",
            of.encounter if of else None,
            of.act.actor if of else None,
            of.act.target if of else None,
        )
        if names_unknown(event.question):
            self.on_questions[event.question].append(answered)
        else:
            others = [a for a in self.on_clauses[answered.subject] if a.question != event.question]
            self.on_clauses[answered.subject] = [*others, answered]
        return answered

    def speaks_of(self, subject: str, question: str, asked: Iterable[int]) -> list[str]:
        """The acts that a finding on this question speaks of, if these are asked it now; what was found first is
        found again of the same ones."""
        acts = [str(seq) for seq in asked]
        if acts and acts != [subject]:
            self.about[subject, question] = acts
        return acts or self.about.get((subject, question), [subject])

    def hear(self, event: Command, now: Now) -> int | None:
        """Somebody reported an act or pleaded for it; the `seq` of the act, if this command was one of these."""
        came = [Gate(w.name, roles, now.t, event.seq) for w in self.late for roles in w.function(event, now)]
        subject = self._about(event) if came else None
        if subject is not None:
            self.gates[subject] += came
        return subject

    def _about(self, event: Command) -> int | None:
        """The act a report or plea speaks of: the `seq` it names, or the last act of that player on the sender."""
        about = event.args.get("about")
        if isinstance(about, int | str) and is_number(str(about)):
            return int(about)
        player = event.args.get("player")
        return self.last.get((player, event.player)) if isinstance(player, str) else None

    # Asking -----------------------------------------------------------------------------------------------------------

    def to(self, entry: Entry, leaf: Leaf) -> Iterator[Answered]:
        """The findings that answer an unknown of an act, in the order in which they were made."""
        return (a for a in self.on_questions.get(leaf.id, ()) if self.meets(a, entry))

    def said(self, entry: Entry, leaf: Leaf) -> Truth:
        """What was found of an unknown of an act; the last finding counts."""
        said: Truth = None
        for answered in self.on_questions.get(leaf.id, ()):
            if self.meets(answered, entry):
                said = answered.answer
        return said

    def gate(self, entry: Entry, leaf: Leaf, hearing: int | None) -> Gate | None:
        """The report or plea that an act waits for, if it came within its hearing (ms)."""
        for gate in self.gates.get(entry.act.seq, ()):
            fits = all(w is None or w == a for w, a in zip(leaf.args, gate.args, strict=False))
            if gate.word == leaf.id and fits and (hearing is None or gate.t - entry.act.t < hearing):
                return gate
        return None

    def gated(self, article: Article) -> bool:
        """Whether an article cannot apply to an act of which nobody has reported or pleaded anything."""
        known = self._gated.get(id(article))
        if known is None:
            lines = article.when.lines if article.when is not None and article.when.joined == "and" else ()
            told = [line.condition for line in lines if isinstance(line.condition, Happened)]
            known = self._gated[id(article)] = article, any(one.word.after and not one.negated for one in told)
        return known[1]

    def on(self, entry: Entry) -> Sequence[Answered]:
        """What was found of the clauses that an act may have broken."""
        return self.on_clauses.get(str(entry.act.seq), ()) if self.on_clauses else ()

    def broken(self, entry: Entry) -> list[Answered]:
        """The clauses that people found the act to break."""
        latest = {a.question: a for a in self.on(entry)}
        return [a for a in latest.values() if a.answer]

    def kept(self, entry: Entry) -> list[Answered]:
        """The clauses of its articles that people found the act not to break."""
        latest = {a.question: a for a in self.on(entry) if not a.answer}
        theirs = {clause for article in entry.articles for clause in served(article)} if latest else ()
        return [a for a in latest.values() if a.question in theirs]

    def meets(self, answered: Answered, entry: Entry) -> bool:
        """Whether a finding speaks of this act too."""
        if answered.subject == str(entry.act.seq):
            return True
        same = answered.encounter is not None and self.fight(entry.encounter) == self.fight(answered.encounter)
        return same and (answered.actor, answered.target) == (entry.act.actor, entry.act.target)

    def fight(self, encounter: str | None) -> str | None:
        """The encounter that this one is part of by now."""
        while encounter in self.merged:
            encounter = self.merged[encounter]
        return encounter


def overruled(found: Iterable[Answered], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """A finding on a clause outranks what the machine saw of the articles that serve it; a duty is owed or not for its
    own reasons.

    That an act breaks a clause is said of those prohibitions that are nearest to it: those that apply anyway, else
    those that may, else all. What applies for nothing else is named for that clause alone. Against what is charged so
    a leave that may apply is none.
    """
    told = list(outcomes)
    for answered in found:
        serving = [
            i for i, o in enumerate(told) if o.article.force != "oblige" and answered.question in served(o.article)
        ]
        charges = [i for i in serving if told[i].article.force == "forbid"]
        nearest = max((NEAR[told[i].value] for i in charges), default=0)
        for i in serving:
            if i not in charges or not answered.answer:
                told[i] = _found(answered, told[i], (i in charges) is answered.answer)
            elif NEAR[told[i].value] == nearest:
                told[i] = _found(answered, told[i], applies=True)
    return told


def _found(answered: Answered, outcome: Outcome, applies: bool) -> Outcome:
    alone = applies and (outcome.found or outcome.value is not True)
    named = (*outcome.found, answered.question) if alone else ()
    return replace(outcome, value=applies, opens=(), kept_off=None, found=named, charged=applies)


def mistaken(event: Finding, books: Sequence[Rulebook], clock: int) -> Notice | None:
    """Tells whoever finds on a clause that none of these rulebooks has that it changes nothing; None if one has it."""
    clause, subject = event.question, str(event.subject)
    if names_unknown(clause) or not is_number(subject) or any(book.has_clause(clause) for book in books):
        return None
    meant = near(clause, (name for book in books for name in book.clauses))
    say = f"No clause is called {quote(clause)}, so what you found of {subject} changes nothing"
    say += f": {meant}" if meant else "."
    return Notice(t=clock, to=[event.by], kind="finding", say=say, clauses=[])


def names_unknown(question: str) -> bool:
    """Whether a finding answers an unknown of a line, and not a clause."""
    return "?" in question or "/" in question


def article_of(question: str) -> str:
    """The article whose line asks this."""
    return question.partition("?")[0].partition("/")[0]


def is_number(text: str) -> bool:
    """Whether a text is the number of an event."""
    return text.isascii() and text.isdecimal()
