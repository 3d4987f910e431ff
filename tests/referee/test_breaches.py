"""Breaches that last: behind a hole, what nobody recorded begins none and ends none; what was ruled before counts."""

from typing import Any

import pytest
from msgspec import json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon
from referee.plays import book_of

NOON = 1_750_000_000_000
BOOK = book_of(
    """
# A town

```law
article BACK-1
  forbid stay
  when visitor died within the last 5 minutes
   and visitor is inside any pvp zone
  cites T-1

article TALE-1
  forbid stay
  when visitor reported anyone within the last 1 hour
   and visitor is inside any pvp zone
   and staff find that "the report was made up"
  cites T-2
```
"""
)

TAGS = book_of(
    """
# A town

```law
let hearing be 1 hour

article NAME-1
  forbid wear
  when anyone reported it
   and staff find that "the tag is a bad one"
  cites T-3
```
"""
)

COLD = book_of(
    """
# A town

```law
article BLOW-1
  forbid attack
  when weapon is rock
  cites T-4

article COLD-1
  forbid stay
  when visitor is inside any pvp zone
   and visitor attacked anyone within the last 5 minutes
   and that attack was not lawful
  cites T-5
```
"""
)


class Watched:
    """A zone, a player, and one gateway that numbers what it tells."""

    def __init__(self, kind: type[Referee], book: Rulebook = BOOK) -> None:
        self.referee, self.seq, self.n = kind(book, lexicon()), 0, 0
        self.tell("zone", 0, id="dome", kind="pvp", circle=[0, 0, 50])
        self.tell("joined", 0, player="ann", name="Ann")

    def tell(self, type_: str, t: int, /, lost: int = 0, **fields: Any) -> list[Found]:
        self.seq, self.n = self.seq + 1, self.n + 1 + lost
        line = {"type": type_, "t": NOON + t, "n": self.n, **fields}
        event = decode_line(json.encode(line))
        event.seq = self.seq
        return self.referee.take(event)

    def stands(self, t: int, x: float, lost: int = 0) -> list[tuple[str, list[str]]]:
        """What is ruled when Ann is told to stand there."""
        found = self.tell("positions", t, lost, rows=[["ann", x, 0, 0]])
        rulings = [one for one in found if isinstance(one, Ruling)]
        return [("over" if isinstance(r.until, int) else r.ruling, list(r.articles)) for r in rulings]


@pytest.fixture(params=[Referee, Swift])
def town(request: pytest.FixtureRequest) -> Watched:
    return Watched(request.param)


def test_what_may_have_gone_unseen_begins_no_breach_and_asks_nobody(town: Watched) -> None:
    assert town.stands(1000, 10, lost=7) == []
    assert town.stands(2000, 20) == []
    assert list(town.referee.docket.entries.held) == []


def test_a_breach_that_was_seen_begins_and_ends_behind_a_hole_too(town: Watched) -> None:
    assert town.stands(1000, 90, lost=7) == []
    town.tell("died", 2000, player="ann", cause="fall", at=[90, 0, 0])
    assert town.stands(3000, 10) == [("unlawful", ["BACK-1"])]
    assert town.stands(4000, 12) == []
    assert town.stands(5000, 90) == [("over", ["BACK-1"])]


def test_while_a_breach_may_go_on_unseen_it_does_not_end(town: Watched) -> None:
    town.tell("died", 2000, player="ann", cause="fall", at=[90, 0, 0])
    assert town.stands(3000, 10) == [("unlawful", ["BACK-1"])]
    assert town.stands(4000, 12, lost=7) == []
    assert town.stands(303_000, 14) == []
    assert town.stands(304_001, 16) == [("over", ["BACK-1"])]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_a_new_tag_under_the_same_name_is_answered_for_by_itself(kind: type[Referee]) -> None:
    watched = Watched(kind, TAGS)
    watched.tell("profile", 0, player="sam", staff="admin")
    watched.tell("named", 1000, player="ann", name="Ann", tag="BAD")
    found = watched.tell("finding", 2000, by="sam", subject=watched.seq, question="T-3", answer="yes")
    rulings = [one for one in found if isinstance(one, Ruling)]
    assert [(r.seq, r.ruling, list(r.articles)) for r in rulings] == [(watched.seq - 1, "unlawful", ["NAME-1"])]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_what_was_ruled_on_before_begins_a_breach(kind: type[Referee]) -> None:
    watched = Watched(kind, COLD)
    watched.tell("hit", 1000, attacker="ann", victim="bo", weapon="spear", damage=5)
    assert watched.stands(2000, 10) == []
    watched.tell("hit", 3000, attacker="ann", victim="bo", weapon="rock", damage=5)
    assert watched.stands(4000, 10) == [("unlawful", ["COLD-1"])]
    assert watched.stands(5000, 12) == []
    assert watched.stands(303_000, 12) == [("over", ["COLD-1"])]
