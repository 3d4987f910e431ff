"""What a rulebook has need of: the happenings that must be kept for it, and the parts of the world that it alone asks.

A happening is kept if a line speaks of it, or if a sentence that some line uses looks it up by itself; which it does
stands in the code of the sentence, and nowhere else.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lawspeaker.law.lexicon import Lexicon, Word
from lawspeaker.law.tree import Happened, Role, Rulebook, Some
from lawspeaker.law.walk import parts
from lawspeaker.referee.windows import windows_of


class Needs(NamedTuple):
    """The happenings that a rulebook speaks of, those that must be kept for it, and the parts of the world it needs.

    `windows` says how long (ms) each is kept, `pairs` by which two of its roles together it is looked for, `places` by
    which alone.
    """

    spoken: frozenset[str]
    kept: frozenset[str]
    parts: frozenset[str]
    windows: dict[str, int]
    pairs: dict[str, tuple[tuple[int, int], ...]]
    places: dict[str, tuple[int, ...]]


_walked: list[tuple[tuple[object, object, object], Needs]] = []
"""The rulebook walked last, by the identity of its parts: referees of one rulebook are often made one after another."""

_spoken: dict[int, tuple[object, frozenset[str]]] = {}
"""Of each part of the rulebook walked last the happenings that it speaks of."""


def needs_of(book: Rulebook, lexicon: Lexicon) -> Needs:
    """What the lines of the rulebook have need of."""
    parts_of = (book.articles, book.definitions, book.lets)
    if not _walked or any(a is not b for a, b in zip(_walked[0][0], parts_of, strict=True)):
        whole = list(parts((book.articles, tuple(book.definitions.values()), book.nevers)))
        asked = frozenset(need for part in whole if isinstance(part, Word) for need in part.needs)
        windows = windows_of(book, lexicon)
        pairs: dict[str, tuple[tuple[int, int], ...]] = {}
        places: dict[str, tuple[int, ...]] = {}
        for part in whole:
            if isinstance(part, Happened):
                name, pair = part.word.name, pair_of(part, lexicon)
                if pair is not None:
                    pairs[name] = tuple(sorted({pair, *pairs.get(name, ())}))
                places[name] = tuple(sorted({*_places_of(part, pair), *places.get(name, ())}))
        _walked[:] = [(parts_of, Needs(spoken_of(book), frozenset(windows), asked, windows, pairs, places))]
    return _walked[0][1]


def spoken_of(book: Rulebook) -> frozenset[str]:
    """The happenings that the lines of the rulebook speak of.

    Each part is walked once for all rulebooks that are looked at one after another and share it.
    """
    walked = {}
    for part in (*book.articles, *book.definitions.values(), *book.nevers):
        known = _spoken.get(id(part))
        if known is None:
            known = part, frozenset(inner.word.name for inner in parts(part) if isinstance(inner, Happened))
        walked[id(part)] = known
    _spoken.clear()
    _spoken.update(walked)
    return frozenset().union(*(names for _, names in walked.values()))


def together(every: Iterable[Needs]) -> Needs:
    """What several rulebooks have need of."""
    spoken, kept, parts_of = frozenset[str](), frozenset[str](), frozenset[str]()
    windows: dict[str, int] = {}
    pairs: dict[str, tuple[tuple[int, int], ...]] = {}
    places: dict[str, tuple[int, ...]] = {}
    for needs in every:
        spoken, kept, parts_of = spoken | needs.spoken, kept | needs.kept, parts_of | needs.parts
        windows |= {name: max(reach, windows.get(name, 0)) for name, reach in needs.windows.items()}
        pairs |= {name: tuple(sorted({*two, *pairs.get(name, ())})) for name, two in needs.pairs.items()}
        places |= {name: tuple(sorted({*some, *places.get(name, ())})) for name, some in needs.places.items()}
    return Needs(spoken, kept, parts_of, windows, pairs, places)


def covers(needs: Needs, others: Needs) -> bool:
    """Whether whoever has kept what the first have need of has what the others have need of."""
    within = all(needs.windows.get(name, -1) >= reach for name, reach in others.windows.items())
    words = others.kept <= needs.kept and others.spoken <= needs.spoken | needs.kept
    pairs = all(set(two) <= set(needs.pairs.get(name, ())) for name, two in others.pairs.items())
    places = all(set(some) <= set(needs.places.get(name, ())) for name, some in others.places.items())
    return within and words and pairs and places and others.parts <= needs.parts


def indexed(lexicon: Lexicon) -> frozenset[str]:
    """The kinds of slots by whose fillers happenings are found."""
    return frozenset((*lexicon.kinds, "text"))


def pair_of(told: Happened, lexicon: Lexicon) -> tuple[int, int] | None:
    """The two roles by which a line looks for a happening: two that it names, or one and one of which it lists some."""
    kinds = indexed(lexicon)
    named, listed = [], []
    for i, arg in enumerate(told.args):
        if arg is None or told.word.roles[i].kind not in kinds:
            continue
        if not isinstance(arg, Some):
            named.append(i)
        elif arg.source is not None:
            listed.append(i)
    pair = (named + listed)[:2]
    return (min(pair), max(pair)) if named and len(pair) == 2 else None


def _places_of(told: Happened, pair: tuple[int, int] | None) -> Iterable[int]:
    """The roles by each of which alone a line may look for a happening: none where it names two and looks by both."""
    if pair is not None and all(isinstance(told.args[i], Role) for i in pair):
        return ()
    return [i for i, arg in enumerate(told.args) if arg is not None and not isinstance(arg, Some)]
