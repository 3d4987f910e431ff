"""The log of the Kill Feed plugin: who killed whom, by name alone.

`[mm/HH/dd/MM/yyyy] `, then attacker, bone, weapon and distance in columns 31 wide, then the victim. Attacker and
victim the same: the environment, himself, or his own trap. The minute is all the time it has, the server's zone.

A name is no identity: anybody may call himself like somebody else, or like a wolf, and inhabitants may be called like
people. So a line judges nobody. It is kept as `kill_feed`, with the ids of the two where exactly one player was ever
seen under each name; and where another file tells the same death of the same two by their ids, it adds its weapon,
bone and distance to that. Names may hold spaces and whole columns: what can be cut in two ways is not taken.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.logfile import Logfile
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.told import Moment, Spot, Told, Untaken, Yield

WIDTH = 31

_STAMP = re.compile(r"\[(\d\d)/(\d\d)/(\d\d)/(\d\d)/(\d{4})\] ")
_BONE = re.compile(r"(?:[A-Za-z][A-Za-z_ ]*?)? *")
_WEAPON = re.compile(r"(\S+(?: \S+)*) *")
_DISTANCE = re.compile(r"(?:(\d+(?:[.,]\d+)?)m)? *")


class Row(NamedTuple):
    """One line, cut into its columns."""

    attacker: str
    bone: str
    weapon: str
    distance: float | None
    victim: str


def looks_like(line: str) -> bool:
    """Whether a line is one of this log."""
    return _STAMP.match(line) is not None


def tell(log: Logfile, clerk: Clerk) -> Iterator[Yield]:
    """The events of a kill feed, in the order of its lines; lines that are none of it are passed over."""
    return tell_on(log.name, log.raw(), clerk)


def tell_on(file: str, more: Iterable[tuple[int, str]], clerk: Clerk) -> Iterator[Yield]:
    """The events of more lines of a kill feed, each with its number."""
    for number, line in more:
        stamp = _STAMP.match(line)
        if stamp is None:
            continue
        spot = Spot(file, number)
        moment = _moment([int(part) for part in stamp.groups()], clerk.wishes.offset_ms)
        cuts = rows(line[stamp.end() :])
        if moment is None:
            yield Untaken(spot, "the line's time is no time")
        elif not cuts:
            yield Untaken(spot, "the columns of the line are not those of a kill feed")
        elif len(cuts) > 1:
            yield Untaken(spot, "the line can be cut into columns in more than one way, because of spaces in a name")
        else:
            yield _told(spot, moment, cuts[0], clerk.names)


def rows(text: str) -> list[Row]:
    """Every way to cut a line without its stamp; the columns need only stand at their distances from each other."""
    found: list[Row] = []
    for start in range(1, len(text) - 3 * WIDTH):
        end = start + 3 * WIDTH
        columns = [text[at : at + WIDTH] for at in range(start, end, WIDTH)]
        row = _cut(text[:start], columns, text[end:])
        if row is not None and row not in found:
            found.append(row)
    return found


def _cut(attacker: str, columns: list[str], victim: str) -> Row | None:
    bone, weapon, distance = columns
    armed = _WEAPON.fullmatch(weapon)
    metres = _DISTANCE.fullmatch(distance)
    apart = all(column.endswith(" ") for column in columns)
    if not (armed and metres and apart and _BONE.fullmatch(bone) and attacker.strip()):
        return None
    far = float(metres[1].replace(",", ".")) if metres[1] else None
    return Row(attacker.strip(), bone.strip(), armed[1], far, victim.strip())


def _told(spot: Spot, moment: Moment, row: Row, names: Names) -> Told:
    victim, attacker = names.wearer(row.victim), names.wearer(row.attacker)
    facts: dict[str, Any] = {"attacker_name": row.attacker, "victim_name": row.victim, "weapon": row.weapon}
    if row.distance is not None:
        facts["distance"] = row.distance
    if row.bone:
        facts["bone"] = row.bone
    if victim is None or attacker is None:
        ids = {"attacker": attacker, "victim": victim}
        return Told(spot, "kill_feed", moment, {role: who for role, who in ids.items() if who is not None} | facts)
    end = {"killer": attacker} if attacker != victim else {"cause": row.weapon}
    return Told(spot, "death", moment, {"player": victim} | end | facts | {"by_name": True})


def unconfirmed(told: Told) -> Told:
    """A death known by names alone, for no other file tells it."""
    facts = dict(told.facts)
    victim = facts.pop("player")
    ids = {"attacker": facts.pop("killer", victim), "victim": victim}
    facts = {name: value for name, value in facts.items() if name not in ("cause", "by_name")}
    return Told(told.spot, "kill_feed", told.moment, ids | facts, also=told.also)


def _moment(parts: list[int], offset_ms: int) -> Moment | None:
    minute, hour, day, month, year = parts
    try:
        local = datetime(year, month, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None
    t = int(local.timestamp()) * 1000 - offset_ms
    return Moment(t, MINUTE) if t >= 0 else None
