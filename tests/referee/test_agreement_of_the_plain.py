"""The plain referee, and the two that people use, agree on every ruling: generated law, generated evenings."""

from functools import cache
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from msgspec import UNSET

from lawspeaker.events import Command, Event, Finding
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.plain.plain import MANY, Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee import generated, streams

Said = tuple[str, list[str], list[str], list[str], list[int]]
slow = settings(deadline=None, suppress_health_check=list(HealthCheck))


def last(kind: Any, book: Rulebook, events: list[Event]) -> dict[Any, Said]:
    """What was ruled last of each act: value, articles, clauses, what is missing, and the events it rests on.

    What people found and reported is left out of those events, and all where the lines of an article are joined by
    `or`: there the referees do not yet name the same ones.
    """
    referee = kind(book, lexicon())
    rulings = [f for event in events for f in referee.take(event) if isinstance(f, Ruling)]
    found = {e.seq for e in events if isinstance(e, Finding) or (isinstance(e, Command) and e.name == "report")}
    loose = any(a.when is not None and a.when.joined == "or" for a in book.articles)
    return {(r.seq, r.act, r.actor, str(r.target)): said(r, found, loose) for r in rulings}


def said(ruling: Ruling, found: set[int], loose: bool) -> Said:
    missing = sorted(m.id for m in ruling.missing) if isinstance(ruling.missing, list) else []
    facts = [] if loose else [seq for seq in ruling.facts if seq not in found]
    return ruling.ruling, sorted(ruling.articles), sorted(ruling.clauses), missing, facts


def agree(book: Rulebook, events: list[Event], among: frozenset[str] = frozenset()) -> None:
    """The three agree; of more unknowns than can be tried, that there are so many is enough."""
    note(generated.told(events))
    plain = last(Plain, book, events)
    for kind in (Swift, Referee):
        other = {key: each for key, each in last(kind, book, events).items() if key[1] not in among}
        many = {key for found in (plain, other) for key, each in found.items() if len(each[3]) > MANY // 2}
        assert few(other, many) == few(plain, many)


def few(found: dict[Any, Said], many: set[Any]) -> dict[Any, Said]:
    return {key: (*each[:3], [], each[4]) if key in many else each for key, each in found.items()}


@settings(slow, max_examples=30)
@given(generated.rulebooks(), st.data())
def test_on_generated_law_and_evenings_the_referees_agree_with_the_plain_one(text: str, data: st.DataObject) -> None:
    book = generated.read(text)
    note(text)
    for _ in range(5):
        agree(book, data.draw(generated.evenings()))


WRONGED = """# Counted by what was ruled
```law
let hearing be 10 minutes

article A-1
  forbid attack

article B-2 despite A-1
  permit attack
  when victim hit attacker within the last 5 minutes
   and anyone reported it
   and staff find that "they had agreed to it"

define a player is wronged by another player
  when the other player attacked the player within the last 30 minutes
   and that attack was not lawful

article A-3
  forbid kill
  when at least 2 players are wronged by attacker

article A-4
  forbid loot
  when no player is wronged by looter

article A-5
  forbid raid
  when fewer than 2 players are wronged by raider
```
"""


@settings(slow, max_examples=40)
@given(generated.evenings())
def test_they_agree_on_how_many_were_wronged_by_what_was_ruled(events: list[Event]) -> None:
    agree(generated.read(WRONGED), events)


@cache
def darkrp() -> Rulebook:
    return load("darkrp", lexicon())


@settings(slow, max_examples=100)
@given(streams.evenings())
def test_on_a_rulebook_that_ships_the_referees_agree_with_the_plain_one(events: list[Event]) -> None:
    begun = msgspec.structs.replace(events[0], resumed=UNSET, records=UNSET)
    agree(darkrp(), [begun, *events[1:]], frozenset(("stay", "keep", "wear")))


@settings(slow, max_examples=30)
@given(generated.rulebooks(), st.data())
def test_what_is_found_last_is_as_if_it_had_been_known_from_the_start(text: str, data: st.DataObject) -> None:
    book = generated.read(text)
    note(text)
    for _ in range(3):
        events = data.draw(generated.evenings())
        late = [e for e in events if not isinstance(e, Finding)]
        acts = {e.seq for e in late}
        told = [at(late[-1], e) for e in events if isinstance(e, Finding) and e.subject in acts]
        found = sorted(told, key=lambda finding: int(finding.subject))
        early = [each for e in late for each in (e, *(at(e, f) for f in found if f.subject == e.seq))]
        note(generated.told([*late, *found]))
        assert spoken(book, [*late, *found]) == spoken(book, early)


def at(moment: Event, finding: Finding) -> Finding:
    """The same finding, made at once."""
    return msgspec.structs.replace(finding, t=moment.t, n=UNSET)


def spoken(book: Rulebook, events: list[Event]) -> dict[Any, bytes]:
    """The last ruling on each act, to the byte."""
    referee = Swift(book, lexicon())
    rulings = [f for event in events for f in referee.take(event) if isinstance(f, Ruling)]
    return {(r.seq, r.act, r.actor, str(r.target)): msgspec.json.encode(r) for r in rulings}
