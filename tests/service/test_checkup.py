"""A check-up says what is wrong in the words of an owner, and is content with what is well."""

import os
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from lawspeaker.gateways.wire.health import health
from lawspeaker.law.folder import shipped
from lawspeaker.record import open_record
from lawspeaker.service.checkup import look_over
from lawspeaker.service.keeping import back_up
from lawspeaker.service.office import Office
from lawspeaker.service.settings import read_settings
from service.town import T, Wall, judged, murder, open_hall, send

NOW = time.time_ns() // 1_000_000


@pytest.fixture
def file(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = tmp_path / "lawspeaker.toml"
    settings.write_text(f'[service]\nlisten = "127.0.0.1:{port}"\n[servers.main]\nrulebook = "darkrp"\n')
    return settings


def remarks(file, level, now=NOW):
    return [remark.say for remark in look_over(read_settings(file, {}), now) if remark.level == level]


def test_a_new_set_up_lacks_a_key_and_nothing_else(file):
    (wrong,) = remarks(file, "wrong")
    assert "no key may tell what happens" in wrong
    assert "`lawspeaker key add" in wrong


def test_a_set_up_in_use_is_well(file, tmp_path):
    Office(tmp_path / "data", Wall()).add_key("bridge", ["observe"])
    with open_hall(tmp_path / "data") as hall:
        send(hall, murder())
        judged(hall)
        back_up(tmp_path / "data", tmp_path / "copy", NOW)
        assert remarks(file, "wrong") == []
    assert any("4 events on record" in say for say in remarks(file, "well"))
    assert any("no service runs" in say for say in remarks(file, "mind"))
    assert remarks(file, "mind", NOW + 8 * 86_400_000)[-1] == "the last backup is 8 days old"


def test_a_rulebook_that_there_is_not_is_named(file):
    file.write_text(file.read_text().replace("darkrp", "atlantis"))
    assert any("there is no rulebook `atlantis`" in say for say in remarks(file, "wrong"))


def test_a_rulebook_that_was_in_force_and_can_be_read_no_more_is_named(file, tmp_path):
    with open_hall(tmp_path / "data") as hall:
        send(hall, murder())
        judged(hall)
        hash_ = hall.servers["main"].book.hash
    (chapter,) = (tmp_path / "data" / "rulebooks").glob("*/darkrp/killing.md")
    chapter.write_text("```law\narticle A-1\n  forbid kill\n  when the moon is full\n```\n")
    (wrong,) = (say for say in remarks(file, "wrong") if "cannot start" in say)
    assert f"the rulebook `{hash_}` cannot be read by this version: killing.md:4" in wrong
    assert "\n" not in wrong


def test_findings_that_are_damaged_are_put_aside_and_found_again(file, tmp_path):
    with open_hall(tmp_path / "data") as hall:
        send(hall, murder())
        before = judged(hall)
    path = tmp_path / "data" / "servers" / "main" / "findings.db"
    path.write_bytes(b"no database" * 1000)
    (wrong,) = (say for say in remarks(file, "wrong") if "damaged" in say)
    assert "put it aside" in wrong
    path.rename(tmp_path / "aside")
    with open_hall(tmp_path / "data") as hall:
        assert judged(hall) == before


def test_an_address_that_somebody_else_has_is_named(file):
    given = read_settings(file, {})
    with socket.socket() as other:
        other.bind((given.host, given.port))
        other.listen()
        other.settimeout(0)
        assert any("choose another in `listen`" in say for say in _quickly(file))


def _quickly(file):
    from lawspeaker.service import checkup

    soon, checkup.SOON = checkup.SOON, 0.05
    try:
        return remarks(file, "wrong")
    finally:
        checkup.SOON = soon


def test_an_address_that_no_computer_can_have_is_named(file):
    given = read_settings(file, {})
    file.write_text(file.read_text().replace(f"127.0.0.1:{given.port}", f"ä..:{given.port}"), encoding="utf-8")
    assert any("no computer can have that name" in say for say in remarks(file, "wrong"))


def test_a_record_whose_clock_is_ahead_and_full_of_holes_is_named(file, tmp_path):
    with open_record(tmp_path / "data" / "servers" / "main") as record:
        event = b'{"type":"left","t":%d,"player":"1","source":"plugin","n":7}' % (NOW + 7_200_000)
        record.append([event], source="plugin")
    mind = remarks(file, "mind")
    assert any("its clock is 2.0 h ahead" in say for say in mind)
    assert any("numbers are missing in one place" in say for say in mind)


def test_messages_that_were_refused_are_counted(file, tmp_path):
    with open_hall(tmp_path / "data") as hall:
        findings = hall.servers["main"].findings
        findings.carrier("plugin")
        send(hall, murder())
        judged(hall)
        (push,) = findings.owed("plugin")
        findings.receipts("plugin", [(push.seq, push.place, "refused", "no such player")])
    assert any("1 messages were refused" in say for say in remarks(file, "mind"))


def test_a_computer_that_lives_in_the_past_is_told_so(file):
    assert "years behind" in remarks(file, "wrong", now=T - 10**11)[0]


def test_an_address_that_others_can_reach_is_to_be_thought_of(file):
    file.write_text(file.read_text().replace("127.0.0.1", "0.0.0.0"))
    assert any("put TLS in front" in say for say in remarks(file, "mind"))


class Well(BaseHTTPRequestHandler):
    """A service that is well."""

    status, body = 200, b'{"well": true, "version": "1", "servers": {"main": {}}}'

    def do_GET(self):
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        """Nothing is said."""


class Unwell(Well):
    """A service that is not."""

    status, body = (
        503,
        b'{"well": false, "version": "1", "servers": {"main": {"failing": "the disk is full"}, "b": {}}}',
    )


@contextmanager
def answered(file, by):
    """Somebody answers at the address in these settings."""
    given = read_settings(file, {})
    with HTTPServer((given.host, given.port), by) as service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            service.shutdown()
            thread.join()


def test_a_service_that_runs_is_found_whatever_proxy_this_computer_uses(file, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with open_record(file.parent / "data" / "servers" / "main"), answered(file, Well):
        assert any("the service runs at" in say for say in remarks(file, "well"))


def test_a_service_that_runs_on_other_data_is_told_from_ones_own(file):
    with answered(file, Well):
        assert any("of another data folder" in say for say in remarks(file, "mind"))


def test_a_service_that_is_not_well_says_what_fails(file):
    with answered(file, Unwell):
        (wrong,) = (say for say in remarks(file, "wrong") if "not well" in say)
    assert wrong.endswith("is not well: `main`: the disk is full")


@pytest.mark.parametrize("status", [200, 404])
def test_somebody_else_who_answers_at_the_address_is_taken_for_no_service(file, status):
    class Stranger(Well):
        body = b"<html>hello</html>"

    Stranger.status = status
    with answered(file, Stranger):
        assert any(
            "Lawspeaker does not answer there; choose another in `listen`" in say for say in remarks(file, "wrong")
        )


def test_whoever_answers_at_the_address_in_another_language_is_taken_for_no_service(file):
    class Banner(Well):
        def handle(self):
            self.wfile.write(b"SSH-2.0-OpenSSH\r\n")

    class Cut(Well):
        status = 500

        def do_GET(self):
            self.send_response(self.status)
            self.send_header("Content-Length", "100")
            self.end_headers()

    for stranger in (Banner, Cut):
        with answered(file, stranger):
            assert any("Lawspeaker does not answer there" in say for say in remarks(file, "wrong"))


def test_a_service_that_was_given_no_port_is_found_by_its_records(file, tmp_path):
    given = read_settings(file, {})
    file.write_text(file.read_text().replace(f":{given.port}", ":0"))
    assert any("no service runs: " in say for say in remarks(file, "mind"))
    with open_record(tmp_path / "data" / "servers" / "main"):
        (well,) = (say for say in remarks(file, "well") if "a service runs" in say)
    assert well == f"a service runs (process {os.getpid()}), at a port that the system chose: its log names it"


def test_a_service_that_runs_elsewhere_is_found_by_its_records(file, tmp_path):
    with open_record(tmp_path / "data" / "servers" / "main"):
        (mind,) = (say for say in remarks(file, "mind") if "no service runs at" in say)
    assert mind.endswith(f"but process {os.getpid()} writes the records: start it anew if `listen` was changed")


def test_a_copied_rulebook_is_called_by_its_folder(file, tmp_path):
    shutil.copytree(shipped() / "darkrp", tmp_path / "our-town")
    file.write_text(file.read_text().replace("darkrp", "our-town"))
    (well,) = (say for say in remarks(file, "well") if " articles, " in say)
    assert "rulebook our-town (it calls itself darkrp), " in well
    with open_hall(tmp_path / "data", rulebook=tmp_path / "our-town") as hall:
        assert health(hall)[1]["servers"]["main"]["rulebook"]["folder"] == "our-town"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere folders have no such modes")
def test_a_folder_that_others_can_look_into_is_named(file, tmp_path):
    Office(tmp_path / "data", Wall()).add_key("bridge", ["observe"])
    assert not any("can look into" in say for say in remarks(file, "mind"))
    (tmp_path / "data" / "office").chmod(0o755)
    assert any("can look into" in say and "chmod -R go= " in say for say in remarks(file, "mind"))
