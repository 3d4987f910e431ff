"""How much there is in a record, and what it weighs: bytes per position and per act."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from lawspeaker.record.chain import Page
from lawspeaker.record.pages import HEADS, POSITIONS

__all__ = ["Figures", "figures"]


class Figures(Struct, kw_only=True):
    """Counts of what is sealed, by type and in all, the bytes of each part and of the headers, and of the files.

    A position is one row of a `positions` event; an act is any other event. Times are Unix milliseconds.
    """

    pages: int = 0
    since: int = 0
    until: int = 0
    events: int = 0
    positions: int = 0
    holes: int = 0
    steps: int = 0
    types: dict[str, int] = {}
    parts: dict[str, int] = {}
    headers: int = 0
    waiting: int = 0
    files: int = 0

    @property
    def acts(self) -> int:
        """Events that are no positions."""
        return self.events - self.types.get(POSITIONS, 0)

    @property
    def per_position(self) -> float | None:
        """Bytes per position: the columns, and the share that `positions` have in the heads."""
        return (self.parts.get(POSITIONS, 0) + self._their_heads) / self.positions if self.positions else None

    @property
    def per_act(self) -> float | None:
        """Bytes per act: everything else in the pages, their headers included."""
        rest = sum(self.parts.values()) + self.headers - self.parts.get(POSITIONS, 0) - self._their_heads
        return rest / self.acts if self.acts else None

    @property
    def _their_heads(self) -> float:
        return self.parts.get(HEADS, 0) * (self.events - self.acts) / self.events if self.events else 0


def figures(pages: Iterable[tuple[Page, int]], waiting: int, files: int) -> Figures:
    """The figures of these pages, each with the bytes of its header; of what waits in the journal, and of all files."""
    found = Figures(waiting=waiting, files=files)
    types: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for page, header in pages:
        if not found.pages:
            found.since = page.since
        found.pages += 1
        found.until = page.until
        found.events += page.lines
        found.positions += page.rows
        found.holes += page.holes
        found.steps += page.steps
        found.headers += header
        types.update(page.types)
        parts.update({name: part.size for name, part in page.parts.items()})
    found.types = dict(types.most_common())
    found.parts = dict(sorted(parts.items()))
    return found
