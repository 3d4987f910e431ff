"""Which files are ours."""

import pytest

from gateways.files import build
from gateways.files.build import ANA, back
from gateways.files.reading import read
from lawspeaker.gateways.files.folder import database, files


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
    assert [name for _, name in files(tmp_path)] == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_files_of_others_are_left_alone_and_named(tmp_path):
    build.text_file(tmp_path, "cfg/serverauto.cfg", "server.seed 1")
    build.text_file(tmp_path, "oxide/config/Kits.json", '{"a": 1}')
    build.text_file(tmp_path, "readme.txt", "nothing here")
    build.log(tmp_path, [back(ANA, "Ana")])
    _, harvest = read(tmp_path)
    assert harvest.found.known == ["output_log.txt"]
    assert harvest.found.strange == ["oxide/config/Kits.json", "readme.txt"]
