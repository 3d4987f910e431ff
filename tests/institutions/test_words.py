"""How institutions speak, and how they read what strangers write."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.institutions.words import LONGEST_TEXT, at_clock, bare, clean, holds, lasting


def test_stretches_of_time_are_told_in_one_or_two_units() -> None:
    told = [lasting(ms) for ms in (0, 7, 1000, 60_000, 61_000, 3_600_000, 11_520_000, 86_400_000, 90_000_000)]
    assert told == ["0 s", "7 ms", "1 s", "1 min", "1 min 1 s", "1 h", "3 h 12 min", "1 d", "1 d 1 h"]


def test_milliseconds_are_left_out_behind_seconds() -> None:
    assert lasting(59_999) == "59 s"


def test_a_time_of_day_is_that_of_utc() -> None:
    assert at_clock(1_700_000_000_000) == "22:13:20"
    assert at_clock(1_700_000_000_000, seconds=False) == "22:13"
    assert at_clock(2**53 - 1) == "08:59:00"


def test_words_are_read_without_case_marks_or_underscores() -> None:
    assert bare("AFK_Job, now!") == " afk job now "
    assert holds("He is A.F.K", "a f k")
    assert not holds("a stuckup fellow", "stuck")


@given(st.text())
def test_what_a_stranger_wrote_is_printed_in_one_short_line(text: str) -> None:
    said = clean(text)
    assert said.isprintable()
    assert len(said) <= LONGEST_TEXT
