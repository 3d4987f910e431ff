"""The contract of a record, kept in SQLite files."""

import os
import signal
import socket
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lawspeaker.record import (
    AbsentError,
    DamagedError,
    FormatError,
    HeldError,
    Record,
    RecordError,
    SQLite,
    open_record,
    read_record,
)
from record.contract import RecordContract, fail
from record.wire import CY, day, hit, joined, positions, texts


class InFolder:
    def __init__(self, folder):
        self.folder = folder

    def store(self):
        return SQLite(self.folder, create=True)

    def everything(self):
        return b"".join(path.read_bytes() for path in sorted(self.folder.iterdir()))

    def alter_line(self, seq, raw):
        if raw is None:
            self._do("record.db", "DELETE FROM journal WHERE seq = ?", seq)
        else:
            self._do("record.db", "UPDATE journal SET raw = ? WHERE seq = ?", raw, seq)

    def alter_link(self, number, body):
        if body is None:
            self._do("record.db", "DELETE FROM links WHERE number = ?", number)
            self._do("record.db", "DELETE FROM parts WHERE page = ?", number)
        elif not self._do("record.db", "UPDATE links SET body = ? WHERE number = ?", body, number):
            self._do("record.db", "INSERT INTO links VALUES (?, ?, NULL, NULL)", number, body)

    def alter_part(self, number, name, part):
        self._do("record.db", "DELETE FROM parts WHERE page = ? AND name = ?", number, name)
        if part is not None:
            self._do("record.db", "INSERT INTO parts VALUES (?, ?, ?)", number, name, part)

    def alter_person(self, number, account, key):
        self._do("people.db", "UPDATE people SET account = ?, key = ? WHERE number = ?", account, key, number)

    def lose_people(self):
        self._do("people.db", "DELETE FROM people")

    def _do(self, file, sql, *values):
        with closing(sqlite3.connect(self.folder / file)) as link, link:
            return link.execute(sql, values).rowcount


class TestRecordInSQLite(RecordContract):
    @contextmanager
    def fresh(self):
        with TemporaryDirectory() as folder:
            yield InFolder(Path(folder) / "record")


@pytest.fixture
def folder(tmp_path):
    """A record with pages and a journal."""
    with open_record(tmp_path / "record") as record:
        record.append(list(day(20)))
        record.seal(whole=True)
        record.append([hit(21_000)])
    return tmp_path / "record"


def test_there_is_nothing_to_read_where_no_record_is(tmp_path):
    with pytest.raises(AbsentError, match="begins one"):
        read_record(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_record_that_was_never_begun_cannot_be_read(tmp_path):
    SQLite(tmp_path, create=True).close()
    with pytest.raises(AbsentError, match="never begun"):
        read_record(tmp_path)


def test_every_commit_is_synced_to_disk(folder):
    with open_record(folder) as record:
        store = record._store
        for file in (store._record, store._people):
            assert list(file.rows("PRAGMA synchronous")) == [(2,)]
            assert list(file.rows("PRAGMA journal_mode")) == [("wal",)]


def test_a_record_of_a_newer_version_is_left_alone(folder):
    with closing(sqlite3.connect(folder / "record.db")) as link:
        link.execute("PRAGMA user_version = 2")
    with pytest.raises(FormatError, match="newer version"):
        open_record(folder)


def test_a_file_that_is_no_record_is_told_in_plain_words(folder):
    (folder / "record.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(DamagedError, match="is damaged"):
        read_record(folder)


def test_a_lost_table_of_people_is_not_begun_anew_in_silence(folder):
    (folder / "people.db").unlink()
    with pytest.raises(RecordError, match=r"people\.db"):
        read_record(folder)
    with open_record(folder) as record, pytest.raises(DamagedError, match="table of people"):
        list(record.read())


def test_flipped_bytes_in_the_file_show(folder):
    with read_record(folder) as record:
        part = record._store.parts(1)["positions"]
    path = folder / "record.db"
    whole = path.read_bytes()
    at = whole.index(part[20:60])
    path.write_bytes(whole[:at] + bytes(255 - byte for byte in whole[at : at + 4]) + whole[at + 4 :])
    with read_record(folder) as record:
        assert record.verify().faults == ["the positions of page 1 have been altered"]


def test_a_page_hidden_from_readers_shows(folder):
    with closing(sqlite3.connect(folder / "record.db")) as link, link:
        link.execute("UPDATE links SET last = 0 WHERE number = 1")
    with read_record(folder) as record:
        assert record.verify().faults == ["page 1 is not found where its events are looked for"]


def test_damage_to_the_file_itself_is_reported_and_does_not_stop_the_report(folder):
    path = folder / "record.db"
    with closing(sqlite3.connect(path)) as link:
        ((root,),) = link.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'parts'")
        ((size,),) = link.execute("PRAGMA page_size")
    whole = path.read_bytes()
    path.write_bytes(whole[: (root - 1) * size] + b"\xff" * size + whole[root * size :])
    with read_record(folder) as record:
        faults = record.verify().faults
        assert any("record.db" in fault for fault in faults)
        assert "malformed" in faults[-1]


def test_a_seal_cut_off_between_people_and_page_loses_nothing(folder, monkeypatch):
    store = SQLite(folder, create=True)
    with Record(store) as record:
        record.append([joined(22_000, CY, "Cy")])
        before = texts(record.read())
        monkeypatch.setattr(store, "_remember", fail)
        with pytest.raises(OSError, match="disk"):
            record.seal(whole=True)
    with open_record(folder) as record:
        assert texts(record.read()) == before
        record.seal(whole=True)
        assert texts(record.read()) == before
        assert record.verify().sound


def test_erasing_gives_the_space_back(folder):
    with open_record(folder) as record:
        size = record.figures().files
        record.append(
            [positions(100_000 + t, *[(str(who), who * t / 3, 0.0, t / 7) for who in range(90)]) for t in range(99)]
        )
        record.seal(whole=True)
        record.append([hit(200_000)])
        record.seal(whole=True)
        grown = record.figures().files
        record.retain("positions", 0)
        assert record.figures().files - size < (grown - size) / 4


def test_the_lock_of_a_dead_writer_is_taken_over(folder):
    hear, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            record = open_record(folder)
            os.write(tell, b"!")
            signal.pause()
        finally:
            os._exit(1)
    os.read(hear, 1)
    os.close(hear)
    os.close(tell)
    with pytest.raises(HeldError, match=f"written by process {pid} on {socket.gethostname()}, since 20"):
        open_record(folder)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    assert str(pid) in (folder / "writer.lock").read_text()
    with open_record(folder) as record:
        assert record.append([hit(23_000)]).events
    assert (folder / "writer.lock").read_text() == ""
