"""The Rust Empires rulebook on fights written from the contract and the clauses alone."""

import pytest

from scenarios.rust_empires import citing, domes, grounds, parties, records
from scenarios.rust_empires.wire import MAP, Fight, event, hit, rulings, trouble

STORIES: list[Fight] = [*domes.STORIES, *grounds.STORIES, *parties.STORIES, *records.STORIES, *citing.STORIES]
RESUMED = event("server_started", -8000, resumed=True)


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_a_fight_comes_out_as_the_clauses_say(story: Fight, announced: bool) -> None:
    assert not trouble(story, announced=announced)


def test_no_two_fights_share_an_id() -> None:
    names = [story.id for story in STORIES]
    assert sorted(set(names)) == sorted(names)


def test_of_a_server_that_was_long_running_its_houses_give_nothing_to_rule_on() -> None:
    found = rulings([RESUMED, *MAP, *grounds.house("ha", 450, 150, 25, "ann")])
    assert [each for each in found if each.ruling != "lawful"] == []


@pytest.mark.parametrize(("came", "right"), [(True, "unlawful"), (False, "unclear")])
def test_who_was_seen_to_come_is_awake_and_of_others_a_long_running_server_does_not_know(
    came: bool, right: str
) -> None:
    seen = [event("joined", -60, player="eli", name="Eli")] if came else []
    blow = hit(7200, "dee", records.BY, "eli", records.AT)
    assert [each.ruling for each in rulings([RESUMED, *MAP, *seen, blow]) if each.act == "attack"] == [right]


@pytest.mark.parametrize(("place", "right"), [((800, 600), "lawful"), ((500, -200), "unclear")])
def test_where_nobody_records_what_is_taken_nobody_is_a_caught_thief_but_anybody_may_have_stolen(
    place: tuple[float, float], right: str
) -> None:
    feed = event("server_started", -7300, records=["hit", "kill", "zone", "group", "positions", "joined", "left"])
    blow = hit(0, "dee", place, "eli", (place[0] + 2, place[1]))
    assert [each.ruling for each in rulings([feed, *MAP, blow]) if each.act == "attack"] == [right]
