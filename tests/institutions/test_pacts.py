"""Hires and alliances: offered, accepted, over by an end, by time, or with a group."""

from institutions.town import HOUR, Town, changes, notices, opened, refused, rulebook
from lawspeaker.institutions.order import Done, Refusal

LAW = """
# Pacts

```law
let hire offer be 1 hour
let hire time be 7 days
let alliance offer be 24 hours

table pact procedure
                    serves
  hire              P-1
  alliance.declare  P-2
```
"""
DAY = 24 * HOUR


def town() -> Town:
    place = Town(rulebook(LAW))
    for group, kind, *members in (
        ("oak", "faction", "ann", "al"),
        ("elm", "faction", "bo"),
        ("ash", "faction", "cy"),
        ("wolf", "mercenary", "dee", "di"),
    ):
        place.tell("group", 0, id=group, kind=kind, name=group.title(), members=members, leaders=members[:1])
    return place


def moved(done: Done | Refusal) -> list[tuple[str, str | None, str]]:
    """What an order moved."""
    assert isinstance(done, Done), done
    return changes(done.found)


def test_a_hire_runs_from_its_acceptance_until_it_is_ended() -> None:
    place = town()
    place.order(0, "ann", "hire", player="eve", id="h")
    assert changes(place.found) == [("hire", None, "offered")]
    assert [(n.to, n.clauses) for n in notices(place.found)] == [(["eve"], ["P-1"])]
    assert moved(place.order(1, "eve", "hire.accept")) == [("hire", "offered", "running")]
    assert moved(place.order(2, "eve", "hire.end")) == [("hire", "running", "ended")]


def test_nobody_accepts_a_hire_for_another() -> None:
    place = town()
    place.order(0, "ann", "hire", group="wolf", id="h")
    assert refused(place.order(1, "bo", "hire.accept", hire="h"))
    assert refused(place.order(1, "ann", "hire.accept", hire="h"))
    assert moved(place.order(1, "dee", "hire.accept", hire="h")) == [("hire", "offered", "running")]


def test_an_offer_lapses_and_a_hire_is_over_in_time() -> None:
    place = town()
    place.order(0, "ann", "hire", player="eve", id="h")
    assert changes(place.wait(HOUR - 1)) == []
    assert changes(place.wait(HOUR)) == [("hire", "offered", "ended")]
    place.order(HOUR, "ann", "hire", player="eve", id="g")
    place.order(HOUR, "eve", "hire.accept")
    assert changes(place.wait(HOUR + 7 * DAY)) == [("hire", "running", "ended")]


def test_with_a_group_its_hires_are_over() -> None:
    place = town()
    place.order(0, "ann", "hire", player="eve", id="h")
    place.order(0, "eve", "hire.accept")
    assert changes(place.tell("group_ended", 1, id="oak")) == [("hire", "running", "ended")]


def test_an_alliance_is_formed_when_all_have_accepted_it() -> None:
    place = town()
    declared = place.order(0, "ann", "alliance.declare", groups=["elm", "ash"], kind="Full", id="a")
    assert opened(declared) == "a"
    assert [(n.to, n.clauses) for n in notices(place.found)] == [("all", ["P-2"])]
    assert moved(place.order(1, "bo", "alliance.accept")) == []
    assert refused(place.order(2, "bo", "alliance.accept"))
    assert moved(place.order(3, "cy", "alliance.accept")) == [("alliance", "declared", "formed")]


def test_an_alliance_goes_on_as_long_as_two_are_of_it() -> None:
    place = town()
    place.order(0, "ann", "alliance.declare", groups=["elm", "ash"], kind="full", id="a")
    place.order(1, "bo", "alliance.accept")
    place.order(1, "cy", "alliance.accept")
    assert moved(place.order(2, "bo", "alliance.leave")) == []
    assert changes(place.tell("group_ended", 3, id="ash")) == [("alliance", "formed", "ended")]


def test_an_alliance_that_not_all_accept_lapses() -> None:
    place = town()
    place.order(0, "ann", "alliance.declare", groups=["elm"], kind="defensive", id="a")
    assert changes(place.wait(DAY)) == [("alliance", "declared", "ended")]
    assert refused(place.order(DAY, "bo", "alliance.accept", alliance="a"))
