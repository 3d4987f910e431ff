"""The log is read by people and machines, and nobody else writes in it."""

import io
import logging
import os
import threading

import msgspec
import pytest
import structlog

from lawspeaker.service.logs import Echo, Scribe, set_up


@pytest.fixture
def told():
    """A log into a text, and what there was before put back."""
    before, handlers = structlog.get_config(), logging.root.handlers[:]
    out = io.StringIO()
    yield out
    structlog.configure(**before)
    logging.root.handlers[:] = handlers


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


def test_what_a_library_says_is_a_line_of_ours_told_once_in_a_while_and_counted_meanwhile(told):
    set_up("json", told)
    now = [0.0]
    echo, library = Echo(lambda: now[0]), logging.getLogger("some.library")
    library.addHandler(echo)
    library.propagate = False
    try:
        for _ in range(4):
            library.warning("Invalid request from %s.", "nobody\n")
        now[0] = 61.0
        library.warning("Invalid request from %s.", "somebody")
        library.info("of no interest")
    finally:
        library.removeHandler(echo)
    said = [msgspec.json.decode(line) for line in told.getvalue().splitlines()]
    assert [(one["event"], one["by"], one.get("more_since")) for one in said] == [
        ("Invalid request from nobody?", "some.library", None),
        ("Invalid request from somebody", "some.library", 3),
    ]


def test_bytes_that_are_no_text_are_told_in_one_line_and_a_failure_with_where_it_was(told):
    set_up("plain", told)
    echo, library = Echo(), logging.getLogger("some.library")
    library.addHandler(echo)
    library.propagate = False
    try:
        for what, broken in (("bad text", b"\xff".decode), ("a failure", lambda: {}[1])):
            try:
                broken()
            except (ValueError, KeyError):
                library.exception(what)
    finally:
        library.removeHandler(echo)
    first, *rest = told.getvalue().splitlines()
    assert "error   bad text" in first
    assert "KeyError: 1" in rest[-1]


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


def test_what_nobody_can_read_any_more_does_not_fail_again_at_the_end():
    read, write = os.pipe()
    with open(write, "w") as stream:
        os.close(read)
        scribe = Scribe(stream)
        for line in ("first\n", "second\n"):
            scribe.write(line)
        scribe.close()
