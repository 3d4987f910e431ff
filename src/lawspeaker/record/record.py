"""The record of one server: everything that happened, in order, for ever, by one writer.

What `append` has returned is on disk. It waits in a journal until a page's worth has come together; the page is then
cut, read back, compared, chained and only then taken out of the journal. Nothing here reads a clock: the record's
clock is the largest `t` it was given.
"""

from collections.abc import Callable, Sequence
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.faults import Fault, quote
from lawspeaker.events.spans import DAY
from lawspeaker.events.strangers import Strangers
from lawspeaker.record import chain
from lawspeaker.record.chain import Forgotten, Order, Page, Retained
from lawspeaker.record.drafts import Draft
from lawspeaker.record.errors import DamagedError, StrangerError
from lawspeaker.record.lines import Item, headed, marked, read
from lawspeaker.record.notes import Hole, Late, Note, Step, encode
from lawspeaker.record.pages import POSITIONS
from lawspeaker.record.private import NAMES, WORDS
from lawspeaker.record.reader import PAGE, REFEREE, Reader
from lawspeaker.record.snapshots import Snapshot
from lawspeaker.record.sources import Stream
from lawspeaker.record.state import State
from lawspeaker.record.store import Line, Store

__all__ = ["ERASABLE", "Offer", "Record", "Taken"]

ERASABLE = (POSITIONS, WORDS, NAMES)
"""The parts that need not be kept for ever."""

BACK = 2000
"""By how many milliseconds a sender's clock may go back unnoticed."""


class Taken(Struct):
    """What became of a batch: the `events` taken, each in its place, how many had been taken before, what was
    noticed, and the lines that could not be taken, by their index in the batch."""

    events: list[Event | Unknown] = []
    again: int = 0
    notes: list[Note] = []
    faults: list[tuple[int, Fault]] = []


class Offer(Struct, frozen=True):
    """A batch that can be put on record: what becomes of it, its lines, and where the record then stands. If it is
    `spoilt`, numbers in it were no events, which is to be known later."""

    taken: Taken
    lines: list[Line]
    state: State
    spoilt: bool = False


