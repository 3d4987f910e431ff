"""How far back a rulebook looks: for each happening the longest window in which any line or sentence asks for it.

What is older can decide nothing any more and is forgotten. A line without a window looks back for ever, and so does a
sentence that looks happenings up by itself, unless it has a slot called `window`: that one bounds what it looks at,
counted from the moment or from the happening it speaks of. What is judged later than it was done (a breach, once it is
upheld; what raises a sanction) looks back from then, so what its lines speak of is kept for ever.
"""

from collections.abc import Callable, Iterable
from typing import Any

from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import (
    BREACH,
    Article,
    Bound,
    Counted,
    Group,
    Happened,
    Holds,
    LetRef,
    Line,
    Named,
    Rulebook,
    Term,
    Written,
)
from lawspeaker.law.walk import parts
from lawspeaker.referee.acts import ALWAYS
from lawspeaker.referee.lookups import texts_in

EVER = 2**62
WINDOW = "window"
"""The slot by which a sentence says how far it looks back."""


def windows_of(book: Rulebook, lexicon: Lexicon) -> dict[str, int]:
    """Every happening that must be kept, and for how long (ms); `EVER` is for ever."""
    looks = _Looks(book, lexicon)
    for part in (*book.articles, *book.definitions.values(), *book.nevers):
        looks.into(part)
    for article in book.articles:
        word = lexicon.called(article.deed.after) if article.deed is not None and article.deed.act_var >= 0 else None
        if word is not None:  # a duty looks for the happening of its act, at that moment
            looks.reach[word.name] = max(1, looks.reach.get(word.name, 0))
    for act in ALWAYS:
        if act in lexicon.acts:
            looks.by(lexicon.acts[act].function, EVER)
    happenings = {w.name: w for w in lexicon.of_sort("happening")}
    waiting = sorted(looks.reach)
    while waiting:
        known = set(looks.reach)
        for name in waiting:
            looks.by(happenings[name].function, EVER)
        waiting = sorted(set(looks.reach) - known)
    return looks.reach


class _Looks:
    """Collects how far back each happening is looked for."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self.book, self.lexicon = book, lexicon
        self.reach: dict[str, int] = {}
        self.found: dict[int, int] = {}
        self.least = 0
        self._happenings = frozenset(w.name for w in lexicon.of_sort("happening"))

    def into(self, part: Any) -> None:
        """One article, definition or other part of a rulebook that has lines."""
        self.found, self.least = {}, 0
        if isinstance(part, Article) and (part.force in ("raise", "lower") or BREACH in part.acts):
            self.least = EVER
        for inner in parts(part):
            if isinstance(inner, Line):
                self._line(inner.condition)
        if isinstance(part, Article):
            for act in part.acts:
                if act in self.lexicon.acts:
                    self.by(self.lexicon.acts[act].function, EVER)
            if part.deed is not None and part.deed.sentence is not None:
                self._far(part.deed.sentence.word.name, EVER)

    def by(self, function: Callable[..., Any] | None, reach: int) -> None:
        """A function is used that looks up happenings no farther back than that."""
        for name in texts_in(function) & self._happenings if function is not None else ():
            self._far(name, reach)

    def _far(self, name: str, reach: int) -> None:
        self.reach[name] = max(self.reach.get(name, 0), reach, self.least)

    def _line(self, told: Any) -> None:
        if isinstance(told, Happened):
            self._happened(told)
        elif isinstance(told, Holds):
            self.by(told.word.function, self._window(told.word, told.args))
            self.by(told.word.among, EVER)
            self.by(told.word.first, EVER)
            if told.within is not None or told.throughout is not None:
                self.by(told.word.since, EVER)
                self.by(told.word.ended, EVER)
        elif isinstance(told, Counted):
            self._line(told.body)
        for inner in parts(told, closed=(Line, Group)):
            if isinstance(inner, Named):
                self.by(inner.word.function, self._window(inner.word, inner.args))

    def _happened(self, told: Happened) -> None:
        reach = min((self._number(w.oldest) for w in told.windows if w.oldest is not None), default=EVER)
        for window in told.windows:
            if window.since is not None:
                reach = min(reach, self.found.get(window.since.var, EVER))
        self.found[told.var] = reach
        self._far(told.word.name, reach)

    def _window(self, word: Word, args: Iterable[Term]) -> int:
        """How far a sentence looks back: its window, behind the oldest happening that it is told of."""
        reach, old = EVER, 0
        for slot, arg in zip(word.roles, args, strict=False):
            if slot.name == WINDOW:
                reach = self._number(arg)
            elif isinstance(arg, Bound) and arg.var in self.found:
                old = max(old, self.found[arg.var])
            elif slot.kind == "happening" or slot.kind in self._happenings:
                old = EVER
        return min(EVER, reach + old)

    def _number(self, term: Term) -> int:
        if isinstance(term, LetRef):
            return int(self.book.lets[term.name].value.value)
        return int(term.value) if isinstance(term, Written) else EVER
