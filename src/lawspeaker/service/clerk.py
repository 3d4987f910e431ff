"""The clerk: what comes to the door is put on record, made durable by one write, and told as durable.

He does not wait for anybody to judge it, nor for pages to be cut; so whoever sends hears back at once.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import groupby

import msgspec
import structlog

from lawspeaker.events import Event, RulebookAdopted, ServerStarted, TimePassed
from lawspeaker.events.bounds import LATEST
from lawspeaker.events.codec import encode_line
from lawspeaker.events.spans import MINUTE
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Draft, Offer, RecordError, Taken
from lawspeaker.record.reader import PAGE
from lawspeaker.service.bulletin import Bulletin
from lawspeaker.service.chamber import Chamber
from lawspeaker.service.cutter import Cutter
from lawspeaker.service.intake import Batch, Entry, Gap, Outcome, Speaker, begins_at, line
from lawspeaker.service.knocks import SERVICE, Cut, InForce, Knock, Silence, Waiting
from lawspeaker.service.premises import Premises
from lawspeaker.service.rights import DECIDE, claim

__all__ = ["Clerk"]

PATIENCE = 2.0
"""Seconds that an order of staff waits until it is known who is staff."""

YEAR = 31_556_952_000
"""Milliseconds."""
EARLIEST = 10 * YEAR
"""No game that can be watched was played before this (Unix ms); today's time in seconds is less."""

STEP = MINUTE
"""Silence is looked for every second or so; where more lies between two looks, it was not time that passed."""

log = structlog.get_logger()


