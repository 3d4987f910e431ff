"""The chamber: what is on record is judged here, in its order, by a thread of its own, and what is found is kept.

What is being put on record is handed in and judged meanwhile, but nothing of what is found is kept or said before it
is on record. A kill at any moment leaves the findings of the first so many events. The next start goes on from a state
that was kept, or reads the record again, and drops what it finds up to there: it has been said.
"""

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Event as Flag
from threading import Lock, Thread
from time import monotonic, perf_counter

import msgspec
import structlog

from lawspeaker import __version__
from lawspeaker.events import Event, RulebookAdopted
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Found
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Reader, RecordError, read_record
from lawspeaker.referee.servers import adopts
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.findings import Kept, News, Sending
from lawspeaker.service.inbox import Inbox
from lawspeaker.service.outgoing import addressed
from lawspeaker.service.premises import Premises
from lawspeaker.service.seat import Seat, Standing
from lawspeaker.service.understudy import Understudy

__all__ = ["Chamber"]

SLICE, BUDGET = 500, 0.005
"""So many events, or seconds, are judged before what was found is kept."""
REHEARSED = 100
"""Events that an understudy hears before it is seen to what has come meanwhile."""
LEAST_SAVED, SHARE = 5.0, 20
"""The state is kept once judging has taken so many seconds since, and so many times as long as keeping it takes."""
RETRY = 1.0
"""Seconds until it is tried again to keep findings, for which there was no room."""

log = structlog.get_logger()


