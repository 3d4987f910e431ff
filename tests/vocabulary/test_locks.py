"""Locks, keypads and doors."""

import pytest

from vocabulary.asked import Asked, Line, false, house, rows_of, tell, true

H = house("h", "bo")


def lock(action: str, **more: object) -> Line:
    """Ann does something at a door of Bo's house."""
    return tell("lock", "ann", entity="d1", action=action, building="h", **more)


KEYPAD = tell("keypad", "ann", entity="k1", building="h")
OPENS = tell("door", "ann", entity="d1", open=True, building="h")
SHUTS = tell("door", "ann", entity="d1", open=False, building="h")
ONE_DOOR = (
    "attacker opened a door of any base within the last 1 minute"
    "\n and attacker shut a door of that base since that opening"
    "\n and that shutting was at the same door as that opening"
)


ASKED = [
    *rows_of("attacker touched a keypad of any base", KEYPAD, OPENS),
    *rows_of("attacker touched a keypad of any base", lock("code_tried"), lock("picked")),
    *rows_of("attacker tried a code at any thing", lock("code_tried"), lock("picked")),
    *rows_of("attacker entered a right code at any base", lock("code_tried", ok=True), lock("code_tried", ok=False)),
    *rows_of("attacker broke into any base", lock("picked", ok=False), lock("placed")),
    *rows_of("attacker forced any thing", lock("cracked", ok=True), lock("cracked", ok=False)),
    *rows_of("attacker set a lock on any thing", lock("placed"), lock("removed")),
    *rows_of("attacker took a lock off any thing", lock("removed"), lock("placed")),
    *rows_of("attacker changed the code of any thing", lock("code_changed"), lock("code_tried")),
    *rows_of(
        "attacker replaced an entry lock of any base", lock("placed", part="entry_door"), lock("placed", part="inner")
    ),
    *rows_of("attacker opened a door of any base", OPENS, SHUTS),
    *rows_of("attacker shut a door of any base", SHUTS, OPENS),
    true(ONE_DOOR, H, OPENS, SHUTS),
    false(ONE_DOOR, H, OPENS, tell("door", "ann", entity="d2", open=False, building="h")),
    true("player owns base", house("h", "ann"), KEYPAD, act="lock"),
    false("player owns base", H, lock("picked"), act="lock"),
    true("player touched a keypad of base within the last 1 minute", H, KEYPAD, OPENS, act="open"),
    true("the part of entity is entry_door", H, lock("picked", part="entry_door"), act="lock"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_locks_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
