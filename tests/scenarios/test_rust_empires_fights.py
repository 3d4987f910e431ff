"""The Rust Empires rulebook on fights written from the contract and the clauses alone."""

import pytest

from scenarios.rust_empires import domes, grounds, parties
from scenarios.rust_empires.wire import Fight, trouble

STORIES: list[Fight] = [*domes.STORIES, *grounds.STORIES, *parties.STORIES]


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_fight_comes_out_as_the_clauses_say(story: Fight, announced: bool) -> None:
    assert not trouble(story, announced=announced)


def test_no_two_fights_share_an_id() -> None:
    names = [story.id for story in STORIES]
    assert sorted(set(names)) == sorted(names)
