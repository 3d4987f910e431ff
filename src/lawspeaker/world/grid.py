"""Which zones are near a point: the map cut into cells, each of which knows the zones in it and a walk around it.

Of a cell it is worked out once, when somebody first asks about a place in it, which zones cover it whole and for which
one must look closely. All of it follows from the zones and is never kept.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import TypeAlias

from lawspeaker.world.shapes import Box
from lawspeaker.world.zone import Zone

CELL = 64.0
"""Metres: the side of a cell."""
HALF = CELL * 0.7072
"""Metres from the middle of a cell to its corner, and a little more."""
PAD = 4.0
"""Metres of error up to which a cell's answers hold."""
AHEAD = 96.0
"""Metres by which zones reach into the grid beyond their box, so that one cell knows all that is within a walk."""
MANY = 1 << 16
"""A zone of more cells than this is kept beside the grid and looked at everywhere."""

NOTHING: dict[str, Zone] = {}
Span: TypeAlias = tuple[int, int, int, int]
Key: TypeAlias = tuple[float, float]


class Cell:
    """One cell: the zones within a walk, and once `seen`, those that cover it `whole` and those that are `open`."""

    __slots__ = ("open", "seen", "whole", "zones")

    def __init__(self) -> None:
        self.zones: dict[str, Zone] = {}
        self.seen = False
        self.whole: frozenset[str] = frozenset()
        self.open: tuple[Zone, ...] = ()

    def look(self, x: float, z: float) -> None:
        """Works out what holds everywhere in the cell that (x, z) lies in, for places no worse than `PAD` metres."""
        x, z = (x // CELL + 0.5) * CELL, (z // CELL + 0.5) * CELL
        whole, undecided = [], []
        for id_, zone in self.zones.items():
            depth = zone.shape.distance(x, z)
            if depth > HALF + PAD:
                continue
            if depth < -HALF - PAD and zone.low is None and zone.high is None:
                whole.append(id_)
            else:
                undecided.append(zone)
        self.whole, self.open, self.seen = frozenset(whole), tuple(undecided), True


class Grid:
    """The cells of the map. `cells` by `(x // CELL, z // CELL)`; `wide` are the zones too large for it."""

    __slots__ = ("_cells", "_spans", "cells", "wide")

    def __init__(self) -> None:
        self.cells: dict[Key, Cell] = {}
        self.wide: dict[str, Zone] = {}
        self._spans: dict[str, Span | None] = {}
        self._cells: dict[str, list[Cell]] = {}
        """The cells that know a zone."""

    def put(self, zone: Zone) -> None:
        """Enters a zone, or one that has changed."""
        west, south, east, north = zone.shape.box
        span = _span((west - AHEAD, south - AHEAD, east + AHEAD, north + AHEAD))
        id_ = zone.id
        if id_ in self._spans and self._spans[id_] != span:
            self.remove(id_)
        if id_ not in self._spans:
            self._cells[id_] = [] if span is None else [self._cell(key) for key in _keys(span)]
        self._spans[id_] = span
        if span is None:
            self.wide[id_] = zone
        for cell in self._cells[id_]:
            cell.zones[id_] = zone
            cell.seen = False

    def _cell(self, key: Key) -> Cell:
        cell = self.cells.get(key)
        if cell is None:
            cell = self.cells[key] = Cell()
        return cell

    def remove(self, zone: str) -> None:
        """Takes a zone out."""
        span = self._spans.pop(zone)
        del self._cells[zone]
        if span is None:
            del self.wide[zone]
            return
        for key in _keys(span):
            cell = self.cells[key]
            del cell.zones[zone]
            cell.seen = False
            if not cell.zones:
                del self.cells[key]

    def around(self, x: float, z: float, reach: float) -> Mapping[str, Zone] | None:
        """Every zone that may lie within `reach` metres of the point, and some beyond; `None` stands for all."""
        reach -= AHEAD
        if reach <= 0.0 and not self.wide:
            cell = self.cells.get((x // CELL, z // CELL))
            return NOTHING if cell is None else cell.zones
        span = _span((x, z, x, z) if reach <= 0.0 else (x - reach, z - reach, x + reach, z + reach))
        if span is None:
            return None
        found = dict(self.wide)
        for key in _keys(span):
            cell = self.cells.get(key)
            if cell is not None:
                found.update(cell.zones)
        return found


def _span(box: Box) -> Span | None:
    if not all(isfinite(side) for side in box):
        return None
    west, south, east, north = (int(side // CELL) for side in box)
    return (west, south, east, north) if (east - west + 1) * (north - south + 1) <= MANY else None


def _keys(span: Span) -> Iterable[Key]:
    west, south, east, north = span
    return [(column, row) for column in range(west, east + 1) for row in range(south, north + 1)]
