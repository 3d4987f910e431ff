"""What a rulebook has need of: the happenings that must be kept for it, and the parts of the world that it alone asks.

A happening is kept if a line speaks of it, or if a sentence that some line uses looks it up by itself; which it does
stands in the code of the sentence, and nowhere else.
"""

from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from lawspeaker.law.errors import Spot
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Happened, Rulebook
from lawspeaker.referee.windows import windows_of


class Needs(NamedTuple):
    """The happenings that a rulebook speaks of, those that must be kept for it, and the parts of the world it needs.

    `windows` says how long (ms) each is kept.
    """

    spoken: frozenset[str]
    kept: frozenset[str]
    parts: frozenset[str]
    windows: dict[str, int]


_walked: list[tuple[tuple[object, object, object], Needs]] = []
"""The rulebook walked last, by the identity of its parts: referees of one rulebook are often made one after another."""


def needs_of(book: Rulebook, lexicon: Lexicon) -> Needs:
    """What the lines of the rulebook have need of."""
    parts_of = (book.articles, book.definitions, book.lets)
    if not _walked or any(a is not b for a, b in zip(_walked[0][0], parts_of, strict=True)):
        spoken: set[str] = set()
        words: dict[str, Word] = {}
        _look((book.articles, tuple(book.definitions.values()), book.nevers), spoken, words)
        windows = windows_of(book, lexicon)
        parts = frozenset(part for word in words.values() for part in word.needs)
        _walked[:] = [(parts_of, Needs(frozenset(spoken), frozenset(windows), parts, windows))]
    return _walked[0][1]


def _look(part: Any, spoken: set[str], words: dict[str, Word]) -> None:
    if isinstance(part, Happened):
        spoken.add(part.word.name)
    if isinstance(part, Word):
        words[part.sort + part.name] = part
    elif isinstance(part, tuple | list):
        for inner in part:
            _look(inner, spoken, words)
    elif is_dataclass(part) and not isinstance(part, Spot):
        for field in fields(part):
            _look(getattr(part, field.name), spoken, words)
