"""`player.identities.N.db`: who is who, never since when."""

from gateways.files import build
from gateways.files.reading import only, read, reasons
from lawspeaker.gateways.files.identities import learn
from lawspeaker.gateways.files.names import Names

SHOT = build.life(build.ending("Bo", build.BO, "head", "ak47u.entity", 9, 34.5))


def test_it_teaches_who_is_who(tmp_path):
    names = Names()
    assert list(learn(build.identities(tmp_path, {build.ANA: "Ana"}, 4), "x.db", names)) == []
    assert names.listed(build.ANA) == "Ana"
    assert names.whole


def test_those_who_appear_are_named_at_the_end_without_a_date(tmp_path):
    build.identities(tmp_path, {build.ANA: "Ana", build.BO: "Bo the Third", build.DAN: "Dan"})
    build.deaths(tmp_path, [(build.ANA, 1, build.T0, SHOT), (build.CLEO, 1, build.T0 + 9, SHOT)])
    stream, _ = read(tmp_path)
    dated = [event for event in only(stream, "named") if "happened" in event]
    undated = [event for event in only(stream, "named") if "happened" not in event]
    assert [(event["player"], event["name"]) for event in dated] == [(build.BO, "Bo")]
    assert [(event["player"], event["name"], event["undated"]) for event in undated] == [(build.ANA, "Ana", True)]
    assert stream[-1] is undated[-1]
    assert undated[0]["t"] == (build.T0 + 9) * 1000


def test_it_alone_tells_of_nothing_that_happened(tmp_path):
    build.identities(tmp_path, {build.ANA: "Ana"})
    stream, harvest = read(tmp_path)
    assert stream == []
    assert harvest.found.known == ["player.identities.5.db"]


def test_a_row_that_is_no_player_is_reported_and_the_list_is_not_whole(tmp_path):
    path = build.identities(tmp_path, {build.ANA: "Ana", "12": "bot"})
    names = Names()
    (untaken,) = learn(path, "player.identities.5.db", names)
    assert untaken.spot.line == 2
    assert not names.whole


def test_a_name_that_is_no_text_is_read_with_marks(tmp_path):
    import sqlite3

    path = build.identities(tmp_path, {})
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO data VALUES (?, CAST(? AS TEXT))", (int(build.ANA), b"An\xffa"))
    connection.close()
    names = Names()
    list(learn(path, "x", names))
    assert names.listed(build.ANA) == "An�a"


def test_a_spoiled_list_is_reported(tmp_path):
    (tmp_path / "player.identities.5.db").write_bytes(b"junk" * 300)
    _, harvest = read(tmp_path)
    assert [(file, row) for file, row, _ in reasons(harvest)] == [("player.identities.5.db", 0)]
    assert not harvest.clerk.names.whole
