"""Compiling articles: for each act a generated function that says which articles may apply at all.

Most articles fail at once, because nobody did what they speak of within their window. The generated function looks at
the newest happening of the one whom a line is about, and so knows which of them cannot apply; only what is left is
read. It may say too much and never too little: whoever is not ruled out here is judged.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from msgspec import UNSET

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
        if article.when is None and article.unless is None:
            continue
        guards = list(_guards(book, article))
        for guard in guards:
            lines.append(f"    # {article.id}: {guard.line}")
            lines.append(f"    who = r.get({guard.role!r}, UNSET)")
            lines.append(f"    x = index.get(({guard.word!r}, {guard.place}, who))")
            recent = f"x and t - x[-1].t < {guard.age}"
            lines.append(f"    if {recent} or who is UNSET or {unseen(guard.word, guard.age)}:")
            lines.append(f"        live.append({number})")
            break
        else:
            lines.append(f"    live.append({number})  # {article.id}")
    lines.append("    return live")
    source = "\n".join(lines)
    space: dict[str, Any] = {"UNSET": UNSET}
    exec(compile(source, f"<{book.name}: {act}>", "exec"), space)
    return space[f"live_{act.replace(' ', '_')}"], source


class _Guard:
    def __init__(self, word: str, place: int, role: str, age: int, line: str) -> None:
        self.word, self.place, self.role, self.age, self.line = word, place, role, age, line


def _guards(book: Rulebook, article: Article) -> Iterable[_Guard]:
    """The lines of an article that the newest happening of a role can rule out, the shortest window first."""
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
        age = min(ages, default=FOREVER)
        found.append((age, _Guard(told.word.name, *roles[0], age, line.text.replace("\n", " "))))
    return [guard for _, guard in sorted(found, key=lambda pair: pair[0])]


def unseen(word: str, age: int) -> str:
    """The test whether something of this word may have gone unseen in a window of `age` ms."""
    return f"{word!r} in dark" if age >= FOREVER else f"dark.get({word!r}, -1) >= t - {age}"


def _value(book: Rulebook, term: Term) -> int:
    if isinstance(term, LetRef):
        return int(book.lets[term.name].value.value)
    return int(term.value) if isinstance(term, Written) else 2**62


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
