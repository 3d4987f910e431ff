"""A server's folder, looked at again and again: new lives and log lines as they are written.

What is told is held for one more look, so that a death which stands in the database and in the log is one. Its time on
the wire is the time it was told, for nobody knew of it before; `happened` says when it was. Only after a time in which
nobody looked is it told as of when it happened, if the files say so; what then has no time is a hole in the record, as
is whatever could not be read, or was lost when a log was cut back.
"""

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import structlog
from msgspec import Struct

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files import (
    database,
    deaths,
    folder,
    identities,
    ledger,
    places,
    playerlist,
    stream,
    wire,
)
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.ledger import Held, Ledger, Rows
from lawspeaker.gateways.files.logs import PROMPT, Log
from lawspeaker.gateways.files.tellings import Tellings
from lawspeaker.gateways.files.told import Spot, Told, Untaken, Yield, fold
from lawspeaker.gateways.files.wishes import Wishes
from lawspeaker.gateways.seen import HOLE, Fields

__all__ = ["Folder", "Watch"]

log = structlog.get_logger()

TEXTS = (".txt", ".log")
LIST = ".json"
OURS = (*TEXTS, LIST, ".db")
AT_ONCE = 512 << 10
"""Bytes of logs that are read in one look."""
MOST_ROWS = 2000
MOST_SAID = 5
"""Complaints that are told of one look."""
OFTEN = MINUTE
"""Milliseconds after which the ledger is written although there was nothing to tell."""


class Folder(Struct, frozen=True):
    """What lies in a folder that may be ours, by name: texts, databases of deaths and of players, lists of players that
    were saved; and a mark for each file that changes when it does."""

    texts: dict[str, Path]
    deaths: dict[str, Path]
    identities: dict[str, Path]
    lists: dict[str, Path]
    marks: dict[str, object]


