"""Text files: lines end at line feeds and nowhere else."""

import pytest

from gateways.files import build
from gateways.files.build import ANA, back
from gateways.files.reading import only, read
from lawspeaker.gateways.files.logfile import LONGEST, Logfile


def raw(tmp_path, data):
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    return list(Logfile(path, "x.txt").raw())


def test_lines_are_numbered_from_one(tmp_path):
    assert raw(tmp_path, b"a\nb\r\n\nc") == [(1, "a"), (2, "b"), (3, ""), (4, "c")]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_name_that_other_programs_break_lines_at_breaks_none(tmp_path, mark):
    build.log(tmp_path, [back(ANA, f"A{mark}na")])
    assert only(read(tmp_path)[0], "joined")[0]["name"] == f"A{mark}na"


def test_bytes_that_are_no_text_become_marks(tmp_path):
    assert raw(tmp_path, b"A\xffna") == [(1, "A�na")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_at_the_beginning_say_how_a_file_is_written(tmp_path, encoding):
    assert raw(tmp_path, "Zoë\nBo\n".encode(encoding))[:2] == [(1, "Zoë"), (2, "Bo")]


def test_colours_of_a_terminal_are_taken_out(tmp_path):
    assert raw(tmp_path, b"\x1b[32mAna\x1b[0m joined") == [(1, "Ana joined")]


def test_what_is_longer_than_any_line_is_passed_over(tmp_path):
    assert raw(tmp_path, b"a\n" + b"x" * (LONGEST + 1) + b"\nb") == [(1, "a"), (3, "b")]
