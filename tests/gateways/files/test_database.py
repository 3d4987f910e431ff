"""The server's SQLite files are read and never touched."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from gateways.files import build
from lawspeaker.gateways.files import database


def many(folder: Path, count: int = 400) -> Path:
    blob = build.life(build.ending("Bo", build.BO, "head", "ak47u.entity", 9, 3.5))
    return build.deaths(folder, [(build.ANA, build.T0, build.T0 + at, blob) for at in range(count)])


def numbers(path: Path) -> list[int]:
    with database.opened(path) as connection:
        return [row for row, _ in database.rows(connection, "data", ("userid",))]


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_rows_come_in_their_order(tmp_path):
    assert numbers(many(tmp_path, 3)) == [1, 2, 3]


def test_reading_leaves_every_byte_and_no_file_beside(tmp_path):
    many(tmp_path)
    before = snapshot(tmp_path)
    numbers(tmp_path / "player.deaths.5.db")
    assert snapshot(tmp_path) == before


def test_reading_beside_a_write_ahead_file_leaves_both_as_they_are(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    path = build.deaths_being_written(folder, [(build.ANA, 1, 2, b"")], [(build.BO, 3, 4, b"")])
    before = snapshot(folder)
    assert numbers(path) == [1, 2]
    assert snapshot(folder) == before


def test_a_database_that_somebody_holds_locked_is_read(tmp_path):
    path = many(tmp_path, 2)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert numbers(path) == [1, 2]
    finally:
        holder.close()


def test_a_half_done_change_is_undone_in_the_copy_only(tmp_path):
    path = many(tmp_path, 50)
    server = sqlite3.connect(path, isolation_level=None)
    server.execute("PRAGMA cache_size = 1")
    server.execute("BEGIN")
    server.execute("DELETE FROM data WHERE died > 0")
    torn = tmp_path / "torn"
    torn.mkdir()
    shutil.copyfile(path, torn / path.name)
    shutil.copyfile(f"{path}-journal", torn / f"{path.name}-journal")
    server.rollback()
    server.close()
    before = snapshot(torn)
    assert numbers(torn / path.name) == list(range(1, 51))
    assert snapshot(torn) == before


def written_meanwhile(monkeypatch, path: Path, times: int) -> None:
    """Lets the server write to the file while it is copied, so many times."""
    real, left = shutil.copyfile, [times]

    def copyfile(part, goal):
        if left[0] and part == path:
            left[0] -= 1
            with path.open("ab") as stream:
                stream.write(b"\x00" * 512)
        return real(part, goal)

    monkeypatch.setattr(shutil, "copyfile", copyfile)


def test_a_copy_that_the_server_wrote_into_is_made_again(tmp_path, monkeypatch):
    folder = tmp_path / "server"
    folder.mkdir()
    path = build.deaths_being_written(folder, [(build.ANA, 1, 2, b"")], [(build.BO, 3, 4, b"")])
    written_meanwhile(monkeypatch, path, 1)
    assert numbers(path) == [1, 2]


def test_a_server_that_never_rests_is_asked_to(tmp_path, monkeypatch):
    folder = tmp_path / "server"
    folder.mkdir()
    path = build.deaths_being_written(folder, [(build.ANA, 1, 2, b"")], [(build.BO, 3, 4, b"")])
    written_meanwhile(monkeypatch, path, 99)
    with pytest.raises(database.SpoiledError, match="faster than it can be copied"):
        numbers(path)


def test_a_file_that_is_gone_cannot_be_opened(tmp_path):
    with pytest.raises(database.SpoiledError, match="cannot be opened"):
        numbers(tmp_path / "player.deaths.5.db")


def test_a_name_with_marks_that_addresses_use_is_found(tmp_path):
    folder = tmp_path / "my server? 100% #1"
    folder.mkdir()
    assert numbers(many(folder, 1)) == [1]


def test_what_is_no_database_is_refused_in_words(tmp_path):
    path = tmp_path / "player.deaths.5.db"
    path.write_bytes(b"not a database at all, but long enough to look like one" * 40)
    with database.opened(path) as connection, pytest.raises(database.SpoiledError, match="no database"):
        database.columns(connection, "data")


def test_a_lost_table_and_a_lost_column_are_named(tmp_path):
    with database.opened(many(tmp_path, 1)) as connection:
        with pytest.raises(database.SpoiledError, match="no table `lives`"):
            database.demand(connection, "lives", ("userid",))
        with pytest.raises(database.SpoiledError, match="no column `place`; it has `userid`, `born`, `died`, `info`"):
            database.demand(connection, "data", ("userid", "place"))


def spoil(path: Path) -> None:
    """Overwrites one page of the table in the middle of the file."""
    raw = bytearray(path.read_bytes())
    page = int.from_bytes(raw[16:18], "big")
    leaves = [at for at in range(page, len(raw), page) if raw[at] == 0x0D]
    middle = leaves[len(leaves) // 2]
    raw[middle : middle + page] = b"\xa5" * page
    path.write_bytes(raw)


def test_behind_a_spoiled_page_the_rest_is_still_read(tmp_path):
    path = many(tmp_path)
    spoil(path)
    found: list[int] = []

    def gather() -> None:
        for row, _ in database.rows(connection, "data", ("userid", "info")):
            found.append(row)

    with database.opened(path) as connection, pytest.raises(database.SpoiledError, match="spoiled after row"):
        gather()
    assert found == sorted(set(found))
    assert (found[0], found[-1]) == (1, 400)
    assert 300 < len(found) < 400


def test_what_only_looks_like_a_table_is_none(tmp_path):
    path = tmp_path / "player.deaths.6.db"
    endless = "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT i AS userid FROM t"
    with sqlite3.connect(path) as made:
        made.execute(f"CREATE VIEW data AS {endless}")
    with database.opened(path) as connection, pytest.raises(database.SpoiledError, match="no table `data`"):
        database.demand(connection, "data", ["userid"])
