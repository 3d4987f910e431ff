"""How institutions speak to people: names as they are worn, times of day, texts of strangers cut and cleaned."""

import re
import unicodedata

from lawspeaker.events.spans import DAY, HOUR, MINUTE, SECOND
from lawspeaker.world.world import World

LONGEST_ID = 64
"""Characters of an id that a player may give."""
LONGEST_NAME = 40
LONGEST_TEXT = 300
TAG = re.compile(r"\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|<[^>]*>")
"""What stands in brackets in a name."""


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """A stranger's text in one line, without control characters, cut to a length."""
    plain = "".join(c if c.isprintable() else " " for c in text).strip()
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def as_id(text: str) -> str:
    """An id that a stranger gave, fit to be read out."""
    return clean(text, LONGEST_ID)


def as_name(text: str) -> str:
    """What a stranger calls something, fit to be read out."""
    return clean(text, LONGEST_NAME)


def land_called(world: World, land: str) -> str:
    """What some land is called on the map, with its id behind it; its id where it has no name."""
    told = world.names.at(land, world.seq)
    return as_id(land) if told == land else f"{as_name(told)} ({as_id(land)})"


def called(world: World, player: str) -> str:
    """The name a player wears now."""
    return as_name(world.people.name(player))


def bare(text: str) -> str:
    """The words of a text in small letters with one space around each; `_`, `-` and marks count as spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    return " " + " ".join(re.findall(r"\w+", plain)) + " "


def holds(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a text, one after the other."""
    return bare(phrase) in bare(text)


def at_clock(t: int, seconds: bool = True) -> str:
    """A time of day: 18:03:20."""
    of_day = t // 1000 % 86_400
    clock = f"{of_day // 3600:02}:{of_day // 60 % 60:02}"
    return f"{clock}:{of_day % 60:02}" if seconds else clock


def lasting(milliseconds: int) -> str:
    """A stretch of time in one or two units: 12 s, 4 min 10 s, 3 h 12 min, 2 d."""
    sizes = ((DAY, "d"), (HOUR, "h"), (MINUTE, "min"), (SECOND, "s"), (1, "ms"))
    parts: list[str] = []
    for i, (size, unit) in enumerate(sizes):
        if milliseconds >= size:
            parts.append(f"{milliseconds // size} {unit}")
            under, small = sizes[i + 1] if i + 1 < len(sizes) else (1, "")
            rest = milliseconds % size // under
            if rest and small and small != "ms":
                parts.append(f"{rest} {small}")
            break
    return " ".join(parts) or "0 s"


def untagged(name: str) -> str:
    """A name without what stands in brackets; or all of it, if that leaves no word."""
    left = TAG.sub(" ", name)
    return left if bare(left).strip() else name


def plain_name(name: str) -> str:
    """The letters and digits of a name in small, without what stands in brackets; or all of it, if that leaves none."""
    bare = "".join(c for c in TAG.sub("", name).casefold() if c.isalnum())
    return bare or name.casefold()
