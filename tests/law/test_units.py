"""Numbers with their units: exact, of one kind, and never a time of day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.town import TOWN
from lawspeaker.law.errors import Misread
from lawspeaker.law.tree import Written
from lawspeaker.law.units import UNITS, read_value

KNOWN = {**UNITS, **TOWN.units}


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("12 hours", 43_200_000, "duration", "hours"),
        ("1 ms", 1, "duration", "ms"),
        ("1.5 seconds", 1500, "duration", "seconds"),
        ("2 weeks", 1_209_600_000, "duration", "weeks"),
        ("50 %", 0.5, "share", "%"),
        ("57%", 0.57, "share", "%"),
        ("29 percent", 0.29, "share", "percent"),
        ("10 foundations", 30.0, "distance", "foundations"),
        ("4", 4, "number", ""),
        ("2.5", 2.5, "number", ""),
        ("150 words", 150, "number", "words"),
    ],
)
def test_a_value_has_a_kind_and_keeps_how_it_was_written(text: str, value: float, kind: str, unit: str) -> None:
    assert read_value(text, KNOWN) == Written(value, kind, text, unit)


@pytest.mark.parametrize(
    "text", ["", "soon", "-5 minutes", "+5", "1,000", "5 5", "٣", "1e9", "0x10", ".5", "5.", "9" * 13]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Misread, match="not a number") as caught:
        read_value(text, KNOWN)
    assert caught.value.code == "units"


@pytest.mark.parametrize("text", ["18:00", "6:30", "18:00:00"])
def test_a_time_of_day_is_no_number(text: str) -> None:
    with pytest.raises(Misread, match="time of day"):
        read_value(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5 min", "minutes"),
        ("5 minuts", "minutes"),
        ("3 hrs", "hours"),
        ("2 foundation", "foundations"),
        ("7 d", "days"),
    ],
)
def test_a_unit_nearly_known_is_refused_with_the_one_meant(text: str, meant: str) -> None:
    with pytest.raises(Misread, match="no unit") as caught:
        read_value(text, KNOWN)
    assert caught.value.help == f"did you mean `{meant}`?"
    assert (caught.value.column, caught.value.width) == (2, len(text) - 2)


@given(st.integers(0, 10**9), st.sampled_from(sorted(UNITS)))
def test_a_duration_is_a_whole_number_of_milliseconds(number: int, unit: str) -> None:
    kind, size = UNITS[unit]
    found = read_value(f"{number} {unit}", KNOWN)
    assert found.kind == kind
    if kind == "duration":
        assert found.value == number * int(size)
        assert isinstance(found.value, int)


@given(st.integers(0, 100))
def test_a_share_is_the_nearest_number_to_its_hundredths(number: int) -> None:
    assert read_value(f"{number} %", KNOWN).value == number / 100
