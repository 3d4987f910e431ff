"""`combatlog`: blows between bodies, which become players only where it is known whose they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, blow, combat_json, combat_text
from gateways.files.reading import deaths, killer, only, read, reasons, victim
from lawspeaker.gateways.files.combatlog import Blow, RowError, pairs, row

RUN = (build.T0 + 1200) * 1000
A, B, C = ("you", "7654999"), ("player", "7654321"), ("player", "7654555")
PEOPLE = [(ANA, "Ana", 7654999), (BO, "Bo", 7654321)]


def told(folder, *rows, people=PEOPLE, stamp="[2021-01-24 18:20:00] combatlog", form=combat_text, **wishes):
    suffix = "json" if form is combat_json else "txt"
    build.text_file(folder, f"combatlog.{suffix}", form(list(rows), stamp))
    build.text_file(folder, "playerlist.json", build.player_list(people))
    return read(folder, **wishes)


@pytest.mark.parametrize("form", [combat_text, combat_json])
def test_a_blow_between_two_known_bodies_is_a_hit(tmp_path, form):
    stream, harvest = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1")), form=form)
    (hit,) = only(stream, "hit")
    assert (hit["attacker"], hit["victim"], hit["weapon"], hit["damage"]) == (BO, ANA, "ak47u.entity", 23.9)
    assert (hit["distance"], hit["bone"]) == (41.3, "chest")
    assert (hit["t"], hit["within"]) == (RUN - 34_120, 1010)
    assert not harvest.untaken


def test_a_killing_blow_is_a_hit_and_a_kill(tmp_path):
    stream, _ = told(tmp_path, blow("29.44s", A, B, ("81.0", "0.0"), "killed"))
    hit, kill = only(stream, "hit", "kill")
    assert (hit["damage"], victim(kill), killer(kill), kill["weapon"]) == (81.0, BO, ANA, "ak47u.entity")
    assert hit["t"] == kill["t"]


def test_whose_health_is_set_anew_has_no_measure_of_the_blow(tmp_path):
    stream, _ = told(tmp_path, blow("29.44s", A, B, ("9.0", "5.5"), "wounded"), blow("9.44s", A, B, ("3.0", "5.5")))
    assert only(stream, "hit") == []
    (downed,) = only(stream, "downed")
    assert (downed["victim"], downed["attacker"]) == (BO, ANA)
    assert len(only(stream, "combat")) == 2


@pytest.mark.parametrize(
    "info", ["projectile_los", "melee_los", "player_distance", "eye_altitude", "attack_cooldown", "new_one"]
)
def test_a_shot_thrown_out_is_no_damage(tmp_path, info):
    stream, _ = told(tmp_path, blow("34.12s", A, B, ("0.0", "76.1"), info))
    assert only(stream, "hit", "kill", "downed", "shot") == []
    (meant,) = only(stream, "combat")
    assert (meant["attacker"], meant["target"], meant["rejected"]) == (ANA, BO, info)
    assert "health" not in meant


def test_who_died_first_does_not_change_what_came_of_the_shot(tmp_path):
    stream, _ = told(
        tmp_path,
        blow("34.12s", A, B, ("0.0", "76.1"), "you died first (projectile_los)"),
        blow("33.12s", A, B, ("50.0", "0.0"), "you died first (killed)"),
        blow("32.12s", A, B, ("100.0", "76.0"), "you died first ()"),
    )
    assert [event["rejected"] for event in only(stream, "combat")] == ["projectile_los"]
    assert [event["damage"] for event in only(stream, "hit")] == [50.0, 24.0]
    assert len(only(stream, "kill")) == 1


def test_a_net_id_is_no_steam_id(tmp_path):
    stream, _ = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1")), people=[(ANA, "Ana", None), (BO, "Bo", None)])
    (kept,) = only(stream, "combat")
    assert not {"attacker", "target", "victim", "player"} & kept.keys()
    assert (kept["attacker_body"], kept["target_body"], kept["health"]) == ("7654321", "7654999", [100.0, 76.1])


def test_a_body_that_two_had_is_nobodys(tmp_path):
    people = [(ANA, "Ana", 7654999), (BO, "Bo", 7654321), (CLEO, "Cleo", 7654321)]
    stream, _ = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1")), people=people)
    assert only(stream, "hit") == []
    assert only(stream, "combat")[0]["target"] == ANA


def test_the_log_tells_bodies_too(tmp_path):
    build.log(tmp_path, [f"\tNetworkId {CLEO} is 7654555 (Cleo)", build.back(CLEO, "Cleo")])
    stream, _ = told(tmp_path, blow("34.12s", C, A, ("100.0", "76.1")))
    assert only(stream, "hit")[0]["attacker"] == CLEO


@pytest.mark.parametrize(
    ("attacker", "target"),
    [
        (("autoturret_deployed", "4711"), A),
        (("wolf", "4711"), A),
        (B, ("wall", "4711")),
        (B, ("N/A", "0")),
        (("N/A", "0"), A),
        (A, A),
    ],
)
def test_things_and_inhabitants_hit_nobody(tmp_path, attacker, target):
    stream, harvest = told(tmp_path, blow("34.12s", attacker, target, ("100.0", "76.1")))
    assert only(stream, "hit", "kill") == []
    (kept,) = only(stream, "combat")
    bodies = [None if body == "0" else body for _, body in (attacker, target)]
    assert [kept["attacker_body"], kept["target_body"]] == bodies
    assert not harvest.untaken


def test_a_blow_without_a_weapon_is_no_hit(tmp_path):
    stream, _ = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1"), weapon="N/A"))
    assert only(stream, "hit") == []


@pytest.mark.parametrize("stamp", [None, "combatlog 76561198000010001", "18:20:00 combatlog", "1970-01-01 00:00:20"])
def test_a_log_of_an_unknown_time_is_not_taken(tmp_path, stamp):
    stream, harvest = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1")), stamp=stamp)
    assert stream == []
    assert "when this combat log was saved" in reasons(harvest)[0][2]


@pytest.mark.parametrize(
    ("stamp", "offset"),
    [
        ("2021-01-24 18:20:00 combatlog", 0),
        ("2021-01-24T18:20:00Z|0x1|combatlog", 3_600_000),
        ("[01/24/2021 19:20:00] combatlog", 3_600_000),
        ("[24/01/2021 18:20:00]", 0),
        ("24.01.2021 18:20:00", 0),
    ],
)
def test_the_time_stands_above_the_heading(tmp_path, stamp, offset):
    stream, _ = told(tmp_path, blow("34.12s", B, A, ("100.0", "76.1")), stamp=stamp, offset_ms=offset)
    assert only(stream, "hit")[0]["t"] == RUN - 34_120


def test_the_time_may_stand_on_every_line(tmp_path):
    content = "".join(
        f"2021-01-24 18:20:00 {line}\n"
        for line in combat_text([blow("34.12s", B, A, ("100.0", "76.1"))], None).splitlines()
    )
    build.text_file(tmp_path, "combat.log", content)
    build.text_file(tmp_path, "playerlist.json", build.player_list(PEOPLE))
    stream, _ = read(tmp_path)
    assert only(stream, "hit")[0]["t"] == RUN - 34_120


def test_two_logs_in_one_file_have_a_time_each(tmp_path):
    first = combat_text([blow("34.12s", B, A, ("100.0", "76.1"))], hidden=1)
    second = combat_text([blow("10.00s", B, A, ("76.1", "50.1"))], "[2021-01-24 18:30:00] combatlog", hidden=12)
    build.text_file(tmp_path, "combatlog.txt", first + second)
    build.text_file(tmp_path, "playerlist.json", build.player_list(PEOPLE))
    stream, harvest = read(tmp_path)
    assert [hit["t"] for hit in only(stream, "hit")] == [RUN - 34_120, RUN + 590_000]
    assert not harvest.untaken


def test_both_sides_and_later_copies_are_one_blow(tmp_path):
    rows = [blow("34.12s", B, A, ("100.0", "76.1")), blow("20.00s", B, A, ("76.1", "0.0"), "killed")]
    other = [blow("34.90s", ("you", "7654321"), ("player", "7654999"), ("100.0", "76.1"))]
    later = [blow("94.12s", B, A, ("100.0", "76.1")), blow("80.00s", B, A, ("76.1", "0.0"), "killed")]
    build.text_file(tmp_path, "bo.txt", combat_text(other))
    build.text_file(tmp_path, "later.txt", combat_text(later, "[2021-01-24 18:21:00]"))
    stream, harvest = told(tmp_path, *rows)
    assert [hit["damage"] for hit in only(stream, "hit")] == [23.9, 76.1]
    assert len(only(stream, "kill")) == 1
    assert len(only(stream, "hit")[0]["origin"]) == 3
    assert harvest.joined == 3


def test_equal_blows_of_one_log_stay_apart(tmp_path):
    rows = [blow("34.12s", B, A, ("100.0", "76.1")), blow("34.10s", B, A, ("100.0", "76.1"))]
    assert len(only(told(tmp_path, *rows)[0], "hit")) == 2


def test_the_kill_is_the_one_of_the_deaths_database(tmp_path):
    shot = build.life(build.ending("Bo", BO, "head", "ak47u.entity", 9, 40.0))
    build.deaths(tmp_path, [(ANA, 1, build.T0 + 1171, shot)])
    stream, harvest = told(tmp_path, blow("29.44s", B, A, ("81.0", "0.0"), "killed"))
    (kill,) = deaths(stream)
    assert kill["origin"] == ["combatlog.txt:3", "player.deaths.5.db:1"]
    assert harvest.joined == 1


@pytest.mark.parametrize(
    "cells",
    [
        "34,12s player 7654321 you 7654999 ak47u.entity riflebullet chest 41,3m 100,0 76,1 1 0,98 0,12s 0,00m 0",
        "34.12s player_7654321 you 7654999 ak47u.entity riflebullet chest 41.3m 100.0 76.1 1 0.98 0.12s 0.00m 0",
        "34.12s player_7654321 7654321 you 7654999 ak47u.entity ammo chest 41.3m 100.0 76.1 1 0.98 0.12s 0.00m 0",
    ],
)
def test_commas_and_ids_within_names_are_read(cells):
    sides = ("player", "7654321", "you", "7654999")
    assert row(cells.split()) == Blow(34_120, *sides, "ak47u.entity", "chest", 41.3, (100.0, 76.1), "")


def test_an_empty_area_is_no_shift_of_columns():
    cells = "34.12s player 7654321 you 7654999 torch.entity N/A 1.3m 100.0 76.1 1 0.98 0.12s 0.00m 0"
    assert (row(cells.split()).area, row(cells.split()).distance) == ("", 1.3)


@pytest.mark.parametrize(
    "cells",
    [
        "34.12s player 7654321 you",
        "soon player 7654321 you 7654999 ak47u.entity riflebullet chest 41.3m 100.0 76.1 1 0.98 0.12s 0.00m 0",
        "34.12s player Bo you 7654999 ak47u.entity riflebullet chest 41.3m 100.0 76.1 1 0.98 0.12s 0.00m 0",
        "34.12s player 7654321 you 7654999 ak47u.entity riflebullet chest far 100.0 76.1 1 0.98 0.12s 0.00m 0",
        "34.12s player 7654321 you 7654999 ak47u.entity riflebullet chest 41.3m 100.0 76.1",
    ],
)
def test_what_is_no_row_is_refused(tmp_path, cells):
    with pytest.raises(RowError):
        row(cells.split())
    build.text_file(tmp_path, "combatlog.txt", combat_text([]) + cells + "\n")
    stream, harvest = read(tmp_path)
    assert stream == []
    assert [line for _, line, _ in reasons(harvest)] == [3]


def test_json_that_is_cut_is_reported(tmp_path):
    content = combat_json([blow("34.12s", B, A, ("100.0", "76.1"))])
    build.text_file(tmp_path, "combatlog.json", content[:-20])
    stream, harvest = read(tmp_path)
    assert stream == []
    assert "cut or spoiled" in reasons(harvest)[0][2]


def test_an_entry_without_its_fields_is_reported_and_the_next_is_read(tmp_path):
    good = combat_json([blow("34.12s", B, A, ("100.0", "76.1"))])
    build.text_file(tmp_path, "combatlog.json", good.replace("[{", '[{"time":"3.00s","attacker":"you","id":"1"},{', 1))
    build.text_file(tmp_path, "playerlist.json", build.player_list(PEOPLE))
    stream, harvest = read(tmp_path)
    assert len(only(stream, "hit")) == 1
    assert [(entry, "no `target`" in reason) for _, entry, reason in reasons(harvest)] == [(1, True)]


def test_the_two_ids_of_an_entry_belong_to_the_two_sides():
    cells = list(zip(build.COLUMNS, blow("34.12s", B, A, ("100.0", "76.1")), strict=True))
    assert (pairs(cells).attacker_id, pairs(cells).target_id) == ("7654321", "7654999")


@settings(deadline=None)
@given(st.lists(st.text(max_size=12), max_size=20))
def test_no_cells_do_worse_than_be_refused(cells):
    try:
        assert row(cells).age >= 0
    except RowError:
        return
