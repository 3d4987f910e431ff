"""Vehicles: who drives, parks and owns them, and what they run into. And trade."""

import pytest

from vocabulary.asked import (
    BLIND,
    HIT,
    RECENT,
    Asked,
    Line,
    book,
    false,
    group,
    hit,
    judged,
    kill,
    order,
    rows,
    tell,
    true,
    unknown,
    zone,
)


def vehicle(action: str, **more: object) -> Line:
    """Something happens to a car of Ann's."""
    return tell("vehicle", "ann", entity="car1", kind="car", action=action, **more)


UP, DOWN = vehicle("mounted"), vehicle("dismounted")
RAM = vehicle("rammed", target="wall1", target_kind="building")
OVER = vehicle("rammed", target="bo", target_kind="player")


def rows_of(line: str, yes: Line, no: Line) -> list[Asked]:
    """True of the one, false of the other, unknown where neither is recorded."""
    line = f"{line} {RECENT}"
    return [true(line, yes), false(line, no), unknown(line, start=BLIND)]


ASKED = [
    *rows_of("attacker mounted any thing", UP, DOWN),
    *rows_of("attacker dismounted any thing", DOWN, UP),
    *rows_of("attacker parked any thing", vehicle("parked"), UP),
    *rows_of("attacker locked the vehicle any thing", vehicle("locked"), UP),
    *rows_of("attacker handed any thing over to victim", vehicle("owned", owner="bo"), vehicle("owned", owner="ann")),
    *rows_of("attacker took ownership of any thing", vehicle("owned"), UP),
    *rows_of("any thing decayed", vehicle("decayed"), UP),
    *rows_of("attacker rammed any thing", RAM, OVER),
    *rows_of("attacker ran over victim", OVER, RAM),
    true(f"attacker ran over victim {RECENT}", hit(means="vehicle"), HIT),
    false(f"attacker ran over victim {RECENT}", hit(), HIT),
    true("attacker sits in the vehicle of attacker", UP),
    true("the kind of the vehicle of attacker is car", UP),
    false("the kind of the vehicle of attacker is car", UP, DOWN),
    unknown("the kind of the vehicle of attacker is car", start=BLIND),
    false("attacker sits in the vehicle of attacker", UP, DOWN),
    unknown("attacker sits in the vehicle of attacker", start=BLIND),
    true("attacker is on foot", UP, DOWN),
    false("attacker is on foot", UP),
    unknown("attacker is on foot", start=BLIND),
    true('attacker rides a "car"', UP),
    false('attacker rides a "tugboat"', UP),
    unknown('attacker rides a "car"', start=BLIND),
    true('victim rides a "car"', {**UP, "player": "bo"}, kill(), act="kill"),
    false('victim rides a "car"', {**UP, "player": "bo"}, kill("cy"), kill(), act="kill"),
    true("the target kind is building", RAM, act="ram"),
    false("the target kind is chinook", OVER, act="ram"),
    true("the target kind is player", hit(means="vehicle"), act="ram"),
    true("driver sits in vehicle", UP, act="drive"),
    true('the number of "car" of driver is 1', vehicle("owned"), UP, act="drive"),
]


def boat(action: str, player: str | None = "ann", **more: object) -> Line:
    """Something happens to a tugboat."""
    who = {} if player is None else {"player": player}
    return {"type": "vehicle", "entity": "boat1", "kind": "tugboat", "action": action, **who, **more}


def struck(player: str = "ann", **more: object) -> Line:
    """Somebody damages the tugboat."""
    told = {"entity": "boat1", "kind": "tugboat", "weapon": "rock", "damage": 9}
    return {"type": "structure_hit", "attacker": player, **told, **more}


