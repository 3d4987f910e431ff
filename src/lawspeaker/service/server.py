"""A running server: what senders say goes on record, is judged in the order of the record, and what is found is kept.

One thread does all of it, so there is one order. What waits is taken together, made durable by one write, and told as
durable; then the referee judges it. If he lags behind, after a start above all, he reads on from the record while new
events are still taken; so nothing piles up in memory, and nobody waits for the past to be judged.

A kill at any moment leaves a record and the findings of its first so many events. The next start reads the record
again, drops what it finds up to there, for it has been said, and goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Lock, Thread
from time import perf_counter
from typing import TypeAlias

import msgspec
import structlog
from msgspec import Struct

from lawspeaker import __version__
from lawspeaker.events import Event, RulebookAdopted, ServerStarted, TimePassed
from lawspeaker.events.codec import Unknown, encode_line
from lawspeaker.events.findings import Found
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Record, RecordError, Taken, open_record
from lawspeaker.record.notes import say
from lawspeaker.service.books import Books
from lawspeaker.service.findings import Findings, Kept
from lawspeaker.service.gauges import Gauges
from lawspeaker.service.intake import Batch, Entry, Gap, Outcome, Speaker, line
from lawspeaker.service.outgoing import OBSERVE, addressed
from lawspeaker.service.rights import DECIDE, claim
from lawspeaker.service.seat import Seat, Standing

__all__ = ["SERVICE", "Server", "Silence", "Terms", "Waiting"]

SLICE = 500
"""How many events are judged before the door is looked at again."""
AT_ONCE = 64
"""How many batches are made durable together."""
SAVED_EVERY = 100_000
"""Events after which the state is kept anew while the service runs."""
NOTED = 5
"""Holes and steps of the clock that are told of one batch; all are on record."""
RETRY = 1.0
"""Seconds until it is tried again to keep findings, for which there was no room."""
SERVICE = "service"
"""The source of what the service itself puts on record."""

log = structlog.get_logger()


class Terms(Struct, frozen=True, kw_only=True):
    """How one server is run: what goes out (`mode`), whether unlawful rulings count as upheld, by how many
    milliseconds a sender's clock may be ahead (0: by any), after how much silence time passes by itself."""

    mode: str = OBSERVE
    uphold: bool = False
    ahead: int = 0
    silence: int = 10_000


class Silence(Struct, frozen=True):
    """Nobody has said anything for a while, though `watched` says that somebody was there to say it."""

    watched: bool


Knock: TypeAlias = Speaker | Batch | Gap | Rulebook | Silence
"""What comes to the door: a speaker who says who he is, what he sends, a rulebook to put in force, or silence."""


class Waiting(Struct):
    """Something at the door, and who is told what became of it; only the first word counts."""

    what: Knock
    told: Callable[[Outcome], None]
    since: float


