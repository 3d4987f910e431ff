"""What has happened: every happening of the vocabulary's words, in the order of the record.

A happening is a word, its roles, the clock when it was taken and the `seq` of its event. The store knows no template.
Roles that were not told are `UNSET`: such a happening may be the one that is asked for.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events.spans import HOUR
from lawspeaker.world.places import Place

_when = attrgetter("t")


SAID = 1 << 12
"""Of so many things it is kept what was worked out of single happenings."""


class Happening(Struct, frozen=True, gc=False):
    """One happening; `t` in Unix milliseconds, `at` its place where that is known."""

    word: str
    roles: tuple[Any, ...]
    t: int
    seq: int
    tier: int = 2
    at: Place | UnsetType = UNSET


class Happenings:
    """All happenings so far: by word; by word, role and what fills it; by word, two roles and what fills them both.

    `windows` says how long (ms) the happenings of a word are kept; those of a word that is not in it, for ever. `roles`
    says by which of its roles a word is found; one that is not in it, by all. `pairs` says by which two together; one
    that is not in it, by none.
    """

    def __init__(
        self,
        windows: Mapping[str, int] | None = None,
        roles: Mapping[str, tuple[int, ...]] | None = None,
        pairs: Mapping[str, tuple[tuple[int, int], ...]] | None = None,
    ) -> None:
        self.windows, self.roles, self.pairs = windows or {}, roles or {}, pairs or {}
        self.words: dict[str, list[Happening]] = defaultdict(list)
        self.index: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
        self.said: dict[tuple[Any, int], tuple[Any, ...]] = {}
        """What was worked out of single happenings, by what was asked and the identity of the happening, its last."""
        self._sweep_at = 0

    def add(self, happening: Happening) -> None:
        """Keep one; times and `seq` never go back. What is too old goes once it is the greater half of a list."""
        word, index, window = happening.word, self.index, self.windows.get(happening.word)
        oldest = -1 if window is None else happening.t - window
        fillers = happening.roles
        lists = [self.words[word]]
        for i in self.roles.get(word) or range(len(fillers)):
            filler = fillers[i]
            if type(filler) is str or filler is UNSET or isinstance(filler, int):
                lists.append(index[word, i, filler])
        for i, j in self.pairs.get(word, ()):
            one, other = fillers[i], fillers[j]
            if isinstance(one, str | int) and isinstance(other, str | int):
                lists.append(index[word, i, j, one, other])
        for told in lists:
            told.append(happening)
            if told[0].t <= oldest and told[len(told) // 2].t <= oldest:
                _forget(told, oldest)
        if happening.t >= self._sweep_at:
            self._sweep(happening.t)

    def say(self, key: Any, found: tuple[Any, ...]) -> None:
        """Keep for a while what was worked out of a happening, which stands last."""
        if len(self.said) >= SAID:
            self.said.clear()
        self.said[key, id(found[-1])] = found

    def _sweep(self, t: int) -> None:
        """Forget whom nothing happened to any more; done once an hour."""
        self._sweep_at = t + HOUR
        for word, window in self.windows.items():
            _forget(self.words[word], t - window)
        gone = [key for key, told in self.index.items() if key[0] in self.windows and self._over(key[0], told, t)]
        for key in gone:
            del self.index[key]

    def _over(self, word: str, told: list[Happening], t: int) -> bool:
        """Whether all that a list holds is older than its window; what is not is shortened."""
        _forget(told, t - self.windows[word])
        return not told

    def latest(self, word: str, fixed: Iterable[tuple[int, Any]] = ()) -> Iterator[Happening]:
        """Those of a word, latest first, that may have these fillers (a role that was not told may have any)."""
        found_by = self.roles.get(word)
        by = [(i, f) for i, f in fixed if isinstance(f, str | int) and (found_by is None or i in found_by)]
        lists = [(self.index.get((word, i, f), ()), self.index.get((word, i, UNSET), ())) for i, f in by]
        if not lists:
            yield from reversed(self.words.get(word, ()))
            return
        known, untold = min(lists, key=lambda pair: len(pair[0]) + len(pair[1]))
        if not untold:
            yield from reversed(known)
            return
        yield from sorted((*known, *untold), key=lambda h: -h.seq)


def _forget(told: list[Happening], oldest: int) -> None:
    """Let go of what is no younger than that (ms)."""
    del told[: bisect_right(told, oldest, key=_when)]
