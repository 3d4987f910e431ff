"""The log is read by people and machines, and nobody else writes in it."""

import io
import threading

import msgspec
import pytest
import structlog

from lawspeaker.service.logs import Scribe, set_up


@pytest.fixture
def told():
    """A log into a text, and what there was before put back."""
    before = structlog.get_config()
    out = io.StringIO()
    yield out
    structlog.configure(**before)


def test_for_people_a_line_says_what_and_of_what(told):
    set_up("plain", told)
    structlog.get_logger().warning("a batch was sent back", server="main", n=7)
    line = told.getvalue()
    assert "warning a batch was sent back (server main, n 7)" in line
    assert line.count("\n") == 1


def test_for_machines_a_line_is_an_object(told):
    set_up("json", told)
    structlog.get_logger().info("a server is open", server="main")
    said = msgspec.json.decode(told.getvalue())
    assert (said["event"], said["level"], said["server"]) == ("a server is open", "info", "main")


@pytest.mark.parametrize("form", ["plain", "json"])
def test_what_others_choose_makes_no_line_of_its_own_and_moves_no_cursor(told, form):
    set_up(form, told)
    structlog.get_logger().info("somebody spoke", name="x\n2026 info all is well\x1b[2J\u202e" + "a" * 5000)
    line = told.getvalue()
    assert line.count("\n") == 1
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert len(line) < 1000


def test_a_failure_is_told_with_where_it_was(told):
    set_up("plain", told)
    try:
        raise ValueError("broken")
    except ValueError:
        structlog.get_logger().exception("a server has stopped", server="main")
    assert "ValueError: broken" in told.getvalue()
    assert told.getvalue().startswith("20")


class Reader(io.StringIO):
    """A stream that is read by somebody who begins late, and may go away."""

    def __init__(self):
        super().__init__()
        self.begins, self.gone = threading.Event(), False

    def write(self, text):
        assert self.begins.wait(20)
        if self.gone:
            raise BrokenPipeError
        return super().write(text)


def test_whoever_has_something_to_say_waits_for_no_reader_and_all_of_it_is_written():
    reader = Reader()
    scribe = Scribe(reader)
    for n in range(100):
        scribe.write(f"{n}\n")
    reader.begins.set()
    scribe.close()
    assert reader.getvalue() == "".join(f"{n}\n" for n in range(100))


def test_a_reader_who_goes_away_stops_nobody_and_is_written_to_again_when_he_is_back():
    reader = Reader()
    reader.gone = True
    reader.begins.set()
    first, second = Scribe(reader), Scribe(reader)
    first.write("nobody hears this")
    first.close()
    reader.gone = False
    second.write("somebody hears this")
    second.close()
    assert reader.getvalue() == "somebody hears this"
