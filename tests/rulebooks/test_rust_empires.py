"""Rust Empires: every example is a test of its own, and what they show together is held here."""

import csv
from pathlib import Path

import pytest

from lawspeaker.cli.rulebook import court
from lawspeaker.law.book import load
from lawspeaker.law.folder import find_rulebook
from lawspeaker.law.stories import Story, read_stories
from lawspeaker.referee.trial import Trials
from lawspeaker.vocabulary import lexicon

NAME = "rust-empires"
STORIES = read_stories(NAME)


@pytest.fixture(scope="module")
def trials() -> Trials:
    return Trials(load(NAME, lexicon()), STORIES, lexicon(), court)


@pytest.mark.parametrize("story", STORIES.examples, ids=lambda story: story.title)
def test_an_example_comes_out_as_it_says(story: Story, trials: Trials) -> None:
    told = [verdict for prepared, verdict in trials.verdicts if prepared.story is story]
    assert told, "\n\n".join(f.render() for f in trials.untold)
    assert not told[0].failures, "\n\n".join(f.render() for f in told[0].failures)


def test_every_example_expects_something() -> None:
    assert [s.title for s in STORIES.examples if not any(line.outcomes for line in s.lines)] == []


def test_examples_cite_clauses_of_the_register(trials: Trials) -> None:
    cited = {c for s in STORIES.examples for c in s.cites}
    named = {c for s in STORIES.examples for line in s.lines for e in line.outcomes for c in e.clauses}
    assert (cited | named) - set(trials.book.clauses) == set()


def test_the_register_has_every_clause_once_in_one_line() -> None:
    text = (find_rulebook(NAME) / "register.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len({row["id"] for row in rows}) == 531
    assert {row["decide"] for row in rows} == {"auto", "assist", "workflow", "info"}
    assert all(len(row["text"]) <= 140 for row in rows)


def test_examples_stand_under_the_law_that_they_show() -> None:
    for chapter in (p for p in find_rulebook(NAME).glob("*.md") if "```example" in _text(p)):
        assert _text(chapter).index("```law") < _text(chapter).index("```example")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