LEFT = "the health that decay left the vehicle of attacker is 50 %"
SEA = boat("parked", at=[0, 0, 0], margin=0)
UP_IN, AGAIN = boat("mounted"), boat("locked")
NEAR, FAR = rows(bo=(9, 0)), rows(bo=(11, 0))
SLEEP: Line = {"type": "sleeping", "player": "bo", "on": True, "at": [9, 0, 0], "margin": 0}
NAMED: Line = {"type": "sign", "player": "ann", "entity": "s1", "text": "ANN", "at": [3, 0, 0]}
SHOWN: Line = {"type": "chat", "player": "ann", "channel": "discord", "text": "open"}
PICTURE = {**SHOWN, "room": "evictions", "images": 1, "about": "boat1"}
POSTED = f'attacker posted a picture of any thing in the room "evictions" {RECENT}'
LOOKED = f'attacker used the command "owner" on any thing {RECENT}'
RAMMED = vehicle("rammed", target="bo", target_kind="player")

BOATS = [
    true(LEFT, boat("decayed", None, health=0.5), boat("mounted")),
    true(
        LEFT, boat("decayed", None, health=0.7), struck(health=0.4), boat("decayed", None, health=0.2), boat("mounted")
    ),
    true(LEFT, boat("decayed", None, health=0.2), struck(health=0.5), boat("mounted")),
    false(LEFT, boat("decayed", None, health=0.6), struck(health=0.5), boat("mounted")),
    false(LEFT, boat("mounted")),
    true(LEFT, {**struck(health=0.5), "decaying": True}, boat("mounted")),
    false(LEFT, struck(health=0.5), boat("mounted")),
    false(LEFT, boat("parked", health=1.0), {**struck(health=0.5), "decaying": True}, boat("mounted")),
    true("any former owner of the vehicle of attacker is victim", boat("owned", "bo"), boat("owned"), boat("mounted")),
    false("any former owner of the vehicle of attacker is victim", boat("owned", "bo"), boat("mounted")),
    true("attacker has the vehicle of attacker from a stranger", boat("owned", "bo"), boat("owned"), boat("mounted")),
    false("attacker has the vehicle of attacker from a stranger", boat("owned"), boat("mounted")),
    false(
        "attacker has the vehicle of attacker from a stranger",
        group("oak", "ann", "bo"),
        boat("owned", "bo"),
        boat("owned"),
        boat("mounted"),
    ),
    true('the raid is on a vehicle of the kind "tugboat"', struck(), act="raid"),
    false('the raid is on a vehicle of the kind "camper"', struck(), act="raid"),
    true("the vehicle of attacker belongs to somebody", boat("owned", "bo"), boat("mounted")),
    false("the vehicle of attacker belongs to somebody", boat("mounted")),
    true("the vehicle of attacker belongs to somebody", boat("locked", "bo"), boat("mounted")),
    false("attacker owns the vehicle of attacker", boat("locked", "bo"), boat("mounted")),
    true("attacker owns the vehicle of attacker", boat("locked"), boat("locked", "bo"), boat("mounted")),
    false("attacker owns the vehicle of attacker", boat("owned", "bo"), boat("locked"), boat("mounted")),
    true("attacker owns the vehicle of attacker", boat("mounted", owner=None), boat("locked"), boat("mounted")),
    false("the vehicle of attacker belongs to somebody", boat("owned"), boat("mounted", owner=None)),
    false("the vehicle of attacker belongs to somebody", boat("owned"), boat("decayed", None, health=0), UP_IN),
    true("attacker owns the vehicle of attacker", boat("owned", "bo"), boat("decayed", None, health=0), AGAIN, UP_IN),
    false(
        "attacker owns the vehicle of attacker", boat("owned", "bo"), boat("decayed", None, health=0.1), AGAIN, UP_IN
    ),
    true(
        'the number of "tugboat" of attacker is more than 0',
        boat("owned", "bo"),
        boat("decayed", None, health=0),
        AGAIN,
        act="attack",
    ),
    true("any bystander of the vehicle of attacker within 10 metres is victim", boat("mounted"), SEA, NEAR),
    false("any bystander of the vehicle of attacker within 10 metres is victim", boat("mounted"), SEA, FAR),
    true(
        "any bystander of the vehicle of attacker within 10 metres is victim",
        boat("mounted"),
        SEA,
        SLEEP,
        {"type": "time", "after": 600},
    ),
    *rows_of("attacker broke at the locked any thing", struck(locked=True), struck(locked=False)),
    true(f"attacker broke at the locked any thing {RECENT}", boat("locked"), struck()),
    false(
        f"attacker broke at the locked any thing {RECENT}", boat("locked"), boat("decayed", None, health=0), struck()
    ),
    true("the vehicle of attacker is locked", boat("mounted"), boat("locked")),
    false("the vehicle of attacker is locked", boat("mounted")),
    true(
        f"attacker killed victim {RECENT}\n and that kill is within 10 metres of the vehicle of attacker",
        *(boat("mounted"), SEA, rows(ann=(4, 0)), {**hit(), "type": "kill"}, HIT),
    ),
    false(
        f"attacker killed victim {RECENT}\n and that kill is within 10 metres of the vehicle of attacker",
        *(boat("mounted"), SEA, rows(ann=(14, 0)), {**hit(), "type": "kill"}, HIT),
    ),
    true("any sign by attacker stands within 5 metres of the vehicle of attacker", boat("mounted"), SEA, NAMED),
    false(
        "any sign by attacker stands within 5 metres of the vehicle of attacker",
        boat("mounted"),
        SEA,
        {**NAMED, "at": [9, 0, 0]},
    ),
    *rows_of(POSTED.removesuffix(f" {RECENT}"), PICTURE, {**PICTURE, "room": "general"}),
    false(POSTED, {**PICTURE, "images": 0}),
    *rows_of(LOOKED.removesuffix(f" {RECENT}"), {**order("ann", "owner"), "entity": "boat1"}, order("ann", "map")),
    true("the vehicle of attacker is within 20 metres of any city", zone("c", "city", 60, 0, 41), boat("mounted"), SEA),
    false(
        "the vehicle of attacker is within 20 metres of any city", zone("c", "city", 60, 0, 39), boat("mounted"), SEA
    ),
    *rows_of(
        'attacker called out words of "hello"',
        order("ann", "advert", text="hello, who buys my boat?"),
        order("ann", "advert", text="who buys my boat?"),
    ),
    true(f'attacker called out words of "hello" {RECENT}', tell("chat", "ann", channel="global", text="good day")),
    false(f'attacker called out words of "hello" {RECENT}', tell("chat", "ann", channel="team", text="good day")),
]


