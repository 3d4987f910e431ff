"""The plain referee: takes one event after the other, and judges the acts in it by the law as it stands written.

It keeps everything that happened as lists and forgets nothing. After each finding or late report it judges the whole
record again, with all that is known by then, and puts out the rulings that changed. Slow and obviously right: the
swift referee has to agree with it.
"""

from collections.abc import Iterable
from itertools import product
from typing import Any

import msgspec
from msgspec import UNSET

from lawspeaker.events import Command, Event, Hit, Kill
from lawspeaker.events import Finding as FindingEvent
from lawspeaker.events.findings import Change, Found, Missing, Ruling
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Article, Happened, Rulebook
from lawspeaker.referee import reasons
from lawspeaker.referee.acts import Act, acts_of
from lawspeaker.referee.breaches import Breaches
from lawspeaker.referee.judge import Findings, Judge
from lawspeaker.referee.known import Known
from lawspeaker.referee.rulings import Decision, Open, Outcome, Truth, clauses_of, decide
from lawspeaker.world.happenings import Happening, Happenings
from lawspeaker.world.now import Now
from lawspeaker.world.profile import PROFILES
from lawspeaker.world.world import World

ALWAYS = ("kill", "attack", "raid")


class Plain:
    """One server's referee. `take` yields the findings that an event caused, in their order."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.book, self.lexicon = book, lexicon
        self.events: list[Event] = []
        self.known = Known()
        self.rulings: dict[tuple[Any, ...], Ruling] = {}
        self._begin()
        spoken = {a for article in book.articles for a in article.acts}
        self.names = frozenset(n for n in lexicon.acts if set(lexicon.kinds_of(n)) & spoken) | set(ALWAYS)
        self.articles = {n: book.on(lexicon.kinds_of(n)) for n in lexicon.acts}
        self.words = [w for w in lexicon.words if w.sort == "happening"]

    def _begin(self) -> None:
        self.world = World(PROFILES["rust"])
        self.happenings = Happenings()
        self.institutions = Institutions(self.book)
        self.breaches = Breaches()

    def take(self, event: Event) -> list[Found]:
        """Take one event and judge what is in it."""
        if self.world.witness.is_duplicate(event):
            return []
        self.events.append(event)
        found = self._fold(event, self.rulings)
        if isinstance(event, FindingEvent | Command) and self.known.learn(event, self):
            found += self._again(event.t)
        return found

    def _again(self, t: int) -> list[Found]:
        """Judge the whole record again with all that is known by now; what changed is put out."""
        before, self.rulings = self.rulings, {}
        self._begin()
        for event in self.events:
            if not self.world.witness.is_duplicate(event):
                self._fold(event, self.rulings)
        changed = [r for key, r in self.rulings.items() if before.get(key) != r]
        return list(changed)

    def _fold(self, event: Event, rulings: dict[tuple[Any, ...], Ruling]) -> list[Found]:
        found: list[Found] = list(self._due(event.t))
        self.world.take(event)
        self.institutions.take(event, self.world.clock)
        now = self._now(event)
        for younger, older in self.world.merged:
            found.append(
                Change(t=now.t, seq=event.seq, what="encounter", id=younger, old=older, new="merged", clauses=[])
            )
        self._happen(event, now)
        for act in acts_of(self.lexicon, self.names, event, now):
            ruling = self._rule(act)
            if ruling is not None:
                rulings[act.key] = ruling
                found.append(ruling)
        return found

    def _now(self, event: Event) -> Now:
        return Now(self.world, self.happenings, event, self.institutions)

    def _happen(self, event: Event, now: Now) -> None:
        tag = event.__struct_config__.tag
        for word in self.words:
            if tag in word.on and not word.after:
                for roles in word.function(event, now):
                    at = _where(event, word.name, now)
                    self.happenings.add(Happening(word.name, roles, now.t, event.seq, event.tier, at))

    # Judging ----------------------------------------------------------------------------------------------------------

    def _rule(self, act: Act) -> Ruling | None:
        articles = [a for a in self.articles[act.word.name] if self._in_force(a)]
        if not articles and not self._always(act):
            return None
        now = self._now(act.event)
        outcomes = self._outcomes(act, articles, now, {})
        decision = decide(outcomes)
        ruling = self._ruling(act, decision, outcomes, now)
        return self.breaches.step(act, ruling, now) if act.word.being else ruling

    def _in_force(self, article: Article) -> bool:
        held = self.institutions.modes.held
        if article.during and not any(held(m, self.world.clock) for m in article.during):
            return False
        return not any(held(m, self.world.clock) for m in article.except_during)

    def _always(self, act: Act) -> bool:
        event = act.event
        if isinstance(event, Kill):
            return act.word.name == "kill"
        if isinstance(event, Hit):
            return act.word.name == "attack" and self.world.fights.first_between(event.attacker, event.victim)
        return act.word.name == "raid" and event.__struct_config__.tag == "structure_destroyed"

    def _outcomes(self, act: Act, articles: Iterable[Article], now: Now, given: dict[str, bool]) -> list[Outcome]:
        findings = Findings(self.known.answerer(self), self._past, self._gates)
        judge = Judge(self.book, self.lexicon, now, act, findings, given)
        return [self.known.overrule(act, judge.outcome(article)) for article in articles]

    def _past(self, happening: Happening, by: str) -> tuple[Truth, tuple[Open, ...]]:
        """Whether the act that this happening was, was lawful."""
        past = [r for r in self.rulings.values() if r.seq == happening.seq and r.actor == happening.roles[0]]
        if not past:
            return True, ()
        ruling = past[0]
        if ruling.ruling == "unclear":
            missing = ruling.missing if isinstance(ruling.missing, list) else []
            return None, tuple(Open(m.id, m.say) for m in missing)
        if ruling.ruling != "lawful" or not by:
            return ruling.ruling == "lawful", ()
        return any(by in (a, a.rpartition("-")[0]) for a in ruling.articles), ()

    def _gates(self, act: Act, told: Happened) -> list[Happening]:
        return self.known.gates(act, told, self.book)

    def _ruling(self, act: Act, decision: Decision, outcomes: list[Outcome], now: Now) -> Ruling:
        because, facts = self._because(act, decision, now)
        missing = self._missing(act, decision, outcomes) if decision.value == "unclear" else UNSET
        fight = self.world.fights.of(act.seq)
        target = act.target
        return Ruling(
            t=now.t,
            server=act.event.server if act.event.server != "main" else UNSET,
            seq=act.seq,
            act=act.word.name if not act.word.command else act.word.command,
            actor=str(act.actor),
            target=target if isinstance(target, str) else UNSET,
            ruling=decision.value,
            articles=[o.article.id for o in decision.decisive],
            clauses=self.known.clauses(act, decision) or clauses_of(decision),
            because=because,
            facts=sorted({act.seq, *facts}),
            missing=missing,
            tier=now.tier,
            aged=True if now.aged else UNSET,
            encounter=fight if fight is not None else UNSET,
        )

    def _because(self, act: Act, decision: Decision, now: Now) -> tuple[list[str], list[int]]:
        told = reasons.tell(act.word, [act.roles.get(s.name) for s in act.word.roles], now)
        said: list[str] = []
        facts: list[int] = []
        for outcome in decision.decisive:
            lines = [h.say for h in outcome.held if h.say]
            said.append(f"{outcome.article.id}: {'; '.join(lines) if lines else told}")
            facts += [s for h in outcome.held for s in h.facts]
        for outcome in decision.kept_off:
            kept = outcome.kept_off
            if kept is not None:
                said.append(f"{outcome.article.id} gave no leave: {kept.say or kept.line.text}")
                facts += kept.facts
        for outcome in decision.yielded:
            said.append(f"{outcome.article.id} applied and did not suffice")
        return said or [f"{told}; nothing forbids it"], facts

    def _missing(self, act: Act, decision: Decision, outcomes: list[Outcome]) -> list[Missing]:
        opens = {o.id: o for outcome in decision.decisive for o in outcome.opens}
        ids = list(opens)
        if len(ids) > 1:
            ids = self._relevant(act, [o.article for o in outcomes], ids)
        return [Missing(i, opens[i].say) for i in ids]

    def _relevant(self, act: Act, articles: list[Article], ids: list[str]) -> list[str]:
        """The unknowns that can make a difference, those first that may settle it alone."""

        def value(given: dict[str, bool]) -> str:
            return decide(self._outcomes(act, articles, self._now(act.event), given)).value

        alone = [i for i in ids if any(value({i: yes}) != "unclear" for yes in (True, False))]
        if len(ids) > 6:
            return [*alone, *(i for i in ids if i not in alone)]
        matter = set(alone)
        for values in product((True, False), repeat=len(ids)):
            given = dict(zip(ids, values, strict=True))
            was = value(given)
            matter |= {i for i in ids if i not in matter and value({**given, i: not given[i]}) != was}
        return [*alone, *(i for i in ids if i not in alone and i in matter)]

    # Time -------------------------------------------------------------------------------------------------------------

    def _due(self, t: int) -> Iterable[Found]:
        """What falls due at or before the new clock: breaches that end by time alone."""
        while True:
            due = self.breaches.next_due(t)
            if due is None:
                return
            self.world.clock = max(self.world.clock, due.at)
            self.world.places.clock = self.world.clock
            now = self._now(due.act.event)
            outcomes = self._outcomes(due.act, self.articles[due.act.word.name], now, {})
            ended = self.breaches.expire(due, decide(outcomes), now)
            if ended is not None:
                self.rulings[due.act.key] = ended
                yield ended

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t` after the last event."""
        found = list(self._due(t))
        self.world.clock = max(self.world.clock, t)
        return found


def _where(event: Event, word: str, now: Now) -> Any:
    doer = getattr(event, "victim", UNSET) if word == "died" else UNSET
    for role in ("player", "attacker"):
        doer = getattr(event, role, UNSET) if doer is UNSET else doer
    return now.world.places.of(doer) if isinstance(doer, str) else UNSET


__all__ = ["Plain", "msgspec"]
