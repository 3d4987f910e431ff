"""A record kept in a folder, in two SQLite files: the record itself, and the table of people.

The table of people stands apart so that the record can be copied and kept for ever while copies of the table are
kept briefly: to forget somebody is to destroy his row, and a row that lives on in an old copy is not destroyed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from lawspeaker.record.chain import Forgotten, Page, Retained
from lawspeaker.record.errors import AbsentError
from lawspeaker.record.file import PRIVATE, File
from lawspeaker.record.store import Line, Person
from lawspeaker.record.writer import WriterLock

__all__ = ["SQLite"]

RECORD = "record.db"
PEOPLE = "people.db"
SNAPSHOTS = "snapshots.db"
"""Of their own, so that a large one keeps nobody waiting who writes the record."""
LOCK = "writer.lock"

RECORD_TABLES = (
    "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), body BLOB NOT NULL)",
    "CREATE TABLE journal (seq INTEGER PRIMARY KEY, raw BLOB NOT NULL, notes BLOB NOT NULL, mark BLOB NOT NULL)",
    "CREATE TABLE links (number INTEGER PRIMARY KEY, body BLOB NOT NULL, last INTEGER, until INTEGER)",
    "CREATE INDEX pages_by_seq ON links (last) WHERE last IS NOT NULL",
    "CREATE INDEX pages_by_clock ON links (until) WHERE until IS NOT NULL",
    "CREATE INDEX orders ON links (number) WHERE last IS NULL",
    "CREATE TABLE parts (page INTEGER, name TEXT, body BLOB NOT NULL, PRIMARY KEY (page, name))",
    "CREATE TABLE snapshots (name TEXT PRIMARY KEY, body BLOB NOT NULL)",
)
SNAPSHOT_TABLES = RECORD_TABLES[-1:]
PEOPLE_TABLES = ("CREATE TABLE people (number INTEGER PRIMARY KEY, account TEXT UNIQUE, key BLOB)",)


class SQLite:
    """The store over a folder; with `create`, one is made where there is none, else that raises `AbsentError`."""

    def __init__(self, folder: Path, create: bool = False) -> None:
        self.folder = folder
        if create:
            folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        elif not (folder / RECORD).exists():
            raise AbsentError(f"there is no record in `{folder}`: `lawspeaker record append` begins one")
        self._lock: WriterLock | None = None
        self._record = File(folder / RECORD, RECORD_TABLES, create)
        self._snapshots: File | None = None
        try:
            self._people = File(folder / PEOPLE, PEOPLE_TABLES, create)
        except BaseException:
            self._record.close()
            raise
        if not create and not (self._record.prepared and self._people.prepared):
            self.close()
            raise AbsentError(f"the record in `{folder}` was never begun: `lawspeaker record append` begins it")

    def hold(self) -> None:
        self._lock = WriterLock(self.folder / LOCK)
        self._people.prepare()
        self._record.prepare()

    def close(self) -> None:
        self._record.close()
        self._people.close()
        if self._snapshots is not None:
            self._snapshots.close()
            self._snapshots = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def still(self) -> AbstractContextManager[None]:
        return self._record.still()

    def state(self) -> bytes | None:
        return self._record.blob("SELECT body FROM state")

    def waiting(self, first: int, size: int) -> list[Line]:
        found: list[Line] = []
        for row in self._record.rows("SELECT seq, raw, notes, mark FROM journal WHERE seq >= ? ORDER BY seq", first):
            if size <= 0:
                break
            found.append(Line(*row))
            size -= len(found[-1].raw)
        return found

    def links(self, first: int = 1) -> Iterator[tuple[int, bytes]]:
        return self._record.rows("SELECT number, body FROM links WHERE number >= ? ORDER BY number", first)

    def link(self, number: int) -> bytes | None:
        return self._record.blob("SELECT body FROM links WHERE number = ?", number)

    def orders(self) -> list[bytes]:
        return [body for (body,) in self._record.rows("SELECT body FROM links WHERE last IS NULL ORDER BY number")]

    def page_after(self, seq: int) -> bytes | None:
        return self._record.blob("SELECT body FROM links WHERE last >= ? ORDER BY last LIMIT 1", seq)

    def page_at(self, clock: int) -> bytes | None:
        return self._record.blob("SELECT body FROM links WHERE until >= ? ORDER BY until, number LIMIT 1", clock)

    def parts(self, number: int) -> dict[str, bytes]:
        return dict(self._record.rows("SELECT name, body FROM parts WHERE page = ?", number))

    def people(self) -> list[Person]:
        rows = self._people.rows("SELECT number, account, key FROM people ORDER BY number")
        return [Person(*row) for row in rows]

    def snapshot(self, name: str) -> bytes | None:
        if not (self.folder / SNAPSHOTS).exists():
            return None
        return self._aside().blob("SELECT body FROM snapshots WHERE name = ?", name)

    def size(self) -> int:
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.name != LOCK)

    def faults(self) -> list[str]:
        return self._record.faults() + self._people.faults()

    def keep(self, lines: Sequence[Line], state: bytes, meanwhile: Callable[[], None]) -> None:
        with self._record.change():
            rows = ((line.seq, line.raw, line.notes, line.mark) for line in lines)
            self._record.each("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)
            self._remember(state)
            meanwhile()

    def seal(
        self, page: Page, body: bytes, parts: Mapping[str, bytes], newcomers: Sequence[Person], state: bytes
    ) -> None:
        if newcomers:
            with self._people.change():
                rows = ((person.number, person.account, person.key) for person in newcomers)
                self._people.each("INSERT INTO people VALUES (?, ?, ?)", rows)
        with self._record.change():
            self._record.do("INSERT INTO links VALUES (?, ?, ?, ?)", page.number, body, page.last, page.until)
            rows = ((page.number, name, part) for name, part in parts.items())
            self._record.each("INSERT INTO parts VALUES (?, ?, ?)", rows)
            self._record.do("DELETE FROM journal WHERE seq <= ?", page.last)
            self._remember(state)

    def erase(self, order: Retained | Forgotten, body: bytes, state: bytes) -> None:
        with self._record.change():
            self._record.do("INSERT INTO links VALUES (?, ?, NULL, NULL)", order.number, body)
            self._remember(state)
            if isinstance(order, Retained):
                self._record.do("DELETE FROM parts WHERE name = ? AND page <= ?", order.part, order.upto)
            else:
                self._record.do("DELETE FROM snapshots")  # where earlier versions kept them
        if isinstance(order, Forgotten):
            self.carry_out(order)
        self._record.wipe()

    def carry_out(self, order: Forgotten) -> None:
        if (self.folder / SNAPSHOTS).exists():
            self._aside().do("DELETE FROM snapshots")
            self._aside().wipe()
        with self._people.change():
            rows = ((number,) for number in order.people)
            self._people.each("UPDATE people SET account = NULL, key = NULL WHERE number = ?", rows)
        self._people.wipe()

    def put(self, name: str, snapshot: bytes | None) -> None:
        if snapshot is None and not (self.folder / SNAPSHOTS).exists():
            return
        with self._aside().change():
            self._aside().do("DELETE FROM snapshots WHERE name = ?", name)
            if snapshot is not None:
                self._aside().do("INSERT INTO snapshots VALUES (?, ?)", name, snapshot)

    def _aside(self) -> File:
        """The file of snapshots, begun if there is none."""
        if self._snapshots is None:
            self._snapshots = File(self.folder / SNAPSHOTS, SNAPSHOT_TABLES, create=True)
            self._snapshots.prepare()
        return self._snapshots

    def _remember(self, state: bytes) -> None:
        self._record.do("INSERT OR REPLACE INTO state VALUES (1, ?)", state)
