"""The service as its owner meets it: started, spoken to, killed, started again, stopped."""

import os
import signal
import subprocess
import sys
import urllib.request

import msgspec
import pytest
import structlog
from websockets.sync.client import connect

from lawspeaker.cli import app
from lawspeaker.service.errors import ServiceError
from service.town import evening, murder

PATIENCE = 60
SETTINGS = '[service]\nlisten = "127.0.0.1:0"\nlog = "json"\n[servers.main]\nrulebook = "darkrp"\nclock_ahead = 0\n'


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder with settings, in which the command line is used; the log is put back as it was."""
    (tmp_path / "lawspeaker.toml").write_text(SETTINGS)
    monkeypatch.chdir(tmp_path)
    before = structlog.get_config()
    yield tmp_path
    structlog.configure(**before)


class Service:
    """`lawspeaker serve` in a process of its own."""

    def __init__(self, *more, **how):
        command = [sys.executable, "-m", "lawspeaker", "serve", *more]
        environment = {**os.environ, "PYTHONWARNINGS": "error"}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, **how)
        self.ready = self.line("Lawspeaker is ready")

    def line(self, event):
        for line in self.process.stderr:
            said = msgspec.json.decode(line)
            if said["event"] == event:
                return said
        raise AssertionError(f"the service ended without saying: {event}")

    def end(self, how):
        self.process.send_signal(how)
        rest = self.process.stderr.read()
        self.process.stderr.close()
        return self.process.wait(PATIENCE), rest.decode()


def say(command, capsys):
    """What a command of the command line prints, and its exit status."""
    with pytest.raises(SystemExit) as left:
        app(command)
    return left.value.code, capsys.readouterr()


def talk(service, key, *frames, until):
    with connect(service.ready["wire"]) as socket:
        heard = []
        for frame in ({"type": "hello", "protocol": 1, "key": key, "source": "plugin"}, *frames):
            socket.send(msgspec.json.encode(frame).decode())
        while not heard or heard[-1]["type"] != until:
            heard.append(msgspec.json.decode(socket.recv(PATIENCE)))
    return heard


def test_killed_and_started_again_the_service_goes_on_and_finds_what_judge_finds(home, capsys):
    key = say(["key", "add", "bridge", "--may", "observe,order,decide"], capsys)[1].out.strip()
    events = evening()
    service = Service()
    batch = {"type": "batch", "first": 1, "events": events[:30]}
    talk(service, key, batch, until="ack")
    assert service.end(signal.SIGKILL)[0] == -signal.SIGKILL
    service = Service()
    assert talk(service, key, until="welcome")[0]["go_on"] == 31
    talk(service, key, {"type": "batch", "first": 31, "events": events[30:]}, until="ack")
    with urllib.request.urlopen(service.ready["health"], timeout=PATIENCE) as reply:
        while msgspec.json.decode(reply.read())["servers"]["main"]["behind"]:
            reply = urllib.request.urlopen(service.ready["health"], timeout=PATIENCE)
    status, rest = service.end(signal.SIGTERM)
    assert status == 0
    assert "Lawspeaker has stopped" in rest
    (home / "record.ndjson").write_bytes(_run("record", "show", "data/servers/main"))
    expected = _run("judge", "--rulebook", "darkrp", "--all", "record.ndjson")
    assert _findings(home) == expected
    assert expected


def _run(*command):
    done = subprocess.run([sys.executable, "-m", "lawspeaker", *command], capture_output=True, check=True)
    return done.stdout


def _findings(home):
    from lawspeaker.service.findings import Findings

    findings = Findings(home / "data" / "servers" / "main")
    try:
        return b"".join(one.body + b"\n" for one in findings.all())
    finally:
        findings.close()


def test_a_service_whose_log_nobody_reads_any_more_still_goes_on_and_stops(home, capsys):
    key = say(["key", "add", "bridge", "--may", "observe"], capsys)[1].out.strip()
    service = Service()
    service.process.stderr.close()
    heard = talk(service, key, {"type": "batch", "first": 2, "events": murder()}, until="go_back")
    assert heard[-1]["n"] == 1
    talk(service, key, {"type": "batch", "first": 1, "events": murder()}, until="ack")
    service.process.terminate()
    assert service.process.wait(PATIENCE) == 0


def test_an_attached_service_stops_when_whoever_started_it_has_gone(home):
    service = Service("--attached", stdin=subprocess.PIPE)
    service.process.stdin.close()
    assert service.line("Lawspeaker has stopped")
    assert service.process.wait(PATIENCE) == 0
    service.process.stderr.close()


def test_an_address_in_use_is_told_in_a_sentence(home, capsys):
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings = SETTINGS.replace("127.0.0.1:0", f"127.0.0.1:{other.getsockname()[1]}")
        (home / "lawspeaker.toml").write_text(settings)
        status, said = say(["serve"], capsys)
    assert (status, "is the service running already?" in said.err) == (2, True)


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system knows no such signal")
def test_who_asks_for_the_rulebooks_anew_while_they_are_read_at_the_start_ends_nothing(home, capsys, monkeypatch):
    def read(*_):
        os.kill(os.getpid(), signal.SIGHUP)
        raise ServiceError("so far it came")

    monkeypatch.setattr("lawspeaker.cli.serve.read_settings", read)
    before = signal.getsignal(signal.SIGHUP)
    status, said = say(["serve"], capsys)
    assert (status, "so far it came" in said.err) == (2, True)
    assert signal.getsignal(signal.SIGHUP) == before


def test_settings_to_begin_with_are_written_once(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert say(["serve", "--init"], capsys)[0] in (0, None)
    assert "[servers.main]" in (tmp_path / "lawspeaker.toml").read_text()
    assert say(["serve", "--init"], capsys)[0] == 2


def test_keys_are_given_out_listed_rotated_and_revoked(home, capsys):
    first = say(["key", "add", "bridge", "--may", "order, observe", "--servers", "main"], capsys)[1].out.strip()
    assert first.startswith("ls.bridge.")
    listed = say(["key", "list"], capsys)[1].out
    assert "bridge" in listed
    assert "good" in listed
    assert "observe, order" in listed
    assert say(["key", "rotate", "bridge"], capsys)[1].out.strip() != first
    say(["key", "revoke", "bridge"], capsys)
    assert "revoked" in say(["key", "list"], capsys)[1].out
    status, said = say(["key", "revoke", "bridge"], capsys)
    assert (status, "was revoked" in said.err) == (2, True)


def test_the_offices_people_have_roles_accounts_and_licences(home, capsys):
    assert "nobody is known yet" in say(["office", "people"], capsys)[1].out
    say(["office", "role", "cy", "senior"], capsys)
    say(["office", "link", "cy", "steam", "76561198000000103"], capsys)
    say(["office", "licence", "cy", "raid"], capsys)
    (row,) = say(["office", "people"], capsys)[1].out.splitlines()
    assert row.split() == ["cy", "senior", "steam", "76561198000000103,", "licences:", "raid"]
    status, said = say(["office", "link", "dee", "steam", "76561198000000103"], capsys)
    assert (status, "linked with `cy`" in said.err) == (2, True)
    say(["office", "unlink", "cy", "steam"], capsys)
    say(["office", "licence", "cy", "raid", "--off"], capsys)
    assert say(["office", "people"], capsys)[1].out.split() == ["cy", "senior", "no", "account"]
    assert say(["office", "role", "cy", "king"], capsys)[0] == 2


@pytest.mark.parametrize("command", [["serve"], ["doctor"], ["backup", "copy"], ["key", "list"], ["office", "people"]])
def test_settings_that_are_not_there_are_told_without_the_systems_numbers(home, capsys, command):
    status, said = say([*command, "--settings", "nowhere.toml"], capsys)
    told = said.err + said.out
    assert (status != 0, "nowhere.toml" in told, "Errno" in told) == (True, True, False)


def test_the_doctor_names_what_lacks_and_is_content_when_it_is_there(home, capsys):
    status, said = say(["doctor"], capsys)
    assert (status, "no key may tell" in said.out) == (1, True)
    say(["key", "add", "bridge", "--may", "observe"], capsys)
    assert say(["doctor"], capsys)[0] in (0, None)
    (home / "lawspeaker.toml").write_text("[servers.main\n")
    status, said = say(["doctor"], capsys)
    assert (status, "is not TOML" in said.out) == (1, True)


def test_the_doctor_goes_on_where_a_secret_is_missing(home, capsys):
    settings = home / "lawspeaker.toml"
    settings.write_text(
        settings.read_text()
        + '\n[keys.bridge]\nsecret = "env:NO_SUCH_SECRET"\nmay = ["observe"]\n'
        + '[rcon.main]\naddress = "127.0.0.1:1"\npassword = "env:NO_SUCH_PASSWORD"\n'
    )
    status, said = say(["doctor"], capsys)
    assert status == 1
    assert "NO_SUCH_SECRET" in said.out
    assert "NO_SUCH_PASSWORD" in said.out
    assert "no key may tell" not in said.out, "nobody knows what that key may"
    assert "data in" in said.out
    assert say(["serve"], capsys)[0] == 2, "a service does not start without them"


def test_what_was_found_is_watched_and_backed_up_and_restored(home, capsys):
    from service.town import judged, open_hall, send

    assert say(["watch", "--once"], capsys)[0] == 2
    with open_hall(home / "data") as hall:
        hostile = murder()
        hostile[0]["name"] = "Ana\x1b[2J"
        send(hall, hostile)
        judged(hall)
        feed = say(["watch", "--once"], capsys)[1].out
        assert "unlawful" in feed
        assert "killed Bo" in feed
        assert feed.splitlines()[0].endswith(" 2026, UTC"), "the day stands above the times"
        assert "\x1b[2J" not in feed
        assert "servers/main: 4 events, sound" in say(["backup", "copy"], capsys)[1].out
        assert say(["backup", "copy"], capsys)[0] in (0, None)
        assert len([*home.glob("copy*/backup.json")]) == 2
        assert not [*home.glob("copy*/*/backup.json")]
    assert say(["upgrade"], capsys)[0] in (0, None)
    assert say(["restore", "copy"], capsys)[0] == 2
    (home / "data").rename(home / "old")
    assert "goes on from there" in say(["restore", "copy"], capsys)[1].out
    assert say(["watch", "--once"], capsys)[1].out == feed


def test_whoever_only_looks_or_gives_out_keys_needs_no_password_of_the_game(home, capsys):
    with (home / "lawspeaker.toml").open("a") as file:
        file.write('[rcon.main]\naddress = "127.0.0.1:1"\npassword = "env:NO_SUCH_VARIABLE"\n')
    status, said = say(["serve"], capsys)
    assert (status, "NO_SUCH_VARIABLE" in said.err) == (2, True)
    assert say(["key", "add", "bridge", "--may", "observe"], capsys)[0] in (0, None)
    assert "nothing has been found on `main` yet" in say(["watch", "--once"], capsys)[1].err
    assert say(["backup", "copy"], capsys)[0] in (0, None)


def test_of_many_questions_the_first_are_watched_and_all_where_that_is_wished(home, capsys):
    from service.town import T, judged, kill, open_hall, send

    with open_hall(home / "data") as hall:
        send(hall, [{"type": "server_started", "t": T, "records": ["kill"]}, kill()])
        judged(hall)
        some, whole = (say(["watch", "--once", *more], capsys)[1].out.splitlines() for more in ([], ["--whole"]))
    asked = [line for line in whole if line.strip().startswith("asks ")]
    more = next(line for line in some if "questions more" in line)
    assert f"and {len(asked) - 4} questions more" in more
    assert [line for line in some if line.strip().startswith("asks ")] == asked[:4]
    assert len(some) < len(whole)


def test_judge_starts_without_what_only_the_service_needs():
    heavy = {"litestar", "uvicorn", "websockets", "structlog", "prometheus_client"}
    script = f"import lawspeaker.cli.judge, sys; sys.exit(bool({heavy!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
