"""The rulebooks that ship keep one contract: every example is a test, and what they show together is held here."""

import csv
from functools import cache

import pytest
from msgspec import structs

from lawspeaker.cli.rulebook import court
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.justice.court import Court
from lawspeaker.law.book import load
from lawspeaker.law.folder import find_rulebook
from lawspeaker.law.stories import Stories, Story, read_stories
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon

CLAUSES = {"darkrp": 58, "rg-rust": 114, "rust-empires": 531}
"""The rulebooks with a register of their own, and how many clauses it has."""
QUICK = ("darkrp", "rg-rust")
"""Those of which it does not take long to see what is in force."""
SHIPPED = (*CLAUSES, "rust-empires-2")
HELD = {"darkrp": 3, "rg-rust": 4, "rust-empires": 24}
"""Of which so-manieth example it is held whether the tree finds what the swift referee does."""
DECIDE = {"auto", "assist", "workflow", "info"}


@cache
def stories(name: str) -> Stories:
    return read_stories(name)


@cache
def trials(name: str) -> Trials:
    return Trials(load(name, lexicon()), stories(name), lexicon(), court)


EXAMPLES = [(name, story) for name in SHIPPED for story in stories(name).examples]


@pytest.mark.parametrize(("name", "story"), EXAMPLES, ids=[f"{name}: {story.title}" for name, story in EXAMPLES])
def test_an_example_comes_out_as_it_says(name: str, story: Story) -> None:
    told = [one.verdict for one in trials(name).played if one.prepared.story is story]
    assert told, "\n\n".join(f.render() for f in trials(name).untold)
    assert not told[0].failures, "\n\n".join(f.render() for f in told[0].failures)


@pytest.mark.parametrize("name", HELD)
def test_the_tree_and_the_swift_referee_find_the_same(name: str) -> None:
    book = trials(name).book
    for prepared in trials(name).prepared[:: HELD[name]]:
        events = [*prepared.opening, *(event for beat in prepared.beats for event in beat.events)]
        courts = [Court(kind(book, lexicon())) for kind in (Referee, Swift)]
        tree, swift = ([_unsaid(one) for event in events for one in court.take(event)] for court in courts)
        assert tree == swift, prepared.story.title


def _unsaid(found: Found) -> Found:
    """A finding without its words, for of two who did it at once either may be named."""
    return structs.replace(found, because=[]) if isinstance(found, Ruling) else found


@pytest.mark.parametrize("name", SHIPPED)
def test_every_line_of_every_example_can_be_told(name: str) -> None:
    assert not trials(name).untold, "\n\n".join(f.render() for f in trials(name).untold)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_example_expects_something(name: str) -> None:
    assert [s.title for s in stories(name).examples if not any(line.outcomes for line in s.lines)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_examples_cite_clauses_of_the_register(name: str) -> None:
    cited = {c for s in stories(name).examples for c in s.cites}
    named = {c for s in stories(name).examples for line in s.lines for e in line.outcomes for c in e.clauses}
    assert (cited | named) - set(trials(name).book.clauses) == set()


@pytest.mark.parametrize("name", QUICK)
def test_every_clause_of_the_register_is_in_force(name: str) -> None:
    assert {clause: row.lacks for clause, row in trials(name).coverage().items() if not row.in_force} == {}


@pytest.mark.parametrize("name", CLAUSES)
def test_the_register_has_every_clause_once_in_one_line(name: str) -> None:
    text = (find_rulebook(name) / "register.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len({row["id"] for row in rows}) == CLAUSES[name]
    assert {row["decide"] for row in rows} == DECIDE
    assert all(len(row["text"]) <= 140 for row in rows)


@pytest.mark.parametrize("name", CLAUSES)
def test_examples_stand_under_the_law_that_they_show(name: str) -> None:
    for chapter in find_rulebook(name).glob("*.md"):
        text = chapter.read_text(encoding="utf-8")
        if "```example" in text:
            assert text.index("```law") < text.index("```example")


def test_rust_empires_2_has_every_article_of_the_rulebook_that_it_extends() -> None:
    ours, theirs = (load(name, lexicon()) for name in ("rust-empires-2", "rust-empires"))
    own = ["PEACE-1"]
    assert [a.id for a in ours.articles if a.id not in own] == [a.id for a in theirs.articles]
    assert set(own) <= {a.id for a in ours.articles}
    assert ours.modes["pve"].rule == ("always",)
