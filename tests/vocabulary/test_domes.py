"""Domes: what brought them, what they leave behind, and what fell out of the sky into them."""

import pytest

from vocabulary.asked import HIT, Asked, Line, false, hit, kill, rows, square, true, unknown, zone

BY_DROP = 'attacker is inside any pvp zone\n and that zone is known to come from "airdrop"'
FADED = 'attacker stands where a "pvp" zone ended within 1 minute'
HERE: Line = rows(ann=(0.0, 0.0), bo=(5.0, 0.0))
ENDED: Line = {"type": "zone_ended", "id": "d1"}


def drop(state: str, id_: str = "drop") -> Line:
    """An airdrop, told of."""
    return {"type": "airdrop", "id": id_, "state": state, "at": [0, 50, 0]}


RESUMED: Line = {"type": "server_started", "resumed": True}
LOOT: Line = {"type": "looted", "player": "ann", "container": "drop", "kind": "airdrop", "at": [0, 50, 0]}

LEFT = "the time since attacker left any pvp zone is at least 10 seconds"
DIED = "victim died within the last 1 minute\n and that death happened inside any pvp zone"
CAUSE = 'victim died within the last 1 minute\n and the cause of that death is "fall"'
FELL: Line = {"type": "died", "player": "bo", "at": [5, 10, 0], "cause": "fall"}
NEAR = "any pvp zone lies within 30 metres of any frontier"

STRUCK = "attacker strikes from inside any pvp zone"
TURRET = {**HIT, "means": "turret", "entity": "t1"}
STANDING = {"type": "turret", "entity": "t1", "kind": "turret", "powered": True, "loaded": True, "at": [90, 0, 0]}

ASKED = [
    true(NEAR, zone("d1", "pvp"), zone("f1", "frontier", x=130.0)),
    false(NEAR, zone("d1", "pvp"), zone("f1", "frontier", x=130.1)),
    true(NEAR, zone("d1", "pvp"), square("f1", "frontier", 80.0, -50.0)),
    false(NEAR, zone("d1", "pvp"), square("f1", "frontier", 80.1, -50.0)),
    true(NEAR, square("d1", "pvp", 0.0, 0.0), square("f1", "frontier", 130.0, 20.0)),
    false(NEAR, square("d1", "pvp", 0.0, 0.0), square("f1", "frontier", 130.1, 20.0)),
    true(NEAR, square("d1", "pvp", 0.0, 0.0), zone("f1", "frontier", x=120.0)),
    true("any pvp zone lies within 0 metres of any pvp zone", zone("d1", "pvp")),
    true(LEFT, zone("d1", "pvp"), HERE, rows(ann=(90.0, 0.0)), {**hit(), "after": 10}),
    false(LEFT, zone("d1", "pvp"), HERE, rows(ann=(90.0, 0.0)), {**hit(), "after": 9.999}),
    false(LEFT, zone("d1", "pvp"), HERE),
    true(STRUCK, zone("d1", "pvp"), rows(ann=(0.0, 0.0))),
    false(STRUCK, zone("d1", "pvp"), rows(ann=(90.0, 0.0))),
    unknown(STRUCK, zone("d1", "pvp")),
    true(STRUCK, zone("d1", "pvp"), rows(ann=(90.0, 0.0)), {**TURRET, "at": [0, 0, 0]}),
    false(STRUCK, zone("d1", "pvp"), rows(ann=(0.0, 0.0)), {**TURRET, "at": [90, 0, 0]}),
    unknown(STRUCK, zone("d1", "pvp"), rows(ann=(0.0, 0.0)), {**TURRET, "at": [50, 0, 0]}),
    true(STRUCK, zone("d1", "pvp"), rows(ann=(0.0, 0.0)), TURRET),
    false(STRUCK, zone("d1", "pvp"), rows(ann=(0.0, 0.0)), STANDING, TURRET),
    true("victim is last seen inside any pvp zone", zone("d1", "pvp"), HERE, {"type": "time", "after": 600}, HIT),
    false("victim is last seen inside any pvp zone", zone("d1", "pvp"), HERE, rows(bo=(90.0, 0.0))),
    false("victim is last seen inside any pvp zone", zone("d1", "pvp")),
    true(DIED, zone("d1", "pvp"), HERE, FELL),
    false(DIED, zone("d1", "pvp", x=100.0), HERE, FELL),
    unknown(DIED, zone("d1", "pvp"), kill(), HIT),
    true(CAUSE, FELL),
    false(CAUSE, kill(), HIT),
    true(
        "victim is known to be protected",
        {"type": "sleeping", "player": "bo", "at": [5, 10, 0], "on": True, "protected": True},
    ),
    false("victim is known to be protected", {"type": "sleeping", "player": "bo", "at": [5, 10, 0], "on": True}),
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
    true("container hangs in the air", drop("dropping"), LOOT, act="loot"),
    true("container hangs in the air", drop("called", "another"), LOOT, act="loot"),
    false("container hangs in the air", drop("dropping"), drop("landed"), LOOT, act="loot"),
    false("container hangs in the air", drop("dropping", "a"), drop("landed"), LOOT, act="loot"),
    unknown("container hangs in the air", drop("dropping", "a"), drop("landed", "b"), LOOT, act="loot"),
    false("container hangs in the air", drop("gone", "a"), LOOT, act="loot"),
    false("container hangs in the air", LOOT, act="loot"),
    unknown("container hangs in the air", drop("gone", "a"), LOOT, act="loot", start=RESUMED),
    true("event hangs in the air", drop("dropping"), {**drop("looted"), "player": "ann"}, act="call"),
    false("event hangs in the air", drop("landed"), {**drop("looted"), "player": "ann"}, act="call"),
    false("event hangs in the air", {**drop("looted"), "player": "ann"}, act="call"),
    unknown("event hangs in the air", {**drop("looted"), "player": "ann"}, act="call", start=RESUMED),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_on_domes_is_true_false_or_unknown(asked: Asked) -> None:
    assert asked.comes_out()
