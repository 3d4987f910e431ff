"""What defends a house by itself: turrets, SAM sites and traps; and how old, great and full things are."""

import pytest

from vocabulary.asked import BLIND, HIT, RECENT, Asked, Line, false, hit, house, kill, rows, tell, true, unknown, zone


def placed(entity: str = "t1", kind: str = "turret", **more: object) -> Line:
    """Ann sets down a turret."""
    return {"type": "placed", "player": "ann", "entity": entity, "kind": kind, "at": [0, 0, 0], "margin": 0, **more}


def turret(**more: object) -> Line:
    """Somebody tells of Ann's turret."""
    told = {"kind": "turret", "owner": "ann", "powered": True, "loaded": True, "at": [0, 0, 0], "margin": 0}
    return {"type": "turret", "entity": "t1", **told, **more}


def building(base: str, entities: int | None = None, **more: object) -> Line:
    """A house is described."""
    counted = {} if entities is None else {"entities": entities}
    return {"type": "building", "building": base, "at": [0, 0, 0], "authorised": ["ann"], **counted, **more}


H = house("h", "ann")
INSIDE, OUTSIDE = rows(bo=(19, 0)), rows(bo=(21, 0))
BY_TURRET = {"means": "turret", "entity": "t1"}
SHOT = {**kill(), **BY_TURRET}
DOWN = f"any thing shot down the passer-by victim {RECENT}"
TRAPPED = f"attacker trapped victim {RECENT}"
DROP: Line = {"type": "airdrop", "id": "a1", "state": "landed", "at": [30, 0, 0], "margin": 0}
SHOP = tell("vending", "ann", entity="t1", broadcasting=True, empty=True, at=[0, 0, 0])
ROOMS: Line = {"type": "hotel", "building": "h", "player": "ann", "rooms": 4, "empty": 2}
MORE = {**ROOMS, "rooms": 8}
DAY = 86_400_000
MONDAY = 1_749_859_200_000 + 2 * DAY
"""The midnight of the Monday after the day on which every stream begins, a Sunday."""
PURGE: Line = {"type": "calendar", "name": "purge", "starts": MONDAY + 2 * DAY + 72_000_000}
TODAY: Line = {"type": "calendar", "name": "purge", "starts": MONDAY - 3_600_000}
GONE: Line = {"type": "removed", "player": "ann", "entity": "t1", "kind": "turret", "tool": "remove"}
IN_B3, IN_H = placed(building="b3"), placed(building="h")
TIMES = "the number of parts of base compared with other houses is at least 3"
BEGUN = 'base is begun before the "monday" before the announced "purge"'
NOBODYS = zone("p", "property", radius=20, building="h")

