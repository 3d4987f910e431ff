"""Another rulebook comes into force while the game goes on: what began under the old one ends under it."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawspeaker.events import Event
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Change, Found, Ruling, Sanction
from lawspeaker.justice.court import Court
from lawspeaker.law.library import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee import snapshot
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.plays import book_of
from referee.streams import evenings

T = 1_790_000_000_000
STRICT = """
```law
let time to answer be 10 minutes

ladder peace
  warn
  ban 1 to 2 days

article KILL-1
  forbid kill
  ladder peace
  cites K-1

article PEACE-1
  oblige attacker to warn victim within time to answer after kill
  when that kill was not lawful
```
"""
MILD = """
```law
ladder peace
  mute 10 to 15 minutes
  kick

article KILL-1
  forbid kill
  when victim wrote anything in the channel "global" within the last 5 minutes
  ladder peace
  cites K-2
```
"""


def event(seq: int, type_: str, after: int, **fields: Any) -> Event:
    taken = decode_line(msgspec.json.encode({"type": type_, "t": T + after * 1000, "seq": seq, **fields}))
    assert isinstance(taken, Event)
    taken.seq = seq
    return taken


def kill(seq: int, after: int) -> Event:
    return event(seq, "kill", after, attacker="1", victim="2", weapon="rifle")


def played(first: Rulebook, then: Rulebook, before: list[Event], after: list[Event], kind: Any = Swift) -> list[Found]:
    court = Court(kind(first, lexicon(), [then]) if kind is Swift else kind(first, lexicon()))
    found = [one for each in before for one in court.take(each)]
    court.adopt(then, before[-1].seq + 1 if before else 0)
    return found + [one for each in after for one in court.take(each)]


def rulings(found: list[Found]) -> list[tuple[int, str, str]]:
    return [(one.seq, one.act, one.ruling) for one in found if isinstance(one, Ruling)]


def test_an_act_is_judged_by_the_rulebook_that_was_in_force() -> None:
    found = played(book_of(STRICT), book_of(MILD), [kill(1, 0)], [kill(3, 5)])
    assert rulings(found) == [(1, "kill", "unlawful"), (3, "kill", "lawful")]


def test_what_the_new_rulebook_asks_of_the_past_is_known() -> None:
    said = event(1, "chat", 0, player="2", channel="global", text="hello")
    found = played(book_of(STRICT), book_of(MILD), [said], [kill(3, 5)])
    assert rulings(found) == [(3, "kill", "unlawful")]


def test_a_duty_ends_under_the_rulebook_under_which_it_began() -> None:
    later = event(4, "time", 601)
    found = played(book_of(STRICT), book_of(MILD), [kill(1, 0)], [kill(3, 5), later])
    duties = [(one.id, one.new) for one in found if isinstance(one, Change) and one.what == "duty"]
    assert duties == [("duty:1:PEACE-1", "owed"), ("duty:1:PEACE-1", "broken")]


def test_an_act_that_is_decided_anew_keeps_its_rulebook() -> None:
    staff = event(3, "profile", 6, player="9", staff="admin")
    asked = event(4, "finding", 7, by="9", subject=1, question="K-1", answer="no")
    found = played(book_of(STRICT), book_of(MILD), [kill(1, 0)], [staff, asked])
    assert rulings(found) == [(1, "kill", "unlawful"), (1, "kill", "lawful")]


def test_each_offence_climbs_the_ladder_that_held_when_it_was_done() -> None:
    said = event(3, "chat", 4, player="2", channel="global", text="hello")
    found = played(book_of(STRICT), book_of(MILD), [kill(1, 0)], [said, kill(4, 5)])
    steps = [(one.nth, one.step["kind"]) for one in found if isinstance(one, Sanction)]
    assert steps == [(1, "warn"), (2, "kick")]


def test_a_rulebook_that_was_not_foreseen_is_not_adopted() -> None:
    referee = Swift(book_of(STRICT), lexicon())
    assert not referee.foresees(book_of(MILD))
    with pytest.raises(ValueError, match="asks of the past"):
        referee.adopt(book_of(MILD), 1)
    assert Swift(book_of(STRICT), lexicon(), [book_of(MILD)]).foresees(book_of(MILD))


A, B = load("darkrp", lexicon()), load("rg-rust", lexicon())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings(), st.data())
def test_both_referees_agree_across_a_change_of_rulebook(events: list[Event], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(events)))
    first, then = data.draw(st.sampled_from([(A, B), (B, A)]))
    swift, plain = (played(first, then, events[:at], events[at:], kind) for kind in (Swift, Referee))
    assert [msgspec.json.encode(one) for one in swift] == [msgspec.json.encode(one) for one in plain]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings(), st.data())
def test_a_referee_restored_after_a_change_goes_on_alike(events: list[Event], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(events)))
    cut = data.draw(st.integers(at, len(events)))
    swift = Swift(A, lexicon(), [B])
    for each in events[:at]:
        swift.take(each)
    swift.adopt(B, events[at - 1].seq + 1 if at else 0)
    for each in events[at:cut]:
        swift.take(each)
    again = Swift(A, lexicon(), [B])
    told = msgspec.msgpack.decode(msgspec.msgpack.encode(snapshot.dump(swift)))
    snapshot.load(again, told, {B.hash: B}.__getitem__)
    goes, resumed = ([one for each in events[cut:] for one in referee.take(each)] for referee in (swift, again))
    assert [msgspec.json.encode(one) for one in goes] == [msgspec.json.encode(one) for one in resumed]
