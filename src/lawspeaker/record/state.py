"""Where a record stands: what it was last given, by whom, and how far it is sealed."""

import msgspec
from msgspec import Struct

from lawspeaker.record.chain import START
from lawspeaker.record.sources import Stream

__all__ = ["Head", "State"]


class Head(Struct, frozen=True):
    """The end of a record: its last event, its clock (Unix milliseconds), the number of its last link and that link's
    hash (SHA-256, hex), which may be published as proof of all that is sealed."""

    seq: int
    clock: int
    link: int
    hash: str


class State(Struct, kw_only=True):
    """All that is kept with every write. `mark` is that of the journal's last line and `root` the one before its first;
    `waiting` counts the journal's bytes, `sealed` is the clock at the end of the last page."""

    server: str | None = None
    seq: int = 0
    clock: int = 0
    sources: dict[str, Stream] = {}
    mark: bytes = b""
    root: bytes = b""
    waiting: int = 0
    link: int = 0
    hash: str = START
    sealed: int = 0
    people: int = 0

    @property
    def head(self) -> Head:
        """What others may know of it."""
        return Head(self.seq, self.clock, self.link, self.hash)

    def dump(self) -> bytes:
        """Its bytes."""
        return msgspec.msgpack.encode(self)

    @staticmethod
    def load(body: bytes | None) -> "State":
        """The state of these bytes; without any, that of a new record."""
        return State() if body is None else msgspec.msgpack.decode(body, type=State)
