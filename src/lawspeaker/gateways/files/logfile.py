"""A text file of the server, line by line, with the time of each line.

A line ends at a line feed and nowhere else: a name may hold characters that other programs break lines at. Colours
that a terminal left in the file are taken out, bytes that are no text become `�`, and what is longer than any line
the game writes is passed over.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lawspeaker.gateways.files import stamps
from lawspeaker.gateways.files.told import Moment

LONGEST = 8192
"""Characters of a line; the longest that the game writes is far shorter."""

_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class Line(NamedTuple):
    """A line: its number from 1, its moment if that can be known, its text without the stamp, and why it has none."""

    number: int
    moment: Moment | None
    text: str
    lack: str


@dataclass(frozen=True, slots=True)
class Logfile:
    """A text file: where it is, and its name within the folder."""

    path: Path
    name: str

    def raw(self) -> Iterator[tuple[int, str]]:
        """Each line with its number, stamp and all; lines that no game writes are left out."""
        for number, line in enumerate(_lines(self.path), start=1):
            bare = tidy(line)
            if bare is not None:
                yield number, bare

    def style(self) -> stamps.Style | None:
        """How its lines are stamped."""
        return stamps.style(line for _, line in self.raw())

    def lines(self, style: stamps.Style | None, offset_ms: int, ours: Callable[[str], bool]) -> Iterator[Line]:
        """Each line that is `ours`, with its moment; `ours` is asked of the line with its stamp."""
        clock = stamps.Clock(style, stamps.day_of(self.name), offset_ms)
        follows_the_clock = style is not None and style.name == "clock"
        for number, line in self.raw():
            wanted = ours(line)
            if wanted or follows_the_clock:
                moment, text = clock.read(line)
            if wanted:
                yield Line(number, moment, text, clock.lack)


def tidy(line: str) -> str | None:
    """The line without colours; `None` if no game writes one so long."""
    if len(line) > LONGEST:
        return None
    return _COLOUR.sub("", line) if "\x1b" in line else line


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as stream:
        wide = stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        stream.seek(0)
        if wide:
            yield from (line.rstrip("\r") for line in stream.read().decode("utf-16", "replace").split("\n"))
            return
        for number, raw in enumerate(stream):
            line = raw.decode("utf-8-sig" if number == 0 else "utf-8", "replace")
            yield line.rstrip("\r\n")
