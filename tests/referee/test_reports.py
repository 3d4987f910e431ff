"""Reports that come after the act: what somebody was reported for decides which questions are asked; names that end."""

from typing import Any

import pytest
from msgspec import UNSET, json

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

RULES = """# Rules
```law
let hearing be 1 hour

table matter
          words
  bug     bug, glitch
  insult  insult, mean

article BUG-1
  forbid open
  when anyone reported it as "bug"
   and staff find that "he used a bug"

article MEAN-1
  forbid open
  when anyone reported it as "insult"
   and staff find that "it was mean"

article NAME-1
  forbid wear
  when name contains "admin"
```
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "rulebook.toml").write_text('name = "reports"\n')
    (folder / "rules.md").write_text(RULES)
    return load(str(folder), lexicon())


def rulings(book: Rulebook, make: type[Referee], *events: dict[str, Any]) -> list[Ruling]:
    referee = make(book, lexicon())
    found: list[Any] = []
    for seq, event in enumerate(events, 1):
        found += referee.take(decode_line(json.encode({"t": 1000 * seq, "seq": seq, **event})))
    return [one for one in found if isinstance(one, Ruling)]


DOOR = {"type": "door", "player": "vera", "entity": "door", "open": True}


def report(kind: str, text: str = "") -> dict[str, Any]:
    return {"type": "command", "player": "uli", "name": "report", "args": {"about": 1, "kind": kind, "text": text}}


@pytest.mark.parametrize("make", [Referee, Swift])
@pytest.mark.parametrize(
    ("order", "articles"),
    [
        (report("glitch"), ["BUG-1"]),
        (report("act", "that was mean"), ["MEAN-1"]),
        (report("bug", "and mean"), ["BUG-1"]),
        (report("act", "a mean bug"), ["BUG-1", "MEAN-1"]),
        (report("noise", "he sings"), []),
    ],
)
def test_what_an_act_is_reported_for_decides_who_asks(
    book: Rulebook, make: type[Referee], order: dict[str, Any], articles: list[str]
) -> None:
    last = rulings(book, make, DOOR, order)[-1]
    assert (last.seq, last.articles) == (1, articles)


@pytest.mark.parametrize("make", [Referee, Swift])
def test_a_forbidden_name_ends_when_another_is_taken(book: Rulebook, make: type[Referee]) -> None:
    names = [{"type": "named", "player": "yv", "name": name} for name in ("the admin", "Yves", "Yves")]
    begun, ended = rulings(book, make, *names)
    assert (begun.seq, begun.ruling) == (1, "unlawful")
    assert (ended.seq, ended.until) == (1, 2000)


NAMED = {"type": "named", "player": "yv"}
MOCKED = """# Rules
```law
let hearing be 1 hour

article MOCK-1
  forbid wear
  when anyone reported it
   and staff find that "it mocks somebody"
```
"""


@pytest.fixture(scope="module")
def mocking(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    folder = tmp_path_factory.mktemp("mocking")
    (folder / "rulebook.toml").write_text('name = "mocking"\n')
    (folder / "rules.md").write_text(MOCKED)
    return load(str(folder), lexicon())


@pytest.mark.parametrize("make", [Referee, Swift])
def test_a_name_that_may_still_be_reported_is_not_put_out_before_it_is(mocking: Rulebook, make: type[Referee]) -> None:
    assert rulings(mocking, make, {**NAMED, "name": "Yves"}, {**NAMED, "name": "Yvonne"}) == []


@pytest.mark.parametrize("make", [Referee, Swift])
def test_each_name_is_reported_by_itself_and_ends_when_another_is_taken(mocking: Rulebook, make: type[Referee]) -> None:
    report_ = {"type": "command", "player": "uli", "name": "report", "args": {"about": 2, "kind": "act", "text": ""}}
    yes = {"type": "finding", "by": "sam", "subject": 2, "question": "MOCK-1?1", "answer": "yes"}
    names = [{**NAMED, "name": name} for name in ("Yves", "UliSmells", "Yvonne")]
    found = rulings(mocking, make, names[0], names[1], report_, yes, names[2])
    assert [(one.seq, one.ruling, one.until) for one in found] == [
        (2, "unclear", UNSET),
        (2, "unlawful", UNSET),
        (2, "unlawful", 5000),
    ]


@pytest.mark.parametrize("make", [Referee, Swift])
def test_who_leaves_wears_no_name_and_who_comes_back_with_it_breaks_the_rule_anew(
    book: Rulebook, make: type[Referee]
) -> None:
    came = {"type": "joined", "player": "yv", "name": "the admin"}
    found = rulings(book, make, came, {"type": "left", "player": "uli"}, {"type": "left", "player": "yv"}, came)
    assert [(one.seq, one.ruling, one.until) for one in found] == [
        (1, "unlawful", UNSET),
        (1, "unlawful", 3000),
        (4, "unlawful", UNSET),
    ]
