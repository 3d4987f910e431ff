"""People: who they are, where they live, what they are like, and where they stand at any moment.

Somebody stands or walks in a straight line; so where he is follows from where he set out, and costs nothing until
somebody asks.
"""

from dataclasses import dataclass, field
from functools import cache
from math import hypot
from pathlib import Path
from random import Random
from typing import NamedTuple

import msgspec

from lawspeaker.events.spans import SECOND

__all__ = ["Clan", "Death", "House", "Person", "Spot", "name_people"]


class Spot(NamedTuple):
    """A place on the ground, in metres: east and north of the middle of the map."""

    x: float
    z: float

    def to(self, other: "Spot") -> float:
        """How far it is to another."""
        return hypot(self.x - other.x, self.z - other.z)

    def toward(self, other: "Spot", metres: float) -> "Spot":
        """So many metres from here in the direction of another."""
        far = self.to(other)
        if far == 0:
            return Spot(self.x + metres, self.z)
        return Spot(self.x + (other.x - self.x) * metres / far, self.z + (other.z - self.z) * metres / far)


class Death(NamedTuple):
    """When (ms) and where somebody died, and by whose hand."""

    t: int
    at: Spot
    killer: "Person | None"


NOWHERE = Spot(0.0, 0.0)


@dataclass(slots=True, eq=False)
class Clan:
    """People who belong together. While some of them are in a quarrel, `at_odds`, no other is begun with them."""

    id: str
    name: str
    members: list["Person"] = field(default_factory=list)
    at_odds: int = 0
    calm_from: int = 0


@dataclass(slots=True, eq=False)
class House:
    """A house: round, its ground around it, the door to the street side."""

    id: str
    at: Spot
    owners: list["Person"] = field(default_factory=list)
    raided: int = 0
    visited: bool = False
    sign: "Sign | None" = None


@dataclass(slots=True)
class Sign:
    """What hangs before a house: the reasons it names, and what is the matter with it, if anything."""

    lists: tuple[str, ...]
    fault: str = ""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who plays. `careful` and `temper` are between 0 and 1; he is `busy` while he takes part in a scene."""

    id: str
    name: str
    clan: Clan
    careful: float
    temper: float
    trade: str = ""
    home: House | None = None
    voice: int = 0
    online: bool = True
    alive: bool = True
    busy: bool = False
    weapon: str = ""
    death: Death | None = None
    low_until: int = 0
    grudges: dict[str, int] = field(default_factory=dict)
    y: float = 0.0
    _from: Spot = NOWHERE
    _to: Spot = NOWHERE
    _left: int = 0
    _there: int = 0
    _row: tuple[str, float, float, float] | None = None

    def put(self, at: Spot, now: int) -> None:
        """He is there now."""
        self._from = self._to = at
        self._left = self._there = now
        self._row = None

    def walk(self, to: Spot, now: int, pace: float) -> int:
        """He sets out, at so many metres a second; after how many ms he is there."""
        here = self.at(now)
        took = round(here.to(to) / pace * SECOND)
        self._from, self._to, self._left, self._there = here, to, now, now + took
        self._row = None
        return took

    def at(self, now: int) -> Spot:
        """Where he is."""
        if now >= self._there:
            return self._to
        part = (now - self._left) / (self._there - self._left)
        a, b = self._from, self._to
        return Spot(a.x + (b.x - a.x) * part, a.z + (b.z - a.z) * part)

    def place(self, now: int) -> tuple[float, float, float]:
        """Where he is, as the wire has it, to the centimetre."""
        at = self.at(now)
        return (round(at.x, 2), self.y, round(at.z, 2))

    def row(self, now: int) -> tuple[str, float, float, float]:
        """His row among the positions."""
        if self._row is not None:
            return self._row
        row = (self.id, *self.place(now))
        if now >= self._there:
            self._row = row
        return row


FIRST_ID = 76561198100000000
ODD = 0.08
"""The share of names that try a listener's patience."""


@cache
def _names() -> dict[str, list[str]]:
    return msgspec.toml.decode((Path(__file__).parent / "names.toml").read_bytes(), type=dict[str, list[str]])


def name_people(dice: Random, many: int) -> list[tuple[str, str]]:
    """Accounts and names of so many people, no account twice."""
    names = _names()
    found = []
    for nth in range(many):
        name = f"{dice.choice(names['first'])} {dice.choice(names['last'])}"
        if dice.random() < ODD:
            name = dice.choice(names["odd"]).format(name)
        found.append((str(FIRST_ID + nth * 7919 + dice.randrange(7919)), name))
    return found
