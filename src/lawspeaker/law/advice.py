"""Words of advice: the nearest of several names, a few of them in a row, a kind with its article."""

import difflib
from collections.abc import Iterable
from typing import Any

from lawspeaker.law.errors import short

__all__ = ["an", "listed", "near", "shown"]


def near(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The help that names the nearest of these, or nothing."""
    found = difflib.get_close_matches(word, sorted(words), 1, cutoff)
    return f"did you mean `{found[0]}`?" if found else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Some of these words for a help line."""
    names = sorted(words)
    more = ", …" if len(names) > most else ""
    return ", ".join(f"`{n}`" for n in names[:most]) + more


def an(kind: str) -> str:
    """A kind with its article."""
    kind = kind.removeprefix("happening:").replace("_", " ")
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def shown(phrase: Any) -> str:
    """A phrase as the author wrote it."""
    text = getattr(phrase, "text", "") or getattr(phrase, "name", "")
    return f"`{short(text)}`" if text else "this"
