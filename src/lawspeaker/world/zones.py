"""The zones of the map, and who goes in and out of them.

A zone is a piece of ground, perhaps between two heights, that somebody drew: a dome, a city, a road, a claim. Sent
again it is replaced, so a dome moves. A zone is gone when it is ended or its time is over. Somebody enters or leaves
only when a place says so for certain; whoever is first seen inside a zone was there before and entered nothing.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from math import isfinite
from typing import Any, NamedTuple, TypeAlias

import msgspec
from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import Event, Maybe, ZoneDrawn, ZoneEnded
from lawspeaker.world.places import Place, Row
from lawspeaker.world.shapes import Shape, shape_from, shape_of

CELL = 64.0
"""Metres: the side of a cell of the index."""
SPAN = 65536.0
"""Cells from one row of the index to the next."""
PAD = 4.0
"""Metres by which a zone reaches into the index beyond its box, so that usual margins need no second look."""
MANY = 8192
"""A zone of more cells than this is kept beside the index and looked at everywhere."""

Span: TypeAlias = tuple[int, int, int, int]
NONE: frozenset[str] = frozenset()


class Zone(Struct, frozen=True, kw_only=True):
    """A zone as last sent: metres for `low` and `high`, law's clock for `since`, `owned_since` and `status_since`."""

    id: str
    kind: str
    name: Maybe[str] = UNSET
    shape: Shape
    low: float | None = None
    high: float | None = None
    cause: Maybe[str] = UNSET
    owner: Maybe[str] = UNSET
    building: Maybe[str] = UNSET
    status: str = "approved"
    capital: Maybe[bool] = UNSET
    until: Maybe[int] = UNSET
    since: int
    owned_since: int
    status_since: int
    seq: int

    def distance(self, x: float, y: float, z: float) -> float:
        """Metres to the edge in all three directions, negative inside."""
        distance = self.shape.distance(x, z)
        if self.low is not None and not self.low - y <= distance:
            distance = self.low - y
        if self.high is not None and not y - self.high <= distance:
            distance = y - self.high
        return distance


class Crossing(NamedTuple):
    """A player went into a zone (`entered`) or out of it."""

    player: str
    zone: str
    entered: bool


def decided(distance: float, margin: float | UnsetType) -> bool | None:
    """Whether a place at this signed distance is inside; `None` if its error of `margin` metres leaves it open."""
    if margin is UNSET:
        return None
    if margin == 0.0 and distance == 0.0:
        return True
    if distance < -margin:
        return True
    return False if distance > margin else None


