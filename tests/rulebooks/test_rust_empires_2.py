"""Rust Empires 2: its own examples, and that it is the rulebook it extends but for its peace."""

import pytest

from lawspeaker.cli.rulebook import court
from lawspeaker.law.book import load
from lawspeaker.law.stories import Story, read_stories
from lawspeaker.referee.trial import Trials
from lawspeaker.vocabulary import lexicon

NAME = "rust-empires-2"
STORIES = read_stories(NAME)


@pytest.fixture(scope="module")
def trials() -> Trials:
    return Trials(load(NAME, lexicon()), STORIES, lexicon(), court)


@pytest.mark.parametrize("story", STORIES.examples, ids=lambda story: story.title)
def test_an_example_comes_out_as_it_says(story: Story, trials: Trials) -> None:
    told = [verdict for prepared, verdict in trials.verdicts if prepared.story is story]
    assert told, "\n\n".join(f.render() for f in trials.untold)
    assert not told[0].failures, "\n\n".join(f.render() for f in told[0].failures)


def test_it_has_every_article_of_the_rulebook_that_it_extends() -> None:
    ours, theirs = (load(name, lexicon()) for name in (NAME, "rust-empires"))
    assert [a.id for a in ours.articles] == [a.id for a in theirs.articles]
    assert ours.modes["pve"].rule == ("always",)
