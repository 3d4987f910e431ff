"""Modes: stretches of time that the rulebook names, and the only place where times of day stand."""

import re
from collections.abc import Mapping, Sequence

from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.layout import Text
from lawspeaker.law.tree import Mode
from lawspeaker.law.units import read_value

HOURS = r"from ([0-9]{1,2}):([0-9]{2}) to ([0-9]{1,2}):([0-9]{2})"
DAILY = re.compile(f"every day {HOURS}")
WEEKLY = re.compile(f"every ([A-Z][a-z]+(?:(?:, | and )[A-Z][a-z]+)*)(?: ({HOURS}))?")
FIRST = re.compile(r"the first (.+) of the era")
BEFORE = re.compile(r"the ([0-9]+ \S+) before (?:the |a |an )?(.+)")
DAY_OF = re.compile(r"the day of (?:the |a |an )?(.+)")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES = 24 * 60


def read_mode(text: Text, units: Mapping[str, tuple[str, float]]) -> Mode:
    """`NAME is the first D of the era`, `every day from A to B`, `every Friday and Saturday from A to B`, `every
    Saturday`, `the D before X`, `the day of X`, `always`, `by command`."""
    said, is_, _ = text.text.partition(" is ")
    rule = text.part(len(said) + len(is_)) if is_ else Text("by command", text.spot)
    name = said.strip() if is_ else text.text.removesuffix(" by command").strip()
    if not name or (not is_ and name == text.text):
        raise Misread("mode", f"`{short(text.text)}` says nothing of when it holds", SHAPES)
    return Mode(name, rule.text, _rule(rule, units), text.spot)


SHAPES = (
    "a mode is `the first 24 hours of the era`, `every day from 18:00 to 23:00`, `every Saturday`, "
    "`every Friday and Saturday from 18:00 to 2:00`, `the 24 hours before the purge`, `the day of the purge`, "
    "`always`, or `by command`"
)


def _rule(rule: Text, units: Mapping[str, tuple[str, float]]) -> tuple[object, ...]:
    daily, first, before = (shape.fullmatch(rule.text) for shape in (DAILY, FIRST, BEFORE))
    weekly = WEEKLY.fullmatch(rule.text)
    if daily:
        return "daily", *_hours(rule, daily.groups())
    if weekly and {*_named(weekly[1])} <= {*WEEKDAYS}:
        days = tuple(sorted({WEEKDAYS.index(day) for day in _named(weekly[1])}))
        return "weekly", days, *(_hours(rule, weekly.groups()[2:]) if weekly[2] else (0, MINUTES))
    if first:
        return "era", _duration(rule.part(*first.span(1)), units)
    if before:
        return "before", _duration(rule.part(*before.span(1)), units), before[2]
    day_of = DAY_OF.fullmatch(rule.text)
    if day_of:
        return "day", day_of[1]
    if rule.text == "always":
        return ("always",)
    if rule.text == "by command":
        return ("told",)
    raise Misread("mode", f"`{short(rule.text)}` is not understood", SHAPES, spot=rule.spot)


def _named(days: str) -> list[str]:
    return re.split(", | and ", days)


def _hours(rule: Text, said: Sequence[str]) -> tuple[int, int]:
    """From when to when, in minutes of the day; the second may be of the next day."""
    begin, end = int(said[0]) * 60 + int(said[1]), int(said[2]) * 60 + int(said[3])
    wrong = max(int(said[1]), int(said[3])) > 59 or begin >= MINUTES or end > MINUTES
    if wrong or begin == end:
        raise Misread("mode", f"`{rule.text}` is no stretch of a day", "hours go from 0:00 to 24:00", spot=rule.spot)
    return begin, end


def _duration(text: Text, units: Mapping[str, tuple[str, float]]) -> int:
    value = placed(text.spot, read_value, text.text, units)
    if value.kind != "duration":
        raise Misread("units", f"`{short(text.text)}` is not a duration", "such as `24 hours`", spot=text.spot)
    return int(value.value)
