"""Banishments: whose land is closed to whom and why, who may still walk out, who avoids whom."""

import pytest

from vocabulary.asked import Asked, Line, false, group, house, order, rows, square, tell, true, unknown

OAK, ELM = group("oak", "ann", tag="OAK"), group("elm", "bo", tag="ELM")
K7 = square("k7", "claim", -50, -50, owner="oak")
K9 = square("k9", "claim", 500, -50, owner="elm")
SIDES = (OAK, ELM, K7, K9)
BANISH = order("ann", "banish", player="bo", reason="spam")
WHOLE = order("ann", "banish", group="elm", reason="spam")
ON = rows(ann=(0, 0), bo=(10, 0))
OFF = rows(ann=(0, 0), bo=(300, 0))
BACK = rows(ann=(0, 0), bo=(20, 0))
NEAR = rows(ann=(0, 0), bo=(70, 0))
LATER: Line = {"type": "time"}
OFTEN_HOME = (rows(bo=(300, 0)), rows(bo=(510, 0))) * 3 + (rows(bo=(300, 0)),)
"""He comes to his own land so often that there is more to tell of him than of the land that is closed to him."""
CY_COMES = (rows(cy=(300, 0)), rows(cy=(30, 0)))
NAMES = [{"type": "joined", "player": who, "name": who.title(), "ip": "k1"} for who in ("ann", "bo")]
TAGGED: Line = {"type": "named", "player": "bo", "name": "[ELM] Bo", "tag": "ELM"}
CLOSED = "victim is inside any forbidden land of victim"


def chat(text: str, **more: object) -> Line:
    return tell("chat", "ann", channel="global", text=text, **more)


OLDER = "any base is older than the banishment of victim from any forbidden land of victim"
OF_OLDER = "thing is of a house older than the banishment of builder from any forbidden land of builder"
HUT = house("hut", "bo", x=75)
WALL = tell("placed", "bo", entity="w1", kind="wall", building="hut", at=[75, 10, 0])
BOX = tell("placed", "bo", entity="b1", kind="box", at=[75, 10, 0])


OTHERWISE = "victim is banished from any claim under another name"
BOB: Line = {"type": "joined", "player": "bob", "name": "Bob"}
ALIAS: Line = {"type": "profile", "player": "bo", "aliases": ["bob"]}
BANISH_BOB = order("ann", "banish", player="bob", reason="spam")

