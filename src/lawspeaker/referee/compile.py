"""Compiling articles: for each act a generated function that says which articles may apply at all.

Most articles fail at once, because nobody did what they speak of within their window. The generated function knows
from two tables of newest times which of them cannot apply, without a look at the happenings themselves; only what is
left is read by its tree. It may say too much and never too little: whoever is not ruled out here is judged.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias

from lawspeaker.law.errors import Spot
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Happened, LetRef, Role, Rulebook, Term, Written

Newest: TypeAlias = Mapping[Any, int]
Live: TypeAlias = Callable[[int, Newest, Newest, set[str], Mapping[str, Any]], list[int]]
"""(clock, newest by one role, newest by two roles, words not fully seen, roles) -> the articles that may apply."""


def live_articles(book: Rulebook, act: str, articles: Iterable[Article]) -> tuple[Live, str]:
    """The generated function for one act, and its source."""
    lines = [f"def live_{act.replace(' ', '_')}(t, one, two, dark, r):", "    live = []"]
    for number, article in enumerate(articles):
        guards = list(_guards(book, article))
        for guard in guards:
            lines.append(f"    # {article.id}: {guard.line}")
            lines.append(f"    x = {guard.lookup}")
            lines.append(f"    if {guard.word!r} in dark or (x is not None{guard.test}):")
            lines.append(f"        live.append({number})")
            break
        else:
            lines.append(f"    live.append({number})  # {article.id}")
    lines.append("    return live")
    source = "\n".join(lines)
    space: dict[str, Any] = {}
    exec(compile(source, f"<{book.name}: {act}>", "exec"), space)
    return space[f"live_{act.replace(' ', '_')}"], source


class _Guard:
    def __init__(self, word: str, lookup: str, test: str, line: str) -> None:
        self.word, self.lookup, self.test, self.line = word, lookup, test, line


def _guards(book: Rulebook, article: Article) -> Iterable[_Guard]:
    """The lines of an article that a newest time can rule out, those with two known roles first."""
    if article.when is None or article.when.joined == "or":
        return []
    found: list[tuple[int, _Guard]] = []
    for line in article.when.lines:
        told = line.condition
        if not isinstance(told, Happened) or told.negated or told.word.after or told.word.kept:
            continue
        roles = [(i, a.name) for i, a in enumerate(told.args) if isinstance(a, Role)]
        if not roles:
            continue
        ages = [_value(book, w.oldest) for w in told.windows if w.oldest is not None]
        test = f" and t - x < {min(ages)}" if ages else ""
        name = told.word.name
        if len(roles) >= 2 and roles[0][0] == 0 and roles[1][0] == 1:
            lookup = f"two.get(({name!r}, r[{roles[0][1]!r}], r[{roles[1][1]!r}]))"
        else:
            lookup = f"one.get(({name!r}, {roles[0][0]}, r[{roles[0][1]!r}]))"
        found.append((-len(roles), _Guard(name, lookup, test, line.text.replace("\n", " "))))
    return [guard for _, guard in sorted(found, key=lambda pair: pair[0])]


def _value(book: Rulebook, term: Term) -> int:
    if isinstance(term, LetRef):
        return int(book.lets[term.name].value.value)
    return int(term.value) if isinstance(term, Written) else 2**62


_walked: list[tuple[object, object, frozenset[str]]] = []
"""The rulebook walked last, by the identity of its parts: referees of one rulebook are often made one after another."""


def spoken_of(book: Rulebook) -> frozenset[str]:
    """Every happening that some line of the rulebook speaks of."""
    if _walked and _walked[0][0] is book.articles and _walked[0][1] is book.definitions:
        return _walked[0][2]
    found: set[str] = set()
    _look((book.articles, tuple(book.definitions.values()), book.nevers), found)
    _walked[:] = [(book.articles, book.definitions, frozenset(found))]
    return _walked[0][2]


def _look(part: Any, found: set[str]) -> None:
    if isinstance(part, Happened):
        found.add(part.word.name)
    if isinstance(part, tuple | list):
        for inner in part:
            _look(inner, found)
    elif is_dataclass(part) and not isinstance(part, Word | Spot):
        for field in fields(part):
            _look(getattr(part, field.name), found)


def gate_of(book: Rulebook, article: Article) -> tuple[str, int, int] | None:
    """What an act of being waits for: a word, which of its roles the actor is, and for how long (ms) it stays open."""
    for line in article.when.lines if article.when is not None and article.when.joined == "and" else ():
        told = line.condition
        if isinstance(told, Happened) and not told.negated and not told.word.after and not told.word.kept:
            places = [i for i, a in enumerate(told.args) if isinstance(a, Role)]
            ages = [_value(book, w.oldest) for w in told.windows if w.oldest is not None]
            if places and ages:
                return told.word.name, places[0], min(ages)
    return None
