"""Pages are drafted in a process of its own, so that nobody who sends or is judged waits for it.

It is begun when the first page is due, serves all servers of a hall, and ends with the service, however that ends.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias

import msgspec
import structlog

from lawspeaker.record import Draft
from lawspeaker.record.cutter import SIZE, heard

__all__ = ["Cutter"]

log = structlog.get_logger()

Told: TypeAlias = Callable[[Draft | None], None]


class Cutter:
    """Drafts one page after the other; any thread may ask. Who is told `None` has to do it himself."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[tuple[Path, Told] | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: Thread | None = None

    def ask(self, folder: Path, told: Told) -> None:
        """Have the next page of the record in this folder drafted; `told` is called from a thread of its own."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="cutter", daemon=True)
            self._thread.start()
        self._asked.put((folder, told))

    def stop(self) -> None:
        """End the process."""
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (one := self._asked.get()) is not None:
            folder, told = one
            told(self._draft(folder))
        self._end()

    def _draft(self, folder: Path) -> Draft | None:
        try:
            draft, wrong = heard(self._answer(folder))
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self._end()
            draft, wrong = None, repr(error)
        if wrong:
            log.warning("a page could not be drafted apart", because=wrong)
        return draft

    def _answer(self, folder: Path) -> bytes:
        if self._process is None:
            command = [sys.executable, "-m", "lawspeaker.record.cutter"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        asked.write(msgspec.json.encode(str(folder.absolute())) + b"\n")
        asked.flush()
        size = int.from_bytes(told.read(SIZE), "big")
        body = told.read(size)
        if not size or len(body) < size:
            raise EOFError("the process has ended")
        return body

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.communicate()
