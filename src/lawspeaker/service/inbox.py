"""The inbox: what is on record, or is being put there, and is still to be judged.

While whoever judges keeps up, the events themselves lie here; once he lags behind, after a start above all, they are
read from the record when their turn comes, so that nothing piles up in memory.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from threading import Condition

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.record import Reader

__all__ = ["Inbox"]

MOST = 5000
"""Events that wait in memory; more are read from the record when their turn comes."""


class Inbox:
    """One server's, whose record ends with the event `head`, of which those up to `judged` are judged. The `bell` is
    held by whoever changes anything, and rung when he has."""

    def __init__(self, head: int, judged: int) -> None:
        self.bell = Condition()
        self.head = self.durable = head
        """The last event that was handed in, and the last of those that is on record."""
        self.lags = head > judged
        """Whether the next are read from the record."""
        self.spoilt = False
        """Whether something was taken out and heard that is not on record after all."""
        self._events: deque[Event | Unknown] = deque()
        self._reading: Iterator[Event | Unknown] | None = None

    # By whoever keeps the record --------------------------------------------------------------------------------------

    def hand(self, events: Sequence[Event | Unknown]) -> None:
        """These events are being put on record."""
        with self.bell:
            self.head = events[-1].seq
            if not self.lags and len(self._events) + len(events) <= MOST:
                self._events.extend(events)
            else:
                self.lags = True
            self.bell.notify_all()

    def keep(self, through: int) -> None:
        """What was handed in up to this event is on record."""
        with self.bell:
            self.durable = through
            self.bell.notify_all()

    def take_back(self, events: Sequence[Event | Unknown]) -> None:
        """These events could not be put on record after all, whether they were handed in already or not."""
        with self.bell:
            handed, self.head = self.head > self.durable, self.durable
            if handed and not self.lags:
                heard = len(self._events) < len(events) or self._events[-len(events)] is not events[0]
                while self._events and self._events[-1].seq > self.durable:
                    self._events.pop()
                self.spoilt |= heard
            self.bell.notify_all()

    # By whoever judges ------------------------------------------------------------------------------------------------

    def take(self, record: Reader, judged: int, most: int) -> list[Event | Unknown]:
        """At most so many of the next events, after those up to `judged`."""
        with self.bell:
            if self.spoilt:
                return []
            if self._events:
                return [self._events.popleft() for _ in range(min(most, len(self._events)))]
            if not self.lags:
                return []
            if self.durable <= judged:
                self.lags, self._reading = self.head > judged, None
                return []
        if self._reading is None:
            self._reading = record.read(judged + 1)
        events = list(islice(self._reading, most))
        if len(events) < most:
            self._reading = None
        return events

    def put_back(self, events: Sequence[Event | Unknown]) -> None:
        """These were taken out and not heard; they are the next."""
        with self.bell:
            self._events.extendleft(reversed(events))

    def begin_again(self) -> None:
        """What is next is read from the record, whatever was handed in."""
        with self.bell:
            self._events.clear()
            self.spoilt, self.lags, self._reading = False, True, None

    def waits(self, judged: int) -> bool:
        """Whether there is something to be judged, or to be forgotten."""
        lags = self.lags and (self.durable > judged or self.head <= judged)
        return bool(self._events or lags or self.spoilt)

    def wait_for_record(self, through: int, or_: Callable[[], bool]) -> bool:
        """Whether everything up to this event is on record, once that is known, or something else is so."""
        with self.bell:
            self.bell.wait_for(lambda: through <= self.durable or self.spoilt or or_())
            return through <= self.durable and not self.spoilt
