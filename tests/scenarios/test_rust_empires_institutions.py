"""The rulebook of Rust Empires on stories of raids, evictions, banishments, bounties, claims, vehicles and building."""

import pytest

from scenarios.rust_empires import (
    institutions_banishments,
    institutions_bounties,
    institutions_evictions,
    institutions_raids,
    institutions_things,
    institutions_twins,
)
from scenarios.rust_empires.institutions_wire import Story, trouble

CHAPTERS = (
    institutions_raids,
    institutions_evictions,
    institutions_banishments,
    institutions_bounties,
    institutions_things,
    institutions_twins,
)
STORIES: list[Story] = [story for chapter in CHAPTERS for story in chapter.STORIES]

KNOWN: dict[str, str] = {}
"""Stories that do not come out right yet, and why."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_story_comes_out_as_the_clauses_say(story: Story) -> None:
    found = trouble(story)
    if story.id in KNOWN:
        assert found, f"`{story.id}` comes out right now: take it off the known list ({KNOWN[story.id]})"
    else:
        assert not found, "\n".join(found)


def test_no_two_stories_share_an_id() -> None:
    names = [story.id for story in STORIES]
    assert sorted(set(names)) == sorted(names)
