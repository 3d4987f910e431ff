"""Modes: ordered or told, by the clock, of the era, and announced ahead."""

import json

import pytest

from institutions.town import DAY, HOUR, MINUTE, Town, rulebook

LAW = """
# Modes

```law
mode evening is every day from 18:00 to 23:00
mode night is every day from 22:00 to 02:00
mode sunday is every Sunday
mode long night is every Friday and Saturday from 22:00 to 2:00
mode first day is the first 24 hours of the era
mode eve is the 24 hours before the purge
```
"""
MONDAY = 4 * DAY
"""The first Monday there was: 5 January 1970."""


def town() -> Town:
    return Town(rulebook(LAW))


def held(place: Town, name: str, t: int) -> bool | None:
    return place.institutions.modes.held(name, t)


def test_a_mode_that_was_told_holds_from_then_until_it_is_told_to_be_off() -> None:
    place = town()
    place.tell("mode", 1000, name="raid_day", on=True)
    place.tell("mode", 5000, name="raid_day", on=False)
    assert [held(place, "raid day", t) for t in (999, 1000, 4999, 5000)] == [False, True, True, False]


def test_a_mode_may_be_told_with_its_end() -> None:
    place = town()
    place.tell("mode", 1000, name="purge", on=True, until=3000)
    assert [held(place, "purge", t) for t in (2999, 3000)] == [True, False]
    place.tell("mode", 4000, name="purge", on=True)
    assert [held(place, "purge", t) for t in (3500, 4000, DAY)] == [False, True, True]


@pytest.mark.parametrize(
    ("name", "hours", "answer"),
    [
        ("evening", 18, True),
        ("evening", 23, False),
        ("evening", 17.99, False),
        ("night", 23, True),
        ("night", 1.99, True),
        ("night", 2, False),
        ("night", 21.9, False),
    ],
)
def test_a_mode_by_the_clock_holds_on_the_half_open_stretch(name: str, hours: float, answer: bool) -> None:
    assert held(town(), name, MONDAY + int(hours * HOUR)) is answer


def test_a_mode_of_a_weekday_holds_for_that_day() -> None:
    place = town()
    assert [held(place, "sunday", MONDAY + t) for t in (-1, 0)] == [True, False]


@pytest.mark.parametrize(
    ("day", "hour", "answer"),
    [
        (4, 21.99, False),
        (4, 22, True),
        (5, 1.99, True),
        (5, 2, False),
        (5, 22, True),
        (6, 1, True),
        (6, 23, False),
        (4, 1, False),
    ],
)
def test_a_stretch_that_begins_on_a_weekday_goes_on_after_midnight(day: int, hour: float, answer: bool) -> None:
    assert held(town(), "long night", MONDAY + day * DAY + int(hour * HOUR)) is answer


def test_a_mode_of_the_era_is_unknown_until_one_began() -> None:
    place = town()
    assert held(place, "first day", 0) is None
    place.tell("era_started", 1000, name="wipe")
    assert [held(place, "first day", t) for t in (999, 1000, DAY + 999, DAY + 1000)] == [False, True, True, False]


def test_what_is_announced_holds_at_its_time_and_its_eve_before() -> None:
    place = town()
    assert held(place, "eve", DAY) is False
    place.tell("calendar", 0, name="purge", starts=2 * DAY, ends=3 * DAY)
    assert [held(place, "purge", t) for t in (2 * DAY - 1, 2 * DAY, 3 * DAY)] == [False, True, False]
    place.tell("calendar", 0, name="the purge", starts=2 * DAY)
    assert held(place, "the purge", 2 * DAY) is False


def test_the_eve_of_what_was_announced_lies_before_it() -> None:
    place = town()
    place.tell("calendar", 0, name=place.book.modes["eve"].rule[2], starts=2 * DAY)
    assert [held(place, "eve", t) for t in (DAY - 1, DAY, 2 * DAY - 1, 2 * DAY)] == [False, True, True, False]


def test_what_was_told_takes_the_place_of_what_was_announced() -> None:
    place = town()
    place.tell("calendar", 0, name="purge", starts=DAY, ends=2 * DAY)
    place.tell("mode", MINUTE, name="purge", on=False)
    assert held(place, "purge", DAY) is False


def test_modes_survive_being_written_down() -> None:
    place, fresh = town(), town()
    place.tell("era_started", 1000)
    place.tell("mode", 1000, name="purge", on=True, until=3000)
    place.tell("calendar", 2000, name="fair", starts=DAY, ends=2 * DAY)
    fresh.institutions.modes.load(json.loads(json.dumps(place.institutions.modes.dump())))
    for name, t in (("purge", 2000), ("fair", DAY), ("first day", 2000)):
        assert held(fresh, name, t) is held(place, name, t) is True


@pytest.mark.parametrize("name", ["evening", "night", "sunday"])
def test_a_mode_by_the_clock_is_known_beyond_the_last_year_of_a_calendar(name: str) -> None:
    weeks = 7 * DAY * 1_000_000
    for hours in (0, 1.5, 19, 22.5, 145):
        near = MONDAY + int(hours * HOUR)
        assert held(town(), name, near + weeks) is held(town(), name, near)
    assert held(town(), name, 2**53 - 1) in (True, False)
