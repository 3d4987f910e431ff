"""Homes: who is within their walls, how high above them, who attacks them."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, hit, house, rows, tell, true, unknown, zone

H = house("h", "cy", owner="cy")
NEAR = rows(ann=(500, 0), bo=(15, 0))
FAR = rows(ann=(500, 0), bo=(60, 0))
UNDRAWN = {k: v for k, v in H.items() if k != "circle"}
WALLS = "victim is within the walls of any base"


def high(y: float) -> Line:
    """Bo stands so high over the middle of the house, whose cupboard is at 10."""
    return {"type": "positions", "margin": 0, "rows": [["bo", 0, y, 0]]}


def blow(grade: str | None = "stone", building: str | None = "h") -> Line:
    """Bo damages a wall."""
    told = {"attacker": "bo", "entity": "w", "kind": "wall", "weapon": "axe", "damage": 9, "building": building}
    return {"type": "structure_hit", **told, **({"grade": grade} if grade else {})}


ABOVE = "victim is more than 6 metres above any base"
PICKED = tell("lock", "bo", entity="l", action="picked", ok=False, building="h")

ASKED = [
    true(WALLS, H, NEAR),
    false(WALLS, H, FAR),
    unknown(WALLS, H),
    true(WALLS, H, FAR, hit(victim_in="h")),
    false(WALLS, H, NEAR, hit(victim_in=None)),
    unknown(WALLS, UNDRAWN, rows(bo=(50, 0))),
    false(WALLS, UNDRAWN, rows(bo=(50.1, 0))),
    true(WALLS, UNDRAWN, rows(bo=(50, 0)), hit(victim_in="h")),
    unknown(WALLS, H, zone("yard", "property", x=90), FAR),
    false(WALLS, H, zone("yard", "kos_line", x=90), FAR),
    false(WALLS, H, zone("yard", "property", x=90, building=None), FAR),
    true(WALLS, zone("in", "base", building="x"), high(90)),
    false(WALLS, zone("in", "road"), high(90)),
    true(ABOVE, H, high(16.1)),
    false(ABOVE, H, high(16)),
    unknown(ABOVE, H),
    false(ABOVE, H, hit(victim_in="h")),
    unknown(ABOVE, H, {**high(16.1), "margin": 0.5}),
    true("any base is marked as public", house("h", "cy", role="public")),
    false("any base is marked as public", H),
    true(f"victim attacked the home any base {RECENT}", H, blow()),
    true(f"victim attacked the home any base {RECENT}", H, blow(None)),
    false(f"victim attacked the home any base {RECENT}", H, blow("twig")),
    false(f"victim attacked the home any base {RECENT}", H, blow(building=None)),
    false(f"victim attacked the home any base {RECENT}", house("h", "bo"), blow()),
    true(f"victim attacked the home any base {RECENT}", H, PICKED),
    unknown(f"victim attacked the home any base {RECENT}", H, start=BLIND),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_homes_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
