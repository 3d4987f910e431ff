"""The times that stand in front of lines, and what they are worth.

Rust writes its log without times; panels, containers, Oxide and plugins put them there. These are read, with or
without square brackets around them:

- `2021-01-24 18:10:11`, also with `T`, with parts of a second, and with `Z` or `+01:00` behind it;
- `01/24/2021 18:10:11`, also with AM and PM. Month or day first: a file in which a first number is above 12 has the
  day first, one in which a second number is has the month first, one in which neither is has the month first, as
  the game's own culture has it;
- `24.01.2021 18:10:11`, the day first;
- `18:10:11`, `18:10`, `6:10 PM`: a time of day, of use only if the file's name holds the day
  (`oxide_2021-01-24.txt`; `oxide_24-01-2021.txt` in the first years). From 23 h to before 1 h is midnight passed; any
  other step back by more than 70 minutes means that the file goes on at another time, nobody knows on which day.

A file has stamps if at least half of its lines carry the same kind. In a file without, a line that begins like a
stamp is a line whose first name is meant to look like one. A stamp without a zone is in the server's zone, which the
owner tells by `--utc-offset`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from lawspeaker.events.spans import MINUTE, SECOND
from lawspeaker.gateways.files.told import Moment

_STEP_BACK = timedelta(minutes=70)

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,7}))?)?(?: ?(?P<half>[AaPp][Mm]))?"
)
_STYLES = {
    "iso": re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)[T ]" + _CLOCK + r"(?P<zone>Z|[+-]\d\d:?\d\d)?"),
    "slash": re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}),?[T ]" + _CLOCK),
    "dot": re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}),?[T ]" + _CLOCK),
    "clock": re.compile(_CLOCK),
}
_BEHIND = re.compile(r"\|0x[0-9a-f]+\||: (?=\S)| ?\| ?| - (?=\S)| |$")
_LEVEL = re.compile(r"(?:\[(?:Oxide|Carbon)\] )?\[(?:Info|Warning|Error|Debug|Chat)\] ")
_FRAMEWORK = re.compile(r"\[(?:Oxide|Carbon)\] ")
_DAY = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_DAY_FIRST = re.compile(r"^oxide_(\d\d)-(\d\d)-(\d{4})\.")


class Stamped(NamedTuple):
    """A line taken apart: the parts of its stamp, and the text behind it."""

    parts: dict[str, str | None]
    text: str


@dataclass(frozen=True, slots=True)
class Style:
    """How the lines of one file are stamped."""

    name: str
    day_first: bool = False


def cut(line: str, name: str) -> Stamped | None:
    """The line without its stamp of the kind `name`; `None` if it has none."""
    start = _FRAMEWORK.match(line)
    at = start.end() if start else 0
    bracket = line.startswith("[", at)
    found = _STYLES[name].match(line, at + bracket)
    if found is None or (bracket and not line.startswith("]", found.end())):
        return None
    behind = _BEHIND.match(line, found.end() + bracket)
    if behind is None:
        return None
    level = _LEVEL.match(line, behind.end())
    return Stamped(found.groupdict(), line[level.end() if level else behind.end() :])


def style(lines: Iterable[str]) -> Style | None:
    """How a file's lines are stamped; `None` if fewer than half of them are, in one way."""
    total = 0
    seen: Counter[str] = Counter()
    above = {"month": False, "day": False}
    for line in lines:
        if not line.strip() or line[0] in " \t":
            continue
        total += 1
        for name in _STYLES:
            stamped = cut(line, name)
            if stamped is None:
                continue
            seen[name] += 1
            if name == "slash":
                for part in above:
                    above[part] |= int(stamped.parts[part] or 0) > 12
            break
    if not seen:
        return None
    name, count = max(seen.items(), key=lambda one: (one[1], one[0]))
    if 2 * count < total or (name == "slash" and all(above.values())):
        return None
    return Style(name, day_first=above["month"])


def day_of(file: str) -> date | None:
    """The day in a file's name, if there is exactly one."""
    name = file.rsplit("/", 1)[-1]
    old = _DAY_FIRST.match(name)
    found = {(old[3], old[2], old[1])} if old else {(one[0], one[2], one[3]) for one in _DAY.findall(name)}
    if len(found) != 1:
        return None
    try:
        return date(*(int(part) for part in found.pop()))
    except ValueError:
        return None


