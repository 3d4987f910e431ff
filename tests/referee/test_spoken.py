"""Acts of which an article speaks, though none does in the modes that hold now: they are ruled on, and lawful."""

from typing import Any

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.referee.plain.plain import Plain
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

LAW = """
# Purge

```law
mode purge by command

article BUILD-1
  forbid place
  during purge

article WEAR-1
  forbid wear
  when name contains "bad"
  during purge
```
"""
WALL = {"type": "placed", "player": "ann", "entity": "wall", "kind": "wall", "at": [0, 0, 0]}
BAD = {"type": "named", "player": "ann", "name": "bad"}
DOOR = {"type": "door", "player": "ann", "entity": "door", "open": True}
PURGE = {"type": "mode", "name": "purge", "on": True}


def read() -> Any:
    reader = BookReader(lexicon(), "purge")
    reader.chapter("purge.md", LAW)
    return reader.finish()


def judged(kind: type[Plain] | type[Referee], *told: dict[str, Any]) -> list[tuple[str, str]]:
    referee = kind(read(), lexicon())
    events = [decode_line(json.encode({"t": i * 1000, "seq": i, **each})) for i, each in enumerate(told, 1)]
    found = [one for event in events for one in referee.take(event)]
    return [(one.act, one.ruling) for one in found if isinstance(one, Ruling)]


@pytest.mark.parametrize("kind", [Plain, Referee, Swift])
@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([WALL], [("place", "lawful")]),
        ([PURGE, WALL], [("place", "unlawful")]),
        ([DOOR], []),
    ],
)
def test_what_an_article_speaks_of_is_ruled_on_in_every_mode(
    kind: type[Plain] | type[Referee], told: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    assert judged(kind, *told) == expected


@pytest.mark.parametrize("kind", [Referee, Swift])
@pytest.mark.parametrize(("told", "expected"), [([BAD], []), ([PURGE, BAD], [("wear", "unlawful")])])
def test_an_act_of_being_that_no_article_forbids_now_is_not_put_out(
    kind: type[Referee], told: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    assert judged(kind, *told) == expected
