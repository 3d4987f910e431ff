"""Domes: what brought them, what they leave behind, and what fell out of the sky into them."""

import pytest

from vocabulary.asked import BLIND, Asked, Line, false, hit, house, rows, true, unknown, zone

BY_DROP = 'attacker is inside any pvp zone\n and that zone is known to come from "airdrop"'
FADED = 'attacker stands where a "pvp" zone ended within 1 minute'
HERE: Line = rows(ann=(0.0, 0.0), bo=(5.0, 0.0))
ENDED: Line = {"type": "zone_ended", "id": "d1"}
RAIDED = "any base was under raid before any pvp zone, within 30 minutes"
BLOW: Line = {
    "type": "structure_hit",
    "attacker": "ann",
    "entity": "w1",
    "kind": "wall",
    "building": "b1",
    "weapon": "rocket",
    "damage": 9,
}


def drop(state: str, id_: str = "drop") -> Line:
    """An airdrop, told of."""
    return {"type": "airdrop", "id": id_, "state": state, "at": [0, 50, 0]}


LOOT: Line = {"type": "looted", "player": "ann", "container": "drop", "kind": "airdrop", "at": [0, 50, 0]}

ASKED = [
    true(BY_DROP, zone("d1", "pvp", cause="airdrop"), HERE),
    false(BY_DROP, zone("d1", "pvp", cause="heli"), HERE),
    false(BY_DROP, zone("d1", "pvp"), HERE),
    true(FADED, zone("d1", "pvp"), HERE, ENDED, HERE),
    false(FADED, zone("d1", "pvp"), HERE, ENDED, {**HERE, "after": 59}, hit()),
    true(FADED, zone("d1", "pvp"), HERE, ENDED, {**HERE, "after": 58.999}, hit()),
    false(FADED, zone("d1", "pvp"), HERE, hit()),
    false(FADED, zone("d1", "frontier"), HERE, ENDED, HERE),
    false(FADED, zone("d1", "pvp", x=80.0), HERE, ENDED, HERE),
    unknown(FADED, zone("d1", "pvp"), ENDED),
    false(FADED),
    unknown(FADED, start={"type": "server_started", "records": ["hit"]}),
    true(RAIDED, house("b1", "bo"), BLOW, zone("d1", "pvp")),
    false(RAIDED, house("b1", "bo"), zone("d1", "pvp"), BLOW),
    false(RAIDED, house("b1", "bo"), BLOW, zone("d1", "pvp"), {**HERE, "after": 1798}, hit()),
    true(RAIDED, house("b1", "bo"), BLOW, zone("d1", "pvp"), {**HERE, "after": 1797}, hit()),
    unknown(RAIDED, house("b1", "bo"), zone("d1", "pvp"), start=BLIND),
    true("container hangs in the air", drop("dropping"), LOOT, act="loot"),
    true("container hangs in the air", drop("called", "another"), LOOT, act="loot"),
    false("container hangs in the air", drop("dropping"), drop("landed"), LOOT, act="loot"),
    false("container hangs in the air", drop("dropping", "a"), drop("landed"), LOOT, act="loot"),
    unknown("container hangs in the air", drop("dropping", "a"), drop("landed", "b"), LOOT, act="loot"),
    unknown("container hangs in the air", drop("gone", "a"), LOOT, act="loot"),
    true("event hangs in the air", drop("dropping"), {**drop("looted"), "player": "ann"}, act="call"),
    false("event hangs in the air", drop("landed"), {**drop("looted"), "player": "ann"}, act="call"),
    unknown("event hangs in the air", {**drop("looted"), "player": "ann"}, act="call"),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_on_domes_is_true_false_or_unknown(asked: Asked) -> None:
    assert asked.comes_out()
