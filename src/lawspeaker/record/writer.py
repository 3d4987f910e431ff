"""One writer to a record: whoever writes holds a lock, and the lock says who he is.

The operating system lets go of the lock when its owner dies, however he dies. So a name that is still in the file
while nobody holds the lock is that of a dead owner, and the next writer takes over without being asked.
"""

import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec
from msgspec import Struct

from lawspeaker.record.errors import HeldError

__all__ = ["Owner", "WriterLock", "held_by", "owner_at"]

ONE_BYTE = 1
FAR_OFF = 1 << 30
"""Where the locked byte lies: behind all that is written, for on Windows a locked byte cannot be read."""


class Owner(Struct, frozen=True):
    """Who writes: his process and computer, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    since: str

    @classmethod
    def me(cls) -> "Owner":
        """This process, now."""
        return cls(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))


class WriterLock:
    """The lock of one record, in a file of its own; raises `HeldError` if another writer has it."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.seek(0)
            owner = _owner(self._file.read())
            self._file.close()
            raise held_by(owner, str(path.parent)) from None
        self._write(msgspec.json.encode(Owner.me()))

    def release(self) -> None:
        """Let the next writer in."""
        self._write(b"")
        self._file.close()

    def _write(self, text: bytes) -> None:
        self._file.truncate(0)
        self._file.write(text)
        self._file.flush()


def owner_at(path: Path) -> Owner | None:
    """Who holds the lock in this file; None where nobody does, or is just beginning.

    The lock is tried to see that, so a writer who comes after a dead one in this very moment has to come again.
    """
    try:
        with path.open("rb") as file:
            owner = _owner(file.read())
            if owner is None:
                return None
            try:
                _lock(file)
            except OSError:
                return owner
    except OSError:
        return None
    return None


def held_by(owner: Owner | None, record: str) -> HeldError:
    """The error for whoever comes second."""
    if owner is None:
        return HeldError(f"another process is just beginning to write to the record `{record}`: try again")
    return HeldError(
        f"the record `{record}` is being written by process {owner.pid} on {owner.host}, since {owner.since}: "
        "stop that process first, or let it do the writing; reading needs no lock"
    )


def _owner(text: bytes) -> Owner | None:
    try:
        return msgspec.json.decode(text, type=Owner)
    except msgspec.DecodeError:
        return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(FAR_OFF)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, ONE_BYTE)
        file.seek(0)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
