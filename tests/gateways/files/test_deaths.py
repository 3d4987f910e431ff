"""`player.deaths.N.db`: every life that ended, with what its record says and nothing else."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.reading import deaths, killer, needs, only, read, reasons, victim
from lawspeaker.gateways.files.deaths import read as read_life
from lawspeaker.gateways.files.protobuf import MessageError

SHOT = build.ending("Bo", build.BO, "head", "ak47u.entity", 9, 34.5)


def told(tmp_path, *endings, version=5, **wishes):
    """The deaths of Ana, one a minute, as they go out."""
    rows = [
        (build.ANA, build.T0 - 600, build.T0 + 60 * at, end if end is None else build.life(end))
        for at, end in enumerate(endings)
    ]
    build.deaths(tmp_path, rows, version)
    stream, harvest = read(tmp_path, **wishes)
    return deaths(stream), harvest


@pytest.mark.parametrize("version", [4, 5, 12])
def test_a_player_who_killed_with_a_weapon_is_a_kill(tmp_path, version):
    (kill,), _ = told(tmp_path, SHOT, version=version)
    assert kill["type"] == "kill"
    assert (kill["attacker"], kill["victim"], kill["weapon"]) == (build.BO, build.ANA, "ak47u.entity")
    assert (kill["distance"], kill["bone"], kill["damage"]) == (34.5, "head", "bullet")
    assert "at" not in kill
    assert "victim_at" not in kill
    assert "margin" not in kill


def test_every_event_says_whence_and_how_sure(tmp_path):
    (kill,), _ = told(tmp_path, SHOT)
    assert (kill["source"], kill["tier"]) == ("files", 0)
    assert kill["t"] == kill["happened"] == build.T0 * 1000
    assert kill["within"] == 1000
    assert kill["origin"] == ["player.deaths.5.db:1"]


def test_the_facts_of_the_life_go_along(tmp_path):
    (kill,), _ = told(tmp_path, SHOT)
    assert kill["life"] == {
        "born": (build.T0 - 600) * 1000,
        "walked": 12.5,
        "damage_taken": 88.5,
        "seconds": {"alive": 600.0, "sleeping": 30.0, "base": 120.25},
        "weapons": [{"name": "ak47u.entity", "fired": 30, "hit": 7}],
    }


def test_the_killer_is_known_by_his_id_whatever_he_is_called(tmp_path):
    (kill,), _ = told(tmp_path, build.ending(f"Ana[{build.ANA}]", build.BO, "head", "rock.entity", 11, 1.0))
    assert killer(kill) == build.BO


def test_his_name_at_the_time_is_told(tmp_path):
    build.deaths(tmp_path, [(build.ANA, 1, build.T0, build.life(SHOT))])
    stream, _ = read(tmp_path)
    (named,) = only(stream, "named")
    assert (named["player"], named["name"], named["t"]) == (build.BO, "Bo", build.T0 * 1000)


def test_a_name_that_is_no_text_is_told_with_marks(tmp_path):
    build.deaths(
        tmp_path, [(build.ANA, 1, build.T0, build.life(build.ending(b"B\xff\xfeo", build.BO, "head", "w", 9)))]
    )
    stream, _ = read(tmp_path)
    assert only(stream, "named")[0]["name"] == "B��o"


@pytest.mark.parametrize(
    ("end", "cause", "by"),
    [
        (build.ending("wolf", 0, damage=14), "animal", "wolf"),
        (build.ending("polarbear", damage=14), "animal", "polarbear"),
        (build.ending("scientistnpc_roam", 4821, weapon="mp5.entity", damage=9), "npc", "scientistnpc_roam"),
        (build.ending("autoturret_deployed", 0, damage=9), "autoturret_deployed", "autoturret_deployed"),
        (build.ending("Bo", 76561190000000000, damage=9), "npc", "Bo"),
        (build.ending("Bo", 76561210000000000, damage=9), "npc", "Bo"),
        (build.ending(damage=12), "fall", None),
        (build.ending("Ana", build.ANA, damage=8), "suicide", None),
        (build.ending("Ana", build.ANA, weapon="rocket_basic", damage=16), "explosion", None),
    ],
)
def test_where_no_player_killed_the_cause_is_told(tmp_path, end, cause, by):
    (event,), _ = told(tmp_path, end)
    assert event["type"] == "life_ended"
    assert event["player"] == build.ANA
    assert event["cause"] == cause
    assert event.get("by") == by
    assert killer(event) is None


def test_a_life_without_a_place_is_never_a_died(tmp_path):
    assert needs("died", "at")
    events, _ = told(tmp_path, build.ending(damage=12), SHOT, build.ending("wolf"))
    assert [event["type"] for event in events] == ["life_ended", "kill", "life_ended"]


def test_a_killer_without_a_weapon_goes_out_as_the_wire_allows(tmp_path):
    (event,), _ = told(tmp_path, build.ending("Bo", build.BO, damage=6))
    assert event["type"] == ("life_ended" if needs("kill", "weapon") else "kill")
    assert (victim(event), killer(event)) == (build.ANA, build.BO)
    assert "weapon" not in event


def test_a_death_laid_to_the_last_attack_says_so(tmp_path):
    ends = [build.ending("Bo", build.BO, damage=6), SHOT, build.ending("Bo", build.BO, "", damage=9, distance=3.0)]
    events, _ = told(tmp_path, *ends)
    assert [event.get("last_attack", False) for event in events] == [True, False, False]


@pytest.mark.parametrize(
    "end", [build.ending(), build.ending("Ana", build.ANA), build.ending(damage=99), build.ending(damage=-1), b""]
)
def test_what_the_record_does_not_say_is_left_out(tmp_path, end):
    (event,), _ = told(tmp_path, end)
    assert event["type"] == "life_ended"
    assert "cause" not in event
    assert "killer" not in event


def test_a_life_without_a_death_is_still_a_life_that_ended(tmp_path):
    build.deaths(tmp_path, [(build.ANA, 1, build.T0, build.life(None))])
    stream, harvest = read(tmp_path)
    assert [event["type"] for event in deaths(stream)] == ["life_ended"]
    assert not harvest.untaken


def test_fields_of_a_newer_game_are_stepped_over(tmp_path):
    strange = (
        build.whole(402, 7) + build.text(403, "new") + build.double(404, 1.5) + build.group(405, build.whole(1, 1))
    )
    death = SHOT + build.text(7, "new") + build.whole(8, 2**63)
    build.deaths(tmp_path, [(build.ANA, 1, build.T0, build.life(death, extra=strange + build.text(401, "wipe-7")))])
    stream, harvest = read(tmp_path)
    (kill,) = only(stream, "kill")
    assert (kill["weapon"], kill["life"]["wipe"]) == ("ak47u.entity", "wipe-7")
    assert not harvest.untaken


def test_a_known_field_of_another_kind_is_a_strange_one(tmp_path):
    (event,), harvest = told(tmp_path, build.text(2, build.BO) + build.text(6, "far") + build.whole(3, 1))
    assert event["type"] == "life_ended"
    assert "killer" not in event
    assert not harvest.untaken


def test_lengths_padded_as_newer_games_write_them_are_read():
    assert read_life(build.life(SHOT, padded=5)) == read_life(build.life(SHOT))


def test_endless_numbers_are_left_out(tmp_path):
    build.deaths(
        tmp_path,
        [
            (
                build.ANA,
                1,
                build.T0,
                build.single(100, float("nan"))
                + build.data(200, build.ending("B", build.BO, "b", "w", 9, float("inf"))),
            )
        ],
    )
    stream, _ = read(tmp_path)
    (kill,) = only(stream, "kill")
    assert "distance" not in kill
    assert kill["life"] == {"born": 1000}


def test_a_cut_message_is_reported_with_its_row_and_the_death_kept(tmp_path):
    rows = [
        (build.ANA, 1, build.T0, build.life(SHOT)),
        (build.CLEO, 1, build.T0 + 5, build.life(SHOT)[:-9]),
        (build.DAN, 1, build.T0 + 9, None),
        (build.ANA, 1, build.T0 + 60, build.life(SHOT)),
    ]
    build.deaths(tmp_path, rows)
    stream, harvest = read(tmp_path)
    assert [(event["type"], victim(event)) for event in deaths(stream)] == [
        ("kill", build.ANA),
        ("life_ended", build.CLEO),
        ("life_ended", build.DAN),
        ("kill", build.ANA),
    ]
    cut = deaths(stream)[1]
    assert "cause" not in cut
    assert "killer" not in cut
    assert cut["life"] == {"born": 1000}
    assert [(row, "not how" in reason) for _, row, reason in reasons(harvest)] == [(2, True), (3, True)]


@pytest.mark.parametrize("who", [434922, "434922", 76561190000000000])
def test_the_life_of_an_inhabitant_is_counted_and_passed_over(tmp_path, who):
    build.deaths(tmp_path, [(who, 1, build.T0, build.life(SHOT)), (build.ANA, 1, build.T0, build.life(SHOT))])
    stream, harvest = read(tmp_path)
    assert len(deaths(stream)) == 1
    assert harvest.clerk.inhabitants == 1
    assert not harvest.untaken


@pytest.mark.parametrize("who", ["", "abc", None, 0, "²", 76561210000000000, "76561198000010001x", -5])
def test_a_row_of_nobody_is_reported(tmp_path, who):
    build.deaths(tmp_path, [(who, 1, build.T0, build.life(SHOT)), (build.ANA, 1, build.T0, build.life(SHOT))])
    stream, harvest = read(tmp_path)
    assert len(deaths(stream)) == 1
    assert reasons(harvest)[0][1] == 1


@pytest.mark.parametrize("when", [None, 0, -3, "soon", 2**40, 1.5, b"\x00"])
def test_a_row_without_a_time_gets_none(tmp_path, when):
    build.deaths(tmp_path, [(build.ANA, 1, when, build.life(SHOT))])
    stream, harvest = read(tmp_path)
    assert stream == []
    assert "no time of death" in reasons(harvest)[0][2]


def test_a_player_id_kept_as_a_number_is_the_same_player(tmp_path):
    build.deaths(tmp_path, [(int(build.ANA), 1, build.T0, build.life(SHOT))])
    stream, _ = read(tmp_path)
    assert victim(deaths(stream)[0]) == build.ANA


def test_rows_that_only_the_write_ahead_file_has_are_told(tmp_path):
    folder = tmp_path / "server"
    folder.mkdir()
    settled = [(build.ANA, 1, build.T0, build.life(SHOT))]
    fresh = [(build.CLEO, 1, build.T0 + 60, build.life(SHOT))]
    build.deaths_being_written(folder, settled, fresh)
    stream, harvest = read(folder)
    assert [victim(event) for event in deaths(stream)] == [build.ANA, build.CLEO]
    assert not harvest.untaken


def test_a_spoiled_file_is_reported_and_the_others_go_on(tmp_path):
    (tmp_path / "player.deaths.4.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 2000)
    build.deaths(tmp_path, [(build.ANA, 1, build.T0, build.life(SHOT))])
    stream, harvest = read(tmp_path)
    assert len(only(stream, "kill")) == 1
    assert [(file, row) for file, row, _ in reasons(harvest)] == [("player.deaths.4.db", 0)]


def test_a_table_of_another_shape_is_reported(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "player.deaths.9.db") as connection:
        connection.execute("CREATE TABLE data (steam INTEGER, what BLOB)")
    connection.close()
    _, harvest = read(tmp_path)
    assert "no column `userid`, `born`, `died`, `info`; it has `steam`, `what`" in reasons(harvest)[0][2]


@settings(deadline=None)
@given(st.binary(max_size=120))
def test_no_message_does_worse_than_be_refused(blob):
    with suppress(MessageError):
        assert read_life(blob).attacker_id >= 0


@settings(deadline=None)
@given(st.data())
def test_no_cut_makes_a_killer(data):
    blob = build.life(build.ending("Bo", build.BO, "head", "ak47u.entity", 9, 3.0))
    cut = blob[: data.draw(st.integers(0, len(blob) - 1))]
    try:
        life = read_life(cut)
    except MessageError:
        return
    assert life.attacker_id in (0, int(build.BO))
    assert not life.ended or life.attacker_id == int(build.BO)
