"""What the game and the calendar bring, and what staff do by commands of their own."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, house, rows, true, unknown, zone


def drop(state: str = "landed", **more: object) -> Line:
    """An airdrop."""
    return {"type": "airdrop", "id": "a1", "state": state, "at": [0, 10, 0], "margin": 0, "player": "ann", **more}


def heli(state: str, **more: object) -> Line:
    """The helicopter."""
    return {"type": "heli", "id": "h1", "state": state, "at": [0, 90, 0], "player": "ann", **more}


def crate(state: str) -> Line:
    """A locked crate."""
    return {"type": "crate", "id": "c1", "state": state, "at": [0, 0, 0], "player": "ann"}


def cargo(state: str, **more: object) -> Line:
    """A cargo ship."""
    return {"type": "event", "id": "e1", "kind": "cargo", "state": state, "player": "ann", **more}


def rows_of(line: str, yes: Line, no: Line) -> list[Asked]:
    """True of the one, false of the other, unknown where neither is recorded."""
    line = f"{line} {RECENT}"
    return [true(line, yes), false(line, no), unknown(line, yes, {"type": "time", "after": 60}, start=BLIND)]


HERE = rows(ann=(20, 0))
KICK: Line = {"type": "staff_act", "name": "kick", "args": {}, "by": "ann"}
PURGE: Line = {"type": "calendar", "name": "purge", "starts": 1_750_000_600_000}

ASKED = [
    true(f"any airdrop changed its state {RECENT}", drop()),
    false(f"any helicopter changed its state {RECENT}", drop()),
    unknown(f"any airdrop changed its state {RECENT}", drop(), {"type": "time", "after": 60}, start=BLIND),
    true("the state of event is called", drop("called"), act="call"),
    false("the state of event is landed", drop("called"), act="call"),
    true("the kind of event is cargo", cargo("boarded"), act="call"),
    false("the kind of event is heli", cargo("boarded"), act="call"),
    true("event is a cargo ship", cargo("boarded"), act="call"),
    false("event is an airdrop", cargo("boarded"), act="call"),
    true("how is boarded", cargo("boarded"), act="call"),
    true("event is over", cargo("ended"), act="call"),
    false("event is over", cargo("boarded"), act="call"),
    true("event is on the ground", drop(), act="call"),
    false("event is on the ground", drop("dropping"), act="call"),
    true("event is inside any pvp zone", zone("d", "pvp"), drop(), act="call"),
    false("event is inside any pvp zone", zone("d", "pvp", 90), drop(), act="call"),
    unknown("event is inside any pvp zone", zone("d", "pvp"), cargo("boarded"), act="call"),
    true("event is on the ground of any base of player", house("h", "ann"), drop(), act="call"),
    false("event is on the ground of any base of player", house("h", "ann", x=90), drop(), act="call"),
    unknown("event is on the ground of any base of player", house("h", "ann"), cargo("boarded"), act="call"),
    true("the distance from player to event is 20 metres", HERE, drop(), act="call"),
    false("the distance from player to event is more than 20 metres", HERE, drop(), act="call"),
    unknown("the distance from player to event is more than 20 metres", drop(), act="call"),
    true("player is within 20 metres of event", HERE, drop(), act="call"),
    false("player is within 19 metres of event", HERE, drop(), act="call"),
    unknown("player is within 19 metres of event", drop(), act="call"),
    *rows_of("attacker called any airdrop", drop("called"), drop()),
    *rows_of("attacker tagged any helicopter", heli("tagged"), heli("hit")),
    *rows_of("attacker shot down any helicopter", heli("downed"), heli("hit")),
    *rows_of("attacker fought for any event", heli("hit"), heli("downed")),
    *rows_of("attacker unlocked any crate", crate("unlocking"), crate("looted")),
    *rows_of("attacker boarded any cargo ship", cargo("boarded"), cargo("fought")),
    *rows_of("attacker looted any event", crate("looted"), crate("unlocked")),
    *rows_of("attacker started any event", cargo("started"), cargo("boarded")),
    true(f"any helicopter went after victim {RECENT}", heli("moved", target="bo")),
    false(f"any helicopter went after victim {RECENT}", heli("moved", target=None)),
    unknown(f"any helicopter went after victim {RECENT}", heli("moved")),
    true("the player hunted by event is player", heli("hit", target="ann"), act="call"),
    false("the player hunted by event is player", heli("hit", target="bo"), act="call"),
    unknown("the player hunted by event is player", heli("hit"), act="call"),
    true(f"an era began {RECENT}", {"type": "era_started"}),
    false(f"an era began {RECENT}", drop()),
    unknown(f"an era began {RECENT}", start=BLIND),
    true("the age of the era is at least 60 seconds", {"type": "era_started"}, {"type": "time", "after": 59}),
    false("the age of the era is at least 60 seconds", {"type": "era_started"}),
    unknown("the age of the era is at least 60 seconds"),
    true('the time until the announced "purge" is less than 10 minutes', PURGE),
    false('the time until the announced "purge" is less than 9 minutes', PURGE),
    false('the time until the announced "purge" is less than 9 minutes'),
    unknown('the time until the announced "purge" is less than 9 minutes', start=BLIND),
    *rows_of('attacker used the staff command "kick"', KICK, {**KICK, "name": "ban"}),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_events_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