ASKED = [
    true("thing is set down by this", placed(), act="place"),
    false("thing is set down by this", placed(), tell("upgraded", "ann", entity="t1", grade="stone"), act="place"),
    true("thing is known to look outside", placed(sees_outside=True), act="place"),
    false("thing is known to look outside", placed(), act="place"),
    false("thing is known to look outside", placed(sees_outside=False), act="place"),
    true("thing stands inside a house", zone("in", "base", radius=8, building="h"), placed(), act="place"),
    false("thing stands inside a house", zone("in", "base", 20, 0, 8, building="h"), placed(), act="place"),
    true("thing is within 30 metres of any airdrop", DROP, placed(), act="place"),
    false("thing is within 29 metres of any airdrop", DROP, placed(), act="place"),
    true("thing is within 10 metres of base", H, placed(building="h", at=[30, 0, 0]), act="place"),
    false("thing is within 9 metres of base", H, placed(building="h", at=[30, 0, 0]), act="place"),
    unknown("thing is within 10 metres of base", H, placed(building="h", at=[30, 0, 0], margin=1), act="place"),
    true("thing stands within 10 metres of its owner's ground", H, placed(building="h", at=[30, 0, 0]), act="place"),
    false("thing stands within 9 metres of its owner's ground", H, placed(building="h", at=[30, 0, 0]), act="place"),
    false("thing stands within 9 metres of its owner's ground", placed(), act="place"),
    unknown("thing stands within 9 metres of its owner's ground", H, placed(at=[29, 0, 0], margin=1), act="place"),
    unknown("thing stands within 9 metres of its owner's ground", NOBODYS, placed(at=[28, 0, 0]), act="place"),
    false("thing stands within 7 metres of its owner's ground", NOBODYS, placed(at=[28, 0, 0]), act="place"),
    true("thing is outside", placed(outside=True), act="place"),
    true("thing is outside", H, placed(at=[21, 0, 0]), act="place"),
    false("thing is outside", H, placed(at=[19, 0, 0]), act="place"),
    true("thing is outside", H, placed(building="h", at=[21, 0, 0]), act="place"),
    false("thing is outside", H, placed(building="h", at=[19, 0, 0]), act="place"),
    false("thing is outside", H, placed(building="h", at=[20, 0, 0], margin=1), act="place"),
    false("thing is outside", building("b1"), placed(building="b1", at=[90, 0, 0]), act="place"),
    true("the kind of thing is house", building("b1"), act="keep"),
    true("the kind of thing is cupboard", building("b1", cupboard="tc1"), act="keep"),
    true("the kind of thing is vending", SHOP, act="keep"),
    true("the kind of thing is block", tell("upgraded", "ann", entity="w1", grade="stone"), act="place"),
    true(DOWN, H, turret(), OUTSIDE, SHOT, HIT),
    false(DOWN, H, turret(), INSIDE, SHOT, HIT),
    unknown(DOWN, start=BLIND | {"records": ["hit", "zone"]}),
    true("victim passes by what struck him", H, turret(), OUTSIDE, hit(**BY_TURRET)),
    false("victim passes by what struck him", H, turret(), INSIDE, hit(**BY_TURRET)),
    unknown("victim passes by what struck him", H, turret(), hit(**BY_TURRET)),
    true(TRAPPED, hit(means="trap"), HIT),
    false(TRAPPED, hit(), HIT),
    unknown(TRAPPED, start={"type": "server_started", "records": ["shot"]}),
    true("the age of thing is at least 1 second", placed(), GONE, act="remove"),
    false("the age of thing is at least 2 seconds", placed(), GONE, act="remove"),
    true("a house is described by this", building("b1"), act="keep"),
    false("a house is described by this", placed(), act="place"),
    true("a hotel is described by this", ROOMS, act="keep"),
    false("a hotel is described by this", placed(), act="place"),
    true(TIMES, building("b1", 10), building("b2", 20), building("b3", 45), IN_B3, act="place"),
    false(TIMES, building("b1", 10), building("b3", 29), IN_B3, act="place"),
    false(TIMES, building("b3", 29), IN_B3, act="place"),
    true("base has more rooms than before", ROOMS, MORE, IN_H, act="place"),
    false("base has more rooms than before", MORE, ROOMS, IN_H, act="place"),
    false("base has more rooms than before", ROOMS, IN_H, act="place"),
    true("thing stands empty on the map", SHOP, GONE, act="remove"),
    false("thing stands empty on the map", {**SHOP, "empty": False}, GONE, act="remove"),
    true("thing stands empty on the map for 10 seconds", SHOP, {**GONE, "after": 10}, act="remove"),
    false("thing stands empty on the map for 10 seconds", SHOP, {**GONE, "after": 9}, act="remove"),
    false(
        "thing stands empty on the map for 10 seconds",
        SHOP,
        {**SHOP, "broadcasting": False},
        SHOP,
        {**GONE, "after": 9},
        act="remove",
    ),
    true('it is the day of the announced "purge"', TODAY),
    false('it is the day of the announced "purge"', PURGE),
    false('it is the day of the announced "purge"'),
    true(BEGUN, PURGE, building("h", placed=MONDAY - 1), IN_H, act="place"),
    false(BEGUN, PURGE, building("h", placed=MONDAY), IN_H, act="place"),
    unknown(BEGUN, PURGE, building("h"), IN_H, act="place"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_what_stands_at_a_house_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
