"""A server's SQLite files, read without touching them: no lock, no byte written, nothing left beside them.

A file with a write-ahead or rollback file next to it is not whole without that, and reading the two together would
write to them; so both are copied to a temporary folder and read there. A file that stands alone is opened where it
is, as one that nobody changes.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

BESIDE = ("-wal", "-journal")
_TRIES = 3
_KEPT = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ? AND sql NOT LIKE 'CREATE VIRTUAL%'"


class SpoiledError(ValueError):
    """The file cannot be read as what it should be; the words say why."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, read only; `SpoiledError` when it is none."""
    with _undisturbed(path) as address, closing(_connected(address)) as connection:
        connection.text_factory = _text
        yield connection


def _connected(address: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(address, uri=True)
    except sqlite3.Error as error:
        raise SpoiledError(f"the file cannot be opened: {error}") from error


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of the columns of `table`, none when there is no such table.

    What only looks like one (a view, a table that code stands behind) is none: reading it could run for ever.
    """
    try:
        if connection.execute(_KEPT, (table,)).fetchone() is None:
            return []
        return [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    except sqlite3.Error as error:
        raise SpoiledError(f"this is no database, or it is spoiled: {error}") from error


def demand(connection: sqlite3.Connection, table: str, needed: Sequence[str]) -> None:
    """`SpoiledError` unless `table` has the columns `needed`."""
    found = columns(connection, table)
    if not found:
        raise SpoiledError(f"the database has no table `{table}`")
    lost = [name for name in needed if name not in found]
    if lost:
        raise SpoiledError(f"the table `{table}` has no column {_list(lost)}; it has {_list(found)}")


def rows(connection: sqlite3.Connection, table: str, wanted: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Each row with its number, in order. Where the file is spoiled, what lies before and behind is still given.

    Raises `SpoiledError` at the end when something in between was lost.
    """
    query = f"SELECT rowid, {', '.join(wanted)} FROM {table} ORDER BY rowid"
    last = None
    try:
        for number, *values in connection.execute(query):
            last = int(number)
            yield last, tuple(values)
    except sqlite3.Error as error:
        yield from reversed(_behind(connection, query, last))
        after = "the first row" if last is None else f"row {last}"
        raise SpoiledError(
            f"the database is spoiled after {after}; what could be read behind it was: {error}"
        ) from error


def rows_after(
    connection: sqlite3.Connection, table: str, wanted: Sequence[str], row: int, most: int
) -> list[tuple[int, tuple[Any, ...]]]:
    """At most so many rows behind this one, with their numbers, in order; raises `SpoiledError`."""
    query = f"SELECT rowid, {', '.join(wanted)} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?"
    try:
        return [(int(number), tuple(values)) for number, *values in connection.execute(query, (row, most))]
    except sqlite3.Error as error:
        raise SpoiledError(f"the database cannot be read behind row {row}: {error}") from error


def why(error: OSError | SpoiledError) -> str:
    """Why a file could not be read, in plain words."""
    return str(error) if isinstance(error, SpoiledError) else f"it cannot be read: {error.strerror}"


def _behind(connection: sqlite3.Connection, query: str, last: int | None) -> list[tuple[int, tuple[Any, ...]]]:
    found: list[tuple[int, tuple[Any, ...]]] = []
    try:
        for number, *values in connection.execute(query + " DESC"):
            if last is not None and int(number) <= last:
                break
            found.append((int(number), tuple(values)))
    except sqlite3.Error:
        pass
    return found


@contextmanager
def _undisturbed(path: Path) -> Iterator[str]:
    beside = [path.with_name(path.name + end) for end in BESIDE]
    if not any(_holds(one) for one in beside):
        yield f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return
    with TemporaryDirectory(prefix="lawspeaker-") as folder:
        copy = Path(folder) / "copy.db"
        _copy(path, copy)
        yield copy.as_uri()


def _copy(path: Path, copy: Path) -> None:
    """The file and those beside it, again if the server wrote to any of them meanwhile."""
    for _ in range(_TRIES):
        before = marks(path)
        for end in ("", *BESIDE):
            part = path.with_name(path.name + end)
            goal = copy.with_name(copy.name + end)
            goal.unlink(missing_ok=True)
            if part.is_file():
                shutil.copyfile(part, goal)
        if marks(path) == before:
            return
    raise SpoiledError("the server writes to this file faster than it can be copied; stop the server or copy the files")


def marks(path: Path) -> list[tuple[int, int] | None]:
    """What changes when the file, or one beside it, is written to: bytes and time of each."""
    found: list[tuple[int, int] | None] = []
    for end in ("", *BESIDE):
        try:
            stat = path.with_name(path.name + end).stat()
        except FileNotFoundError:
            found.append(None)
        else:
            found.append((stat.st_size, stat.st_mtime_ns))
    return found


def _holds(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _list(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
