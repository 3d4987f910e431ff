"""The zones of the map, and who goes in and out of them.

A zone is a piece of ground, perhaps between two heights, that somebody drew: a dome, a city, a road, a claim. Sent
again it is replaced, so a dome moves. A zone is gone when it is ended or its time is over. Somebody enters or leaves
only when a place says so for certain; whoever is first seen inside a zone was there before and entered nothing.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from math import inf
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from lawspeaker.events import ZoneDrawn, ZoneEnded
from lawspeaker.events.codec import Unknown
from lawspeaker.events.head import Event
from lawspeaker.world.grid import CELL, PAD, Cell, Grid
from lawspeaker.world.places import Place, Row
from lawspeaker.world.shapes import as_shape, shape_data
from lawspeaker.world.zone import Zone, decided, drawn

NONE: frozenset[str] = frozenset()
CAUTION = 0.999
"""What is left of a clearance, so that rounding never hides a step over an edge."""
FADING = 3_600_000
"""Milliseconds for which a zone that is gone can be asked for."""
NOWHERE = Cell()
"""The cell that no zone touches."""
NOWHERE.seen = True


class Crossing(NamedTuple):
    """A player went into a zone (`entered`) or out of it."""

    player: str
    zone: str
    entered: bool


class Zones:
    """All zones that hold at the clock. `told`: the map's zones have been sent; `gone`: those that just ended.

    `faded` are those that ended within the last hour, each with its end (ms); `first` tells who was seen in a zone by
    the first place ever told of him, since it was last emptied.
    """

    __slots__ = (
        "_buildings",
        "_grid",
        "_inside",
        "_kinds",
        "_next",
        "_until",
        "_zones",
        "clock",
        "faded",
        "first",
        "gone",
        "sending",
        "told",
    )

    def __init__(self) -> None:
        self.clock = 0
        self.told = False
        self.sending = False
        self.gone: list[str] = []
        self.faded: list[tuple[Zone, int]] = []
        self.first: list[Crossing] = []
        self._inside: dict[str, frozenset[str]] = {}
        self._clear()

    def _clear(self) -> None:
        self._zones: dict[str, Zone] = {}
        self._grid = Grid()
        self._kinds: dict[str, list[str]] = {}
        self._buildings: dict[str, list[str]] = {}
        self._until: dict[str, int] = {}
        self._next: int | None = None

    # Asking

    def get(self, zone: str) -> Zone | None:
        """The zone of this id, if there is one now."""
        return self._zones.get(zone)

    def all(self) -> list[Zone]:
        """Every zone, sorted by id."""
        return _sorted(self._zones)

    def of_kind(self, kind: str) -> list[Zone]:
        """The zones of this kind, sorted by id."""
        return [self._zones[zone] for zone in self._kinds.get(kind, ())]

    def of_building(self, building: str, kind: str | None = None) -> list[Zone]:
        """The zones that belong to this building (of one kind, or all), sorted by id."""
        zones = (self._zones[zone] for zone in self._buildings.get(building, ()))
        return [zone for zone in zones if kind is None or zone.kind == kind]

    def around(self, x: float, z: float, reach: float = 0.0) -> list[Zone]:
        """Every zone that may lie within `reach` metres of the point (and some beyond), sorted by id."""
        found = self._grid.around(x, z, reach)
        return _sorted(self._zones if found is None else found)

    def edge(self, zone: Zone, place: Place) -> float:
        """Metres from the place to the zone's edge, negative inside."""
        return zone.distance(place.x, place.y, place.z)

    def inside(self, zone: Zone, place: Place) -> bool | None:
        """Whether the place is in the zone; `None` where the place's margin leaves it open."""
        return decided(zone.distance(place.x, place.y, place.z), place.margin)

    def containing(self, place: Place) -> list[tuple[Zone, bool | None]]:
        """The zones that the place is in (`True`) or may be in (`None`), sorted by id."""
        cell = self._cell(place)
        if cell is not None:
            known: list[tuple[Zone, bool | None]] = [(self._zones[zone], True) for zone in cell.whole]
            for zone in cell.open:
                truth = decided(zone.distance(place.x, place.y, place.z), place.margin)
                if truth is not False:
                    known.append((zone, truth))
            return known if len(known) < 2 else sorted(known, key=_id)
        near = self.all() if place.margin is UNSET else self.around(place.x, place.z, place.margin)
        found = ((zone, self.inside(zone, place)) for zone in near)
        return [(zone, inside) for zone, inside in found if inside is not False]

    def _cell(self, place: Place) -> Cell | None:
        """The cell that answers for this place; None if it is too uncertain, or some zone is kept beside the grid."""
        margin = place.margin
        if margin is UNSET or margin > PAD or self._grid.wide:
            return None
        cell = self._grid.cells.get((place.x // CELL, place.z // CELL))
        if cell is None:
            return NOWHERE
        if not cell.seen:
            cell.look(place.x, place.z)
        return cell

    def holding(self, player: str) -> list[str] | UnsetType:
        """The ids of the zones he was last certainly in, sorted; `UNSET` if no place was ever told of him."""
        inside = self._inside.get(player)
        return UNSET if inside is None else sorted(inside)

    # Folding

    def take(self, event: Event | Unknown, clock: int | None = None) -> None:
        """Draws, moves and ends zones; any other event says that the map's zones have been sent."""
        self.expire(max(self.clock, event.t) if clock is None else clock)
        if isinstance(event, ZoneDrawn):
            self.draw(event, self.clock)
            return
        self.settle()
        if isinstance(event, ZoneEnded):
            self.end(event, self.clock)

    def settle(self) -> None:
        """An event that is no zone came: the zones sent so far are those of the map."""
        if self.sending:
            self.sending, self.told = False, True

    def expire(self, clock: int) -> None:
        """Moves the clock, and ends every zone whose time is over at it."""
        self.clock = max(self.clock, clock)
        if self.gone:
            self.gone = []
        if self._next is None or self.clock < self._next:
            return
        for zone in sorted(zone for zone, until in self._until.items() if until <= self.clock):
            self._drop(zone)
        self._next = min(self._until.values(), default=None)

    def draw(self, event: ZoneDrawn, clock: int) -> None:
        """A zone came to be, or is replaced; one whose time is over already is gone."""
        self.sending = not self.told
        if isinstance(event.until, int) and event.until <= clock:
            self._drop(event.id)
            return
        old = self._zones.get(event.id)
        zone = drawn(event, clock, old)
        if old is None or (old.kind, old.building) != (zone.kind, zone.building):
            if old is not None:
                self._unlist(old)
            self._list(zone)
        self._put(zone)

    def end(self, event: ZoneEnded, clock: int) -> None:
        """A zone was ended."""
        self._drop(event.id)

    def _put(self, zone: Zone) -> None:
        self._zones[zone.id] = zone
        self._grid.put(zone)
        if isinstance(zone.until, int):
            self._until[zone.id] = zone.until
            self._next = zone.until if self._next is None else min(self._next, zone.until)
        else:
            self._until.pop(zone.id, None)

    def _drop(self, id_: str) -> None:
        zone = self._zones.pop(id_, None)
        if zone is None:
            return
        self.gone.append(id_)
        self._fade(zone)
        self._unlist(zone)
        self._grid.remove(id_)
        self._until.pop(id_, None)
        for player, inside in self._inside.items():
            if id_ in inside:
                self._inside[player] = inside - {id_} or NONE

    def _fade(self, zone: Zone) -> None:
        end = min(self.clock, zone.until) if isinstance(zone.until, int) else self.clock
        self.faded = [each for each in self.faded if self.clock - each[1] < FADING]
        self.faded.append((zone, end))

    def _list(self, zone: Zone) -> None:
        insort(self._kinds.setdefault(zone.kind, []), zone.id)
        if isinstance(zone.building, str):
            insort(self._buildings.setdefault(zone.building, []), zone.id)

    def _unlist(self, zone: Zone) -> None:
        _strike(self._kinds, zone.kind, zone.id)
        if isinstance(zone.building, str):
            _strike(self._buildings, zone.building, zone.id)

    # Going in and out

    def cross(self, player: str, place: Place) -> list[Crossing]:
        """What the player left and entered, now that he is at this place."""
        return self.cross_rows(((player, place.x, place.y, place.z),), place.margin)

    def cross_rows(self, rows: Iterable[Row], margin: float | UnsetType) -> list[Crossing]:
        """What the players of these rows left and entered, in the order of the rows; what they left comes first.

        Of a place whose error nobody knows, nothing is certain.
        """
        crossings: list[Crossing] = []
        if margin is UNSET:
            return crossings
        if margin > PAD or self._grid.wide:
            for row in rows:
                crossings += self._step(row, margin, self.around(row[1], row[3], margin), NONE)
            return crossings
        cell_at, inside = self._grid.cells.get, self._inside
        for row in rows:
            player, x, y, z = row
            cell = cell_at((x // CELL, z // CELL))
            if cell is None:
                if inside.get(player) is not NONE:
                    crossings += self._step(row, margin, (), NONE)
                continue
            if not cell.seen:
                cell.look(x, z)
            if not cell.open:
                if inside.get(player) != cell.whole:
                    crossings += self._step(row, margin, cell.open, cell.whole)
                continue
            calm = cell.calm.get(player)
            if calm is not None and calm[0] is inside.get(player):
                _, ax, ay, az, square = calm
                if (x - ax) * (x - ax) + (y - ay) * (y - ay) + (z - az) * (z - az) < square:
                    continue
            crossings += self._step(row, margin, cell.open, cell.whole)
            self._rest(cell, row, margin)
        return crossings

    def _rest(self, cell: Cell, row: Row, margin: float) -> None:
        """How far he may move in this cell before any zone must be looked at again for him."""
        player, x, y, z = row
        clear = inf
        for zone in cell.open:
            distance = abs(zone.distance(x, y, z)) - margin
            if not distance > 0.0:
                cell.calm.pop(player, None)
                return
            clear = min(clear, distance)
        cell.calm[player] = (self._inside[player], x, y, z, clear * clear * CAUTION)

    def _step(self, row: Row, margin: float, near: Iterable[Zone], covers: frozenset[str]) -> list[Crossing]:
        """One player's step among the zones that cover his cell and those that must be looked at closely."""
        player, x, y, z = row
        was = self._inside.get(player)
        before = NONE if was is None else was
        now = covers
        if certain := [zone.id for zone in near if zone.id not in before and decided(zone.distance(x, y, z), margin)]:
            now = now.union(certain)
        lost = [zone for zone in before if zone not in now and self._is_out(zone, x, y, z, margin)]
        if was is not None and not lost and now <= before:
            return []
        self._inside[player] = before.difference(lost).union(now) or NONE
        if was is None:
            self.first += [Crossing(player, zone, True) for zone in sorted(now)]
            return []
        left = [Crossing(player, zone, False) for zone in sorted(lost)]
        return left + [Crossing(player, zone, True) for zone in sorted(now - before)]

    def _is_out(self, zone: str, x: float, y: float, z: float, margin: float) -> bool:
        return decided(self._zones[zone].distance(x, y, z), margin) is False

    def vanish(self, player: str) -> None:
        """The player is nowhere: dead, or not yet alive. Where he is seen next, he enters."""
        self._inside[player] = NONE

    # Keeping

    def dump(self) -> dict[str, Any]:
        """The zones and who is in them, as plain data."""
        return {
            "clock": self.clock,
            "told": self.told,
            "sending": self.sending,
            "zones": [msgspec.to_builtins(zone, enc_hook=shape_data) for zone in self.all()],
            "faded": [[msgspec.to_builtins(zone, enc_hook=shape_data), end] for zone, end in self.faded],
            "inside": [[player, sorted(zones)] for player, zones in sorted(self._inside.items())],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._clear()
        self.clock, self.told, self.sending = data["clock"], data["told"], data["sending"]
        self.gone = []
        self.faded = [(msgspec.convert(each, Zone, dec_hook=as_shape), end) for each, end in data["faded"]]
        for each in data["zones"]:
            zone = msgspec.convert(each, Zone, dec_hook=as_shape)
            self._list(zone)
            self._put(zone)
        self._inside = {player: frozenset(zones) or NONE for player, zones in data["inside"]}


def _id(found: tuple[Zone, bool | None]) -> str:
    return found[0].id


def _sorted(zones: dict[str, Zone]) -> list[Zone]:
    return [zones[zone] for zone in sorted(zones)]


def _strike(index: dict[str, list[str]], key: str, member: str) -> None:
    members = index[key]
    del members[bisect_left(members, member)]
    if not members:
        del index[key]
