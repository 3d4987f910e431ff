"""Households: who is counted together where only so many of a thing are allowed."""

import pytest

from vocabulary.asked import Asked, Line, false, group, tell, true, unknown, zone

BLIND: Line = {"type": "server_started", "records": ["hit", "kill", "zone", "group"]}
OAK = group("oak", "ann", "bo")
TWO = group("two", "ann", "cy", kind="team")


def owned(player: str, entity: str, kind: str = "car") -> Line:
    """Somebody takes a vehicle as his own."""
    return tell("vehicle", player, entity=entity, kind=kind, action="owned")


def placed(player: str, entity: str, kind: str = "high_wall", x: float = 0.0) -> Line:
    """Somebody sets something down."""
    return tell("placed", player, entity=entity, kind=kind, at=[x, 0, 0], margin=0)


def house(owner: str, *authorised: str) -> Line:
    """A house whose cupboard its own event names."""
    where = {"at": [0, 0, 0], "cupboard": "tc", "owner": owner, "authorised": [owner, *authorised]}
    return {"type": "building", "building": "home", **where}


CARS = 'the number of "car" in the household of attacker is 2'
WALLS = 'the number of "high_wall, high_gate" in the household of attacker is 2'
INSIDE = 'the number of "cupboard" in the household of attacker inside any city is 1'
PORT = zone("port", "city")

LODGER = "attacker lodges in any base"
SHARED = {"type": "building", "building": "home", "at": [0, 0, 0], "cupboard": "tc", "authorised": ["ann", "bo", "cy"]}

ASKED = [
    true("any member of the household of attacker is victim", OAK),
    false("any member of the household of attacker is victim", TWO),
    false("any member of the household of attacker is victim", OAK, {"type": "group_ended", "id": "oak"}),
    true("attacker is of the household of victim", OAK),
    false("attacker is of the household of victim", TWO),
    true("attacker is of the household of attacker"),
    true(LODGER, house("cy", "ann", "bo"), OAK),
    false(LODGER, house("cy", "ann", "bo"), TWO),
    false(LODGER, house("ann", "bo")),
    false(LODGER, house("cy", "bo")),
    true(LODGER, SHARED),
    false(LODGER, SHARED, OAK),
    false(LODGER, {**SHARED, "authorised": ["ann"]}),
    true("the size of the household of attacker is 2", OAK),
    true("the size of the household of attacker is 2", TWO),
    true("the size of the household of attacker is 2", TWO, group("oak", "ann", "dee")),
    false("the size of the household of attacker is 2"),
    true(CARS, OAK, owned("ann", "car1"), owned("bo", "car2")),
    false(CARS, owned("ann", "car1"), owned("bo", "car2")),
    false(CARS, OAK, owned("ann", "car1"), owned("bo", "car2"), owned("cy", "car2")),
    false(CARS, OAK, owned("ann", "car1"), owned("bo", "boat1", "tugboat")),
    unknown(CARS, OAK, start=BLIND),
    true(WALLS, OAK, placed("ann", "w1"), placed("bo", "w2"), {**placed("ann", "w3"), "replaces": "w1"}),
    false(WALLS, OAK, placed("ann", "w1"), placed("bo", "w2"), {**placed("ann", "w1"), "replaces": "w2"}),
    true(INSIDE, PORT, OAK, house("bo")),
    true(INSIDE, PORT, OAK, house("bo"), placed("bo", "tc", "cupboard")),
    false(INSIDE, PORT, OAK, house("cy", "bo")),
    true(WALLS, OAK, placed("ann", "w1"), placed("bo", "w2", "high_gate")),
    false(WALLS, OAK, placed("ann", "w1"), placed("cy", "w2", "high_gate")),
    true(INSIDE, PORT, OAK, placed("bo", "tc1", "cupboard"), placed("ann", "tc2", "cupboard", 60.0)),
    false(INSIDE, PORT, OAK, placed("cy", "tc1", "cupboard"), placed("ann", "tc2", "cupboard", 60.0)),
    false(INSIDE, PORT, *(placed("ann", f"b{nth}", "box") for nth in range(5)), placed("cy", "tc1", "cupboard")),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_households_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
