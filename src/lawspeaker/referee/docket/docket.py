"""The docket: every act that was ruled on, with its remainder, and what people found since.

A finding fills its question in the remainders that name it, then follows changed rulings to those that rest on them,
in order of `seq`; each that changes is put out again. No event is read again, and a late finding gives the same
rulings as one that was known from the start.
"""

import heapq
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from lawspeaker.events import Command, Event, Finding
from lawspeaker.events.findings import Missing, Ruling
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Rulebook
from lawspeaker.law.walk import served
from lawspeaker.referee.acts import Act
from lawspeaker.referee.docket.answers import (
    HOSTILE,
    Answered,
    Answers,
    Gate,
    article_of,
    is_number,
    names_unknown,
    overruled,
)
from lawspeaker.referee.docket.entries import SHELVED_AFTER, Entries, Entry, Key
from lawspeaker.referee.docket.hearings import hearing_of, longest
from lawspeaker.referee.docket.inquiry import Inquiry
from lawspeaker.referee.docket.opinion import Opinion, written
from lawspeaker.referee.docket.precedents import Precedents
from lawspeaker.referee.docket.shelf import Shelf
from lawspeaker.referee.ruling.formula import Ask, Leaf, Truth
from lawspeaker.referee.ruling.reasons import Say
from lawspeaker.referee.ruling.remainders import Remainder, rests_of
from lawspeaker.referee.ruling.rulings import MOST_CLAUSES, Decision, Outcome, clauses_of, decide, lawful_by
from lawspeaker.world.world import World

UNKNOWN: tuple[str, Sequence[str]] = "", ()
"""Stands for the ruling on a past act that was not looked up yet."""
BEST_SEEN: dict[int, int] = {}
"""The tiers of what an act rests on, where all of it is of the best."""
NONE_OLD: set[int] = set()
"""The places that an act rests on and that were old, where none was."""


