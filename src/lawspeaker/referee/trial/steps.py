"""The steps of a ladder in words: `ban 1 day`, `mute 10 minutes`, `warn`."""

import re

from lawspeaker.events.findings import Sanction
from lawspeaker.institutions.rungs import span

LASTING = re.compile(r"([a-z ]+) (\d+) (minute|hour|day|week)s?")
MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}


def step_of(sanction: Sanction) -> str:
    """A step of a ladder in words: `ban 1 day`, `mute 10 minutes`, `warn`."""
    return step_words(kind_of(sanction), sanction.step.get("minutes", 0))


def kind_of(sanction: Sanction) -> str:
    """The kind of a step in words, however long it lasts: `ban`."""
    return str(sanction.step.get("kind", "")).replace("_", " ")


def step_words(kind: str, minutes: int | None) -> str:
    """A kind of step and how long it lasts, in words; 0: it does not last, `None`: for ever."""
    if minutes is None:
        return f"{kind} for ever"
    return f"{kind} {span(minutes)}" if minutes else kind


def same_step(said: str) -> str:
    """A step as `step_of` writes it, however its time was written: `ban 24 hours` is `ban 1 day`."""
    found = LASTING.fullmatch(said)
    if found is None:
        return said
    minutes = int(found[2]) * MINUTES[found[3]]
    return step_words(found[1], minutes)
