"""A running server: its door, its record, its chamber and its findings.

What comes to the door is taken by one thread, the clerk's, so there is one order; the chamber judges in a thread of its
own, and pages are cut in a process apart.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event as Flag
from threading import Lock, Thread
from time import perf_counter

import structlog

from lawspeaker import __version__
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Record, open_record
from lawspeaker.service.adoptions import Adoptions
from lawspeaker.service.books import Books
from lawspeaker.service.chamber import Chamber
from lawspeaker.service.clerk import Clerk
from lawspeaker.service.cutter import Cutter
from lawspeaker.service.findings import Findings, News, Sending
from lawspeaker.service.gauges import Gauges
from lawspeaker.service.intake import Outcome, begins_at
from lawspeaker.service.knocks import Knock, Terms, Waiting
from lawspeaker.service.premises import Premises
from lawspeaker.service.seat import Standing

__all__ = ["Server"]

AT_ONCE = 64
"""How many batches are made durable together."""

log = structlog.get_logger()


class Server:
    """One game server's record, chamber and findings, in `folder`. `wall` gives Unix milliseconds; without a `cutter`,
    pages are cut while senders wait."""

    def __init__(
        self,
        name: str,
        folder: Path,
        book: Rulebook,
        books: Books,
        terms: Terms,
        gauges: Gauges,
        wall: Callable[[], int],
        cutter: Cutter | None = None,
    ) -> None:
        self.name, self.terms, self.gauges, self.folder = name, terms, gauges, folder
        self._wanted = book
        self._door: SimpleQueue[Waiting | None] = SimpleQueue()
        self._stopping, self._lock = Flag(), Lock()
        self._news: list[News] = []
        self._stopped, self._closed = "", False
        with ExitStack() as opened:
            self._record: Record = opened.enter_context(open_record(folder))
            self.findings = Findings(folder)
            opened.callback(self.findings.close)
            self.findings.engine(__version__)
            premises = Premises(
                name=name,
                folder=folder,
                record=self._record,
                findings=self.findings,
                books=books,
                adoptions=Adoptions(self._record, self.findings, books),
                terms=terms,
                gauges=gauges,
            )
            self.chamber = Chamber(premises, book, self._tell_news)
            self._clerk = Clerk(premises, self.chamber, wall, cutter, self.give)
            opened.pop_all()
        self._thread = Thread(target=self._run, name=f"server {name}", daemon=True)

    # Asked from any thread --------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the door. If another rulebook was in force than is to be now, that is the first thing said."""
        self.give(self._wanted, lambda _: None)
        self._thread.start()
        self.chamber.start()

    def stop(self) -> None:
        """Finish what is in hand and close; what still waits at the door is told to come again."""
        self._stopping.set()
        self._door.put(None)
        if self._thread.is_alive():
            self._thread.join()
        self.chamber.stop()
        self._record.close()
        self.findings.close()

    def give(self, what: Knock, told: Callable[[Outcome], None]) -> None:
        """Put something at the door; `told` is called, from a thread of the server's, once it is known what became of
        it."""
        self._door.put(Waiting(what, told, perf_counter()))
        if self._closed:
            self._turn_away()

    def expected(self, source: str) -> int:
        """The number that this source is to send next."""
        return self._clerk.expected(source)

    def on_news(self, call: News) -> Callable[[], None]:
        """Have `call` called, from the chamber's thread, with what was found and is to go out, once it is kept; what
        is returned ends that."""
        with self._lock:
            self._news.append(call)
        return lambda: self._news.remove(call) if call in self._news else None

    @property
    def failing(self) -> str:
        """Why something cannot be taken or judged now, in words; empty while all is well."""
        return self._stopped or self._clerk.failing or self.chamber.failing

    @property
    def unjudged(self) -> int:
        """How many events the referee failed at."""
        return self.chamber.unjudged

    @property
    def behind(self) -> int:
        """How many events on record are still to be judged."""
        return self.chamber.behind

    @property
    def head(self) -> int:
        """The last event on record."""
        return self._clerk.head

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""
        return self.chamber.book

    @property
    def standing(self) -> Standing:
        """Modes and zones, as of the last event judged."""
        return self.chamber.standing()

    # The server's own thread ------------------------------------------------------------------------------------------

    def _run(self) -> None:
        waiting: list[Waiting] = []
        try:
            while not self._stopping.is_set():
                waiting = self._at_the_door()
                self._clerk.take_all(waiting)
        except Exception as error:
            self._stopped = f"this server has stopped, for {error!r}: start the service again"
            self.gauges.failing.labels(self.name).set(1)
            log.exception("a server has stopped", server=self.name)
            for one in waiting:
                one.told(Outcome(begins_at(one.what), self._stopped))
        self._closed = True
        self._turn_away()

    def _at_the_door(self) -> list[Waiting]:
        """What waits, or the next to come."""
        found: list[Waiting] = []
        try:
            while len(found) < AT_ONCE:
                one = self._door.get(block=not found and not self._stopping.is_set())
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
                why = self.failing or "the service is stopping: send this again in a moment"
                one.told(Outcome(begins_at(one.what), why))

    def _tell_news(self, found: Sequence[Sending]) -> None:
        with self._lock:
            calls = list(self._news)
        for call in calls:
            call(found)
