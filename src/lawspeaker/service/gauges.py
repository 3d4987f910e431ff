"""What can be measured of a running service, for Prometheus. Types of events unknown to the wire count as one."""

from collections import Counter as Tally
from collections.abc import Iterable
from typing import Generic, TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from lawspeaker.events import TYPES

__all__ = ["Gauges"]

STRANGER = "(unknown)"
SECONDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


Metric = TypeVar("Metric", Counter, Gauge, Histogram)


class Dials(Generic[Metric]):
    """A metric and the dials of it that were looked at, for to find one takes longer than to turn it."""

    def __init__(self, metric: Metric) -> None:
        self._metric: Metric = metric
        self._known: dict[tuple[str, ...], Metric] = {}

    def labels(self, *values: str) -> Metric:
        """The dial with these labels."""
        dial = self._known.get(values)
        if dial is None:
            dial = self._known[values] = self._metric.labels(*values)
        return dial


class Gauges:
    """Counters and gauges of one service, each by server."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        self.events = self._counter("events", "events taken into the record", "type")
        self.faults = self._counter("faults", "events that could not be taken")
        self.claims = self._counter("claims", "events beyond their key, kept as claims")
        self.again = self._counter("events_again", "events that had been taken before")
        self.notes = self._counter("noticed", "holes, late events and steps of a clock that the record noticed")
        self.refused = self._counter("batches_refused", "batches sent back")
        self.findings = self._counter("findings", "findings made", "type")
        self.unjudged = self._counter("events_unjudged", "events at which the referee failed")
        self.pushes = self._counter("pushes", "messages sent to carriers, those sent again included", "source")
        self.receipts = self._counter("receipts", "receipts from carriers", "how")
        self.taking = self._histogram("taking_seconds", "from a batch at the door to it being durable")
        self.judging = self._histogram("judging_seconds", "for the referee to judge what was taken at once")
        self.head = self._gauge("record_seq", "last event on record")
        self.judged = self._gauge("judged_seq", "last event judged")
        self.clock = self._gauge("record_clock_seconds", "the record's clock, Unix time")
        self.senders = self._gauge("senders", "senders connected now")
        self.failing = self._gauge("record_failing", "1 while the record cannot be written")
        self.wrong_keys = Counter("lawspeaker_wrong_keys", "keys shown that were wrong", registry=self._all)

    def took(self, server: str, kinds: Iterable[str]) -> None:
        """Events of these types were taken."""
        for kind, many in Tally(kinds).items():
            self.events.labels(server, kind if kind in TYPES else STRANGER).inc(many)

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self._all)

    def _counter(self, name: str, what: str, *by: str) -> Dials[Counter]:
        return Dials(Counter(f"lawspeaker_{name}", what, ["server", *by], registry=self._all))

    def _gauge(self, name: str, what: str) -> Dials[Gauge]:
        return Dials(Gauge(f"lawspeaker_{name}", what, ["server"], registry=self._all))

    def _histogram(self, name: str, what: str) -> Dials[Histogram]:
        return Dials(Histogram(f"lawspeaker_{name}", what, ["server"], registry=self._all, buckets=SECONDS))