class Server:
    """One game server's record, referee and findings, in `folder`. `wall` gives Unix milliseconds; `news` is called
    from the server's thread when something was found."""

    def __init__(
        self,
        name: str,
        folder: Path,
        book: Rulebook,
        books: Books,
        terms: Terms,
        gauges: Gauges,
        wall: Callable[[], int],
    ) -> None:
        self.name, self.terms, self.gauges = name, terms, gauges
        self.folder = folder
        self.failing = ""
        """Why the record cannot be written now, in words; empty while it can."""
        self.unjudged = 0
        self._books, self._book, self._wall = books, book, wall
        self._record: Record = open_record(folder)
        try:
            self.findings = Findings(folder)
        except BaseException:
            self._record.close()
            raise
        self._door: SimpleQueue[Waiting | None] = SimpleQueue()
        self._stopping = Flag()
        self._lock = Lock()
        self._news: list[Callable[[], None]] = []
        self._thread = Thread(target=self._run, name=f"server {name}", daemon=True)
        self._adoptions = self._find_adoptions()
        self.findings.engine(__version__)
        self._through, self._old = self._begins_at()
        self._saved = 0
        self._seat, self._judged = self._seated(self._book_at(self._through))
        self._replay: Iterator[Event | Unknown] | None = None
        self._head = self._record.head().seq
        self._heard = wall()
        self._standing = Standing([], [])
        self._records: dict[str, bytes] = {}
        self._unkept: tuple[list[Kept], int] | None = None
        self._closed = False
        self._in_hand: list[Waiting] = []
        self._measure()

    def _begins_at(self) -> tuple[int, int]:
        """After which event findings are new, and up to which they are found anew: all of them when somebody was
        forgotten since, for they still name him."""
        through, order = self.findings.through(), self._record.forgotten()
        if order <= self.findings.forgotten():
            return through, 0
        if not through:
            self.findings.follow(order)
        return 0, through

    # Asked from any thread --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the door. If another rulebook was in force than is to be now, that is the first thing said."""
        self.give(self._book, lambda _: None)
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand and close; what still waits at the door is told to come again."""
        self._stopping.set()
        self._door.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self._record.close()
        self.findings.close()

    def give(self, what: Knock, told: Callable[[Outcome], None]) -> None:
        """Put something at the door; `told` is called, from the server's thread, once it is known what became of it."""
        self._door.put(Waiting(what, told, perf_counter()))
        if self._closed:
            self._turn_away()

    def expected(self, source: str) -> int:
        """The number that this source is to send next."""
        return max(self._record.expected(source), self.findings.lost(source) + 1)

    def on_news(self, call: Callable[[], None]) -> Callable[[], None]:
        """Have `call` called when something was found; what is returned ends that."""
        with self._lock:
            self._news.append(call)
        return lambda: self._news.remove(call) if call in self._news else None

    @property
    def behind(self) -> int:
        """How many events on record are still to be judged."""
        return max(0, self._head - self._judged)

    @property
    def head(self) -> int:
        """The last event on record."""
        return self._head

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self._seat.book

    @property
    def standing(self) -> Standing:
        """Modes and zones, as of the last event judged."""
        return self._standing

    # The server's own thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._in_hand = self._at_the_door()
                fresh = self._take_all(self._in_hand)
                if not self._stopping.is_set():
                    self._judge(fresh)
                    self._seal()
                    if self._judged - self._saved >= SAVED_EVERY:
                        self._save()
        except Exception as error:
            self._cannot_write(f"this server has stopped, for {error!r}: start the service again")
            log.exception("a server has stopped", server=self.name)
            for one in self._in_hand:
                one.told(Outcome(0, self.failing))
        else:
            self._save()
        self._closed = True
        self._turn_away()

    def _at_the_door(self) -> list[Waiting]:
        """What waits; while there is nothing to judge, the next to come."""
        found: list[Waiting] = []
        patience = RETRY if self._unkept else None
        idle = not self._stopping.is_set() and (patience is not None or not self.behind)
        try:
            while len(found) < AT_ONCE:
                one = self._door.get(block=idle and not found, timeout=patience)
                if one is None:
                    break
                found.append(one)
        except Empty:
            pass
        return found

    def _turn_away(self) -> None:
        """Nobody who still waits is left without a word."""
        while not self._door.empty():
            one = self._door.get()
            if one is not None:
                one.told(Outcome(0, self.failing or "the service is stopping: send this again in a moment"))

    def _seated(self, book: Rulebook) -> tuple[Seat, int]:
        """Who judges by this rulebook, and the last event that he has heard: none, unless a state of his was kept
        that can be gone on from."""
        kept = self._record.load_snapshot(self._made_by(book), engine()) if self._through else None
        if kept is not None and kept.seq <= self._through:
            seat = Seat(book, self.terms.uphold)
            try:
                seat.load(self.name, kept.data)
                return seat, kept.seq
            except Exception as error:
                log.warning("a kept state is of no use: all is read again", server=self.name, because=repr(error))
        return Seat(book, self.terms.uphold), 0

    def _made_by(self, book: Rulebook) -> list[str]:
        """What a kept state rests on besides the record."""
        return [book.hash, "upheld" if self.terms.uphold else "found"]

    def _save(self) -> None:
        """Keep the state of whoever judges here, if it is that of the whole record, so that the next start is quick."""
        if self.behind or self._unkept or not self._judged or self._judged == self._saved:
            return
        try:
            self._record.save_snapshot(self._seat.dump(), self._made_by(self._seat.book), engine())
            self._saved = self._judged
        except Exception as error:
            self._saved = self._judged
            log.warning("the state could not be kept: the next start is slow", server=self.name, because=repr(error))

    # Taking -----------------------------------------------------------------------------------------------------------

    def _take_all(self, waiting: Sequence[Waiting]) -> list[Event | Unknown]:
        """Make durable what waits, batches of one source together; the events taken, in their places."""
        fresh: list[Event | Unknown] = []
        for _, same in groupby(waiting, key=_kind_of):
            group = list(same)
            first = group[0].what
            if isinstance(first, Batch):
                fresh += self._take(first.speaker.source, group)
            else:
                for one in group:
                    fresh += self._hear(one)
        return fresh

    def _hear(self, one: Waiting) -> list[Event | Unknown]:
        """What is no batch."""
        match one.what:
            case Rulebook():
                return self._adopt(one)
            case Silence():
                return self._pass_time(one)
            case Gap():
                self._lose(one)
            case Speaker(source=source, records=records):
                if records is not None:
                    self._records[source] = msgspec.json.encode(sorted(set(records)))
                self._standing = self._seat.standing()
                one.told(Outcome(self.expected(source)))
        return []

    def _take(self, source: str, group: Sequence[Waiting]) -> list[Event | Unknown]:
        expected = self.expected(source)
        lines: list[bytes] = []
        numbers: list[int] = []
        outcomes: list[Outcome] = []
        for one in group:
            assert isinstance(one.what, Batch)
            outcome = self._admit(one.what, expected, lines, numbers)
            expected = outcome.go_on
            outcomes.append(outcome)
        try:
            begun = [*self._begin(lines), *self._say_records(source, lines)]
            taken = self._record.append(lines, source=source) if lines else Taken()
        except RecordError as error:
            self._cannot_write(str(error))
            for one in group:
                one.told(Outcome(self.expected(source), f"nothing can be put on record: {error}"))
            return []
        self._written(taken)
        self._given_up(source, outcomes, taken, numbers)
        for one, outcome in zip(group, outcomes, strict=True):
            self._tell(one, outcome, {numbers[i]: fault.reason for i, fault in taken.faults})
        return [*begun, *taken.events]

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
        """A sender whose clock is far ahead would put every deadline out of joint."""
        latest = max((entry.t for entry in batch.entries), default=0)
        ahead = latest - self._wall()
        if not self.terms.ahead or ahead <= self.terms.ahead:
            return ""
        return (
            f"its time is {ahead / 1000:,.0f} s ahead of the clock of the computer that Lawspeaker runs on: "
            "set the right time on both, or let `clock_ahead` in `lawspeaker.toml` allow it"
        )

    def _too_early(self, batch: Batch) -> str:
        """Who is staff is known only when the past has been read."""
        if self.behind and any(entry.staff for entry in batch.entries):
            return (
                "an order of staff came while the record is still being read after a start: send it again in a moment"
            )
        return ""

    def _told(self, batch: Batch, entry: Entry) -> tuple[bytes, bool]:
        """The line of an entry, and whether it is a claim."""
        if entry.staff is None or self._seat.is_staff(str(entry.staff.get("player"))):
            return (entry.line or line(entry.staff or {})), entry.claimed
        return line(claim(entry.staff, DECIDE, batch.speaker.key)), True

    def _given_up(self, source: str, outcomes: Sequence[Outcome], taken: Taken, numbers: Sequence[int]) -> None:
        """A number that was no event does not come any more; that has to be known after a restart too."""
        gone = [n for outcome in outcomes for n, _ in outcome.faults] + [numbers[i] for i, _ in taken.faults]
        if gone and max(gone) >= self._record.expected(source):
            self.findings.give_up(source, max(gone))

    def _tell(self, one: Waiting, outcome: Outcome, wrong: dict[int, str]) -> None:
        assert isinstance(one.what, Batch)
        batch, name = one.what, self.name
        here = range(batch.first, batch.first + len(batch.entries))
        faults = sorted([*outcome.faults, *((n, wrong[n]) for n in wrong if n in here and not outcome.refused)])
        claims = [n for n in outcome.claims if n not in wrong]
        one.told(Outcome(outcome.go_on, outcome.refused, faults, claims))
        self.gauges.taking.labels(name).observe(perf_counter() - one.since)
        if outcome.refused:
            self.gauges.refused.labels(name).inc()
            log.warning("a batch was sent back", server=name, source=batch.speaker.source, because=outcome.refused)
        for n, reason in faults:
            self.gauges.faults.labels(name).inc()
            log.warning("an event could not be taken", server=name, source=batch.speaker.source, n=n, because=reason)
        for n in claims:
            self.gauges.claims.labels(name).inc()
            log.warning("a key said more than it may: kept as a claim", server=name, key=batch.speaker.key, n=n)

    def _lose(self, one: Waiting) -> None:
        gap = one.what
        assert isinstance(gap, Gap)
        source, expected = gap.speaker.source, self.expected(gap.speaker.source)
        if gap.first > expected:
            one.told(Outcome(expected, f"number {expected} comes before what is said to be lost"))
            return
        if gap.last >= expected:
            self.findings.give_up(source, gap.last)
            log.warning("a sender lost events", server=self.name, source=source, first=gap.first, last=gap.last)
        one.told(Outcome(self.expected(source)))

    def _pass_time(self, one: Waiting) -> list[Event | Unknown]:
        """Nothing happened for so long: say so, that deadlines fire."""
        assert isinstance(one.what, Silence)
        head, quiet = self._record.head(), self._wall() - self._heard
        fresh: list[Event | Unknown] = []
        if one.what.watched and head.seq and 0 < self.terms.silence <= quiet:
            event = TimePassed(t=head.clock + quiet, server=self.name, source=SERVICE)
            try:
                fresh = self._put(event)
            except RecordError as error:
                self._cannot_write(str(error))
        one.told(Outcome(0))
        return fresh

    def _put(self, event: Event) -> list[Event | Unknown]:
        """Put something on record that the service itself says; raises `RecordError`."""
        taken = self._record.append([encode_line(event)], source=SERVICE)
        self._written(taken)
        return taken.events

    # Rulebooks --------------------------------------------------------------------------------------------------------

    def _find_adoptions(self) -> list[tuple[int, str]]:
        """From which event on which rulebook is in force; read from the record if the findings do not say."""
        known = self.findings.books()
        if not known and self._record.head().seq:
            for event in self._record.read():
                if _adopts(event) and isinstance(event, RulebookAdopted) and self._books.has(event.hash):
                    self.findings.adopt(event.seq, event.name, event.hash)
            known = self.findings.books()
        return [(seq, hash_) for seq, _, hash_ in known]

    def _book_at(self, seq: int) -> Rulebook:
        """The rulebook by which the event after `seq` is judged; before any came into force, the first that did."""
        in_force = [hash_ for since, hash_ in self._adoptions if since <= seq] or [
            hash_ for _, hash_ in self._adoptions
        ][:1]
        return self._books.get(in_force[-1]) if in_force else self._book

    def _begin(self, lines: Sequence[bytes]) -> list[Event | Unknown]:
        """The first thing on a record, and on one that another rulebook was in force on, is which rulebook is."""
        if not lines or (self._adoptions and self._adoptions[-1][1] == self._book.hash):
            return []
        t = self._record.head().clock or _first_time(lines)
        return self._put_in_force(self._book, t) if t is not None else []

    def _say_records(self, source: str, lines: Sequence[bytes]) -> list[Event | Unknown]:
        """What a source said in its hello that it records goes on record before its events, for rulings rest on it.
        If it begins with a `server_started` of its own, that says it."""
        said = self._records.get(source)
        if not lines or said is None or said == self.findings.records(source):
            return []
        fresh: list[Event | Unknown] = []
        first, t = msgspec.json.decode(lines[0]), self._record.head().clock or _first_time(lines)
        if first.get("type") != "server_started" and t is not None:
            types = msgspec.json.decode(said)
            fresh = self._put(ServerStarted(t=t, server=self.name, source=source, records=types))
        self.findings.say_records(source, said)
        return fresh

    def _adopt(self, one: Waiting) -> list[Event | Unknown]:
        assert isinstance(one.what, Rulebook)
        self._book = one.what
        head = self._record.head()
        try:
            fresh = self._put_in_force(self._book, head.clock) if head.seq and self._is_new(self._book) else []
        except RecordError as error:
            self._cannot_write(str(error))
            one.told(Outcome(0, f"nothing can be put on record: {error}"))
            return []
        one.told(Outcome(0))
        return fresh

    def _is_new(self, book: Rulebook) -> bool:
        return not self._adoptions or self._adoptions[-1][1] != book.hash

    def _put_in_force(self, book: Rulebook, t: int) -> list[Event | Unknown]:
        event = RulebookAdopted(t=t, server=self.name, source=SERVICE, name=book.name, hash=book.hash)
        fresh = self._put(event)
        seq = fresh[0].seq
        self.findings.adopt(seq, book.name, book.hash)
        self._adoptions.append((seq, book.hash))
        log.info("a rulebook is in force", server=self.name, rulebook=book.name, hash=book.hash, since=seq)
        return fresh

    # Judging ----------------------------------------------------------------------------------------------------------

    def _judge(self, fresh: list[Event | Unknown]) -> None:
        """Judge what was just taken, or, while behind, the next slice of the record."""
        if self._unkept:
            self._keep(*self._unkept)
            self._switch()
        if self._unkept or not self.behind:
            return
        begun = perf_counter()
        if fresh and len(fresh) <= SLICE and self._replay is None and fresh[0].seq == self._judged + 1:
            events = fresh
        else:
            events = self._next_slice()
        found: list[Kept] = []
        for event in events:
            found += self._found(event)
            if self._changes_book(event):
                break
        self._keep(found, self._judged)
        self._switch()
        self.gauges.judging.labels(self.name).observe(perf_counter() - begun)
        self._measure()

    def _keep(self, found: list[Kept], through: int) -> None:
        """Keep what was found; as long as there is no room for it, nothing more is judged."""
        if through <= self._through:
            return
        try:
            if self._through < self._old:
                self._replace(found, through)
            else:
                self.findings.keep(found, through)
        except RecordError as error:
            self._unkept = (found, through)
            self._cannot_write(str(error))
            return
        self._unkept, self._through = None, through
        if found:
            self._tell_news()

    def _replace(self, found: list[Kept], through: int) -> None:
        self.findings.replace(found, self._through + 1, through, self._old)
        if through >= self._old:
            self.findings.follow(self._record.forgotten())
            log.info("what was found no longer names whom the record has forgotten", server=self.name)

    def _next_slice(self) -> list[Event | Unknown]:
        if self._replay is None:
            self._replay = self._record.read(self._judged + 1)
        events = list(islice(self._replay, SLICE))
        if len(events) < SLICE:
            self._replay = None
        return events

    def _found(self, event: Event | Unknown) -> list[Kept]:
        """The findings of one event that have not been said yet."""
        try:
            found = self._seat.take(event)
        except Exception as error:
            found = []
            self.unjudged += 1
            self.gauges.unjudged.labels(self.name).inc()
            log.error(
                "the referee failed at an event, and went on", server=self.name, seq=event.seq, because=repr(error)
            )
        self._judged = event.seq
        if event.seq <= self._through:
            return []
        return [self._kept(event.seq, place, one) for place, one in enumerate(found)]

    def _kept(self, seq: int, place: int, found: Found) -> Kept:
        to = addressed(found, self.terms.mode)
        kind = str(found.__struct_config__.tag)
        self.gauges.findings.labels(self.name, kind).inc()
        return Kept(seq, place, kind, msgspec.json.encode(found), None if to is None else msgspec.json.encode(to))

    def _changes_book(self, event: Event | Unknown) -> bool:
        """Whether another rulebook is in force after this event, which is judged for the first time."""
        if event.seq <= self._through or not _adopts(event):
            return False
        self._note_adoption(event)
        return self._book_at(event.seq).hash != self._seat.book.hash

    def _note_adoption(self, event: Event | Unknown) -> None:
        """A kill may have come between the record and the note that a rulebook is in force."""
        assert isinstance(event, RulebookAdopted)
        if all(seq != event.seq for seq, _ in self._adoptions) and self._books.has(event.hash):
            self.findings.adopt(event.seq, event.name, event.hash)
            self._adoptions = sorted([*self._adoptions, (event.seq, event.hash)])

    def _switch(self) -> None:
        """Under a new rulebook the record is read again, in silence, up to where it came into force."""
        book = self._book_at(self._through)
        if self._judged == self._through and book.hash != self._seat.book.hash:
            self._seat, self._judged, self._saved = Seat(book, self.terms.uphold), 0, 0
            self._replay = None

    def _seal(self) -> None:
        try:
            self._record.seal()
        except RecordError as error:
            self._cannot_write(str(error))

    # Telling ----------------------------------------------------------------------------------------------------------

    def _written(self, taken: Taken) -> None:
        if self.failing:
            log.info("the record can be written again", server=self.name)
            self.failing = ""
            self.gauges.failing.labels(self.name).set(0)
        self._head = self._record.head().seq
        self._heard = self._wall()
        self.gauges.took(self.name, [_type_of(event) for event in taken.events])
        self.gauges.again.labels(self.name).inc(taken.again)
        self.gauges.notes.labels(self.name).inc(len(taken.notes))
        for note in taken.notes[:NOTED]:
            log.warning("the record noticed something", server=self.name, what=say(note))

    def _cannot_write(self, why: str) -> None:
        if not self.failing:
            log.error("the record cannot be written: senders are told to come again", server=self.name, because=why)
        self.failing = why
        self.gauges.failing.labels(self.name).set(1)

    def _measure(self) -> None:
        self.gauges.head.labels(self.name).set(self._head)
        self.gauges.judged.labels(self.name).set(self._judged)
        self.gauges.clock.labels(self.name).set(self._record.head().clock / 1000)

    def _tell_news(self) -> None:
        with self._lock:
            calls = list(self._news)
        for call in calls:
            call()


@cache
def engine() -> str:
    """The version of the engine and the state of its source, for a state is good only with what made it."""
    house = Path(__file__).resolve().parent.parent
    marks = [f"{file.relative_to(house)}:{file.stat().st_mtime_ns}" for file in sorted(house.rglob("*.py"))]
    return f"{__version__}:{sha256(''.join(marks).encode()).hexdigest()[:16]}"


def _kind_of(one: Waiting) -> tuple[str, str]:
    what = one.what
    return (type(what).__name__, what.speaker.source if isinstance(what, Batch) else "")


def _adopts(event: Event | Unknown) -> bool:
    return isinstance(event, RulebookAdopted) and event.source == SERVICE


def _type_of(event: Event | Unknown) -> str:
    return event.type if isinstance(event, Unknown) else str(event.__struct_config__.tag)


def _first_time(lines: Sequence[bytes]) -> int | None:
    """The time of the first line that says one."""
    for each in lines:
        t = msgspec.json.decode(each).get("t")
        if isinstance(t, int) and t >= 0:
            return t
    return None
