"""A season of a busy server's institutions, seeded: groups, claims on the map, houses, evictions, banishments.

For thirty days groups claim land, staff look at it, strangers build on it and are evicted: some move, some come back,
some are raided when their notice is over, and of some nothing more is heard. Lines are in our wire format.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from workload import T0, sid

HOUR = 3_600_000
DAYS = 30
PLOT, HOUSE = 80, 40
"""Metres along a side of a claim, and from its corner to the house on it."""


class Size(NamedTuple):
    """How much of each; a group has `members`."""

    groups: int
    claims: int
    evictions: int
    members: int = 5


BUSY = Size(200, 2000, 3000)


def season(size: Size, seed: int = 5) -> Iterator[bytes]:
    """The lines of a season, by their times."""
    yield from (line for _, _, line in sorted(_told(size, random.Random(seed)), key=lambda told: told[:2]))


def _told(size: Size, chance: random.Random) -> Iterator[tuple[int, int, bytes]]:
    """Every line with its time and its number; each owner's and stranger's story is told from its beginning."""
    for number, (t, tag, fields) in enumerate(_stories(size, chance)):
        yield t, number, msgspec.json.encode({"type": tag, "t": T0 + t, **fields})


def _stories(size: Size, chance: random.Random) -> Iterator[tuple[int, str, dict[str, object]]]:
    yield 0, "server_started", {"name": "bench"}
    yield 0, "era_started", {}
    yield 0, "profile", {"player": "staff", "staff": "admin"}
    for group in range(size.groups):
        people = [_member(size, group, i) for i in range(size.members)]
        named = {"id": f"g{group}", "kind": "clan", "name": f"Clan {group}", "members": people, "leaders": people[:1]}
        yield 1, "group", named
        yield 2, "licence", {"player": people[0], "kind": "raid", "on": True}
    for land in range(size.claims):
        yield from _claimed(size, land, chance)
    for nth in range(size.evictions):
        yield from _evicted(size, nth, chance)


def _claimed(size: Size, land: int, chance: random.Random) -> Iterator[tuple[int, str, dict[str, object]]]:
    """A group draws its claim and files it, staff look at it; some have a fault, and some of these are put right."""
    x, z = _corner(land)
    t = HOUR + chance.randrange(3 * 24 * HOUR)
    owner = f"g{land % size.groups}"
    drawn = {"id": f"k{land}", "kind": "claim", "owner": owner, "status": "pending"}
    square = [[x, z], [x + PLOT, z], [x + PLOT, z + PLOT], [x, z + PLOT]]
    yield t, "zone", {**drawn, "polygon": square}
    if chance.random() < 0.1:
        yield t + HOUR, "zone", {**drawn, "polygon": square, "status": "invalid"}
        if chance.random() < 0.5:
            return
    yield t + 4 * HOUR, "finding", {"by": "staff", "subject": f"k{land}", "question": "RE-CLM-1", "answer": "no"}
    yield t + 5 * HOUR, "zone", {**drawn, "polygon": square, "status": "approved"}


def _evicted(size: Size, nth: int, chance: random.Random) -> Iterator[tuple[int, str, dict[str, object]]]:
    """A stranger builds on somebody's land, and is told to go."""
    land = chance.randrange(size.claims)
    x, z = _corner(land)
    stranger, house, at = f"s{nth}", f"b{nth}", [x + HOUSE, 0, z + HOUSE]
    leader = _member(size, land % size.groups, 0)
    t = 5 * 24 * HOUR + chance.randrange((DAYS - 8) * 24 * HOUR)
    yield t, "joined", {"player": stranger, "name": stranger}
    yield t, "building", {"building": house, "at": at, "authorised": [stranger], "placed": T0 + t}
    order = {"player": leader, "name": "evict", "args": {"reason": "no leave"}, "building": house, "via": "game"}
    yield t + HOUR, "command", order
    if nth % 10 == 0:
        args = {"player": stranger, "reason": "builds where he likes"}
        yield t + HOUR + 1, "command", {"player": leader, "name": "banish", "args": args, "via": "game"}
    blow = {"attacker": leader, "building": house, "weapon": "explosive.timed", "damage": 200.0, "at": at}
    ends, over = chance.random(), t + HOUR + 24 * HOUR + chance.randrange(20 * HOUR)
    if ends < 0.4:
        yield over, "structure_hit", {**blow, "entity": f"w{nth}", "kind": "wall", "grade": "stone"}
        yield over + 60_000, "structure_destroyed", {**blow, "entity": f"c{nth}", "kind": "cupboard"}
    elif ends < 0.6:
        moved = {"player": stranger, "entity": f"c{nth}", "kind": "cupboard", "building": house, "tool": "remove"}
        yield t + 12 * HOUR, "removed", moved
    elif ends < 0.8:
        yield t + 20 * HOUR, "joined", {"player": stranger, "name": stranger}


def _member(size: Size, group: int, i: int) -> str:
    return sid(group * size.members + i)


def _corner(land: int) -> tuple[int, int]:
    """Claims lie side by side in a square of rows."""
    return land % 45 * (PLOT + 10) - 2000, land // 45 * (PLOT + 10) - 2000
