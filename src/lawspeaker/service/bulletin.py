"""The bulletin: what whoever watches over a server is told of what came to its record, in the log and on the gauges.

Of many things of one kind the log has a few, and how many more there were; all are on record, or told to the sender.
"""

from collections.abc import Callable, Sequence
from time import perf_counter

import structlog

from lawspeaker.events import Event
from lawspeaker.events.codec import Unknown
from lawspeaker.events.spans import MINUTE
from lawspeaker.record import Taken
from lawspeaker.record.notes import Note, say
from lawspeaker.service.gauges import Gauges
from lawspeaker.service.intake import Batch, Outcome

__all__ = ["Bulletin"]

NOTED = 5
"""Of the faults and the claims in one batch, that are told in the log; all are told to the sender."""
NOTED_A_MINUTE = 10
"""Holes and steps of the clock that are told; all are on record."""

log = structlog.get_logger()


class Bulletin:
    """That of one server, by the server's thread."""

    def __init__(self, name: str, gauges: Gauges, wall: Callable[[], int]) -> None:
        self._name, self._gauges, self._wall = name, gauges, wall
        self._noting, self._said, self._unsaid = 0, 0, 0

    def stands(self, head: int, clock: int) -> None:
        """The last event on record, and the record's clock (ms)."""
        self._gauges.head.labels(self._name).set(head)
        self._gauges.clock.labels(self._name).set(clock / 1000)

    def took(self, taken: Taken) -> None:
        """What became of events that were put on record."""
        self._gauges.took(self._name, map(_type_of, taken.events))
        self._gauges.again.labels(self._name).inc(taken.again)
        self._gauges.notes.labels(self._name).inc(len(taken.notes))
        self._say_notes(taken.notes)

    def answered(self, batch: Batch, outcome: Outcome, since: float) -> None:
        """What a sender was told of his batch, which had come at `since` (seconds of the process)."""
        name, source, faults, claims = self._name, batch.speaker.source, outcome.faults, outcome.claims
        self._gauges.taking.labels(name).observe(perf_counter() - since)
        if outcome.refused:
            self._gauges.refused.labels(name).inc()
            log.warning("a batch was sent back", server=name, source=source, because=outcome.refused)
        self._gauges.faults.labels(name).inc(len(faults))
        self._gauges.claims.labels(name).inc(len(claims))
        for n, reason in faults[:NOTED]:
            log.warning("an event could not be taken", server=name, source=source, n=n, because=reason)
        for n in claims[:NOTED]:
            log.warning("a key said more than it may: kept as a claim", server=name, key=batch.speaker.key, n=n)
        if more := len(faults[NOTED:]) + len(claims[NOTED:]):
            log.warning("more of the same", server=name, source=source, events=more)

    def cannot_write(self, why: str, first: bool) -> None:
        """The record cannot be written; `first`: till now it could."""
        if first:
            log.error("the record cannot be written: senders are told to come again", server=self._name, because=why)
        self._gauges.failing.labels(self._name).set(1)

    def can_write(self) -> None:
        """It can be written again."""
        log.info("the record can be written again", server=self._name)
        self._gauges.failing.labels(self._name).set(0)

    def _say_notes(self, notes: Sequence[Note]) -> None:
        """Tell of holes and steps of the clock, of which one sender's wrong clock makes one with each event."""
        if notes and not 0 <= self._wall() - self._noting < MINUTE:
            if self._unsaid:
                log.warning("the record noticed more of the same", server=self._name, events=self._unsaid)
            self._noting, self._said, self._unsaid = self._wall(), 0, 0
        told = notes[: max(0, NOTED_A_MINUTE - self._said)]
        for note in told:
            log.warning("the record noticed something", server=self._name, what=say(note))
        self._said += len(told)
        self._unsaid += len(notes) - len(told)


def _type_of(event: Event | Unknown) -> str:
    return event.type if isinstance(event, Unknown) else str(event.__struct_config__.tag)
