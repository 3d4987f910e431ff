"""What earlier versions have kept is opened by this one: a data folder of each format is kept here, and goes on."""

import tarfile
from pathlib import Path

import pytest

from lawspeaker.record import read_record
from lawspeaker.service.errors import KeepingError
from lawspeaker.service.keeping import back_up, check_format, upgrade
from lawspeaker.service.office import Office
from service.town import T, Wall, evening, judged, kill, open_hall, send

RELEASES = sorted((Path(__file__).parent / "releases").glob("format-*.tar.xz"))

CAREFULLY = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""The first Python 3.11 did not know how yet."""


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def data(request, tmp_path):
    folder = tmp_path / "data"
    with tarfile.open(request.param) as kept:
        kept.extractall(folder, **CAREFULLY)
    return folder


def test_an_upgrade_is_refused_without_a_backup_and_done_with_one(data, tmp_path):
    with pytest.raises(KeepingError, match="no backup of what is there now"):
        upgrade(data)
    back_up(data, tmp_path / "copy", T)
    upgrade(data)
    check_format(data)


def test_a_record_of_every_format_is_sound_and_goes_on(data, tmp_path):
    back_up(data, tmp_path / "copy", T)
    upgrade(data)
    with read_record(data / "servers" / "main") as record:
        assert record.verify().sound
    assert [(one.id, one.role) for one in Office(data, Wall()).people()] == [("cy", "senior")]
    end = len(evening()) + 2
    with open_hall(data) as hall:
        before = judged(hall)
        assert send(hall, [kill(T + 990_000)], first=end).go_on == end + 1
        after = judged(hall)
    assert after[: len(before)] == before
    assert len(after) > len(before)
