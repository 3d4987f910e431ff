"""Who prowls around places for fighting: how near their edge somebody has kept, outside, and since when.

A prowl begins when somebody comes near such a zone, and ends when he goes in or away, dies or logs out. Who is far from
every such zone is not looked at again before he has gone far enough to come near one.
"""

from math import hypot, sqrt
from typing import Any

from msgspec import Struct

from lawspeaker.world.profile import Profile
from lawspeaker.world.zone import Zone
from lawspeaker.world.zones import Zones

FAR = 64.0
"""Metres beyond the brim up to which zones are looked for."""
SLIGHT = 1e-6
"""The share by which a distance is taken for greater than it is, so that rounding never hides anybody."""
KEPT = 900
"""Looks kept of one prowl; the oldest go first."""
FIGHTING = ("pvp", "no_mans_land")


class Prowl(Struct):
    """A prowl around one zone: every look at it (ms, and metres to the edge, his error added), and when he went in."""

    looks: list[tuple[int, float]]
    went_in: int | None = None


class Prowls:
    """The last prowl of everybody around each zone. `begun` are those that the last event showed to begin."""

    __slots__ = ("_calm", "_prowls", "begun", "kept", "profile")

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.kept = True
        """Whether anybody will ask; nothing is noted where nobody does."""
        self.begun: list[tuple[str, str]] = []
        self._prowls: dict[str, dict[str, Prowl]] = {}
        self._calm: dict[str, tuple[float, float, float, float]] = {}

    def of(self, player: str, zone: str) -> Prowl | None:
        """His last prowl around the zone."""
        return self._prowls.get(player, {}).get(zone)

    def see(self, player: str, place: tuple[float, float, float], margin: Any, zones: Zones, clock: int) -> None:
        """He is there now."""
        x, y, z = place
        calm = self._calm.get(player)
        if calm is not None:
            ax, ay, az, square = calm
            if (x - ax) * (x - ax) + (y - ay) * (y - ay) + (z - az) * (z - az) < square:
                return
        brim = self.profile.brim
        near = {zone.id: zone for zone in zones.around(x, z, brim + FAR) if is_for_fighting(zone)}
        clear = min((zone.distance(x, y, z) - brim for zone in near.values()), default=FAR)
        if clear > 0.0:
            self._calm[player] = (x, y, z, min(clear, FAR) ** 2)
            self._prowls.pop(player, None)
            return
        self._calm.pop(player, None)
        known = self._prowls.setdefault(player, {})
        for name in [name for name in known if name not in near]:
            del known[name]
        for name, zone in near.items():
            self._look(player, known, name, zone.distance(x, y, z), margin, clock)
        if not known:
            del self._prowls[player]

    def _look(self, player: str, known: dict[str, Prowl], zone: str, distance: float, margin: Any, clock: int) -> None:
        prowl = known.get(zone)
        if distance <= 0.0:
            if prowl is not None and prowl.went_in is None:
                prowl.went_in = clock
        elif distance > self.profile.brim:
            known.pop(zone, None)
        elif prowl is None or prowl.went_in is not None:
            known[zone] = Prowl([(clock, distance + _error(margin))])
            self.begun.append((player, zone))
        else:
            prowl.looks.append((clock, distance + _error(margin)))
            if len(prowl.looks) > KEPT:
                del prowl.looks[1 : KEPT // 2]

    def vanish(self, player: str) -> None:
        """He is nowhere: dead, not yet alive, or not in the game."""
        self._prowls.pop(player, None)
        self._calm.pop(player, None)

    def redraw(self, zone: Zone | None) -> None:
        """This zone was drawn, so that somebody may be near it now."""
        if zone is None or not is_for_fighting(zone):
            return
        west, south, east, north = zone.shape.box
        brim, stirred = self.profile.brim, []
        for player, (x, _, z, square) in self._calm.items():
            aside, along = max(west - x, x - east, 0.0), max(south - z, z - north, 0.0)
            if hypot(aside, along) - brim <= sqrt(square) * (1.0 + SLIGHT):
                stirred.append(player)
        for player in stirred:
            del self._calm[player]

    def end(self, gone: list[str]) -> None:
        """These zones are gone."""
        for zone in gone:
            for prowls in self._prowls.values():
                prowls.pop(zone, None)

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            player: {zone: [one.looks, one.went_in] for zone, one in sorted(prowls.items())}
            for player, prowls in sorted(self._prowls.items())
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.begun = []
        self._calm = {}
        self._prowls = {
            player: {zone: Prowl([(t, d) for t, d in looks], at) for zone, (looks, at) in prowls.items()}
            for player, prowls in data.items()
        }


def is_for_fighting(zone: Zone) -> bool:
    """Whether people go to a zone to fight."""
    return zone.kind in FIGHTING or zone.cause == "oilrig"


def _error(margin: Any) -> float:
    return margin if isinstance(margin, float | int) else 0.0
