"""What strangers wrote, as a screen may show it: players choose names and words, and authors what stands in a rulebook.

Whatever a terminal would obey instead of showing it (colours, titles, the way back to the line's start, writing turned
round) is shown as a sign of its own.
"""

from typing import Any

from lawspeaker.law.errors import seen

__all__ = ["harmless", "page"]


def harmless(said: Any) -> Any:
    """Every text of plain data on one line, with `?` for what a screen would obey."""
    if isinstance(said, str):
        return "".join(sign if sign.isprintable() else "?" for sign in said)
    if isinstance(said, list):
        return [harmless(part) for part in said]
    return {name: harmless(part) for name, part in said.items()} if isinstance(said, dict) else said


def page(text: str) -> str:
    """A text of many lines, each without what a screen would obey."""
    return "\n".join(seen(line) for line in text.split("\n"))
