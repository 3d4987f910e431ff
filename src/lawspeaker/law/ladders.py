"""Ladders: the steps of punishment, one rung a line."""

import re
from collections.abc import Mapping

from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.tree import Ladder, Rung
from lawspeaker.law.units import UNITS, read_value

REPEATS = {"once": 1, "twice": 2, "three times": 3, "four times": 4, "five times": 5}
KIND = re.compile(r"[a-z]+(?: [a-z]+){0,2}")
RANGE = re.compile(r"(?P<kind>[a-z ]+?)\s+(?P<low>[0-9]{1,6})(?:\s+to\s+(?P<high>[0-9]{1,6}))?\s+(?P<unit>[a-z]+)")
MINUTE = 60_000


def read_ladder(part: RawPart, units: Mapping[str, tuple[str, float]]) -> Ladder:
    """A ladder: `mute 10 to 15 minutes`, `kick, twice`, `ban for ever`, `expires after 30 days`."""
    rungs: list[Rung] = []
    expires: int | None = None
    cites: list[str] = []
    if not part.head.text:
        raise Misread("ladder", "a ladder has a name", "such as: ladder griefing")
    for kind, text, _ in part.under:
        if kind == "rung":
            rungs += _rungs(text)
        elif kind == "expires":
            expires = _expires(text.after("expires after"), expires, units)
        else:
            cites += [c.text for c in text.after("cites").list()]
    if not rungs:
        raise Misread("ladder", f"the ladder `{short(part.head.text)}` has no rung", "such as: ban 6 hours")
    return Ladder(part.head.text, tuple(rungs), expires, tuple(cites), part.head.spot)


def _expires(text: Text, before: int | None, units: Mapping[str, tuple[str, float]]) -> int:
    value = placed(text.spot, read_value, text.text, units)
    if value.kind != "duration":
        raise Misread(
            "units", f"`{short(value.text)}` is not a duration", "such as: expires after 30 days", spot=text.spot
        )
    if before is not None:
        raise Misread("duplicate", "when a step is forgotten is said twice", spot=text.spot)
    return int(value.value)


def _rungs(text: Text) -> list[Rung]:
    said, comma, often = text.text.partition(",")
    times = REPEATS.get(often.strip(), 0) if comma else 1
    if not times:
        raise Misread(
            "ladder",
            f"`{short(often.strip())}` is not understood",
            "a rung is repeated by `twice`, `three times` … `five times`",
            spot=text.part(len(said) + 1).spot,
        )
    steps, start = [], 0
    for piece in said.split(" and "):
        steps.append(_step(text.part(start, start + len(piece))))
        start += len(piece) + len(" and ")
    return [Rung(tuple(steps), text.text)] * times


def _step(text: Text) -> tuple[str, int | None, int | None]:
    if text.text.endswith(" for ever"):
        return _kind(text.part(0, -len(" for ever"))), None, None
    found = RANGE.fullmatch(text.text)
    if found is None:
        return _kind(text), 0, 0
    kind, size = UNITS.get(found["unit"], ("", 0.0))
    if kind != "duration":
        message = f"`{found['unit']}` is not a unit of time"
        raise Misread("units", message, "such as: ban 6 hours", spot=text.part(found.start("unit")).spot)
    low, high = (int(found[g] or found["low"]) * size for g in ("low", "high"))
    if low % MINUTE or high % MINUTE:
        raise Misread("ladder", f"`{text.text}` is not in whole minutes", spot=text.part(found.start("low")).spot)
    if high < low:
        message = f"`{text.text}` ends before it begins"
        raise Misread("ladder", message, "the lower end stands first", spot=text.part(found.start("low")).spot)
    return _kind(text.part(0, found.end("kind"))), int(low // MINUTE), int(high // MINUTE)


def _kind(text: Text) -> str:
    if not KIND.fullmatch(text.text):
        raise Misread(
            "ladder",
            f"`{short(text.text)}` is no rung",
            "such as `warn`, `kick, twice`, `mute 10 to 15 minutes`, `ban for ever`",
            spot=text.spot,
        )
    return text.text.replace(" ", "_")
