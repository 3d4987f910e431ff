"""Forgeries that mend the chain behind them: what shows all the same, and what only the published hash shows."""

import pytest
from msgspec.structs import replace

from lawspeaker.record import Reader, Record, chain
from lawspeaker.record.state import State
from record.memory import Memory, Shelf
from record.wire import hit


@pytest.fixture
def shelf():
    shelf = Shelf()
    with Record(Memory(shelf)) as record:
        for t in range(3):
            record.append([hit(t), hit(t)])
            record.seal(whole=True)
    return shelf


def forge(shelf, *changes):
    """Change headers from the first page on, and chain everything anew."""
    previous = changes[0].get("previous", chain.START)
    for number, change in enumerate(changes, 1):
        page = replace(chain.decode(shelf.links[number]), **{**change, "previous": previous})
        shelf.links[number] = chain.encode(page)
        shelf.pages[number] = page
        previous = chain.digest(shelf.links[number])
    shelf.state = replace(State.load(shelf.state), hash=previous).dump()


def faults(shelf, published=None):
    return Reader(Memory(shelf)).verify(published).faults


def test_pages_that_overlap_show_though_the_chain_was_mended(shelf):
    forge(shelf, {}, {"first": 2}, {})
    assert faults(shelf) == ["page 2 begins before the page before it ends"]


def test_a_beginning_that_was_cut_off_shows_though_the_chain_was_mended(shelf):
    forge(shelf, {"previous": "f" * 64}, {}, {})
    assert faults(shelf) == ["page 1 has been altered: it says that another came before it"]


def test_a_chain_mended_with_care_shows_only_against_the_published_hash(shelf):
    published = Reader(Memory(shelf)).head().hash
    assert faults(shelf, published) == []
    forge(shelf, {}, {"steps": 5}, {})
    assert faults(shelf) == []
    assert faults(shelf, published) == ["the published hash is that of no link: another record was published"]
