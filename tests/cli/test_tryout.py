"""`lawspeaker try`, and an evening sent live: a first look ends by itself where nobody looks."""

import shutil
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import msgspec
import pytest

from gateways.wire.live import living
from lawspeaker.cli.sending import begins, send
from lawspeaker.cli.simulate import Live, Play, simulate
from lawspeaker.cli.tryout import try_out
from lawspeaker.gateways.wire.client import Sender
from lawspeaker.gateways.wire.frames import Hello
from lawspeaker.record import read_record
from lawspeaker.service.knocks import Terms
from lawspeaker.simulate import SOURCE, Evening, Size

SIZE = Size(people=10, minutes=2)
ANY_DAY = Terms(silence=0, ahead=0)


def test_a_first_look_says_where_to_look_shows_rulings_and_ends_by_itself():
    call = [sys.executable, "-m", "lawspeaker", "try", "--people", "12", "--minutes", "3"]
    ended = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "The service runs at http://127.0.0.1:" in ended.stdout
    folder = Path(ended.stdout.split("--settings ")[1].split("\n")[0]).parent
    assert "unlawful" in ended.stdout
    assert "in truth: " in ended.stdout
    assert "In sum: " in ended.stdout
    assert not folder.exists()


def test_a_folder_that_cannot_be_used_is_said_in_words_and_not_in_the_systems_numbers(tmp_path, capsys):
    there = tmp_path / "letter"
    there.write_text("no folder")
    assert try_out(people=8, minutes=1, folder=there / "home") == 2
    said = capsys.readouterr().err
    assert str(there) in said
    assert "Errno" not in said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_first_look_that_is_ended_takes_its_service_with_it(how):
    call = [sys.executable, "-m", "lawspeaker", "try", "--minutes", "600"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as look:
        told = ""
        for line in look.stdout:
            told += line
            if " in truth: " in line:
                break
        place = told.split("The service runs at ")[1].split()[0]
        assert _answers(place)
        look.send_signal(how)
        # What a service would hold open ends with it.
        rest = look.stdout.read()
    folder = Path(told.split("--settings ")[1].split("\n")[0]).parent
    assert not _answers(place)
    assert folder.exists() == (how == signal.SIGKILL)
    assert ("In sum: " in rest) == (how != signal.SIGKILL), "who has seen enough is told the sum as well"
    shutil.rmtree(folder, ignore_errors=True)


def _answers(place):
    try:
        with urllib.request.urlopen(f"{place}/health", timeout=20) as reply:
            return reply.status == 200
    except urllib.error.URLError:
        return False


def test_an_evening_sent_live_is_on_record_as_it_would_be_in_a_file(tmp_path):
    with living(tmp_path, terms=ANY_DAY) as live:
        hello = Hello(key=live.key, source=SOURCE)
        assert send(Evening(1, SIZE), Sender(f"127.0.0.1:{live.port}", hello), 0) == len(list(Evening(1, SIZE).lines()))
        assert send(Evening(1, SIZE), Sender(f"127.0.0.1:{live.port}", hello), 0) == 0
    with read_record(tmp_path / "servers" / "main") as record:
        kept = [fields for _, fields in record.fields() if fields.get("source") == SOURCE]
    told = [msgspec.json.decode(line) for line in Evening(1, SIZE).lines()]
    assert [(one["n"], one["t"], one["type"]) for one in kept] == [(one["n"], one["t"], one["type"]) for one in told]


def test_the_pace_is_that_of_the_clock(tmp_path):
    waited = []

    class Patient:
        def open(self):
            return 1

        def wait(self, seconds):
            waited.append(seconds)

        def send(self, first, events):
            assert len(events) > 0

        def finish(self):
            pass

    send(Evening(1, SIZE), Patient(), speed=10, clock=lambda: 0.0)
    assert waited == sorted(waited)
    assert waited[-1] == pytest.approx(SIZE.minutes * 60 / 10, abs=0.1)


def test_a_live_evening_ends_with_the_clock_on_the_wall_and_is_never_ahead_of_it():
    now, minutes = 1_800_000_000_000, 60
    for speed in (1, 10, 0):
        begun = begins(minutes, speed, now)
        took = minutes * 60_000 / speed if speed else 0
        assert begun + minutes * 60_000 == now + took


def test_a_service_that_is_not_there_is_said(capsys):
    assert simulate(play=Play(people=10, minutes=1), live=Live(to="http://127.0.0.1:9", key="x")) == 2
    assert "is the service running" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"people": 1}, "an evening needs at least"), ({"minutes": 0}, "are more than 0")],
)
def test_a_first_look_that_cannot_be_played_is_refused_in_a_sentence(capsys, asked, said):
    assert try_out("nowhere") == 2
    assert "nobody plays by `nowhere` here" in capsys.readouterr().err
    assert try_out("darkrp", **asked) == 2
    assert said in capsys.readouterr().err
