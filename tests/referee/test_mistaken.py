"""Who finds on a clause that the rulebook does not have is told so, and nothing changes."""

from typing import Any, TypeAlias

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found, Notice, Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.plain.plain import Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

Kind: TypeAlias = type[Plain] | type[Referee]
by_all = pytest.mark.parametrize("by", [Plain, Referee, Swift])
LAW = """# Law
```law
article WARN-1
  forbid attack
  cites DR-2.1-1
  when attacker warned victim within the last 1 minute
```
"""
REGISTER = "id,kind,decide,text\nDR-2.1-1,forbid,auto,Nobody strikes whom he warned.\nDR-2.2-1,forbid,assist,Be kind.\n"


def found_of(question: str, by: Kind, register: str = REGISTER) -> list[Found]:
    """What comes of a hit on which staff found this clause broken."""
    reader = BookReader(lexicon(), "mistaken")
    reader.chapter("law.md", LAW)
    if register:
        reader.register(register)
    referee = by(reader.finish(), lexicon())
    hit: dict[str, Any] = {"type": "hit", "attacker": "ann", "victim": "bo", "weapon": "rock", "damage": 5}
    told: dict[str, Any] = {"type": "finding", "by": "staff", "subject": 2, "question": question, "answer": "yes"}
    lines: list[dict[str, Any]] = [{"type": "server_started"}, hit, told]
    events = [decode_line(json.encode({"t": 1000 * n, "seq": n, "n": n, **line})) for n, line in enumerate(lines, 1)]
    return [found for event in events for found in referee.take(event)]


def values(found: list[Found]) -> list[str]:
    return [one.ruling for one in found if isinstance(one, Ruling)]


@by_all
@pytest.mark.parametrize("question", ["DR-2.1-1", "DR-2.2-1"])
def test_a_clause_of_the_register_is_broken_by_a_finding(question: str, by: Kind) -> None:
    assert values(found_of(question, by)) == ["lawful", "unlawful"]


@by_all
@pytest.mark.parametrize("question", ["dr-2.1-1", "DR-2.1-11", "NOPE"])
def test_what_the_register_does_not_have_is_no_clause(question: str, by: Kind) -> None:
    assert values(found_of(question, by)) == ["lawful"]


@by_all
def test_where_there_is_no_register_any_name_may_be_a_clause(by: Kind) -> None:
    assert values(found_of("NOPE", by, register="")) == ["lawful", "unlawful"]


@by_all
def test_to_say_none_at_all_is_no_clause_anywhere(by: Kind) -> None:
    assert values(found_of("", by, register="")) == ["lawful"]


@pytest.mark.parametrize("by", [Referee, Swift])
def test_whoever_slipped_is_told_what_he_may_have_meant(by: Kind) -> None:
    notices = [one for one in found_of("dr-2.1-1", by) if isinstance(one, Notice)]
    assert [(one.to, one.say) for one in notices] == [
        (
            ["staff"],
            "No clause is called `dr-2.1-1`, so what you found of 2 changes nothing: did you mean `DR-2.1-1`?",
        )
    ]
