"""The times in front of lines, and what they are worth."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, killed
from gateways.files.reading import deaths, read, reasons
from lawspeaker.gateways.files import stamps
from lawspeaker.gateways.files.stamps import Clock, Style, day_of, style
from lawspeaker.gateways.files.told import Moment

DEATH = killed((ANA, "Ana"), (BO, "Bo"))
SIX = build.T0 * 1000


def first(tmp_path, stamp, name="output_log.txt", **wishes):
    build.text_file(tmp_path, name, f"{stamp}{DEATH}\n")
    stream, harvest = read(tmp_path, **wishes)
    found = deaths(stream)
    return (found[0]["t"], found[0]["within"]) if found else reasons(harvest)[0][2]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2021-01-24 18:00:00 ", (SIX, 1000)),
        ("[2021-01-24 18:00:00] ", (SIX, 1000)),
        ("2021-01-24T18:00:00Z ", (SIX, 1000)),
        ("2021-01-24T19:30:00+01:30 ", (SIX, 1000)),
        ("2021-01-24T12:00:00-0600 ", (SIX, 1000)),
        ("2021-01-24T18:00:00.25Z|0xad1c|", (SIX + 250, 10)),
        ("2021-01-24 18:00:00,250 ", (SIX + 250, 1)),
        ("2021-01-24T18:00:00.2501239Z ", (SIX + 250, 1)),
        ("2021-01-24 18:00:00 | ", (SIX, 1000)),
        ("2021-01-24 18:00:00: ", (SIX, 1000)),
        ("2021-01-24 18:00:00 - ", (SIX, 1000)),
        ("2021-01-24 18:00 ", (SIX, 60_000)),
        ("[01/24/2021 18:00:00] ", (SIX, 1000)),
        ("1/24/2021 6:00:00 PM ", (SIX, 1000)),
        ("[24/01/2021 18:00:00] ", (SIX, 1000)),
        ("24.01.2021 18:00:00 ", (SIX, 1000)),
    ],
)
def test_a_stamp_with_its_day_is_read(tmp_path, stamp, expected):
    assert first(tmp_path, stamp) == expected


@pytest.mark.parametrize(
    ("stamp", "name", "expected"),
    [
        ("18:00:00 ", "oxide_2021-01-24.txt", (SIX, 1000)),
        ("[18:00:00] ", "Log.2021-01-24.txt", (SIX, 1000)),
        ("18:00 [Info] ", "oxide_2021-01-24.txt", (SIX, 60_000)),
        ("6:00 PM [Info] ", "oxide_2021-01-24.txt", (SIX, 60_000)),
        ("12:00 AM [Info] ", "oxide_2021-01-24.txt", (SIX - 18 * 3_600_000, 60_000)),
        ("18:00 [Info] ", "oxide_24-01-2021.txt", (SIX, 60_000)),
        ("[Oxide] 18:00 [Info] ", "RustDedicated-2021_01_24.log", (SIX, 60_000)),
        ("18:00:00 ", "server 20210124.log", (SIX, 1000)),
    ],
)
def test_a_time_of_day_is_read_with_the_day_in_the_files_name(tmp_path, stamp, name, expected):
    assert first(tmp_path, stamp, name) == expected


@pytest.mark.parametrize(
    ("stamp", "name", "said"),
    [
        ("", "output_log.txt", "carry no time;"),
        ("", "Log.2021-01-24.txt", "no time of day"),
        ("[2021-01-24 18:00:00  ", "output_log.txt", "carry no time;"),
        ("2021-01-24 18:00:00", "output_log.txt", "carry no time;"),
        ("18:00:00 ", "output_log.txt", "which day"),
        ("18:00:00 ", "2021-01-24 to 2021-01-25.txt", "which day"),
        ("2021-02-30 18:00:00 ", "output_log.txt", "no time that can be read"),
        ("25:00:00 ", "oxide_2021-01-24.txt", "no time that can be read"),
        ("1969-01-24 18:00:00 ", "output_log.txt", "no time that can be read"),
    ],
)
def test_no_time_is_invented(tmp_path, stamp, name, said):
    assert said in first(tmp_path, stamp, name)


def test_the_owners_zone_is_taken_off_unless_the_stamp_has_its_own(tmp_path):
    assert first(tmp_path, "2021-01-24 18:00:00 ", offset_ms=5_400_000) == (SIX - 5_400_000, 1000)
    assert first(tmp_path, "2021-01-24T18:00:00Z ", offset_ms=5_400_000) == (SIX, 1000)


def test_one_day_above_twelve_tells_which_number_is_the_day():
    american = ["05/06/2021 10:00:00 a", "05/13/2021 10:00:00 b"]
    european = ["05/06/2021 10:00:00 a", "13/05/2021 10:00:00 b"]
    assert style(american) == Style("slash", day_first=False)
    assert style(european) == Style("slash", day_first=True)
    assert style(american[:1]) == Style("slash", day_first=False)
    assert style(american + european) is None


def test_a_file_is_stamped_only_if_half_of_its_lines_are():
    stamped, bare = "2021-01-24 18:00:00 a", "Loading the world"
    assert style([stamped, bare]) == Style("iso")
    assert style([stamped, bare, bare]) is None
    assert style([stamped, "", "  at Foo.Bar ()", "\tdeeper"]) == Style("iso")


def test_midnight_turns_the_day_and_nothing_else_does():
    clock = Clock(Style("clock"), date(2021, 1, 24), 0)
    texts = ["23:59:58 a", "23:59:57 b", "00:00:01 c", "09:00:00 d", "03:00:00 e", "23:59:00 f", "00:01:00 g"]
    seen = [clock.read(line)[0] for line in texts]
    days = [None if one is None else datetime.fromtimestamp(one.t / 1000, UTC).day for one in seen]
    assert days == [24, 24, 25, 25, None, None, None]
    assert "jumps back" in clock.lack


def test_a_clock_set_back_an_hour_keeps_the_day():
    clock = Clock(Style("clock"), date(2021, 10, 31), 0)
    assert [clock.read(line)[0] is not None for line in ("02:59:00 a", "02:00:00 b", "02:30:00 c")] == [True] * 3


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("oxide/logs/oxide_2021-01-24.txt", date(2021, 1, 24)),
        ("oxide_24-01-2021.txt", date(2021, 1, 24)),
        ("24-01-2021.txt", None),
        ("Log.txt", None),
        ("2021-13-24.txt", None),
        ("build 120210124.txt", None),
    ],
)
def test_the_day_of_a_file(name, day):
    assert day_of(name) == day


@settings(deadline=None)
@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_what_is_stamped_is_read_to_the_second(when, minutes):
    when = when.replace(microsecond=0)
    utc = int(when.replace(tzinfo=UTC).timestamp()) * 1000
    for written in (f"{when:%Y-%m-%d %H:%M:%S} x", f"[{when:%Y-%m-%dT%H:%M:%S}] x", f"{when:%d.%m.%Y %H:%M:%S} x"):
        assert stamps.moment(written, minutes * 60_000) in (Moment(utc - minutes * 60_000, 1000), None)
        if utc >= minutes * 60_000:
            assert stamps.moment(written, minutes * 60_000) == Moment(utc - minutes * 60_000, 1000)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_line_does_worse_than_have_no_time(line):
    found = stamps.moment(line, 0)
    assert found is None or found.t >= 0
    assert line.endswith(stamps.without(line))
