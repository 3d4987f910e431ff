"""The plain referee: it judges the record by the letter of the law (letter.py), as slowly as that takes.

It shares no reading of the law with the other referees: they are held against it. After a finding, a report or a plea
it has a new court judge the record again from its first event, with all that has been found by then. What would settle
an unclear ruling it finds by trying: a court judges the record once more under each assumption.
"""

from itertools import product
from typing import Literal

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.events import Command, Event, Finding
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Found, Missing, Ruling
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.plain.court import Court, Key, Record, Verdict
from lawspeaker.referee.plain.findings import asks, subject
from lawspeaker.referee.plain.ways import NO, UNKNOWN, YES
from lawspeaker.world.happenings import Happening

VALUE: dict[int, Literal["lawful", "unclear", "unlawful"]] = {NO: "lawful", UNKNOWN: "unclear", YES: "unlawful"}
MANY = 6  # of more unknowns than these, every one is named


class Plain:
    """One server's referee. `take` yields the rulings that an event caused, or changed, in order of `seq`."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.book, self.lexicon = book, lexicon
        self.record = Record()
        self.courts: dict[frozenset[tuple[str, bool]], Court] = {}
        self.said: dict[Key, Ruling] = {}

    def take(self, event: Event | Unknown) -> list[Found]:
        """Take one event; what people find in it makes the whole record be judged again."""
        if self.assuming().world.witness.is_duplicate(event):
            return []
        self.record.events.append(event)
        court = self.assuming()
        learnt = self.learn(event, court)
        if learnt:
            self.courts.clear()
        return self.say(again=learnt)

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t` (ms) after the last event: none of these rulings is changed by it."""
        self.assuming().until(t)
        return []

    def assuming(self, *assumed: tuple[str, bool]) -> Court:
        """The record as judged by now, with these answers assumed."""
        known = frozenset(assumed)
        if known not in self.courts:
            self.courts[known] = Court(self.book, self.lexicon, self.record, known)
        self.courts[known].hear()
        return self.courts[known]

    def learn(self, event: Event | Unknown, court: Court) -> bool:
        """Take what people found: an answer by whoever is not known to be no staff, a report, a plea."""
        if isinstance(event, Finding) and court.world.people.staff(event.by) is not None:
            known = asks(event) or self.book.has_clause(event.question)
            key = subject(event), event.question
            asked = court.asked_of(*key) if asks(event) else []
            about = self.record.about[key] = asked or self.record.about.get(key, [])
            subjects: list[int | str] = [*about] or [event.subject]
            self.record.findings += [replace(event, subject=seq) for seq in subjects] if known else []
            return known
        if not isinstance(event, Command) or event.seq not in court.orders:
            return False
        now = Now.at(court.world, court.happenings, event, court.institutions)
        late = [w for w in self.lexicon.of_sort("happening") if w.after]
        came = [Happening(w.name, roles, now.t, event.seq) for w in late for roles in w.function(event, now)]
        self.record.gates.setdefault(self.about(event), []).extend(came)
        return came != []

    def about(self, event: Command) -> int:
        """The act that a report or plea is about: the one it names, or the last hostile one of that player on him."""
        about = str(event.args.get("about", ""))
        pair = event.args.get("player"), event.player
        acts = [seq for seq, parties in self.record.parties.items() if pair in parties and seq in self.record.fights]
        return int(about) if about.isdecimal() else max(acts, default=0)

    def say(self, again: bool) -> list[Found]:
        """The rulings that are new; after a finding, those that are no longer what they were."""
        found: list[Found] = []
        for key, verdict in sorted(self.assuming().verdicts.items(), key=lambda pair: pair[0][0]):
            if again or key not in self.said:
                ruling = self.ruling(key, verdict)
                if ruling != self.said.get(key):
                    self.said[key] = ruling
                    found.append(ruling)
        return found

    def ruling(self, key: Key, verdict: Verdict) -> Ruling:
        """A verdict as the wire has it, without words."""
        act = verdict.act
        return Ruling(
            t=act.t,
            server=act.event.server if act.event.server != "main" else UNSET,
            seq=act.seq,
            act=act.word.command or act.word.name,
            actor=str(act.actor),
            target=act.target if isinstance(act.target, str) else UNSET,
            ruling=VALUE[verdict.value],
            articles=[a.id for a in verdict.articles],
            clauses=list(verdict.clauses),
            because=[],
            facts=sorted(verdict.facts),
            missing=[Missing(i, "") for i in self.missing(key, sorted(verdict.open))] if verdict.open else UNSET,
            tier=min(e.tier for e in self.record.events if e.seq in verdict.facts),
            encounter=self.record.fights.get(act.seq, UNSET),
        )

    def missing(self, key: Key, names: list[str]) -> list[str]:
        """What would settle a verdict: the answers that matter, first those that may do it alone."""

        def value(*assumed: tuple[str, bool]) -> int:
            return self.assuming(*assumed).verdicts[key].value

        alone = [n for n in names if any(value((n, answer)) != UNKNOWN for answer in (True, False))]
        if len(names) > MANY:
            return [*alone, *(n for n in names if n not in alone)]
        ways = [tuple(zip(names, each, strict=True)) for each in product((True, False), repeat=len(names))]
        matter = {n for w in ways for n in names if value(*w) != value(*((o, y is not (o == n)) for o, y in w))}
        return [*alone, *(n for n in names if n in matter and n not in alone)]
