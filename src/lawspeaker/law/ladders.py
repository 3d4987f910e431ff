"""Ladders: the steps of punishment, one rung a line."""

import re
from collections.abc import Mapping

from lawspeaker.law.errors import Misread
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.tree import Ladder, Rung
from lawspeaker.law.units import UNITS, read_value

REPEATS = {"once": 1, "twice": 2, "three times": 3, "four times": 4}
RANGE = re.compile(r"(?P<kind>[a-z ]+?)\s+(?P<low>\d+)(?:\s+to\s+(?P<high>\d+))?\s+(?P<unit>[a-z]+)$")
MINUTE = 60_000


def read_ladder(part: RawPart, units: Mapping[str, tuple[str, float]]) -> Ladder:
    """A ladder: `mute 10 to 15 minutes`, `kick, twice`, `ban for ever`, `expires after 30 days`."""
    rungs: list[Rung] = []
    expires: int | None = None
    cites: list[str] = []
    for kind, text in part.parts:
        if kind == "rung":
            rungs += _rungs(text)
        elif kind == "expires":
            value = read_value(text.text.removeprefix("expires after "), units)
            if value.kind != "duration":
                raise Misread("units", f"`{value.text}` is not a duration", "such as: expires after 30 days")
            expires = value.value
        else:
            cites += [c.strip() for c in text.text.removeprefix("cites ").split(",")]
    return Ladder(part.head.text.strip(), tuple(rungs), expires, tuple(cites), part.head.spot)


def _rungs(text: Text) -> list[Rung]:
    said, comma, often = text.text.partition(",")
    times = REPEATS.get(often.strip(), 0) if comma else 1
    if not times:
        raise Misread("ladder", f"`{often.strip()}` is not understood", "say `kick, twice` or `kick, three times`")
    steps = tuple(_step(piece) for piece in said.split(" and "))
    return [Rung(steps, text.text)] * times


def _step(text: str) -> tuple[str, int | None, int | None]:
    text = text.strip()
    if text.endswith(" for ever"):
        return text.removesuffix(" for ever").strip().replace(" ", "_"), None, None
    found = RANGE.match(text)
    if found is None:
        return text.replace(" ", "_"), 0, 0
    kind, size = UNITS.get(found["unit"], ("", 0.0))
    if kind != "duration":
        raise Misread("units", f"`{found['unit']}` is not a unit of time", "such as: ban 6 hours")
    low = int(int(found["low"]) * size // MINUTE)
    high = int(int(found["high"] or found["low"]) * size // MINUTE)
    return found["kind"].strip().replace(" ", "_"), low, high
