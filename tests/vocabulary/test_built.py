"""Building: what is placed, upgraded, taken down and kept."""

import pytest

from vocabulary.asked import BLIND, RECENT, START, Asked, Line, book, false, house, judged, tell, true, unknown

H = house("h", "ann")
WALL = tell("placed", "ann", entity="w1", kind="wall", at=[0, 10, 0], building="h", replaces="w0")
LOOSE = tell("placed", "ann", entity="w1", kind="wall", at=[0, 10, 0], building=None, replaces=None)
STONE = tell("upgraded", "ann", entity="w1", grade="stone", building="h")
GONE = tell("removed", "ann", entity="w1", kind="wall", tool="demolish", building="h")
HOTEL = tell("hotel", "ann", building="h", rooms=9, empty=4)

ASKED = [
    true(f"attacker placed any thing {RECENT}", WALL),
    false(f"attacker placed any thing {RECENT}", STONE),
    unknown(f"attacker placed any thing {RECENT}", start=BLIND),
    true(f"attacker placed anything at any base {RECENT}", H, WALL),
    false(f"attacker placed anything at any base {RECENT}", H, LOOSE),
    unknown(f"attacker placed anything at any base {RECENT}", H, start=BLIND),
    true(f'attacker built a "wall" {RECENT}', WALL),
    false(f'attacker built a "turret" {RECENT}', WALL),
    unknown(f'attacker built a "turret" {RECENT}', start=BLIND),
    true(f"attacker replaced any thing {RECENT}", WALL),
    false(f"attacker replaced any thing {RECENT}", LOOSE),
    unknown(f"attacker replaced any thing {RECENT}", start=BLIND),
    true(f'attacker upgraded any thing to "stone" {RECENT}', STONE),
    false(f'attacker upgraded any thing to "metal" {RECENT}', STONE),
    unknown(f'attacker upgraded any thing to "metal" {RECENT}', start=BLIND),
    true(f"attacker removed any thing {RECENT}", GONE),
    false(f"attacker removed any thing {RECENT}", WALL),
    unknown(f"attacker removed any thing {RECENT}", start=BLIND),
    true(f"attacker removed anything of any base {RECENT}", H, GONE),
    false(f"attacker removed anything of any base {RECENT}", H, {**GONE, "building": None}),
    unknown(f"attacker removed anything of any base {RECENT}", H, start=BLIND),
    true(f"attacker counted the rooms of any base {RECENT}", H, HOTEL),
    false(f"attacker counted the rooms of any base {RECENT}", H),
    unknown(f"attacker counted the rooms of any base {RECENT}", H, start=BLIND),
    true("the number of rooms of any base is 9", H, HOTEL),
    false("the number of rooms of any base is 9", H),
    unknown("the number of rooms of any base is 9", H, start=BLIND),
    true("the number of empty rooms of any base is 4", H, HOTEL),
    false("the number of empty rooms of any base is more than 4", H, HOTEL),
    unknown("the number of empty rooms of any base is more than 4", H, start=BLIND),
    true("the tool is demolish", GONE, act="remove"),
    false("the tool is pickup", GONE, act="remove"),
    true("the grade of thing is stone", WALL, STONE, act="place"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_building_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


KEPT = [
    (H, "h-tc", "h"),
    (WALL, "w1", "h"),
    (tell("authorised", "ann", cupboard="h-tc", building="h", on=True), "h-tc", "h"),
    (
        {
            "type": "turret",
            "entity": "t",
            "kind": "turret",
            "powered": True,
            "loaded": True,
            "at": [0, 0, 0],
            "owner": "ann",
        },
        "t",
        None,
    ),
    (tell("vending", "ann", entity="v", broadcasting=True, empty=True, at=[0, 0, 0], building="h"), "v", "h"),
    (HOTEL, "h", "h"),
    (tell("vehicle", "ann", entity="boat", kind="tugboat", action="owned"), "boat", None),
    (tell("vehicle", None, entity="boat", kind="tugboat", action="parked", owner="ann"), "boat", None),
]


@pytest.mark.parametrize(("event", "thing", "base"), KEPT)
def test_whoever_has_something_keeps_it(event: Line, thing: str, base: str | None) -> None:
    rulings = judged(book("keep", "owner is owner"), START, event)
    assert [(r.act, r.actor, r.target, r.ruling) for r in rulings] == [("keep", "ann", thing, "unlawful")]


def test_nobody_keeps_what_was_driven_off_or_taken_away() -> None:
    for event in (
        tell("vehicle", "ann", entity="boat", kind="tugboat", action="mounted"),
        tell("authorised", "ann", cupboard="h-tc", building="h", on=False),
    ):
        assert judged(book("keep", "owner is owner"), START, event) == []
