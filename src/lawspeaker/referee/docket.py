"""The docket: every act that was ruled on, with its remainder, and what people found since.

A finding fills its question in the remainders that name it, then follows changed rulings to those that rest on them,
in order of `seq`; each that changes is put out again. No event is read again, and a late finding gives the same
rulings as one that was known from the start.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from msgspec import UNSET, UnsetType, structs

from lawspeaker.events import Command, Event, Finding
from lawspeaker.events.findings import Missing, Ruling
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Rulebook
from lawspeaker.law.walk import served
from lawspeaker.referee import reasons
from lawspeaker.referee.acts import Act
from lawspeaker.referee.formula import Leaf, Truth
from lawspeaker.referee.precedents import Precedents
from lawspeaker.referee.remainders import Remainder
from lawspeaker.referee.rulings import Decision, Held, Outcome, Value, clauses_of, decide
from lawspeaker.referee.shelf import Shelf
from lawspeaker.referee.supposed import Patience, Supposed, Verdict
from lawspeaker.world.now import BEST, Now
from lawspeaker.world.world import World

Key = tuple[int, str, Any, Any]
DAY = 24 * 3_600_000
"""Whatever nobody asked for so long (ms) goes onto the shelf."""
HOSTILE = frozenset(("attack", "kill"))
"""The acts that a report without a number may be about."""
PATIENCE = 10_000
"""Ways in which articles may apply to past acts that one ruling looks through, to see which unknowns matter."""
MANY = 6
"""Up to so many unknowns, every way to fill them is tried to see which of them matter."""


@dataclass(slots=True)
class Entry:
    """One act on the docket: its articles, what is left of those that may apply, its ruling and its end (ms)."""

    act: Act
    articles: Sequence[Article]
    remainders: Sequence[Remainder]
    encounter: str | None
    tiers: dict[int, int]
    old: set[int]
    ruling: Ruling | None = None
    until: int | None = None

    @property
    def told(self) -> reasons.Sentence:
        """The act as a sentence."""
        act = self.act
        return reasons.Sentence(act.word, tuple([act.roles.get(s.name) for s in act.word.roles]))


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


class Docket:
    """All acts ruled on, what was found of them, and which rulings rest on which."""

    def __init__(self, book: Rulebook, late: Sequence[Word] = (), shelf: Shelf | None = None) -> None:
        """`late` are the happenings that may come after the act they speak of: reports and pleas."""
        self.book, self.late, self.shelf = book, late, shelf
        self.books: list[tuple[int, Rulebook]] = [(0, book)]
        self.sweep_at = 0
        self.waiting: dict[str, list[int]] = {}
        """Of each encounter the acts on the shelf that a finding on another of its acts may answer."""
        self.entries: dict[Key, Entry] = {}
        self.by_seq: dict[int, list[Key]] = defaultdict(list)
        self.resting: dict[int, set[Key]] = defaultdict(set)
        self.asking: dict[str, set[Key]] = defaultdict(set)
        self.answers: dict[str, list[Answered]] = defaultdict(list)
        self.on_clauses: dict[str, list[Answered]] = defaultdict(list)
        self.gates: dict[int, list[Gate]] = defaultdict(list)
        self.merged: dict[str, str] = {}
        self.last: dict[tuple[Any, Any], int] = {}
        self.heard = 0
        """Goes up whenever something may fill a leaf that could not before: a finding, a report, a late ruling."""
        self.world = World()
        self.precedents = Precedents()
        self.terse = False
        """Whether nobody reads lawful rulings, so that they need no reasons."""

    def adopt(self, book: Rulebook, seq: int) -> None:
        """What comes after event `seq` is ruled on by this rulebook."""
        self.book = book
        self.books.append((seq, book))

    def _book_of(self, entry: Entry) -> Rulebook:
        """The rulebook by which an act was judged."""
        return next(book for since, book in reversed(self.books) if since <= entry.act.seq)

    # Ruling ---------------------------------------------------------------------------------------------------------

    def enter(self, act: Act, articles: Sequence[Article], remainders: Sequence[Remainder], now: Now) -> Ruling:
        """Put an act on the docket and rule on it, by these articles and what is left of those that may apply."""
        self.world = now.world
        if now.t >= self.sweep_at:
            self.sweep(now.t)
        entry = Entry(act, articles, remainders, now.world.fights.of(act.seq), now.tiers, now.old)
        key = act.key
        if act.seq != now.seq or act.seq in self.by_seq:
            self.heard += 1
        self.entries[key] = entry
        self.by_seq[act.seq].append(key)
        if key[1] in HOSTILE:
            self.last[key[2], key[3]] = act.seq
        for remainder in remainders:
            if not remainder.sure:
                self._wait_for(remainder, key)
        entry.ruling = self._rule(entry, self.terse)
        return entry.ruling

    # What is put away ------------------------------------------------------------------------------------------------

    def sweep(self, t: int) -> None:
        """Put away every act that is older than a day at the clock `t` (ms); done once an hour."""
        self.sweep_at = t + DAY // 24
        if self.shelf is None:
            return
        for key in [k for k, e in self.entries.items() if e.act.t < t - DAY]:
            if key in self.entries:
                self._put_away(key[0])
        hearing = self.book.lets.get("hearing")
        if hearing is not None and hearing.value.value <= DAY:
            self.last = {pair: seq for pair, seq in self.last.items() if seq in self.by_seq}

    def _put_away(self, seq: int) -> None:
        assert self.shelf is not None
        entries = [self.entries.pop(key) for key in dict.fromkeys(self.by_seq.pop(seq))]
        for entry in entries:
            key = entry.act.key
            for leaf in self._asked(entry):
                self.asking[leaf.id].discard(key)
                if not self.asking[leaf.id]:
                    del self.asking[leaf.id]
                if entry.encounter is not None and seq not in self.waiting.setdefault(entry.encounter, []):
                    self.waiting[entry.encounter].append(seq)
        self.shelf.put(seq, [entries, self.resting.pop(seq, set())])

    @staticmethod
    def _asked(entry: Entry) -> list[Leaf]:
        """What a finding may answer of an act."""
        unsure = [r for r in entry.remainders if not r.sure]
        return [leaf for r in unsure for leaf in r.leaves() if leaf.sort in ("fact", "question")]

    def at(self, seq: int) -> Sequence[Key]:
        """The acts of one event, taken off the shelf if they lie there."""
        if self.shelf is not None and seq in self.shelf:
            entries, resting = self.shelf.take(seq)
            self.resting[seq] |= resting
            for entry in entries:
                key = entry.act.key
                self.entries[key] = entry
                self.by_seq[seq].append(key)
                for leaf in self._asked(entry):
                    self.asking[leaf.id].add(key)
        return self.by_seq.get(seq, ())

    def entry(self, key: Key) -> Entry:
        """One act; raises KeyError if it was never on the docket."""
        if key not in self.entries:
            self.at(key[0])
        return self.entries[key]

    def _wait_for(self, remainder: Remainder, key: Key) -> None:
        for leaf in remainder.leaves():
            if leaf.sort == "ruling":
                self.resting[leaf.seq].add(key)
            elif leaf.sort != "gate":
                self.asking[leaf.id].add(key)

    def _outcomes(self, entry: Entry, supposed: Supposed | None = None) -> list[Outcome]:
        """What comes of each article that is not plainly false."""

        def ask(leaf: Leaf) -> Truth:
            return self._fill(entry, leaf, supposed)

        found = self.on_clauses.get(str(entry.act.seq)) if self.on_clauses else None
        if found is None:
            if supposed is not None:
                return [Outcome(remainder.article, remainder.value(ask)) for remainder in entry.remainders]
            return [remainder.settle(ask) for remainder in entry.remainders]
        settled = {remainder.article.id: remainder.settle(ask) for remainder in entry.remainders}
        return [_overrule(found, settled.get(a.id) or Outcome(a, False)) for a in entry.articles]

    def settled(self, entry: Entry, article: Article) -> Truth:
        """Whether an article applies, with all that has been found by now."""
        outcomes = [o for o in self._outcomes(entry) if o.article.id == article.id]
        return outcomes[0].value if outcomes else False

    def _rule(self, entry: Entry, terse: bool = False) -> Ruling:
        if not self.on_clauses and all([r.sure for r in entry.remainders]):  # noqa: C419 - twice as quick
            return self._by_precedent(entry, terse)
        decision = decide(self._outcomes(entry))
        broken = self._broken(entry) if self.on_clauses else []
        if broken and decision.value != "unlawful":
            theirs = {c for article in entry.articles for c in served(article)}
            if any(a.question not in theirs for a in broken):
                decision = Decision("unlawful", ())
        mute = terse and decision.value == "lawful"
        because, facts = ([], []) if mute else self._because(entry, decision, broken)
        clauses = [a.question for a in broken] if decision.value == "unlawful" else []
        return self._written(
            entry,
            decision.value,
            [o.article.id for o in decision.decisive],
            list(dict.fromkeys(clauses + clauses_of(decision)))[:8] if clauses else clauses_of(decision),
            because,
            facts,
            self._missing(entry, decision) if decision.value == "unclear" else UNSET,
        )

    def _by_precedent(self, entry: Entry, terse: bool) -> Ruling:
        """The ruling on an act of which everything is known."""
        applying = entry.remainders
        known = self.precedents.on(applying)
        because: list[str] = []
        facts: list[int] = []
        tagged = False
        mute = terse and known.value == "lawful"
        for i in known.decisive:
            remainder = applying[i]
            lines = []
            for held in remainder.paths[0].held:
                tagged = tagged or bool(held.tags)
                if not mute:
                    facts += held.facts
                    line = self.spell(entry, held.say)
                    if line and line not in lines:
                        lines.append(line)
            if not mute:
                told = "; ".join(lines) if lines else self.spell(entry, entry.told)
                because.append(f"{remainder.article.id}: {told}")
        if not mute:
            because += known.yielded
            if not because:
                because.append(f"{self.spell(entry, entry.told)}; nothing forbids it")
        clauses = clauses_of(known.decision(applying)) if tagged else known.cites.copy()
        return self._written(entry, known.value, known.articles.copy(), clauses, because, facts, UNSET)

    def _written(
        self,
        entry: Entry,
        value: Value,
        articles: list[str],
        clauses: list[str],
        because: list[str],
        facts: list[int],
        missing: list[Missing] | UnsetType,
    ) -> Ruling:
        act, tiers = entry.act, entry.tiers
        target, server = act.target, act.event.server
        return Ruling(
            t=act.t if entry.until is None else entry.until,
            server=server if server != "main" else UNSET,
            seq=act.seq,
            act=act.word.command or act.word.name,
            actor=str(act.actor),
            target=target if isinstance(target, str) else UNSET,
            ruling=value,
            articles=articles,
            clauses=clauses,
            because=because,
            facts=sorted({act.seq, *facts}) if facts else [act.seq],
            missing=missing,
            until=UNSET if entry.until is None else entry.until,
            tier=min([act.event.tier, *(tiers.get(seq, BEST) for seq in facts)]) if tiers else act.event.tier,
            aged=True if entry.old and entry.old.intersection(facts) else UNSET,
            encounter=entry.encounter if entry.encounter is not None else UNSET,
        )

    def _broken(self, entry: Entry) -> list[Answered]:
        """The clauses that people found the act to break."""
        latest = {a.question: a for a in self.on_clauses.get(str(entry.act.seq), ())}
        return [a for a in latest.values() if a.answer]

    def spell(self, entry: Entry, say: reasons.Say) -> str:
        """A reason as text, with the names worn at the time of the act."""
        if type(say) is str:
            return say
        return reasons.spell(say, partial(self.world.called, seq=entry.act.seq))

    def _because(self, entry: Entry, decision: Decision, broken: list[Answered]) -> tuple[list[str], list[int]]:
        said: list[str] = []
        facts: list[int] = []
        for answered in broken if decision.value == "unlawful" else ():
            act = self.spell(entry, entry.told)
            said.append(f"{act}, and staff found that it breaks {answered.question} (event {answered.seq})")
            facts.append(answered.seq)
        for outcome in decision.decisive:
            lines = [self._say(entry, h, facts) for h in outcome.held]
            facts += self._found(entry, outcome)
            told = "; ".join(dict.fromkeys(line for line in lines if line)) or self.spell(entry, entry.told)
            said.append(f"{outcome.article.id}: {told}")
        for outcome in decision.kept_off:
            if outcome.kept_off is not None:
                line = self._say(entry, outcome.kept_off, facts) or outcome.kept_off.line.text
                said.append(f"{outcome.article.id} gave no leave: {line}")
        said += [f"{o.article.id} applied and did not suffice" for o in decision.yielded]
        return said or [f"{self.spell(entry, entry.told)}; nothing forbids it"], facts

    def _say(self, entry: Entry, held: Held, facts: list[int]) -> str:
        facts += held.facts
        leaf = held.leaf
        if leaf is not None and leaf.sort == "gate":
            gate = self._gate(entry, leaf)
            if gate is not None:
                facts.append(gate.seq)
                return f"{self.spell(entry, held.say)} (event {gate.seq})"
        return self.spell(entry, held.say)

    def _found(self, entry: Entry, outcome: Outcome) -> Iterator[int]:
        """The findings and reports that an outcome rests on."""
        remainder = next((r for r in entry.remainders if r.article is outcome.article), None)
        if remainder is None or remainder.sure:
            return
        for leaf in remainder.told(lambda leaf: self._fill(entry, leaf), outcome.value):
            if leaf.sort == "gate":
                gate = self._gate(entry, leaf)
                if gate is not None:
                    yield gate.seq
            elif leaf.sort != "ruling":
                yield from [a.seq for a in self.answers.get(leaf.id, ()) if self._meets(a, entry)][-1:]

    # What fills a leaf ------------------------------------------------------------------------------------------------

    def _fill(self, entry: Entry, leaf: Leaf, supposed: Supposed | None = None) -> Truth:
        if leaf.sort == "gate":
            return self._gate(entry, leaf) is not None
        if leaf.sort == "ruling":
            return self._past(leaf, supposed)
        if supposed is not None and leaf.id in supposed.given:
            return supposed.given[leaf.id]
        said: Truth = None
        for answered in self.answers.get(leaf.id, ()):
            if self._meets(answered, entry):
                said = answered.answer
        return said

    def _gate(self, entry: Entry, leaf: Leaf) -> Gate | None:
        gates = self.gates.get(entry.act.seq)
        if not gates:
            return None
        hearing = self._book_of(entry).lets.get("hearing")
        for gate in gates:
            fits = all(w is None or w == a for w, a in zip(leaf.args, gate.args, strict=False))
            if gate.word == leaf.id and fits and (hearing is None or gate.t - entry.act.t < hearing.value.value):
                return gate
        return None

    def _past(self, leaf: Leaf, supposed: Supposed | None) -> Truth:
        """Whether the act at `leaf.seq` was lawful (by an article or family, if one is named)."""
        entry = self._of(leaf)
        if entry is None or entry.ruling is None:
            return not leaf.id
        told = entry.ruling
        verdict: str = told.ruling
        articles = told.articles
        if supposed is not None and verdict == "unclear":
            verdict, articles = self._would_be(entry, told, supposed)
        if verdict == "unclear":
            return None
        return verdict == "lawful" and (not leaf.id or any(leaf.id in (a, a.rpartition("-")[0]) for a in articles))

    def _would_be(self, entry: Entry, ruling: Ruling, supposed: Supposed) -> Verdict:
        """What an unclear ruling would be if that were so."""
        key = entry.act.key
        known = supposed.verdicts.get(key)
        if known is None:
            known = ruling.ruling, ruling.articles
            if supposed.patience.spend(sum([len(remainder.paths) for remainder in entry.remainders])):
                decision = decide(self._outcomes(entry, supposed))
                known = decision.value, [o.article.id for o in decision.decisive]
            supposed.verdicts[key] = known
        return known

    def _of(self, leaf: Leaf) -> Entry | None:
        found = [k for k in self.at(leaf.seq) if k[2] == leaf.args[0]]
        return self.entries[found[0]] if found else None

    def _meets(self, answered: Answered, entry: Entry) -> bool:
        if answered.subject == str(entry.act.seq):
            return True
        same = answered.encounter is not None and self._fight(entry.encounter) == self._fight(answered.encounter)
        return same and (answered.actor, answered.target) == (entry.act.actor, entry.act.target)

    def _fight(self, fight: str | None) -> str | None:
        while fight in self.merged:
            fight = self.merged[fight]
        return fight

    # What would settle it ---------------------------------------------------------------------------------------------

    def _missing(self, entry: Entry, decision: Decision) -> list[Missing]:
        opens = {o.id: self.spell(entry, o.say) for outcome in decision.decisive for o in outcome.opens}
        for remainder in entry.remainders:
            for leaf in remainder.leaves():
                past = self._of(leaf) if leaf.sort == "ruling" else None
                if past is not None and past.ruling is not None and isinstance(past.ruling.missing, list):
                    opens |= {m.id: m.say for m in past.ruling.missing}
        ids = self._mattering(entry, list(opens)) if len(opens) > 1 else list(opens)
        return [Missing(i, opens[i]) for i in ids]

    def _mattering(self, entry: Entry, ids: list[str]) -> list[str]:
        """The unknowns that can make a difference, those first that may settle it alone."""

        patience = Patience(PATIENCE)
        known: dict[frozenset[tuple[str, bool]], str] = {}

        def value(given: dict[str, bool]) -> str:
            key = frozenset(given.items())
            if key not in known:
                known[key] = decide(self._outcomes(entry, Supposed(given, patience))).value
            return known[key]

        alone = [i for i in ids if any(value({i: yes}) != "unclear" for yes in (True, False))]
        if len(ids) > MANY:
            return [*alone, *(i for i in ids if i not in alone)]
        matter = set(alone)
        for values in product((True, False), repeat=len(ids)):
            given = dict(zip(ids, values, strict=True))
            was = value(given)
            matter |= {i for i in ids if i not in matter and value({**given, i: not given[i]}) != was}
        return [*alone, *(i for i in ids if i not in alone and i in matter)]

    # What people find -------------------------------------------------------------------------------------------------

    def learn(self, event: Event, now: Now) -> list[Ruling]:
        """Take a finding, report or plea; the rulings that it changes, in order of `seq`."""
        if isinstance(event, Finding):
            self.heard += 1
            return self._change(self._find(event, now))
        if isinstance(event, Command):
            came = [Gate(w.name, roles, now.t, event.seq) for w in self.late for roles in w.function(event, now)]
            subject = self._about(event) if came else None
            if subject is not None:
                self.heard += 1
                self.gates[subject] += came
                return self._change(self.at(subject))
        return []

    def _find(self, event: Finding, now: Now) -> Iterable[Key]:
        if now.world.people.staff(event.by) is None:
            return ()
        subject = str(event.subject)
        keys = self.at(int(subject)) if _is_number(subject) else ()
        of = self.entries[keys[0]] if keys else None
        answered = Answered(
            event.seq,
            subject,
            event.question,
            event.answer == "yes",
            of.encounter if of else None,
            of.act.actor if of else None,
            of.act.target if of else None,
        )
        if "?" in event.question or "/" in event.question:
            self.answers[event.question].append(answered)
            self._fetch(answered.encounter)
            return [k for k in self.asking.get(event.question, ()) if self._meets(answered, self.entries[k])]
        others = [a for a in self.on_clauses[subject] if a.question != event.question]
        self.on_clauses[subject] = [*others, answered]
        return keys

    def _fetch(self, encounter: str | None) -> None:
        """Take off the shelf what of an encounter may be answered."""
        if encounter is None:
            return
        fight = self._fight(encounter)
        for name in [name for name in self.waiting if self._fight(name) == fight]:
            for seq in self.waiting.pop(name):
                self.at(seq)

    def _about(self, event: Command) -> int | None:
        """The act a report or plea speaks of: the `seq` it names, or the last act of that player on the sender."""
        about = event.args.get("about")
        if isinstance(about, int | str) and _is_number(str(about)):
            return int(about)
        player = event.args.get("player")
        return self.last.get((player, event.player)) if isinstance(player, str) else None

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
            entry = self.entry(key)
            ruling = self._rule(entry, self.terse)
            if ruling != entry.ruling:
                entry.ruling = ruling
                changed.append(ruling)
                for resting in self.resting.get(key[0], ()):
                    heapq.heappush(waiting, (resting[0], str(resting), resting))
        return changed


def _is_number(text: str) -> bool:
    """Whether a text is the number of an event."""
    return text.isascii() and text.isdecimal()


def _overrule(found: Iterable[Answered], outcome: Outcome) -> Outcome:
    """A finding on a clause outranks what the machine saw of the articles that serve it."""
    for answered in found:
        if answered.question in served(outcome.article):
            applies = answered.answer if outcome.article.force == "forbid" else not answered.answer
            outcome = structs.replace(outcome, value=applies, opens=(), kept_off=None)
    return outcome
