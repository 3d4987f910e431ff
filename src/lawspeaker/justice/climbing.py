"""Climbing: what the ladders make of all that one person did, worked out anew whenever something of it is decided.

Each unlawful act is an offence on every ladder that its articles name; each offence comes to a rung, raised or lowered
by what the law says shifts it. Only what differs from before is put out.
"""

from lawspeaker.events.findings import Found, Ruling
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.punishments import Imposed
from lawspeaker.institutions.rungs import rung_at, steps_of
from lawspeaker.justice.ladders import Offence, nths
from lawspeaker.justice.offenders import Case, Person, Slot
from lawspeaker.justice.shifting import Waiting, shifted_by
from lawspeaker.justice.upheld import Broken, Upheld
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee


class Climbing:
    """The ladders of every rulebook that was in force, and how people climb them."""

    def __init__(self, referee: Referee, upheld: Upheld, waiting: Waiting) -> None:
        """`waiting` learns what may still raise or lower a sanction."""
        self.referee, self.upheld, self._waiting = referee, upheld, waiting
        self._ladders = [(since, _ladders(book)) for since, book in referee.books]

    def adopt(self, book: Rulebook, seq: int, upheld: Upheld) -> None:
        """From event `seq` on this rulebook is in force; what was done before it climbs the ladders that held then."""
        self._ladders.append((seq, _ladders(book)))
        self.upheld = upheld

    def laddered(self, ruling: Ruling) -> dict[str, str]:
        """Of each article of a ruling that has a ladder, which."""
        ladders = next(found for since, found in reversed(self._ladders) if since <= ruling.seq)
        return {a: ladders[a] for a in ruling.articles if a in ladders}

    def _book(self, name: str, seq: int) -> Rulebook:
        """The rulebook of a ladder as it was for an act of this event."""
        there = [(since, book) for since, book in self.referee.books if name in book.ladders]
        return next((book for since, book in reversed(there) if since <= seq), there[0][1])

    def sentence(self, head: str, person: Person, seq: int | None) -> list[Found]:
        """Every ladder of one person worked out anew; what differs from before."""
        offences = self._offences(person)
        found: list[Found] = []
        for chain, ladder in [slot for slot in person.given if slot not in offences]:
            found += self._impose(person, (chain, ladder), None, 0, seq)
        for name in dict.fromkeys(ladder for _, ladder in offences):
            mine = {slot: case for slot, case in offences.items() if slot[1] == name}
            found += self._climb(head, person, name, mine, seq)
        return found

    def _offences(self, person: Person) -> dict[Slot, Case]:
        """The first unlawful ruling of each chain on each ladder, in order of the record.

        What is done to several at once, as a line that three can hear, is one offence: that for which he was punished
        already, or else the first.
        """
        found: dict[Slot, Case] = {}
        at_once: dict[tuple[int, str, str], Slot] = {}
        for _, case in person.ordered():
            if case.ruling.ruling == "unlawful":
                for ladder in dict.fromkeys(self.laddered(case.ruling).values()):
                    slot, deed = (case.chain, ladder), (case.chain[0], case.chain[1], ladder)
                    chosen = at_once.setdefault(deed, slot)
                    if chosen != slot and slot in person.given and chosen not in person.given:
                        del found[chosen]
                        chosen = at_once[deed] = slot
                    if chosen == slot:
                        found.setdefault(slot, case)
        return found

    def _climb(self, head: str, person: Person, name: str, mine: dict[Slot, Case], seq: int | None) -> list[Found]:
        punishments = self.referee.institutions.punishments
        slots: dict[str, Slot] = {}
        offences: list[Offence] = []
        for slot, case in mine.items():
            one = punishments.machine.get(person.given.get(slot, ""))
            unique = f"{slot[0][0]}:{slot[0][1]}:{slot[0][2]}:{slot[0][3]}"
            slots[unique] = slot
            offences.append(Offence(case.ruling.seq, case.t, unique, one.lifted_at if one is not None else None))
        by_machine = set(person.given.values())
        for one in punishments.rungs(head, name):
            if one.id not in by_machine:
                offences.append(Offence(one.seq, one.given, one.id, one.lifted_at))
        found: list[Found] = []
        for slot, nth in self._counted(name, slots, offences).items():
            found += self._impose(person, slot, mine[slot], nth, seq)
        return found

    def _counted(self, name: str, slots: dict[str, Slot], offences: list[Offence]) -> dict[Slot, int]:
        """The how-manieth each of these is, by the ladder as it was when it was done."""
        found: dict[Slot, int] = {}
        books = {slot: self._book(name, slot[0][0]) for slot in slots.values()}
        for book in dict.fromkeys(each.hash for each in books.values()):
            one = next(each for each in books.values() if each.hash == book)
            for unique, nth in nths(one.ladders[name], offences).items():
                if unique in slots and books[slots[unique]].hash == book:
                    found[slots[unique]] = nth
        order = [slots[o.id] for o in sorted(offences, key=lambda o: (o.seq, o.id)) if o.id in slots]
        return {slot: found[slot] for slot in order}

    def _impose(self, person: Person, slot: Slot, case: Case | None, nth: int, seq: int | None) -> list[Found]:
        """Give this offence its rung, or (no `case`) take back what it had led to."""
        (act, _, actor, _), name = slot
        institutions, book = self.referee.institutions, self._book(name, act)
        fresh = slot not in person.given
        if fresh:
            person.given[slot] = institutions.commons.free("punishment", act)
        imposed = (
            Imposed(
                id=person.given[slot],
                player=actor,
                ladder=name,
                nth=max(nth, 1),
                steps=None,
                clauses=book.ladders[name].cites,
                acts=(act,),
            )
            if case is None
            else self._rung(person, slot, case, nth)
        )
        reason = "" if fresh else "what it rests on was decided anew"
        cause = Cause("told" if fresh else "override", seq, self.referee.world.clock, imposed.clauses, reason)
        return institutions.punishments.impose(imposed, cause, book)

    def _rung(self, person: Person, slot: Slot, case: Case, nth: int) -> Imposed:
        """The rung that an offence comes to, as raised and lowered."""
        (act, _, actor, _), name = slot
        book = self._book(name, act)
        articles = [a for a, ladder in self.laddered(case.ruling).items() if ladder == name]
        if slot not in person.shifting and self.upheld.shifts:
            person.shifting[slot] = self.upheld.shifting(Broken.by(case.ruling, case.t, articles))
            self._waiting.add(actor, person.shifting[slot])
        shifted = shifted_by(person.shifting.get(slot, ()), self.referee.docket)
        place, rung = rung_at(book.ladders[name], max(nth + shifted.rungs, 1))
        steps, shifts = shifted.of(steps_of(rung))
        clauses = dict.fromkeys((*case.ruling.clauses, *book.ladders[name].cites, *shifted.cited(shifts)))
        return Imposed(
            id=person.given[slot],
            player=actor,
            ladder=name,
            nth=place,
            steps=steps,
            clauses=tuple(clauses),
            acts=(act,),
            rules=tuple(dict.fromkeys(article.rpartition("-")[0] for article in articles)),
            acted=case.t,
            shifts=tuple(shifts),
            asks=shifted.asks,
            proposed=case.ruling.aged is True,
        )


def _ladders(book: Rulebook) -> dict[str, str]:
    """Of each article that has a ladder, which."""
    return {a.id: a.ladder for a in book.articles if a.ladder in book.ladders}
