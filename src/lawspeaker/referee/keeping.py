"""Keeping: what a referee holds in his hands, as plain data and back again.

Words, articles and lines are named, not copied: data kept under a rulebook is read again under the same one. Events are
kept in their wire form. All else is made of numbers, texts, lists and the small records listed here.
"""

import operator
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from msgspec import UNSET, Struct

from lawspeaker.events import Event
from lawspeaker.events.codec import decode_line, encode_line
from lawspeaker.events.findings import Missing, Ruling
from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Article, Line, Rulebook
from lawspeaker.law.walk import parts
from lawspeaker.referee.acts import Act
from lawspeaker.referee.breaches import Breach
from lawspeaker.referee.docket.answers import Answered, Gate
from lawspeaker.referee.docket.entries import Entry
from lawspeaker.referee.duties import Duty
from lawspeaker.referee.ruling.formula import Counting, Joined, Leaf, Negated, Settled
from lawspeaker.referee.ruling.reasons import Ago, Doubt, Judged, Numbered, Sentence
from lawspeaker.referee.ruling.remainders import Path, Remainder
from lawspeaker.referee.ruling.rulings import Held
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place

RECORDS: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        *(Act, Ago, Answered, Breach, Counting, Doubt, Duty, Entry, Gate, Happening, Held, Joined, Judged, Leaf),
        *(Measured, Missing, Negated, Numbered, Path, Place, Remainder, Ruling, Sentence, Settled),
    )
}
"""The records that are kept field by field, by their names."""
PLAIN = (type(None), bool, int, float, str)
ITSELF = frozenset(PLAIN)
"""What is plain data already."""


class Keeper:
    """Puts away and takes out what belongs to these rulebooks, each known by its place among them."""

    def __init__(self, books: Sequence[Rulebook], lexicon: Lexicon) -> None:
        self._words = {(w.sort, w.name, w.template): w for w in lexicon.words}
        self._articles = [{article.id: article for article in book.articles} for book in books]
        self._lines = [list(_lines(book)) for book in books]
        self._places = {id(a): (i, a.id) for i, articles in enumerate(self._articles) for a in articles.values()}
        self._numbers = {id(line): (i, n) for i, lines in enumerate(self._lines) for n, line in enumerate(lines)}
        self._lists: dict[int, tuple[Any, Any]] = {}
        """Lists of articles that were put away before, as what; acts of one kind share theirs."""
        self._said: dict[int, tuple[Any, Any]] = {}
        """Likewise words, articles and lines."""

    def away(self, value: Any) -> Any:
        """A value as plain data: whatever is no number, text or nothing becomes an object of one key."""
        kind = type(value)
        if kind in ITSELF:
            return value
        if kind in NAMES:
            name, names = NAMES[kind]
            away = self.away
            held = [getattr(value, field) for field in names]
            return {"record": [name, *[one if type(one) in ITSELF else away(one) for one in held]]}
        if kind is tuple or kind is list:
            if kind is tuple and len(value) > FEW and type(value[0]) is Article:
                return self._listed(value)
            away = self.away
            held = [one if type(one) in ITSELF else away(one) for one in value]
            return {"list" if kind is list else "tuple": held}
        if kind is Article or kind is Line or kind is Word:
            return self._named(value)
        return self._rarer(value)

    def _named(self, value: Any) -> Any:
        """What is not copied but named, and may be named often."""
        known = self._said.get(id(value))
        if known is None:
            if isinstance(value, Word):
                known = value, {"word": [value.sort, value.name, value.template]}
            elif isinstance(value, Article):
                known = value, {"article": [*self._places[id(value)]]}
            else:
                known = value, {"line": [*self._numbers[id(value)]]}
            self._said[id(value)] = known
        return known[1]

    def _listed(self, articles: tuple[Any, ...]) -> Any:
        known = self._lists.get(id(articles))
        if known is None:
            if len(self._lists) >= LISTS:
                self._lists.clear()
            known = self._lists[id(articles)] = articles, {"tuple": [self.away(each) for each in articles]}
        return known[1]

    def _rarer(self, value: Any) -> Any:
        if isinstance(value, PLAIN):
            return value
        if isinstance(value, Line):
            return self._named(value)
        if value is UNSET:
            return {"unset": True}
        if isinstance(value, list | tuple):
            return {"list" if isinstance(value, list) else "tuple": [self.away(v) for v in value]}
        if isinstance(value, dict):
            return {"dict": [[self.away(k), self.away(v)] for k, v in value.items()]}
        if isinstance(value, set | frozenset):
            return {"set" if isinstance(value, set) else "frozen": sorted((self.away(v) for v in value), key=repr)}
        if isinstance(value, Event):
            return {"event": [value.seq, encode_line(value).decode()]}
        raise TypeError(f"a {type(value).__name__} cannot be kept")

    def out(self, data: Any) -> Any:
        """What `away` put away."""
        if not isinstance(data, dict):
            return data
        ((how, held),) = data.items()
        match how:
            case "unset":
                return UNSET
            case "list" | "tuple" | "set" | "frozen":
                made = {"list": list, "tuple": tuple, "set": set, "frozen": frozenset}[how]
                return made(self.out(v) for v in held)
            case "dict":
                return {self.out(k): self.out(v) for k, v in held}
            case "word":
                return self._words[held[0], held[1], held[2]]
            case "article":
                return self._articles[held[0]][held[1]]
            case "line":
                return self._lines[held[0]][held[1]]
            case "event":
                event = decode_line(held[1].encode())
                event.seq = held[0]
                return event
        kind = RECORDS[held[0]]
        return kind(**dict(zip(NAMES[kind][1], (self.out(v) for v in held[1:]), strict=True)))


_last: list[tuple[tuple[Rulebook, ...], Lexicon, Keeper]] = []
"""The keeper made last: referees of one rulebook are often made one after another."""


def keeper_of(books: Sequence[Rulebook], lexicon: Lexicon) -> Keeper:
    """Who puts away and takes out what belongs to these rulebooks."""
    known = _last and len(_last[0][0]) == len(books) and all(map(operator.is_, _last[0][0], books))
    if not known or _last[0][1] is not lexicon:
        _last[:] = [(tuple(books), lexicon, Keeper(books, lexicon))]
    return _last[0][2]


FEW = 8
"""Longer lists of articles are kept in mind, up to so many of them."""
LISTS = 256


def _lines(book: Rulebook) -> Iterator[Line]:
    whole = parts((book.articles, list(book.definitions.values()), book.nevers))
    return (part for part in whole if isinstance(part, Line))


def _fields(kind: Any) -> tuple[str, ...]:
    return kind.__struct_fields__ if issubclass(kind, Struct) else tuple(f.name for f in fields(kind))


NAMES: dict[type, tuple[str, tuple[str, ...]]] = {kind: (name, _fields(kind)) for name, kind in RECORDS.items()}
"""Of each record its name and its fields."""
