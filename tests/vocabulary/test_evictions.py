"""Evictions: who evicts whom and since when, whose land a house stands on, who was there last, what decays."""

import pytest

from vocabulary.asked import Asked, Line, false, group, house, order, square, tell, true, unknown, zone

OAK, ELM = group("oak", "ann", tag="OAK"), group("elm", "bo", tag="ELM")
CLAIM = square("k7", "claim", -50, -50, owner="oak")
BOS = house("h", "bo")
OLD = house("h", "bo", placed=1)
FILED = {**order("ann", "evict", reason="no leave"), "building": "h"}
GONE = {**order("ann", "evict", reason="gone", kind="inactive"), "building": "h"}
HOUR = 3600.0
LATER: Line = {"type": "time"}
ERA: Line = {"type": "era_started"}
NO_ORDERS: Line = {"type": "server_started", "records": ["group", "zone", "building", "hit"]}
"""Nobody tells of orders."""
LOST: Line = {"type": "time", "after": 9.0, "n": 90}
"""Something was lost before this."""
FRONTIER = square("f", "frontier", 50, -50)
FAR = square("f", "frontier", 500, -50)
POST: Line = tell("chat", "ann", channel="discord", room="#trade-contracts", text="ELM may raid here")
PERMIT = order("ann", "permit.raid", group="elm")
CALLED = {"type": "joined", "player": "bo", "name": "bo"}
LEFT = {"type": "left", "player": "bo"}


def blow(**more: object) -> Line:
    return {"type": "structure_hit", "attacker": "ann", "entity": "w", "weapon": "c4", "damage": 9, **more}


WALL = blow(kind="wall", building="h", health=0.4, decaying=True)
BASE = blow(entity="f1", kind="foundation", building="h", health=0.4, decaying=True, at=[0, 0, 0])
BOX = blow(entity="b", kind="box", building="h", at=[1, 0, 1])

CITY = square("k7", "city", -50, -50, owner="oak")
FALLEN = {**blow(entity="cup", kind="cupboard", building="h"), "type": "structure_destroyed", "after": 25 * HOUR}
KEPT = "looter takes what his city kept for somebody evicted less than 48 hours ago"


def takes(after: float, **more: object) -> Line:
    """Ann opens a box of Bo's that stands elsewhere."""
    at = [300, 10, 0]
    return tell("looted", "ann", container="s1", kind="box", at=at, after=after, **{"owner": "bo", **more})


