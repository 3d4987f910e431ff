"""Evictions: what staff see of the frontiers, and whom the holders of land let build."""

from institutions.playing import law
from institutions.town import Town, changes, refused, rulebook
from lawspeaker.institutions.order import Done

BOOK = rulebook(law())
GREEN = [[-1000, 0], [-700, 0], [-700, 300], [-1000, 300]]


def town() -> Town:
    """A town where Oak holds land, and houses of Ann, of Bo and Cy together, and of Cy stand in the frontier."""
    here = Town(BOOK)
    here.tell("profile", 0, player="root", staff="admin")
    here.tell("zone", 0, id="f1", kind="frontier", polygon=GREEN)
    here.tell("zone", 0, id="k7", kind="claim", polygon=[[300, 0], [600, 0], [600, 300], [300, 300]], owner="oak")
    here.tell("group", 0, id="oak", kind="clan", name="Oak", members=["ann", "bo"], leaders=["ann"])
    for base, owners, x in (
        ("b1", ["ann"], -900),
        ("b2", ["bo", "cy"], -800),
        ("b3", ["cy"], -750),
        ("b4", ["ann"], 0),
    ):
        here.tell("building", 0, building=base, at=[x, 10, 100], authorised=owners)
    return here


def test_staff_see_whose_houses_have_to_go_and_which_are_lived_in_by_others_too() -> None:
    done = town().order(1, "root", "sweep")
    assert isinstance(done, Done)
    assert done.say == "To be taken down: b1: ann. Lived in by others too, so look at it first: b2: bo."


def test_nobody_else_looks_through_the_frontiers() -> None:
    assert "Only staff" in refused(town().order(1, "ann", "sweep")).say


def test_a_house_in_a_frontier_that_has_to_go_is_owed_no_notice() -> None:
    done = town().order(1, "root", "evict", building="b1", reason="he has land", kind="frontier")
    assert isinstance(done, Done)
    assert changes(done.found) == [("eviction", None, "executable")]


def test_leave_to_build_says_who_and_where() -> None:
    here = town()
    assert isinstance(here.order(1, "ann", "permit.build", player="cy", region="k7"), Done)
    assert "region" in refused(here.order(1, "ann", "permit.build", player="cy")).say
