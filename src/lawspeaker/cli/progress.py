"""How far a long piece of work has come: a bar for whoever waits at a terminal.

It is drawn on standard error, and only if that is a terminal. Judging tells its findings all the time, so there it is
drawn only where these go elsewhere; what is found one by one stands above it.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO, TypeVar

from lawspeaker.events.reader import Source

T = TypeVar("T")


class Watched:
    """A source that tells how many bytes were taken out of it."""

    def __init__(self, source: BinaryIO, took: Callable[[int], None]) -> None:
        self.source, self.took = source, took
        self._read: Callable[[int], bytes] = getattr(source, "read1", source.read)

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, as they arrive; none at the end."""
        data = self._read(size)
        self.took(len(data))
        return data


@contextmanager
def watched(
    sources: Sequence[BinaryIO], stderr: TextIO | None = None, stdout: TextIO | None = None
) -> Iterator[Sequence[Source]]:
    """The sources, with a bar above them while they are read, if anybody can see one."""
    seen = stderr if stderr is not None else sys.stderr
    out = stdout if stdout is not None else sys.stdout
    if not seen.isatty() or out.isatty():
        yield sources
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("judging"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=seen), transient=True) as progress:
        task = progress.add_task("judging", total=size_of(sources))
        yield [Watched(source, lambda count: progress.advance(task, count)) for source in sources]


def counted(things: Sequence[T], doing: str, stderr: TextIO | None = None, stdout: TextIO | None = None) -> Iterator[T]:
    """These things one after the other, with a bar below what is written while they are gone through."""
    seen = stderr if stderr is not None else sys.stderr
    out = stdout if stdout is not None else sys.stdout
    if not seen.isatty() or not things:
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=seen), transient=True, redirect_stdout=out.isatty()) as progress:
        task = progress.add_task(doing, total=len(things))
        for thing in things:
            yield thing
            progress.advance(task)


def size_of(sources: Sequence[BinaryIO]) -> int | None:
    """How many bytes these hold together; None where one of them is no file."""
    total = 0
    for source in sources:
        try:
            status = os.fstat(source.fileno())
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        total += status.st_size
    return total
