"""`player.deaths.N.db`: the server's own record of every life that ended, kept by every vanilla server.

A SQLite file in the server's identity folder (N is 4 in 2021, 5 in 2023); table `data(userid, born, died, info)`,
times in Unix seconds, `info` a protocol-buffers message:

| no. | field |
|---|---|
| 100–103 | seconds alive, metres walked, metres run, seconds asleep |
| 104, 105 | born, died |
| 110–116 | seconds in the wilderness, swimming, in a base, at a monument, flying, boating, driving |
| 150, 151 | damage taken, health regained |
| 200 | the death: 1 attacker's name, 2 his Steam id, 3 bone, 4 weapon, 5 kind of damage, 6 distance |
| 300 | for each weapon: 1 name, 2 shots fired, 3 shots that hit |
| 401 | the wipe |

What is zero is not written. The record has no place. The clock counts whole seconds, so each time is right to a
second. If the killing blow was not known, the game names whoever attacked last within a minute: then there is
neither weapon nor bone nor distance, and the death says `last_attack`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawspeaker.events.spans import SECOND
from lawspeaker.gateways.files import causes, database
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.ids import LOWEST, player
from lawspeaker.gateways.files.protobuf import BYTES, FIXED32, VARINT, Field, MessageError, fields, signed, single, text
from lawspeaker.gateways.files.told import Moment, Spot, Told, Untaken, Yield

COLUMNS = ("userid", "born", "died", "info")
_LATEST = 2**32

_SECONDS = {
    100: "alive",
    103: "sleeping",
    110: "wilderness",
    111: "swimming",
    112: "base",
    113: "monument",
    114: "flying",
    115: "boating",
    116: "driving",
}
_AMOUNTS = {101: "walked", 102: "run", 150: "damage_taken", 151: "healing"}


@dataclass(slots=True)
class Life:
    """One life as the message tells it; `facts` are those of the life, the rest those of its end."""

    facts: dict[str, Any] = field(default_factory=dict)
    ended: bool = False
    attacker: str = ""
    attacker_id: int = 0
    bone: str | None = None
    weapon: str = ""
    damage: int = 0
    distance: float | None = None


def tell(path: Path, file: str, clerk: Clerk) -> Iterator[Yield]:
    """The deaths of players in a file, in the order of its rows; those of inhabitants are counted."""
    try:
        with database.opened(path) as connection:
            database.demand(connection, "data", COLUMNS)
            for row, values in database.rows(connection, "data", COLUMNS):
                yield from ended(Spot(file, row), values, clerk)
    except (database.SpoiledError, OSError) as error:
        yield Untaken(Spot(file, 0), database.why(error))


def ended(spot: Spot, values: Sequence[Any], clerk: Clerk) -> Iterator[Yield]:
    """The death in a row with these `COLUMNS`."""
    if _inhabitant(values[0]):
        clerk.inhabitants += 1
    else:
        yield from _row(spot, *values)


def read(info: bytes) -> Life:
    """The life in a message; raises `protobuf.MessageError` if it is cut or spoiled."""
    life = Life()
    seconds: dict[str, float] = {}
    weapons: list[dict[str, Any]] = []
    for one in fields(info):
        number, value = one.number, one.value
        if one.wire == FIXED32 and isinstance(value, bytes):
            _amount(life, seconds, number, value)
        elif one.wire == BYTES and isinstance(value, bytes):
            if number == 200:
                _ending(life, value)
            elif number == 300:
                weapons.append(_weapon(value))
            elif number == 401:
                life.facts["wipe"] = text(value)
    if seconds:
        life.facts["seconds"] = {name: seconds[name] for name in _SECONDS.values() if name in seconds}
    if weapons:
        life.facts["weapons"] = weapons
    return life


def _amount(life: Life, seconds: dict[str, float], number: int, value: bytes) -> None:
    amount = single(value)
    if amount is None:
        return
    if number in _SECONDS:
        seconds[_SECONDS[number]] = round(amount, 2)
    elif number in _AMOUNTS:
        life.facts[_AMOUNTS[number]] = round(amount, 2)


def _ending(life: Life, message: bytes) -> None:
    life.ended = True
    for one in fields(message):
        match one:
            case Field(1, wire, bytes(value)) if wire == BYTES:
                life.attacker = text(value)
            case Field(2, wire, int(number)) if wire == VARINT:
                life.attacker_id = number
            case Field(3, wire, bytes(value)) if wire == BYTES:
                life.bone = text(value)
            case Field(4, wire, bytes(value)) if wire == BYTES:
                life.weapon = text(value)
            case Field(5, wire, int(number)) if wire == VARINT:
                life.damage = signed(number)
            case Field(6, wire, bytes(value)) if wire == FIXED32:
                life.distance = single(value)


def _weapon(message: bytes) -> dict[str, Any]:
    weapon: dict[str, Any] = {"name": "", "fired": 0, "hit": 0}
    for one in fields(message):
        if one.number == 1 and isinstance(one.value, bytes) and one.wire == BYTES:
            weapon["name"] = text(one.value)
        elif one.number in (2, 3) and isinstance(one.value, int):
            weapon["fired" if one.number == 2 else "hit"] = one.value
    return weapon


def _row(spot: Spot, userid: object, born: object, died: object, info: object) -> Iterator[Yield]:
    who = player(userid)
    if who is None:
        yield Untaken(spot, "the row is no player's: its `userid` is not a Steam id of a person")
        return
    ended = _second(died)
    if ended is None:
        yield Untaken(spot, "the row has no time of death that can be one")
        return
    began = _second(born)
    facts: dict[str, Any] = {"player": who}
    life = Life()
    if isinstance(info, bytes):
        try:
            life = read(info)
        except MessageError as error:
            yield Untaken(spot, f"only that the player died is known, not how: {error}")
    else:
        yield Untaken(spot, "only that the player died is known, not how: the row has no `info`")
    facts |= _death(life, who)
    known = ({"born": began * 1000} if began is not None else {}) | life.facts
    if known:
        facts["life"] = known
    killer = facts.get("killer")
    people = ((str(killer), life.attacker),) if killer and life.attacker else ()
    yield Told(spot, "death", Moment(ended * 1000, SECOND), facts, people)


def _death(life: Life, who: str) -> dict[str, Any]:
    """How the life ended: `killer` if a player did it, else `cause`; neither if the message does not say."""
    if not life.ended:
        return {}
    facts: dict[str, Any] = {}
    killer = player(life.attacker_id)
    damage = causes.by_damage(life.damage)
    if killer is not None and killer != who:
        facts["killer"] = killer
        if not life.weapon and life.bone is None and life.distance is None:
            facts["last_attack"] = True
    elif killer is not None:
        facts |= {"cause": damage, "self": True} if damage and damage != "generic" else {"self": True}
    elif life.attacker_id:
        facts |= {"cause": "npc"} | ({"by": life.attacker} if life.attacker else {})
    elif life.attacker:
        facts |= {"cause": causes.by_thing(life.attacker), "by": life.attacker}
    elif damage and damage != "generic":
        facts["cause"] = damage
    if life.weapon:
        facts["weapon"] = life.weapon
    if life.distance is not None:
        facts["distance"] = round(life.distance, 2)
    if life.bone:
        facts["bone"] = life.bone
    if damage and damage != "generic":
        facts["damage"] = damage
    return facts


def _inhabitant(userid: object) -> bool:
    """Whether a row is the life of a bot or a scientist: a small number of the game's own."""
    return player(userid) is None and str(userid).isdecimal() and 0 < int(str(userid)) <= LOWEST


def _second(value: object) -> int | None:
    try:
        second = int(str(value))
    except ValueError:
        return None
    return second if 0 < second < _LATEST else None
