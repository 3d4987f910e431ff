"""The rulebook of Rust Empires on stories of raids, evictions, banishments, bounties, claims, vehicles and building."""

import io
import json
from typing import Any

import pytest

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Ruling
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon
from scenarios.rust_empires import (
    institutions_banishments,
    institutions_bounties,
    institutions_evictions,
    institutions_loose,
    institutions_raids,
    institutions_things,
    institutions_twins,
)
from scenarios.rust_empires.institutions_wire import Story, book, trouble

CHAPTERS = (
    institutions_raids,
    institutions_evictions,
    institutions_banishments,
    institutions_bounties,
    institutions_things,
    institutions_twins,
    institutions_loose,
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


UNSEEN: list[dict[str, Any]] = [
    {"type": "zone", "t": 1, "id": "u3", "kind": "region", "circle": [0, 0, 99], "owner": None},
    {"type": "building", "t": 2, "building": "b", "at": [0, 0, 0], "circle": [0, 0, 8], "authorised": ["dee"]},
    {"type": "structure_hit", "t": 3, "attacker": "cal", "entity": "w", "kind": "wall", "grade": "stone"}
    | {"building": "b", "weapon": "c4", "damage": 200, "at": [0, 0, 0]},
]
"""A raid on open land; whether anybody typed `/authed` before depends on who looked."""


@pytest.mark.parametrize(("records", "ruling"), [(None, ["unlawful"]), (["zone", "building", "structure_hit"], [])])
def test_a_duty_is_not_broken_where_nobody_could_see_it_kept(records: list[str] | None, ruling: list[str]) -> None:
    started = {"type": "server_started", "t": 0} | ({"records": records} if records else {})
    data = "\n".join(json.dumps(line) for line in (started, *UNSEEN)).encode()
    found = list(run([io.BytesIO(data)], Servers(book(), lexicon())))
    assert [each.ruling for each in found if isinstance(each, Ruling) and each.act == "duty"] == ruling


def test_no_two_stories_share_an_id() -> None:
    names = [story.id for story in STORIES]
    assert sorted(set(names)) == sorted(names)
