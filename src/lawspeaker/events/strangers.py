"""What the wire said that this version does not know: types of events and fields, counted by name.

A sender may be newer than the reader, or mistaken, or hostile; so names are cut short, and beyond a thousand
different ones the rest is counted under one name.
"""

from lawspeaker.events.faults import quote

__all__ = ["Strangers"]

MOST = 1000
OTHERS = "(others)"


class Strangers:
    """Counts of unknown types (`meteor`) and unknown fields (`hit.colour`)."""

    def __init__(self) -> None:
        self._types: dict[str, int] = {}
        self._fields: dict[str, int] = {}

    @property
    def types(self) -> dict[str, int]:
        """How often each unknown type came, by name, sorted."""
        return dict(sorted(self._types.items()))

    @property
    def fields(self) -> dict[str, int]:
        """How often each unknown field came, by `type.field`, sorted."""
        return dict(sorted(self._fields.items()))

    def type(self, name: str) -> None:
        """Count an event of an unknown type."""
        _count(self._types, name)

    def field(self, name: str) -> None:
        """Count an unknown field of a known type."""
        _count(self._fields, name)

    def dump(self) -> dict[str, dict[str, int]]:
        """Both counts as plain data."""
        return {"types": self.types, "fields": self.fields}

    def load(self, data: dict[str, dict[str, int]]) -> None:
        """Continue from what `dump` gave."""
        self._types = dict(data["types"])
        self._fields = dict(data["fields"])


def _count(counts: dict[str, int], name: str) -> None:
    if name not in counts:
        name = quote(name)[1:-1]
        if name not in counts and len(counts) >= MOST:
            name = OTHERS
    counts[name] = counts.get(name, 0) + 1
