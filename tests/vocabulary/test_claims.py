"""Leave to build and to raid on land, and what land was claimed as."""

import pytest

from vocabulary.asked import Asked, Line, false, group, true, unknown, zone

CLAN = group("oak", "ann")
ELM = group("elm", "bo")
K7 = zone("k7", "claim", owner=None)
OURS = zone("k7", "claim", owner="oak")
BLIND: Line = {"type": "server_started", "records": ["hit", "zone", "group"]}


def order(name: str, **args: object) -> Line:
    return {"type": "command", "player": "ann", "name": name, "args": args}


BUILD = "the clan of attacker let victim build in any claim within the last 1 hour"
RAID = "the clan of attacker let the clan of victim raid in any claim within the last 1 hour"
AS = 'attacker claimed any claim as "mini" within the last 1 hour'
ASKED = [
    true(BUILD, CLAN, OURS, order("permit.build", player="bo", region="k7")),
    false(BUILD, CLAN, K7, order("permit.build", player="bo", region="k7")),
    false(BUILD, CLAN, OURS, order("permit.build", player="cy", region="k7")),
    unknown(BUILD, CLAN, K7, start=BLIND),
    true(RAID, CLAN, ELM, OURS, order("permit.raid", group="elm", region="k7")),
    false(RAID, CLAN, ELM, K7, order("permit.raid", group="elm", region="k7")),
    false(RAID, CLAN, ELM, OURS, order("permit.raid", group="oak", region="k7")),
    unknown(RAID, CLAN, ELM, K7, start=BLIND),
    true(AS, CLAN, K7, order("claim", region="k7", kind="Mini")),
    false(AS, CLAN, K7, order("claim", region="k7")),
    unknown(AS, CLAN, K7, start=BLIND),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_orders_on_land_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
