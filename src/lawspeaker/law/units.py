"""Units and numbers as written: `12 hours`, `50 %`, `3`.

Time is kept in milliseconds, shares between 0 and 1. Distances come from the vocabulary's world profile.
"""

import re
from collections.abc import Mapping

from lawspeaker.law.errors import Misread
from lawspeaker.law.tree import Written

SECOND = 1000
UNITS: Mapping[str, tuple[str, float]] = {
    "ms": ("duration", 1),
    "millisecond": ("duration", 1),
    "milliseconds": ("duration", 1),
    "second": ("duration", SECOND),
    "seconds": ("duration", SECOND),
    "minute": ("duration", 60 * SECOND),
    "minutes": ("duration", 60 * SECOND),
    "hour": ("duration", 3600 * SECOND),
    "hours": ("duration", 3600 * SECOND),
    "day": ("duration", 86_400 * SECOND),
    "days": ("duration", 86_400 * SECOND),
    "week": ("duration", 7 * 86_400 * SECOND),
    "weeks": ("duration", 7 * 86_400 * SECOND),
    "%": ("share", 0.01),
    "percent": ("share", 0.01),
}


def read_value(text: str, units: Mapping[str, tuple[str, float]]) -> Written:
    """The value of a number with its unit; raises Misread naming the units there are."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(.*)", text)
    if found is None:
        raise Misread("units", f"`{text}` is not a number", "such as `12 hours`, `30 metres`, `50 %` or `4`")
    number, unit = float(found.group(1)), found.group(2)
    if not unit:
        return Written(int(number) if number.is_integer() else number, "number", text)
    if unit not in units:
        return Written(int(number) if number.is_integer() else number, "number", text, unit)
    kind, size = units[unit]
    amount = number * size
    return Written(round(amount) if kind == "duration" else amount, kind, text, unit)
