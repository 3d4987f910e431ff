"""Ladders: a rung a line, a range or for ever, repeated, forgotten after a time."""

import pytest

from law.town import read
from lawspeaker.law.tree import Ladder, Rung

DAY = 24 * 60


def ladder(*lines: str) -> Ladder:
    return read("ladder fighting\n" + "\n".join(f"  {line}" for line in lines)).ladders["fighting"]


@pytest.mark.parametrize(
    ("rung", "steps"),
    [
        ("warn", (("warn", 0, 0),)),
        ("verbal warning", (("verbal_warning", 0, 0),)),
        ("mute 10 to 15 minutes", (("mute", 10, 15),)),
        ("ban 6 hours", (("ban", 360, 360),)),
        ("ban 1 day", (("ban", DAY, DAY),)),
        ("ban 24 to 48 hours", (("ban", DAY, 2 * DAY),)),
        ("ban for ever", (("ban", None, None),)),
        ("jail 5 minutes and confiscate", (("jail", 5, 5), ("confiscate", 0, 0))),
    ],
)
def test_a_rung_is_a_step_or_several_with_their_minutes(rung: str, steps: tuple[object, ...]) -> None:
    assert ladder(rung).rungs == (Rung(steps, rung),)  # type: ignore[arg-type]


def test_a_rung_is_repeated() -> None:
    assert len(ladder("kick, twice").rungs) == 2
    assert len(ladder("kick, three times", "ban 1 day").rungs) == 4


def test_a_step_is_forgotten_after_a_time_or_never() -> None:
    assert ladder("warn", "expires after 30 days").expires == 30 * DAY * 60_000
    assert ladder("warn").expires is None


def test_a_ladder_cites_what_it_serves() -> None:
    assert ladder("warn", "cites A-1, A-2", "cites A-3").cites == ("A-1", "A-2", "A-3")