class Clock:
    """Reads the stamps of one file, line after line; it remembers the day when the stamps do not tell it."""

    def __init__(self, style: Style | None, day: date | None, offset_ms: int) -> None:
        self._style = style
        self._day = day
        self._offset = timedelta(milliseconds=offset_ms)
        self._last: datetime | None = None
        self.lack = _lack(style, day)
        """Why a line has no time, in plain words."""

    def read(self, line: str) -> tuple[Moment | None, str]:
        """The moment of a line, if it can be known, and the text behind its stamp."""
        stamped = cut(line, self._style.name) if self._style else None
        if self._style is None or stamped is None:
            return None, line
        try:
            return self._moment(stamped.parts), stamped.text
        except (ValueError, OverflowError):
            return None, stamped.text

    def _moment(self, parts: dict[str, str | None]) -> Moment | None:
        assert self._style is not None
        if self._style.name == "clock":
            local = self._dated(parts)
            if local is None:
                return None
        else:
            local = datetime.combine(_day(parts, self._style.day_first), datetime.min.time()) + _time(parts)
        shift = _zone(parts.get("zone"))
        return Moment(_millis(local - (self._offset if shift is None else shift)), _within(parts))

    def _dated(self, parts: dict[str, str | None]) -> datetime | None:
        if self._day is None:
            return None
        now = datetime.combine(self._day, datetime.min.time()) + _time(parts)
        if self._last is not None and now < self._last - _STEP_BACK:
            if self._last.hour < 23 or now.hour >= 1:
                self._day = None
                self.lack = "the time of day jumps back in this file, so the day is no longer known"
                return None
            self._day += timedelta(days=1)
            now += timedelta(days=1)
        self._last = now
        return now


def moment(line: str, offset_ms: int) -> Moment | None:
    """The moment of a line that carries a stamp with its day, whatever its kind."""
    for name in ("iso", "slash", "dot"):
        stamped = cut(line, name)
        if stamped is not None:
            first = stamped.parts["month"] if name == "slash" else None
            return Clock(Style(name, int(first or 0) > 12), None, offset_ms).read(line)[0]
    return None


def without(line: str) -> str:
    """A line without the stamp that it carries, whatever its kind."""
    for name in _STYLES:
        stamped = cut(line, name)
        if stamped is not None:
            return stamped.text
    return line


def _lack(style: Style | None, day: date | None) -> str:
    if style is None and day is None:
        return (
            "the lines of this file carry no time; let the server or its panel write times in front of them, or have "
            "the folder watched (`[files.NAME]`): what is written then is told as of just then"
        )
    if style is None:
        return "the file's name holds a day, but its lines carry no time of day"
    if style.name == "clock" and day is None:
        return "the lines carry a time of day, but neither they nor the file's name say which day"
    return "this line carries no time that can be read"


def _day(parts: dict[str, str | None], day_first: bool) -> date:
    year, month, day = (int(parts[part] or 0) for part in ("year", "month", "day"))
    return date(year, day, month) if day_first else date(year, month, day)


def _time(parts: dict[str, str | None]) -> timedelta:
    hour, minute, second = (int(parts[part] or 0) for part in ("hour", "minute", "second"))
    half = (parts["half"] or "").upper()
    if hour > 23 or minute > 59 or second > 59 or (half and not 1 <= hour <= 12):
        raise ValueError("no such time of day")
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    micro = int((parts["part"] or "0").ljust(6, "0")[:6])
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)


def _within(parts: dict[str, str | None]) -> int:
    if parts["second"] is None:
        return MINUTE
    return int(10 ** max(0, 3 - len(parts["part"]))) if parts["part"] else SECOND


def _zone(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    if zone == "Z":
        return timedelta()
    sign = -1 if zone[0] == "-" else 1
    return sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))


def _millis(utc: datetime) -> int:
    value = (utc.replace(tzinfo=UTC) - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)
    if value < 0:
        raise ValueError("a time before 1970")
    return value
