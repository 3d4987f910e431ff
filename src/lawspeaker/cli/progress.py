"""How far judging has come: a bar for whoever waits at a terminal while the findings go elsewhere.

It is drawn on standard error, and only if that is a terminal and standard output is not; else nothing is watched.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from lawspeaker.events.reader import Source


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
