"""Bounties: on whom one is, whether it is in force; licences that staff gave by order."""

import pytest

from vocabulary.asked import Asked, Line, false, hit, kill, order, rows, tell, true, unknown

POSTED = order("cy", "bounty.post", player="bo", amount=5)
LATER: Line = {"type": "time", "after": 4 * 3600 - 2}
NOW: Line = {"type": "time", "after": 4 * 3600}
HUNTER = tell("licence", "ann", kind="bounty_hunter", on=True)
ERA: Line = {"type": "era_started"}
ALIAS = tell("profile", "bo", aliases=["bo2"])
VOID = order("cy", "bounty.cancel", player="bo")
LICENSED = 'attacker is licensed as "bounty_hunter"'
APPLIED = order("ann", "licence.apply", kind="bounty hunter", text="please")


def staff(name: str) -> Line:
    """An order of staff about Ann's licence."""
    return order("ivy", f"licence.{name}", player="ann", kind="bounty_hunter")


ASKED = [
    true("victim is wanted for any prize", POSTED),
    true("victim is wanted for any prize", ALIAS, order("cy", "bounty.post", player="bo2")),
    false("attacker is wanted for any prize", POSTED),
    false("victim is wanted for any prize", POSTED, VOID),
    true("the target of any prize is victim", POSTED),
    false("the target of any prize is attacker", POSTED),
    true("any prize cools", POSTED, LATER),
    false("any prize cools", POSTED, LATER, {"type": "time"}),
    true("any prize is in force", POSTED, LATER, {"type": "time"}),
    false("any prize is in force", POSTED, LATER),
    true("any prize is in force", HUNTER, POSTED, NOW, kill(), act="kill"),
    false("any prize is in force", HUNTER, POSTED, NOW, kill(), hit()),
    true("any prize is earned", HUNTER, POSTED, NOW, kill(), hit()),
    false("any prize is earned", HUNTER, POSTED, NOW, kill(), act="kill"),
    false("any prize is earned", POSTED, NOW, kill(), hit()),
    true("any prize is of an era that is over", POSTED, ERA),
    false("any prize is of an era that is over", ERA, POSTED),
    false("any prize is of an era that is over", POSTED, ERA, ERA, ERA, POSTED),
    false(LICENSED, APPLIED),
    true(LICENSED, APPLIED, staff("grant")),
    false(LICENSED, APPLIED, staff("deny")),
    false(LICENSED, staff("grant"), staff("revoke")),
    true('any holder of a "bounty_hunter" licence is attacker', staff("grant")),
    false('any holder of a "bounty_hunter" licence is attacker', APPLIED),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_bounties_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


HOUSE: Line = {
    "type": "building",
    "building": "b1",
    "at": [0.0, 10.0, 0.0],
    "circle": [0.0, 0.0, 10.0],
    "authorised": ["bo"],
}
BY_IT, OFF = rows(ann=(59.0, 0.0)), rows(ann=(61.0, 0.0))
KEPT = "attacker kept within 50 metres of any base for 1 minute"
WAITING = [
    true(KEPT, HOUSE, HUNTER, BY_IT, {**BY_IT, "after": 59}),
    false(KEPT, HOUSE, HUNTER, BY_IT, {**BY_IT, "after": 58.999}),
    false(KEPT, HOUSE, HUNTER, BY_IT, {**OFF, "after": 59}),
    false(KEPT, HOUSE, HUNTER, BY_IT, {**OFF, "after": 30}, {**BY_IT, "after": 59}),
    true(KEPT, HOUSE, HUNTER, {**OFF, "after": 30}, BY_IT, rows(ann=(0.0, 50.0)), {**BY_IT, "after": 58}),
    unknown(KEPT, HOUSE, BY_IT, {**BY_IT, "after": 59}),
    false(KEPT, HOUSE, OFF, {**OFF, "after": 59}),
    unknown(KEPT, HOUSE, HUNTER, {**BY_IT, "margin": 2}, {**BY_IT, "after": 59}),
    unknown(KEPT, HOUSE, HUNTER, order("ivy", "licence.revoke", player="ann", kind="bounty_hunter"), BY_IT, BY_IT),
]


@pytest.mark.parametrize("asked", WAITING, ids=str)
def test_to_wait_is_to_keep_near_a_house_for_long_enough(asked: Asked) -> None:
    assert asked.comes_out()
