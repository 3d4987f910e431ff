"""Which ladder a clause stands on, which rung comes next, and what it says."""

from typing import Any

import pytest

from institutions.town import rulebook
from lawspeaker.institutions.rungs import as_named, fits, kinds_of, ladders_for, rung_at, step_kind, steps_of, told

BOOK = rulebook()
LIFE, CHAT = BOOK.ladders["life"], BOOK.ladders["chat"]


@pytest.mark.parametrize(
    ("nth", "place", "kind"), [(1, 1, "verbal_warning"), (3, 3, "ban"), (4, 3, "ban"), (99, 3, "ban")]
)
def test_whoever_has_come_to_the_last_rung_stays_on_it(nth: int, place: int, kind: str) -> None:
    found, rung = rung_at(LIFE, nth)
    assert (found, kinds_of(rung)) == (place, [kind])


def test_a_machine_takes_the_lower_end_of_a_range() -> None:
    assert steps_of(LIFE.rungs[2]) == [{"kind": "ban", "minutes": 1440}]
    assert steps_of(CHAT.rungs[0]) == [{"kind": "mute", "minutes": 10}, {"kind": "kick"}]


@pytest.mark.parametrize(("said", "given"), [(10, 10), (12, 12), (15, 15), (9, 10), (16, 10)])
def test_staff_choose_within_a_range_and_never_outside_it(said: int, given: int) -> None:
    assert steps_of(CHAT.rungs[0], said)[0]["minutes"] == given


def test_for_ever_is_told_as_no_number_of_minutes() -> None:
    assert steps_of(CHAT.rungs[1]) == [{"kind": "ban", "minutes": None}]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ban", "ban"),
        ("Verbal Warning", "verbal_warning"),
        ("verbal-warning", "verbal_warning"),
        ("warning", "warn"),
        ({"kind": "ban", "minutes": 5}, "ban"),
        ("", None),
        (7, None),
        (None, None),
        ({}, None),
    ],
)
def test_a_step_is_known_however_it_is_spelt(said: Any, kind: str | None) -> None:
    assert step_kind(said) == kind


def test_a_ladder_is_found_by_its_own_clause_and_by_its_name() -> None:
    assert [ladder.name for ladder in ladders_for(BOOK, "P-1")] == ["life"]
    assert [ladder.name for ladder in ladders_for(BOOK, "chat")] == ["chat"]
    assert [ladder.name for ladder in ladders_for(BOOK, "P")] == ["life"]
    assert ladders_for(BOOK, "R-1") == []
    assert ladders_for(BOOK, "") == []


def test_steps_are_told_for_people() -> None:
    assert told(steps_of(LIFE.rungs[0])) == "a verbal warning"
    assert told(steps_of(LIFE.rungs[1])) == "a warning"
    assert told(steps_of(LIFE.rungs[2])) == "a ban of 1 day"
    assert told(steps_of(CHAT.rungs[0])) == "a mute of 10 minutes and a kick"
    assert told(steps_of(CHAT.rungs[1])) == "a ban for ever"


@pytest.mark.parametrize(
    ("rungs", "kind", "fitting"),
    [
        ("mute 10 minutes", "gag", True),
        ("gag 10 minutes", "mute", True),
        ("mute 10 minutes", "kick", False),
        ("mute 10 minutes\n  gag 10 minutes", "gag", False),
        ("mute 10 minutes\n  mute for ever and gag for ever", "gag", True),
        ("text warning, twice\n  kick", "verbal warning", True),
        ("verbal warning\n  kick", "text warning", True),
        ("text warning\n  kick", "warn", True),
        ("verbal warning\n  kick", "warn", True),
        ("text warning\n  warn", "warn", False),
        ("warn\n  kick", "text warning", False),
        ("text warning\n  kick", "kick", False),
    ],
)
def test_what_many_write_as_one_is_one_where_the_ladder_does_not_tell_it_apart(
    rungs: str, kind: str, fitting: bool
) -> None:
    ladder = rulebook(f"# Talk\n\n```law\nladder talk\n  {rungs}\n```\n").ladders["talk"]
    assert fits(ladder, kinds_of(ladder.rungs[0]), str(step_kind(kind))) is fitting


@pytest.mark.parametrize(
    ("kind", "given"), [("gag", "gag"), ("mute", "mute"), ("kick", "mute"), ("text_warning", "mute")]
)
def test_a_step_bears_the_name_by_which_it_was_given(kind: str, given: str) -> None:
    assert as_named([{"kind": "mute", "minutes": 10}], kind) == [{"kind": given, "minutes": 10}]


@pytest.mark.parametrize(("kind", "given"), [("verbal_warning", "verbal_warning"), ("warn", "text_warning")])
def test_a_warning_of_no_kind_is_given_as_the_ladder_has_it(kind: str, given: str) -> None:
    assert as_named([{"kind": "text_warning"}], kind) == [{"kind": given}]


def test_a_rung_of_both_kinds_is_given_as_it_stands() -> None:
    both = [{"kind": "mute", "minutes": None}, {"kind": "gag", "minutes": None}]
    assert as_named(both, "gag") == both
