"""How far somebody may walk before the zones have to be looked at again for him: a room around his last place.

As long as no zone near it changes, and his place is told no worse than then, nobody crosses an edge within his room. So
most places that are told cost one look at four sides.
"""

from collections.abc import Collection
from math import inf
from typing import NamedTuple, TypeAlias

from lawspeaker.world.grid import AHEAD
from lawspeaker.world.shapes import Box
from lawspeaker.world.zone import Zone

CAUTION = 0.999
"""What is left of a clearance, so that rounding never hides a step over an edge."""
PLANAR = 0.7071 * CAUTION
"""Of a clearance, half the side of the square around a place that lies within it; `SPATIAL`: of the cube."""
SPATIAL = 0.5773 * CAUTION
Room: TypeAlias = tuple[float, float, float, float, float]
"""West, east, south and north (m), and the error of his place up to which it holds."""
NO_ROOM: Room = (inf, -inf, inf, -inf, -inf)
Storey: TypeAlias = tuple[float, float]
"""Floor and ceiling (m)."""


class Surveyed(NamedTuple):
    """The zones that a place is certainly in, and the room around it, if there is any; it is all heights without a
    `storey`."""

    inside: list[str]
    room: Room | None
    storey: Storey | None


def survey(near: Collection[Zone], x: float, y: float, z: float, margin: float) -> Surveyed:
    """Look from a place with an error of `margin` metres at all zones within `AHEAD` of it."""
    west = east = south = north = AHEAD - margin
    inside: list[str] = []
    clear, level = inf, True
    for zone in near:
        left, low, right, high = zone.shape.box
        aside = max(left - x, x - right, low - z, z - high) - margin
        if aside > 0.0:
            if aside == left - x - margin:
                east = min(east, aside)
            elif aside == x - right - margin:
                west = min(west, aside)
            elif aside == low - z - margin:
                north = min(north, aside)
            else:
                south = min(south, aside)
            continue
        distance = zone.distance(x, y, z)
        if distance < -margin or margin == 0.0 == distance:
            inside.append(zone.id)
        clear = min(clear, abs(distance) - margin)
        level = level and zone.low is None and zone.high is None
    side = clear * (PLANAR if level else SPATIAL)
    west, east = min(west * CAUTION, side), min(east * CAUTION, side)
    south, north = min(south * CAUTION, side), min(north * CAUTION, side)
    if side <= 0.0 or west <= 0.0:
        return Surveyed(inside, None, None)
    room = (x - west, x + east, z - south, z + north, margin)
    return Surveyed(inside, room, None if level else (y - side, y + side))


class Rooms:
    """The rooms of those who have one."""

    __slots__ = ("of", "storeys")

    def __init__(self) -> None:
        self.of: dict[str, Room] = {}
        self.storeys: dict[str, Storey] = {}

    def give(self, player: str, found: Surveyed) -> None:
        """He moves about in the room found, or in none."""
        if found.room is None:
            self.take(player)
            return
        self.of[player] = found.room
        if found.storey is not None:
            self.storeys[player] = found.storey
        elif self.storeys:
            self.storeys.pop(player, None)

    def take(self, player: str) -> None:
        """He has no room any more."""
        self.of.pop(player, None)
        self.storeys.pop(player, None)

    def stir(self, box: Box) -> None:
        """Zones have changed within this box: whoever's room it touches has none any more."""
        west, south, east, north = box
        stirred = [
            player
            for player, (left, right, down, up, _) in self.of.items()
            if left <= east and right >= west and down <= north and up >= south
        ]
        for player in stirred:
            self.take(player)

    def leaves_storey(self, player: str, y: float) -> bool:
        """Whether somebody within the sides of his room goes through its floor or its ceiling."""
        storey = self.storeys.get(player)
        return storey is not None and not storey[0] < y < storey[1]
