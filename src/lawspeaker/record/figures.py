"""How much there is in a record, and what it weighs: bytes per position and per act."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from lawspeaker.record.chain import Page
from lawspeaker.record.counts import Count
from lawspeaker.record.pages import HEADS, POSITIONS

__all__ = ["Figures", "figures"]


class Figures(Struct, kw_only=True):
    """What is sealed in pages, what still waits in the journal, and the bytes of it: of each part of the pages, of
    their headers, of the journal's lines, and of the files. Times are Unix milliseconds."""

    sealed: Count = Count()
    waiting: Count = Count()
    pages: int = 0
    until: int = 0
    parts: dict[str, int] = {}
    headers: int = 0
    journal: int = 0
    files: int = 0

    @property
    def all(self) -> Count:
        """What there is in all."""
        return self.sealed + self.waiting

    @property
    def per_position(self) -> float | None:
        """Bytes per position that is sealed: the columns, and the share that `positions` have in the heads."""
        sealed = self.sealed
        return (self.parts.get(POSITIONS, 0) + self._their_heads) / sealed.positions if sealed.positions else None

    @property
    def per_act(self) -> float | None:
        """Bytes per act that is sealed: everything else in the pages, their headers included."""
        rest = sum(self.parts.values()) + self.headers - self.parts.get(POSITIONS, 0) - self._their_heads
        return rest / self.sealed.acts if self.sealed.acts else None

    @property
    def _their_heads(self) -> float:
        sealed = self.sealed
        return self.parts.get(HEADS, 0) * (sealed.events - sealed.acts) / sealed.events if sealed.events else 0


def figures(pages: Iterable[tuple[Page, int]], waiting: Iterable[Count], journal: int, files: int) -> Figures:
    """The figures of these pages, each with the bytes of its header; of what waits, and of its bytes and all files'."""
    found = Figures(waiting=sum(waiting, Count()), journal=journal, files=files)
    parts: Counter[str] = Counter()
    for page, header in pages:
        found.sealed += Count(page.lines, page.rows, page.holes, page.steps, page.types)
        found.pages += 1
        found.until = page.until
        found.headers += header
        parts.update({name: part.size for name, part in page.parts.items()})
    found.parts = dict(sorted(parts.items()))
    return found
