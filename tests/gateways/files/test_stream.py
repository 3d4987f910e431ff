"""The stream: in the order of time, numbered, named, and readable by everybody who reads the wire."""

import subprocess
import sys
from pathlib import Path

import pytest

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, back, killed, said
from gateways.files.reading import only, read
from lawspeaker.events.codec import Unknown, decode_line
from lawspeaker.gateways import files

SHOT = build.life(build.ending("Bo", BO, "head", "ak47u.entity", 9, 34.5))


def full(folder: Path) -> None:
    """A folder with one file of every kind."""
    build.deaths(folder, [(ANA, 1, build.T0 + 30, SHOT), (CLEO, 1, build.T0 + 95, SHOT)])
    build.identities(folder, {ANA: "Ana", BO: "Bo", CLEO: "Cleo"})
    build.log(folder, [back(ANA, "Ana"), said(ANA, "Ana", "hi"), back(BO, "Bo"), killed((ANA, "Ana"), (BO, "Bo"))])
    rows = [build.blow("34.12s", ("player", "7654321"), ("you", "7654999"), ("100.0", "76.1"))]
    build.text_file(folder, "combat/ana.txt", build.combat_text(rows))
    build.text_file(folder, "playerlist.json", build.player_list([(ANA, "Ana", 7654999), (BO, "Bo", 7654321)]))
    feed = build.feed("10/18/24/01/2021", "Bo", "Head", "lmg.m249", "0.4m", "Cleo")
    build.text_file(folder, "oxide/logs/KillFeed/killfeed.txt", feed + "\n")
    stamped = f"[01/24/2021 18:00:05] Cleo ({CLEO}) disconnected\n"
    build.text_file(folder, "oxide/logs/Logger/logger_disconnections-2021-01-24.txt", stamped)


def test_numbers_run_without_holes_and_time_never_runs_back(tmp_path):
    full(tmp_path)
    stream, _ = read(tmp_path)
    assert [event["n"] for event in stream] == list(range(1, len(stream) + 1))
    assert [event["t"] for event in stream] == sorted(event["t"] for event in stream)
    assert {event["source"] for event in stream} == {"files"}
    assert {event["tier"] for event in stream} == {0}


def test_every_file_had_its_say(tmp_path):
    full(tmp_path)
    stream, harvest = read(tmp_path)
    assert {event["type"] for event in stream} == {
        *("server_started", "joined", "left", "chat", "kill", "hit", "kill_feed", "named"),
    }
    assert len(harvest.found.known) == 7
    assert not harvest.untaken


def test_what_the_wire_does_not_know_it_keeps(tmp_path):
    full(tmp_path)
    harvest = files.gather(tmp_path, files.Wishes())
    taken = [decode_line(line) for line in files.encode(files.events(harvest))]
    assert [type(one) is Unknown for one in taken].count(True) == 1


def test_the_same_second_is_told_by_file_and_line(tmp_path):
    build.log(tmp_path, [back(CLEO, "Cleo"), back(ANA, "Ana")], "b.txt", step=0)
    build.log(tmp_path, [back(BO, "Bo")], "a.txt")
    assert [event["player"] for event in only(read(tmp_path)[0], "joined")] == [BO, CLEO, ANA]


def test_a_name_is_told_when_it_is_first_seen_and_when_it_changes(tmp_path):
    lines = [
        said(ANA, "Ana", "a"),
        said(ANA, "Ana", "b"),
        back(ANA, "Anna"),
        said(ANA, "Anna", "c"),
        said(ANA, "A", "d"),
    ]
    build.log(tmp_path, lines)
    stream = read(tmp_path)[0]
    assert [(event["type"], event["name"]) for event in only(stream, "named", "joined")] == [
        ("named", "Ana"),
        ("joined", "Anna"),
        ("named", "A"),
    ]
    assert stream.index(only(stream, "named")[0]) < stream.index(only(stream, "chat")[0])


def test_the_server_is_named_if_the_owner_names_it(tmp_path):
    build.log(tmp_path, [back(ANA, "Ana")])
    harvest = files.gather(tmp_path, files.Wishes())
    assert {event["server"] for event in files.events(harvest, "eu-1")} == {"eu-1"}
    assert not any("server" in event for event in files.events(harvest))


def test_half_characters_do_not_stop_the_stream(tmp_path):
    rows = [build.blow("34.12s", ("player", "7654321"), ("you", "7654999"), ("100.0", "76.1"), weapon="x\ud800")]
    content = build.combat_json(rows)
    build.text_file(tmp_path, "combatlog.json", content)
    assert only(read(tmp_path)[0], "combat")[0]["weapon"] == "x?"


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_folder_gives_the_same_bytes(tmp_path, seed):
    full(tmp_path)
    code = (
        "import sys; from pathlib import Path; from lawspeaker.gateways import files; "
        "harvest = files.gather(Path(sys.argv[1]), files.Wishes()); "
        "sys.stdout.buffer.writelines(files.encode(files.events(harvest)))"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True, env=environment)
    assert run.stdout == b"".join(files.encode(files.events(files.gather(tmp_path, files.Wishes()))))
