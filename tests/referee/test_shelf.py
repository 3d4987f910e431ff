"""What lies on the shelf is as good as what is in hand."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawspeaker.events import Event, Finding, Hit
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import load
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.streams import evenings

BOOK = load("darkrp", lexicon())
DAYS = 3 * 24 * 3_600_000


def forgetful() -> Swift:
    """A referee who puts away what is older than a day."""
    return Swift(BOOK, lexicon())


def mindful() -> Swift:
    """One who keeps everything in hand."""
    referee = Swift(BOOK, lexicon())
    referee.docket.entries.shelf = None
    return referee


def heard(referee: Swift, events: list[Event]) -> list[Found]:
    return [found for event in events for found in referee.take(event)]


def days_later(events: list[Event]) -> Event:
    """A blow between strangers, long after."""
    last = events[-1]
    return Hit(t=last.t + DAYS, seq=last.seq + 1, attacker="eve", victim="fin", weapon="rock", damage=1.0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=evenings(), data=st.data())
def test_a_finding_days_later_changes_what_it_would_have_changed(events: list[Event], data: st.DataObject):
    later = days_later(events)
    first, second = forgetful(), mindful()
    rulings = [f for f in heard(first, [*events, later]) if isinstance(f, Ruling)]
    heard(second, [*events, later])
    assert not [key for key, entry in first.docket.entries.held.items() if entry.act.t < later.t - DAYS // 3]
    old = [r for r in rulings if r.seq <= events[-1].seq]
    if not old:
        return
    t, seq = later.t, later.seq
    for _ in range(3):
        ruling, seq = data.draw(st.sampled_from(old)), seq + 1
        missing = [m.id for m in ruling.missing] if isinstance(ruling.missing, list) else []
        question = data.draw(st.sampled_from([*missing, *ruling.clauses, "DR-2.1-1"]))
        answer = data.draw(st.sampled_from(("yes", "no")))
        found = Finding(t=t, seq=seq, by="staff", subject=ruling.seq, question=question, answer=answer)
        assert [msgspec.json.encode(f) for f in first.take(found)] == [
            msgspec.json.encode(f) for f in second.take(found)
        ]
        t += DAYS


def test_what_was_taken_off_goes_back_after_a_while():
    referee = forgetful()
    blow = Hit(t=1000, seq=1, attacker="ann", victim="bo", weapon="rock", damage=1.0)
    for i in range(3):
        heard(referee, [msgspec.structs.replace(blow, t=1000 + i * DAYS, seq=1 + i)])
    assert len(referee.shelf) == 2
    assert referee.docket.entries.at(1)
    assert len(referee.shelf) == 1
    heard(referee, [msgspec.structs.replace(blow, t=1000 + 3 * DAYS, seq=4)])
    assert len(referee.shelf) == 3
