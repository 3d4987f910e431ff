"""Reasons: a line of the law told of the people it was about.

The sentence that decided is told again with names in it, how long ago it was and the event that proves it:
"Bo hit Ana 12 s earlier (event 4711)". Names are those worn at the time; they are text from strangers and are cut.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from lawspeaker.law.lexicon import Slot, Verb, Word
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import Now

LONGEST = 40


def name_of(now: Now, filler: Any) -> str:
    """How a thing is called: a player by the name he wore, anything else by its id."""
    if filler is UNSET:
        return "somebody"
    if isinstance(filler, Happening):
        return "that"
    text = now.world.people.name_at(filler, now.seq) if isinstance(filler, str) else str(filler)
    clean = "".join(c if c.isprintable() else "?" for c in text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def age(milliseconds: int) -> str:
    """A stretch of time for people: 12 s, 4 min 10 s, 3 h 12 min."""
    if milliseconds < 1000:
        return f"{milliseconds} ms"
    seconds = milliseconds // 1000
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60} s" if seconds % 60 else f"{seconds // 60} min"
    minutes = seconds // 60
    if minutes < 1440:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    return f"{minutes // 1440} d {minutes % 1440 // 60} h"


def tell(word: Word, fillers: Sequence[Any], now: Now, form: str = "") -> str:
    """The template with names in it, in its told form or the one given."""
    said: list[str] = []
    given = iter(fillers)
    for part in word.parts:
        if isinstance(part, Slot):
            said.append(name_of(now, next(given, UNSET)))
        elif isinstance(part, Verb):
            said.append(form or part.told)
        else:
            said.append(part)
    return " ".join(said)


def happened(word: Word, happening: Happening, now: Now) -> str:
    """ "Bo hit Ana 12 s earlier (event 4711)"."""
    return f"{tell(word, happening.roles, now)} {age(now.t - happening.t)} earlier (event {happening.seq})"
