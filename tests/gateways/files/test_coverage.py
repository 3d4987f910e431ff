"""What is listed as recorded is shown whole: its absence is evidence."""

import pytest

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, back, killed, said
from gateways.files.reading import needs, read

SHOT = build.life(build.ending("Bo", BO, "head", "ak47u.entity", 9, 34.5))


def lived(*ends, start=0):
    return [(ANA, 1, build.T0 + start + 60 * at, end) for at, end in enumerate(ends)]


def end(**death):
    return build.life(build.ending(**death))


def records(folder, **wishes):
    return read(folder, **wishes)[0][0]["records"]


def test_the_stream_begins_in_mid_season(tmp_path):
    build.deaths(tmp_path, lived(SHOT))
    start = read(tmp_path)[0][0]
    assert (start["type"], start["n"], start["t"], start["resumed"]) == ("server_started", 1, build.T0 * 1000, True)
    assert (start["source"], start["tier"]) == ("files", 0)


def test_a_deaths_database_shows_kills_and_never_hits(tmp_path):
    build.deaths(tmp_path, lived(SHOT, SHOT))
    assert records(tmp_path) == ["kill", "life_ended"]


@pytest.mark.parametrize(
    "natural", [end(damage=12), end(name="wolf", damage=14), end(name="Ana", steamid=ANA, damage=8), end(damage=1)]
)
def test_a_natural_death_hides_no_killer(tmp_path, natural):
    build.deaths(tmp_path, lived(SHOT, natural))
    assert records(tmp_path) == ["kill", "life_ended"]


@pytest.mark.parametrize(
    "hiding",
    [
        end(name="autoturret_deployed", damage=9),
        end(name="guntrap.deployed", damage=9),
        end(damage=6),
        end(damage=5),
        end(name="Ana", steamid=ANA, damage=6),
        end(),
        build.life(None),
    ],
)
def test_one_death_that_may_hide_a_killer_makes_the_absence_of_kills_no_evidence(tmp_path, hiding):
    build.deaths(tmp_path, lived(SHOT, hiding, SHOT))
    assert records(tmp_path) == ["life_ended"]


def test_one_lost_row_makes_no_absence_evidence(tmp_path):
    build.deaths(tmp_path, lived(SHOT, SHOT[:-9], SHOT))
    assert records(tmp_path) == []


def test_a_log_shows_joins_and_deaths_with_places(tmp_path):
    drowned = f"Ana[{ANA}] was killed by Drowned at (1.0, 2.0, 3.0)"
    build.log(tmp_path, [back(ANA, "Ana"), drowned, said(ANA, "Ana", "hi")])
    assert records(tmp_path) == ["died", "joined", "kill", "life_ended"]


def test_a_death_without_a_place_makes_the_absence_of_died_no_evidence(tmp_path):
    build.log(tmp_path, [back(ANA, "Ana"), f"Ana[{ANA}] died (Fall)"])
    assert records(tmp_path) == ["joined", "kill", "life_ended"]


def test_a_kill_that_could_not_go_out_as_one_hides(tmp_path):
    build.log(tmp_path, [back(ANA, "Ana"), killed((ANA, "Ana"), (BO, "Bo"))])
    assert ("kill" in records(tmp_path)) is not needs("kill", "weapon")


def test_one_line_not_taken_makes_no_absence_evidence(tmp_path):
    line = killed((BO, f"Ana[{ANA}] was killed by Bo"), (CLEO, "Cleo"))
    build.log(tmp_path, [back(ANA, "Ana"), line, back(ANA, "Ana")])
    assert records(tmp_path) == []


def test_what_only_one_file_shows_is_shown_only_while_it_lasts(tmp_path):
    build.deaths(tmp_path, lived(SHOT, SHOT))
    build.log(tmp_path, [back(ANA, "Ana"), back(ANA, "Ana")])
    assert records(tmp_path) == ["kill", "life_ended"]
    build.log(tmp_path, [back(ANA, "Ana")] * 20)
    assert "joined" in records(tmp_path)
    assert "kill" in records(tmp_path)


def test_between_two_files_lies_a_hole(tmp_path):
    build.deaths(tmp_path, lived(SHOT, SHOT), 4)
    build.deaths(tmp_path, lived(SHOT, SHOT, start=62), 5)
    assert records(tmp_path) == []


def test_files_that_overlap_are_one_stretch(tmp_path):
    build.deaths(tmp_path, lived(SHOT, SHOT, SHOT), 4)
    build.deaths(tmp_path, lived(SHOT, SHOT, start=90), 5)
    assert records(tmp_path) == ["kill", "life_ended"]


def test_a_kill_feed_alone_proves_no_absence(tmp_path):
    line = build.feed("10/18/24/01/2021", "Bo", "Head", "lmg.m249", "0.4m", "Ana")
    build.text_file(tmp_path, "killfeed.txt", line + "\n")
    assert records(tmp_path) == []
    build.deaths(tmp_path, lived(*[SHOT] * 20))
    assert records(tmp_path) == ["life_ended"]


def test_a_combat_log_proves_no_absence(tmp_path):
    rows = [build.blow("34.12s", ("player", "7654321"), ("you", "7654999"), ("100.0", "76.1"))]
    build.text_file(tmp_path, "combatlog.txt", build.combat_text(rows))
    assert records(tmp_path) == []
