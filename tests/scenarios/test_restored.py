"""In the middle of any story a referee may be put away and taken out again, and the story ends alike."""

import io

import msgspec
import pytest

from lawspeaker.events import Event
from lawspeaker.events.faults import Fault
from lawspeaker.events.findings import Found
from lawspeaker.events.reader import Reader
from lawspeaker.referee import snapshot
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from scenarios.darkrp.scenario import Scenario, bare, book, settled
from scenarios.test_darkrp_scenarios import STORIES

SOME = STORIES[::9]
LONG = 10 * 24 * 3_600_000


def events_of(story: Scenario) -> list[Event]:
    """The events of a story that its main server sends."""
    lines, _ = settled(story)
    data = "\n".join(bare(line) for line in lines) + "\n"
    taken = [event for _, event in Reader([io.BytesIO(data.encode())]) if not isinstance(event, Fault)]
    return [event for event in taken if isinstance(event, Event) and event.server == "main"]


def told(found: list[Found]) -> list[bytes]:
    return [msgspec.json.encode(each) for each in found]


@pytest.mark.parametrize("story", SOME, ids=lambda story: story.id)
def test_a_story_broken_off_and_taken_up_again_ends_alike(story: Scenario) -> None:
    events = events_of(story)
    whole, first, second = (Swift(book(), lexicon()) for _ in range(3))
    for event in events[: len(events) // 2]:
        whole.take(event)
        first.take(event)
    snapshot.load(second, msgspec.msgpack.decode(msgspec.msgpack.encode(snapshot.dump(first))))
    for event in events[len(events) // 2 :]:
        assert told(second.take(event)) == told(whole.take(event))
    assert told(second.advance(whole.world.clock + LONG)) == told(whole.advance(whole.world.clock + LONG))
