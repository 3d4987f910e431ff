"""The rulebook of a DarkRP town on stories written from the contract and the clauses alone."""

import pytest

from scenarios.darkrp import (
    arrests,
    breakins,
    clocks,
    edges,
    evenings,
    findings,
    houses,
    hurt,
    ladders,
    lines,
    mayors,
    melees,
    nlr,
    orders,
    questions,
    signs,
    sixes,
    unseen,
    verdicts,
    wires,
)
from scenarios.darkrp.known import KNOWN
from scenarios.darkrp.scenario import Scenario
from scenarios.darkrp.stage import mishaps

FIRST = (arrests, breakins, findings, houses, hurt, lines, mayors, melees, nlr, signs, wires)
SECOND = (clocks, edges, evenings, ladders, orders, questions, sixes, unseen, verdicts)
CHAPTERS = (*FIRST, *SECOND)
STORIES: list[Scenario] = [story for chapter in CHAPTERS for story in chapter.STORIES]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_story_comes_out_as_the_clauses_say(story: Scenario) -> None:
    found = mishaps(story)
    if story.id in KNOWN:
        assert found, f"`{story.id}` comes out right now: take it off the known list ({KNOWN[story.id]})"
    else:
        assert not found, "\n".join([story.why, *found])


def test_no_two_stories_share_an_id() -> None:
    names = [story.id for story in STORIES]
    assert sorted(set(names)) == sorted(names)


def test_every_known_failure_is_a_story() -> None:
    assert set(KNOWN) <= {story.id for story in STORIES}