class Chamber:
    """Judges one server's record, by `book` where none was in force before: what is handed in at its `inbox`. `news` is
    called with what was found and is to go out, once it is kept."""

    def __init__(self, premises: Premises, book: Rulebook, news: News) -> None:
        self._name, self._folder = premises.name, premises.folder
        self._record, self._findings = premises.record, premises.findings
        self._books, self._adoptions = premises.books, premises.adoptions
        self._terms, self._gauges = premises.terms, premises.gauges
        self._book, self._news = book, news
        self.failing = ""
        """Why nothing can be judged or kept now, in words; empty while it can."""
        self.unjudged = 0
        self.findings_through, self._old = self._begins_at()
        self._seat, self.judged = self._seated(self._record)
        self.inbox = Inbox(self._record.head().seq, self.judged)
        self._bell = self.inbox.bell
        self._reader: Reader | None = None
        self._understudy: Understudy | None = None
        self._unkept: tuple[list[Kept], int] | None = None
        self._adopted: list[RulebookAdopted] = []
        self._spent, self._cost, self._saved = 0.0, 0.0, self.judged
        self._stopping, self._sitting = Flag(), Lock()
        self._thread = Thread(target=self._run, name=f"chamber {self._name}", daemon=True)

    def _begins_at(self) -> tuple[int, int]:
        """After which event findings are new, and up to which they are found anew: all of them when somebody was
        forgotten since, for they still name him."""
        through, order, head = self._findings.through(), self._record.forgotten(), self._record.head().seq
        if through > head:
            # What is found of events that are said to be judged already would never be said.
            raise ServiceError(
                f"in `{self._folder}` the record ends with event {head}, and what was found with event {through}: "
                "bring the folder back from a backup, or move all of it away to begin anew"
            )
        if order <= self._findings.forgotten():
            return through, 0
        if not through:
            self._findings.follow(order)
        return 0, through

    def _seated(self, record: Reader) -> tuple[Seat, int]:
        """Who judges, and the last event that he has heard: none, unless a state of his was kept that can be gone on
        from."""
        kept = record.load_snapshot(self._made_by, engine()) if self.findings_through else None
        if kept is not None and kept.seq <= self.findings_through:
            try:
                return Seat.restored(self._name, kept.data, self._books.get, self._terms.uphold), kept.seq
            except Exception as error:
                log.warning("a kept state is of no use: all is read again", server=self._name, because=repr(error))
        return self._fresh(), 0

    def _fresh(self, coming: Sequence[Rulebook] = ()) -> Seat:
        """A seat at which nothing was heard yet; before any rulebook came into force, the first that did is."""
        every = self._adoptions.every()
        first = every[0] if every else self._book
        return Seat(first, self._terms.uphold, [*every, self._book, *coming])

    @property
    def _made_by(self) -> list[str]:
        """What a kept state rests on besides the record and the rulebooks that it names itself."""
        return ["upheld" if self._terms.uphold else "found"]

    # Asked from other threads -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to judge."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand."""
        with self._bell:
            self._stopping.set()
            self._bell.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        if self._reader is not None:
            self._reader.close()

    def want(self, book: Rulebook, may: Callable[[], None]) -> bool:
        """Whether this rulebook can be put in force now, for all is known that it asks of the past; if not, the record
        is read for it, and `may` is called when it can."""
        with self._sitting:
            if not self.judged and not self.inbox.head:
                self._book, self._seat = book, Seat(book, self._terms.uphold)
                known = True
            else:
                known = self._seat.foresees(book)
        with self._bell:
            self._understudy = None if known else Understudy(book, self._fresh([book]), may)
            self._bell.notify_all()
        if not known:
            log.info("the record is read for a new rulebook", server=self._name, rulebook=book.name, hash=book.hash)
        return known

    def want_none(self) -> None:
        """The rulebook in force is to stay."""
        with self._bell:
            self._understudy = None

    def caught_up(self, seconds: float) -> bool:
        """Whether all on record is judged, or will be within so long; not while the past is still being read."""
        with self._bell:
            if not self.inbox.lags and self._thread.is_alive():
                self._bell.wait_for(lambda: self._is_done() or self._stopping.is_set(), seconds)
            return self._is_done()

    def _is_done(self) -> bool:
        return self.inbox.head <= min(self.judged, self.findings_through) and not self.inbox.spoilt

    @property
    def behind(self) -> int:
        """How many events on record are still to be judged."""
        return max(0, self.inbox.head - self.judged)

    @property
    def coming(self) -> str | None:
        """The hash of the rulebook for which the record is being read."""
        understudy = self._understudy
        return None if understudy is None else understudy.book.hash

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self._seat.book

    def standing(self) -> Standing:
        """Modes and zones, as of the last event judged."""
        with self._sitting:
            return self._seat.standing()

    def is_staff(self, player: str) -> bool:
        """Whether he is known to be staff, as of the last event judged."""
        with self._sitting:
            return self._seat.is_staff(player)

    # The chamber's own thread -----------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._reader = read_record(self._folder)
            while not self._stopping.is_set():
                self._step()
        except Exception as error:
            self.failing = f"nothing is judged any more, for {error!r}: start the service again"
            self._gauges.failing.labels(self._name).set(1)
            log.exception("judging has stopped", server=self._name)
        else:
            self._save()

    def _step(self) -> None:
        """What there is to do next, or to wait for."""
        assert self._reader is not None
        if self.inbox.spoilt:
            self._begin_again(self._reader)
        elif self._unkept is not None:
            self._keep(*self._unkept)
            if self._unkept is not None:
                self._stopping.wait(RETRY)
        elif events := self.inbox.take(self._reader, self.judged, SLICE):
            self._judge(events)
        elif self._understudy is not None:
            self._rehearse(self._understudy, self._reader)
        else:
            with self._bell:
                self._bell.wait_for(self._has_work)

    def _has_work(self) -> bool:
        return bool(self.inbox.waits(self.judged) or self._understudy or self._stopping.is_set())

    def _judge(self, events: Sequence[Event | Unknown]) -> None:
        begun = perf_counter()
        found: list[Kept] = []
        with self._sitting:
            for event in events:
                found += self._found(event)
                if perf_counter() - begun > BUDGET:
                    break
        self.inbox.put_back([event for event in events if event.seq > self.judged])
        spent = perf_counter() - begun
        self._keep(found, self.judged)
        self._spent += spent
        self._gauges.judging.labels(self._name).observe(spent)
        self._gauges.judged.labels(self._name).set(self.judged)
        with self._bell:
            self._bell.notify_all()
        if self._spent > max(LEAST_SAVED, SHARE * self._cost):
            self._save()

    def _found(self, event: Event | Unknown) -> list[Kept]:
        """The findings of one event that have not been said yet."""
        if adopts(event) and event.seq > self.findings_through:
            self._adopted.append(event)
        try:
            found = self._seat.take(event)
        except Exception as error:
            found = []
            self.unjudged += 1
            self._gauges.unjudged.labels(self._name).inc()
            log.error(
                "the referee failed at an event, and went on", server=self._name, seq=event.seq, because=repr(error)
            )
        self.judged = event.seq
        if event.seq <= self.findings_through:
            return []
        return [self._kept(event.seq, place, one) for place, one in enumerate(found)]

    def _kept(self, seq: int, place: int, found: Found) -> Kept:
        to = addressed(found, self._terms.mode)
        kind = str(found.__struct_config__.tag)
        self._gauges.findings.labels(self._name, kind).inc()
        return Kept(seq, place, kind, msgspec.json.encode(found), None if to is None else msgspec.json.encode(to))

    def _keep(self, found: list[Kept], through: int) -> None:
        """Keep what was found; as long as there is no room for it, nothing more is judged."""
        if through <= self.findings_through:
            return
        if not self.inbox.wait_for_record(through, self._stopping.is_set):
            self._unkept = None if self.inbox.spoilt else (found, through)
            return
        try:
            for adopted in self._adopted:
                self._adoptions.note(adopted)
            self._adopted.clear()
            if self.findings_through < self._old:
                self._replace(found, through)
            else:
                self._findings.keep(found, through)
        except RecordError as error:
            self._unkept = (found, through)
            self._fail(str(error))
            return
        self._fail("")
        self._unkept, self.findings_through = None, through
        if going := [Sending(one.seq, one.place, one.body, one.goes_to) for one in found if one.goes_to is not None]:
            self._news(going)

    def _fail(self, why: str) -> None:
        if why and not self.failing:
            log.error("what is found cannot be kept: it is tried again", server=self._name, because=why)
        elif self.failing and not why:
            log.info("what is found can be kept again", server=self._name)
        if why != self.failing:
            self._gauges.failing.labels(self._name).set(1 if why else 0)
        self.failing = why

    def _replace(self, found: list[Kept], through: int) -> None:
        self._findings.replace(found, self.findings_through + 1, through, self._old)
        if through >= self._old:
            self._findings.follow(self._record.forgotten())
            log.info("what was found no longer names whom the record has forgotten", server=self._name)

    # Rulebooks and states ---------------------------------------------------------------------------------------------

    def _rehearse(self, one: Understudy, record: Reader) -> None:
        """The understudy reads on; where he is as far as the seat, he takes it."""
        one.read_on(record, self.judged, REHEARSED)
        if one.judged < self.judged:
            return
        with self._sitting:
            self._seat = one.seat
        with self._bell:
            mine = self._understudy is one
            self._understudy = None if mine else self._understudy
        if mine:
            one.told()

    def _begin_again(self, record: Reader) -> None:
        """What was heard last is not on record: whoever judges goes on from what is, as after a start."""
        log.warning("what could not be put on record is forgotten: the record is read again", server=self._name)
        seat, judged = self._seated(record)
        with self._sitting, self._bell:
            self._seat, self.judged = seat, judged
            self._unkept = None
            self.inbox.begin_again()

    def _save(self) -> None:
        """Keep the state of whoever judges here, so that the next start is quick."""
        if self._unkept or self.inbox.spoilt or self.judged in (0, self._saved) or self.judged < self.findings_through:
            return
        begun = monotonic()
        try:
            data = self._seat.dump()
            self._record.save_snapshot(data, self._made_by, engine(), seq=self.judged)
        except Exception as error:
            log.warning("the state could not be kept: the next start is slow", server=self._name, because=repr(error))
        self._saved, self._spent, self._cost = self.judged, 0.0, monotonic() - begun


@cache
def engine() -> str:
    """The version of the engine and the state of its source, for a state is good only with what made it."""
    house = Path(__file__).resolve().parent.parent
    marks = [f"{file.relative_to(house)}:{file.stat().st_mtime_ns}" for file in sorted(house.rglob("*.py"))]
    return f"{__version__}:{sha256(''.join(marks).encode()).hexdigest()[:16]}"
