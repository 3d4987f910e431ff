"""A prohibition that only an excuse keeps off: it applies where nobody can have given one, and not where one may have
gone unseen. So it is found by the tree and by generated code."""

from typing import Any

import msgspec
import pytest

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

T = 1_750_000_000_000
LAW = """```law
article WORD-1
  forbid attack
  unless attacker spoke aloud within the last 1 minute

article NAME-1
  forbid wear
  unless wearer spoke aloud within the last 1 minute
```
"""
BEGUN = {"type": "server_started", "name": "town"}
SPOKE = {"type": "voice", "player": "bo"}
HIT = {"type": "hit", "attacker": "bo", "victim": "ann", "weapon": "rock", "damage": 5}
NAMED = {"type": "joined", "player": "bo", "name": "Bo"}


def book() -> Rulebook:
    reader = BookReader(lexicon(), "excused")
    reader.chapter("town.md", LAW)
    return reader.finish()


BOOK = book()


def rulings(kind: type[Referee], *told: tuple[int, dict[str, Any]]) -> list[tuple[str, str]]:
    """What was ruled on and how; each event has a number of its sender's."""
    referee, found = kind(BOOK, lexicon()), []
    for seq, (n, fields) in enumerate(told, 1):
        event = decode_line(msgspec.json.encode({"t": T + seq, "seq": seq, "n": n, **fields}))
        found += [f for f in referee.take(event) if isinstance(f, Ruling)]
    return [(f.act, f.ruling) for f in found]


@pytest.mark.parametrize("kind", [Referee, Swift])
@pytest.mark.parametrize(("told", "act"), [(HIT, "attack"), (NAMED, "wear")])
def test_it_applies_without_an_excuse(kind: type[Referee], told: dict[str, Any], act: str) -> None:
    assert rulings(kind, (1, BEGUN), (2, told)) == [(act, "unlawful")]


@pytest.mark.parametrize("kind", [Referee, Swift])
@pytest.mark.parametrize("told", [HIT, NAMED])
def test_an_excuse_keeps_it_off(kind: type[Referee], told: dict[str, Any]) -> None:
    assert "unlawful" not in [ruling for _, ruling in rulings(kind, (1, BEGUN), (2, SPOKE), (3, told))]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_an_excuse_that_may_have_gone_unseen_leaves_it_unclear(kind: type[Referee]) -> None:
    assert rulings(kind, (1, BEGUN), (4, HIT)) == [("attack", "unclear")]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_what_may_be_excused_begins_no_lasting_breach(kind: type[Referee]) -> None:
    assert rulings(kind, (1, BEGUN), (4, NAMED)) == []