ASKED = [
    true("victim is any evicted player of any base", OAK, CLAIM, OLD, FILED, FALLEN),
    false("victim is any evicted player of any base", OAK, CLAIM, OLD, FILED, {**FALLEN, "after": HOUR}),
    false("attacker is any evicted player of any base", OAK, CLAIM, OLD, FILED, FALLEN),
    true(KEPT, OAK, CITY, OLD, FILED, FALLEN, takes(48 * HOUR - 1), act="loot"),
    false(KEPT, OAK, CITY, OLD, FILED, FALLEN, takes(48 * HOUR), act="loot"),
    false(KEPT, OAK, CITY, OLD, FILED, FALLEN, takes(HOUR, owner="cy"), act="loot"),
    false(KEPT, OAK, CITY, OLD, FILED, FALLEN, takes(HOUR, building="h"), act="loot"),
    false(KEPT, OAK, CLAIM, OLD, FILED, FALLEN, takes(HOUR), act="loot"),
    true("attacker is evicting any base", OAK, CLAIM, OLD, FILED),
    unknown("attacker is evicting any base", NO_ORDERS, OAK, CLAIM, OLD),
    unknown('attacker is evicting any base as "land"', NO_ORDERS, OAK, CLAIM, OLD),
    true("attacker is evicting any base", NO_ORDERS, OAK, CLAIM, OLD, FILED),
    false("victim is evicting any base", NO_ORDERS, OAK, ELM, CLAIM, OLD, FILED),
    true("attacker is evicting any base for 1 hour", OAK, CLAIM, OLD, FILED, {**LATER, "after": HOUR}),
    false("attacker is evicting any base for 1 hour", OAK, CLAIM, OLD, FILED, {**LATER, "after": HOUR - 2}),
    false("attacker is evicting any base", OAK, CLAIM, OLD),
    false("victim is evicting any base", OAK, ELM, CLAIM, OLD, FILED),
    false("attacker is evicting any base", OAK, CLAIM, OLD, FILED, zone("k7", "claim", owner="elm")),
    true("victim is evicting any base", OAK, ELM, CLAIM, OLD, FILED, POST),
    true('attacker is evicting any base as "land"', OAK, CLAIM, OLD, FILED),
    false('attacker is evicting any base as "inactive"', OAK, CLAIM, OLD, FILED),
    true("the eviction of any base by attacker lacks its proof", CALLED, LEFT, BOS, GONE),
    false("the eviction of any base by attacker lacks its proof", OAK, CLAIM, OLD, FILED),
    true("an eviction of any base is filed in the first 48 hours of the era", ERA, OAK, CLAIM, OLD, FILED),
    true("an eviction of any base is filed in the first 4 seconds of the era", ERA, CLAIM, OLD),
    false("an eviction of any base is filed in the first 3 seconds of the era", ERA, CLAIM, OLD),
    false("an eviction of any base is filed in the first 48 hours of the era", OAK, CLAIM, OLD),
    unknown(
        "an eviction of any base is filed in the first 48 hours of the era",
        OLD,
        start={"type": "server_started", "resumed": True},
    ),
    true("the number of links given is 0", OAK),
    false("the number of links given is 1", OAK),
    true("attacker lent his land to any clan for raids", OAK, ELM, POST),
    false("attacker lent his land to any clan for raids", OAK, ELM, {**POST, "room": "talk"}),
    unknown(
        "attacker lent his land to any clan for raids",
        OAK,
        start={"type": "server_started", "records": ["hit", "group"]},
    ),
    true("attacker permitted any clan to raid on his land", OAK, ELM, CLAIM, OLD, PERMIT),
    false("attacker permitted any clan to raid on his land", OAK, ELM, CLAIM, OLD),
    false("attacker permitted any clan to raid on his land", OAK, ELM, OLD, PERMIT),
    unknown(
        "attacker permitted any clan to raid on his land",
        OAK,
        start={"type": "server_started", "records": ["hit", "group"]},
    ),
    true("the land under any base is lent to victim", OAK, ELM, CLAIM, OLD, POST),
    true("the land under any base is lent to victim", OAK, ELM, CLAIM, OLD, PERMIT, {**POST, "text": "come"}),
    false("the land under any base is lent to victim", OAK, ELM, CLAIM, OLD, PERMIT),
    false(
        "the land under any base is lent to victim",
        *(OAK, ELM, CLAIM, OLD, PERMIT),
        *({**POST, "room": "talk", "text": "hello"} for _ in range(3)),
        {**POST, "player": "bo", "text": "come"},
    ),
    false("the land under any base is lent to victim", OAK, ELM, CLAIM, OLD, {**POST, "player": "bo"}),
    unknown("the land under any base is lent to victim", OAK, square("g", "base", 0, 0, building="h")),
    true("attacker holds the land under any base", OAK, CLAIM, OLD),
    false("attacker holds the land under any base", OAK, {**CLAIM, "status": "pending"}, OLD),
    unknown("attacker holds the land under any base", OAK, square("g", "base", 0, 0, building="h")),
    true("the held land under any base is any claim", OAK, CLAIM, OLD),
    false("the held land under any base is any city", OAK, CLAIM, OLD),
    unknown("the held land under any base is any zone", OAK, square("g", "base", 0, 0, building="h")),
    true("the land under any base touches a frontier", OAK, CLAIM, FRONTIER, OLD),
    false("the land under any base touches a frontier", OAK, CLAIM, FAR, OLD),
    unknown("the land under any base touches a frontier", FAR, square("g", "base", 0, 0, building="h")),
    true("any base stood there before its land was claimed", OAK, CLAIM, OLD),
    true("any base stood there before its land was claimed", OAK, BOS, CLAIM),
    true(
        "any base stood there before its land was claimed",
        OAK,
        {**CLAIM, "status": "pending"},
        house("h", "bo", placed=1_750_000_002_500),
        {**CLAIM, "after": 9.0},
    ),
    false("any base stood there before its land was claimed", OAK, CLAIM, house("h", "bo", placed=1_750_000_009_000)),
    unknown("any base stood there before its land was claimed", OAK, CLAIM, BOS),
    unknown("any base stood there before its land was claimed", OAK, CLAIM, {**BOS, "after": HOUR - 5}),
    false("any base stood there before its land was claimed", OAK, CLAIM, {**BOS, "after": HOUR}),
    unknown(
        "any base stood there before its land was claimed",
        OAK,
        CLAIM,
        {**BOS, "after": HOUR},
        start={"type": "server_started", "records": ["group", "zone", "hit"]},
    ),
    unknown("any base stood there before its land was claimed", OAK, square("g", "base", 0, 0, building="h")),
    true("any base is left alone for 1 hour", CALLED, LEFT, BOS, {**LATER, "after": HOUR}),
    true("any base is left alone for 1 hour", LEFT, BOS, {**LATER, "after": HOUR}),
    false("any base is left alone for 1 hour", CALLED, BOS, {**LATER, "after": HOUR}),
    false("any base is left alone for 1 hour", CALLED, LEFT, BOS, {**LATER, "after": HOUR - 5}),
    false("any base is left alone for 1 hour", house("h", owner=None)),
    unknown("any base is left alone for 1 hour", BOS),
    unknown("any base is left alone for 1 hour", BOS, {**LATER, "after": HOUR - 5}),
    true("any base is left alone for 1 hour", BOS, {**LATER, "after": HOUR}),
    unknown(
        "any base is left alone for 1 hour",
        BOS,
        {**LATER, "after": HOUR},
        start={"type": "server_started", "records": ["building", "time", "hit"]},
    ),
    unknown("any base is left alone for 1 hour", CALLED, LEFT, BOS, LOST, {**LATER, "after": HOUR - 4}),
    true("any base is left alone for 1 hour", CALLED, LEFT, BOS, LOST, {**LATER, "after": HOUR}),
    unknown("any base is left alone for 1 hour", square("g", "base", 0, 0, building="h")),
    true('any base is evicted by attacker as "land"', OAK, CLAIM, OLD, FILED),
    false('any base is evicted by attacker as "city"', OAK, CLAIM, OLD, FILED),
    false('any base is evicted by victim as "land"', OAK, CLAIM, OLD, FILED),
    false('any base is evicted by attacker as "land"', OAK, CLAIM, OLD),
]
STRUCK = [
    true("base holds a part decaying under 50 %", BOS, WALL, act="raid"),
    false("base holds a part decaying under 50 %", BOS, {**WALL, "health": 0.5}, act="raid"),
    unknown("base holds a part decaying under 50 %", BOS, blow(building="h", kind="wall"), act="raid"),
    true("the health of structure before this is less than 50 %", BOS, WALL, act="raid"),
    true("the health of structure before this is at least 50 %", BOS, {**WALL, "health": 0.6}, WALL, act="raid"),
    false("the health of structure before this is at least 50 %", BOS, WALL, act="raid"),
    unknown("the health of structure before this is at least 50 %", BOS, blow(kind="wall"), act="raid"),
    true("structure is a door", BOS, blow(kind="garage_door"), act="raid"),
    false("structure is a door", BOS, blow(kind="doorway"), act="raid"),
    true("structure is set down", BOS, BOX, act="raid"),
    false("structure is set down", BOS, WALL, act="raid"),
    false("structure is set down", BOS, blow(kind="door"), act="raid"),
    true("structure stands on a decaying foundation under 50 %", BOS, BASE, BOX, act="raid"),
    false("structure stands on a decaying foundation under 50 %", BOS, {**BASE, "decaying": False}, BOX, act="raid"),
    false("structure stands on a decaying foundation under 50 %", BOS, {**BASE, "health": 0.5}, BOX, act="raid"),
    unknown("structure stands on a decaying foundation under 50 %", BOS, {**BASE, "at": [9, 0, 9]}, BOX, act="raid"),
    unknown("structure stands on a decaying foundation under 50 %", BOS, WALL, act="raid"),
    unknown(
        "structure stands on a decaying foundation under 50 %", BOS, blow(**{**BASE, "health": None}), BOX, act="raid"
    ),
]


@pytest.mark.parametrize("asked", [*ASKED, *STRUCK], ids=str)
def test_a_line_about_evictions_comes_out_as_it_should(asked: Asked) -> None:
    assert asked.comes_out()
