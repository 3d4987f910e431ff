"""What has happened: every happening of the vocabulary's words, in the order of the record.

A happening is a word, its roles, the clock when it was taken and the `seq` of its event. The store knows no template.
Roles that were not told are `UNSET`: such a happening may be the one that is asked for.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events.spans import HOUR
from lawspeaker.world.places import Place

NAMING = (str, int)
"""What names somebody or something for certain."""
FINDABLE = frozenset((str, int, bool, UnsetType))
"""The types of what fills a role by which a happening is found: a name, a number, or that nobody told."""

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


class Ways(NamedTuple):
    """By which roles the happenings of a word are found, by which two together, and how long (ms) they are kept."""

    singly: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    window: int | None


class Happenings:
    """All happenings so far: by word; by word, role and what fills it; by word, two roles and what fills them both.

    `windows` says how long (ms) the happenings of a word are kept; those of a word that is not in it, for ever. `roles`
    says by which of its roles a word may be found; one that is not in it, by all. By which of these it is found stands
    in `places`; by another it is from when somebody first looks so. `pairs` says by which two together; one that is not
    in it, by none.
    """

    def __init__(
        self,
        windows: Mapping[str, int] | None = None,
        roles: Mapping[str, tuple[int, ...]] | None = None,
        pairs: Mapping[str, tuple[tuple[int, int], ...]] | None = None,
        places: Mapping[str, tuple[int, ...]] | None = None,
    ) -> None:
        self.windows, self.roles, self.pairs = windows or {}, roles or {}, pairs or {}
        self.places = dict(places or {})
        self.words: dict[str, list[Happening]] = defaultdict(list)
        self.index: dict[tuple[Any, ...], list[Happening]] = defaultdict(list)
        self.said: dict[tuple[Any, int], tuple[Any, ...]] = {}
        """What was worked out of single happenings, by what was asked and the identity of the happening, its last."""
        self._ways: dict[str, Ways] = {}
        self._sweep_at = 0

    def empty(self) -> "Happenings":
        """One like this, of which nothing is known yet."""
        return Happenings(self.windows, self.roles, self.pairs, self.places)

    def add(self, happening: Happening) -> None:
        """Keep one; times and `seq` never go back. What is too old goes once it is the greater half of a list."""
        word, fillers, t, index = happening.word, happening.roles, happening.t, self.index
        singly, pairs, window = self._ways.get(word) or self._ways_of(word)
        lists = [self.words[word]]
        for i in singly:
            if type(fillers[i]) in FINDABLE:
                lists.append(index[word, i, fillers[i]])
        for i, j in pairs:
            one, other = fillers[i], fillers[j]
            if isinstance(one, NAMING) and isinstance(other, NAMING):
                lists.append(index[word, i, j, one, other])
        oldest = -1 if window is None else t - window
        for told in lists:
            told.append(happening)
            if told[len(told) // 2].t <= oldest:
                _forget(told, oldest)
        if t >= self._sweep_at:
            self._sweep(t)

    def _ways_of(self, word: str) -> Ways:
        """By what the happenings of a word are found, and how long they are kept."""
        ways = Ways(self.places.get(word, ()), self.pairs.get(word, ()), self.windows.get(word))
        self._ways[word] = ways
        return ways

    def _finds_by(self, word: str, role: int) -> bool:
        """Whether happenings of a word may be found by this role; if so, they are from now on."""
        if role in self.places.get(word, ()):
            return True
        if word in self.roles and role not in self.roles[word]:
            return False
        self.places[word] = (*self.places.get(word, ()), role)
        self._ways.pop(word, None)
        for happening in self.words.get(word, ()):
            if type(happening.roles[role]) in FINDABLE:
                self.index[word, role, happening.roles[role]].append(happening)
        return True

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
        by = [(i, filler) for i, filler in fixed if isinstance(filler, NAMING) and self._finds_by(word, i)]
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
