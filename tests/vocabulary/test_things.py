"""Things: what they are, of what grade, in what state, where they stand, whose they are."""

import pytest

from vocabulary.asked import BLIND, Asked, Line, false, group, house, rows, square, tell, true, unknown, zone


def struck(**more: object) -> Line:
    """Ann damages a wall of Bo's house."""
    told = {"attacker": "ann", "entity": "w1", "kind": "wall", "weapon": "rocket", "damage": 50, "building": "h"}
    return {"type": "structure_hit", **told, **more}


def placed(player: str = "ann", entity: str = "w1", kind: str = "high_wall", **more: object) -> Line:
    """Somebody builds a high wall."""
    return tell("placed", player, entity=entity, kind=kind, at=[0, 10, 0], margin=0, **more)


FULL = struck(grade="twig", health=0.4, decaying=True, locked=True, part="entry_door", level=0, at=[0, 10, 0], margin=0)
PLAIN = struck(grade="stone", health=0.9, decaying=False, locked=False, part="inner", level=1)
GUN: Line = {"type": "turret", "entity": "w1", "kind": "turret", "powered": True, "loaded": False, "at": [0, 10, 0]}
TURRET = {**GUN, "owner": "ann", "gun": "trumpet", "mode": "attack", "loaded": True}
SHOP = tell("vending", "ann", entity="w1", broadcasting=True, empty=True, at=[0, 10, 0])
SHUT = {**SHOP, "broadcasting": False, "empty": False}
BOAT = tell("vehicle", "ann", entity="w1", kind="tugboat", action="mounted")
GONE = tell("removed", "ann", entity="w1", kind="high_wall", tool="demolish")
H = house("h", "bo")
HERE = rows(ann=(6, 0))
REGION = square("r1", "region", -50, -50, owner="oak")

NEW = placed(replaces="w0")


UNTOLD: Line = {"type": "server_started", "records": ["placed"]}
"""A source that did not say that it tells of houses."""

