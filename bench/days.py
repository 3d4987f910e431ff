"""Days on a quiet server, for memory: the same few people, a place once a minute for everybody.

Every sixth minute somebody speaks and somebody writes, a few blows fall, now and then one kills; every two hours the
dome moves on and all clans go home; each morning everybody logs in anew. Lines are in our wire format.
"""

import random
from collections.abc import Iterator

import msgspec
from workload import T0, sid

MINUTE = 60_000
DAY = 1440
ACTS = 6
DOME = 120
SIZE = 600.0


def days(players: int, last: int, seed: int = 11) -> Iterator[bytes]:
    """The lines of so many days."""
    chance = random.Random(seed)
    people = [sid(i) for i in range(players)]
    clans = {f"c{i}": people[i :: max(2, players // 4)] for i in range(max(2, players // 4))}
    places = [[chance.uniform(0, SIZE), chance.uniform(0, SIZE)] for _ in people]
    yield _line(0, "server_started", name="bench")
    for clan, members in clans.items():
        yield _line(0, "group", id=clan, kind="clan", name=clan, members=members, leaders=members[:1])
    for minute in range(last * DAY):
        t = minute * MINUTE
        if minute % DAY == 0:
            yield from (_line(t, "joined", player=player, name=f"p{i}") for i, player in enumerate(people))
        if minute % DOME == 0:
            yield from _moved_on(t, minute // DOME, chance)
            yield from (_line(t + 3, "command", player=of[0], name="home", args={}) for of in clans.values() if of)
        places = [[min(SIZE, max(0.0, at + chance.gauss(0, 40))) for at in place] for place in places]
        rows = [[player, round(x, 1), 10.0, round(z, 1)] for player, (x, z) in zip(people, places, strict=True)]
        yield _line(t + 1000, "positions", margin=0, rows=rows)
        if minute % ACTS == 0:
            yield from _acts(t, people, chance)


def _moved_on(t: int, number: int, chance: random.Random) -> Iterator[bytes]:
    """The dome of before ends, and another is set up."""
    if number:
        yield _line(t + 1, "zone_ended", id=f"z{number - 1}")
    circle = [round(chance.uniform(100, SIZE - 100), 1), round(chance.uniform(100, SIZE - 100), 1), 100.0]
    yield _line(t + 2, "zone", id=f"z{number}", kind="pvp", circle=circle)


def _acts(t: int, people: list[str], chance: random.Random) -> Iterator[bytes]:
    """Some words, some blows, at times a kill."""
    speaker, writer, attacker, victim = (chance.choice(people) for _ in range(4))
    yield _line(t + 2000, "voice", player=speaker)
    yield _line(t + 3000, "chat", player=writer, channel="local", text=f"anybody at {chance.randrange(1000)}")
    if attacker != victim:
        for blow in range(chance.randrange(4)):
            yield _line(t + 4000 + 500 * blow, "hit", attacker=attacker, victim=victim, weapon="rifle.ak", damage=20.0)
        if chance.random() < 0.1:
            yield _line(t + 6000, "kill", attacker=attacker, victim=victim, weapon="rifle.ak")


def _line(after: int, tag: str, /, **fields: object) -> bytes:
    return msgspec.json.encode({"type": tag, "t": T0 + after, **fields})
