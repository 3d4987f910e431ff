"""What places and groups are called, and were called before: a ruling tells the name of the time of its act."""

from bisect import bisect_right
from typing import Any

from lawspeaker.events import Group, ZoneDrawn


class Names:
    """Every name told of a zone or group, by its id, with the `seq` since when it holds."""

    __slots__ = ("_told",)

    def __init__(self) -> None:
        self._told: dict[str, tuple[list[int], list[str]]] = {}

    def at(self, id_: str, seq: int) -> str:
        """What it was called at the event `seq`; its id if it had no name by then."""
        told = self._told.get(id_)
        if told is None:
            return id_
        since, names = told
        index = bisect_right(since, seq)
        return names[index - 1] if index else id_

    def take(self, event: ZoneDrawn | Group, clock: int) -> None:
        """A zone or group was told, perhaps by name; of one that keeps its name nothing is added."""
        if not isinstance(event.name, str) or not event.name:
            return
        since, names = self._told.setdefault(event.id, ([], []))
        if not names or names[-1] != event.name:
            since.append(event.seq)
            names.append(event.name)

    def dump(self) -> dict[str, Any]:
        """All names as plain data."""
        return {id_: [list(since), list(names)] for id_, (since, names) in sorted(self._told.items())}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._told = {id_: (list(since), list(names)) for id_, (since, names) in data.items()}
