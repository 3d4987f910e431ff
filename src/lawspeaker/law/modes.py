"""Modes: stretches of time that the rulebook names, and the only place where times of day stand."""

import re
from collections.abc import Mapping

from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.layout import Text
from lawspeaker.law.tree import Mode
from lawspeaker.law.units import read_value

DAILY = re.compile(r"every day from ([0-9]{1,2}):([0-9]{2}) to ([0-9]{1,2}):([0-9]{2})")
FIRST = re.compile(r"the first (.+) of the era")
BEFORE = re.compile(r"the ([0-9]+ \S+) before (?:the |a |an )?(.+)")
DAY_OF = re.compile(r"the day of (?:the |a |an )?(.+)")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES = 24 * 60


def read_mode(text: Text, units: Mapping[str, tuple[str, float]]) -> Mode:
    """`NAME is the first D of the era`, `every day from A to B`, `every Saturday`, `the D before X`, `the day of X`,
    `always`, `by command`."""
    said, is_, _ = text.text.partition(" is ")
    rule = text.part(len(said) + len(is_)) if is_ else Text("by command", text.spot)
    name = said.strip() if is_ else text.text.removesuffix(" by command").strip()
    if not name or (not is_ and name == text.text):
        raise Misread("mode", f"`{short(text.text)}` says nothing of when it holds", SHAPES)
    return Mode(name, rule.text, _rule(rule, units), text.spot)


SHAPES = (
    "a mode is `the first 24 hours of the era`, `every day from 18:00 to 23:00`, `every Saturday`, "
    "`the 24 hours before the purge`, `the day of the purge`, `always`, or `by command`"
)


def _rule(rule: Text, units: Mapping[str, tuple[str, float]]) -> tuple[object, ...]:
    daily, first, before = (shape.fullmatch(rule.text) for shape in (DAILY, FIRST, BEFORE))
    if daily:
        begin, end = int(daily[1]) * 60 + int(daily[2]), int(daily[3]) * 60 + int(daily[4])
        wrong = max(int(daily[2]), int(daily[4])) > 59 or begin >= MINUTES or end > MINUTES
        if wrong or begin == end:
            raise Misread(
                "mode", f"`{rule.text}` is no stretch of a day", "hours go from 0:00 to 24:00", spot=rule.spot
            )
        return "daily", begin, end
    if rule.text.removeprefix("every ") in WEEKDAYS and rule.text.startswith("every "):
        return "weekly", WEEKDAYS.index(rule.text.removeprefix("every "))
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


def _duration(text: Text, units: Mapping[str, tuple[str, float]]) -> int:
    value = placed(text.spot, read_value, text.text, units)
    if value.kind != "duration":
        raise Misread("units", f"`{short(text.text)}` is not a duration", "such as `24 hours`", spot=text.spot)
    return int(value.value)
