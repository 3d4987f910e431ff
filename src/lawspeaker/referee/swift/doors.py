"""Doors and gates: what has to be, or to have happened, before an act of being is worth looking at in somebody's life.

To stand somewhere, to wear a name, to keep a thing are acts of every moment, and most moments change nothing in them.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from msgspec import UNSET

from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import Article, Happened, Holds, LetRef, Role, Rulebook, Some, Term, Written
from lawspeaker.referee.windows import EVER

__all__ = ["Door", "door_of", "gate_of", "number_of"]


class Door(NamedTuple):
    """What an act of being waits for that has no gate: that a state which only asks of the actor may hold, or that a
    name of something of his (`lists`) names anything; what stands in the text is `given`, None for the actor."""

    asks: Callable[..., Any]
    given: tuple[Any, ...]
    lists: bool

    def test(self) -> Callable[[Now, Any], bool]:
        """A function of moment and actor: whether the act is worth looking at in somebody's life."""
        asks, given, lists = self
        if given != (None,):
            return lambda now, actor: asks(now, *[actor if one is None else one for one in given]) not in ([], False)
        if lists:
            return lambda now, actor: bool(asks(now, actor) != [])
        return lambda now, actor: asks(now, actor) is not False


def door_of(book: Rulebook, article: Article, word: Word) -> Door | None:
    """The door of an article on an act of being, if it has one."""
    for line in article.when.lines if article.when is not None and article.when.joined == "and" else ():
        told = line.condition
        if isinstance(told, Holds) and not told.negated and all(_is_of(arg, word) for arg in told.args):
            if told.within is None and told.throughout is None:
                return Door(told.word.function, _given(book, told.args), False)
            continue
        if isinstance(told, Holds | Happened) and not told.negated:
            for arg in told.args:
                named = arg.source if isinstance(arg, Some) else None
                if named is not None and named.word.many and all(_is_of(each, word) for each in named.args):
                    return Door(named.word.function, _given(book, named.args), True)
    return None


def _is_of(term: Term | None, word: Word) -> bool:
    """Whether a term is the actor, or stands in the text."""
    return isinstance(term, Written | LetRef) or (isinstance(term, Role) and term.name == word.doer)


def _given(book: Rulebook, args: Iterable[Term | None]) -> tuple[Any, ...]:
    return tuple(None if isinstance(arg, Role) else _said(book, arg) for arg in args)


def _said(book: Rulebook, term: Term | None) -> Any:
    """The value of a term that stands in the text."""
    return book.lets[term.name].value.value if isinstance(term, LetRef) else getattr(term, "value", UNSET)


def gate_of(book: Rulebook, article: Article) -> tuple[str, int, int] | None:
    """What an act of being waits for: a word, which of its roles the actor is, and for how long (ms) it stays open."""
    for line in article.when.lines if article.when is not None and article.when.joined == "and" else ():
        told = line.condition
        if isinstance(told, Happened) and not told.negated and not told.word.after and not told.word.kept:
            places = [i for i, a in enumerate(told.args) if isinstance(a, Role)]
            ages = [number_of(book, w.oldest) for w in told.windows if w.oldest is not None]
            if places and ages:
                return told.word.name, places[0], min(ages)
    return None


def number_of(book: Rulebook, term: Term) -> int:
    """The number that a window or a count is written with; of one that is worked out, for ever."""
    if isinstance(term, LetRef):
        return int(book.lets[term.name].value.value)
    return int(term.value) if isinstance(term, Written) else EVER
