"""What a raid strikes: twig or better, a box, on whose land, and with what."""

import pytest

from vocabulary.asked import Asked, Line, false, group, house, square, tell, true, unknown, zone

WALL: Line = {
    "type": "structure_hit",
    "attacker": "ann",
    "entity": "w1",
    "kind": "wall",
    "grade": "stone",
    "weapon": "rocket",
    "damage": 50,
    "building": "h",
    "at": [0, 10, 0],
    "margin": 0,
}
H = house("h", "bo", grade="stone", walls=9)
NO_GRADE = {k: v for k, v in WALL.items() if k != "grade"}
NO_PLACE = {k: v for k, v in WALL.items() if k != "at"}
BOX = {**NO_GRADE, "kind": "wooden_box", "building": None}
ROCKET = tell("explosive", "ann", kind="rocket", at=[0, 10, 0], margin=0)
MAP = zone("far", "road", x=900.0)
OAK = group("oak", "bo")
TWIG, SOLID, OPEN = "the raid is on twig", "the raid is on something solid", "the raid is on land that nobody holds"
FIT = "raider carries a tool fit for base"
NEAR = "the raid is within 3 metres of a house"


def has(**items: int) -> Line:
    """What Ann carries."""
    return tell("carrying", "ann", items=items)


def raid(make: object, line: str, *events: Line) -> Asked:
    return make(line, *events, act="raid")  # type: ignore[operator,no-any-return]


ASKED = [
    raid(true, TWIG, H, {**WALL, "grade": "twig"}),
    raid(false, TWIG, H, WALL),
    raid(unknown, TWIG, H, NO_GRADE),
    raid(true, TWIG, H, tell("placed", "bo", entity="w1", kind="wall", grade="twig", at=[0, 10, 0]), NO_GRADE),
    raid(false, TWIG, H, BOX),
    raid(false, TWIG, H, {**NO_GRADE, "kind": "high_wall"}),
    raid(false, TWIG, H, ROCKET),
    raid(true, TWIG, house("h", "bo", grade="twig"), ROCKET),
    raid(false, TWIG, house("h", "bo"), ROCKET),
    raid(true, SOLID, H, WALL),
    raid(false, SOLID, H, {**WALL, "grade": "twig"}),
    raid(false, SOLID, H, BOX),
    raid(unknown, SOLID, H, NO_GRADE),
    raid(true, "the raid brings something down", H, {**WALL, "type": "structure_destroyed"}),
    raid(false, "the raid brings something down", H, WALL),
    raid(true, "the raid is on a box", H, BOX),
    raid(false, "the raid is on a box", H, WALL),
    raid(false, "the raid is on a box", H, ROCKET),
    raid(true, "the raid is on a cupboard", H, {**NO_GRADE, "kind": "cupboard"}),
    raid(false, "the raid is on a cupboard", H, WALL),
    raid(true, "the raid is on a vehicle", H, {**BOX, "kind": "modular_car"}),
    raid(false, "the raid is on a vehicle", H, {**BOX, "kind": "tugboat"}),
    raid(false, "the raid is on a vehicle", H, ROCKET),
    raid(true, "the raid is on nothing of a house", H, BOX),
    raid(false, "the raid is on nothing of a house", H, WALL),
    raid(false, "the raid is on nothing of a house", H, ROCKET),
    raid(unknown, "the raid is on nothing of a house", H, {k: v for k, v in BOX.items() if k != "building"}),
    raid(true, "base is known to be of twig", house("h", "bo", grade="twig"), WALL),
    raid(false, "base is known to be of twig", H, WALL),
    raid(false, "base is known to be of twig", house("h", "bo"), WALL),
    raid(true, "base is known to be bare", house("h", "bo", walls=0), WALL),
    raid(false, "base is known to be bare", H, WALL),
    raid(false, "base is known to be bare", house("h", "bo"), WALL),
    raid(true, "base is known to be public", house("h", "bo", role="public"), WALL),
    raid(true, "base is known to be public", zone("p", "public"), H, WALL),
    raid(false, "base is known to be public", H, WALL),
    raid(true, "the raid uses an explosive", H, WALL),
    raid(true, "the raid uses an explosive", H, {**WALL, "weapon": "ammo_rocket_basic"}),
    raid(true, "the raid uses an explosive", H, ROCKET),
    raid(false, "the raid uses an explosive", H, {**ROCKET, "kind": "grenade"}),
    raid(false, "the raid uses an explosive", H, {**WALL, "weapon": "rocket pants"}),
    raid(false, "the raid uses an explosive", H, {**WALL, "weapon": "rock"}),
    raid(false, "the raid uses an explosive", H, {**WALL, "damage": 0}),
    raid(true, FIT, H, has(rocket=1), WALL),
    raid(false, FIT, H, has(rocket=0, rock=2), WALL),
    raid(true, FIT, house("h", "bo", grade="wood"), has(rock=2), WALL),
    raid(true, FIT, house("h", "bo"), has(rocket=2), WALL),
    raid(unknown, FIT, house("h", "bo"), has(rock=2), WALL),
    raid(unknown, FIT, H, WALL),
    raid(true, "the raid is inside any pvp zone", zone("z", "pvp"), H, WALL),
    raid(true, "the raid is inside any pvp zone", zone("z", "pvp"), ROCKET, WALL),
    raid(false, "the raid is inside any pvp zone", zone("z", "pvp", x=51.0), H, WALL),
    raid(false, "the raid is inside any pvp zone", zone("z", "pvp", x=51.0), WALL),
    raid(unknown, "the raid is inside any pvp zone", zone("z", "pvp"), NO_PLACE),
    raid(true, "the raid is inside any pvp zone", zone("z", "pvp"), H, {**WALL, "at": [60, 10, 0]}),
    raid(true, OPEN, MAP, H, WALL),
    raid(unknown, OPEN, H, NO_PLACE | {"building": "g"}),
    raid(true, OPEN, square("g7", "region", -50, -50, owner=None), H, WALL),
    raid(false, OPEN, OAK, square("g7", "region", -50, -50, owner="oak"), H, WALL),
    raid(false, OPEN, OAK, square("c", "claim", -50, -50, owner="oak"), H, WALL),
    raid(true, OPEN, OAK, square("c", "claim", -50, -50, owner="oak", status="pending"), H, WALL),
    raid(true, OPEN, MAP, zone("d", "pvp", cause="airdrop"), H, WALL),
    raid(false, OPEN, MAP, zone("d", "pvp", cause="static"), H, WALL),
    raid(false, OPEN, MAP, zone("d", "frontier"), H, WALL),
    raid(
        true,
        "the faulty claim under the raid is an invalid claim",
        OAK,
        square("c", "claim", -50, -50, owner="oak", status="invalid"),
        H,
        WALL,
    ),
    raid(
        true,
        "the faulty claim under the raid is a pending claim",
        square("c", "claim", -50, -50, owner=None, status="pending"),
        H,
        WALL,
    ),
    raid(
        false,
        "the faulty claim under the raid is a pending claim",
        OAK,
        square("c", "claim", -50, -50, owner="oak"),
        H,
        WALL,
    ),
    raid(true, NEAR, H, {**BOX, "at": [23, 10, 0]}),
    raid(false, NEAR, H, {**BOX, "at": [23.1, 10, 0]}),
    raid(true, NEAR, H, {**BOX, "at": [1, 10, 0]}),
    raid(unknown, NEAR, H, {k: v for k, v in BOX.items() if k != "at"}),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_what_a_raid_strikes_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
