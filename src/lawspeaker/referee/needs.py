"""What a rulebook has need of: the happenings that must be kept for it, and the parts of the world that it alone asks.

A happening is kept if a line speaks of it, or if a sentence that some line uses looks it up by itself; which it does
stands in the code of the sentence, and nowhere else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from types import CodeType, FunctionType
from typing import Any, NamedTuple

from lawspeaker.law.errors import Spot
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Happened, Rulebook

VOCABULARY = "lawspeaker.vocabulary"


class Needs(NamedTuple):
    """The happenings that a rulebook speaks of, those that must be kept for it, and the parts of the world it needs."""

    spoken: frozenset[str]
    kept: frozenset[str]
    parts: frozenset[str]


_walked: list[tuple[object, object, Needs]] = []
"""The rulebook walked last, by the identity of its parts: referees of one rulebook are often made one after another."""


def needs_of(book: Rulebook, lexicon: Lexicon) -> Needs:
    """What the lines of the rulebook have need of."""
    if not _walked or _walked[0][0] is not book.articles or _walked[0][1] is not book.definitions:
        spoken: set[str] = set()
        words: dict[str, Word] = {}
        _look((book.articles, tuple(book.definitions.values()), book.nevers), spoken, words)
        acts = {a: lexicon.acts[a] for article in book.articles for a in article.acts if a in lexicon.acts}
        kept = _closed(spoken | _asked([*words.values(), *acts.values()], lexicon), lexicon)
        parts = frozenset(part for word in words.values() for part in word.needs)
        _walked[:] = [(book.articles, book.definitions, Needs(frozenset(spoken), frozenset(kept), parts))]
    return _walked[0][2]


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


def _closed(names: set[str], lexicon: Lexicon) -> set[str]:
    """These happenings, and those that their own sentences look up to be told."""
    by_name = {w.name: w for w in lexicon.words if w.sort == "happening"}
    while True:
        more = _asked((by_name[n] for n in sorted(names) if n in by_name), lexicon) - names
        if not more:
            return names
        names = names | more


def _asked(words: Iterable[Word], lexicon: Lexicon) -> set[str]:
    """The happenings that these words look up by themselves."""
    happenings = {w.name for w in lexicon.words if w.sort == "happening"}
    functions = [f for w in words for f in (w.function, w.since, w.ended, w.among) if f is not None]
    return {text for f in functions for text in texts_in(f)} & happenings


@cache
def texts_in(function: Callable[..., Any]) -> frozenset[str]:
    """Every text that stands in a function of the vocabulary, or in those that it calls."""
    found: set[str] = set()
    seen: set[object] = set()
    waiting: list[object] = [function]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, FunctionType) or one in seen or not one.__module__.startswith(VOCABULARY):
            continue
        seen.add(one)
        for code in _codes(one.__code__):
            for constant in code.co_consts:
                found |= set(_texts(constant))
            for name in code.co_names:
                used = one.__globals__.get(name)
                waiting.append(used)
                found |= set(_texts(used))
    return frozenset(found)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset | list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(key)
            yield from _texts(inner)
