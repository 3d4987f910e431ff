"""What a record asks of the place it is kept in: a few reads, and five writes that happen whole or not at all.

A write is durable when it returns. Numbering, sealing, forgetting and verifying are the record's own business and the
same over every store.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from lawspeaker.record.chain import Forgotten, Page, Retained

__all__ = ["Line", "Person", "Store"]


class Line(Struct, frozen=True, gc=False):
    """A line of the journal: its place, its bytes as they came, the notes that stand with it, and its mark.

    The mark is a hash over this line and the mark before it, so that a line altered or lost on disk shows.
    """

    seq: int
    raw: bytes
    notes: bytes
    mark: bytes


class Person(Struct, frozen=True):
    """A person in the pages: his number, his account and the key of his words. Forgotten, he is only the number."""

    number: int
    account: str | None
    key: bytes | None


class Store(Protocol):
    """One record's data. `still` holds what is read within it still, whatever a writer does meanwhile."""

    def hold(self) -> None:
        """Become the one writer until `close`; raises `HeldError`."""

    def close(self) -> None:
        """Let go of everything."""

    def still(self) -> AbstractContextManager[None]:
        """A stretch of reading that sees one moment."""

    def state(self) -> bytes | None:
        """What was last kept with a write; `None` in a new store."""

    def waiting(self, first: int, size: int) -> list[Line]:
        """Lines of the journal from `first` on, in order, until they are `size` bytes or more together."""

    def links(self, first: int = 1) -> Iterator[tuple[int, bytes]]:
        """The links from number `first` on, in order, each with the number it is kept under."""

    def link(self, number: int) -> bytes | None:
        """One link."""

    def orders(self) -> list[bytes]:
        """The links that are no pages, in order."""

    def page_after(self, seq: int) -> bytes | None:
        """The first page that ends at event `seq` or later."""

    def page_at(self, clock: int) -> bytes | None:
        """The first page during which the record's clock reached `clock`."""

    def parts(self, number: int) -> dict[str, bytes]:
        """The parts of a page that are there, each with its salt."""

    def people(self) -> list[Person]:
        """Everybody who has a number, in order."""

    def snapshot(self, name: str) -> bytes | None:
        """What `put` kept under this name."""

    def size(self) -> int:
        """How many bytes all of it takes up."""

    def faults(self) -> list[str]:
        """What the store itself finds wrong with its files, in words."""

    def keep(self, lines: Sequence[Line], state: bytes, meanwhile: Callable[[], None]) -> None:
        """Add lines to the journal; `meanwhile` is called when all is written and has only to be made durable."""

    def seal(
        self, page: Page, body: bytes, parts: Mapping[str, bytes], newcomers: Sequence[Person], state: bytes
    ) -> None:
        """Add a page, and take its lines (`page.first` to `page.last`) out of the journal."""

    def erase(self, order: Retained | Forgotten, body: bytes, state: bytes) -> None:
        """Add an order and carry it out; one to forget takes every snapshot with it."""

    def carry_out(self, order: Forgotten) -> None:
        """Carry an order out again that may have been interrupted."""

    def put(self, name: str, snapshot: bytes | None) -> None:
        """Keep a snapshot in place of the one of that name, or throw that away."""
