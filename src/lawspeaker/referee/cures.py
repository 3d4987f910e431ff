"""Cures: what time alone would make lawful, and when.

A fact that is read says until when it holds if nothing more happens. At that moment the act is looked at again, and so
on, until it passes or no fact will change by itself.
"""

from collections.abc import Iterable

from lawspeaker.institutions.words import at_clock, lasting
from lawspeaker.referee.bench import Bench, Judged

LOOKS = 32
"""Moments looked at before one gives up."""
SOON = 3_600_000
"""Under an hour away a time is told with its seconds."""


def passes_at(bench: Bench, judged: Judged) -> int | None:
    """The first moment (ms) at which this act would be lawful if nothing more happened, or None."""
    until = judged.now.until
    for _ in range(LOOKS):
        if until is None:
            return None
        later = bench.look(judged.act, until)
        if later is None or later.value == "lawful":
            return until
        until = later.now.until
    return None


def cure(bench: Bench, forbidden: Iterable[Judged]) -> str:
    """When time alone cures all of these, as a sentence; empty where it does not. Of several the latest."""
    moments = [(passes_at(bench, judged), judged.now.t) for judged in forbidden]
    times = [at for at, _ in moments if at is not None]
    if len(times) < len(moments) or not times:
        return ""
    at, now = max(times), moments[0][1]
    return f"It will do in {lasting(at - now)}, at {at_clock(at, seconds=at - now < SOON)}, if nothing else changes."
