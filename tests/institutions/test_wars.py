"""Wars and attacks: declared, waited for, accepted, fought over land, and over by surrender, peace or an end."""

from typing import Any

import pytest

from institutions.town import HOUR, Town, changes, notices, opened, refused, rulebook

LAW = """
# War

```law
let war wait be 12 hours
let war opening be 1 hour
let attack time be 6 hours

table war procedure
               serves
  war.declare  W-1
  war active   W-2
  war.attack   W-3
```
"""
OPEN = "war:4"


def town(*, era: int | None = None) -> Town:
    place = Town(rulebook(LAW))
    for group, *members in (("oak", "ann", "al"), ("elm", "bo"), ("ash", "cy")):
        place.tell("group", 0, id=group, kind="faction", name=group.title(), members=members, leaders=members[:1])
    if era is not None:
        place.tell("era_started", era)
    return place


def at_war(**more: Any) -> Town:
    """Oak has declared war on Elm at the hour 0."""
    place = town()
    assert opened(place.order(0, "ann", "war.declare", faction="elm", region="g7", **more)) == OPEN
    return place


def active() -> Town:
    place = at_war()
    place.order(1, "bo", "war.accept", war=OPEN)
    return place


def test_a_war_waits_and_then_is_open_for_attacks() -> None:
    place = at_war()
    assert changes(place.found) == [("war", None, "declared")]
    assert [(n.to, n.clauses) for n in notices(place.found)] == [("all", ["W-1"])]
    assert changes(place.wait(12 * HOUR - 1)) == []
    found = place.wait(12 * HOUR)
    assert changes(found) == [("war", "declared", "active")]
    assert notices(found)[0].clauses == ["W-2"]


def test_whoever_was_declared_war_on_may_waive_the_wait_and_nobody_else() -> None:
    place = at_war()
    refused(place.order(1, "ann", "war.accept", war=OPEN))
    refused(place.order(1, "cy", "war.accept", war=OPEN))
    place.order(2, "bo", "war.accept", war=OPEN)
    assert changes(place.found)[-1] == ("war", "declared", "active")


@pytest.mark.parametrize(("after", "state"), [(HOUR - 1, "active"), (HOUR, "declared")])
def test_in_the_first_time_of_an_era_nobody_waits(after: int, state: str) -> None:
    place = town(era=1000)
    place.order(1000 + after, "ann", "war.declare", faction="elm")
    assert changes(place.found)[-1] == ("war", None, state)


def test_one_war_between_two_at_a_time_whoever_declares_it() -> None:
    place = at_war()
    assert "already" in refused(place.order(1, "bo", "war.declare", faction="oak")).say
    refused(place.order(1, "ann", "war.declare", faction="oak"))
    refused(place.order(1, "ann", "war.declare", faction="nobody"))
    refused(place.order(1, "zoe", "war.declare", faction="elm"))


def test_peace_needs_both_sides() -> None:
    place = at_war()
    place.order(1, "ann", "war.peace", war=OPEN)
    place.order(2, "al", "war.peace")
    assert changes(place.found) == [("war", None, "declared")]
    place.order(3, "bo", "war.peace", faction="oak")
    assert changes(place.found)[-1] == ("war", "declared", "ended")
    refused(place.order(4, "bo", "war.peace", war=OPEN))


def test_one_side_may_surrender_and_a_stranger_may_not() -> None:
    place = at_war()
    refused(place.order(1, "cy", "war.surrender", war=OPEN))
    place.order(2, "bo", "war.surrender", war=OPEN)
    assert changes(place.found)[-1] == ("war", "declared", "ended")


def test_an_ally_named_in_the_declaration_is_a_party_and_others_are_not() -> None:
    place = at_war(allies=["ash", "elm"])
    place.order(1, "bo", "war.accept", war=OPEN)
    assert opened(place.order(2, "cy", "war.attack", war=OPEN, region="g7")) == "attack:6"
    assert "party" in refused(active().order(2, "cy", "war.attack", war=OPEN, region="g7")).say


def test_an_attack_has_its_time() -> None:
    place = active()
    assert opened(place.order(10, "ann", "war.attack", war=OPEN, region="g7", grid="G7")) == "attack:6"
    assert notices(place.found)[-1].say.startswith("Oak attacks Elm in g7 (G7) until ")
    assert changes(place.wait(10 + 6 * HOUR - 1)) == []
    assert changes(place.wait(10 + 6 * HOUR)) == [("attack", "open", "ended")]


def test_nobody_attacks_before_the_wait_is_over() -> None:
    assert "waits" in refused(at_war().order(1, "ann", "war.attack", war=OPEN, region="g7")).say


def test_what_was_attacked_is_captured_by_who_attacked_it() -> None:
    place = active()
    place.order(10, "ann", "war.attack", war=OPEN, region="g7")
    refused(place.order(11, "bo", "war.capture", war=OPEN, region="g7"))
    refused(place.order(11, "ann", "war.capture", war=OPEN, region="g8"))
    place.order(12, "al", "war.capture", war=OPEN, region="g7")
    assert changes(place.found)[-1] == ("attack", "open", "captured")


def test_with_a_war_its_attacks_end() -> None:
    place = active()
    place.order(10, "ann", "war.attack", war=OPEN, region="g7")
    found = place.order(11, "bo", "war.surrender", war=OPEN)
    assert changes(found.found) == [("war", "active", "ended"), ("attack", "open", "ended")]  # type: ignore[union-attr]


def test_a_group_that_ends_and_an_era_end_wars() -> None:
    place = at_war()
    assert changes(place.tell("group_ended", 5, id="elm")) == [("war", "declared", "ended")]
    place = at_war()
    assert changes(place.tell("era_started", 5)) == [("war", "declared", "ended")]


def test_a_rulebook_without_the_wait_has_no_wars() -> None:
    assert not {"war.declare", "war.attack"} & set(Town().institutions.orders)
