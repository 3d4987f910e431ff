"""Snapshots: a state folded from the record, kept so that a restart need not replay a season.

A snapshot says what it was made of. One that was made of another record, with other rulebooks or by another engine is
no use: it is thrown away, and the record is replayed.
"""

from collections.abc import Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from lawspeaker.record.columns import compress, expand

__all__ = ["Snapshot"]


class Snapshot(Struct, frozen=True, kw_only=True):
    """The `data` of whoever folds the record, after event `seq`, when the chain's last link was `link` of this `hash`;
    with the hashes of the rulebooks it was folded under and the version of the engine."""

    seq: int
    link: int
    hash: str
    rulebooks: tuple[str, ...]
    engine: str
    data: bytes

    def fits(self, rulebooks: Sequence[str], engine: str) -> bool:
        """Whether it was made with these rulebooks, in this order, by this version."""
        return self.rulebooks == tuple(rulebooks) and self.engine == engine

    def dump(self) -> bytes:
        """Its bytes, small and with a sum that tells whether they are whole."""
        body = compress(msgspec.msgpack.encode(self))
        return sha256(body).digest() + body

    @staticmethod
    def load(body: bytes | None) -> "Snapshot | None":
        """The snapshot of these bytes; `None` if they are not whole."""
        if body is None or sha256(body[32:]).digest() != body[:32]:
            return None
        return msgspec.msgpack.decode(expand(body[32:]), type=Snapshot)
