"""Thefts: who takes from another, and what is nobody's to steal from."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, house, tell, true, unknown

STOLE = f"attacker stole from victim {RECENT}"
SEEN = "attacker is seen stealing within 1 minute"
H = house("h", "bo", owner="bo")
OWNED = tell("vehicle", "bo", entity="car", kind="car", action="owned")


def looted(kind: str = "box", **more: object) -> Line:
    """Ann opens something."""
    return tell("looted", "ann", container="c1", kind=kind, at=[0, 0, 0], **more)


def mounted(who: str = "ann", **more: object) -> Line:
    """Somebody sits down in the car."""
    return tell("vehicle", who, entity="car", kind="car", action="mounted", **more)


ASKED = [
    true(STOLE, looted(owner="bo")),
    true(STOLE, looted("sleeper", owner="bo")),
    false(STOLE, looted(owner="cy")),
    false(STOLE, looted(owner="ann")),
    false(STOLE, looted(owner=None)),
    unknown(STOLE, looted()),
    unknown(STOLE, start=BLIND),
    true(STOLE, H, looted(building="h")),
    false(STOLE, house("h", "ann", "bo"), looted(building="h")),
    false(STOLE, house("h", "ann", "bo"), looted(building="h", owner="bo")),
    *(false(STOLE, looted(kind, owner="bo")) for kind in ("vending", "airdrop", "heli", "crate")),
    true(STOLE, OWNED, mounted()),
    true(STOLE, mounted(owner="bo")),
    false(STOLE, OWNED, mounted("cy")),
    false(STOLE, mounted()),
    true(SEEN, looted(owner="bo")),
    false(SEEN, looted(owner="bo"), {**looted(owner="ann"), "after": 60}),
    false(SEEN, looted(owner="ann")),
    false(SEEN, start=BLIND),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_thefts_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
