"""Contracts: offered, accepted, kept when both say so, broken when neither does, over when nobody knows."""

from typing import Any

import pytest

from institutions.town import DAY, HOUR, Town, changes, notices, refused, rulebook
from lawspeaker.events.findings import Change
from lawspeaker.institutions.order import Done, Refusal

LAW = """
# Contracts

```law
let contract offer be 1 hour
let contract time be 7 days

table contract procedure
                   serves
  contract         C-1
  contract broken  C-2
```
"""


def town() -> Town:
    place = Town(rulebook(LAW))
    place.tell("group", 0, id="oak", kind="clan", name="Oak", members=["cy", "di"], leaders=["cy"])
    return place


def offered(to: str = "bo", **more: Any) -> Town:
    place = town()
    place.order(0, "ann", "contract.offer", to=to, kind="trade", terms="500 scrap for a boat", id="c", **more)
    return place


def running(**more: Any) -> Town:
    place = offered(**more)
    place.order(1, "bo", "contract.accept")
    return place


def moved(done: Done | Refusal) -> list[tuple[str, str | None, str]]:
    assert isinstance(done, Done), done
    return changes(done.found)


def test_a_contract_is_kept_when_both_sides_have_said_so() -> None:
    place = running()
    assert changes(place.found) == [("contract", None, "offered"), ("contract", "offered", "running")]
    assert moved(place.order(2, "ann", "contract.done")) == []
    assert notices(place.found)[-1].to == ["bo"]
    assert "said so already" in refused(place.order(3, "ann", "contract.done")).say
    assert moved(place.order(4, "bo", "contract.done")) == [("contract", "running", "kept")]


def test_what_neither_side_says_is_done_in_time_is_broken() -> None:
    place = running(due=DAY)
    assert changes(place.wait(DAY - 1)) == []
    (change,) = place.wait(DAY)
    assert isinstance(change, Change)
    assert (change.old, change.new, change.clauses) == ("running", "broken", ["C-2"])


def test_what_one_side_alone_says_is_done_is_over_and_nobody_knows() -> None:
    place = running(due=DAY)
    place.order(2, "bo", "contract.done")
    assert changes(place.wait(DAY)) == [("contract", "running", "ended")]


def test_a_contract_without_a_date_is_over_after_a_while() -> None:
    assert changes(running().wait(7 * DAY + 1)) == [("contract", "running", "ended")]


def test_an_offer_lapses_and_either_side_may_end_one() -> None:
    assert changes(offered().wait(HOUR)) == [("contract", "offered", "ended")]
    assert moved(running().order(2, "ann", "contract.end")) == [("contract", "running", "ended")]
    assert moved(offered().order(2, "bo", "contract.end")) == [("contract", "offered", "ended")]


def test_only_whom_it_was_offered_to_accepts_it() -> None:
    place = offered()
    assert "for whom you offered" in refused(place.order(1, "ann", "contract.accept")).say
    assert "You have no contract" in refused(place.order(1, "cy", "contract.accept")).say
    assert "no contract `c` of yours" in refused(place.order(1, "cy", "contract.accept", contract="c")).say


def test_for_a_group_speaks_whoever_speaks_for_it_and_with_the_group_it_is_over() -> None:
    place = offered("oak")
    assert notices(place.found)[-1].to == ["cy"]
    assert moved(place.order(1, "di", "contract.accept")) == [("contract", "offered", "running")]
    assert changes(place.tell("group_ended", 2, id="oak")) == [("contract", "running", "ended")]


@pytest.mark.parametrize(
    ("args", "why"),
    [
        ({"terms": "a ride"}, "Say to whom"),
        ({"to": "bo"}, "what it is about"),
        ({"to": "ann", "terms": "a ride"}, "with himself"),
        ({"to": "bo", "terms": "a ride", "due": 0}, "lies ahead"),
        ({"to": "bo", "terms": "a ride", "id": 7}, "`id`"),
    ],
)
def test_an_offer_says_to_whom_and_what(args: dict[str, Any], why: str) -> None:
    assert why in refused(town().order(0, "ann", "contract.offer", **args)).say
