"""What has come from each sender: every sender numbers what it sends from 1, without holes.

So a number that came before is taken once, a number that was skipped is noticed, and one that turns up after all is
still taken.
"""

from bisect import bisect_right

from msgspec import Struct

__all__ = ["Stream"]

MOST_HOLES = 1000


class Stream(Struct):
    """The numbers of one source: `next` is expected, `holes` (first, last) are still missing below it, in order.

    Beyond a thousand holes the oldest are given up: what turns up there later counts as having come before, for a
    sender that skips at random must not fill the memory.
    """

    next: int = 1
    holes: list[tuple[int, int]] = []

    def came(self, n: int) -> bool:
        """Whether number `n` has been taken before."""
        return n < self.next and self._hole(n) is None

    def take(self, n: int) -> bool:
        """Count number `n` in, which has not come before; whether it was one of the missing."""
        if n >= self.next:
            if n > self.next:
                self.holes = [*self.holes, (self.next, n - 1)][-MOST_HOLES:]
            self.next = n + 1
            return False
        i = self._hole(n)
        assert i is not None, "what came before is not taken again"
        first, last = self.holes[i]
        rest = [hole for hole in ((first, n - 1), (n + 1, last)) if hole[0] <= hole[1]]
        self.holes = self.holes[:i] + rest + self.holes[i + 1 :]
        return True

    def _hole(self, n: int) -> int | None:
        i = bisect_right(self.holes, n, key=lambda hole: hole[0]) - 1
        return i if i >= 0 and n <= self.holes[i][1] else None