@pytest.mark.parametrize("asked", BOATS, ids=str)
def test_a_sentence_about_boats_and_their_owners_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


def test_to_drive_into_somebody_is_an_attack_as_well() -> None:
    found = judged(book("attack", "the means is vehicle"), {"type": "server_started"}, RAMMED)
    assert [(r.act, r.actor, r.target, r.ruling) for r in found] == [("attack", "ann", "bo", "unlawful")]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_vehicles_comes_out(asked: Asked) -> None:
    assert asked.comes_out()


def test_whoever_is_run_over_is_the_target_of_the_ramming() -> None:
    found = judged(book("ram", "driver is driver"), {"type": "server_started"}, hit(means="vehicle", entity="car1"))
    assert [(r.act, r.actor, r.target) for r in found if r.act == "ram"] == [("ram", "ann", "bo")]


SOLD: Line = {"type": "trade", "seller": "ann", "buyer": "bo", "items": {"scrap": 5}, "price": 20}

TRADED = [
    *rows_of("attacker sold something to victim", SOLD, {**SOLD, "buyer": "cy"}),
    *rows_of('attacker sold "scrap" to victim', SOLD, {**SOLD, "items": {"wood": 1}}),
    true(f"attacker sold something to victim {RECENT}\n and the price of that sale is 20", SOLD),
    false(f"attacker sold something to victim {RECENT}\n and the price of that sale is 20", {**SOLD, "price": None}),
    unknown(
        f"attacker sold something to victim {RECENT}\n and the price of that sale is 20",
        {k: v for k, v in SOLD.items() if k != "price"},
    ),
]


@pytest.mark.parametrize("asked", TRADED, ids=str)
def test_a_sentence_about_trade_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
