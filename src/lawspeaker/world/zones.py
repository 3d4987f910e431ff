"""The zones of the map, and who goes in and out of them.

A zone is a piece of ground, perhaps between two heights, that somebody drew: a dome, a city, a road, a claim. Sent
again it is replaced, so a dome moves. A zone is gone when it is ended or its time is over. Somebody enters or leaves
only when a place says so for certain; whoever is first seen inside a zone was there before and entered nothing.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from lawspeaker.events import ZoneDrawn, ZoneEnded
from lawspeaker.events.spans import HOUR
from lawspeaker.world.grid import CELL, PAD, Cell, Grid
from lawspeaker.world.places import Place, Row
from lawspeaker.world.rooms import NO_ROOM, Rooms, survey
from lawspeaker.world.shapes import around, as_shape, shape_data
from lawspeaker.world.zone import Zone, decided, drawn

NONE: frozenset[str] = frozenset()
FADING = HOUR
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

    `faded` are those that ended within the last hour, each with its end (ms); `facts` is what somebody worked out
    about the zones, and lasts while none of them changes; `first` tells who was seen in a zone by the first place
    ever told of him, since it was last emptied.
    """

    __slots__ = (
        "_buildings",
        "_grid",
        "_inside",
        "_kinds",
        "_next",
        "_rooms",
        "_until",
        "_zones",
        "clock",
        "facts",
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
        self._rooms = Rooms()
        self.facts: dict[Any, Any] = {}
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

    def inside(self, zone: Zone, place: Place) -> bool | None:
        """Whether the place is in the zone; `None` where the place's margin leaves it open."""
        return decided(zone.distance(place.x, place.y, place.z), place.margin)

    def containing(self, place: Place) -> list[tuple[Zone, bool | None]]:
        """The zones that the place is in (`True`) or may be in (`None`), sorted by id."""
        cell = self._cell(place)
        if cell is not None:
            if not cell.open and not cell.whole:
                return []
            known: list[tuple[Zone, bool | None]] = [(self._zones[zone], True) for zone in cell.whole]
            for zone in cell.open:
                truth = decided(zone.distance(place.x, place.y, place.z), place.margin)
                if truth is not False:
                    known.append((zone, truth))
            return known if len(known) < 2 else sorted(known, key=_id)
        near = self.all() if place.margin is UNSET else self.around(place.x, place.z, place.margin)
        found = ((zone, self.inside(zone, place)) for zone in near)
        return [(zone, inside) for zone, inside in found if inside is not False]

    def sure_of(self, player: str, margin: float | UnsetType) -> frozenset[str] | None:
        """The zones that a player is in at his last place, of this error (m), where all of them are certain; None where
        one is not."""
        if isinstance(margin, UnsetType) or margin > self._rooms.of.get(player, NO_ROOM)[4]:
            return None
        return self._inside[player]

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
        return UNSET if inside is None else sorted(inside) if inside else []

    # Folding

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
            self.drop(zone)
        self._next = min(self._until.values(), default=None)

    def draw(self, event: ZoneDrawn, clock: int) -> None:
        """A zone came to be, or is replaced; one whose time is over already is gone."""
        self.sending = not self.told
        if isinstance(event.until, int) and event.until <= clock:
            self.drop(event.id)
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
        self.drop(event.id)

    def _put(self, zone: Zone) -> None:
        self.facts = {}
        old = self._zones.get(zone.id)
        self._rooms.stir(zone.shape.box if old is None else around(old.shape.box, zone.shape.box))
        self._zones[zone.id] = zone
        self._grid.put(zone)
        if isinstance(zone.until, int):
            self._until[zone.id] = zone.until
            self._next = zone.until if self._next is None else min(self._next, zone.until)
        else:
            self._until.pop(zone.id, None)

    def drop(self, id_: str) -> None:
        """This zone holds no more, if it did."""
        zone = self._zones.pop(id_, None)
        if zone is None:
            return
        self.gone.append(id_)
        self.facts = {}
        self._rooms.stir(zone.shape.box)
        self._fade(zone)
        self._unlist(zone)
        self._grid.remove(id_)
        self._until.pop(id_, None)
        for player, inside in self._inside.items():
            if id_ in inside:
                self._inside[player] = inside - {id_} or NONE
                self._rooms.take(player)

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
        rooms = self._rooms
        room_of, storeys, none = rooms.of.get, rooms.storeys, NO_ROOM
        inside_of = self._inside.get
        for row in rows:
            player, x, y, z = row
            west, east, south, north, _ = room_of(player, none)
            if west < x < east and south < z < north and not (storeys and rooms.leaves_storey(player, y)):
                continue
            found = survey(self._near(x, z, margin), x, y, z, margin)
            before, inside = inside_of(player), found.inside
            if before is None or len(before) != len(inside) or not before.issuperset(inside):
                crossings += self._step(row, margin, inside)
            rooms.give(player, found)
        return crossings

    def _near(self, x: float, z: float, reach: float) -> Collection[Zone]:
        """Every zone that may lie within `reach` metres of the point, and all within `AHEAD`, in no order."""
        found = self._grid.around(x, z, reach)
        return (self._zones if found is None else found).values()

    def _step(self, row: Row, margin: float, inside: Collection[str]) -> list[Crossing]:
        """One player's step to where he is certainly in these zones."""
        player, x, y, z = row
        was = self._inside.get(player)
        before = NONE if was is None else was
        won = [zone for zone in inside if zone not in before]
        lost = [zone for zone in before if zone not in inside and self._is_out(zone, x, y, z, margin)]
        if was is not None and not lost and not won:
            return []
        self._inside[player] = before.difference(lost).union(won) or NONE
        if was is None:
            self.first += [Crossing(player, zone, True) for zone in sorted(won)]
            return []
        left = [Crossing(player, zone, False) for zone in sorted(lost)]
        return left + [Crossing(player, zone, True) for zone in sorted(won)]

    def _is_out(self, zone: str, x: float, y: float, z: float, margin: float) -> bool:
        return decided(self._zones[zone].distance(x, y, z), margin) is False

    def vanish(self, player: str) -> None:
        """The player is nowhere: dead, or not yet alive. Where he is seen next, he enters."""
        self._inside[player] = NONE
        self._rooms.take(player)

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


def _sorted(zones: Mapping[str, Zone]) -> list[Zone]:
    return [zones[zone] for zone in sorted(zones)]


def _strike(index: dict[str, list[str]], key: str, member: str) -> None:
    members = index[key]
    del members[bisect_left(members, member)]
    if not members:
        del index[key]
