"""Several servers in one stream: each has its own world and referee, and is judged alone."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol, TypeGuard

from msgspec import UNSET

from lawspeaker.events import Event, RulebookAdopted
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Fault, Found
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift

ADOPTING = "service"
"""The source of what the service itself puts on record."""
MAIN = "main"
"""The server that needs no name."""


def adopts(event: Event | Unknown) -> TypeGuard[RulebookAdopted]:
    """Whether an event puts a rulebook in force: nobody but the service itself does."""
    return type(event) is RulebookAdopted and event.source == ADOPTING


class Seat(Protocol):
    """Who hears a server's events: its referee, or whatever sits above it."""

    def take(self, event: Event | Unknown) -> list[Found]:
        """The findings that one event causes."""

    def advance(self, t: int) -> list[Found]:
        """The findings of time alone, up to `t` (ms)."""

    def adopt(self, book: Rulebook, seq: int) -> None:
        """From event `seq` on this rulebook is in force."""

    @property
    def book(self) -> Rulebook:
        """The rulebook in force."""


class Servers:
    """A referee for every server that speaks; `above` seats something over each (a court, say).

    With `terse`, lawful rulings come without their reasons, for nobody will read them. `shelves` opens a file for what
    a referee puts away; without it all stays in memory. `ahead` are rulebooks that `rulebook` events may put in force;
    without them all is judged by `book`. A server whose first event says which of them is in force begins under that.
    """

    def __init__(
        self,
        book: Rulebook,
        lexicon: Lexicon,
        kind: type[Referee] = Swift,
        above: Callable[[Referee], Seat] | None = None,
        terse: bool = False,
        shelves: Callable[[], BinaryIO] | None = None,
        ahead: Sequence[Rulebook] = (),
    ) -> None:
        self.book, self.lexicon, self.kind, self.above, self.terse = book, lexicon, kind, above, terse
        self.shelves = shelves
        self.ahead = {each.hash: each for each in ahead}
        self.referees: dict[str, Seat] = {}

    def take(self, event: Event | Unknown) -> list[Found]:
        """The findings that this event caused on its server."""
        seat = self.referees.get(event.server)
        if seat is None:
            seat = self.seated(event.server, self.referee(self._adopted(event)))
        found = seat.take(event)
        if event.server != MAIN:
            found = _of(event.server, found)
        if self.ahead:
            book = self._adopted(event)
            if book is not None and book.hash != seat.book.hash:
                seat.adopt(book, event.seq)
        return found

    def referee(self, book: Rulebook | None = None) -> Referee:
        """One who has heard nothing yet, under this rulebook if it is said."""
        foresight = {"ahead": list(self.ahead.values())} if self.ahead and issubclass(self.kind, Swift) else {}
        return self.kind(book or self.book, self.lexicon, **foresight)

    def seated(self, server: str, referee: Referee) -> Seat:
        """Give a server its referee, with what is to sit over him."""
        referee.docket.terse = self.terse
        if self.shelves is not None:
            referee.shelf.file = self.shelves()
        seat = self.referees[server] = self.above(referee) if self.above is not None else referee
        return seat

    def _adopted(self, event: Event | Unknown) -> Rulebook | None:
        """The rulebook that comes into force with this event, if one does and it is known."""
        return self.ahead.get(event.hash) if self.ahead and adopts(event) else None

    def lacks(self, event: Event | Unknown) -> bool:
        """Whether a rulebook comes into force with this event that is not among those that may."""
        return bool(self.ahead) and adopts(event) and event.hash not in self.ahead

    def advance(self, t: int) -> list[Found]:
        """Let time run on to `t` on every server."""
        return [found for server, seat in sorted(self.referees.items()) for found in _of(server, seat.advance(t))]


def _of(server: str, found: list[Found]) -> list[Found]:
    """Findings that say of which server they are."""
    if server != MAIN:
        for one in found:
            if not isinstance(one, Fault) and one.server is UNSET:
                one.server = server
    return found
