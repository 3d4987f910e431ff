"""The court: every unlawful ruling counts as upheld, so the ladders of its articles run.

A court that upholds nothing itself goes by what staff punish alone: that is a breach too, and is raised and lowered.

It sits above one referee, hears what it finds, and keeps of each act the last ruling. A breach that lasts is one
offence, however often its answer changes. What the ladders make of it is worked out anew for each person of whom
something was decided; only what differs from before is put out.

Each upheld act is a breach in its turn: once its own ladders have run, the articles on `breach` are read, and theirs
run after them. What raises or lowers a sanction is read before it is given.
"""

from collections.abc import Callable, Iterable
from functools import partial
from math import inf
from typing import Any

from lawspeaker.events import Command, Event, Finding, Profile
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Change, Found, Ruling
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.punishments import PUNISHMENT, Punishment
from lawspeaker.justice.climbing import Climbing
from lawspeaker.justice.given import Given
from lawspeaker.justice.offenders import Case, Key, Person, key_of, place
from lawspeaker.justice.shifting import Waiting
from lawspeaker.justice.upheld import Broken, Upheld
from lawspeaker.law.tree import BREACH, Rulebook
from lawspeaker.referee.keeping import Keeper, keeper_of
from lawspeaker.referee.referee import Referee


class Court:
    """One server's referee, and above it the ladders; `upholds`: every unlawful ruling, not what staff punish alone."""

    def __init__(self, referee: Referee, upholds: bool = True) -> None:
        self.referee, self.upholds = referee, upholds
        self.upheld = Upheld(referee)
        self.people: dict[str, Person] = {}
        self._given = Given(self.upheld)
        self._waiting = Waiting()
        if self.upheld.shifts:
            referee.institutions.punishments.weigh = self._given.weigh
        self._open: dict[tuple[str, str], Key] = {}
        self.climbing = Climbing(referee, self.upheld, self._waiting)
        self._being = {w.name for w in referee.lexicon.acts.values() if w.being}

    def take(self, event: Event | Unknown) -> list[Found]:
        """What the referee finds of an event, and the steps of punishment that follow."""
        if isinstance(event, Event):
            self.upheld.latest = event
        docket = self.referee.docket
        docket.stirred_last = set()
        found = self.referee.take(event)
        stirred = docket.stirred_last
        if not self.upholds and not stirred and not isinstance(event, Finding | Command | Profile):
            return found
        touched = self._hear(found)
        if isinstance(event, Profile) and isinstance(event.aliases, list):
            touched |= self._join([event.player, *event.aliases])
        if stirred:
            touched = dict.fromkeys(map(self._head, self._waiting.stirred(stirred)), inf) | touched
            found = [*found, *self._given.weigh_again(stirred, self._cause(event.seq))]
        if self.upheld.asked:
            found = [*found, *self._by_staff(found, event.seq)]
        return [*found, *self._decide(touched, event.seq)] if touched else found

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t`."""
        found = self.referee.advance(t)
        touched = self._hear(found)
        return [*found, *self._decide(touched, None)]

    def _cause(self, seq: int | None) -> Cause:
        """Something was found that changes what had been given."""
        return Cause("override", seq, self.referee.world.clock, (), "what it rests on was decided anew")

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self.referee.book

    def adopt(self, book: Rulebook, seq: int) -> None:
        """From event `seq` on this rulebook is in force; what was done before it climbs the ladders that held then."""
        self.referee.adopt(book, seq)
        latest, self.upheld = self.upheld.latest, Upheld(self.referee)
        self.upheld.latest, self._given.upheld = latest, self.upheld
        self.climbing.adopt(book, seq, self.upheld)
        self.referee.institutions.punishments.weigh = self._given.weigh if self.upheld.shifts else None

    # Hearing ----------------------------------------------------------------------------------------------------------

    def _hear(self, found: Iterable[Found]) -> dict[str, float]:
        """Keep the last ruling on each act; the persons of whom something changed, each with the first act of it."""
        touched: dict[str, float] = {}
        for one in found if self.upholds else ():
            if isinstance(one, Ruling) and self._matters(one):
                head = self._keep(one)
                touched[head] = min(touched.get(head, inf), one.seq)
        return touched

    def _matters(self, ruling: Ruling) -> bool:
        breaks = self.upheld.asked and ruling.ruling == "unlawful"
        known = self._key(ruling) in self._person(ruling.actor).cases
        return known or breaks or bool(self.climbing.laddered(ruling))

    def _keep(self, ruling: Ruling) -> str:
        head = self._head(ruling.actor)
        cases = self.people.setdefault(head, Person()).cases
        key = self._key(ruling)
        chain = self._chain(ruling, key)
        before = cases.get(key)
        cases[key] = Case(ruling, before.t if before else ruling.t, before.chain if before else chain)
        return head

    def _chain(self, ruling: Ruling, key: Key) -> Key:
        """The act with which a lasting breach began; it goes on until a ruling says that it has ended."""
        if ruling.act not in self._being:
            return key
        lasting = ruling.act, ruling.actor
        if isinstance(ruling.until, int):
            return self._open.pop(lasting, key)
        return self._open.setdefault(lasting, key)

    def _person(self, player: str) -> Person:
        return self.people.get(self._head(player)) or Person()

    def _head(self, player: str) -> str:
        """The account that stands for this player's person."""
        return self.referee.institutions.persons.of(player)

    @staticmethod
    def _key(ruling: Ruling) -> Key:
        return ruling.seq, ruling.act, ruling.actor, ruling.target if isinstance(ruling.target, str) else None

    def _join(self, accounts: list[str]) -> dict[str, float]:
        """Accounts turned out to be one person's: their cases stand together from now on."""
        head = self._head(accounts[0])
        joined = self.people.setdefault(head, Person())
        for other in [p for p in self.people if p != head and self._head(p) == head]:
            joined.join(self.people.pop(other))
        return {head: 0}

    # Deciding ---------------------------------------------------------------------------------------------------------

    def _decide(self, touched: dict[str, float], seq: int | None) -> list[Found]:
        found: list[Found] = []
        for head in sorted(touched):
            self._forget(self.people[head], touched[head])
            found += self.climbing.sentence(head, self.people[head], seq)
            if self.upheld.asked:
                found += self._breaches(head, self.people[head], touched[head], seq)
        return found

    def _forget(self, person: Person, since: float) -> None:
        """What may change the sanctions for later acts is read anew, where it may rest on what this act brought."""
        if self.upheld.shifts_look_back:
            person.shifting = {slot: found for slot, found in person.shifting.items() if slot[0][0] <= since}

    def _breaches(self, head: str, person: Person, since: float, seq: int | None) -> list[Found]:
        """The breaches of one person from this act on, judged in their order; after each the ladders run again."""
        found: list[Found] = []
        for key, broken in self._broken(person):
            if key[0] >= since:
                found += self._judged(head, person, key, broken, seq, again=key[0] > since)
        return found

    def _judged(
        self, head: str, person: Person, key: Key, broken: Broken | None, seq: int | None, again: bool
    ) -> list[Found]:
        """What comes of one breach: its ruling if it differs from before, its duties, and what ladders make of it."""
        fresh = broken is not None and key not in person.breaches
        ruling = self._breach(person, key, broken, again)
        if ruling is None:
            return []
        self._keep(ruling)
        told: list[Found] = [ruling] if self.upheld.articles else []
        owed = self.upheld.owed(broken) if broken is not None and fresh and self.upheld.duties else []
        return [*told, *owed, *self.climbing.sentence(head, person, seq)]

    def _broken(self, person: Person) -> list[tuple[Key, Broken | None]]:
        """What each act of his broke, and each punishment that staff gave him by themselves, in order of the record.

        None where it turned out to have broken nothing.
        """
        found: list[tuple[Key, Broken | None]] = []
        for key, case in person.ordered():
            if key[1] != BREACH:
                offends = case.ruling.ruling == "unlawful" and case.chain == key
                found.append((key, Broken.by(case.ruling, case.t) if offends else None))
        for key in [key for key in person.breaches if key[1] == PUNISHMENT]:
            one = self.referee.institutions.punishments.machine.things[key[3] or ""]
            breach = person.cases[person.breaches[key]]
            again = Broken.found(one, breach.ruling.seq, breach.t)
            found.append((key, again if one.state != "lifted" else None))
        return sorted(found, key=lambda pair: place(pair[0]))

    def _breach(self, person: Person, key: Key, broken: Broken | None, again: bool) -> Ruling | None:
        """The ruling on the breach that an act is, if it differs from the one there was."""
        before = person.cases.get(person.breaches[key]) if key in person.breaches else None
        if broken is not None and before is not None and again and not self.upheld.looks_back:
            return None
        if broken is not None:
            ruling = self.upheld.judge(broken)
            person.breaches[key] = self._key(ruling)
        elif before is not None:
            del person.breaches[key]
            ruling = self.upheld.acquit(before.ruling, before.t)
        else:
            return None
        return None if before is not None and before.ruling == ruling else ruling

    def _by_staff(self, found: Iterable[Found], seq: int) -> list[Found]:
        """The breaches that staff found: each punishment that they give by themselves, and each that is lifted."""
        things = self.referee.institutions.punishments.machine.things
        moved = [c for c in found if isinstance(c, Change) and c.what == PUNISHMENT and c.id in things]
        told: list[Found] = []
        for change in moved:
            one = things[change.id]
            head = self._head(one.player)
            person = self.people.setdefault(head, Person())
            key = (one.seq, PUNISHMENT, one.player, one.id)
            if change.new == "lifted" and key in person.breaches:
                told += self._breaches(head, person, one.seq, seq)
            elif change.new == "in_force" and one.by is not None and not self._is_known(person, key, one):
                broken = Broken.found(one, seq, self.referee.world.clock)
                told += self._judged(head, person, key, broken, seq, again=False)
        return told

    def _is_known(self, person: Person, key: Key, one: Punishment) -> bool:
        """Whether what a punishment was given for is no new breach: the machine upheld it, it was given, or its rule is
        itself about breaches."""
        about = bool(one.rules) and self.upheld.families.issuperset(one.rules)
        return about or key in person.breaches or any(act in one.acts for act, *_ in person.breaches)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def dump(self) -> dict[str, Any]:
        """The cases and what they led to, as plain data; the referee keeps its own."""
        keeper = self._keeper()
        return {
            "people": {head: person.dump(keeper) for head, person in sorted(self.people.items())},
            "given": self._given.dump(keeper),
            "open": [[act, actor, list(key)] for (act, actor), key in self._open.items()],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        keeper = self._keeper()
        self.people = {head: Person.load(person, keeper) for head, person in data["people"].items()}
        for head, person in self.people.items():
            for shifting in person.shifting.values():
                self._waiting.add(head, shifting)
        self._given.load(data["given"], keeper)
        self._open = {(act, actor): key_of(key) for act, actor, key in data["open"]}

    def _keeper(self) -> Keeper:
        """Who puts away and takes out what belongs to the rulebooks that were in force."""
        return keeper_of([book for _, book in self.referee.books], self.referee.lexicon)


def over(books: Iterable[Rulebook], uphold: bool) -> Callable[[Referee], Court] | None:
    """What seats a court over a referee who judges by these rulebooks: one that upholds, if it is to; else one that
    goes by what staff punish, where articles speak of what is broken. None where no court is needed."""
    broken = any(BREACH in article.acts for book in books for article in book.articles)
    return partial(Court, upholds=uphold) if uphold or broken else None
