"""Texts of players: compared by their words alone, case and marks ignored."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import UNSET

from lawspeaker.law.lexicon import measure
from lawspeaker.world.now import Now


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """The words of a text in small letters, each with one space around it."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " " + " ".join(re.findall(r"\w+", plain)) + " "


def mentions(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in the text, one after the other."""
    return words(phrase) in words(text)


@measure("the number of words of {text:text}", gives="number")
def number_of_words(now: Now, text: str) -> int:
    """How many words a text has."""
    return len(words(text).split())


@measure("the length of {text:text}", gives="number")
def length(now: Now, text: str) -> int:
    """How many characters a text has."""
    return len(text)


def given(args: Mapping[str, Any], key: str, kind: type = str) -> Any:
    """An argument of an order: UNSET where it was left out or is not of that kind."""
    value = args.get(key, UNSET)
    return value if value is None or isinstance(value, kind) else UNSET


def sole(roles: dict[str, Any] | None) -> Iterable[dict[str, Any]]:
    """One act or none."""
    return () if roles is None else (roles,)
