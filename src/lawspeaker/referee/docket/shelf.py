"""The shelf: what a referee hands out of his memory because nothing has asked for it for a day.

It is one file to which is only added, and an index of where each thing begins. Whatever is asked for again is taken off
the shelf whole; nothing on it is ever part of a ruling without having been taken off before.
"""

import io
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

import msgspec

SIZE = 4
"""Bytes before each thing that say how long it is."""


class Keeps(Protocol):
    """Who makes things plain data, and things of plain data again."""

    def away(self, value: Any) -> Any:
        """A thing as plain data."""

    def out(self, data: Any) -> Any:
        """What `away` put away."""


class Shelf:
    """Things by number, in a file (in memory, if none is given); `keeper` makes them plain data and back."""

    def __init__(self, keeper: Callable[[], Keeps], file: BinaryIO | None = None) -> None:
        self.file: BinaryIO = io.BytesIO() if file is None else file
        self._make = keeper
        self._keeper: Keeps | None = None
        self._places: dict[int, int] = {}

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def __len__(self) -> int:
        return len(self._places)

    def put(self, number: int, thing: Any) -> None:
        """Put one away under its number, in place of what lay there."""
        body = msgspec.msgpack.encode(self.keeper.away(thing))
        self._places[number] = self.file.seek(0, io.SEEK_END)
        self.file.write(len(body).to_bytes(SIZE, "big") + body)

    def take(self, number: int) -> Any:
        """Take one off the shelf; raises KeyError if none lies there."""
        self.file.seek(self._places.pop(number))
        size = int.from_bytes(self.file.read(SIZE), "big")
        return self.keeper.out(msgspec.msgpack.decode(self.file.read(size)))

    @property
    def keeper(self) -> Keeps:
        """Who knows what belongs to which rulebook."""
        if self._keeper is None:
            self._keeper = self._make()
        return self._keeper

    def begin_anew(self) -> None:
        """There is more now that things may belong to."""
        self._keeper = None

    def dump(self) -> list[list[Any]]:
        """Everything that lies here, as plain data."""
        return [[number, self._body(number)] for number in sorted(self._places)]

    def _body(self, number: int) -> Any:
        self.file.seek(self._places[number])
        size = int.from_bytes(self.file.read(SIZE), "big")
        return msgspec.msgpack.decode(self.file.read(size))

    def load(self, data: list[list[Any]]) -> None:
        """Take up where `dump` left off."""
        self._places = {}
        for number, plain in data:
            body = msgspec.msgpack.encode(plain)
            self._places[number] = self.file.seek(0, io.SEEK_END)
            self.file.write(len(body).to_bytes(SIZE, "big") + body)