class Clerk:
    """Keeps one server's record, for its `chamber` to judge; all but `expected` by the server's thread.
    `knock` puts something at the door."""

    def __init__(
        self,
        premises: Premises,
        chamber: Chamber,
        wall: Callable[[], int],
        cutter: Cutter | None,
        knock: Callable[[Knock, Callable[[Outcome], None]], None],
    ) -> None:
        self.name, self.terms = premises.name, premises.terms
        self.findings, self._record, self._folder = premises.findings, premises.record, premises.folder
        self._adoptions, self._chamber, self._inbox = premises.adoptions, chamber, chamber.inbox
        self._wall, self._cutter, self._knock = wall, cutter, knock
        self.failing = ""
        """Why the record cannot be written now, in words; empty while it can."""
        at = self._record.head()
        self.head, self._clock = at.seq, at.clock
        self._book: Rulebook | None = None
        self._heard = self._looked = self._alone = wall()
        """When something was said last, when silence was last looked for, and when nobody was there to break it."""
        self._records: dict[str, bytes] = {}
        self._lost: dict[str, int] = {}
        self._cutting = False
        self._bulletin = Bulletin(premises.name, premises.gauges, wall)
        self._bulletin.stands(self.head, self._clock)

    def expected(self, source: str) -> int:
        """The number that this source is to send next."""
        if source not in self._lost:
            self._lost[source] = self.findings.lost(source)
        return max(self._record.expected(source), self._lost[source] + 1)

    def take_all(self, waiting: Sequence[Waiting]) -> None:
        """Make durable what waits, batches of one source together."""
        for _, same in groupby(waiting, key=_kind_of):
            group = list(same)
            first = group[0].what
            if isinstance(first, Batch):
                self._take(first.speaker.source, group)
            else:
                for one in group:
                    self._hear(one)
        self._cut()

    def _hear(self, one: Waiting) -> None:
        """What is no batch."""
        try:
            self._heed(one)
        except RecordError as error:
            self._come_again(one, error)

    def _heed(self, one: Waiting) -> None:
        match one.what:
            case Rulebook():
                self._want(one)
            case InForce(book=book):
                self._put_in_force(book, one)
            case Silence():
                self._pass_time(one)
            case Gap():
                self._lose(one)
            case Cut(draft=draft):
                self._seal(draft)
            case Speaker(source=source, records=records):
                if records is not None:
                    self._records[source] = msgspec.json.encode(sorted(set(records)))
                one.told(Outcome(self.expected(source)))

    # Batches ----------------------------------------------------------------------------------------------------------

    def _take(self, source: str, group: Sequence[Waiting]) -> None:
        try:
            outcomes, wrong = self._put_down(source, [one.what for one in group])
        except RecordError as error:
            for one in group:
                self._come_again(one, error)
            return
        for one, outcome in zip(group, outcomes, strict=True):
            self._tell(one, outcome, wrong)

    def _put_down(self, source: str, batches: Sequence[Knock]) -> tuple[list[Outcome], dict[int, str]]:
        """What became of each of these batches, and what of them the record found to be no event."""
        expected = self.expected(source)
        lines: list[bytes] = []
        numbers: list[int] = []
        outcomes: list[Outcome] = []
        for batch in batches:
            assert isinstance(batch, Batch)
            outcome = self._admit(batch, expected, lines, numbers)
            expected = outcome.go_on
            outcomes.append(outcome)
        self._begin(lines)
        self._say_records(source, lines)
        unread = [n for outcome in outcomes for n, _ in outcome.faults]
        taken = Taken()
        if lines:
            taken = self._record_all(self._record.offer(lines, source=source, unread=unread))
        elif unread:
            self._record.keep(self._record.offer((), source=source, unread=unread))
        self._count(taken)
        self._given_up(source, outcomes, taken, numbers)
        return outcomes, {numbers[i]: fault.reason for i, fault in taken.faults}

    def _record_all(self, offer: Offer) -> Taken:
        """Put what was offered on record; the chamber judges it meanwhile, but what it finds waits until it is so."""
        events = offer.taken.events
        if events:
            try:
                self._record.keep(offer, lambda: self._inbox.hand(events))
            except BaseException:
                self._inbox.take_back(events)
                raise
            self._inbox.keep(events[-1].seq)
        else:
            self._record.keep(offer)
        self._written(offer.taken)
        return offer.taken

    def _admit(self, batch: Batch, expected: int, lines: list[bytes], numbers: list[int]) -> Outcome:
        """What becomes of a batch, if the record can be written; its lines are added to `lines`."""
        if batch.first > expected:
            missing = (
                f"number {expected}" if batch.first == expected + 1 else f"numbers {expected} to {batch.first - 1}"
            )
            return Outcome(expected, f"{missing} did not come: send what is missing, or say with `gap` that it is lost")
        if refused := self._untimely(batch) or self._too_early(batch):
            return Outcome(expected, refused)
        faults: list[tuple[int, str]] = []
        claims: list[int] = []
        for entry in batch.entries:
            if entry.fault:
                faults.append((entry.n, entry.fault))
                continue
            told, claimed = self._told(batch, entry)
            lines.append(told)
            numbers.append(entry.n)
            if claimed:
                claims.append(entry.n)
        return Outcome(max(expected, batch.first + len(batch.entries)), "", faults, claims)

    def _untimely(self, batch: Batch) -> str:
        """A sender whose clock is far ahead would put every deadline out of joint, and one who counts in seconds tells
        of 1970."""
        # What no clock shows is a fault of its line, not of the clock.
        times = [entry.t for entry in batch.entries if 0 < entry.t <= LATEST]
        ahead = max(times, default=0) - self._wall()
        if self.terms.ahead and min(times, default=EARLIEST) < EARLIEST < self._wall():
            return (
                f"it tells of {1970 + min(times) // YEAR}: `t` is counted in milliseconds since the beginning of 1970, "
                "and this looks like seconds; `clock_ahead = 0` in `lawspeaker.toml` lets any time be told"
            )
        if not self.terms.ahead or ahead <= self.terms.ahead:
            return ""
        return (
            f"its time is {ahead / 1000:,.0f} s ahead of the clock of the computer that Lawspeaker runs on: "
            "set the right time on both, or let `clock_ahead` in `lawspeaker.toml` allow it"
        )

    def _too_early(self, batch: Batch) -> str:
        """Who is staff is known only when the past has been read."""
        if any(entry.staff for entry in batch.entries) and not self._chamber.caught_up(PATIENCE):
            return (
                "an order of staff came while the record is still being read after a start: send it again in a moment"
            )
        return ""

    def _told(self, batch: Batch, entry: Entry) -> tuple[bytes, bool]:
        """The line of an entry, and whether it is a claim."""
        if entry.staff is None or self._chamber.is_staff(str(entry.staff.get("player"))):
            return (entry.line or line(entry.staff or {})), entry.claimed
        return line(claim(entry.staff, DECIDE, batch.speaker.key)), True

    def _given_up(self, source: str, outcomes: Sequence[Outcome], taken: Taken, numbers: Sequence[int]) -> None:
        """A number that was no event does not come any more; that has to be known after a restart too."""
        gone = [n for outcome in outcomes for n, _ in outcome.faults] + [numbers[i] for i, _ in taken.faults]
        if gone and max(gone) >= self._record.expected(source):
            self._give_up(source, max(gone))

    def _give_up(self, source: str, through: int) -> None:
        self.findings.give_up(source, through)
        self._lost.pop(source, None)
        self._can_write()

    def _tell(self, one: Waiting, outcome: Outcome, wrong: dict[int, str]) -> None:
        assert isinstance(one.what, Batch)
        batch = one.what
        here = range(batch.first, batch.first + len(batch.entries))
        faults = sorted([*outcome.faults, *((n, wrong[n]) for n in wrong if n in here and not outcome.refused)])
        claims = [n for n in outcome.claims if n not in wrong]
        answer = Outcome(outcome.go_on, outcome.refused, faults, claims)
        one.told(answer)
        self._bulletin.answered(batch, answer, one.since)

    def _lose(self, one: Waiting) -> None:
        gap = one.what
        assert isinstance(gap, Gap)
        source, expected = gap.speaker.source, self.expected(gap.speaker.source)
        if gap.first > expected:
            one.told(Outcome(expected, f"number {expected} comes before what is said to be lost"))
            return
        if gap.last >= expected:
            self._give_up(source, gap.last)
            log.warning("a sender lost events", server=self.name, source=source, first=gap.first, last=gap.last)
        one.told(Outcome(self.expected(source)))

    # What the service says itself -------------------------------------------------------------------------------------

    def _pass_time(self, one: Waiting) -> None:
        """Nothing happened for so long: say so, that deadlines fire."""
        assert isinstance(one.what, Silence)
        now = self._wall()
        if not 0 <= now - self._looked <= STEP:
            # The computer's clock was set, or it slept: silence is counted from now on.
            self._heard = self._alone = now
        self._looked = now
        if not one.what.watched:
            self._alone = now
        quiet, listened = now - self._heard, now - self._alone
        if self.head and 0 < self.terms.silence <= min(quiet, listened):
            self._put(TimePassed(t=self._clock + quiet, server=self.name, source=SERVICE))
        one.told(Outcome(0))

    def _put(self, event: Event) -> None:
        """Put something on record that the service itself says; raises `RecordError`."""
        self._count(self._record_all(self._record.offer([encode_line(event)], source=SERVICE)))

    def _begin(self, lines: Sequence[bytes]) -> None:
        """The first thing on a record is which rulebook is in force."""
        if lines and self._book is not None and self._adoptions.latest is None:
            t = self._clock or _first_time(lines)
            if t is not None:
                self._adopt(self._book, t)

    def _say_records(self, source: str, lines: Sequence[bytes]) -> None:
        """What a source said in its hello that it records goes on record before its events, for rulings rest on it.
        If it begins with a `server_started` of its own, that says it."""
        said = self._records.get(source)
        if not lines or said is None:
            return
        if said == self.findings.records(source):
            del self._records[source]
            return
        first, t = msgspec.json.decode(lines[0]), self._clock or _first_time(lines)
        if first.get("type") != "server_started" and t is not None:
            types = msgspec.json.decode(said)
            self._put(ServerStarted(t=t, server=self.name, source=source, records=types))
        self.findings.say_records(source, said)
        del self._records[source]

    # Rulebooks --------------------------------------------------------------------------------------------------------

    def _want(self, one: Waiting) -> None:
        """This rulebook is to be in force as soon as it can be."""
        assert isinstance(one.what, Rulebook)
        book = self._book = one.what
        if self._adoptions.latest == book.hash:
            self._chamber.want_none()
            one.told(Outcome(0))
        elif self._chamber.want(book, lambda: self._knock(InForce(book), one.told)):
            self._put_in_force(book, one)

    def _put_in_force(self, book: Rulebook, one: Waiting) -> None:
        if self.head and self._adoptions.latest != book.hash and self._book is book:
            self._adopt(book, self._clock)
        one.told(Outcome(0))

    def _adopt(self, book: Rulebook, t: int) -> None:
        event = RulebookAdopted(t=t, server=self.name, source=SERVICE, name=book.name, hash=book.hash)
        taken = self._record.append([encode_line(event)], source=SERVICE)
        self._written(taken)
        adopted = taken.events[0]
        assert isinstance(adopted, RulebookAdopted)
        # If it cannot be written down now, the chamber does it, when it keeps what it found.
        with suppress(RecordError):
            self._adoptions.note(adopted)
        self._count(taken)
        self._inbox.hand(taken.events)
        self._inbox.keep(adopted.seq)
        log.info("a rulebook is in force", server=self.name, rulebook=book.name, hash=book.hash, since=adopted.seq)

    # Pages ------------------------------------------------------------------------------------------------------------

    def _cut(self) -> None:
        """Have a page cut, if there is enough for one."""
        if self._cutting or self._record.waiting < PAGE:
            return
        if self._cutter is None:
            self._seal(None)
            return
        self._cutting = True
        self._cutter.ask(self._folder, lambda draft: self._knock(Cut(draft), lambda _: None))

    def _seal(self, draft: Draft | None) -> None:
        self._cutting = False
        try:
            if draft is None:
                self._record.seal()
            else:
                self._record.commit(draft)
        except RecordError as error:
            self._cannot_write(str(error))

    # Telling ----------------------------------------------------------------------------------------------------------

    def _written(self, taken: Taken) -> None:
        self._can_write()
        if taken.events:
            self.head = taken.events[-1].seq
            self._clock = max(self._clock, *(event.t for event in taken.events))
        self._heard = self._wall()

    def _count(self, taken: Taken) -> None:
        self._bulletin.took(taken)
        self._bulletin.stands(self.head, self._clock)

    def _come_again(self, one: Waiting, error: RecordError) -> None:
        """Who said this is to say it again, from where he was: something could not be read or written."""
        what, go_on = one.what, begins_at(one.what)
        if not isinstance(what, Speaker):
            self._cannot_write(str(error))
        if isinstance(what, Batch | Gap):
            with suppress(RecordError):
                go_on = self.expected(what.speaker.source)
        one.told(Outcome(go_on, f"nothing can be put on record: {error}"))

    def _can_write(self) -> None:
        if self.failing:
            self.failing = ""
            self._bulletin.can_write()

    def _cannot_write(self, why: str) -> None:
        first, self.failing = not self.failing, why
        self._bulletin.cannot_write(why, first)


def _kind_of(one: Waiting) -> tuple[str, str]:
    what = one.what
    return (type(what).__name__, what.speaker.source if isinstance(what, Batch) else "")


def _first_time(lines: Sequence[bytes]) -> int | None:
    """The time of the first line that says one."""
    for each in lines:
        t = msgspec.json.decode(each).get("t")
        if isinstance(t, int) and t >= 0:
            return t
    return None
