"""The plain referee and the swift one, and findings that come late, agree on every ruling."""

from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawspeaker.events import Event, Finding
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import BookReader, load
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.streams import evenings

BOOK = load("darkrp", lexicon())


def judged(kind: type[Referee], events: list[Event]) -> list[Found]:
    referee = kind(BOOK, lexicon())
    return [found for event in events for found in referee.take(event)]


def last_rulings(found: list[Found]) -> dict[Any, bytes]:
    rulings = [f for f in found if isinstance(f, Ruling)]
    return {(r.seq, r.act, r.actor, str(r.target)): msgspec.json.encode(r) for r in rulings}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings())
def test_the_swift_referee_agrees_with_the_plain_one(events: list[Event]) -> None:
    assert [msgspec.json.encode(f) for f in judged(Swift, events)] == [
        msgspec.json.encode(f) for f in judged(Referee, events)
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings(), st.data())
def test_a_finding_equals_having_known_it_all_along(events: list[Event], data: st.DataObject) -> None:
    rulings = [f for f in judged(Swift, events) if isinstance(f, Ruling)]
    if not rulings:
        return
    ruling = data.draw(st.sampled_from(rulings))
    missing = [m.id for m in ruling.missing] if isinstance(ruling.missing, list) else []
    question = data.draw(st.sampled_from([*missing, *ruling.clauses, "DR-2.1-1"]))
    answer = data.draw(st.sampled_from(("yes", "no")))
    asked = Finding(t=events[-1].t, seq=ruling.seq, by="staff", subject=ruling.seq, question=question, answer=answer)
    at_once = [e for event in events for e in ([event, asked] if event.seq == ruling.seq else [event])]
    assert last_rulings(judged(Swift, [*events, asked])) == last_rulings(judged(Swift, at_once_in_time(at_once, asked)))


def at_once_in_time(events: list[Event], asked: Finding) -> list[Event]:
    """The same finding, made at the clock of the act it is about, whose number it bears: reasons name events."""
    found: list[Event] = []
    for event in events:
        if event is asked and found:
            found.append(msgspec.structs.replace(asked, t=found[-1].t))
        else:
            found.append(event)
    return found


AFTER = """# After
```law
article AFTER-1
  forbid kill
  when anyone hit victim within the last 10 minutes
   and victim hit anyone within 30 seconds after that hit

article AFTER-2
  forbid kill
  when anyone hit victim within the last 10 minutes
   and victim hit anyone at least 30 seconds after that hit

article IDLE-3
  forbid kill
  when the idle time of victim is at most the idle time of attacker
```
"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(evenings())
def test_they_agree_on_what_came_after_a_happening_and_on_measures_held_against_each_other(events: list[Event]) -> None:
    reader = BookReader(lexicon(), "after")
    reader.chapter("after.md", AFTER)
    book = reader.finish()
    swift, plain = Swift(book, lexicon()), Referee(book, lexicon())
    for event in events:
        assert [msgspec.json.encode(f) for f in swift.take(event)] == [
            msgspec.json.encode(f) for f in plain.take(event)
        ]
