"""Hearings: how long after an act somebody may still report it, or plead."""

from collections.abc import Iterable
from typing import Any

from lawspeaker.law.tree import Rulebook

HEARING = "hearing"


def hearing_of(book: Rulebook, args: Iterable[Any]) -> int | None:
    """How long (ms) a report or plea with these arguments is waited for: as its matter says, or all; None for ever."""
    for arg in args:
        own = book.lets.get(f"{arg} {HEARING}") if isinstance(arg, str) else None
        if own is not None:
            return int(own.value.value)
    return _common(book)


def longest(book: Rulebook) -> int | None:
    """How long (ms) any act may be reported; None for ever."""
    common = _common(book)
    if common is None:
        return None
    return max(int(book.lets[name].value.value) for name in book.lets if name.split()[-1] == HEARING)


def _common(book: Rulebook) -> int | None:
    let = book.lets.get(HEARING)
    return None if let is None else int(let.value.value)
