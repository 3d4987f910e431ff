"""Measures in reasons: times and shares are told with their units."""

from math import inf

import pytest
from msgspec import UNSET

from lawspeaker.referee.judge import shown
from lawspeaker.vocabulary.measured import Measured
from vocabulary.asked import HIT, Line, book, judged, tell

IDLE: Line = {"type": "idle", "player": "ann", "seconds": 754}
SHOUT = tell("chat", "ann", channel="global", text="HELLO you")


@pytest.mark.parametrize(
    ("measured", "kind", "said"),
    [
        (600_000, "duration", "10 min"),
        (599_999, "duration", "9 min 59 s"),
        (999, "duration", "999 ms"),
        (inf, "duration", "for ever"),
        (0.625, "share", "62.5 %"),
        (Measured(12.34, 0.5), "distance", "12.3 m"),
        (3, "number", "3"),
        ("mayor", "job", "mayor"),
        (UNSET, "duration", "not known"),
    ],
)
def test_a_measure_is_told_with_its_unit(measured: object, kind: str, said: str) -> None:
    assert shown(measured, kind) == said


@pytest.mark.parametrize(
    ("act", "line", "event", "said"),
    [
        ("idle", "the idle time of player is at least 10 minutes", IDLE, "the idle time of ann is 12 min 34 s"),
        (
            "say",
            "the share of capitals in text is more than 50 %",
            SHOUT,
            "the share of capitals in HELLO you is 62.5 %",
        ),
    ],
)
def test_a_ruling_tells_what_was_measured(act: str, line: str, event: Line, said: str) -> None:
    (ruling,) = judged(book(act, line), event)
    assert ruling.because == [f"T-1: {said}"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("victim hit attacker 3 times within the last 1 minute", "bo hit ann, 3 times"),
        ("victim did not hit attacker within the last 1 minute", "bo did not hit ann"),
    ],
)
def test_what_nobody_saw_is_asked_as_the_line_says_it(line: str, said: str) -> None:
    (ruling,) = judged(book("attack", line), {"type": "server_started", "records": ["shot"]}, HIT)
    assert ruling.ruling == "unclear"
    assert [(one.id, one.say) for one in ruling.missing or ()] == [("T-1/1", said)]