class Zones:
    """All zones that hold at the clock."""

    __slots__ = (
        "_buildings",
        "_cells",
        "_inside",
        "_kinds",
        "_next",
        "_spans",
        "_until",
        "_wide",
        "_zones",
        "clock",
        "gone",
        "sending",
        "told",
    )

    def __init__(self) -> None:
        self.clock = 0
        self.told = False
        self.sending = False
        self.gone: list[str] = []
        self._inside: dict[str, frozenset[str]] = {}
        self._clear()

    def _clear(self) -> None:
        self._zones: dict[str, Zone] = {}
        self._cells: dict[float, dict[str, Zone]] = {}
        self._spans: dict[str, Span | None] = {}
        self._wide: dict[str, Zone] = {}
        self._kinds: dict[str, list[str]] = {}
        self._buildings: dict[str, list[str]] = {}
        self._until: dict[str, int] = {}
        self._next: int | None = None

    # Asking

    def get(self, zone_id: str) -> Zone | None:
        """The zone of this id, if there is one now."""
        return self._zones.get(zone_id)

    def all(self) -> list[Zone]:
        """Every zone, sorted by id."""
        return [self._zones[zone_id] for zone_id in sorted(self._zones)]

    def of_kind(self, kind: str) -> list[Zone]:
        """The zones of this kind, sorted by id."""
        return [self._zones[zone_id] for zone_id in self._kinds.get(kind, ())]

    def of_building(self, building: str, kind: str | None = None) -> list[Zone]:
        """The zones that belong to this building (of one kind, or all), sorted by id."""
        zones = (self._zones[zone_id] for zone_id in self._buildings.get(building, ()))
        return [zone for zone in zones if kind is None or zone.kind == kind]

    def around(self, x: float, z: float, reach: float = 0.0) -> list[Zone]:
        """Every zone that may lie within `reach` metres of the point (and some beyond), sorted by id."""
        if reach <= PAD:
            found = {**self._cells.get(x // CELL * SPAN + z // CELL, {}), **self._wide}
        else:
            span = _span((x - reach, z - reach, x + reach, z + reach))
            if span is None:
                return self.all()
            found = dict(self._wide)
            for key in _keys(span):
                found.update(self._cells.get(key, {}))
        return [found[zone_id] for zone_id in sorted(found)]

    def edge(self, zone: Zone, place: Place) -> float:
        """Metres from the place to the zone's edge, negative inside."""
        return zone.distance(place.x, place.y, place.z)

    def inside(self, zone: Zone, place: Place) -> bool | None:
        """Whether the place is in the zone; `None` where the place's margin leaves it open."""
        return decided(zone.distance(place.x, place.y, place.z), place.margin)

    def containing(self, place: Place) -> list[tuple[Zone, bool | None]]:
        """The zones that the place is in (`True`) or may be in (`None`), sorted by id."""
        near = self.all() if place.margin is UNSET else self.around(place.x, place.z, place.margin)
        found = ((zone, self.inside(zone, place)) for zone in near)
        return [(zone, inside) for zone, inside in found if inside is not False]

    def holding(self, player: str) -> list[str] | UnsetType:
        """The ids of the zones he is certainly in since his last place, sorted; `UNSET` if he never had one."""
        inside = self._inside.get(player)
        return UNSET if inside is None else sorted(inside)

    # Folding

    def take(self, event: Event, clock: int | None = None) -> None:
        """Draws, moves and ends zones; any other event says that the map's zones have been sent."""
        if clock is not None:
            self.expire(clock)
        elif event.t > self.clock:
            self.expire(event.t)
        if type(event) is ZoneDrawn:
            self.draw(event, self.clock)
            return
        self.settle()
        if type(event) is ZoneEnded:
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
        for zone_id in sorted(zone_id for zone_id, until in self._until.items() if until <= self.clock):
            self._drop(zone_id)
        self._next = min(self._until.values(), default=None)

    def draw(self, event: ZoneDrawn, clock: int) -> None:
        """A zone came to be, or is replaced."""
        self.sending = not self.told
        until = event.until
        if isinstance(until, int) and until <= clock:
            self._drop(event.id)
            return
        old = self._zones.get(event.id)
        zone = _drawn(event, clock, old)
        self._zones[zone.id] = zone
        self._list(zone, old)
        self._place(zone)
        if isinstance(until, int):
            self._until[zone.id] = until
            self._next = until if self._next is None else min(self._next, until)
        else:
            self._until.pop(zone.id, None)

    def end(self, event: ZoneEnded, clock: int) -> None:
        """A zone was ended."""
        self._drop(event.id)

    def _drop(self, zone_id: str) -> None:
        zone = self._zones.pop(zone_id, None)
        if zone is None:
            return
        self.gone.append(zone_id)
        self._unlist(zone)
        self._unplace(zone_id, self._spans.pop(zone_id))
        self._until.pop(zone_id, None)
        for player, inside in self._inside.items():
            if zone_id in inside:
                self._inside[player] = (inside - {zone_id}) or NONE

    def _list(self, zone: Zone, old: Zone | None) -> None:
        if old is not None:
            if old.kind == zone.kind and old.building == zone.building:
                return
            self._unlist(old)
        insort(self._kinds.setdefault(zone.kind, []), zone.id)
        if isinstance(zone.building, str):
            insort(self._buildings.setdefault(zone.building, []), zone.id)

    def _unlist(self, zone: Zone) -> None:
        _strike(self._kinds, zone.kind, zone.id)
        if isinstance(zone.building, str):
            _strike(self._buildings, zone.building, zone.id)

    def _place(self, zone: Zone) -> None:
        west, south, east, north = zone.shape.box
        span = _span((west - PAD, south - PAD, east + PAD, north + PAD))
        if zone.id in self._spans and self._spans[zone.id] != span:
            self._unplace(zone.id, self._spans[zone.id])
        self._spans[zone.id] = span
        if span is None:
            self._wide[zone.id] = zone
            return
        for key in _keys(span):
            self._cells.setdefault(key, {})[zone.id] = zone

    def _unplace(self, zone_id: str, span: Span | None) -> None:
        if span is None:
            del self._wide[zone_id]
            return
        for key in _keys(span):
            cell = self._cells[key]
            del cell[zone_id]
            if not cell:
                del self._cells[key]

    # Going in and out

    def cross(self, player: str, place: Place) -> list[Crossing]:
        """What the player entered and left, now that he is at this place."""
        return self.cross_rows(((player, place.x, place.y, place.z),), place.margin)

    def cross_rows(self, rows: Iterable[Row], margin: float | UnsetType) -> list[Crossing]:
        """What the players of these rows entered and left, in the order of the rows."""
        crossings: list[Crossing] = []
        if margin is UNSET:
            return crossings
        everywhere = bool(self._wide) or margin > PAD
        cells, inside = self._cells, self._inside
        for row in rows:
            player, x, _, z = row
            here = cells.get(x // CELL * SPAN + z // CELL)
            was = inside.get(player)
            if here is None and was is NONE and not everywhere:
                continue
            near: Iterable[Zone] = self.around(x, z, margin) if everywhere else () if here is None else here.values()
            self._step(row, margin, near, was, crossings)
        return crossings

    def _step(
        self, row: Row, margin: float, near: Iterable[Zone], was: frozenset[str] | None, crossings: list[Crossing]
    ) -> None:
        player, x, y, z = row
        entered: list[str] = []
        stayed = 0
        before = NONE if was is None else was
        for zone in near:
            if zone.id in before:
                stayed += decided(zone.distance(x, y, z), margin) is not False
            elif decided(zone.distance(x, y, z), margin):
                entered.append(zone.id)
        left: list[str] = []
        if stayed < len(before):
            left = [
                zone_id
                for zone_id in sorted(before)
                if decided(self._zones[zone_id].distance(x, y, z), margin) is False
            ]
        if was is None:
            self._inside[player] = frozenset(entered) or NONE
        elif entered or left:
            self._inside[player] = before.difference(left).union(entered) or NONE
            crossings.extend(Crossing(player, zone_id, False) for zone_id in left)
            crossings.extend(Crossing(player, zone_id, True) for zone_id in sorted(entered))

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
            "zones": [msgspec.to_builtins(zone, enc_hook=_shape_data) for zone in self.all()],
            "inside": [[player, sorted(ids)] for player, ids in sorted(self._inside.items())],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._clear()
        self.clock, self.told, self.sending = data["clock"], data["told"], data["sending"]
        self.gone = []
        for each in data["zones"]:
            zone = msgspec.convert(each, Zone, dec_hook=_shape_from)
            self._zones[zone.id] = zone
            self._list(zone, None)
            self._place(zone)
            if isinstance(zone.until, int):
                self._until[zone.id] = zone.until
        self._next = min(self._until.values(), default=None)
        self._inside = {player: frozenset(ids) or NONE for player, ids in data["inside"]}


def _drawn(event: ZoneDrawn, clock: int, old: Zone | None) -> Zone:
    shape = _shape(event, old)
    status = event.status if isinstance(event.status, str) else "approved"
    owned = old.owned_since if old is not None and old.owner == event.owner else clock
    stated = old.status_since if old is not None and old.status == status else clock
    return Zone(
        id=event.id,
        kind=event.kind,
        name=event.name,
        shape=shape,
        low=event.low,
        high=event.high,
        cause=event.cause,
        owner=event.owner,
        building=event.building,
        status=status,
        capital=event.capital,
        until=event.until,
        since=clock if old is None else old.since,
        owned_since=owned,
        status_since=stated,
        seq=event.seq,
    )


def _shape(event: ZoneDrawn, old: Zone | None) -> Shape:
    shape = shape_of(event.circle, event.polygon)
    if shape is None:
        raise ValueError(f"zone `{event.id[:40]}` needs either `circle` or a `polygon` of at least three corners")
    return old.shape if old is not None and old.shape == shape else shape


def _span(box: tuple[float, float, float, float]) -> Span | None:
    if not all(isfinite(side) for side in box):
        return None
    west, south, east, north = (int(side // CELL) for side in box)
    return (west, south, east, north) if (east - west + 1) * (north - south + 1) <= MANY else None


def _keys(span: Span) -> Iterable[float]:
    west, south, east, north = span
    return [column * SPAN + row for column in range(west, east + 1) for row in range(south, north + 1)]


def _strike(index: dict[str, list[str]], key: str, zone_id: str) -> None:
    ids = index[key]
    del ids[bisect_left(ids, zone_id)]
    if not ids:
        del index[key]


def _shape_data(shape: Shape) -> dict[str, Any]:
    return shape.data()


def _shape_from(_: type, data: dict[str, Any]) -> Shape:
    return shape_from(data)
