"""What an act asks only because it rests on another may be found of it: the other is ruled on again, and then it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest

from lawspeaker.events import Event, Finding, Hit
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import load
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.plain.plain import Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.snapshot import dump
from lawspeaker.referee.snapshot import load as restore
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

RULES = """# Rules
```law
article KOS-1
  forbid attack

article TROLL-1 despite KOS-1
  permit attack
  when the damage is at most 9
   and staff find that "the victim was trolling"

article ANSWER-1 despite KOS-1
  permit attack
  when victim hit attacker within the last 2 hours
   and that hit was not lawful
```
"""
Make = Callable[[Rulebook, Lexicon], Plain | Referee | Swift]


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    (tmp_path / "rulebook.toml").write_text('name = "asked"\n')
    (tmp_path / "rules.md").write_text(RULES)
    return load(str(tmp_path), lexicon())


def blow(seq: int, attacker: str, victim: str, damage: int) -> Hit:
    return Hit(t=seq * 1000, seq=seq, attacker=attacker, victim=victim, weapon="rock", damage=damage)


def found(seq: int, subject: int, answer: str) -> Finding:
    told = {"t": seq * 1000, "seq": seq, "by": "staff", "subject": subject, "question": "TROLL-1?1", "answer": answer}
    return msgspec.convert(told, Finding)


FIGHT = [blow(1, "ana", "bo", 5), blow(2, "bo", "ana", 50), blow(3, "ana", "bo", 60)]


def rulings(found: Iterable[Found]) -> dict[int, str]:
    return {f.seq: f.ruling for f in found if isinstance(f, Ruling)}


@pytest.mark.parametrize("make", [Plain, Referee, Swift])
def test_what_is_found_of_the_answer_is_found_of_what_it_answers(book: Rulebook, make: Make) -> None:
    referee = make(book, lexicon())
    events: list[Event] = list(FIGHT)
    assert rulings(f for e in events for f in referee.take(e)) == {1: "unclear", 2: "unclear", 3: "unclear"}
    assert rulings(referee.take(found(4, 3, "yes"))) == {1: "lawful", 2: "unlawful", 3: "lawful"}


@pytest.mark.parametrize("make", [Plain, Referee, Swift])
def test_who_finds_otherwise_later_finds_it_of_the_same(book: Rulebook, make: Make) -> None:
    referee = make(book, lexicon())
    for event in FIGHT:
        list(referee.take(event))
    list(referee.take(found(4, 2, "yes")))
    assert rulings(referee.take(found(5, 2, "no"))) == {1: "unlawful", 2: "lawful", 3: "unlawful"}


def test_a_snapshot_knows_of_whom_it_was_found(book: Rulebook) -> None:
    first, second = Swift(book, lexicon()), Swift(book, lexicon())
    for event in [*FIGHT, found(4, 2, "yes")]:
        list(first.take(event))
    restore(second, dump(first))
    assert rulings(second.take(found(5, 2, "no"))) == rulings(first.take(found(5, 2, "no")))
