"""Backups are whole or are none; nothing is upgraded without one."""

import os
import sqlite3
from hashlib import sha256

import msgspec
import pytest

from lawspeaker.record import HeldError
from lawspeaker.service import keeping
from lawspeaker.service.errors import KeepingError
from lawspeaker.service.keeping import back_up, check_format, restore, upgrade
from lawspeaker.service.office import Office
from service.town import T, Wall, by_judge, evening, judged, kill, murder, open_hall, send


@pytest.fixture
def data(tmp_path):
    """A data folder in which something happened."""
    folder = tmp_path / "data"
    check_format(folder)
    with open_hall(folder) as hall:
        send(hall, evening())
        hall.office.add_key("bridge", ["observe"])
        judged(hall)
    return folder


def test_what_is_restored_goes_on_as_if_nothing_had_happened(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    restore(tmp_path / "copy", tmp_path / "again")
    with open_hall(tmp_path / "again") as hall:
        assert hall.office.key("bridge") is not None
        send(hall, [kill(T + 900_000)], first=len(evening()) + 1)
        found = [one.body for one in judged(hall)]
        assert found == by_judge(tmp_path / "again")


def test_a_backup_is_made_while_the_service_runs(tmp_path):
    with open_hall(tmp_path / "data") as hall:
        send(hall, murder())
        judged(hall)
        made = back_up(tmp_path / "data", tmp_path / "copy", T)
        send(hall, [kill(T + 9000)], first=4)
    assert made.records["servers/main"].seq == 4
    restore(tmp_path / "copy", tmp_path / "again")
    with open_hall(tmp_path / "again") as hall:
        assert hall.servers["main"].expected("plugin") == 4


def test_nothing_is_restored_over_what_is_there(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    with pytest.raises(KeepingError, match="holds records already"):
        restore(tmp_path / "copy", data)


def test_a_backup_that_was_altered_is_not_restored(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    file = tmp_path / "copy" / "servers" / "main" / "record.db"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    with pytest.raises(KeepingError, match="not as it was"):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def manifest_with(backup, **more):
    """The same backup, of which somebody has said more."""
    file = backup / "backup.json"
    manifest = msgspec.json.decode(file.read_bytes())
    for name, what in more.items():
        manifest[name] |= what
    file.write_bytes(msgspec.json.encode(manifest))


@pytest.mark.parametrize("name", ["../stray", "servers/../../stray", "/tmp/stray", "link"])
def test_a_backup_from_a_stranger_writes_nothing_outside_the_data_folder(data, tmp_path, name):
    back_up(data, tmp_path / "copy", T)
    (tmp_path / "stray").write_bytes(b"mine")
    (tmp_path / "copy" / "link").symlink_to(tmp_path / "stray")
    manifest_with(tmp_path / "copy", sums={name: sha256(b"mine").hexdigest()})
    with pytest.raises(KeepingError, match="no backup that Lawspeaker made"):
        restore(tmp_path / "copy", tmp_path / "deep" / "again")
    assert not (tmp_path / "deep").exists()


def test_a_backup_whose_record_is_not_sound_leaves_nothing_behind(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    file = tmp_path / "copy" / "servers" / "main" / "record.db"
    with sqlite3.connect(file) as record:
        record.execute("UPDATE journal SET raw = X'7b7d' WHERE seq = 3")
    record.close()
    manifest_with(tmp_path / "copy", sums={"servers/main/record.db": sha256(file.read_bytes()).hexdigest()})
    with pytest.raises(KeepingError, match="is not sound"):
        restore(tmp_path / "copy", tmp_path / "again")
    assert list((tmp_path / "again").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere folders have no such modes")
def test_nobody_else_on_the_computer_can_look_into_what_is_kept(tmp_path):
    Office(tmp_path / "data", Wall()).add_key("bridge", ["observe"])
    with open_hall(tmp_path / "data") as hall:
        send(hall, murder())
        back_up(tmp_path / "data", tmp_path / "copy", T)
    restore(tmp_path / "copy", tmp_path / "again")
    there = [tmp_path / "data" / "office", tmp_path / "data" / "servers" / "main", tmp_path / "copy"]
    assert {folder.stat().st_mode & 0o077 for folder in [*there, tmp_path / "again"]} == {0}


def test_a_damaged_record_makes_no_backup(data, tmp_path):
    with sqlite3.connect(data / "servers" / "main" / "record.db") as file:
        file.execute("UPDATE journal SET raw = X'7b7d' WHERE seq = 3")
    file.close()
    with pytest.raises(KeepingError, match="is not sound"):
        back_up(data, tmp_path / "copy", T)
    assert not (tmp_path / "copy").exists()


def test_a_backup_goes_into_a_folder_of_its_own(data, tmp_path):
    with pytest.raises(KeepingError, match="there already"):
        back_up(data, tmp_path, T)
    with pytest.raises(KeepingError, match="lies in the data folder itself"):
        back_up(data, data / "rulebooks" / "copy", T)
    with pytest.raises(KeepingError, match="nothing to back up"):
        back_up(tmp_path / "empty", tmp_path / "copy", T)
    with pytest.raises(KeepingError, match="is no backup"):
        restore(data, tmp_path / "again")


def test_nothing_is_upgraded_without_a_backup_of_just_what_is_there(data, tmp_path):
    with pytest.raises(KeepingError, match="nothing is upgraded without one"):
        upgrade(data)
    back_up(data, tmp_path / "copy", T)
    assert upgrade(data) == []
    with open_hall(data) as hall:
        send(hall, [kill(T + 900_000)], first=len(evening()) + 1)
    with pytest.raises(KeepingError, match="nothing is upgraded without one"):
        upgrade(data)


def test_a_backup_that_was_thrown_away_counts_no_more(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    (tmp_path / "copy" / "backup.json").unlink()
    with pytest.raises(KeepingError, match="nothing is upgraded without one"):
        upgrade(data)


def test_nothing_is_upgraded_while_a_service_runs(data):
    with open_hall(data), pytest.raises(HeldError):
        upgrade(data)


def test_a_new_data_folder_is_nobody_elses_to_read(tmp_path):
    check_format(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_a_folder_of_another_version_is_neither_used_nor_spoilt(data, monkeypatch):
    check_format(data)
    monkeypatch.setattr(keeping, "FORMAT", 2)
    with pytest.raises(KeepingError, match="run `lawspeaker upgrade` once"):
        check_format(data)
    monkeypatch.setattr(keeping, "FORMAT", 0)
    with pytest.raises(KeepingError, match="was written by a newer Lawspeaker"):
        check_format(data)


def test_an_upgrade_says_each_step_that_it_took(data, tmp_path, monkeypatch):
    back_up(data, tmp_path / "copy", T)
    monkeypatch.setattr(keeping, "FORMAT", 2)
    monkeypatch.setattr(keeping, "STEPS", {1: "findings keep their rulebook"})
    assert upgrade(data) == ["findings keep their rulebook"]
    check_format(data)
