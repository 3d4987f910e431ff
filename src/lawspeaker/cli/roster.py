"""Who is called what, for the live feed: names as the record told them last, looked up when somebody new is named."""

from pathlib import Path
from time import monotonic

from lawspeaker.record import RecordError, read_record

__all__ = ["Roster"]

REACH = 20_000
"""How many events back names are looked for: the feed is about now."""
AGAIN = 5.0
"""Seconds between two looks into the record."""
NAMING = ("joined", "named", "group", "zone")


class Roster:
    """The names of one server's players, groups and places, by their ids."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, str] = {}
        self._read = 0
        self._looked = -AGAIN

    def called(self, id_: str) -> str:
        """A name; the id where nobody told one lately."""
        if id_ not in self._names and monotonic() - self._looked >= AGAIN:
            self._look()
            self._looked = monotonic()
        return self._names.get(id_, id_)

    def _look(self) -> None:
        try:
            with read_record(self._folder) as reader:
                last = reader.head().seq
                for seq, fields in reader.fields(max(self._read, last - REACH) + 1, last):
                    self._read = seq
                    if fields["type"] in NAMING and isinstance(name := fields.get("name"), str) and name:
                        self._names[str(fields.get("player") or fields.get("id"))] = name
        except (RecordError, OSError):
            return
