"""Reading events from files and pipes, line by line, over several files in order.

A file is never held whole, a pipe is read as its lines arrive, and a line that is no event does not stop the rest.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec import UNSET

from lawspeaker.events.codec import Strangers, Taken, decode_lines
from lawspeaker.events.faults import Fault

__all__ = ["BOM", "LONGEST", "Reader", "Source", "too_long"]

AT_ONCE = 1 << 16
LONGEST = 8 << 20
"""Bytes that a line may have."""
BOM = b"\xef\xbb\xbf"
"""What some editors put at the beginning of a file."""


class Source(Protocol):
    """A binary file or pipe; one that also has `read1` is read as its bytes arrive."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Reader:
    """Events, or faults, with the numbers of their lines, from several sources in the order given.

    Lines are counted from 1 over all sources, faulty and empty ones included; a last line needs no newline. A line
    longer than `longest` bytes is a fault and is never held in memory.

    The place (`seq`) of an event: given in the line, it is kept, and is its `n` too if that is left out (`null`: the
    event has none). Otherwise it is the number of the line, also where the line has an `n`: `n` counts what one source
    sent, and a file may hold several sources.
    """

    def __init__(self, sources: Iterable[Source], longest: int = LONGEST) -> None:
        self.strangers = Strangers()
        self.lines = 0
        """How many lines have been read, to the end of the last piece that was read."""
        self._sources = sources
        self._longest = longest

    def __iter__(self) -> Iterator[tuple[int, Taken]]:
        for source in self._sources:
            for whole_lines in _pieces(source, self._longest):
                taken = [too_long(self._longest)] if whole_lines is None else decode_lines(whole_lines, self.strangers)
                first, self.lines = self.lines + 1, self.lines + len(taken)
                for line, item in enumerate(taken, first):
                    if item is not None:
                        yield line, _placed(item, line)


def _placed(item: Taken, line: int) -> Taken:
    """An event in its place: that which it says, or else its line."""
    if isinstance(item, Fault):
        return item
    if not item.seq:
        item.seq = line
    elif item.n is UNSET:
        item.n = item.seq
    return item


def too_long(longest: int) -> Fault:
    """What is wrong with a line of more than so many bytes."""
    size = f"{longest >> 20} MiB" if longest >= 1 << 20 else f"{longest} bytes"
    return Fault(f"the line is longer than {size}")


def _pieces(source: Source, longest: int) -> Iterator[bytes | None]:
    """The bytes of a source cut after newlines; `None` stands for one line longer than `longest`."""
    held = bytearray()
    skipping = False
    for data in _arriving(source, min(AT_ONCE, longest)):
        if skipping:
            end = data.find(b"\n")
            if end < 0:
                continue
            data = data[end + 1 :]
            skipping = False
        cut = data.rfind(b"\n") + 1
        whole = data[:cut]
        if held and whole:
            end = whole.find(b"\n")
            if len(held) + end > longest:
                yield None
                whole = whole[end + 1 :]
            else:
                whole = bytes(held) + whole
            held.clear()
        if whole:
            yield whole
        held += data[cut:]
        if len(held) > longest:
            yield None
            held.clear()
            skipping = True
    if held:
        yield bytes(held)


def _arriving(source: Source, size: int) -> Iterator[bytes]:
    """The bytes of a source as they come, without the mark that some editors put at the beginning of a file."""
    read = getattr(source, "read1", source.read)
    start = b""
    while len(start) < len(BOM) and BOM.startswith(start):
        more = read(size)
        if not more:
            break
        start += more
    if start:
        yield start.removeprefix(BOM)
    while data := read(size):
        yield data
