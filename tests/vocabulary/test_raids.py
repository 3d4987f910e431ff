"""Raiding: damage to what is another's, explosives, who raids whom."""

import pytest

from lawspeaker.law.errors import Refused
from referee.plays import failures
from vocabulary.asked import BLIND, RECENT, Asked, Line, book, false, group, house, judged, tell, true, unknown

H = house("h", "bo")
WALL: Line = {
    "type": "structure_hit",
    "attacker": "ann",
    "entity": "w1",
    "kind": "wall",
    "weapon": "rocket",
    "damage": 50,
}
HIT_H = {**WALL, "building": "h"}
DOWN = {**HIT_H, "type": "structure_destroyed"}
ROCKET = tell("explosive", "ann", kind="rocket", at=[0, 10, 0], margin=0)
AWAY = tell("explosive", "ann", kind="rocket", at=[400, 10, 0], margin=0)
PICKED = tell("lock", "ann", entity="d1", action="picked", ok=False, building="h")

VAULT: Line = {"type": "zone", "id": "v", "kind": "dungeon", "circle": [0, 0, 10]}

H2, H3 = house("h2", "dee"), house("h3", "eve")
OAK = group("oak", "ann", "cy", kind="clan")
OTHER = group("ash", "ann", kind="clan")
BY_CY = {**WALL, "attacker": "cy", "building": "h2"}
OTHERS = "the number of houses other than base raided by any group of raider over the last"

STONE = house("h", "bo", grade="stone")
BUILT = tell("placed", "bo", entity="w1", kind="wall", grade="stone", building="h", at=[0, 10, 0])
PICKED_ANY = tell("lock", "ann", entity="d1", action="picked", ok=False)
LOCKED = tell("lock", "bo", entity="d1", action="placed", building="h")

ASKED = [
    true(f"{OTHERS} 1 hour is 1", H, H2, OAK, BY_CY, BY_CY, HIT_H, act="raid"),
    true(f"{OTHERS} 1 hour is 2", H, H2, H3, OAK, BY_CY, {**WALL, "building": "h3"}, HIT_H, act="raid"),
    false(f"{OTHERS} 1 hour is at least 1", H, H2, OAK, HIT_H, HIT_H, act="raid"),
    false(f"{OTHERS} 1 hour is at least 1", H, H2, group("elm", "cy"), OTHER, BY_CY, HIT_H, act="raid"),
    false(f"{OTHERS} 2 seconds is at least 1", H, H2, OAK, BY_CY, {"type": "time", "after": 2}, HIT_H, act="raid"),
    unknown(f"{OTHERS} 1 hour is at least 1", H, H2, OAK, HIT_H, act="raid", start=BLIND),
    true("the explosive goes off inside any dungeon", VAULT, ROCKET, act="set off"),
    false("the explosive goes off inside any dungeon", VAULT, AWAY, act="set off"),
    unknown("the explosive goes off inside any dungeon", VAULT, {**ROCKET, "margin": 20}, act="set off"),
    true(f"attacker raided any base {RECENT}", H, HIT_H),
    true(f"attacker raided any base {RECENT}", H, ROCKET),
    true(f"attacker raided any base {RECENT}", H, PICKED),
    false(f"attacker raided any base {RECENT}", house("h", "ann"), HIT_H),
    false(f"attacker raided any base {RECENT}", H, AWAY),
    unknown(f"attacker raided any base {RECENT}", H, start=BLIND),
    true(f"attacker damaged any thing {RECENT}", WALL),
    false(f"attacker damaged any thing {RECENT}", H),
    unknown(f"attacker damaged any thing {RECENT}", start=BLIND),
    false("the kind of structure is car", H, ROCKET, act="raid"),
    true(f"attacker destroyed any thing {RECENT}", DOWN),
    false(f"attacker destroyed any thing {RECENT}", WALL),
    unknown(f"attacker destroyed any thing {RECENT}", start=BLIND),
    true(f"attacker destroyed anything of any base {RECENT}", DOWN),
    false(f"attacker destroyed anything of any base of attacker {RECENT}", H, DOWN),
    unknown(f"attacker destroyed anything of any base {RECENT}", H, start=BLIND),
    true(f'attacker damaged any base with "rocket" {RECENT}', H, HIT_H),
    false(f'attacker damaged any base with "c4" {RECENT}', H, HIT_H),
    unknown(f'attacker damaged any base with "c4" {RECENT}', H, start=BLIND),
    true(f"attacker used an explosive 2 times {RECENT}", ROCKET, AWAY),
    false(f"attacker used an explosive 3 times {RECENT}", ROCKET, AWAY),
    unknown(f"attacker used an explosive 3 times {RECENT}", start=BLIND),
    true(f'attacker used the explosive "rocket" {RECENT}', ROCKET),
    false(f'attacker used the explosive "c4" {RECENT}', ROCKET),
    unknown(f'attacker used the explosive "c4" {RECENT}', start=BLIND),
    true("any raider of any base over the last 1 minute is attacker", H, HIT_H),
    false("any raider of any base over the last 2 seconds is attacker", H, HIT_H, {"type": "time", "after": 2}),
    true("the explosive is rocket", H, ROCKET, act="raid"),
    false("the explosive is rocket", H, HIT_H, act="raid"),
    true("weapon is rocket", H, HIT_H, act="raid"),
    true("base is any base of any owner of base", H, HIT_H, act="raid"),
    true("the grade of base is stone", STONE, BUILT, WALL, act="raid"),
    unknown("the grade of base is stone", STONE, WALL, act="raid"),
    false("the grade of base is stone", STONE, {**BUILT, "building": None}, WALL, act="raid"),
    unknown("the grade of base is stone", STONE, BUILT, {**DOWN, "entity": "w1"}, WALL, act="raid"),
    true("the raid is on nothing of a house", H, {**BUILT, "building": None}, WALL, act="raid"),
    true(f"attacker destroyed anything of any base of victim {RECENT}", H, BUILT, {**WALL, "type": DOWN["type"]}),
    true(f"attacker raided any base of victim {RECENT}", H, LOCKED, PICKED_ANY),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_raids_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


@pytest.mark.parametrize(
    ("events", "number"),
    [
        ([H, HIT_H], 1),
        ([house("h", "ann"), HIT_H], 0),
        ([HIT_H], 1),
        ([tell("placed", "ann", entity="w1", kind="box", at=[0, 0, 0]), {**WALL, "building": None}], 0),
        ([{**WALL, "building": None}], 1),
        ([H, ROCKET], 1),
        ([H, AWAY], 0),
    ],
)
def test_to_damage_what_is_certainly_his_own_is_no_raid(events: list[Line], number: int) -> None:
    assert len(judged(book("raid", "raider is online"), *events)) == number


REASONS = """# Reasons
```law
let siege idle time be 10 minutes
let siege notice time be 2 hours

article REASON-1
  forbid announce raid
  when the number of words of reason is less than 3
```

```example
the house of Bo stands at (50, 50), 10 m around
0:00  Ann: /raid.announce Bo's house reason="bored"                  refused by REASON-1
0:10  Ann: /raid.announce Bo's house                                 refused by REASON-1
0:20  Ann: /raid.announce Bo's house reason="they burned our boats"  accepted
```
"""


def test_the_reason_of_an_announced_raid_is_asked_of_its_order() -> None:
    assert failures(REASONS) == []


def test_it_is_no_role_of_other_orders_and_the_help_says_so() -> None:
    with pytest.raises(Refused) as refused:
        book("hunt", "the number of words of reason is less than 3")
    assert "`reason` is a role of `announce raid`" in str(refused.value)