ASKED = [
    true(OTHERWISE, *SIDES, BOB, ALIAS, OFF, BANISH_BOB),
    false(OTHERWISE, *SIDES, BOB, OFF, BANISH_BOB),
    false(OTHERWISE, *SIDES, OFF, BANISH),
    true("victim is banished from any claim", *SIDES, OFF, BANISH),
    true("victim is banished from any claim", *SIDES, BOB, ALIAS, OFF, BANISH_BOB),
    false("attacker is banished from any claim", *SIDES, OFF, BANISH),
    false("victim is banished from any claim", *SIDES, OFF),
    true("victim overstays in any claim", *SIDES, BANISH, {**BACK, "after": 120.0}),
    unknown("victim overstays in any claim", *SIDES, BANISH, BACK),
    true("victim overstays in any claim", *SIDES, *OFTEN_HOME, ON, BANISH, *CY_COMES, {**BACK, "after": 120.0}),
    true("victim overstays in any claim", *SIDES, ON, BANISH, {**BACK, "after": 120.0}),
    false("victim overstays in any claim", *SIDES, ON, BANISH, BACK),
    true("victim overstays in any claim", *SIDES, OFF, ON, {**BANISH, "after": 0.0}, {**BACK, "after": 120.0}),
    false("victim overstays in any claim", *SIDES, OFF, BANISH, {**BACK, "after": 0.0}, {**BACK, "after": 120.0}),
    false("victim overstays in any claim", *SIDES, OFF, BANISH, BACK),
    false("victim overstays in any claim", *SIDES, OFF, BANISH, OFF),
    false("victim overstays in any claim", *SIDES, OFF, ON),
    true(OLDER, *SIDES, HUT, OFF, BANISH),
    false(OLDER, *SIDES, OFF, BANISH, HUT),
    true(OLDER, *SIDES, OFF, BANISH, {**HUT, "placed": 1}),
    true(OF_OLDER, *SIDES, HUT, OFF, BANISH, WALL, act="place"),
    false(OF_OLDER, *SIDES, HUT, OFF, BANISH, BOX, act="place"),
    false(OF_OLDER, *SIDES, OFF, BANISH, HUT, WALL, act="place"),
    true("a group of attacker holds land", OAK, K7),
    false("a group of attacker holds land", OAK, {**K7, "status": "pending"}),
    true("attacker leads a group of land", OAK, K7),
    false("victim leads a group of land", ELM, K7),
    true(CLOSED, *SIDES, OFF, BANISH, ON),
    false(CLOSED, *SIDES, OFF, ON),
    false("attacker is inside any forbidden land of attacker", *SIDES, OFF, BANISH, ON),
    true("what closes any claim to victim is banishment", *SIDES, OFF, BANISH),
    false("what closes any claim to victim is banishment", *SIDES, OFF),
    true('what closes any claim to attacker is "having banished a player"', *SIDES, OFF, BANISH),
    true('what closes any claim to attacker is "having banished a group"', *SIDES, OFF, WHOLE),
    false('what closes any claim to attacker is "having banished a group"', *SIDES, OFF, BANISH),
    true(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, ON, BANISH),
    false(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, OFF, BANISH, BACK),
    false(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, ON, BANISH, OFF, BACK),
    false(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, ON, BANISH, {**BACK, "after": 120.0}),
    unknown(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, BANISH, BACK),
    false(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, BANISH, OFF, BACK),
    unknown(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, {**BANISH, "after": 60.0}, BACK),
    false(f"{CLOSED}\n and victim is still leaving that forbidden land", *SIDES, OFF, {**BANISH, "after": 60.0}, BACK),
    true("victim hangs about any forbidden land of victim", *SIDES, OFF, BANISH, NEAR),
    true(
        "victim hangs about any forbidden land of victim for 5 seconds",
        *SIDES,
        OFF,
        BANISH,
        NEAR,
        {**NEAR, "after": 5.0},
    ),
    false(
        "victim hangs about any forbidden land of victim for 5 seconds",
        *SIDES,
        OFF,
        BANISH,
        NEAR,
        OFF,
        {**NEAR, "after": 5.0},
    ),
    false(
        "victim hangs about any forbidden land of victim for 5 seconds",
        *SIDES,
        OFF,
        BANISH,
        ON,
        {**NEAR, "after": 6.0},
    ),
    false("victim hangs about any forbidden land of victim", *SIDES, OFF, BANISH, OFF),
    true("the number of returns of victim is 2", *SIDES, OFF, BANISH, BACK, OFF, BACK),
    false("the number of returns of victim is 2", *SIDES, OFF, BANISH, BACK, BACK),
    true("attacker is under a banishment with victim", *SIDES, BANISH),
    true("victim is under a banishment with attacker", *SIDES, WHOLE),
    false("attacker is under a banishment with victim", *SIDES, BANISH, order("ann", "unbanish", player="bo")),
    false("attacker is under a banishment with attacker", *SIDES, BANISH),
    true("attacker is of those who banished victim", *SIDES, BANISH),
    false("victim is of those who banished attacker", *SIDES, BANISH),
    true("any opposite of attacker is victim", *SIDES, BANISH),
    false("any opposite of attacker is victim", *SIDES),
    true("any opposite of victim is attacker", *SIDES, WHOLE),
    true("victim is under any banishment", *SIDES, BANISH),
    false("victim is under any banishment", *SIDES),
    true("any banished sharer of the connection of attacker is victim", *SIDES, *NAMES, BANISH),
    false("any banished sharer of the connection of attacker is victim", *SIDES, *NAMES),
]
SAID = [
    true("text speaks of any opposite of speaker", *SIDES, *NAMES, BANISH, chat(text="well, Bo?"), act="say"),
    false("text speaks of any opposite of speaker", *SIDES, *NAMES, BANISH, chat(text="bow"), act="say"),
    true("text speaks of any opposite of speaker", *SIDES, TAGGED, BANISH, chat(text="well, Bo?"), act="say"),
    false("text speaks of any opposite of speaker", *SIDES, TAGGED, BANISH, chat(text="bow"), act="say"),
    unknown("text speaks of any opposite of speaker", *SIDES, BANISH, chat(text="bow"), act="say"),
    true("text speaks of the other side of speaker", *SIDES, BANISH, chat(text="ELM again"), act="say"),
    false("text speaks of the other side of speaker", *SIDES, BANISH, chat(text="elms"), act="say"),
    true(
        "the line answers a line of any opposite of speaker over the last 1 minute",
        *SIDES,
        BANISH,
        tell("chat", "bo", channel="discord", text="rifles"),
        chat(about=7, text="no"),
        act="say",
    ),
    false(
        "the line answers a line of any opposite of speaker over the last 1 minute",
        *SIDES,
        BANISH,
        tell("chat", "bo", channel="discord", text="rifles"),
        chat(about=7, text="no", after=60.0),
        act="say",
    ),
    true("the reaction is a gesture", tell("emote", "ann", name="wave", to="bo"), act="react"),
    false("the reaction is a gesture", tell("react", "ann", to="bo"), act="react"),
]


@pytest.mark.parametrize("asked", [*ASKED, *SAID], ids=str)
def test_a_line_about_banishments_comes_out_as_it_should(asked: Asked) -> None:
    assert asked.comes_out()
