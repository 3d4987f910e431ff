"""The log is read by people and machines, and nobody else writes in it."""

import io

import msgspec
import pytest
import structlog

from lawspeaker.service.logs import set_up


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
