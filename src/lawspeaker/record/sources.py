"""What has come from each sender: every sender numbers what it sends from 1, without holes.

So a number that came before is taken once, a number that was skipped is noticed, and one that turns up after all is
still taken.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

__all__ = ["Stream"]

MOST_HOLES = 1000


class Stream(Struct):
    """The numbers of one source: `next` is expected, `holes` (first, last) are still missing below it, in order, and
    what came under the numbers `unread`, from `next` on, was no event.

    Beyond a thousand holes the oldest are given up: what turns up there later counts as having come before, for a
    sender that skips at random must not fill the memory. Of what could not be read no more is remembered.
    """

    next: int = 1
    holes: list[tuple[int, int]] = []
    unread: list[int] = []

    def came(self, n: int) -> bool:
        """Whether number `n` has been taken before."""
        return n < self.next and self._hole(n) is None

    def take(self, n: int) -> bool:
        """Count number `n` in, which has not come before; whether it was one of the missing."""
        if n >= self.next:
            if n > self.next:
                self.holes = [*self.holes, (self.next, n - 1)][-MOST_HOLES:]
            self.next = n + 1
            self.unread = [number for number in self.unread if number > n]
            return False
        i = self._hole(n)
        assert i is not None, "what came before is not taken again"
        first, last = self.holes[i]
        rest = [hole for hole in ((first, n - 1), (n + 1, last)) if hole[0] <= hole[1]]
        self.holes = self.holes[:i] + rest + self.holes[i + 1 :]
        return True

    def spoil(self, n: int) -> bool:
        """Remember that what came under number `n` could not be read; whether that is news."""
        news = n >= self.next and n not in self.unread and len(self.unread) < MOST_HOLES
        if news:
            self.unread = sorted([*self.unread, n])
        return news

    def skipped(self, n: int) -> Iterator[tuple[int, int, bool]]:
        """The stretches of numbers missing before `n`: first, last, and whether they came and were no events."""
        first = self.next
        for bad, last in _stretches(number for number in self.unread if number < n):
            if first < bad:
                yield first, bad - 1, False
            yield bad, last, True
            first = last + 1
        if first < n:
            yield first, n - 1, False

    def _hole(self, n: int) -> int | None:
        i = bisect_right(self.holes, n, key=lambda hole: hole[0]) - 1
        return i if i >= 0 and n <= self.holes[i][1] else None


def _stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of numbers without a hole; they come in order."""
    for _, run in groupby(enumerate(numbers), lambda placed: placed[1] - placed[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]
