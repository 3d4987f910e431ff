"""Houses: whose they are, who stands in them, what they are made of, on whose land."""

import pytest

from vocabulary.asked import (
    BLIND,
    RECENT,
    Asked,
    Line,
    false,
    group,
    hit,
    house,
    rows,
    square,
    tell,
    true,
    unknown,
    zone,
)

H = house("h", "ann", "cy", owner="ann", grade="stone", walls=4, entities=90, role="public", placed=1_750_000_000_000)
BARE = house("h", "ann", walls=0, role="base", cupboard=None)
VAGUE: Line = {"type": "building", "building": "h", "at": [0, 10, 0], "authorised": ["ann"]}
FAR = house("far", "bo", x=300)
INSIDE = zone("in", "base", radius=6, building="h")
LINE = zone("line", "kos_line", radius=12, building="h")
HERE = rows(ann=(0, 0), bo=(15, 0))
AWAY = rows(ann=(90, 0), bo=(95, 0))
LATER: Line = {"type": "time", "after": 9}
LET_IN = tell("authorised", "bo", cupboard="h-tc", building="h", on=True, by="ann")
STRUCK = tell("authorised", "cy", cupboard="h-tc", building="h", on=False)
WOKE = f"victim spawned {RECENT}\n and that spawning happened on the ground of any base"
REGION = square("r1", "region", -50, -50, owner="oak")

UNDRAWN = {k: v for k, v in H.items() if k != "circle"}
BORDER = "any base lies across a border by 3 metres"
OAK = square("k", "claim", 0, 0, owner="oak")