ASKED = [
    true("the grade of structure is twig", H, FULL, act="raid"),
    true("the grade of the structure is twig", H, FULL, act="raid"),
    false("the grade of structure is twig", H, PLAIN, act="raid"),
    unknown("the grade of structure is twig", H, struck(), act="raid"),
    true("the health of structure is less than 50 %", H, FULL, act="raid"),
    false("the health of structure is less than 50 %", H, PLAIN, act="raid"),
    unknown("the health of structure is less than 50 %", H, struck(), act="raid"),
    true("the structure is decaying", H, FULL, act="raid"),
    false("the structure is decaying", H, PLAIN, act="raid"),
    unknown("the structure is decaying", H, struck(), act="raid"),
    true("structure is locked", H, FULL, act="raid"),
    false("structure is locked", H, PLAIN, act="raid"),
    unknown("structure is locked", H, struck(), act="raid"),
    true("the part of structure is entry_door", H, FULL, act="raid"),
    false("the part of structure is entry_door", H, PLAIN, act="raid"),
    unknown("the part of structure is entry_door", H, struck(), act="raid"),
    true("the level of structure is 0", H, FULL, act="raid"),
    false("the level of structure is 0", H, PLAIN, act="raid"),
    unknown("the level of structure is 0", H, struck(), act="raid"),
    true("the kind of structure is wall", H, FULL, act="raid"),
    false("the kind of structure is box", H, FULL, act="raid"),
    true("the base of structure is base", H, FULL, act="raid"),
    false("the base of structure is any base of raider", H, FULL, act="raid"),
    unknown(
        "the base of the thing that struck is any base",
        H,
        {"type": "hit", "attacker": "ann", "victim": "bo", "weapon": "x", "damage": 1, "means": "trap"},
    ),
    true("structure is structure", H, FULL, act="raid"),
    false("structure is the thing replaced by structure", H, placed("bo", replaces="w0"), FULL, act="raid"),
    true(
        "the kind of the thing replaced by structure is wall",
        H,
        {**FULL, "entity": "w0"},
        placed("bo", replaces="w0"),
        FULL,
        act="raid",
    ),
    unknown("structure is the thing replaced by structure", H, FULL, act="raid"),
    true("structure showed its state within the last 1 minute", H, PLAIN, FULL, act="raid"),
    false("structure showed its state within the last 1 minute", H, FULL, act="raid"),
    unknown(
        "structure showed its state within the last 1 minute",
        H,
        FULL,
        act="raid",
        start={"type": "server_started", "records": ["structure_hit", "building"]},
    ),
    true("the height of thing is at least 10 metres", placed(), act="place"),
    false("the height of thing is less than 0 metres", placed(), act="place"),
    true("the gun in thing is trumpet", TURRET, placed(), act="place"),
    false("the gun in thing is none", TURRET, placed(), act="place"),
    unknown("the gun in thing is none", GUN, placed(), act="place"),
    true("the mode of thing is attack", TURRET, placed(), act="place"),
    false("the mode of thing is peace", TURRET, placed(), act="place"),
    unknown("the mode of thing is peace", GUN, placed(), act="place"),
    true("thing is powered", TURRET, placed(), act="place"),
    false("thing is powered", {**GUN, "powered": False}, placed(), act="place"),
    unknown("thing is powered", placed(), act="place"),
    true("thing is loaded", TURRET, placed(), act="place"),
    false("thing is loaded", GUN, placed(), act="place"),
    unknown("thing is loaded", placed(), act="place"),
    true("thing is empty", placed(empty=True), act="place"),
    false("thing is empty", placed(empty=False), act="place"),
    unknown("thing is empty", placed(), act="place"),
    true("thing is shown on the map", SHOP, placed(), act="place"),
    false("thing is shown on the map", SHUT, placed(), act="place"),
    unknown("thing is shown on the map", placed(), act="place"),
    true("thing is outside", placed(outside=True), act="place"),
    false("thing is outside", placed(outside=False), act="place"),
    unknown("thing is outside", placed(), act="place"),
    true("thing sees outside", placed(sees_outside=True), act="place"),
    false("thing sees outside", placed(sees_outside=False), act="place"),
    unknown("thing sees outside", placed(), act="place"),
    true("the door of structure is open", H, {**BOAT, "door_open": True}, struck(), act="raid"),
    false("the door of structure is open", H, {**BOAT, "door_open": False}, struck(), act="raid"),
    unknown("the door of structure is open", H, BOAT, struck(), act="raid"),
    true("thing is gone", placed(), GONE, act="remove"),
    false("thing is gone", placed(), act="place"),
    unknown("thing is gone", placed(), act="place", start={"type": "server_started", "records": ["placed"]}),
    true("the builder of thing is builder", placed(), act="place"),
    false("the builder of structure is raider", H, placed("bo"), FULL, act="raid"),
    unknown("the builder of structure is raider", H, FULL, act="raid"),
    true("any owner of thing is builder", placed(), act="place"),
    false("any owner of structure is raider", H, FULL, act="raid"),
    unknown("any owner of structure is raider", struck(), act="raid"),
    true("builder owns thing", TURRET, placed(), act="place"),
    false("raider owns structure", H, FULL, act="raid"),
    unknown("raider owns structure", struck(), act="raid"),
    true("thing is inside any pvp zone", zone("d", "pvp"), placed(), act="place"),
    false("thing is inside any pvp zone", zone("d", "pvp", 90), placed(), act="place"),
    unknown("structure is inside any pvp zone", H, zone("d", "pvp"), struck(), act="raid"),
    true("thing stands on the ground of any base", H, placed(), act="place"),
    false("thing stands on the ground of any base", house("h", "bo", x=300), placed(), act="place"),
    unknown(
        "thing stands on the ground of any base",
        house("h", "bo", x=300),
        zone("yard", "property"),
        placed(),
        act="place",
    ),
    unknown("thing stands on the ground of any base", zone("l", "kos_line", building="h"), placed(), act="place"),
    true("thing stands on its owner's ground", house("h", "ann"), placed(), act="place"),
    unknown("thing stands on its owner's ground", zone("p", "property", building="h"), placed(), act="place"),
    false("thing stands on its owner's ground", house("h", "ann", x=300), placed(), act="place"),
    false(
        "thing stands on its owner's ground",
        house("h", "ann", x=300),
        placed(),
        act="place",
        start=UNTOLD,
    ),
    unknown("thing stands on its owner's ground", placed(), act="place", start=UNTOLD),
    unknown("structure stands on its owner's ground", struck(), act="raid"),
    true("the distance from builder to thing is 6 metres", HERE, placed(), act="place"),
    false("the distance from builder to thing is more than 6 metres", HERE, placed(), act="place"),
    unknown("the distance from builder to thing is more than 6 metres", placed(), act="place"),
    true("the distance from thing to the edge of any pvp zone is 50 metres", zone("d", "pvp"), placed(), act="place"),
    false(
        "the distance from thing to the edge of any pvp zone is less than 50 metres",
        zone("d", "pvp"),
        placed(),
        act="place",
    ),
    unknown(
        "the distance from structure to the edge of any pvp zone is less than 50 metres",
        H,
        zone("d", "pvp"),
        struck(),
        act="raid",
    ),
    true("the distance from thing to any pvp zone is 50 metres", zone("d", "pvp", 100), placed(), act="place"),
    true("the distance from thing to any pvp zone is 0 metres", zone("d", "pvp"), placed(), act="place"),
    false(
        "the distance from thing to any pvp zone is less than 50 metres", zone("d", "pvp", 100), placed(), act="place"
    ),
    unknown("the distance from structure to any pvp zone is 0 metres", H, zone("d", "pvp"), struck(), act="raid"),
    true("the distance from thing to the thing replaced by thing is 0 metres", placed(entity="w0"), NEW, act="place"),
    false("the distance from thing to the thing replaced by thing is 1 metre", placed(entity="w0"), NEW, act="place"),
    unknown("the distance from thing to the thing replaced by thing is 0 metres", NEW, act="place"),
    true("builder is within 6 metres of thing", HERE, placed(), act="place"),
    false("builder is within 5 metres of thing", HERE, placed(), act="place"),
    unknown("builder is within 5 metres of thing", placed(), act="place"),
    true("the region of thing is a region", REGION, placed(), act="place"),
    false("the region of thing is a region", zone("d", "pvp"), placed(), act="place"),
    unknown("the region of structure is unowned", H, REGION, struck(), act="raid"),
    false("the land under thing is unclaimed", REGION, placed(), act="place"),
    true("the land under thing is unclaimed", zone("d", "pvp", 300), placed(), act="place"),
    unknown("the land under thing is unclaimed", placed(), act="place"),
    true('the number of "high_wall" of builder is 2', placed(), placed(entity="w2"), act="place"),
    false('the number of "high_wall" of builder is 2', placed(), GONE, placed(entity="w2"), act="place"),
    unknown('the number of "high_wall" of builder is 2', placed(), act="place", start={**BLIND, "records": ["placed"]}),
    true(
        'the number of "high_wall" of the clan of builder is 2',
        group("oak", "ann", "bo"),
        placed("bo"),
        placed(entity="w2"),
        act="place",
    ),
    false('the number of "turret" of the clan of builder is 1', group("oak", "ann"), placed(), act="place"),
    unknown(
        'the number of "turret" of the clan of builder is 1',
        group("oak", "ann"),
        placed(),
        act="place",
        start={**BLIND, "records": ["placed", "group"]},
    ),
    true('the number of "high_wall" of base is 1', placed(building="h"), act="place"),
    false(
        'the number of "high_wall" of base is 1', placed(building="h"), placed(building="h", entity="w2"), act="place"
    ),
    unknown(
        'the number of "high_wall" of base is 1',
        placed(building="h"),
        act="place",
        start={**BLIND, "records": ["placed"]},
    ),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_things_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
