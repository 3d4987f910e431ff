"""What becomes of the steps of a rung that is raised and lowered, as theorems over all changes."""

from math import inf
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.justice.shifting import Shifted, Shifting
from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Article, Force, Shift, Written

MINUTE = 60_000
FORCES: tuple[Force, ...] = ("raise", "lower")
STEPS = [{"kind": "ban", "minutes": 360}, {"kind": "mute", "minutes": 10}, {"kind": "kick"}]


def shifting(number: int, force: Force, step: str, by: float, kind: str) -> Shifting:
    shift = Shift(step, Written(by, kind, str(by)), "")
    article = Article(f"X-{number}", force, ("breach",), None, None, (), (), (), (), "", Spot(), shift=shift)
    entry: Any = None
    return Shifting(article, entry, by)


@st.composite
def changes(draw: st.DrawFn) -> list[Shifting]:
    """Some articles that raise or lower, by times and by shares."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        force: Force = draw(st.sampled_from(["raise", "lower"]))
        step = draw(st.sampled_from(["ban", "mute", "kick", "jail"]))
        if draw(st.booleans()):
            found.append(shifting(number, force, step, draw(st.integers(0, 900)) * MINUTE, "duration"))
        else:
            found.append(shifting(number, force, step, draw(st.integers(0, 300)) / 100, "share"))
    return found


def steps_after(found: list[Shifting], steps: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    return Shifted(0, tuple(found)).of(steps if steps is not None else STEPS)[0]


@given(changes())
def test_the_order_of_what_raises_and_lowers_never_matters(found: list[Shifting]) -> None:
    assert steps_after(found) == steps_after(found[::-1])


@given(changes())
def test_no_step_lasts_less_than_a_minute_or_was_not_on_the_rung(found: list[Shifting]) -> None:
    for step in steps_after(found):
        assert step["kind"] in ("ban", "mute", "kick")
        assert step.get("minutes", 1) >= 1


@given(changes())
def test_what_lasts_for_ever_stays_so(found: list[Shifting]) -> None:
    for_ever = [{"kind": "ban", "minutes": None}]
    assert steps_after(found, for_ever) == for_ever


@given(changes())
def test_what_is_raised_and_lowered_by_the_same_is_as_it_was(found: list[Shifting]) -> None:
    other: dict[str, Force] = {"raise": "lower", "lower": "raise"}
    back = [
        shifting(10 + i, other[one.article.force], one.article.shift.step, one.by, one.article.shift.by.kind)
        for i, one in enumerate(found)
        if one.article.shift is not None
    ]
    assert steps_after([*found, *back]) == STEPS


@given(changes())
def test_only_what_has_a_part_in_it_is_named(found: list[Shifting]) -> None:
    _, named = Shifted(0, tuple(found)).of(STEPS)
    on_it = [one.article.id for one in found if one.article.shift and one.article.shift.step in ("ban", "mute")]
    assert sorted(named) == sorted(on_it)


def test_what_is_lowered_to_nothing_falls_away() -> None:
    all_of_it = [shifting(1, "lower", "ban", 360 * MINUTE, "duration"), shifting(2, "lower", "mute", 1.0, "share")]
    assert steps_after(all_of_it) == [{"kind": "kick"}]


def test_what_is_raised_for_ever_lasts_for_ever_whatever_lowers_it() -> None:
    raised, lowered = (shifting(i, f, "ban", inf, "duration") for i, f in enumerate(FORCES))
    assert steps_after([raised, lowered])[0] == {"kind": "ban", "minutes": None}
    assert steps_after([lowered])[0]["kind"] == "mute"


def test_a_part_of_a_minute_counts_as_a_minute() -> None:
    assert steps_after([shifting(1, "raise", "mute", 1000, "duration")])[1] == {"kind": "mute", "minutes": 11}