class Record(Reader):
    """A record to write: there is one writer at a time (`HeldError`), until it is closed. One thread at a time."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.strangers = Strangers()
        """What came, since it was opened, that this version does not know."""
        try:
            store.hold()
            self._at = State.load(store.state())
            self._finish_forgetting()
        except BaseException:
            store.close()
            raise

    def append(self, items: Sequence[Item], *, source: str | None = None, places: Sequence[int] | None = None) -> Taken:
        """Take a batch; it is durable when this returns, or, if this raises, not taken at all.

        A number that came before from the same source is taken once. `source` is who speaks, where the wire has said
        so; else each event says it. `places` is for files: an event that says its `seq` stands there, and any other
        at the place of the same index, or, where that is taken, at the next. On the wire no sender gives places.
        """
        offer = self.offer(items, source=source, places=places)
        self.keep(offer)
        return offer.taken

    def offer(
        self,
        items: Sequence[Item],
        *,
        source: str | None = None,
        places: Sequence[int] | None = None,
        unread: Sequence[int] = (),
    ) -> Offer:
        """What `append` would make of a batch; nothing of it is on record before it is kept, and nothing else may be
        put on record before that. What came from `source` under the numbers `unread` was no event."""
        draft = State.load(self._at.dump())
        taken = Taken()
        lines: list[Line] = []
        spoilt = sum(_spoil(draft, source, n) for n in unread) > 0
        for i, (item, place) in enumerate(zip(items, repeat(0, len(items)) if places is None else places, strict=True)):
            try:
                event, raw = read(item, places is not None, self.strangers)
                found = _take(draft, event, source or event.source, place)
            except Fault as fault:
                taken.faults.append((i, fault))
                spoilt = _spoil(draft, *headed(item, source, places is not None)) or spoilt
                continue
            if found is None:
                taken.again += 1
                continue
            line = marked(Line(draft.seq, raw, encode(found), b""), draft.mark)
            draft.mark = line.mark
            draft.waiting += len(raw)
            lines.append(line)
            taken.events.append(event)
            taken.notes += found
        return Offer(taken, lines, draft, spoilt)

    def keep(self, offer: Offer, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Put on record what was offered; it is durable when this returns, or, if this raises, not taken at all.
        `meanwhile` is called when it is written and has only to be made durable."""
        if offer.lines or offer.spoilt:
            self._store.keep(offer.lines, offer.state.dump(), meanwhile)
            self._at = offer.state

    def expected(self, source: str) -> int:
        """The number that this source is to send next; what it was given up to there is durable."""
        return self._at.sources.get(source, Stream()).next

    def seal(self, whole: bool = False) -> int:
        """Cut what waits in the journal into pages while there is enough for one, or, `whole`, to the end; how many."""
        cut = 0
        while self._at.waiting >= PAGE or (whole and self._at.waiting):
            try:
                self._cut()
            except BaseException:
                self._known_at = -1
                raise
            cut += 1
        return cut

    def forget(self, *accounts: str) -> Forgotten:
        """Destroy the accounts, names, words and keys of these people in all that is sealed, and every snapshot; the
        order it was done by. Their acts stay, by number. Raises `StrangerError` for whom the record does not know."""
        self.seal(whole=True)
        people = self._people(self._at.people)
        numbers = {account: people.number(account) for account in accounts}
        if strangers := [account for account, number in numbers.items() if number is None]:
            raise StrangerError(f"nobody on this record is called {', '.join(map(quote, strangers))}")
        found = sorted(number for number in numbers.values() if number is not None)
        at = self._at
        order = Forgotten(number=at.link + 1, previous=at.hash, clock=at.clock, seq=at.seq, people=found)
        self._give(order)
        for number in found:
            people.forget(number)
        return order

    def retain(self, part: str, days: float) -> Retained | None:
        """End the time of one part, `positions`, `words` or `names`: erase it in every page that ended more than so
        many days (of the record's clock) ago; the order it was done by, `None` if there was nothing to erase."""
        if part not in ERASABLE:
            raise ValueError(f"{quote(part)} cannot be erased: only {', '.join(ERASABLE)} can")
        done = [order.upto for order in self._orders() if isinstance(order, Retained) and order.part == part]
        upto = 0
        for _, body in self._store.links(max(done, default=0) + 1):
            link = self._link(body)
            if isinstance(link, Page):
                if link.until >= self._at.clock - days * DAY:
                    break
                upto = link.number if part in link.parts else upto
        if not upto:
            return None
        at = self._at
        order = Retained(number=at.link + 1, previous=at.hash, clock=at.clock, part=part, upto=upto)
        self._give(order)
        return order

    def save_snapshot(self, data: bytes, rulebooks: Sequence[str], engine: str, seq: int | None = None) -> None:
        """Keep a state folded from the record up to event `seq`, or to its end, in place of the one before.
        Another thread than the writer's may do this."""
        at = self._at
        books = tuple(rulebooks)
        snapshot = Snapshot(
            seq=at.seq if seq is None else seq, link=at.link, hash=at.hash, rulebooks=books, engine=engine, data=data
        )
        self._store.put(REFEREE, snapshot.dump())

    def load_snapshot(self, rulebooks: Sequence[str], engine: str) -> Snapshot | None:
        """As a reader does; one that does not match is thrown away."""
        found = super().load_snapshot(rulebooks, engine)
        if found is None:
            self._store.put(REFEREE, None)
        return found

    def commit(self, draft: Draft) -> None:
        """Seal a page that was drafted, by whomever, of what waits in this journal; raises `DamagedError` if it does
        not follow what is sealed."""
        at = self._at
        if (draft.page.number, draft.page.previous) != (at.link + 1, at.hash):
            raise DamagedError(f"page {draft.page.number} was drafted for another place in the record")
        body = chain.encode(draft.page)
        state = replace(
            at,
            root=draft.mark,
            waiting=at.waiting - draft.size,
            link=draft.page.number,
            hash=chain.digest(body),
            sealed=draft.page.until,
            people=draft.page.people,
        )
        self._store.seal(draft.page, body, draft.parts, draft.newcomers, state.dump())
        self._at, self._known_at = state, -1

    def _cut(self) -> None:
        self.commit(self.draft())

    @property
    def waiting(self) -> int:
        """How many bytes wait in the journal."""
        return self._at.waiting

    def _give(self, order: Order) -> None:
        body = chain.encode(order)
        state = replace(self._at, link=order.number, hash=chain.digest(body))
        self._store.erase(order, body, state.dump())
        self._at, self._known_at = state, order.number

    def _finish_forgetting(self) -> None:
        """An order to forget may have been cut short between the record and the table of people."""
        known = {person.number for person in self._store.people() if person.account is not None}
        for order in self._orders():
            if isinstance(order, Forgotten) and not known.isdisjoint(order.people):
                self._store.carry_out(order)


def _spoil(draft: State, source: str | None, n: int | None) -> bool:
    """Remember that what came from a source under a number was no event; whether that is news."""
    if source is None or n is None:
        return False
    stream = draft.sources.get(source) or Stream()
    news = stream.spoil(n)
    if news:
        draft.sources[source] = stream
    return news


def _take(draft: State, event: Event | Unknown, source: str, place: int) -> list[Note] | None:
    """Give an event its place and count it in; what was noticed, or `None` if it came before. Raises `Fault`."""
    if event.server != draft.server is not None:
        raise Fault(
            f"this is the record of server {quote(draft.server)}, and the event is of {quote(event.server)}, "
            "which has a record of its own"
        )
    stream = draft.sources.get(source) or Stream()
    if isinstance(event.n, int) and stream.came(event.n):
        return None
    if event.seq and event.seq <= draft.seq:
        raise Fault(f"`seq` {event.seq} is taken: the record is at {draft.seq}; leave `seq` out, and it goes on there")
    event.seq = draft.seq = event.seq or max(draft.seq + 1, place)
    draft.server = event.server
    found: list[Note] = []
    if isinstance(event.n, int):
        found += [Hole(event.seq, source, *stretch) for stretch in stream.skipped(event.n)]
        if stream.take(event.n):
            found.append(Late(event.seq, source, event.n))
        draft.sources[source] = stream
    if event.t < draft.clock - BACK:
        found.append(Step(event.seq, event.t, draft.clock))
    draft.clock = max(draft.clock, event.t)
    return found
