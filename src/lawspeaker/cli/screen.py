"""What strangers wrote, as a screen may show it: players choose names and words, and authors what stands in a rulebook.

Whatever a terminal would obey instead of showing it (colours, titles, the way back to the line's start, writing turned
round) is shown as a sign of its own.
"""

import re
from typing import TypeVar, cast

from lawspeaker.law.errors import seen

__all__ = ["escaped", "harmless", "page"]

UPSETTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Signs that can upset a terminal or turn a line of text around. In JSON they stand only in texts, where they may be
escaped."""


Plain = TypeVar("Plain")
"""Plain data: texts, numbers, and lists and tables of such."""


def harmless(said: Plain) -> Plain:
    """The same with every text in it on one line, and `?` for what a screen would obey."""
    return cast(Plain, _harmless(said))


def escaped(line: str) -> str:
    """A line of JSON that says the same, without what a screen would obey."""
    return UPSETTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)


def _harmless(said: object) -> object:
    if isinstance(said, str):
        return "".join(sign if sign.isprintable() else "?" for sign in said)
    if isinstance(said, list):
        return [_harmless(part) for part in said]
    return {name: _harmless(part) for name, part in said.items()} if isinstance(said, dict) else said


def page(text: str) -> str:
    """A text of many lines, each without what a screen would obey."""
    return "\n".join(seen(line) for line in text.split("\n"))
