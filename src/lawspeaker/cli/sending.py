"""An evening sent live: into a running service, at the pace of a clock or as fast as it is taken."""

import time
from collections.abc import Callable, Iterator

from lawspeaker.events import Event
from lawspeaker.events.codec import encode_line
from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.wire.client import Sender
from lawspeaker.simulate import Evening

__all__ = ["begins", "send"]

AT_ONCE = 200
"""Events of a batch."""
BEAT = 0.25
"""Seconds between two batches while a clock is kept."""


def begins(minutes: float, speed: float, now: int) -> int:
    """When an evening has to begin (Unix ms) so that it ends with the clock on the wall, never ahead of it."""
    length = minutes * MINUTE
    return round(now - length + (length / speed if speed else 0))


def send(evening: Evening, sender: Sender, speed: float, clock: Callable[[], float] = time.monotonic) -> int:
    """Send it, `speed` times as fast as time goes (0: as fast as it is taken); how many events were sent.

    A service that has heard part of the same evening before is told the rest. Raises `SenderError`.
    """
    go_on = sender.open()
    begun, sent = clock(), 0
    for lot in _lots(evening, speed):
        if speed:
            due = begun + (lot[-1].t - evening.start) / 1000 / speed
            sender.wait(max(due - clock(), 0))
        fresh = [event for event in lot if _number(event) >= go_on]
        if fresh:
            sender.send(_number(fresh[0]), [encode_line(event) for event in fresh])
            sent += len(fresh)
    sender.finish()
    return sent


def _lots(evening: Evening, speed: float) -> Iterator[list[Event]]:
    """Batches: what happens within a beat of the clock, and no more than goes at once."""
    beat = BEAT * 1000 * speed
    lot: list[Event] = []
    for event in evening.events():
        if lot and (len(lot) >= AT_ONCE or (speed and event.t - lot[0].t > beat)):
            yield lot
            lot = []
        lot.append(event)
    if lot:
        yield lot


def _number(event: Event) -> int:
    assert isinstance(event.n, int)
    return event.n
