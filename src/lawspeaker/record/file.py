"""One SQLite file: what is committed is on disk, what is deleted is overwritten, and errors are told in plain words."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lawspeaker.record.errors import DamagedError, FormatError, RecordError

__all__ = ["PRIVATE", "File"]

PRIVATE = 0o700
"""The mode of a folder in which people's names and words lie: nobody else on the computer may look into it."""
SCHEMA = 1
PATIENCE = 30
"""Seconds to wait for another process that is just committing."""


class File:
    """A file with these tables. Every commit is synced to disk before it returns (WAL, `synchronous=FULL`)."""

    def __init__(self, path: Path, tables: Sequence[str], create: bool) -> None:
        self._path = path
        self._tables = tables
        with self._told():
            uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
            self._link = sqlite3.connect(uri, PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
        try:
            self._set_up()
        except RecordError:
            self._link.close()
            raise

    def _set_up(self) -> None:
        if self._version() > SCHEMA:
            raise FormatError(f"`{self._path}` was written by a newer version of Lawspeaker: update this one first")
        self.do("PRAGMA synchronous = FULL")
        self.do("PRAGMA secure_delete = ON")

    def prepare(self) -> None:
        """Make the tables if there are none; only for the one writer."""
        if self.prepared:
            return
        self.do("PRAGMA auto_vacuum = INCREMENTAL")
        self.do("PRAGMA journal_mode = WAL")
        with self.change():
            for table in self._tables:
                self.do(table)
            self.do(f"PRAGMA user_version = {SCHEMA}")

    @property
    def prepared(self) -> bool:
        """Whether the tables are there."""
        return self._version() == SCHEMA

    def close(self) -> None:
        """Let go of the file."""
        self._link.close()

    @contextmanager
    def still(self) -> Iterator[None]:
        """All that is read within is of one moment."""
        self.do("BEGIN")
        try:
            yield
        finally:
            self._link.rollback()

    @contextmanager
    def change(self) -> Iterator[None]:
        """All that is done within happens whole, or, if anything is raised, not at all."""
        self.do("BEGIN IMMEDIATE")
        try:
            yield
            self.do("COMMIT")
        except BaseException:
            self._link.rollback()
            raise

    def do(self, sql: str, *values: object) -> None:
        """One statement, to its end."""
        with self._told():
            self._link.execute(sql, values).fetchall()

    def each(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for each row of values."""
        with self._told():
            self._link.executemany(sql, rows)

    def rows(self, sql: str, *values: object) -> Iterator[Any]:
        """The rows of a question, as they are asked for."""
        with self._told():
            yield from self._link.execute(sql, values)

    def blob(self, sql: str, *values: object) -> bytes | None:
        """The bytes in the first column of the first row, or `None`."""
        with self._told():
            row: tuple[bytes] | None = self._link.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def wipe(self) -> None:
        """Let nothing that was deleted linger in the log beside the file, and give free space back."""
        with self._told():
            self._link.executescript("PRAGMA incremental_vacuum")
        self.do("PRAGMA wal_checkpoint(TRUNCATE)")

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the file."""
        try:
            found = [row[0] for row in self.rows("PRAGMA quick_check")]
        except RecordError as error:
            return [str(error)]
        return [f"`{self._path.name}`: {fault}" for fault in found if fault != "ok"]

    def _version(self) -> int:
        return next(int(version) for (version,) in self.rows("PRAGMA user_version"))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise RecordError(f"`{self._path}` cannot be read or written: {error}") from error
        except sqlite3.DatabaseError as error:
            raise DamagedError(f"`{self._path}` is damaged: {error}") from error
