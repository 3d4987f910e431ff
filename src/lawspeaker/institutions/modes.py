"""Modes of the whole server: told or ordered, those by the clock, and what was announced ahead."""

from typing import Any

from lawspeaker.events import Announced, EraStarted, Event, ModeChanged
from lawspeaker.events.spans import DAY, MINUTE
from lawspeaker.law.tree import Rulebook

THURSDAY = 3
"""The day of the week on which Unix time began; Monday is 0."""


def weekday(t: int) -> int:
    """The day of the week (Monday is 0) at a Unix time (ms), however far away; a calendar of years ends sooner."""
    return (t // DAY + THURSDAY) % 7


class Modes:
    """Which modes hold at which time; `book` declares those that follow the clock."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.spans: dict[str, list[list[int | None]]] = {}
        self.era: int | None = None
        self.announced: dict[str, list[int | None]] = {}

    def take(self, event: Event, clock: int) -> None:
        """A mode was switched, an era began, something was announced."""
        if isinstance(event, ModeChanged):
            self.switch(event.name, event.on, clock, event.until if isinstance(event.until, int) else None)
        elif isinstance(event, EraStarted):
            self.era = clock
        elif isinstance(event, Announced):
            self.announced[event.name] = [event.starts, event.ends if isinstance(event.ends, int) else None]

    def switch(self, name: str, on: bool, clock: int, until: int | None) -> None:
        """Turn a mode on (perhaps until a time) or off."""
        spans = self.spans.setdefault(name.replace("_", " "), [])
        if spans and (spans[-1][1] is None or spans[-1][1] > clock):
            spans[-1][1] = clock
        if on:
            spans.append([clock, until])

    def held(self, name: str, t: int) -> bool | None:
        """Whether the mode held at `t` (ms); None where an era's begin is not known."""
        for begin, end in self.spans.get(name, ()):
            if begin is not None and begin <= t and (end is None or t < end):
                return True
        mode = self.book.modes.get(name)
        if mode is None:
            return self._announced(name, t)
        how, *numbers = mode.rule
        if how == "daily":
            return _within(t, *numbers)
        if how == "weekly":
            days, begin, end = numbers
            came = t if begin < end or t % DAY // MINUTE >= begin else t - DAY
            return weekday(came) in days and _within(t, begin, end)
        if how == "era":
            return None if self.era is None else bool(self.era <= t < self.era + numbers[0])
        if how == "before":
            when = self.announced.get(numbers[1])
            return bool(when is not None and when[0] is not None and when[0] - numbers[0] <= t < when[0])
        if how == "day":
            return self._is_day_of(numbers[0], t)
        return how == "always" or self._announced(name, t)

    def _is_day_of(self, name: str, t: int) -> bool:
        """Whether what was announced begins on this day of the calendar, or goes on already."""
        span = self.announced.get(name)
        begins = span[0] if span is not None else None
        return (begins is not None and begins // DAY == t // DAY) or self.held(name, t) is True

    def _announced(self, name: str, t: int) -> bool:
        span = self.announced.get(name)
        if span is None or name in self.spans or span[0] is None or span[1] is None:
            return False
        return span[0] <= t < span[1]

    def dump(self) -> dict[str, Any]:
        """All that was told, as plain data."""
        return {"spans": self.spans, "era": self.era, "announced": self.announced}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.spans = {k: [list(s) for s in v] for k, v in data["spans"].items()}
        self.era, self.announced = data["era"], {k: list(v) for k, v in data["announced"].items()}


def _within(t: int, begin: int, end: int) -> bool:
    """Whether a time of day (minutes) has come and the other has not; the other may be of the next day."""
    minute = t % DAY // MINUTE
    return begin <= minute < end if begin <= end else minute >= begin or minute < end
