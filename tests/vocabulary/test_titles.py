"""Titles: who came first, what a container belongs to, in whose compound something fell."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, group, house, true, unknown, zone

H = house("h", "ann", owner="ann")
TOWN: Line = {"type": "server_started", "name": "Town"}


def cargo(state: str, player: str | None = None, id_: str = "c", **more: object) -> Line:
    """A cargo ship at the origin."""
    told = {"type": "event", "id": id_, "kind": "cargo", "state": state, "at": [0, 0, 0]}
    return {**told, **({"player": player} if player else {}), **more}


def drop(x: float = 0.0, state: str = "landed") -> Line:
    """An airdrop."""
    return {"type": "airdrop", "id": "d", "state": state, "at": [x, 0, 0]}


def looted(container: str = "box", x: float = 0.0) -> Line:
    """Ann opens a crate."""
    return {"type": "looted", "player": "ann", "container": container, "kind": "crate", "at": [x, 0, 0]}


NEAR = "any event no farther than 3 metres from container is a cargo ship"
BEGAN = f'attacker began a "cargo" event {RECENT}'
LEFT, PVE = 'any pvp zone is left from the "pve" mode', {"type": "mode", "name": "pve", "on": True}

ASKED = [
    true('the server "Town" started', {"type": "server_started", "name": "Town"}),
    false('the server "Town" started', {"type": "server_started", "name": "City"}),
    unknown('the server "Town" started', start=BLIND),
    true('the server is called "Town"', TOWN, {"type": "server_started"}),
    false('the server is called "Town"', TOWN, {"type": "server_started", "name": "City"}),
    false('the server is called "Town"', start=BLIND),
    unknown(
        f"any crate came open {RECENT}",
        {"type": "crate", "id": "x", "state": "unlocking", "at": [0, 0, 0]},
        start=BLIND,
    ),
    true(f"any crate came open {RECENT}", {"type": "crate", "id": "x", "state": "unlocked", "at": [0, 0, 0]}),
    false(f"any crate came open {RECENT}", {"type": "crate", "id": "x", "state": "unlocking", "at": [0, 0, 0]}),
    true("attacker is the player first at any cargo ship", cargo("fought", "ann"), cargo("fought", "bo")),
    false("attacker is the player first at any cargo ship", cargo("fought", "bo"), cargo("fought", "ann")),
    false("attacker is the player first at any cargo ship", cargo("boarded", "ann")),
    true(BEGAN, cargo("fought", "ann")),
    false(BEGAN, cargo("boarded", "ann")),
    false(f'attacker began a "oilrig" event {RECENT}', cargo("fought", "ann")),
    false(BEGAN, group("oak", "ann", "cy"), cargo("fought", "cy"), cargo("looted", "ann")),
    true(BEGAN, cargo("fought", "cy"), cargo("looted", "ann")),
    unknown(BEGAN, start=BLIND),
    true(f"{BEGAN}\n and that beginning of an event concerns any cargo ship", cargo("fought", "ann")),
    false(
        f"{BEGAN}\n and that beginning of an event concerns any cargo ship",
        cargo("fought", "ann"),
        cargo("ended"),
        cargo("boarded", id_="c2"),
    ),
    true(NEAR, cargo("started"), looted(x=1.0), act="loot"),
    unknown(NEAR, looted(x=1.0), act="loot", start=BLIND),
    false(NEAR, cargo("started"), looted(x=5.0), act="loot"),
    true(NEAR, cargo("started"), looted("c", x=90.0), act="loot"),
    false(NEAR, looted(), act="loot"),
    true("any airdrop lies in a compound", H, drop()),
    false("any airdrop lies in a compound", H, drop(25.0)),
    true("any airdrop lies in a compound of the side of attacker", H, drop()),
    false("any airdrop lies in a compound of the side of victim", H, drop()),
    true("any airdrop lies in a compound of the side of victim", group("oak", "ann", "bo"), H, drop()),
    unknown("any airdrop lies in a compound of the side of victim", zone("z", "base", building="x"), drop()),
    true(
        'any pvp zone is older than the present "pve" mode',
        zone("z", "pvp"),
        {"type": "mode", "name": "pve", "on": True},
    ),
    false(
        'any pvp zone is older than the present "pve" mode',
        {"type": "mode", "name": "pve", "on": True},
        zone("z", "pvp"),
    ),
    false('any pvp zone is older than the present "pve" mode', zone("z", "pvp")),
    true(LEFT, PVE, zone("z", "pvp"), PVE | {"on": False}),
    false(LEFT, PVE, zone("z", "pvp")),
    false(LEFT, zone("z", "pvp"), PVE, PVE | {"on": False}),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_titles_comes_out(asked: Asked) -> None:
    assert asked.comes_out()
