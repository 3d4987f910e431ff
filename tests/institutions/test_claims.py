"""Claims: filed, looked at, put right, given up, told by the map, and shown on it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from institutions.town import DAY, HOUR, MINUTE, Town, changes, notices, opened, refused, rulebook
from lawspeaker.events.findings import Change
from lawspeaker.institutions.charts import made_at
from lawspeaker.institutions.machine import Cause
from lawspeaker.institutions.order import Done

LAW = """
```law
let claim cure time be 24 hours
let map refresh be 24 hours
let map hour be 22 hours

table map
              drawn
  frontier    green
  mini claim  light blue
  claimed     the name of its clan
  unclaimed   no colour

table procedure
                 serves
  claim          L-1
  claim invalid  L-2
  claim lapsed   L-3
```
"""
BOOK = rulebook(LAW)


def land(**more: Any) -> Town:
    town = Town(BOOK)
    for group, members in (("oak", ["ann", "bo"]), ("elm", ["cy"])):
        town.tell("group", 0, id=group, kind="clan", name=group.title(), members=members, leaders=members)
    town.tell("zone", 0, id="k7", kind="claim", circle=(0, 0, 50), **{"owner": None, **more})
    return town


def look(town: Town, t: int, answer: str, by: str = "root", question: str = "L-9") -> list[tuple[str, str | None, str]]:
    return changes(town.tell("finding", t, by=by, subject="k7", question=question, answer=answer))


def test_who_holds_land_in_his_own_name_is_called_by_it() -> None:
    town = land()
    town.tell("joined", 0, player="76561", name="Dee")
    town.order(0, "76561", "claim", region="k7")
    assert notices(town.found)[0].say == "Dee claims k7 (standard)."
    assert refused(town.order(1, "ann", "claim", region="k7")).say.startswith("k7 was claimed by Dee at ")


def test_land_that_has_a_name_is_called_by_it_before_its_id() -> None:
    town = land(name="Hollow")
    said = town.order(0, "ann", "claim", region="k7")
    assert said.say.startswith("You claim Hollow (k7).")
    assert notices(town.found)[0].say == "Oak claims Hollow (k7) (standard)."


def test_a_claim_is_pending_until_staff_approve_it() -> None:
    town = land()
    done = town.order(0, "ann", "claim", region="k7")
    assert opened(done) == "k7"
    assert changes(done.found) == [("claim", None, "pending")]  # type: ignore[union-attr]
    assert notices(town.found)[0].to == "all"
    assert "Oak claims k7 (standard)" in notices(town.found)[0].say
    town.tell("finding", 1, by="root", subject="k7", question="L-9", answer="no")
    moved = [f for f in town.found if isinstance(f, Change)][-1]
    assert (moved.new, moved.owner) == ("owned", "oak")
    assert notices(town.found)[-1].to == ["ann", "bo"]


def test_land_belongs_to_nobody_while_its_claim_is_pending() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    assert [f.owner for f in town.found if isinstance(f, Change)] == [None]


@pytest.mark.parametrize(("at", "state"), [(DAY - 1, "invalid"), (DAY, "lapsed")])
def test_a_fault_may_be_put_right_for_a_day(at: int, state: str) -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    assert look(town, 1, "yes") == [("claim", "pending", "invalid")]
    town.wait(1 + at)
    assert town.institutions.of["claim"].machine.things["k7"].state == state


def test_time_alone_is_told_to_the_group_with_its_clause() -> None:
    town = land(owner="oak", status="invalid")
    found = town.wait(DAY)
    assert changes(found) == [("claim", "invalid", "lapsed")]
    assert notices(found)[0].to == ["ann", "bo"]
    assert notices(found)[0].clauses == ["L-3"]


def test_while_staff_look_again_the_time_does_not_run() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    look(town, 0, "yes")
    assert isinstance(town.order(23 * HOUR, "bo", "claim", region="k7"), Done)
    assert look(town, 3 * DAY, "yes") == [("claim", "pending", "invalid")]
    assert changes(town.wait(3 * DAY + HOUR - 1)) == []
    assert changes(town.wait(3 * DAY + HOUR)) == [("claim", "invalid", "lapsed")]


def test_once_approved_a_new_fault_has_its_own_time() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    look(town, 0, "yes")
    look(town, 23 * HOUR, "no")
    look(town, 2 * DAY, "yes")
    assert changes(town.wait(3 * DAY - 1)) == []
    assert changes(town.wait(3 * DAY)) == [("claim", "invalid", "lapsed")]


def test_lapsed_land_is_for_the_next() -> None:
    town = land(owner="oak", status="invalid")
    assert isinstance(town.order(DAY, "cy", "claim", region="k7"), Done)
    assert changes(town.found)[-1] == ("claim", "lapsed", "pending")
    assert town.institutions.of["claim"].machine.things["k7"].owner == "elm"


def test_the_next_has_the_whole_time_for_a_fault_of_his_own() -> None:
    town = land(owner="oak", status="invalid")
    town.order(DAY, "ann", "claim", region="k7")
    look(town, DAY, "yes")
    assert changes(town.wait(2 * DAY - 1)) == []
    assert changes(town.wait(2 * DAY)) == [("claim", "invalid", "lapsed")]


@pytest.mark.parametrize(
    ("who", "args", "why"),
    [
        ("ann", {}, "`region`"),
        ("cy", {"region": "k7"}, "belongs to Oak"),
        ("ann", {"region": "k7"}, "yours already"),
        ("ann", {"region": "f1"}, "no land that can be claimed"),
    ],
)
def test_what_cannot_be_claimed(who: str, args: dict[str, Any], why: str) -> None:
    town = land(owner="oak")
    town.tell("zone", 0, id="f1", kind="frontier", circle=(500, 0, 50))
    assert why in refused(town.order(0, who, "claim", **args)).say


def test_who_came_first_is_looked_at_first() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    assert "was claimed by Oak" in refused(town.order(MINUTE, "cy", "claim", region="k7")).say


def test_a_pending_claim_may_be_filed_anew_in_other_words() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7", building="b1")
    assert isinstance(town.order(1, "bo", "claim", region="k7", kind="City"), Done)
    assert changes(town.found) == [("claim", None, "pending")]
    claim = town.institutions.of["claim"].machine.things["k7"]
    assert (claim.size, claim.building) == ("city", None)


def test_land_that_no_map_has_drawn_may_be_claimed() -> None:
    town = land()
    assert opened(town.order(0, "ann", "claim", region="G9")) == "G9"


def test_when_a_group_ends_what_it_held_or_filed_is_nobodys() -> None:
    town = land(owner="oak")
    town.tell("zone", 0, id="k8", kind="claim", circle=(200, 0, 50), owner=None)
    town.tell("zone", 0, id="k9", kind="claim", circle=(400, 0, 50), owner="elm")
    town.order(1, "ann", "claim", region="k8")
    found = town.tell("group_ended", 2, id="oak")
    assert [(f.id, f.old, f.new) for f in found if isinstance(f, Change)] == [
        ("k7", "owned", "unclaimed"),
        ("k8", "pending", "unclaimed"),
    ]
    assert isinstance(town.order(3, "cy", "claim", region="k7"), Done)
    assert town.tell("group_ended", 4, id="oak") == []


def test_who_belongs_to_no_group_claims_for_himself() -> None:
    town = land()
    town.order(0, "jon", "claim", region="k7", kind="mini")
    assert town.institutions.of["claim"].machine.things["k7"].owner == "jon"
    assert notices(town.wait(0)) == []
    look(town, 1, "no")
    assert notices(town.found)[-1].to == ["jon"]


def test_land_is_given_up_by_its_own() -> None:
    town = land(owner="oak")
    assert "of yours" in refused(town.order(0, "cy", "unclaim", region="k7")).say
    assert isinstance(town.order(0, "bo", "unclaim", region="k7"), Done)
    assert changes(town.found)[-1] == ("claim", "owned", "unclaimed")
    assert isinstance(town.order(0, "cy", "claim", region="k7"), Done)


def test_land_passes_from_group_to_group() -> None:
    town = land(owner="oak")
    for group, why in ((None, "`group`"), ("oak", "another group"), ("fir", "another group")):
        assert why in refused(town.order(0, "bo", "transfer", region="k7", group=group)).say
    assert isinstance(town.order(5, "bo", "transfer", region="k7", group="elm"), Done)
    claim = town.institutions.of["claim"].machine.things["k7"]
    assert (claim.owner, claim.held, claim.state) == ("elm", 5, "owned")
    assert town.institutions.of["claim"].of("oak") == []


def test_what_is_only_filed_is_nobodys_to_give() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    assert "is pending" in refused(town.order(0, "ann", "transfer", region="k7", group="elm")).say


@pytest.mark.parametrize(
    ("fields", "state", "owner"),
    [
        ({"owner": "oak"}, "owned", "oak"),
        ({"owner": "oak", "status": "pending"}, "pending", "oak"),
        ({"owner": "oak", "status": "invalid"}, "invalid", "oak"),
        ({"owner": None}, "unclaimed", None),
        ({"status": "invalid"}, "invalid", "elm"),
        ({"status": "approved"}, "owned", "elm"),
    ],
)
def test_the_map_moves_the_same_claim_as_orders(fields: dict[str, Any], state: str, owner: str | None) -> None:
    town = land()
    town.order(0, "cy", "claim", region="k7")
    town.tell("zone", 1, id="k7", kind="claim", circle=(0, 0, 50), **fields)
    claim = town.institutions.of["claim"].machine.things["k7"]
    assert (claim.state, claim.owner) == (state, owner)


def test_a_map_that_says_nothing_of_owners_takes_nothing_that_was_ordered() -> None:
    town = land()
    town.order(0, "cy", "claim", region="k7")
    assert changes(town.tell("zone", 1, id="k7", kind="claim", circle=(0, 0, 60))) == []


def test_land_drawn_anew_without_its_owner_is_nobodys() -> None:
    town = land(owner="oak")
    assert changes(town.tell("zone", 1, id="k7", kind="claim", circle=(0, 0, 60))) == [("claim", "owned", "unclaimed")]


def test_the_same_told_again_moves_nothing() -> None:
    town = land(owner="oak", status="invalid")
    told = {"id": "k7", "kind": "claim", "circle": (0, 0, 50), "owner": "oak", "status": "invalid"}
    assert changes(town.tell("zone", HOUR, **told)) == []
    assert changes(town.tell("zone", 2 * DAY, **told)) == [("claim", "invalid", "lapsed")]


def test_with_its_zone_a_claim_is_over() -> None:
    town = land(owner="oak")
    assert changes(town.tell("zone_ended", 1, id="k7")) == [("claim", "owned", "unclaimed")]
    assert changes(town.tell("zone_ended", 2, id="k7")) == []


def test_an_era_ends_every_claim() -> None:
    town = land(owner="oak")
    assert changes(town.tell("era_started", 1)) == [("claim", "owned", "unclaimed")]
    assert town.institutions.of["claim"].of("oak") == []


def test_only_the_word_of_staff_counts() -> None:
    town = land()
    town.tell("profile", 0, player="cy", staff=None)
    town.order(0, "ann", "claim", region="k7")
    assert look(town, 1, "yes", by="cy") == []
    assert look(town, 1, "yes", question="LND-1?1") == []
    assert look(town, 1, "yes") == [("claim", "pending", "invalid")]
    assert look(town, 2, "yes") == []


def test_a_forbidden_claim_leaves_the_land_free() -> None:
    town = land()
    town.order(0, "ann", "claim", region="k7")
    assert changes(town.institutions.void("k7", Cause("override", 9, 5))) == [("claim", "pending", "unclaimed")]
    assert not town.institutions.void("k7", Cause("override", 9, 6))


def test_where_no_time_to_put_it_right_is_given_nobody_orders_claims() -> None:
    town = Town(rulebook("# Nothing\n"))
    assert "claim" not in town.institutions.orders
    assert "map" not in town.institutions.orders
    assert changes(town.tell("zone", 0, id="k7", kind="claim", circle=(0, 0, 50), owner="oak")) == [
        ("claim", None, "owned")
    ]


# The players' map


def seen(town: Town, t: int) -> str:
    done = town.order(t, "jon", "map")
    assert isinstance(done, Done)
    return done.say


@pytest.mark.parametrize(
    ("t", "made"), [(0, -2 * HOUR), (22 * HOUR - 1, -2 * HOUR), (22 * HOUR, 22 * HOUR), (DAY, 22 * HOUR)]
)
def test_the_map_is_made_once_a_day(t: int, made: int) -> None:
    assert made_at(BOOK, t) == made
    assert made_at(rulebook("# Nothing\n"), t) == t


def test_a_claim_is_on_the_map_when_it_is_made_next() -> None:
    town = land()
    town.tell("zone", 0, id="f1", kind="frontier", circle=(500, 0, 50), name="Meadow")
    town.tell("zone", 0, id="m2", kind="mini_claim", circle=(700, 0, 50), owner="elm")
    town.tell("zone", HOUR, id="k7", kind="claim", circle=(0, 0, 50), owner="oak")
    early, late = seen(town, 22 * HOUR - 1), seen(town, 22 * HOUR)
    assert "Unclaimed, no colour: k7." in early
    assert "Claimed, the name of its clan: k7 (Oak)." in late
    assert "Unclaimed" not in late
    for answer in (early, late):
        assert "Frontier, green: Meadow." in answer
        assert "Mini claim, light blue: m2" in answer
    assert "m2 (Elm)" in late
    assert "22:00:00" in early


moves = st.lists(st.tuples(st.integers(1, 30), st.sampled_from(("oak", "elm", None))), max_size=12)


@given(moves, st.integers(0, 60))
def test_the_map_shows_what_was_when_it_was_made(told: list[tuple[int, str | None]], later: int) -> None:
    town, t = land(), 0
    owners: list[tuple[int, str | None]] = [(0, None)]
    for hours, owner in told:
        t += hours * HOUR
        town.tell("zone", t, id="k7", kind="claim", circle=(0, 0, 50), owner=owner)
        owners.append((t, owner.title() if owner is not None else None))
    made = made_at(BOOK, t + later * HOUR)
    was = next((owner for at, owner in reversed(owners) if at <= made), None)
    assert town.institutions.of["claim"].shown("k7", made, town.world) == was  # type: ignore[attr-defined]
