"""What the watching of a folder has to remember: how far each file was read, what is not told yet, and what is on its
way to the record.

It is written to disk, whole or not at all, before anything of it is put on record. So after a kill the record's next
number says what of it arrived, and the rest goes again: no line is told twice and none is lost.
"""

from pathlib import Path

import msgspec
from msgspec import Struct, field

from lawspeaker.gateways.files.places import Place
from lawspeaker.gateways.files.told import Told
from lawspeaker.gateways.seen import Seen
from lawspeaker.service.whole import write_whole

__all__ = ["Held", "Ledger", "Rows", "read", "write"]


class Rows(Struct):
    """How far the database `name` was read: the number of its last row, and a hash of what stands in it."""

    name: str
    row: int = 0
    mark: str = ""


class Held(Struct):
    """Something told that waits for one more look, in case another file tells it too. `prompt`: it was read when it had
    just been written."""

    told: Told
    prompt: bool


class Ledger(Struct, kw_only=True):
    """All of it: `looked` (Unix ms) is when every file was last read to its end; `first` is the number of the first
    event in `outbox`, holes included; `lately` are deaths that were told in the last minutes."""

    looked: int
    first: int
    outbox: list[Seen] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    lately: list[Told] = field(default_factory=list)

    def arrived(self, expected: int) -> bool:
        """Take out what is on record, of which `expected` is the next number; whether the two fit together at all."""
        done = expected - self.first
        if not 0 <= done <= len(self.outbox):
            return False
        self.outbox = self.outbox[done:]
        self.first = expected
        return True


def read(file: Path) -> Ledger | None:
    """The ledger in a file; `None` if there is none, or none that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Ledger)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def write(ledger: Ledger, file: Path) -> None:
    """Put it on disk; raises `OSError` with the old one in its place."""
    write_whole(file, msgspec.json.encode(ledger))
