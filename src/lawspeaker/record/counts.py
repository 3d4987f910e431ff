"""Counting events: how many there are, how many places they tell, of which types they are, and what was noticed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from lawspeaker.events import TYPES
from lawspeaker.record.notes import Hole, Note, Step
from lawspeaker.record.pages import POSITIONS, ROWS, Fields

__all__ = ["Count"]

MOST_TYPES = 200
LONGEST_TYPE = 40
OTHERS = "(others)"


class Count(Struct, frozen=True):
    """How much some stretch of a record holds. A position is one row of a `positions` event; `types` counts events."""

    events: int = 0
    positions: int = 0
    holes: int = 0
    steps: int = 0
    types: dict[str, int] = {}

    @classmethod
    def of(cls, events: Iterable[Fields], notes: Iterable[Note] = ()) -> "Count":
        """The count of these events, and of what was noticed while they were taken."""
        types: Counter[str] = Counter()
        positions = 0
        for fields in events:
            types[fields["type"]] += 1
            positions += len(fields[ROWS]) if fields["type"] == POSITIONS else 0
        kinds = Counter(type(note) for note in notes)
        return cls(types.total(), positions, kinds[Hole], kinds[Step], _bounded(types))

    @property
    def acts(self) -> int:
        """Events that are no positions."""
        return self.events - self.types.get(POSITIONS, 0)

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.events + other.events,
            self.positions + other.positions,
            self.holes + other.holes,
            self.steps + other.steps,
            _bounded(Counter(self.types) + Counter(other.types)),
        )


def _bounded(types: Mapping[str, int]) -> dict[str, int]:
    """How many events there are of each type; a sender who invents types without end is counted under one name."""
    counts: Counter[str] = Counter()
    odd = 0
    for name, count in types.items():
        if name not in TYPES and name != OTHERS:
            odd += 1
            name = name if odd <= MOST_TYPES and len(name) <= LONGEST_TYPE else OTHERS
        counts[name] += count
    return dict(sorted(counts.items()))
