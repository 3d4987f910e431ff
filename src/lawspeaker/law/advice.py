"""Words of advice: the nearest of several names, a few of them in a row, a kind with its article."""

import difflib
from collections.abc import Iterable
from typing import Any

from lawspeaker.law.errors import short

__all__ = ["NEAR", "an", "few", "listed", "near", "shown"]


NEAR = 0.7
"""How like a word has to be, from 0 to 1, to be offered to who knows none of those there are."""


def near(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """The help that names the nearest of these, or nothing."""
    found = difflib.get_close_matches(word, sorted(words), 1, cutoff)
    return f"did you mean `{found[0]}`?" if found else ""


def few(word: str, words: Iterable[str], most: int = 12) -> str:
    """A sentence on what there is instead of this word: the nearest few, or where none is near, the first of them."""
    names = sorted(words)
    found = difflib.get_close_matches(word, names, 4, NEAR)
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return f"The nearest: {', '.join(found)}." if found else f"There are: {', '.join(names[:most])}{rest}."


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
