"""Reasons on what came before: whether it was lawful is told only as far as it is settled."""

from typing import Any

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

Line = dict[str, Any]
RULES = """# Rules
```law
define a player wronged another player
  when the player hit the other player
   and that hit was not lawful

article HIT-1
  forbid attack
  when staff find that "it was meant"

article T-1
  forbid kill

article T-2 despite T-1
  permit kill
  when victim wronged attacker
  unless {spoilt}
```
"""
SPOILT = "attacker is recording"
HIT: Line = {"type": "hit", "attacker": "bo", "victim": "ann", "weapon": "rock", "damage": 5}
KILL: Line = {"type": "kill", "attacker": "ann", "victim": "bo", "weapon": "rock"}


def found(answer: str) -> Line:
    return {"type": "finding", "by": "staff", "subject": 1, "question": "HIT-1?1", "answer": answer}


def because(make: type[Referee], *told: Line, spoilt: str = SPOILT) -> list[str]:
    """Why the last ruling on a kill is so."""
    reader = BookReader(lexicon(), "settled")
    reader.chapter("rules.md", RULES.format(spoilt=spoilt))
    referee = make(reader.finish(), lexicon())
    rulings: list[Ruling] = []
    for seq, line in enumerate(told, 1):
        event = decode_line(json.encode({"t": seq * 1000, "seq": seq, "n": seq, **line}))
        rulings += [f for f in referee.take(event) if isinstance(f, Ruling) and f.act == "kill"]
    return [each for each in rulings[-1].because if each.startswith("T-2")]


@pytest.mark.parametrize("make", [Referee, Swift])
@pytest.mark.parametrize(
    ("later", "said"),
    [
        pytest.param([], ["T-2: bo hit ann 1 s earlier (event 1); whether that was lawful is not settled"], id="asked"),
        pytest.param([found("yes")], ["T-2: bo hit ann 1 s earlier (event 1); that was not lawful"], id="it was not"),
        pytest.param([found("no")], [], id="it was"),
    ],
)
def test_whether_what_came_before_was_lawful_is_told_as_settled_only_when_it_is(
    make: type[Referee], later: list[Line], said: list[str]
) -> None:
    assert because(make, HIT, KILL, *later) == said


@pytest.mark.parametrize("make", [Referee, Swift])
def test_what_kept_a_permission_off_is_told_as_settled(make: type[Referee]) -> None:
    spoilt = "all of:\n    victim hit attacker\n    that hit was not lawful [X-1]"
    assert because(make, HIT, KILL, found("yes"), spoilt=spoilt) == [
        "T-2 gave no leave: bo hit ann 1 s earlier (event 1); that was not lawful"
    ]
