"""Vehicles: who drives, parks and owns them, and what they run into. And trade."""

import pytest

from vocabulary.asked import BLIND, HIT, Asked, Line, book, false, hit, judged, tell, true, unknown

RECENT = "within the last 1 minute"


def vehicle(action: str, **more: object) -> Line:
    """Something happens to a car of Ann's."""
    return tell("vehicle", "ann", entity="car1", kind="car", action=action, **more)


UP, DOWN = vehicle("mounted"), vehicle("dismounted")
RAM = vehicle("rammed", target="wall1", target_kind="building")
OVER = vehicle("rammed", target="bo", target_kind="player")


def rows_of(line: str, yes: Line, no: Line) -> list[Asked]:
    """True of the one, false of the other, unknown where neither is recorded."""
    line = f"{line} {RECENT}"
    return [true(line, yes), false(line, no), unknown(line, start=BLIND)]


ASKED = [
    *rows_of("attacker mounted any thing", UP, DOWN),
    *rows_of("attacker dismounted any thing", DOWN, UP),
    *rows_of("attacker parked any thing", vehicle("parked"), UP),
    *rows_of("attacker locked the vehicle any thing", vehicle("locked"), UP),
    *rows_of("attacker took ownership of any thing", vehicle("owned"), UP),
    *rows_of("any thing decayed", vehicle("decayed"), UP),
    *rows_of("attacker rammed any thing", RAM, OVER),
    *rows_of("attacker ran over victim", OVER, RAM),
    true(f"attacker ran over victim {RECENT}", hit(means="vehicle"), HIT),
    false(f"attacker ran over victim {RECENT}", hit(), HIT),
    true("attacker sits in the vehicle of attacker", UP),
    true("the kind of the vehicle of attacker is car", UP),
    false("the kind of the vehicle of attacker is car", UP, DOWN),
    unknown("the kind of the vehicle of attacker is car", start=BLIND),
    false("attacker sits in the vehicle of attacker", UP, DOWN),
    unknown("attacker sits in the vehicle of attacker", start=BLIND),
    true("attacker is on foot", UP, DOWN),
    false("attacker is on foot", UP),
    unknown("attacker is on foot", start=BLIND),
    true('attacker rides a "car"', UP),
    false('attacker rides a "tugboat"', UP),
    unknown('attacker rides a "car"', start=BLIND),
    true("the target kind is building", RAM, act="ram"),
    false("the target kind is chinook", OVER, act="ram"),
    true("the target kind is player", hit(means="vehicle"), act="ram"),
    true("driver sits in vehicle", UP, act="drive"),
    true('the number of "car" of driver is 1', vehicle("owned"), UP, act="drive"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_vehicles_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


def test_whoever_is_run_over_is_the_target_of_the_ramming() -> None:
    found = judged(book("ram", "driver is driver"), {"type": "server_started"}, hit(means="vehicle", entity="car1"))
    assert [(r.act, r.actor, r.target) for r in found if r.act == "ram"] == [("ram", "ann", "bo")]


SOLD: Line = {"type": "trade", "seller": "ann", "buyer": "bo", "items": {"scrap": 5}, "price": 20}

TRADED = [
    *rows_of("attacker sold something to victim", SOLD, {**SOLD, "buyer": "cy"}),
    *rows_of('attacker sold "scrap" to victim', SOLD, {**SOLD, "items": {"wood": 1}}),
    true(f"attacker sold something to victim {RECENT}\n and the price of that sale is 20", SOLD),
    false(f"attacker sold something to victim {RECENT}\n and the price of that sale is 20", {**SOLD, "price": None}),
    unknown(
        f"attacker sold something to victim {RECENT}\n and the price of that sale is 20",
        {k: v for k, v in SOLD.items() if k != "price"},
    ),
]


@pytest.mark.parametrize("asked", TRADED, ids=str)
def test_a_sentence_about_trade_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
