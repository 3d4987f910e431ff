"""Keeping near the edge of a place for fighting, on its safe side."""

import pytest

from vocabulary.asked import HIT, Asked, Line, false, rows, true, unknown, zone

DOME: Line = zone("d1", "pvp")
NEAR, INSIDE, AWAY = rows(ann=(60.0, 0.0)), rows(ann=(40.0, 0.0)), rows(ann=(81.0, 0.0))
MINUTE = {**NEAR, "after": 60}
LINGERS = "attacker lingers within 30 metres of any pvp zone for 1 minute"
WAITED = "attacker waited within 30 metres outside any pvp zone for 1 minute"
PROWLED = "attacker prowled around any pvp zone within the last 1 minute"
BLIND: Line = {"type": "server_started", "records": ["hit", "zone"]}

ASKED = [
    true(PROWLED, DOME, NEAR),
    false(PROWLED, DOME, rows(ann=(300.0, 0.0)), HIT),
    unknown(PROWLED, DOME, start=BLIND),
    true(LINGERS, DOME, NEAR, {**NEAR, "after": 59}),
    false(LINGERS, DOME, NEAR, {**NEAR, "after": 58.999}),
    false(LINGERS, DOME, AWAY, MINUTE),
    false(LINGERS, DOME, NEAR, {**INSIDE, "after": 60}),
    false(LINGERS, DOME),
    true(WAITED, DOME, NEAR, {**INSIDE, "after": 60}),
    false(WAITED, DOME, NEAR, {**INSIDE, "after": 59.999}),
    false(WAITED, DOME, AWAY, {**INSIDE, "after": 60}),
    false(WAITED, DOME, NEAR, MINUTE),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_on_prowling_is_true_false_or_unknown(asked: Asked) -> None:
    assert asked.comes_out()
