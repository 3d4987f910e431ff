"""Units and numbers as written: `12 hours`, `50 %`, `3`.

Time is kept in milliseconds, shares between 0 and 1. Distances come from the vocabulary's world profile.
"""

import difflib
import re
from collections.abc import Mapping
from decimal import Decimal

from lawspeaker.law.errors import Misread, short
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
ABBREVIATED = {
    "s": "seconds",
    "sec": "seconds",
    "secs": "seconds",
    "min": "minutes",
    "mins": "minutes",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "d": "days",
    "w": "weeks",
}
NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
VALUE = re.compile(rf"({NUMBER.pattern})(?:\s*(%)|\s+([^\W\d_].*))?")
CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}")


def amount(number: str, unit: str, text: str, units: Mapping[str, tuple[str, float]]) -> Written:
    """The value of digits with a known unit, or with none."""
    kind, size = units.get(unit, ("number", 1))
    exact = Decimal(number) * Decimal(str(size))
    whole = kind == "duration" or (kind == "number" and exact == exact.to_integral_value())
    return Written(round(exact) if whole else float(exact), kind, text, unit)


def read_value(text: str, units: Mapping[str, tuple[str, float]]) -> Written:
    """The value of a number with its unit; raises Misread naming the units there are."""
    found = VALUE.fullmatch(text)
    if found is None:
        if CLOCK.match(text):
            raise Misread(
                "units",
                f"`{short(text)}` is a time of day",
                "such times stand in a `mode`: every day from 18:00 to 23:00",
            )
        raise Misread("units", f"`{short(text)}` is not a number", "such as `12 hours`, `30 metres`, `50 %` or `4`")
    number, unit = found[1], (found[2] or found[3] or "").strip()
    if unit and unit not in units:
        near = ABBREVIATED.get(unit) or next(iter(difflib.get_close_matches(unit, sorted(units), 1, 0.8)), "")
        if near:
            at = text.rfind(unit)
            raise Misread("units", f"there is no unit `{short(unit)}`", f"did you mean `{near}`?", at, len(unit))
    return amount(number, unit, text, units)
