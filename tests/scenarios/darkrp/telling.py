"""Events of the wire in few words: seconds from the story's beginning, and places on a map of two streets."""

from typing import Any

from .scenario import Line

START = 1_750_000_000_000


def at(seconds: float) -> int:
    """The moment so many seconds after the beginning, in Unix milliseconds."""
    return START + round(seconds * 1000)


def tell(kind: str, seconds: float, /, **fields: Any) -> Line:
    """One event."""
    return {"type": kind, "t": at(seconds), **fields}


def hit(seconds: float, attacker: str, victim: str, /, **more: Any) -> Line:
    """A blow with a gun, 12 damage, unless told otherwise."""
    return tell("hit", seconds, **{"attacker": attacker, "victim": victim, "weapon": "rifle", "damage": 12.0, **more})


def kill(seconds: float, attacker: str, victim: str, /, tag: str = "kill", **more: Any) -> Line:
    """A kill, far from every house of these stories unless told otherwise."""
    places = {"at": [500.0, 10.0, 500.0], "victim_at": [515.0, 10.0, 500.0]}
    return tell(
        "kill", seconds, **{"attacker": attacker, "victim": victim, "weapon": "rifle", **places, **more}, tag=tag
    )


def placeless(line: Line) -> Line:
    """The same without the places of the two."""
    return {name: value for name, value in line.items() if name not in {"at", "victim_at"}}


def rows(seconds: float, /, tag: str = "", **places: tuple[float, float]) -> Line:
    """Who stands where, at the ground's height."""
    told = tell("positions", seconds, rows=[[who, x, 10.0, z] for who, (x, z) in places.items()])
    return {**told, "tag": tag} if tag else told


def spawned(seconds: float, player: str, x: float, z: float, **more: Any) -> Line:
    """Somebody came to life."""
    return tell("spawned", seconds, player=player, at=[x, 10.0, z], **more)


def group(seconds: float, name: str, members: str, kind: str = "team") -> Line:
    """A group with these members, the first its leader."""
    people = members.split()
    return tell("group", seconds, id=name, kind=kind, name=name, members=people, leaders=people[:1])


def house(seconds: float, name: str, owners: str, x: float = 0.0, z: float = 0.0) -> list[Line]:
    """A house of 6 m around (x, z) on a ground of 20 m, with its cupboard's list."""
    return [
        tell(
            "building",
            seconds,
            building=name,
            at=[x, 10.0, z],
            circle=[x, z, 20.0],
            cupboard=f"{name}-cupboard",
            authorised=owners.split(),
        ),
        tell("zone", seconds, id=f"{name}-inside", kind="base", circle=[x, z, 6.0], building=name),
    ]


def line(seconds: float, name: str, x: float = 0.0, z: float = 0.0, **more: Any) -> Line:
    """What lies behind a house's line: 12 m around it, unless told otherwise."""
    shape: dict[str, Any] = {} if "polygon" in more else {"circle": [x, z, 12.0]}
    return tell("zone", seconds, **{"id": f"{name}-line", "kind": "kos_line", "building": name, **shape, **more})


REASONS = "KOS: crossing the line, loitering over 10 seconds, guns out, touching keypads, micspamming"


def sign(seconds: float, player: str, text: str = REASONS, /, **more: Any) -> Line:
    """A sign in plain sight, 15 m before the house at the origin, unless told otherwise."""
    where = {"entity": "sign-1", "size": 60, "at": [15.0, 10.0, 0.0], "building": "b1", "hidden": False}
    return tell("sign", seconds, **{"player": player, "text": text, **where, **more})


def command(seconds: float, player: str, name: str, /, **args: Any) -> Line:
    """An order with these arguments."""
    return tell("command", seconds, player=player, name=name, args=args)


def drawn(seconds: float, player: str, on: bool = True, weapon: str = "rifle") -> Line:
    """A weapon taken into the hand, or put away."""
    return tell("drawn", seconds, player=player, weapon=weapon, on=on)


def finding(seconds: float, subject: int | str, question: str, answer: str, by: str = "staff") -> Line:
    """What staff found."""
    return tell("finding", seconds, by=by, subject=subject, question=question, answer=answer)


EVERYTHING = """server_started era_started rulebook time mode calendar zone zone_ended airdrop heli crate event joined
left named positions spawned died sleeping idle profile licence linked recording anticheat job arrest tax chat voice
react emote sign spray shot hit downed kill drawn seen staff_act building placed upgraded removed authorised
structure_hit structure_destroyed explosive carrying looted dropped despawned lock door keypad turret vending hotel
vehicle item_given gathered trade group group_ended relation command finding"""


def started(seconds: float, without: str = "", **more: Any) -> Line:
    """The server's start, with all event types recorded but these."""
    records = [kind for kind in EVERYTHING.split() if kind not in without.split()]
    return tell("server_started", seconds, records=records, **more)
