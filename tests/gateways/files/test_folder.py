"""Which files are ours."""

from pathlib import Path

import pytest

from gateways.files import build
from gateways.files.build import ANA, back
from gateways.files.reading import only, read, reasons
from lawspeaker.gateways.files.folder import database, files
from lawspeaker.gateways.files.logfile import Logfile


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("player.deaths.4.db", "deaths"),
        ("server/my_server/player.deaths.12.db", "deaths"),
        ("player.identities.5.db", "identities"),
        ("Player.Deaths.5.DB", "deaths"),
        ("player.deaths.5.db-wal", None),
        ("player.deaths.5.db.bak", None),
        ("player.deaths.db", None),
        ("player.states.263.db", None),
    ],
)
def test_databases_are_known_by_their_names(name, kind):
    assert database(name) == kind


def test_files_come_in_the_order_of_their_names_however_deep(tmp_path):
    for name in ("b.txt", "a/z.txt", "a.txt", "a/b/c.txt"):
        build.text_file(tmp_path, name, "")
    assert [name for _, name in files(tmp_path, [])] == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_what_cannot_be_looked_into_is_reported_and_the_rest_goes_on(tmp_path, monkeypatch):
    build.log(tmp_path, [back(ANA, "Ana")])
    build.text_file(tmp_path, "locked.txt", "x")
    real = Path.open

    def guarded(self, *args, **kwargs):
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    stream, harvest = read(tmp_path)
    assert len(only(stream, "joined")) == 1
    assert reasons(harvest) == [("locked.txt", 0, "it cannot be read: Permission denied")]


def test_a_log_that_breaks_while_it_is_read_shows_nothing_whole(tmp_path, monkeypatch):
    build.log(tmp_path, [back(ANA, "Ana")] * 3)
    real = Logfile.lines

    def torn(self, style, offset_ms, ours):
        yield from list(real(self, style, offset_ms, ours))[:2]
        if offset_ms == 7:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Logfile, "lines", torn)
    stream, harvest = read(tmp_path, offset_ms=7)
    assert len(only(stream, "joined")) == 2
    assert stream[0]["records"] == []
    assert reasons(harvest) == [("output_log.txt", 0, "it cannot be read: Input/output error")]


def test_a_folder_that_is_gone_holds_nothing(tmp_path):
    closed = []
    assert list(files(tmp_path / "gone", closed)) == []
    assert len(closed) == 1


def test_files_of_others_are_left_alone_and_named(tmp_path):
    build.text_file(tmp_path, "cfg/serverauto.cfg", "server.seed 1")
    build.text_file(tmp_path, "oxide/config/Kits.json", '{"a": 1}')
    build.text_file(tmp_path, "readme.txt", "nothing here")
    build.log(tmp_path, [back(ANA, "Ana")])
    _, harvest = read(tmp_path)
    assert harvest.found.known == ["output_log.txt"]
    assert harvest.found.strange == ["oxide/config/Kits.json", "readme.txt"]
