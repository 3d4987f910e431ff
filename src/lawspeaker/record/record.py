"""The record of one server: everything that happened, in order, for ever, by one writer.

What `append` has returned is on disk. It waits in a journal until a page's worth has come together; the page is then
cut, read back, compared, chained and only then taken out of the journal. Nothing here reads a clock: the record's
clock is the largest `t` it was given.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from msgspec import UNSET, Struct
from msgspec.structs import replace

from lawspeaker.events import TYPES, Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.faults import Fault, quote
from lawspeaker.events.strangers import Strangers
from lawspeaker.record import chain, pages
from lawspeaker.record.chain import Forgotten, Order, Page, Part, Retained
from lawspeaker.record.errors import DamagedError, StrangerError
from lawspeaker.record.lines import Item, fields_of, marked, read
from lawspeaker.record.notes import Hole, Late, Note, Step, decode, encode
from lawspeaker.record.pages import POSITIONS, ROWS, Fields
from lawspeaker.record.people import People
from lawspeaker.record.private import NAMES, WORDS
from lawspeaker.record.reader import DAMAGED, PAGE, REFEREE, Reader
from lawspeaker.record.snapshots import Snapshot
from lawspeaker.record.sources import Stream
from lawspeaker.record.state import State
from lawspeaker.record.store import Line, Store

__all__ = ["ERASABLE", "Record", "Taken"]

ERASABLE = (POSITIONS, WORDS, NAMES)
"""The parts that need not be kept for ever."""

BACK = 2000
"""By how many milliseconds a sender's clock may go back unnoticed."""

DAY = 86_400_000
"""Milliseconds."""

MOST_TYPES = 200
LONGEST_TYPE = 40
OTHERS = "(others)"


class Taken(Struct):
    """What became of a batch: the `events` taken, each in its place, how many had been taken before, what was
    noticed, and the lines that could not be taken, by their index in the batch."""

    events: list[Event | Unknown] = []
    again: int = 0
    notes: list[Note] = []
    faults: list[tuple[int, Fault]] = []


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
        draft = State.load(self._at.dump())
        taken = Taken()
        lines: list[Line] = []
        for i, (item, place) in enumerate(zip(items, repeat(0, len(items)) if places is None else places, strict=True)):
            try:
                event, raw = read(item, places is not None, self.strangers)
                found = _take(draft, event, source or event.source, place)
            except Fault as fault:
                taken.faults.append((i, fault))
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
        if lines:
            self._store.keep(lines, draft.dump())
            self._at = draft
        return taken

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

    def save_snapshot(self, data: bytes, rulebooks: Sequence[str], engine: str, name: str = REFEREE) -> None:
        """Keep a state folded from the whole record up to now, in place of the last one of that name."""
        at = self._at
        books = tuple(rulebooks)
        snapshot = Snapshot(seq=at.seq, link=at.link, hash=at.hash, rulebooks=books, engine=engine, data=data)
        self._store.put(name, snapshot.dump())

    def load_snapshot(self, rulebooks: Sequence[str], engine: str, name: str = REFEREE) -> Snapshot | None:
        """As a reader does; one that does not match is thrown away."""
        found = super().load_snapshot(rulebooks, engine, name)
        if found is None:
            self._store.put(name, None)
        return found

    def _cut(self) -> None:
        lines = self._store.waiting(1, PAGE)
        _check(lines, self._at.root)
        people = self._people(self._at.people)
        notes = [note for line in lines for note in decode(line.notes)]
        events = [(line.seq, fields_of(line)) for line in lines]
        page = _page(self._at, events, notes)
        parts = pages.cut(events, notes, people)
        _compare(lines, parts, people)
        sums = {name: Part(chain.digest(part), len(part)) for name, part in sorted(parts.items())}
        page = replace(page, parts=sums, people=people.highest)
        body = chain.encode(page)
        state = replace(
            self._at,
            root=lines[-1].mark,
            waiting=self._at.waiting - sum(len(line.raw) for line in lines),
            link=page.number,
            hash=chain.digest(body),
            sealed=page.until,
            people=people.highest,
        )
        self._store.seal(page, body, parts, people.newcomers(), state.dump())
        self._at, self._known_at = state, page.number

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


def _take(draft: State, event: Event | Unknown, source: str, place: int) -> list[Note] | None:
    """Give an event its place and count it in; what was noticed, or `None` if it came before. Raises `Fault`."""
    if event.server != draft.server is not None:
        raise Fault(
            f"this is the record of server {quote(draft.server)}, and the event is of {quote(event.server)}, "
            "which has a record of its own"
        )
    stream = draft.sources.get(source) or Stream()
    if event.n is not UNSET and stream.came(event.n):
        return None
    if event.seq and event.seq <= draft.seq:
        raise Fault(f"`seq` {event.seq} is taken: the record is at {draft.seq}; leave `seq` out, and it goes on there")
    event.seq = draft.seq = event.seq or max(draft.seq + 1, place)
    draft.server = event.server
    found: list[Note] = []
    if event.n is not UNSET:
        if event.n > stream.next:
            found.append(Hole(event.seq, source, stream.next, event.n - 1))
        if stream.take(event.n):
            found.append(Late(event.seq, source, event.n))
        draft.sources[source] = stream
    if event.t < draft.clock - BACK:
        found.append(Step(event.seq, event.t, draft.clock))
    draft.clock = max(draft.clock, event.t)
    return found


def _check(lines: Sequence[Line], root: bytes) -> None:
    """Nothing is sealed that was altered while it waited."""
    if not lines:
        raise DamagedError(DAMAGED.format("the journal is missing"))
    for line in lines:
        if marked(line, root) != line:
            raise DamagedError(DAMAGED.format(f"the journal has been altered at event {line.seq}, or just before it"))
        root = line.mark


def _compare(lines: Sequence[Line], parts: Mapping[str, bytes], people: People) -> None:
    """Nothing leaves the journal before its page has been read back and says the same."""
    for line, (seq, fields) in zip(lines, pages.restore(parts, people), strict=True):
        if fields["type"] == POSITIONS:
            fields[ROWS] = [list(row) for row in fields[ROWS]]
        if (seq, fields) != (line.seq, fields_of(line)):
            raise DamagedError(f"event {line.seq} would come out of its page changed: it stays in the journal")


def _page(at: State, events: Sequence[tuple[int, Fields]], notes: Sequence[Note]) -> Page:
    """The header of the page to come, but for its parts."""
    return Page(
        number=at.link + 1,
        previous=at.hash,
        first=events[0][0],
        last=events[-1][0],
        since=at.sealed,
        until=max(at.sealed, *(fields["t"] for _, fields in events)),
        lines=len(events),
        rows=sum(len(fields[ROWS]) for _, fields in events if fields["type"] == POSITIONS),
        holes=sum(isinstance(note, Hole) for note in notes),
        steps=sum(isinstance(note, Step) for note in notes),
        people=0,
        types=_types(fields["type"] for _, fields in events),
        parts={},
    )


def _types(names: Iterable[str]) -> dict[str, int]:
    """How many events there are of each type; a sender who invents types without end is counted under one name."""
    counts: Counter[str] = Counter()
    for name, count in Counter(names).items():
        known = name in TYPES or (len(counts) < MOST_TYPES and len(name) <= LONGEST_TYPE)
        counts[name if known else OTHERS] += count
    return dict(sorted(counts.items()))