ASKED = [
    true(BORDER, OAK, house("h", "ann", x=-22.9, z=50)),
    false(BORDER, OAK, house("h", "ann", x=-23.1, z=50)),
    true(BORDER, OAK, house("h", "ann", x=22.9, z=50)),
    false(BORDER, OAK, house("h", "ann", x=23.1, z=50)),
    true(BORDER, OAK, house("h", "ann", circle=None, polygon=[[-9, 40], [9, 40], [0, 60]])),
    false(BORDER, OAK, house("h", "ann", x=-50, z=50, circle=None, polygon=[[-9, 40], [-5, 40], [-7, 60]])),
    true(BORDER, OAK, house("h", "ann", x=-3, z=50, circle=None)),
    false(BORDER, OAK, house("h", "ann", x=-3.1, z=50, circle=None)),
    false(BORDER, square("r", "region", 0, 0, owner=None), house("h", "ann", z=50)),
    true(BORDER, zone("f", "frontier"), house("h", "ann", x=60)),
    false(BORDER, zone("f", "pvp", cause="airdrop"), house("h", "ann", x=60)),
    true("any owner of any base is attacker", H),
    false("any owner of any base is victim", H),
    unknown("any owner of any base is victim", zone("in", "base", building="x")),
    true("the number of bases of attacker is 1", H),
    false("the number of bases of victim is more than 0", H),
    true("any base of attacker is a base", H),
    false("any base of victim is a base", H),
    true("any base of the clan of victim is a base", group("oak", "bo", "cy"), H),
    false("any base of the clan of victim is a base", group("oak", "bo"), H),
    true("attacker owns any base", H),
    false("victim owns any base", H),
    unknown("victim owns any base", zone("in", "base", building="x")),
    true("the clan of victim owns any base", group("oak", "bo", "cy"), H),
    false("the clan of victim owns any base", group("oak", "bo"), H),
    unknown("the clan of victim owns any base", group("oak", "bo"), zone("in", "base", building="x")),
    true("attacker is authorised at any base", H),
    false("victim is authorised at any base", H),
    unknown("victim is authorised at any base", zone("in", "base", building="x")),
    true("any base of attacker is any base of attacker", H),
    false("any base of attacker is any base of victim", H, FAR),
    true(f"victim got access to any base {RECENT}", H, LET_IN),
    false(f"victim got access to any base {RECENT}", H, STRUCK),
    unknown(f"victim got access to any base {RECENT}", H, start=BLIND),
    true(f"anyone lost access to any base {RECENT}", H, STRUCK),
    false(f"anyone lost access to any base {RECENT}", H, LET_IN),
    unknown(f"anyone lost access to any base {RECENT}", H, start=BLIND),
    true(f"attacker gave victim access to any base {RECENT}", H, LET_IN),
    false(f"attacker gave victim access to any base {RECENT}", H, {**LET_IN, "by": None}),
    unknown(f"attacker gave victim access to any base {RECENT}", H, start=BLIND),
    true("attacker is inside any base", H, INSIDE, HERE),
    true("attacker is in any base for 9 seconds", H, INSIDE, HERE, {**HERE, "after": 8}),
    false("attacker is in any base for 10 seconds", H, INSIDE, HERE, {**HERE, "after": 8}),
    false("victim is inside any base", H, INSIDE, HERE),
    unknown("victim is inside any base", H, INSIDE),
    unknown("victim is inside any base", H, rows(bo=(20, 0))),
    false("victim is inside any base", H, rows(bo=(20.1, 0))),
    unknown("victim is inside any base", UNDRAWN, rows(bo=(50, 0))),
    false("victim is inside any base", UNDRAWN, rows(bo=(50.1, 0))),
    unknown("victim is inside any base", H, INSIDE, zone("in2", "base", x=200), rows(bo=(200, 0))),
    false("victim is inside any base", H, INSIDE, zone("in2", "property", x=200), rows(bo=(200, 0))),
    true("victim is inside any base", H, hit(victim_in="h")),
    true(f"attacker was inside any base {RECENT}", H, INSIDE, HERE, AWAY),
    true(f"attacker came into any base {RECENT}", H, INSIDE, AWAY, HERE),
    false(f"attacker came into any base {RECENT}", H, INSIDE, HERE),
    false(f"attacker came into any base {RECENT}", H, zone("in", "property", radius=6, building="h"), AWAY, HERE),
    unknown(f"attacker came into any base {RECENT}", H, INSIDE, start=BLIND),
    true(WOKE, H, tell("spawned", "bo", at=[5, 10, 0])),
    false(WOKE, H, tell("spawned", "bo", at=[90, 10, 0]), HERE),
    unknown(WOKE, zone("far", "base", x=300, building="x"), {**tell("spawned", "bo"), "at": [5, 10, 0], "tier": 0}),
    false("attacker was inside any base within the last 1 second", H, INSIDE, HERE, AWAY),
    true("victim stands on the ground of any base", H, HERE),
    false("victim stands on the ground of any base", H, AWAY),
    unknown("victim stands on the ground of any base", H, zone("yard", "property", x=200), rows(bo=(200, 0))),
    unknown("victim stands on the ground of any base", UNDRAWN, rows(bo=(50, 0))),
    false("victim stands on the ground of any base", UNDRAWN, rows(bo=(50.1, 0))),
    unknown("victim stands on the ground of any base", H),
    true(f"victim stood on the ground of any base {RECENT}", H, HERE, AWAY),
    true("attacker is behind the KOS line of any base", H, LINE, HERE),
    false("victim is behind the KOS line of any base", H, LINE, HERE),
    unknown("victim is behind the KOS line of any base", H, LINE),
    true("the distance from victim to any base is at most 0 metres", H, HERE),
    false("the distance from victim to any base is at most 70 metres", H, AWAY),
    unknown("the distance from victim to any base is at most 70 metres", H),
    true("the distance from any base of attacker to any base of victim is 300 metres", H, FAR),
    false("the distance from any base of attacker to any base of victim is at least 301 metres", H, FAR),
    unknown(
        "the distance from any base to any base of victim is at least 301 metres", zone("in", "base", building="x"), FAR
    ),
    true("the distance from any base to any pvp zone is 250 metres", H, zone("d", "pvp", 300)),
    false("the distance from any base to any pvp zone is more than 0 metres", H, zone("d", "pvp")),
    unknown(
        "the distance from any base to any pvp zone is 0 metres", zone("in", "base", building="x"), zone("d", "pvp")
    ),
    true("any base is within 250 metres of any pvp zone", H, zone("d", "pvp", 300)),
    false("any base is within 249 metres of any pvp zone", H, zone("d", "pvp", 300)),
    unknown("any base is within 3 metres of any pvp zone", zone("in", "base", building="x"), zone("d", "pvp")),
    true("the distance from any base to the edge of any pvp zone is 50 metres", H, zone("d", "pvp")),
    false("the distance from any base to the edge of any pvp zone is at most 49 metres", H, zone("d", "pvp")),
    unknown(
        "the distance from any base to the edge of any pvp zone is at most 49 metres",
        zone("in", "base", building="x"),
        zone("d", "pvp"),
    ),
    true("victim is within 10 metres of any base", H, HERE),
    false("victim is within 10 metres of any base", H, AWAY),
    unknown("victim is within 10 metres of any base", H),
    true("any base is within 50 metres of the edge of any pvp zone", H, zone("d", "pvp")),
    false("any base is within 49 metres of the edge of any pvp zone", H, zone("d", "pvp")),
    unknown(
        "any base is within 49 metres of the edge of any pvp zone", zone("in", "base", building="x"), zone("d", "pvp")
    ),
    true("any base is inside any pvp zone", H, zone("d", "pvp")),
    false("any base is inside any pvp zone", FAR, zone("d", "pvp")),
    unknown("any base is inside any pvp zone", zone("in", "base", building="x"), zone("d", "pvp")),
    true("any base is public", H),
    false("any base is public", BARE),
    unknown("any base is public", VAGUE),
    true("the role of any base is public", H),
    false("the role of any base is public", BARE),
    unknown("the role of any base is public", VAGUE),
    true("the grade of any base is stone", H),
    false("the grade of any base is twig", H),
    unknown("the grade of any base is twig", VAGUE),
    true("the number of walls of any base is 4", H),
    false("the number of walls of any base is more than 4", H),
    unknown("the number of walls of any base is more than 4", VAGUE),
    true("any base is without walls", BARE),
    false("any base is without walls", H),
    unknown("any base is without walls", VAGUE),
    true("the number of parts of any base is 90", H),
    false("the number of parts of any base is less than 90", H),
    unknown("the number of parts of any base is less than 90", VAGUE),
    true("any base is without a cupboard", BARE),
    false("any base is without a cupboard", H),
    unknown("any base is without a cupboard", VAGUE),
    true("the age of any base is at least 10 seconds", H, LATER),
    false("the age of any base is at least 15 seconds", H, LATER),
    unknown("the age of any base is at least 15 seconds", VAGUE),
    true("any base is older than any region", H, REGION),
    false("any base is older than any region", REGION, {**H, "placed": 1_750_000_009_000}),
    unknown("any base is older than any region", VAGUE, REGION),
    true("the region of any base is a region", H, REGION),
    false("the region of any base is a region", FAR, REGION),
    unknown("the region of any base is unowned", zone("in", "base", building="x"), REGION),
    true("the claim under any base is a region", H, REGION),
    false("the claim under any base is a region", FAR, REGION),
    unknown("the claim under any base is a region", zone("in", "base", building="x"), REGION),
    true("the land under any base is unclaimed", REGION, FAR),
    false("the land under any base is unclaimed", REGION, H),
    unknown("the land under any base is unclaimed", H, start={"type": "server_started", "after": 0}),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_houses_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