class Docket:
    """All acts ruled on, what was found of them, and which rulings rest on which."""

    def __init__(self, book: Rulebook, late: Sequence[Word] = (), shelf: Shelf | None = None) -> None:
        """`late` are the happenings that may come after the act they speak of: reports and pleas."""
        self.book = book
        self.books: list[tuple[int, Rulebook]] = [(0, book)]
        self.entries = Entries(shelf)
        self.answers = Answers(late)
        self.stirred: set[int | str] = set()
        """The acts that were reported or ruled on anew, and the unknowns that were answered, since somebody looked."""
        self.stirred_last: set[int | str] = set()
        """Those of the last time that anything was."""
        self.inquiry = Inquiry(self)
        self.world = World()
        self.precedents = Precedents()
        self.terse = False
        """Whether nobody reads lawful rulings, so that they need no reasons."""

    def adopt(self, book: Rulebook, seq: int) -> None:
        """What comes after event `seq` is ruled on by this rulebook."""
        self.book = book
        self.books.append((seq, book))

    def _hearing(self, entry: Entry, leaf: Leaf) -> int | None:
        """How long (ms) an act may be so reported, by the rulebook that judged it; None for ever."""
        book = next(book for since, book in reversed(self.books) if since <= entry.act.seq)
        return hearing_of(book, leaf.args)

    # Ruling ---------------------------------------------------------------------------------------------------------

    def enter(self, act: Act, articles: Sequence[Article], remainders: Sequence[Remainder], now: Now) -> Ruling:
        """Put an act on the docket and rule on it, by these articles and what is left of those that may apply."""
        self.world = now.world
        if now.t >= self.entries.sweep_at:
            self._sweep(now.t)
        fight = now.world.fights.of(act.seq)
        entry = Entry(act, articles, remainders, fight, now.tiers or BEST_SEEN, now.old or NONE_OLD)
        key = act.key
        if act.seq != now.seq or act.seq in self.entries.by_seq:
            self._stir(act.seq)
        sure = entry.sure
        self.entries.add(entry, key, sure)
        if key[1] in HOSTILE:
            self.answers.last[key[2], key[3]] = act.seq
        known = sure and not self.answers.on_clauses
        ruling = entry.ruling = self._by_precedent(entry, self.terse) if known else self.rule(entry, self.terse)
        return ruling

    def _sweep(self, t: int) -> None:
        """Old acts go onto the shelf; nobody may report them any more, where hearings are over by then."""
        self.entries.sweep(t)
        hearing = longest(self.book)
        if self.entries.shelf is not None and hearing is not None and hearing <= SHELVED_AFTER:
            self.answers.last = {p: seq for p, seq in self.answers.last.items() if seq in self.entries.by_seq}

    def rule(self, entry: Entry, terse: bool = False) -> Ruling:
        """The ruling on an act, by all that is known now; with `terse` a lawful one has no reasons."""
        if not self.answers.on_clauses and entry.sure:
            return self._by_precedent(entry, terse)
        decision = decide(self._outcomes(entry))
        broken = self.answers.broken(entry)
        if broken and decision.value != "unlawful":
            beside = [self.entries.held[key] for key in self.entries.by_seq[entry.act.seq]]
            theirs = {c for one in beside for article in one.articles for c in served(article)}
            if any(a.question not in theirs for a in broken):
                decision = Decision("unlawful", ())
        opinion = Opinion(entry, self.world)
        if not terse or decision.value != "lawful":
            self._explain(opinion, decision, broken)
        entry.leave = decision.leave
        clauses = clauses_of(decision)
        if broken and decision.value == "unlawful":
            clauses = list(dict.fromkeys([*(a.question for a in broken), *clauses]))[:MOST_CLAUSES]
        missing = self._missing(entry, decision) if decision.value == "unclear" else None
        return written(entry, decision.value, decision.articles, clauses, opinion.because, opinion.facts, missing)

    def _by_precedent(self, entry: Entry, terse: bool) -> Ruling:
        """The ruling on an act of which everything is known."""
        applying = entry.remainders
        known = self.precedents.on(applying)
        articles = known.articles.copy()
        clauses = known.clauses(applying) if known.tagged else known.cites.copy()
        if terse and known.value == "lawful":
            return written(entry, known.value, articles, clauses, [], [])
        opinion = Opinion(entry, self.world)
        for i in known.decisive:
            opinion.applied(applying[i])
        opinion.close(known.yielded)
        return written(entry, known.value, articles, clauses, opinion.because, opinion.facts)

    def _explain(self, opinion: Opinion, decision: Decision, broken: Iterable[Answered]) -> None:
        """Say why the decision is so."""
        entry = opinion.entry

        def filled(leaf: Leaf) -> int | None:
            return self._filled_by(entry, leaf)

        for answered in broken if decision.value == "unlawful" else ():
            opinion.found(answered)
        for outcome in decision.decisive:
            opinion.decided(outcome, lambda leaf: self.fill(entry, leaf), filled)
        for outcome in decision.kept_off:
            opinion.kept_off(outcome, filled)
        for answered in self.answers.kept(entry) if decision.value != "unlawful" else ():
            opinion.cleared(answered)
        opinion.close(f"{o.article.id} applied and did not suffice" for o in decision.yielded)

    def _outcomes(self, entry: Entry) -> list[Outcome]:
        """What comes of each article that is not plainly false."""
        ask, found = self._asking(entry), self.answers.on(entry)
        if not found:
            return [remainder.settle(ask) for remainder in self.left(entry)]
        settled = {remainder.article.id: remainder.settle(ask) for remainder in self.left(entry)}
        return overruled(found, [settled.get(a.id) or Outcome(a, False) for a in entry.articles])

    def _asking(self, entry: Entry) -> Ask:
        """What fills the leaves of an act by all that is known now; a past act is looked up once for all of them."""
        rulings: dict[tuple[int, Any], tuple[str, Sequence[str]] | None] = {}

        def ask(leaf: Leaf) -> Truth:
            if leaf.sort != "ruling":
                return self.fill(entry, leaf)
            doing = leaf.seq, leaf.args[0]
            past = rulings.get(doing, UNKNOWN)
            if past is UNKNOWN:
                past = rulings[doing] = self.past(leaf)
            if past is None:
                return not leaf.id
            return False if past[0] == "unlawful" else lawful_by(leaf, *past)

        return ask

    def left(self, entry: Entry) -> Sequence[Remainder]:
        """What is left of the articles that may apply, but for those that wait for a report which nobody made."""
        if entry.act.seq in self.answers.gates:
            return entry.remainders
        return [remainder for remainder in entry.remainders if not self.answers.gated(remainder.article)]

    def settled(self, entry: Entry, article: Article) -> Truth:
        """Whether an article applies, with all that has been found by now."""
        outcomes = [o for o in self._outcomes(entry) if o.article.id == article.id]
        return outcomes[0].value if outcomes else False

    def may_apply(self, entry: Entry) -> bool:
        """Whether any article may still apply to an act of which nothing more is reported, whatever is found of it."""

        def ask(leaf: Leaf) -> Truth:
            return self._gate(entry, leaf) is not None if leaf.sort == "gate" else None

        return any(remainder.value(ask) is not False for remainder in self.left(entry))

    def spell(self, entry: Entry, say: Say) -> str:
        """A reason as text, with the names worn at the time of the act."""
        return Opinion(entry, self.world).spell(say)

    # What fills a leaf ------------------------------------------------------------------------------------------------

    def fill(self, entry: Entry, leaf: Leaf) -> Truth:
        """What fills a leaf of an act by all that is known now."""
        if leaf.sort == "gate":
            return self._gate(entry, leaf) is not None
        return self.ruled(leaf) if leaf.sort == "ruling" else self.answers.said(entry, leaf)

    def ruled(self, leaf: Leaf) -> Truth:
        """What the ruling on a past act fills; what people may answer, it leaves open."""
        if leaf.sort != "ruling":
            return None
        past = self.past(leaf)
        return not leaf.id if past is None else lawful_by(leaf, *past)

    def _gate(self, entry: Entry, leaf: Leaf) -> Gate | None:
        if entry.act.seq not in self.answers.gates:
            return None
        return self.answers.gate(entry, leaf, self._hearing(entry, leaf))

    def _filled_by(self, entry: Entry, leaf: Leaf) -> int | None:
        """The report or finding by which a leaf was filled."""
        if leaf.sort == "gate":
            gate = self._gate(entry, leaf)
            return None if gate is None else gate.seq
        answers = [] if leaf.sort == "ruling" else list(self.answers.to(entry, leaf))
        return answers[-1].seq if answers else None

    def past(self, leaf: Leaf) -> tuple[str, Sequence[str]] | None:
        """The ruling on the past act that a leaf asks of, and by which articles; an unclear one by which it may be
        lawful."""
        entry = self.of(leaf)
        if entry is None or entry.ruling is None:
            return None
        ruling = entry.ruling
        return ruling.ruling, entry.leave if ruling.ruling == "unclear" else ruling.articles

    def of(self, leaf: Leaf) -> Entry | None:
        """The past act that a leaf asks of, if it was ruled on."""
        for key in self.entries.at(leaf.seq):
            if key[2] == leaf.args[0]:
                return self.entries[key]
        return None

    def _missing(self, entry: Entry, decision: Decision) -> list[Missing]:
        """What would settle an unclear act: its own unknowns, and those of the acts that it rests on."""
        opens = {o.id: self.spell(entry, o.say) for outcome in decision.decisive for o in outcome.opens}
        for rest in rests_of(entry.remainders):
            past = self.of(rest)
            if past is not None and past.ruling is not None and isinstance(past.ruling.missing, list):
                opens |= {m.id: m.say for m in past.ruling.missing}
        if len(opens) < 2:
            return [Missing(i, say) for i, say in opens.items()]
        return [Missing(i, opens[i]) for i in self.inquiry.mattering(entry, list(opens))]

    # What people find -------------------------------------------------------------------------------------------------

    def learn(self, event: Event, now: Now) -> list[Ruling]:
        """Take a finding, report or plea; the rulings that it changes, in order of `seq`."""
        if isinstance(event, Finding):
            return self._change(self._find(event, now))
        subject = self.answers.hear(event, now) if isinstance(event, Command) else None
        if subject is None:
            return []
        self._stir(subject)
        return self._change(self.entries.at(subject))

    def merge(self, younger: str, older: str) -> None:
        """Two encounters turned out to be one: what was found of one speaks of the other too."""
        self._stir(*self.answers.on_questions)
        self.answers.merged[younger] = older

    def rest(self) -> None:
        """Everybody who had to has looked at what was stirred."""
        self.stirred_last, self.stirred = self.stirred, set()

    def _stir(self, *what: int | str) -> None:
        """These acts and unknowns are spoken of, so that rulings may come to something else."""
        self.stirred.update(what)
        self.inquiry.forget()

    def _find(self, event: Finding, now: Now) -> Iterable[Key]:
        """The acts of which a finding may change the rulings."""
        if now.world.people.staff(event.by) is None:
            return ()
        subject = str(event.subject)
        if not names_unknown(event.question):
            keys = self.entries.at(int(subject)) if is_number(subject) else ()
            self.answers.find(event, self.entries[keys[0]] if keys else None)
            self._stir(int(subject) if is_number(subject) else event.question)
            return keys
        self._stir(event.question)
        asked = self._asked_of(int(subject), event.question) if is_number(subject) else ()
        about = self.answers.speaks_of(subject, event.question, asked)
        return [key for seq in about for key in self._answer(replace(event, subject=seq))]

    def _answer(self, event: Finding) -> Iterable[Key]:
        """The acts of which an answer to an unknown may change the rulings."""
        keys = self.entries.at(int(event.subject)) if is_number(str(event.subject)) else ()
        answered = self.answers.find(event, self.entries[keys[0]] if keys else None)
        self._fetch(answered.encounter)
        asking = self.entries.asking.get(event.question, ())
        return [key for key in asking if self.answers.meets(answered, self.entries[key])]

    def _asked_of(self, seq: int, question: str) -> Sequence[int]:
        """The acts of which an unclear one asks this: itself, or else those that it rests on."""
        rulings = [self.entries[key].ruling for key in self.entries.at(seq)]
        unclear = [r for r in rulings if r is not None and r.ruling == "unclear"]
        if any(article_of(question) in r.articles for r in unclear):
            return (seq,)
        earlier = sorted({fact for r in unclear for fact in r.facts if fact < seq})
        return [one for fact in earlier for one in self._asked_of(fact, question)]

    def _fetch(self, encounter: str | None) -> None:
        """Take off the shelf what of an encounter may be answered."""
        fight = self.answers.fight
        if encounter is not None:
            self.entries.fetch([e for e in self.entries.waiting if fight(e) == fight(encounter)])

    def _change(self, keys: Iterable[Key]) -> list[Ruling]:
        waiting = [(k[0], str(k), k) for k in keys]
        heapq.heapify(waiting)
        done: set[Key] = set()
        changed: list[Ruling] = []
        while waiting:
            _, _, key = heapq.heappop(waiting)
            if key in done:
                continue
            done.add(key)
            entry = self.entries[key]
            was, leave = entry.ruling, entry.leave
            ruling = entry.ruling = self.rule(entry, self.terse)
            if ruling != was:
                changed.append(ruling)
                self.stirred.add(key[0])
            if ruling != was or entry.leave != leave:
                for resting in self.entries.resting.get(key[0], ()):
                    heapq.heappush(waiting, (resting[0], str(resting), resting))
        return changed
