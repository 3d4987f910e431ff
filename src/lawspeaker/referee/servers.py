"""Several servers in one stream: each has its own world and referee, and is judged alone."""

from collections.abc import Callable
from typing import BinaryIO, Protocol

from msgspec import UNSET

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.findings import Fault, Found
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift import Swift

MAIN = "main"
"""The server that needs no name."""


class Seat(Protocol):
    """Who hears a server's events: its referee, or whatever sits above it."""

    def take(self, event: Event | Unknown) -> list[Found]:
        """The findings that one event causes."""

    def advance(self, t: int) -> list[Found]:
        """The findings of time alone, up to `t` (ms)."""


class Servers:
    """A referee for every server that speaks; `above` seats something over each (a court, say).

    With `terse`, lawful rulings come without their reasons, for nobody will read them. `shelves` opens a file for what
    a referee puts away; without it all stays in memory.
    """

    def __init__(
        self,
        book: Rulebook,
        lexicon: Lexicon,
        kind: type[Referee] = Swift,
        above: Callable[[Referee], Seat] | None = None,
        terse: bool = False,
        shelves: Callable[[], BinaryIO] | None = None,
    ) -> None:
        self.book, self.lexicon, self.kind, self.above, self.terse = book, lexicon, kind, above, terse
        self.shelves = shelves
        self.referees: dict[str, Seat] = {}

    def take(self, event: Event | Unknown) -> list[Found]:
        """The findings that this event caused on its server."""
        seat = self.referees.get(event.server)
        if seat is None:
            referee = self.kind(self.book, self.lexicon)
            referee.docket.terse = self.terse
            if self.shelves is not None:
                referee.shelf.file = self.shelves()
            seat = self.referees[event.server] = self.above(referee) if self.above is not None else referee
        return _of(event.server, seat.take(event))

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
