"""The kill feed: names alone, which are no identities."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, back, feed, killed, said
from gateways.files.reading import deaths, killer, only, read, reasons, victim
from lawspeaker.gateways.files.killfeed import Row, rows

MINUTE = "10/18/24/01/2021"
AT = (build.T0 + 600) * 1000

REAL = (
    "[10/18/24/01/2021] Gorse                       Head                           lmg.m249                       "
    "0.4m                           Captain Dune",
    "[13/18/24/01/2021] Gorse                                                      explosion                      "
    "1.1m                           Captain Dune",
    "[51/20/24/01/2021] chisel                                                        drowned                      "
    "                                 chisel",
)


def told(tmp_path, *lines, known=(), **wishes):
    build.text_file(tmp_path, "oxide/logs/KillFeed/killfeed.txt", "\n".join(lines) + "\n")
    if known:
        build.log(tmp_path, [back(who, name) for who, name in known])
    return read(tmp_path, **wishes)


def test_columns_are_cut_where_they_stand():
    assert rows(feed("", "Gorse", "Head", "lmg.m249", "0.4m", "Captain Dune")[3:]) == [
        Row("Gorse", "Head", "lmg.m249", 0.4, "Captain Dune")
    ]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (REAL[0], Row("Gorse", "Head", "lmg.m249", 0.4, "Captain Dune")),
        (REAL[1], Row("Gorse", "", "explosion", 1.1, "Captain Dune")),
        (REAL[2], Row("chisel", "", "drowned", None, "chisel")),
    ],
)
def test_lines_of_a_real_feed_are_cut_though_their_first_column_is_narrower(line, row):
    assert rows(line[19:]) == [row]


@pytest.mark.parametrize("name", ["Ana", "A na", "x" * 30, "x" * 31, "x" * 32, "0.4m", "lmg.m249", "Head"])
def test_names_of_every_length_are_cut(name):
    assert rows(feed("", name, "Head", "lmg.m249", "0.4m", name)[3:]) == [Row(name, "Head", "lmg.m249", 0.4, name)]


def test_a_name_with_columns_in_it_is_not_taken(tmp_path):
    fake = "".join(f"{cell:<31}" for cell in ("Bo", "Head", "lmg.m249", "0.4m"))
    stream, harvest = told(tmp_path, feed(MINUTE, "Ana", "Head", "rock", "1.0m", fake + "Cleo"))
    assert stream == []
    assert "more than one way" in reasons(harvest)[0][2]


KNOWN = [(ANA, "Ana"), (BO, "Bo")]
LINE = feed(MINUTE, "Bo", "Head", "lmg.m249", "0.4m", "Ana")


def test_a_line_judges_nobody_even_if_both_names_are_known(tmp_path):
    stream, harvest = told(tmp_path, LINE, known=KNOWN)
    assert deaths(stream) == []
    (kept,) = only(stream, "kill_feed")
    assert (kept["attacker"], kept["victim"]) == (BO, ANA)
    assert (kept["attacker_name"], kept["victim_name"], kept["weapon"]) == ("Bo", "Ana", "lmg.m249")
    assert (kept["t"], kept["within"], kept["distance"], kept["bone"]) == (AT, 60_000, 0.4, "Head")
    assert not harvest.untaken


def test_names_are_learned_from_every_file_that_has_ids(tmp_path):
    shot = build.life(build.ending("Bo", BO, "head", "lmg.m249", 9, 0.5))
    build.deaths(tmp_path, [(CLEO, 1, build.T0, shot)])
    build.log(tmp_path, [said(ANA, "Ana", "hi")])
    stream, _ = told(tmp_path, LINE)
    assert [(kept["attacker"], kept["victim"]) for kept in only(stream, "kill_feed")] == [(BO, ANA)]


@pytest.mark.parametrize(
    ("known", "ids"),
    [
        ([], {}),
        ([(ANA, "Ana")], {"victim": ANA}),
        ([(BO, "Bo")], {"attacker": BO}),
        ([*KNOWN, (CLEO, "Bo")], {"victim": ANA}),
        ([*KNOWN, (CLEO, "Ana")], {"attacker": BO}),
    ],
)
def test_a_name_of_nobody_or_of_two_has_no_id(tmp_path, known, ids):
    stream, harvest = told(tmp_path, LINE, known=known)
    (kept,) = only(stream, "kill_feed")
    assert {role: kept[role] for role in ("attacker", "victim") if role in kept} == ids
    assert not harvest.untaken


def test_attacker_and_victim_the_same_is_no_kill(tmp_path):
    stream, _ = told(tmp_path, feed(MINUTE, "Ana", "", "wall.external.high", "4.8m", "Ana"), known=KNOWN)
    (kept,) = only(stream, "kill_feed")
    assert kept["attacker"] == kept["victim"] == ANA
    assert "cause" not in kept


def test_what_another_file_tells_by_ids_is_made_fuller(tmp_path):
    build.log(tmp_path, [back(who, name) for who, name in KNOWN], "joins.txt")
    build.log(tmp_path, ["x"] * 61 + [killed((ANA, "Ana"), (BO, "Bo"))])
    stream, harvest = told(tmp_path, LINE, feed("40/18/24/01/2021", "Bo", "Head", "lmg.m249", "0.4m", "Ana"))
    (death,) = deaths(stream)
    assert (death["type"], victim(death), killer(death), death["weapon"], death["bone"]) == (
        "kill",
        ANA,
        BO,
        "lmg.m249",
        "Head",
    )
    assert (death["t"], death["within"]) == ((build.T0 + 610) * 1000, 1000)
    assert "by_name" not in death
    assert len(only(stream, "kill_feed")) == 1
    assert harvest.joined == 1


def test_a_name_disputes_no_id(tmp_path):
    shot = build.life(build.ending("Cleo", CLEO, "head", "lmg.m249", 9, 0.5))
    build.deaths(tmp_path, [(ANA, 1, build.T0 + 605, shot)])
    stream, harvest = told(tmp_path, LINE, known=KNOWN)
    (kill,) = deaths(stream)
    assert (killer(kill), "disputed" in kill) == (CLEO, False)
    assert only(stream, "kill_feed")[0]["attacker"] == BO
    assert harvest.disputed == 0


def test_the_zone_of_the_server_is_taken_off(tmp_path):
    stream, _ = told(tmp_path, feed(MINUTE, "a", "Head", "rock", "1m", "b"), offset_ms=3_600_000)
    assert only(stream, "kill_feed")[0]["t"] == AT - 3_600_000


@pytest.mark.parametrize("stamp", ["10/25/24/01/2021", "61/18/24/01/2021", "10/18/32/01/2021", "10/18/24/13/2021"])
def test_a_time_that_is_none_is_not_taken(tmp_path, stamp):
    stream, harvest = told(tmp_path, feed(stamp, "a", "Head", "rock", "1m", "b"))
    assert stream == []
    assert len(harvest.untaken) == 1


def test_a_cut_line_is_not_taken_and_a_heading_is_passed_over(tmp_path):
    stream, harvest = told(tmp_path, "# kill feed", feed(MINUTE, "a", "Head", "rock", "1m", "b")[:90], REAL[0])
    assert len(only(stream, "kill_feed")) == 1
    assert [line for _, line, _ in reasons(harvest)] == [2]


words = st.text("abcDEF .m0", min_size=1, max_size=34).map(str.strip).filter(bool)


@settings(deadline=None)
@given(words, words)
def test_the_true_cut_is_among_the_cuts(attacker, other):
    line = feed("", attacker, "Head", "lmg.m249", "0.4m", other)[3:]
    assert Row(attacker, "Head", "lmg.m249", 0.4, other) in rows(line)
