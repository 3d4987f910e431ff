"""Compiling articles: for each act a generated function that says which articles may apply at all.

Most articles fail at once, because nobody did what they speak of within their window. The generated function knows
from two tables of newest times which of them cannot apply, without a look at the happenings themselves; only what is
left is read by its tree. It may say too much and never too little: whoever is not ruled out here is judged.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, TypeAlias

from lawspeaker.law.errors import Spot
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Happened, LetRef, Role, Rulebook, Term, Written
from lawspeaker.world.happenings import Happening

FOREVER = 2**62
Index: TypeAlias = Mapping[tuple[str, int, Any], list[Happening]]
Dark: TypeAlias = Mapping[str, int]
"""Of each word of which anything may have gone unseen, the last moment (ms) at which it may."""
Live: TypeAlias = Callable[[int, Index, Dark, Mapping[str, Any]], list[int]]
"""(clock, happenings by role, until when what may have gone unseen, roles) -> the articles that may apply."""


def live_articles(book: Rulebook, act: str, articles: Iterable[Article]) -> tuple[Live, str]:
    """The generated function for one act, and its source."""
    lines = [f"def live_{act.replace(' ', '_')}(t, index, dark, r):", "    live = []"]
    for number, article in enumerate(articles):
        guards = list(_guards(book, article))
        for guard in guards:
            lines.append(f"    # {article.id}: {guard.line}")
            lines.append(f"    x = index.get({guard.key})")
            lines.append(f"    if x and t - x[-1].t < {guard.age} or {unseen(guard.word, guard.age)}:")
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
    def __init__(self, word: str, key: str, age: int, line: str) -> None:
        self.word, self.key, self.age, self.line = word, key, age, line


def _guards(book: Rulebook, article: Article) -> Iterable[_Guard]:
    """The lines of an article that the newest happening of a role can rule out, the shortest window first."""
    if article.when is None or article.when.joined == "or":
        return []
    found: list[tuple[int, _Guard]] = []
    for line in article.when.lines:
        told = line.condition
        if not isinstance(told, Happened) or told.negated or told.word.after:
            continue
        roles = [(i, a.name) for i, a in enumerate(told.args) if isinstance(a, Role)]
        if not roles:
            continue
        ages = [_value(book, w.oldest) for w in told.windows if w.oldest is not None]
        age = min(ages, default=FOREVER)
        name = told.word.name
        key = f"({name!r}, {roles[0][0]}, r[{roles[0][1]!r}])"
        found.append((age, _Guard(name, key, age, line.text.replace("\n", " "))))
    return [guard for _, guard in sorted(found, key=lambda pair: pair[0])]


def unseen(word: str, age: int) -> str:
    """The test whether something of this word may have gone unseen in a window of `age` ms."""
    return f"{word!r} in dark" if age >= FOREVER else f"dark.get({word!r}, -1) >= t - {age}"


def _value(book: Rulebook, term: Term) -> int:
    if isinstance(term, LetRef):
        return int(book.lets[term.name].value.value)
    return int(term.value) if isinstance(term, Written) else 2**62


class Spoken(NamedTuple):
    """The happenings that a rulebook speaks of, and the parts of the world that its words alone need."""

    happenings: frozenset[str]
    needs: frozenset[str]


_walked: list[tuple[object, object, Spoken]] = []
"""The rulebook walked last, by the identity of its parts: referees of one rulebook are often made one after another."""


def spoken_of(book: Rulebook) -> Spoken:
    """What the lines of the rulebook speak of."""
    if not _walked or _walked[0][0] is not book.articles or _walked[0][1] is not book.definitions:
        found: set[str] = set()
        needs: set[str] = set()
        _look((book.articles, tuple(book.definitions.values()), book.nevers), found, needs)
        _walked[:] = [(book.articles, book.definitions, Spoken(frozenset(found), frozenset(needs)))]
    return _walked[0][2]


def _look(part: Any, found: set[str], needs: set[str]) -> None:
    if isinstance(part, Happened):
        found.add(part.word.name)
    if isinstance(part, Word):
        needs.update(part.needs)
    elif isinstance(part, tuple | list):
        for inner in part:
            _look(inner, found, needs)
    elif is_dataclass(part) and not isinstance(part, Spot):
        for field in fields(part):
            _look(getattr(part, field.name), found, needs)


def gate_of(book: Rulebook, article: Article) -> tuple[str, int, int] | None:
    """What an act of being waits for: a word, which of its roles the actor is, and for how long (ms) it stays open."""
    for line in article.when.lines if article.when is not None and article.when.joined == "and" else ():
        told = line.condition
        if isinstance(told, Happened) and not told.negated and not told.word.after:
            places = [i for i, a in enumerate(told.args) if isinstance(a, Role)]
            ages = [_value(book, w.oldest) for w in told.windows if w.oldest is not None]
            if places and ages:
                return told.word.name, places[0], min(ages)
    return None
