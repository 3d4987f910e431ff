"""Raids that go on: who raids, whose house it was, whether they were fired on, when it was over."""

import pytest

from vocabulary.asked import BLIND, Asked, Line, false, group, hit, house, order, rows, tell, true, unknown, zone

H = house("h", "bo", grade="stone")
MINUTE = 60
BLOW: Line = {
    "type": "structure_hit",
    "attacker": "ann",
    "entity": "w1",
    "kind": "wall",
    "grade": "stone",
    "weapon": "rocket",
    "damage": 50,
    "building": "h",
}
NOBODYS = {**BLOW, "building": "h2"}
RAIDS = "attacker is a raider in any siege"
LIVES = "victim is a resident in any siege"
FIRED = "any siege is under fire within 30 minutes"
CAME = "victim comes to any siege from outside"
DOME = zone("drop", "pvp", cause="airdrop")
AT_WORK = "raider is at work in any siege since before any pvp zone"
END = tell("command", "ann", name="raid.end", args={"building": "h"})
EMPTY = tell("carrying", "ann", items={"rifle": 1})
LATE = {"type": "time", "after": 10 * MINUTE - 2}
SHOT = tell("shot", "bo", weapon="bow", at=[0, 10, 0], near="ann")

ASKED_STAFF, ANSWERED = "raider has asked the staff about base", "raider has an answer of the staff about base"
ASK = {**order("ann", "ask", text="may we?"), "building": "h"}
PASSED = 'a vote on base passed as "house"'
PUT = order("ivy", "vote.open", kind="house", subject="h", id="v")
BALLOT = order("ivy", "vote.cast", vote="v", choice="yes")
REPLY = order("ivy", "staff.order", player="ann", text="yes")

ASKED = [
    true(RAIDS, H, BLOW),
    false(RAIDS, H),
    false(RAIDS, H, {**BLOW, "attacker": "cy"}),
    false(RAIDS, H, {**BLOW, "grade": "twig"}),
    false(RAIDS, H, {**BLOW, "weapon": "bow", "damage": 49}),
    true(RAIDS, H, {**BLOW, "weapon": "bow"}),
    true(RAIDS, H, {**BLOW, "damage": 1}),
    false(RAIDS, H, {**BLOW, "damage": 0}),
    false(RAIDS, H, {**BLOW, "weapon": "rock", "damage": 49}),
    false(RAIDS, house("h", "ann"), BLOW),
    true(RAIDS, H, {**BLOW, "attacker": "cy"}, tell("explosive", "ann", kind="rocket", at=[0, 10, 0])),
    false(RAIDS, H, {**BLOW, "attacker": "cy"}, tell("explosive", "ann", kind="rocket", at=[90, 10, 0])),
    true("any raider in any siege is attacker", H, BLOW),
    false("any raider in any siege is victim", H, BLOW),
    true(LIVES, H, BLOW),
    true(LIVES, H, BLOW, {"type": "building", "building": "h", "at": [0, 10, 0], "authorised": ["ann"]}),
    false(LIVES, house("h", "cy"), BLOW),
    unknown(LIVES, NOBODYS),
    true("any resident in any siege is victim", H, BLOW),
    false("any resident in any siege is attacker", H, BLOW),
    true("the base of any siege is base", H, BLOW, act="raid"),
    false(
        "the base of any siege is base",
        H,
        BLOW,
        house("g", "bo"),
        {**BLOW, "building": "g", "damage": 0, "weapon": "x"},
        act="raid",
    ),
    false("any siege is over", H, BLOW, LATE),
    true("any siege is over", H, BLOW, LATE, {**LATE, "after": 1}),
    false("any siege is over", H, BLOW, LATE, {**LATE, "after": 3602}),
    true("any siege is over for want of use", H, BLOW, LATE, LATE),
    false("any siege is over for want of use", H, BLOW, EMPTY),
    true("any siege is over for want of tools", H, BLOW, EMPTY),
    false("any siege is over for want of tools", H, BLOW, LATE, LATE),
    true("any siege is called off", H, BLOW, END),
    false("any siege is called off", H, BLOW, EMPTY),
    false("any siege is called off", H, BLOW, END, BLOW),
    true("any siege is called off", H, BLOW, END, {**BLOW, "attacker": "cy"}),
    true("any siege began with this blow", H, BLOW, act="raid"),
    false("any siege began with this blow", H, BLOW, BLOW, act="raid"),
    true(AT_WORK, H, BLOW, DOME, BLOW, act="raid"),
    false(AT_WORK, H, DOME, BLOW, act="raid"),
    false(AT_WORK, H, BLOW, DOME, {**BLOW, "attacker": "cy"}, act="raid"),
    true(AT_WORK, group("g", "ann", "cy", kind="team"), H, BLOW, DOME, {**BLOW, "attacker": "cy"}, act="raid"),
    false(AT_WORK, H, BLOW, DOME, {**LATE, "after": 3}, EMPTY, {**BLOW, "damage": 1, "weapon": "x"}, act="raid"),
    true("base is under siege already", H, BLOW, BLOW, act="raid"),
    false("base is under siege already", H, BLOW, act="raid"),
    true(ASKED_STAFF, H, ASK, BLOW, act="raid"),
    true(ASKED_STAFF, group("g", "ann", "cy", kind="team"), H, {**ASK, "player": "cy"}, BLOW, act="raid"),
    false(ASKED_STAFF, H, {**ASK, "player": "cy"}, BLOW, act="raid"),
    false(ASKED_STAFF, H, {**ASK, "building": "g"}, BLOW, act="raid"),
    true(ANSWERED, H, ASK, REPLY, BLOW, act="raid"),
    false(ANSWERED, H, ASK, BLOW, act="raid"),
    true(PASSED, H, PUT, BALLOT, {"type": "time", "after": 60}, BLOW, act="raid"),
    false(PASSED, H, PUT, BALLOT, BLOW, act="raid"),
    false(PASSED, H, PUT, {"type": "time", "after": 60}, BLOW, act="raid"),
    true("the kind of any vote is house", PUT),
    false("the kind of any vote is kick", PUT),
    false(FIRED, H, BLOW),
    false(FIRED, H, SHOT, BLOW),
    true(FIRED, H, BLOW, SHOT),
    false(FIRED, H, BLOW, {**SHOT, "player": "cy"}),
    true(FIRED, group("g", "bo", "cy"), H, BLOW, {**SHOT, "player": "cy"}),
    true(FIRED, group("g", "ann", "dee"), H, BLOW, hit("bo", "dee")),
    false("any siege is under fire within 3 seconds", H, BLOW, SHOT, {**LATE, "after": 2}),
    unknown(FIRED, NOBODYS, SHOT),
    unknown(FIRED, H, BLOW, start={**BLIND, "records": ["hit", "structure_hit", "building"]}),
    true(CAME, H, BLOW, rows(bo=(21.0, 0.0))),
    false(CAME, H, rows(bo=(1.0, 0.0)), BLOW, rows(bo=(2.0, 0.0))),
    true(CAME, H, BLOW, rows(bo=(30.0, 0.0)), rows(bo=(2.0, 0.0))),
    false(CAME, H, rows(bo=(30.0, 0.0)), rows(bo=(2.0, 0.0)), BLOW, rows(bo=(3.0, 0.0))),
    unknown(CAME, H, BLOW),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_sieges_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
