"""Reading a record: events in order, what is lacking among them, and any moment of a season. Reading needs no lock.

A reader sees what was there when it asked, while a writer goes on. What was erased by order is told as unknown as the
wire allows and named by `lacks`; anything else that is altered or gone is an error, never silence.
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

import msgspec
from msgspec import Struct

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.record import chain, pages
from lawspeaker.record.chain import Forgotten, Order, Page
from lawspeaker.record.counts import Count
from lawspeaker.record.drafts import Draft, draft
from lawspeaker.record.errors import DAMAGED, DamagedError, FormatError
from lawspeaker.record.figures import Figures, figures
from lawspeaker.record.lines import event_of, events_from, fields_of
from lawspeaker.record.notes import Hole, Note, decode, say
from lawspeaker.record.pages import NOTES, Fields
from lawspeaker.record.people import People
from lawspeaker.record.private import WORDS
from lawspeaker.record.report import Report, retained, verify
from lawspeaker.record.snapshots import Snapshot
from lawspeaker.record.state import Head, State
from lawspeaker.record.store import Line, Store

__all__ = ["PAGE", "REFEREE", "Lack", "Reader"]

PAGE = 1 << 19
"""How many bytes of journal make a page: small enough for any minute to be opened in a tenth of a second."""

REFEREE = "referee"
"""Whose snapshot it is."""


class Lack(Struct, frozen=True):
    """Over events `first` to `last` something cannot be known: `what` is a type of note or the part that is erased."""

    first: int
    last: int
    what: str
    say: str


class Reader:
    """A record to read. One reader serves one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = People()
        self._known_at = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def head(self) -> Head:
        """Where the record ends."""
        return self._state().head

    def read(self, first: int = 1, last: int | None = None) -> Iterator[Event | Unknown]:
        """The events from `first` to `last`, or to the end, in order; raises `DamagedError`. Of what was erased,
        `positions` have no rows, a name is the account (`forgotten:12` if that is erased too), words without which an
        event is none are empty, and the rest is unknown: `lacks` says where."""
        for stretch in self._stretches(first, last):
            if isinstance(stretch, Page):
                yield from events_from(self._restored(stretch, first, last))
            else:
                yield from (event_of(line) for line in stretch if last is None or line.seq <= last)

    def fields(self, first: int = 1, last: int | None = None) -> Iterator[tuple[int, Fields]]:
        """The same as plain data, each with its `seq`, and with whatever this version does not know."""
        for stretch in self._stretches(first, last):
            if isinstance(stretch, Page):
                yield from self._restored(stretch, first, last)
            else:
                yield from ((line.seq, fields_of(line)) for line in stretch if last is None or line.seq <= last)

    def seek(self, clock: int) -> int:
        """The first event at or after this time of the record's clock; the one to come if there is none yet."""
        with self._store.still():
            body = self._store.page_at(clock)
            state = self._state()
            if body is not None:
                page = self._page(body)
                now, moments = page.since, pages.moments(self._parts(page))
            else:
                waiting = self._store.waiting(1, state.waiting)
                now, moments = state.sealed, ((line.seq, event_of(line).t) for line in waiting)
            for seq, t in moments:
                now = max(now, t)
                if now >= clock:
                    return seq
        return state.seq + 1

    def notes(self, first: int = 1, last: int | None = None) -> Iterator[Note]:
        """What the record noticed with the events from `first` to `last`: holes, late comers, steps of the clock."""
        for stretch in self._stretches(first, last):
            if isinstance(stretch, Page):
                found = pages.notes_in(self._parts(stretch)) if NOTES in stretch.parts else []
            else:
                found = [note for line in stretch for note in decode(line.notes)]
            yield from (note for note in found if first <= note.seq and (last is None or note.seq <= last))

    def lacks(self, first: int = 1, last: int | None = None) -> Iterator[Lack]:
        """What cannot be known of the events from `first` to `last`: numbers that never came, and what was erased."""
        for note in self.notes(first, last):
            if isinstance(note, Hole):
                yield Lack(note.seq, note.seq, "hole", say(note))
        orders = self._orders()
        for stretch in self._stretches(first, last):
            if isinstance(stretch, Page):
                for part in stretch.parts:
                    if gone := retained(orders, stretch.number, part):
                        yield Lack(stretch.first, stretch.last, part, chain.say(gone))
        for order in orders:
            if isinstance(order, Forgotten) and first <= order.seq:
                yield Lack(1, order.seq, WORDS, chain.say(order))

    def verify(self, published: str | None = None) -> Report:
        """Whether everything is there and as it was sealed; `published` is a hash that `head` once gave."""
        with self._store.still():
            return verify(self._store, self._state(), published)

    def load_snapshot(self, rulebooks: Sequence[str], engine: str) -> Snapshot | None:
        """The snapshot that was kept last, if it was made of this record with these rulebooks and this engine; else
        `None`: then the record is to be replayed."""
        found = Snapshot.load(self._store.snapshot(REFEREE))
        if found is None or not found.fits(rulebooks, engine) or found.seq > self._state().seq:
            return None
        body = self._store.link(found.link)
        hash_ = chain.START if found.link == 0 else chain.digest(body or b"")
        return found if found.hash == hash_ else None

    def draft(self) -> Draft:
        """The next page, ready to be sealed by whoever writes; raises `DamagedError`."""
        with self._store.still():
            state = self._state()
            lines, people = self._store.waiting(1, PAGE), self._people(state.people)
        self._known_at = -1
        return draft(state, lines, people)

    def figures(self) -> Figures:
        """How much there is, and what it weighs. What was erased is counted as it was."""
        with self._store.still():
            return figures(self._pages(), self._waiting(), self._state().waiting, self._store.size())

    def forgotten(self) -> int:
        """The number of the last order by which anybody was forgotten; 0 if nobody was. What was derived from the
        record before still knows him."""
        return max((order.number for order in self._orders() if isinstance(order, Forgotten)), default=0)

    def also_known(self, account: str) -> set[str]:
        """The other accounts that `linked` and `profile` name together with this one."""
        found: set[str] = set()
        for fields in self._of_types({"linked", "profile"}):
            accounts = {fields["player"], fields.get("discord"), *(fields.get("aliases") or ())} - {None}
            if account in accounts:
                found |= accounts
        return found - {account}

    def _of_types(self, types: set[str]) -> Iterator[Fields]:
        """The events of these types; pages without any are not opened."""
        for stretch in self._stretches(1, None):
            if not isinstance(stretch, Page):
                entries = (fields_of(line) for line in stretch)
            elif types.isdisjoint(stretch.types):
                continue
            else:
                entries = (fields for _, fields in self._restored(stretch))
            yield from (fields for fields in entries if fields["type"] in types)

    def _waiting(self) -> Iterator[Count]:
        """What waits in the journal, counted piece by piece."""
        seq = 0
        while lines := self._store.waiting(seq + 1, PAGE):
            yield Count.of(map(fields_of, lines), (note for line in lines for note in decode(line.notes)))
            seq = lines[-1].seq

    def _pages(self) -> Iterator[tuple[Page, int]]:
        for _, body in self._store.links():
            link = self._link(body)
            if isinstance(link, Page):
                yield link, len(body)

    def _restored(self, page: Page, first: int = 1, last: int | None = None) -> Iterator[tuple[int, Fields]]:
        return pages.restore(self._parts(page), self._people(page.people), first, last)

    def _stretches(self, first: int, last: int | None) -> Iterator[Page | list[Line]]:
        """Page after page, then the journal piece by piece; each is looked up anew, for a writer may be sealing."""
        while last is None or first <= last:
            with self._store.still():
                body = self._store.page_after(first)
                waiting = [] if body is not None else self._store.waiting(first, PAGE)
            if body is not None:
                page = self._page(body)
                yield page
                first = page.last + 1
            elif waiting:
                yield waiting
                first = waiting[-1].seq + 1
            else:
                return

    def _state(self) -> State:
        return State.load(self._store.state())

    def _orders(self) -> list[Order]:
        found = [self._link(body) for body in self._store.orders()]
        return [link for link in found if not isinstance(link, Page)]

    def _page(self, body: bytes) -> Page:
        link = self._link(body)
        if not isinstance(link, Page):
            raise DamagedError(DAMAGED.format("a page's header has been altered"))
        if link.format > chain.FORMAT:
            raise FormatError(f"page {link.number} was written by a newer version of Lawspeaker: update this one first")
        return link

    @staticmethod
    def _link(body: bytes) -> chain.Link:
        try:
            return chain.decode(body)
        except msgspec.DecodeError:
            raise DamagedError(DAMAGED.format("a page's header cannot be read")) from None

    def _parts(self, page: Page) -> dict[str, bytes]:
        """The parts of a page, as they were sealed; those that are gone were erased by order."""
        parts = self._store.parts(page.number)
        for name, part in page.parts.items():
            if name in parts:
                if chain.digest(parts[name]) != part.hash:
                    raise DamagedError(DAMAGED.format(f"the {name} of page {page.number} have been altered"))
            elif retained(self._orders(), page.number, name) is None:
                raise DamagedError(DAMAGED.format(f"the {name} of page {page.number} are missing"))
        return parts

    def _people(self, highest: int) -> People:
        """Who is who, as of now, up to this number at least."""
        link = self._state().link
        if link != self._known_at:
            self._known, self._known_at = People(self._store.people()), link
        if highest > self._known.highest:
            raise DamagedError(DAMAGED.format("the table of people is missing, or is older than the record"))
        return self._known
