"""A text file of the server as it grows: what kind it is, how its lines are stamped, who wears which name in it.

A line without a time of its own was written between two looks, and that is its time, if they were not far apart. What
stands in a file before the watching begins is read for what it says of names, and told to nobody.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files import chatlog, combatlog, console, killfeed, lines, places, stamps
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.logfile import Line
from lawspeaker.gateways.files.places import Place
from lawspeaker.gateways.files.stamps import Clock
from lawspeaker.gateways.files.told import Moment, Yield

__all__ = ["PROMPT", "Log"]

PROMPT = MINUTE
"""Milliseconds between two looks up to which what was written between them is told as of just now."""
HEAD = 400
"""Lines at the head of a file by which its kind and its stamps are known."""
BEFORE = 64 << 20
"""Bytes before its place from which names are learnt when the watching begins."""
DATA = re.compile(r"\s*[\[{]\s*([{\"\]]|$)")
"""How a file begins that holds data, such as a list of players, where any line may be a player's."""


class Log:
    """One text file; `since` (Unix ms) is when it was last read to its end."""

    def __init__(self, place: Place, since: int, clerk: Clerk) -> None:
        self.place, self.since, self._clerk = place, since, clerk
        self._head: list[str] = []
        self._kind = "log"
        self._worn: dict[str, str] = {}
        self._style: stamps.Style | None = None
        self._clock = self._new_clock()

    def _new_clock(self) -> Clock:
        return Clock(self._style, stamps.day_of(self.place.name), self._clerk.wishes.offset_ms)

    def remember(self, path: Path) -> Iterator[Yield]:
        """What was told before the place, to learn names by."""
        end = self.place.offset
        if end > BEFORE:
            self._look_at(next(places.again(path, 0, places.MOST), []))
        for some in places.again(path, max(0, end - BEFORE), end):
            yield from self._told(some, 0, 0)

    def read(self, path: Path, now: int) -> tuple[list[Yield], bool]:
        """What the next lines tell, read at `now`, and whether there are more."""
        found, more = places.read_on(self.place, path)
        told = list(self._told(found, self.since, now))
        if not more:
            self.since = now
        return told, more

    def _told(self, some: list[tuple[int, str]], since: int, now: int) -> Iterator[Yield]:
        self._look_at(some)
        name, clerk = self.place.name, self._clerk
        clerk.names.begin(self._worn)
        if self._kind == "killfeed":
            yield from killfeed.tell_on(name, some, clerk)
        elif self._kind == "log":
            dated = list(self._dated([line for line in some if self._counts(line[1])], since, now))
            for line in dated:
                console.learn(line.text, clerk)
            yield from console.tell_on(name, dated, clerk)
        elif self._kind != "data":
            yield from chatlog.tell_on(name, self._dated(some, since, now), self._kind, clerk)

    def _look_at(self, some: list[tuple[int, str]]) -> None:
        """Find out what it is and how the lines are stamped, as long as few are known."""
        if len(self._head) >= HEAD:
            return
        self._head += [line for _, line in some[: HEAD - len(self._head)]]
        self._kind = chatlog.subject(self.place.name) or _kind_of(self._head)
        style = stamps.style(self._head)
        if style != self._style:
            self._style = style
            self._clock = self._new_clock()

    def _counts(self, line: str) -> bool:
        """Whether a line is ours, or may say of the time of others."""
        return lines.ours(line) or (self._style is not None and self._style.name == "clock")

    def _dated(self, some: list[tuple[int, str]], since: int, now: int) -> Iterator[Line]:
        prompt = now - since <= PROMPT
        for number, line in some:
            moment, text = self._clock.read(line)
            if moment is None and prompt:
                moment = Moment(since, max(1, now - since))
            yield Line(number, moment, text, self._clock.lack)


def _kind_of(head: list[str]) -> str:
    first = next((line for line in head if line.strip()), "")
    if DATA.match(first) or combatlog.looks_like(head):
        return "data"
    return "killfeed" if any(killfeed.looks_like(line) for line in head) else "log"
