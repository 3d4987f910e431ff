"""What was found, kept as it was said: every finding once, under the event that caused it.

A finding's id is the event's `seq` and its place among what that event caused, so it is the same however often the
record is read again. What goes out is sent to each source that carries messages until it says that it has done it or
will not; all of this outlives a restart.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from msgspec import Struct

from lawspeaker.record.file import PRIVATE, File

__all__ = ["Findings", "Kept", "News", "Sending"]

FILE = "findings.db"

TABLES = (
    "CREATE TABLE findings (seq INTEGER, place INTEGER, kind TEXT NOT NULL, body BLOB NOT NULL, goes_to BLOB,"
    " PRIMARY KEY (seq, place)) WITHOUT ROWID",
    "CREATE INDEX going ON findings (seq, place) WHERE goes_to IS NOT NULL",
    "CREATE TABLE progress (one INTEGER PRIMARY KEY CHECK (one = 1), through INTEGER NOT NULL)",
    "CREATE TABLE books (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)",
    "CREATE TABLE engines (seq INTEGER PRIMARY KEY, version TEXT NOT NULL)",
    "CREATE TABLE lost (source TEXT PRIMARY KEY, through INTEGER NOT NULL)",
    "CREATE TABLE forgotten (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL)",
    "CREATE TABLE recorders (source TEXT PRIMARY KEY, types BLOB NOT NULL)",
    "CREATE TABLE carriers (source TEXT PRIMARY KEY, seq INTEGER NOT NULL, place INTEGER NOT NULL)",
    "CREATE TABLE receipts (source TEXT, seq INTEGER, place INTEGER, how TEXT NOT NULL, why TEXT,"
    " PRIMARY KEY (source, seq, place)) WITHOUT ROWID",
)

BEYOND = 1 << 62


class Kept(Struct, frozen=True):
    """A finding in its place: JSON in `body`, and to whom it goes (JSON too), or `None` if to nobody."""

    seq: int
    place: int
    kind: str
    body: bytes
    goes_to: bytes | None = None


class Sending(Struct, frozen=True):
    """A finding on its way, by its place."""

    seq: int
    place: int
    body: bytes
    goes_to: bytes


News: TypeAlias = Callable[[Sequence[Sending]], None]
"""Who is told of what was found."""


class Findings:
    """The findings of one server in its folder, begun if there are none; any thread may use it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        self._file = File(folder / FILE, TABLES, create=True)
        self._file.prepare()
        # What is lost with the power is found again by reading the record again.
        self._file.do("PRAGMA synchronous = NORMAL")
        self._lock = Lock()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()

    # What was found ---------------------------------------------------------------------------------------------------

    def through(self) -> int:
        """The last event whose findings are all kept."""
        with self._lock:
            return self._number("SELECT through FROM progress")

    def keep(self, found: Sequence[Kept], through: int) -> None:
        """Keep what the events up to `through` caused."""
        rows = ((one.seq, one.place, one.kind, one.body, one.goes_to) for one in found)
        with self._lock, self._file.change():
            self._file.each("INSERT INTO findings VALUES (?, ?, ?, ?, ?)", rows)
            self._file.do("INSERT OR REPLACE INTO progress VALUES (1, ?)", through)

    def forgotten(self) -> int:
        """The number of the last order to forget somebody that these findings have followed."""
        with self._lock:
            return self._number("SELECT number FROM forgotten")

    def replace(self, found: Sequence[Kept], first: int, last: int, old: int) -> None:
        """What the events `first` to `last` caused, found anew up to event `old` now that somebody is forgotten.
        What reads otherwise than it did goes to nobody any more."""
        sql = "SELECT seq, place, body FROM findings WHERE goes_to IS NOT NULL AND seq BETWEEN ? AND ?"
        with self._lock, self._file.change():
            going = {tuple(row) for row in self._file.rows(sql, first, last)}
            self._file.do("DELETE FROM findings WHERE seq BETWEEN ? AND ?", first, last)
            for one in found:
                goes = one.seq > old or (one.seq, one.place, one.body) in going
                to = one.goes_to if goes else None
                row = (one.seq, one.place, one.kind, one.body, to)
                self._file.do("INSERT INTO findings VALUES (?, ?, ?, ?, ?)", *row)
            self._file.do("INSERT OR REPLACE INTO progress VALUES (1, ?)", max(old, last))

    def follow(self, order: int) -> None:
        """All that was found up to now has been found anew after this order."""
        with self._lock:
            self._file.do("INSERT OR REPLACE INTO forgotten VALUES (1, ?)", order)
            self._file.wipe()

    def last(self, many: int) -> list[Kept]:
        """The last so many findings, in order."""
        with self._lock:
            rows = self._file.rows("SELECT * FROM findings ORDER BY seq DESC, place DESC LIMIT ?", many)
            return [Kept(*row) for row in rows][::-1]

    def after(self, seq: int, place: int = -1, most: int = 1000) -> list[Kept]:
        """The findings after this one, in order."""
        sql = "SELECT * FROM findings WHERE (seq, place) > (?, ?) ORDER BY seq, place LIMIT ?"
        with self._lock:
            return [Kept(*row) for row in self._file.rows(sql, seq, place, most)]

    def all(self) -> Iterator[Kept]:
        """Every finding, in order."""
        seq, place = 0, -1
        while page := self.after(seq, place):
            yield from page
            seq, place = page[-1].seq, page[-1].place

    # Rulebooks and numbers given up -----------------------------------------------------------------------------------

    def books(self) -> list[tuple[int, str, str]]:
        """The rulebooks that came into force: from which event on, name and hash, in order."""
        with self._lock:
            return list(self._file.rows("SELECT seq, name, hash FROM books ORDER BY seq"))

    def adopt(self, seq: int, name: str, hash_: str) -> None:
        """This rulebook is in force from event `seq` on."""
        with self._lock:
            self._file.do("INSERT OR REPLACE INTO books VALUES (?, ?, ?)", seq, name, hash_)

    def engines(self) -> list[tuple[int, str]]:
        """Which version of the engine found what: from which event on, in order."""
        with self._lock:
            return list(self._file.rows("SELECT seq, version FROM engines ORDER BY seq"))

    def engine(self, version: str) -> None:
        """What is found from now on is found by this version."""
        known = self.engines()
        if not known or known[-1][1] != version:
            seq = self.through() + 1
            with self._lock:
                self._file.do("INSERT OR REPLACE INTO engines VALUES (?, ?)", seq, version)

    def lost(self, source: str) -> int:
        """Up to which number this source's missing ones are given up."""
        with self._lock:
            return self._number("SELECT through FROM lost WHERE source = ?", source)

    def give_up(self, source: str, through: int) -> None:
        """The numbers of this source up to `through` that have not come will not."""
        with self._lock:
            self._file.do("INSERT OR REPLACE INTO lost VALUES (?, ?)", source, through)

    def records(self, source: str) -> bytes | None:
        """Which types of events this source last said that it records, as JSON."""
        with self._lock:
            rows = list(self._file.rows("SELECT types FROM recorders WHERE source = ?", source))
        return rows[0][0] if rows else None

    def say_records(self, source: str, types: bytes) -> None:
        """This source has said on record that it records these types."""
        with self._lock:
            self._file.do("INSERT OR REPLACE INTO recorders VALUES (?, ?)", source, types)

    # What goes out ----------------------------------------------------------------------------------------------------

    def carrier(self, source: str) -> None:
        """This source carries messages: what is found from now on is sent to it."""
        with self._lock:
            if self._number("SELECT count(*) FROM carriers WHERE source = ?", source):
                return
            through = self._number("SELECT through FROM progress")
            self._file.do("INSERT OR IGNORE INTO carriers VALUES (?, ?, ?)", source, through, BEYOND)

    def crowded(self, source: str, most: int) -> bool:
        """Whether so many sources carry messages that no other may begin to, and this would be another."""
        with self._lock:
            known = self._number("SELECT count(*) FROM carriers WHERE source = ?", source)
            return not known and self._number("SELECT count(*) FROM carriers") >= most

    def owed(self, source: str, seq: int = 0, place: int = -1, most: int = 64) -> list[Sending]:
        """What this source has not receipted, after the finding at (`seq`, `place`), in order."""
        with self._lock:
            return self._owed(source, seq, place, most)

    def _owed(self, source: str, seq: int, place: int, most: int) -> list[Sending]:
        rows = self._file.rows("SELECT seq, place FROM carriers WHERE source = ?", source)
        after = max([(seq, place), *rows])
        sql = (
            "SELECT seq, place, body, goes_to FROM findings f WHERE goes_to IS NOT NULL AND (seq, place) > (?, ?)"
            " AND NOT EXISTS (SELECT 1 FROM receipts r WHERE (r.source, r.seq, r.place) = (?, f.seq, f.place))"
            " ORDER BY seq, place LIMIT ?"
        )
        return [Sending(*row) for row in self._file.rows(sql, *after, source, most)]

    def receipts(self, source: str, said: Sequence[tuple[int, int, str, str | None]]) -> list[str]:
        """This source says of findings, by event and place, `how` they were carried out and why not; of those that
        were sent to it and are receipted for the first time, how."""
        with self._lock, self._file.change():
            taken = [one for one in said if self._receipt(source, *one)]
            if taken:
                self._settle(source, *max((seq, place) for seq, place, _, _ in taken))
        return [how for _, _, how, _ in taken]

    def _receipt(self, source: str, seq: int, place: int, how: str, why: str | None) -> bool:
        sent = "SELECT 1 FROM findings WHERE (seq, place) = (?, ?) AND goes_to IS NOT NULL"
        known = "SELECT 1 FROM receipts WHERE (source, seq, place) = (?, ?, ?)"
        if not list(self._file.rows(sent, seq, place)) or list(self._file.rows(known, source, seq, place)):
            return False
        self._file.do("INSERT INTO receipts VALUES (?, ?, ?, ?, ?)", source, seq, place, how, why)
        return True

    def _settle(self, source: str, seq: int, place: int) -> None:
        """Nothing before the first message still owed need be looked at again."""
        first = self._owed(source, 0, -1, 1)
        done = (first[0].seq, first[0].place - 1) if first else (seq, place)
        sql = "UPDATE carriers SET seq = ?, place = ? WHERE source = ? AND (seq, place) < (?, ?)"
        self._file.do(sql, *done, source, *done)

    def refusals(self) -> int:
        """How many messages were refused by those who were to carry them."""
        with self._lock:
            return self._number("SELECT count(*) FROM receipts WHERE how = 'refused'")

    def _number(self, sql: str, *values: object) -> int:
        return next((int(row[0]) for row in list(self._file.rows(sql, *values))), 0)
