"""Who is to take over a seat when a rulebook is coming that asks more of the past than was kept.

He reads the record from its beginning, under every rulebook that was in force, and keeps in mind what the coming one
will ask; what he finds has been said already. Once he is where the other is, he sits down in his place.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.law.tree import Rulebook
from lawspeaker.record import Reader
from lawspeaker.service.seat import Seat

__all__ = ["Understudy"]


class Understudy:
    """The one for `book`, at a seat of his own; `told` is called once he sits in the other's."""

    def __init__(self, book: Rulebook, seat: Seat, told: Callable[[], None]) -> None:
        self.book, self.seat, self.told = book, seat, told
        self.judged = 0
        """The last event that he has heard."""
        self._reading: Iterator[Event | Unknown] | None = None

    def read_on(self, record: Reader, upto: int, most: int) -> None:
        """Hear at most so many events more, none behind `upto`."""
        if self._reading is None:
            self._reading = record.read(self.judged + 1)
        heard = 0
        for event in islice(self._reading, min(most, upto - self.judged)):
            self.hear(event)
            heard += 1
        if heard < most:
            self._reading = None

    def hear(self, event: Event | Unknown) -> None:
        """One event more, at which the one in the seat may have failed too."""
        with suppress(Exception):
            self.seat.take(event)
        self.judged = event.seq
