"""What has happened: every happening of the vocabulary's words, in the order of the record.

A happening is a word, its roles, the clock when it was taken and the `seq` of its event. The store knows no template.
Roles that were not told are `UNSET`: such a happening may be the one that is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.world.places import Place


class Happening(Struct, frozen=True, gc=False):
    """One happening; `t` in Unix milliseconds, `at` its place where that is known."""

    word: str
    roles: tuple[Any, ...]
    t: int
    seq: int
    tier: int = 2
    at: Place | UnsetType = UNSET


class Happenings:
    """All happenings so far, by word, and by word, role and what fills it."""

    def __init__(self) -> None:
        self.words: dict[str, list[Happening]] = defaultdict(list)
        self.index: dict[tuple[str, int, Any], list[Happening]] = defaultdict(list)

    def add(self, happening: Happening) -> None:
        """Keep one; times and `seq` never go back."""
        self.words[happening.word].append(happening)
        word, index = happening.word, self.index
        for i, filler in enumerate(happening.roles):
            if type(filler) is str or filler is UNSET or isinstance(filler, int):
                index[word, i, filler].append(happening)

    def latest(self, word: str, fixed: Iterable[tuple[int, Any]] = ()) -> Iterator[Happening]:
        """Those of a word, latest first, that may have these fillers (a role that was not told may have any)."""
        lists = [(self.index[word, i, f], self.index[word, i, UNSET]) for i, f in fixed if isinstance(f, str | int)]
        if not lists:
            yield from reversed(self.words[word])
            return
        known, untold = min(lists, key=lambda pair: len(pair[0]) + len(pair[1]))
        if not untold:
            yield from reversed(known)
            return
        yield from sorted((*known, *untold), key=lambda h: -h.seq)
