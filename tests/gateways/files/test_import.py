"""`lawspeaker import rust`: what the owner of a server sees."""

import json

import pytest

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, back, killed, said
from lawspeaker.cli.imports import app
from lawspeaker.gateways.files import KEY_NAME

SHOT = build.life(build.ending("Bo", BO, "head", "ak47u.entity", 9, 34.5))


@pytest.fixture
def run(tmp_path, capsysbinary, monkeypatch):
    monkeypatch.delenv(KEY_NAME, raising=False)
    folder = tmp_path / "server"
    folder.mkdir()

    def call(*words):
        status = app(["rust", str(folder), *words], result_action="return_value", exit_on_error=False)
        said = capsysbinary.readouterr()
        return status, said.out, said.err.decode()

    call.folder = folder
    return call


def test_all_taken_is_status_zero_and_events_on_standard_output(run):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    status, out, err = run()
    assert status == 0
    assert [json.loads(line)["type"] for line in out.splitlines()] == ["server_started", "named", "kill"]
    assert err.splitlines()[-2:] == [
        "3 events from 1 file (1 kill, 1 named, 1 server_started)",
        "everything was taken",
    ]


def test_what_could_not_be_taken_is_listed_and_counted_and_is_status_one(run):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT[:-9]), (ANA, 1, build.T0 + 60, SHOT)])
    status, out, err = run()
    assert status == 1
    assert len(out.splitlines()) == 4
    assert err.splitlines()[0] == (
        "not taken: player.deaths.5.db, row 1: only that the player died is known, not how: "
        "the message is cut: 18 bytes are announced and 9 are left"
    )
    assert err.splitlines()[-1] == "1 could not be taken"


def test_a_complaint_that_many_lines_share_is_made_once(run):
    build.text_file(run.folder, "output_log.txt", "\n".join([killed((ANA, "Ana"), (BO, "Bo"))] * 500))
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    status, _, err = run()
    assert status == 1
    assert err.count("not taken:") == 1
    assert "output_log.txt, line 1 to 500 (500 in all): the lines of this file carry no time" in err
    assert "500 could not be taken" in err


def test_each_file_has_its_own_complaint(run):
    build.text_file(run.folder, "a.txt", killed((ANA, "Ana"), (BO, "Bo")) + "\n")
    build.text_file(run.folder, "b.txt", killed((ANA, "Ana"), (BO, "Bo")) + "\n")
    (run.folder / "player.deaths.4.db").write_bytes(b"junk" * 300)
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    status, _, err = run()
    assert status == 1
    said_aloud = [line.split(":")[1] for line in err.splitlines() if line.startswith("not taken")]
    assert said_aloud == [" player.deaths.4.db", " a.txt, line 1", " b.txt, line 1"]


def test_what_is_left_alone_is_named_in_short(run):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    for at in range(7):
        build.text_file(run.folder, f"note{at}.txt", "x")
    status, _, err = run()
    assert status == 0
    assert "note0.txt, note1.txt, note2.txt, note3.txt, note4.txt and 2 more" in err


def test_no_folder_is_status_two(run):
    run.folder.rmdir()
    status, out, err = run()
    assert (status, out) == (2, b"")
    assert "there is no folder" in err


def test_nothing_known_is_status_two_and_says_what_was_looked_for(run):
    build.text_file(run.folder, "readme.txt", "hello")
    status, out, err = run()
    assert (status, out) == (2, b"")
    assert "nothing in" in err
    assert "looked for: player.deaths.N.db" in err


def test_names_alone_tell_of_nothing(run):
    build.identities(run.folder, {ANA: "Ana"})
    status, out, err = run()
    assert (status, out) == (2, b"")
    assert "nothing that happened at a known time" in err


def test_a_zone_that_is_none_is_status_two(run):
    assert run("--utc-offset", "25")[0] == 2


def test_out_writes_to_a_file(run, tmp_path):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    goal = tmp_path / "events.ndjson"
    status, out, _ = run("--out", str(goal))
    assert (status, out) == (0, b"")
    assert len(goal.read_bytes().splitlines()) == 3


def test_out_that_cannot_be_written_is_status_two(run, tmp_path):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT)])
    status, _, err = run("--out", str(tmp_path / "no" / "events.ndjson"))
    assert status == 2
    assert "cannot be written" in err


def test_the_zone_is_said_and_taken_off(run):
    build.log(run.folder, [back(ANA, "Ana")])
    assert "times without a zone are read as UTC;" in run()[2]
    status, out, err = run("--utc-offset", "-5.5", "--server", "eu-1")
    assert status == 0
    assert "times without a zone are read as UTC-05:30;" in err
    joined = json.loads(out.splitlines()[1])
    assert (joined["t"], joined["server"]) == ((build.T0 + 5 * 3600 + 1800) * 1000, "eu-1")


def test_a_wrong_zone_is_suspected_aloud(run):
    build.deaths(run.folder, [(ANA, 1, build.T0 - 3600 + 10 * at, SHOT) for at in range(3)])
    build.log(run.folder, [killed((ANA, "Ana"), (BO, "Bo"))] * 3)
    assert "3 deaths stand in two files 1 h apart: is `--utc-offset` the server's zone?" in run()[2]


def test_dates_that_can_be_read_both_ways_are_spoken_of(run):
    build.text_file(run.folder, "output_log.txt", f"05/06/2021 10:00:00 {back(ANA, 'Ana')}\n")
    assert "read with the month first" in run()[2]


def test_what_was_passed_over_and_joined_is_counted(run):
    build.deaths(run.folder, [(ANA, 1, build.T0, SHOT), (CLEO, 1, build.T0 + 40, SHOT)])
    build.log(
        run.folder,
        [
            killed((ANA, "Ana"), (BO, "Bo")),
            said(ANA, "Ana", "psst", "TEAM CHAT"),
            f"4711[4711] was killed by Bo[{BO}]",
            back(ANA, "Ana"),
            killed((CLEO, "Cleo"), (ANA, "Ana")),
        ],
    )
    _, _, err = run()
    for said_aloud in (
        "1 were told by more than one file and are told once",
        "1 deaths are told differently by two files",
        "1 deaths of scientists and other inhabitants were passed over",
        "1 lines of team, clan or table chat were left out",
        f"addresses were left out; with a key in {KEY_NAME}",
        "that somebody killed nobody is no evidence here",
    ):
        assert said_aloud in err


def test_private_words_and_local_chat_are_asked_for(run):
    build.log(run.folder, [said(ANA, "Ana", "psst", "TEAM CHAT"), said(ANA, "Ana", "hi")])
    kinds = [json.loads(line)["type"] for line in run("--private-chat", "--local-chat")[1].splitlines()]
    assert kinds == ["server_started", "named", "chat", "chat_line"]


def test_a_key_in_the_environment_hashes_addresses(run, monkeypatch):
    build.log(run.folder, [back(ANA, "Ana")])
    monkeypatch.setenv(KEY_NAME, "salt")
    status, out, err = run()
    assert status == 0
    assert len(json.loads(out.splitlines()[1])["ip"]) == 32
    assert "addresses" not in err


def test_what_is_said_aloud_quotes_no_file(run):
    hostile = f"\x1b[31mAna[{ANA}] was killed by Bo"
    build.log(run.folder, [killed((BO, hostile), (CLEO, "Cleo")), said(ANA, "Ana", "secret words")])
    status, _, err = run()
    assert status == 1
    assert ANA not in err
    assert "secret" not in err
    assert "\x1b" not in err
