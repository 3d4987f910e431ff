"""The page about examples: its tables are made, and what it shows can be told."""

from pathlib import Path

from lawspeaker.cli.rulebook import MARKS, court, with_tables
from lawspeaker.law.book import load
from lawspeaker.law.fences import read_chapter
from lawspeaker.law.stories import Stories, read_story
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon

PAGE = (Path(__file__).parents[2] / "docs" / "examples.md").read_text(encoding="utf-8")


def test_its_tables_list_every_form_and_every_told_sentence() -> None:
    assert with_tables(PAGE) == PAGE, f"make them anew: {MARKS[0]}"


def test_its_first_example_comes_out_as_it_says() -> None:
    shown = PAGE.partition("````markdown\n")[2].partition("````")[0]
    stories = Stories()
    for fence in read_chapter("examples.md", shown):
        story = read_story(fence)
        stories.maps.update({story.name: story} if story.sort == "map" else {})
        stories.examples += [story] if story.sort == "example" else []
    trials = Trials(load("darkrp", lexicon()), stories, lexicon(), court)
    assert not trials.failures()
    assert len(trials.shown) == 1
