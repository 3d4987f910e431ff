"""What no window of a rulebook reaches is forgotten, and nobody notices."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawspeaker.events import Died, Event, Hit, Kill, Spawned
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader, load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.needs import needs_of
from lawspeaker.referee.plain.plain import Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.referee.windows import EVER
from lawspeaker.vocabulary import lexicon
from referee.streams import evenings

BOOK = load("darkrp", lexicon())
MINUTE = 60_000


def book(text: str) -> Rulebook:
    reader = BookReader(lexicon(), "test")
    reader.chapter("test.md", f"# Test\n\n```law\n{text}\n```\n")
    return reader.finish()


def windows(text: str) -> dict[str, int]:
    return needs_of(book(text), lexicon()).windows


def test_a_happening_is_kept_for_the_longest_window_that_asks_for_it():
    one = "article A-1\n  forbid kill\n  when victim hit attacker within the last 30 seconds\n"
    two = "article A-2\n  forbid attack\n  unless attacker hit victim within the last 5 minutes\n"
    assert windows(one)["hit"] == 30_000
    assert windows(one + two)["hit"] == 5 * MINUTE


def test_a_happening_without_a_window_is_kept_for_ever():
    assert windows("article A-1\n  forbid kill\n  when victim hit attacker\n")["hit"] == EVER


def test_what_came_after_another_is_kept_as_long_as_that_one():
    told = windows(
        "article A-1\n  forbid kill\n  when victim hit attacker within the last 2 minutes\n"
        "   and attacker spawned since that hit\n"
    )
    assert told["spawned"] == 2 * MINUTE


def test_a_sentence_with_a_window_looks_back_from_what_it_is_told_of():
    told = windows(
        "article A-1\n  forbid kill\n  when victim attacked attacker within the last 2 minutes\n"
        "  unless that attack answered a blow of attacker within 1 minute\n"
    )
    assert told["hurt"] == 3 * MINUTE


def test_what_is_older_than_its_window_is_forgotten():
    referee = Swift(
        book("article A-1\n  forbid kill\n  when victim hit attacker within the last 30 seconds\n"), lexicon()
    )
    for seq in range(1, 1001):
        told = Hit(t=seq * 1000, seq=seq, attacker=f"p{seq % 7}", victim="bo", weapon="rock", damage=1.0)
        referee.take(told)
    assert len(referee.happenings.words["hit"]) <= 2 * 30
    referee.take(Kill(t=1000 * MINUTE, seq=2000, attacker="ann", victim="bo"))
    referee.take(Hit(t=1000 * MINUTE, seq=2001, attacker="ann", victim="bo", weapon="rock", damage=1.0))
    assert [key for key in referee.happenings.index if key[2] == "p1"] == []


def stretched(events: list[Event], times: int) -> list[Event]:
    """The same evening, with so many times the time between its events."""
    begun = events[0].t
    return [msgspec.structs.replace(event, t=begun + (event.t - begun) * times) for event in events]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=evenings(), times=st.sampled_from((1, 20, 300)))
def test_a_referee_who_forgets_rules_like_one_who_does_not(events: list[Event], times: int):
    slow, swift = Referee(BOOK, lexicon()), Swift(BOOK, lexicon())
    for event in stretched(events, times):
        mine: list[Any] = [msgspec.json.encode(found) for found in swift.take(event)]
        assert mine == [msgspec.json.encode(found) for found in slow.take(event)]


SPAWNED = """
article A-1
  forbid kill
  when victim hit attacker within the last 10 minutes
   and attacker spawned since that hit

article A-2
  forbid kill
  when victim hit attacker within the last 10 minutes
   and attacker spawned within 5 minutes after that hit
   and attacker died since that spawning
"""


@pytest.mark.parametrize("kind", [Referee, Swift, Plain])
@pytest.mark.parametrize(("ago", "may"), [(10 * MINUTE - 1, True), (10 * MINUTE, False), (300 * MINUTE, False)])
def test_what_is_older_than_something_unseen_can_be_did_not_follow_it(kind: type[Any], ago: int, may: bool):
    referee = kind(book(SPAWNED), lexicon())
    began = 1_750_000_000_000
    told = [
        Spawned(t=began, seq=1, n=1, player="ann", at=(0.0, 0.0, 0.0)),
        Died(t=began, seq=2, n=2, player="ann", cause="fall", at=(0.0, 0.0, 0.0)),
        Kill(t=began + ago, seq=3, n=9, attacker="ann", victim="bo", weapon="rock"),
    ]
    rulings = [found for event in told for found in referee.take(event) if isinstance(found, Ruling)]
    assert [ruling.ruling for ruling in rulings] == ["unclear"]
    assert rulings[0].facts == ([1, 2, 3] if may else [3])


def test_whose_wall_it_was_is_known_though_no_article_speaks_of_raids():
    at = {"t": 1000, "tier": 2}
    blow = {"attacker": "ann", "entity": "wall-1", "kind": "wall", "weapon": "rock", "damage": 5}
    lines: list[dict[str, Any]] = [
        {"type": "building", "building": "b1", "at": [0, 0, 0], "cupboard": "c1", "authorised": ["ann"], **at},
        {"type": "structure_hit", "building": "b1", **blow, **at},
        {"type": "structure_destroyed", **blow, **at},
    ]
    events = [decode_line(msgspec.json.encode({"seq": n, **line})) for n, line in enumerate(lines, 1)]
    law = book("article A-1\n  forbid kill\n")
    for kind in (Referee, Swift, Plain):
        referee = kind(law, lexicon())
        assert [found for event in events for found in referee.take(event)] == []