class Watch:
    """The watching of one folder; what it remembers lies in `file`. None of it may be called from two threads."""

    def __init__(self, place: Path, file: Path, wishes: Wishes) -> None:
        self._place, self._file, self._clerk = place, file, Clerk(wishes)
        self._logs: list[Log] = []
        self._since: dict[str, int] = {}
        self._marks: dict[str, object] = {}
        self._tellings = Tellings(self._clerk.names)
        self._complained: set[str] = set()
        self._written = 0
        self.saved = True
        """Whether what stands in the ledger is on disk; what is not must not go on record."""
        self.ledger = Ledger(looked=0, first=1)

    # Beginning --------------------------------------------------------------------------------------------------------

    def begin(self, expected: int, now: int) -> None:
        """Take up where it was left off, if the record, whose next number is `expected`, says that it was there; else
        begin behind all that stands in the files. Raises `OSError` if the folder cannot be looked into."""
        here = look_into(self._place)
        known = ledger.read(self._file)
        if known is not None and known.arrived(expected):
            self.ledger = known
            for one in known.held:
                one.prompt = False
            if self._found(places.find(known.places, here.texts)):
                known.outbox.append(HOLE)
        else:
            self._begin_anew(expected, now, here)
        self._learn_people(here)
        for each in self._logs:
            if each.place.offset:
                self._remember(each, here.texts[each.place.name])
        self._save(now)

    def _begin_anew(self, expected: int, now: int, here: Folder) -> None:
        first: Fields = {"type": "server_started", "t": now, "source": wire.SOURCE, "tier": wire.TIER}
        outbox = [first | {"records": [], "resumed": True} if expected == 1 else HOLE]
        self.ledger = Ledger(looked=now, first=expected, outbox=outbox)
        self._logs = [Log(places.end_of(name, path), now, self._clerk) for name, path in here.texts.items()]
        for name, path in here.deaths.items():
            rows = Rows(name)
            self._skip_rows(rows, path)
            self.ledger.rows.append(rows)

    def _skip_rows(self, rows: Rows, path: Path) -> None:
        """What stands in a database when the watching begins is old."""
        try:
            with database.opened(path) as connection:
                database.demand(connection, "data", deaths.COLUMNS)
                last = connection.execute("SELECT max(rowid) FROM data").fetchone()[0]
                rows.row = last or 0
                rows.mark = _mark(database.rows_after(connection, "data", deaths.COLUMNS, rows.row - 1, 1))
        except (database.SpoiledError, OSError) as error:
            self._complain(rows.name, database.why(error))

    def _remember(self, each: Log, path: Path) -> None:
        for one in each.remember(path):
            if isinstance(one, Told):
                self._tellings.learn(one, old=True)

    # Looking ----------------------------------------------------------------------------------------------------------

    def look(self, now: int) -> bool:
        """Read what was written since the last look; what is to go on record stands in `ledger.outbox`. Whether there
        is more to read at once. Raises `OSError` if the folder cannot be looked into or the ledger not be written."""
        here = look_into(self._place)
        told: list[Yield] = []
        holes = False
        if here.marks != self._marks:
            holes = self._found(places.find([each.place for each in self._logs], here.texts))
            self._learn_people(here)
        more = self._read_rows(here, told, now) | self._read_logs(here, told, now)
        self._marks = {} if more else here.marks
        fresh = [Held(one, now - self._since_of(one.spot.file) <= PROMPT) for one in told if isinstance(one, Told)]
        holes |= self._not_taken([one for one in told if isinstance(one, Untaken)])
        self.ledger.outbox += [HOLE] if holes else []
        self._tellings.bring(self.ledger, fresh, more, now)
        if not more:
            self.ledger.looked = now
            self._since = dict.fromkeys(here.deaths, now)
        if self.ledger.outbox or fresh or not self.saved or now - self._written >= OFTEN:
            self._save(now)
        return more

    def _since_of(self, name: str) -> int:
        """When what was just read of a file was read to its end before."""
        return self._since.get(name, self.ledger.looked)

    def _found(self, found: places.Found) -> bool:
        """Follow the files to where they lie now; whether something of them is lost."""
        before = {id(each.place): each for each in self._logs}
        looked = self.ledger.looked
        self._logs = [before.get(id(one)) or Log(one, looked, self._clerk) for one in [*found.places, *found.fresh]]
        for one in found.lost:
            log.warning("a log was cut back or taken away: what stood at its end may be lost", file=one.name)
        return bool(found.lost)

    def _read_logs(self, here: Folder, told: list[Yield], now: int) -> bool:
        rest, more = AT_ONCE, False
        for each in self._logs:
            name = each.place.name
            if here.marks.get(name) == self._marks.get(name):
                each.since = now
                continue
            if rest <= 0:
                return True
            before, since = each.place.offset, each.since
            try:
                found, again = each.read(here.texts[name], now)
            except OSError as error:
                self._complain(name, database.why(error))
                continue
            self._since[name] = since
            rest -= each.place.offset - before
            more |= again
            told += found
        return more

    def _read_rows(self, here: Folder, told: list[Yield], now: int) -> bool:
        more = False
        known = {one.name: one for one in self.ledger.rows}
        self.ledger.rows = [known.get(name) or Rows(name) for name in here.deaths]
        for rows in self.ledger.rows:
            if here.marks[rows.name] != self._marks.get(rows.name):
                more |= self._read_database(rows, here.deaths[rows.name], told)
        return more

    def _read_database(self, rows: Rows, path: Path, told: list[Yield]) -> bool:
        try:
            before = database.marks(path)
            with database.opened(path) as connection:
                found, oldest = self._new_rows(connection, rows)
        except (database.SpoiledError, OSError) as error:
            self._complain(rows.name, database.why(error))
            return False
        if database.marks(path) != before:
            return True
        self._complained.discard(rows.name)
        if not found:
            return False
        rows.row, rows.mark = found[-1][0], _mark(found[-1:])
        for number, values in found:
            told += [
                one
                for one in deaths.ended(Spot(rows.name, number), values, self._clerk)
                if isinstance(one, Untaken) or one.moment.t >= oldest
            ]
        return len(found) == MOST_ROWS

    def _new_rows(self, connection: Connection, rows: Rows) -> tuple[list[tuple[int, tuple[Any, ...]]], int]:
        """Rows behind the last that was read, and before when (ms) a death in them is old: for if that row is another
        than it was, the database is a new one, and rows in it may stand for lives that were told before."""
        database.demand(connection, "data", deaths.COLUMNS)
        fresh, oldest = rows.row, 0
        if rows.row and _mark(database.rows_after(connection, "data", deaths.COLUMNS, rows.row - 1, 1)) != rows.mark:
            log.warning("a database of deaths was begun anew", file=rows.name)
            fresh, oldest = 0, self._since_of(rows.name)
        return database.rows_after(connection, "data", deaths.COLUMNS, fresh, MOST_ROWS), oldest

    def _learn_people(self, here: Folder) -> None:
        """Who is who, by the server's own databases and by the lists of players that somebody saved."""
        for name, path in here.lists.items():
            if here.marks[name] != self._marks.get(name):
                self._learn_list(name, path)
        for name, path in here.identities.items():
            if here.marks[name] != self._marks.get(name):
                for one in identities.learn(path, name, self._clerk.names):
                    self._complain(name, one.reason)

    def _learn_list(self, name: str, path: Path) -> None:
        try:
            found = playerlist.read(path) if path.stat().st_size <= AT_ONCE else None
        except OSError as error:
            self._complain(name, database.why(error))
        else:
            playerlist.learn(found or [], self._clerk.names, self._clerk.netids)

    def _not_taken(self, untaken: list[Untaken]) -> bool:
        for one in list(fold(untaken))[:MOST_SAID]:
            log.warning("not taken", file=one.spot.file, line=one.spot.line, count=one.count, because=one.reason)
        return bool(untaken)

    def _complain(self, name: str, why: str) -> None:
        """Of a file that cannot be read, once until it can be read again."""
        if name not in self._complained:
            self._complained.add(name)
            log.warning("a file cannot be read", file=name, because=why)

    # Keeping ----------------------------------------------------------------------------------------------------------

    def delivered(self, expected: int) -> None:
        """What was in the outbox is on record, whose next number is `expected`."""
        self.ledger.outbox, self.ledger.first = [], expected

    def _save(self, now: int) -> None:
        self.ledger.places = [each.place for each in self._logs]
        self.ledger.outbox = stream.fit(self.ledger.outbox)
        self.saved = False
        ledger.write(self.ledger, self._file)
        self._written, self.saved = now, True


def look_into(place: Path) -> Folder:
    """What lies in a folder; raises `OSError` if it cannot be looked into. What cannot be within it is left out."""
    with os.scandir(place):
        pass
    here = Folder({}, {}, {}, {}, {})
    for path, name in folder.files(place, [], lambda name: name.lower().endswith(OURS)):
        kind = folder.database(name)
        if kind is None and name.lower().endswith(".db"):
            continue
        mark = database.marks(path)
        if mark[0] is None:
            continue
        others = here.lists if name.lower().endswith(LIST) else here.texts
        {"deaths": here.deaths, "identities": here.identities}.get(kind or "", others)[name] = path
        here.marks[name] = tuple(mark)
    return here


def _mark(rows: Sequence[tuple[int, tuple[Any, ...]]]) -> str:
    return sha256(repr(rows).encode()).hexdigest()[:32]
