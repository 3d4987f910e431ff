"""A court of the plain referee: one judging of the record from its first event, with some things assumed.

It reads each article by the letter (letter.py) and keeps a verdict on each act. Left out are duties, acts of being,
articles on orders, and reasons in words: other tests hold the referees together there.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from lawspeaker.events import Command, Event, Finding, Hit
from lawspeaker.events.codec import Unknown
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order, Refusal
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Rulebook
from lawspeaker.referee.acts import Act
from lawspeaker.referee.plain.findings import article_of, asks, overruled, standing, subject
from lawspeaker.referee.plain.letter import Reading, lifts, serves
from lawspeaker.referee.plain.ways import NO, UNKNOWN, YES, Seqs
from lawspeaker.world.fixtures import NAMELESS
from lawspeaker.world.happenings import Happening, Happenings
from lawspeaker.world.world import World

Key: TypeAlias = tuple[int, str, Any, Any]


class Verdict(NamedTuple):
    """What an act was (YES: unlawful), by which articles and clauses, on which events; what is not known of it, and
    by which leave it may be lawful."""

    act: Act
    value: int
    articles: Sequence[Article] = ()
    clauses: Sequence[str] = ()
    facts: Seqs = frozenset()
    open: frozenset[str] = frozenset()
    leave: Sequence[Article] = ()


@dataclass(slots=True)
class Record:
    """All that happened and was found, whatever is assumed; `gates` are by the act that they are about, `about` of a
    subject and a question the acts that are asked it."""

    events: list[Event | Unknown] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    gates: dict[int, list[Happening]] = field(default_factory=dict)
    about: dict[tuple[int, str], list[int]] = field(default_factory=dict)
    fights: dict[int, str] = field(default_factory=dict)
    parties: dict[int, dict[tuple[Any, Any], None]] = field(default_factory=dict)


class Court:
    """One judging of the record from its first event, with all that was found, and some things `assumed`."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, record: Record, assumed: Iterable[tuple[str, bool]]) -> None:
        self.book, self.lexicon, self.record, self.assumed = book, lexicon, record, dict(assumed)
        self.world, self.happenings, self.institutions = World(), Happenings(), Institutions(book)
        self.verdicts: dict[Key, Verdict] = {}
        self.orders: set[int] = set()
        self.heard = 0

    def hear(self) -> None:
        """Judge what the record holds and was not heard yet."""
        while self.heard < len(self.record.events):
            self.heard += 1
            self.take(self.record.events[self.heard - 1])

    def until(self, t: int) -> None:
        """Let the deadlines up to `t` (ms) pass."""
        while (due := self.institutions.next_due(t)) is not None:
            self.world.clock = self.world.places.clock = max(self.world.clock, due.at)
            self.institutions.fire(due, self.world)

    def take(self, event: Event | Unknown) -> None:
        """Judge the acts in one event."""
        self.until(event.t)
        if isinstance(event, Unknown):
            self.world.take(event)
            return
        if type(event) in NAMELESS:
            event = self.world.fixtures.housed(event)
        self.world.take(event)
        self.institutions.take(event, self.world)
        now, tag = Now.at(self.world, self.happenings, event, self.institutions), str(event.__struct_config__.tag)
        self.join(event.seq)
        if isinstance(event, Command) and not self.carried_out(event, now):
            return
        for word in self.lexicon.of_sort("happening"):
            for roles in word.function(event, now) if tag in word.on and not word.after else ():
                self.happenings.add(Happening(word.name, roles, now.t, event.seq, event.tier))
        acts = [
            Act(word, roles, now.t, event.seq, event)
            for word in self.lexicon.acts.values()
            for roles in (word.function(event, now) if tag in word.on and not word.command and not word.being else ())
        ]
        served = {c for act in acts for article in self.articles(act) for c in serves(article)}
        for act in acts:
            self.rule(act, now, served)

    def join(self, seq: int) -> None:
        """Put down which encounter an act belongs to, and which have become one."""
        fights, fight = self.record.fights, self.world.fights.of(seq)
        if fight is not None:
            fights.setdefault(seq, fight)
        for younger, older in self.world.merged:
            fights.update({one: older for one, its in fights.items() if its == younger})

    def carried_out(self, event: Command, now: Now) -> bool:
        """Have an order carried out by its institution; one that it refuses has not happened."""
        handler = self.institutions.orders.get(event.name)
        plan = handler(Order.of(event, now.t, self.world), self.world) if handler is not None else None
        if plan is None or isinstance(plan, Refusal):
            return False
        self.institutions.carry(plan, self.world)
        self.orders.add(event.seq)
        return True

    def articles(self, act: Act) -> list[Article]:
        """The articles on an act that are in force now."""
        named = {m for a in self.book.articles for m in (*a.during, *a.except_during)}
        held = {m for m in named if self.institutions.modes.held(m, self.world.clock)}
        articles = self.book.on(self.lexicon.kinds_of(act.word.name))
        return [a for a in articles if (not a.during or held & {*a.during}) and not held & {*a.except_during}]

    def rule(self, act: Act, now: Now, served: Set[str]) -> None:
        """Judge what was done, where an article speaks of it or it is always judged; `served` are the clauses that the
        articles on all that was done at once serve."""
        event, articles = act.event, self.articles(act)
        first = isinstance(event, Hit) and self.world.fights.first_between(event.attacker, event.victim)
        name, tag = act.word.name, event.__struct_config__.tag
        always = {"attack": first, "kill": True, "raid": tag == "structure_destroyed"}.get(name, False)
        if articles or always or (self.book.on(self.lexicon.kinds_of(name)) and not act.word.being):
            self.record.parties.setdefault(act.seq, {})[act.actor, act.target] = None
            self.verdicts[act.key] = self.verdict(act, now, articles, served)

    def verdict(self, act: Act, now: Now, articles: Sequence[Article], served: Set[str]) -> Verdict:
        """A prohibition that applies stands unless a permission that applies names it; one that stands is enough."""
        charges = [f for f in self.record.findings if subject(f) == act.seq and not asks(f)]
        outcomes = overruled([Reading(self, now, act, article).outcome() for article in articles], charges)
        forbids = [o for o in outcomes if o.article.force == "forbid"]
        permits = [o for o in outcomes if o.article.force == "permit"]
        stands = [standing(f, permits) for f in forbids]
        value = max(stands, default=NO)
        among = [f for f, truth in zip(forbids, stands, strict=True) if f.way.truth and truth == value]
        leave = [p for p in permits if any(lifts(p, f) for f in among)]
        may = [p.article for p in permits if p.way.truth and any(lifts(p, f) for f in forbids if f.way.truth)]
        if value == YES:
            decide, kept = among, [p.kept for p in leave if p.kept]
        elif value == NO:
            decide, kept = [p for p in leave if p.way.truth == YES], []
        else:
            decide, kept = [o for o in (*among, *leave) if o.way.truth == UNKNOWN], []
        broken = [f.question for f in {f.question: f for f in charges}.values() if f.answer == "yes"]
        if set(broken) - served and value != YES:
            value, decide = YES, []
        named = [(o.article.otherwise, t) for o in decide for t in o.way.tags or o.article.cites]
        tags = [t for otherwise, t in named if not otherwise] + [t for k in kept for t in k.tags]
        tags = tags or [t for _, t in named]
        facts = {act.seq}.union(*(o.way.facts for o in decide), *(k.facts for k in kept))
        if value == YES:
            tags = broken + tags
            facts |= {f.seq for f in charges if f.question in broken}
        unknown, clauses = frozenset(name for o in decide for name in o.way.open), list(dict.fromkeys(tags))[:8]
        return Verdict(act, value, [o.article for o in decide], clauses, frozenset(facts), unknown, may)

    def answer(self, question: str, act: Act) -> tuple[int, Seqs]:
        """What was found last of a question or an unknown fact, and by which event; or what is assumed."""
        if question in self.assumed:
            return (YES if self.assumed[question] else NO), frozenset()
        for finding in reversed(self.record.findings):
            if finding.question == question and self.meets(finding, act):
                return (YES if finding.answer == "yes" else NO), frozenset((finding.seq,))
        return UNKNOWN, frozenset()

    def asked_of(self, seq: int, question: str) -> list[int]:
        """The acts of which an unclear one asks this: itself, or else those that it rests on."""
        unclear = [v for v in self.verdicts.values() if v.act.seq == seq and v.value == UNKNOWN]
        if any(a.id == article_of(question) for v in unclear for a in v.articles):
            return [seq]
        earlier = sorted({fact for v in unclear for fact in v.facts if fact < seq})
        return [one for fact in earlier for one in self.asked_of(fact, question)]

    def meets(self, finding: Finding, act: Act) -> bool:
        """An answer holds for acts of the same encounter with the same actor and target."""
        about, fights = subject(finding), self.record.fights
        same = (act.actor, act.target) in self.record.parties.get(about, ())
        return act.seq == about or (same and act.seq in fights and fights[act.seq] == fights.get(about))

    def gates(self, word: str, act: Act) -> list[Happening]:
        """The reports or pleas about an act."""
        return [g for g in self.record.gates.get(act.seq, ()) if g.word == word]

    def ruling(self, one: Happening, by: str) -> tuple[int, frozenset[str]]:
        """Whether what happened was lawful: by its verdict, or because nothing speaks of it."""
        past = [v for (seq, _, actor, _), v in self.verdicts.items() if seq == one.seq and actor == one.roles[0]]
        if not past:
            return (NO if by else YES), frozenset()
        articles = past[0].leave if past[0].value == UNKNOWN else past[0].articles
        named = not by or any(by in (a.id, a.family) for a in articles)
        return (YES - past[0].value if named else NO), past[0].open
