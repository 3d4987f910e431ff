"""Belongings: who takes what from whom, hands it over, drops it, carries it."""

import pytest

from vocabulary.asked import BLIND, HIT, RECENT, Asked, Line, false, house, kill, rows_of, tell, true, unknown

H = house("h", "bo")
LATER: Line = {"type": "time", "after": 30}


def looted(kind: str = "box", **more: object) -> Line:
    """Ann opens something."""
    return tell("looted", "ann", container="c1", kind=kind, at=[0, 0, 0], **{"owner": "bo", **more})


GIVEN: Line = {"type": "item_given", "from": "ann", "to": "bo", "items": {"scrap": 5}}
DROPPED = tell("dropped", "ann", items={"scrap": 5}, at=[0, 0, 0])
DESPAWNED = tell("despawned", "ann", items={"scrap": 5}, at=[0, 0, 0])
CARRYING = tell("carrying", "ann", items={"rocket": 4})
FARMED = tell("gathered", "ann", item="wood", count=90)
ARMED = tell("drawn", "ann", weapon="rifle", on=True)
DROP: Line = {"type": "airdrop", "id": "a1", "state": "looted", "at": [0, 0, 0], "player": "ann"}
DEATH = kill("cy", "bo")


STONE = tell("gathered", "ann", item="stones", count=100)
BEYOND = "the loot exceeds what looter farmed over the last 1 minute"
GAVE = f"attacker gave something to victim {RECENT}\n"
TAKEN, UNSAID = {**looted(), "items": {"wood": 2}}, {k: v for k, v in looted().items() if k != "items"}

ASKED = [
    *rows_of("attacker looted any thing", looted(), GIVEN),
    true(BEYOND, STONE, looted(items={"stones": 101}), act="loot"),
    false(BEYOND, STONE, looted(items={"stones": 100}), act="loot"),
    true(BEYOND, STONE, looted(items={"stones": 60}), looted(items={"stones": 41}), act="loot"),
    false(BEYOND, STONE, looted(items={"stones": 60}), looted(items={"stones": 40}), act="loot"),
    true(BEYOND, looted(items={"sulfur": 1}), act="loot"),
    true(BEYOND, STONE, {**looted(items={"stones": 1}), "after": 60.0}, act="loot"),
    unknown(BEYOND, STONE, looted(), act="loot"),
    *rows_of("attacker looted anything of victim", looted(), looted(owner="cy")),
    false(f"attacker looted anything of victim {RECENT}", looted(owner=None)),
    unknown(
        f"attacker looted anything of victim {RECENT}", tell("looted", "ann", container="c", kind="box", at=[0, 0, 0])
    ),
    true(
        f"attacker looted anything of victim {RECENT}",
        tell("placed", "bo", entity="c1", kind="box", at=[0, 0, 0]),
        tell("looted", "ann", container="c1", kind="box", at=[0, 0, 0]),
    ),
    *rows_of("attacker looted anything in any base", looted(building="h"), looted(building=None)),
    *rows_of("attacker looted the body of victim", looted("corpse"), looted("box")),
    *rows_of('attacker looted a "corpse"', looted("corpse"), looted("box")),
    true(f"attacker looted victim at gunpoint {RECENT}", ARMED, looted("sleeper")),
    false(f"attacker looted victim at gunpoint {RECENT}", looted("sleeper")),
    unknown(f"attacker looted victim at gunpoint {RECENT}", looted("sleeper"), start=BLIND),
    *rows_of("attacker opened the locked any thing", looted(locked=True), looted(locked=False)),
    true(
        "anyone killed victim within the last 1 minute\n and attacker looted the body of victim since that kill",
        DEATH,
        looted("corpse"),
    ),
    true(
        "anyone killed victim within the last 1 minute\n and attacker is looting the body of that kill",
        DEATH,
        looted("corpse"),
    ),
    false("anyone killed victim within the last 1 minute\n and attacker is looting the body of that kill", DEATH),
    unknown(
        "anyone killed victim within the last 1 minute\n and attacker is looting the body of that kill",
        DEATH,
        start=BLIND,
    ),
    true("attacker is looting anything of victim", looted()),
    false("attacker is looting anything of victim", looted(), LATER),
    unknown("attacker is looting anything of victim", start=BLIND),
    true('attacker is looting a "airdrop"', looted("airdrop")),
    false('attacker is looting a "airdrop"', looted("box")),
    false('attacker is looting a "airdrop"', {**looted("airdrop"), "player": "bo"}, looted("box"), looted("box")),
    unknown('attacker is looting a "airdrop"', start=BLIND),
    true("attacker is looting any airdrop", DROP),
    false("attacker is looting any airdrop", {**DROP, "state": "landed"}),
    unknown("attacker is looting any airdrop", {**DROP, "state": "landed"}, LATER, start=BLIND),
    *rows_of("attacker gave something to victim", GIVEN, DROPPED),
    *rows_of('attacker gave "scrap" to victim', GIVEN, {**GIVEN, "items": {"wood": 1}}),
    true(f'{GAVE} and the number of "scrap" in that gift is 5', GIVEN),
    false(f'{GAVE} and the number of "scrap" in that gift is more than 5', GIVEN),
    true(f'{GAVE} and the number of "wood" in that gift is 0', GIVEN),
    true(f'attacker looted any thing {RECENT}\n and the number of "wood" in that looting is 2', TAKEN),
    unknown(f'attacker looted any thing {RECENT}\n and the number of "wood" in that looting is 2', UNSAID),
    false(f'attacker hurt victim {RECENT}\n and the number of "wood" in that harm is 0', HIT),
    *rows_of("attacker dropped something", DROPPED, DESPAWNED),
    *rows_of("attacker despawned something", DESPAWNED, DROPPED),
    *rows_of('attacker gathered "wood"', FARMED, {**FARMED, "item": "stone"}),
    *rows_of("attacker showed what he carries", CARRYING, DROPPED),
    true('the number of "rocket" carried by attacker is 4', CARRYING),
    false('the number of "c4" carried by attacker is at least 1', CARRYING),
    unknown('the number of "rocket" carried by attacker is 4'),
    true('attacker carries "rocket"', CARRYING),
    false('attacker carries "c4"', CARRYING),
    unknown('attacker carries "rocket"'),
    true("the number of items is 5", DROPPED, act="loot"),
    false("the number of items is 5", looted(items=None), act="loot"),
    unknown("the number of items is 5", looted(), act="loot"),
    true("the handling is given", GIVEN, act="loot"),
    true("the handling is looted", looted(), act="loot"),
    false("the handling is dropped", DESPAWNED, act="loot"),
    true("looter is looting container", looted(), act="loot"),
    true("looter joined within the last 1 minute", tell("joined", "bo", name="Bo"), GIVEN, act="loot"),
    unknown("owner is looter", DROPPED, act="loot"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_belongings_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
