"""A finding that comes ten thousand events later, with five hundred rulings resting on it."""

from pathlib import Path

import msgspec
import pytest

from lawspeaker.events import Command, Event, Finding, Hit, TimePassed
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

RULES = """# Rules
```law
article KOS-1
  forbid attack

article TROLL-1 despite KOS-1
  permit attack
  when attacker warned victim within the last 10 minutes
   and staff find that "the victim was trolling"

article ANSWER-1 despite KOS-1
  permit attack
  when victim hit attacker within the last 2 hours
   and that hit was not lawful
```
"""
RESTING = 500


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    (tmp_path / "rulebook.toml").write_text('name = "late"\n')
    (tmp_path / "rules.md").write_text(RULES)
    return load(str(tmp_path), lexicon())


def fight() -> list[Event]:
    events: list[Event] = [Command(t=0, seq=1, player="ana", name="warn", args={"player": "bo", "text": "stop"})]
    events.append(Hit(t=1000, seq=2, attacker="ana", victim="bo", weapon="rock", damage=5))
    for i in range(RESTING):
        events.append(Hit(t=2000 + i * 1000, seq=3 + i, attacker="bo", victim="ana", weapon="rock", damage=5))
    return events


def asked(t: int, seq: int, answer: str) -> Finding:
    return msgspec.convert(
        {"type": "finding", "t": t, "seq": seq, "by": "staff", "subject": 2, "question": "TROLL-1?1", "answer": answer},
        Finding,
    )


def rulings(book: Rulebook, events: list[Event]) -> dict[int, Ruling]:
    referee = Swift(book, lexicon())
    return {f.seq: f for event in events for f in referee.take(event) if isinstance(f, Ruling)}


@pytest.mark.parametrize(("answer", "then"), [("yes", "unlawful"), ("no", "lawful")])
def test_a_finding_ten_thousand_events_later_gives_what_it_would_have_given_at_once(
    book: Rulebook, answer: str, then: str
) -> None:
    begun = fight()
    later = [TimePassed(t=600_000 + i, seq=1000 + i) for i in range(10_000)]
    late = rulings(book, [*begun, *later, asked(700_000, 20_000, answer)])
    at_once = rulings(book, [*begun[:2], asked(1000, 20_000, answer), *begun[2:], *later])
    assert {r.ruling for seq, r in late.items() if seq > 2} == {then}
    assert [msgspec.json.encode(late[seq]) for seq in sorted(late)] == [
        msgspec.json.encode(at_once[seq]) for seq in sorted(at_once)
    ]


def test_until_it_is_found_all_that_rests_on_it_asks_the_same_question(book: Rulebook) -> None:
    found = rulings(book, fight())
    assert {r.ruling for r in found.values()} == {"unclear"}
    assert {tuple(m.id for m in r.missing) for r in found.values() if isinstance(r.missing, list)} == {("TROLL-1?1",)}
