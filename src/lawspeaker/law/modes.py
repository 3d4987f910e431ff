"""Modes: stretches of time that the rulebook names, and the only place where times of day stand."""

import re
from collections.abc import Mapping

from lawspeaker.law.errors import Misread
from lawspeaker.law.layout import Text
from lawspeaker.law.tree import Mode
from lawspeaker.law.units import read_value

DAILY = re.compile(r"every day from (\d{1,2}):(\d{2}) to (\d{1,2}):(\d{2})$")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def read_mode(text: Text, units: Mapping[str, tuple[str, float]]) -> Mode:
    """`NAME is the first D of the era`, `every day from A to B`, `every Saturday`, `the D before X`, `by command`."""
    name, is_, rule = text.text.partition(" is ")
    if not is_:
        name, rule = text.text.removesuffix(" by command"), "by command"
    name, rule = name.strip(), rule.strip()
    daily = DAILY.match(rule)
    if daily:
        hours = [int(g) for g in daily.groups()]
        return Mode(name, rule, ("daily", hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]), text.spot)
    if rule.startswith("every ") and rule.removeprefix("every ") in WEEKDAYS:
        return Mode(name, rule, ("weekly", WEEKDAYS.index(rule.removeprefix("every "))), text.spot)
    if rule.startswith("the first ") and rule.endswith(" of the era"):
        value = read_value(rule.removeprefix("the first ").removesuffix(" of the era"), units)
        return Mode(name, rule, ("era", value.value), text.spot)
    before = re.match(r"the (\d+ \w+) before (?:the |a )?(.+)$", rule)
    if before:
        return Mode(name, rule, ("before", read_value(before[1], units).value, before[2]), text.spot)
    if rule == "by command":
        return Mode(name, rule, ("told",), text.spot)
    raise Misread(
        "mode",
        f"`{rule}` is not understood",
        "a mode is `the first 24 hours of the era`, `every day from 18:00 to 23:00`, `every Saturday`, "
        "`the 24 hours before the purge`, or `by command`",
    )
