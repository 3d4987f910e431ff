"""A referee restored anywhere goes on alike."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawspeaker.events import Event
from lawspeaker.events.findings import Found
from lawspeaker.law.book import load
from lawspeaker.referee import snapshot
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.streams import evenings

BOOK = load("darkrp", lexicon())


def restored(referee: Referee) -> Referee:
    """The same referee, carried over as bytes."""
    other = type(referee)(BOOK, lexicon())
    snapshot.load(other, msgspec.msgpack.decode(msgspec.msgpack.encode(snapshot.dump(referee))))
    return other


def bytes_of(found: list[Found]) -> list[bytes]:
    return [msgspec.json.encode(each) for each in found]


@pytest.mark.parametrize("kind", [Referee, Swift])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=evenings(), data=st.data())
def test_a_referee_restored_anywhere_goes_on_alike(kind: type[Referee], events: list[Event], data: st.DataObject):
    cut = data.draw(st.integers(0, len(events)))
    whole, first = kind(BOOK, lexicon()), kind(BOOK, lexicon())
    for event in events[:cut]:
        assert bytes_of(whole.take(event)) == bytes_of(first.take(event))
    second = restored(first)
    assert snapshot.dump(second) == snapshot.dump(first)
    for event in events[cut:]:
        assert bytes_of(second.take(event)) == bytes_of(whole.take(event))
    end = whole.world.clock + 10 * 24 * 3_600_000
    assert bytes_of(second.advance(end)) == bytes_of(whole.advance(end))


def test_a_snapshot_of_another_rulebook_is_refused():
    taken = snapshot.dump(Swift(BOOK, lexicon()))
    taken["rulebooks"] = [[0, "another"]]
    with pytest.raises(ValueError, match="another rulebook"):
        snapshot.load(Swift(BOOK, lexicon()), taken)
