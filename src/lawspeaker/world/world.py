"""The world as the events tell it: the clock, and what bodies and things do. It knows no rule.

Each event moves the clock (the largest time so far), ends the zones whose time is over, and is then handed to the
modules that keep what it says. They know nothing of each other: what one must learn from another is passed to it
here. An event that was taken before must not be given again: ask `witness.is_duplicate`.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from lawspeaker.events import (
    Building,
    Died,
    EraStarted,
    Event,
    Group,
    Hit,
    Kill,
    Left,
    Positions,
    ServerStarted,
    Shot,
    Spawned,
    ZoneDrawn,
    ZoneEnded,
)
from lawspeaker.events.codec import Unknown
from lawspeaker.world.buildings import Buildings
from lawspeaker.world.fights import Fights
from lawspeaker.world.fixtures import Fixtures
from lawspeaker.world.names import Names
from lawspeaker.world.people import People
from lawspeaker.world.places import TELLING, Places, Told
from lawspeaker.world.profile import PROFILES, Profile, margin_of
from lawspeaker.world.prowls import Prowls
from lawspeaker.world.returns import Returns
from lawspeaker.world.stays import Stays
from lawspeaker.world.trails import Trails
from lawspeaker.world.witness import Witness
from lawspeaker.world.zones import Crossing, Zones

Fold = Callable[[Any, int], None]


class World:
    """What holds now; `crossings`, `merged` and `gone` are what the event just taken brought about."""

    __slots__ = (
        "_fallen",
        "_table",
        "buildings",
        "clock",
        "crossings",
        "fights",
        "fixtures",
        "map_size",
        "merged",
        "names",
        "people",
        "places",
        "profile",
        "prowls",
        "returns",
        "seq",
        "stays",
        "trails",
        "witness",
        "zones",
    )

    def __init__(self, profile: Profile = PROFILES["rust"]) -> None:
        self.profile = profile
        self.clock = 0
        self.seq = 0
        self.map_size: int | UnsetType = UNSET
        self.places = Places(profile)
        self.zones = Zones()
        self.buildings = Buildings()
        self.fixtures = Fixtures()
        self.people = People()
        self.names = Names()
        self.fights = Fights(profile)
        self.witness = Witness(profile)
        self.returns = Returns()
        self.stays = Stays()
        self.prowls = Prowls(profile)
        self.trails = Trails()
        self.crossings: list[Crossing] = []
        self.merged: list[tuple[str, str]] = []
        self._fallen: list[str] = []
        self._table = self._folds()

    @property
    def gone(self) -> list[str]:
        """The zones that this event ended, or whose time was over before it."""
        return self.zones.gone

    def take(self, event: Event | Unknown) -> None:
        """Folds one event into the world; one of an unknown type moves the clock and counts for its sender."""
        clock = self.clock
        if event.t > clock:
            clock = self.clock = event.t
        self.seq = event.seq
        self.crossings = []
        self.merged = []
        while self._fallen:
            self._leave_world(self._fallen.pop())
        self.witness.take(event, clock)
        zones = self.zones
        if zones.first:
            zones.first = []
        if self.prowls.begun:
            self.prowls.begun = []
        zones.expire(clock)
        self.places.clock = self.fights.clock = clock
        if zones.sending and type(event) is not ZoneDrawn:
            zones.settle()
        for fold in self._table.get(type(event), ()):
            fold(event, clock)
        if zones.gone:
            self.stays.end(zones.gone)
            self.prowls.end(zones.gone)

    def zones_of(self, player: str) -> frozenset[str] | None:
        """The zones that he stands in, where all of them are certain; None where one is not, or nobody knows."""
        return self.zones.sure_of(player, self.places.margin_of(player))

    def called(self, id_: str, seq: int) -> str:
        """What a player, zone or group was called at the event `seq`; its id if it had no name by then."""
        return self.people.name_at(id_, seq) if self.people.get(id_) is not None else self.names.at(id_, seq)

    def house(self, id_: str, seq: int) -> str | None:
        """A house by its id, for it has no name, and whose it is by the name worn at the event `seq`; `None` for what
        is no house, or one of which nobody told whose it is."""
        owner = self.buildings.owner(id_)
        return f"house {id_} of {self.people.name_at(owner, seq)}" if owner is not None else None

    def let_pass(self, t: int) -> None:
        """The clock has reached `t` (ms) by itself."""
        self.clock = max(self.clock, t)
        self.places.clock = self.fights.clock = self.clock

    # Which event is folded by whom

    def _folds(self) -> dict[type, tuple[Fold, ...]]:
        table: dict[type, list[Fold]] = {}
        _add(table, {ServerStarted: self._start, Spawned: self._appear})
        _add(table, {ZoneDrawn: self._draw, ZoneEnded: self.zones.end})
        _add(table, {ZoneDrawn: self.names.take, Group: self.names.take})
        _add(table, {Building: self._ground, EraStarted: self._wipe})
        _add(table, {Positions: self._stand})
        _add(table, {kind: partial(self._tell, tell) for kind, tell in TELLING.items()})
        _add(table, self.buildings.folds())
        _add(table, self.fixtures.folds())
        _add(table, self.people.folds())
        _add(table, dict.fromkeys((Hit, Kill, Shot), self._fight))
        _add(table, {Died: self._die, Kill: self._fall, Left: self._log_out})
        return {kind: tuple(folds) for kind, folds in table.items()}

    def _draw(self, event: ZoneDrawn, clock: int) -> None:
        self.zones.draw(event, clock)
        self.prowls.redraw(self.zones.get(event.id))

    def _ground(self, event: Building, clock: int) -> None:
        """The ground of a house is a zone like any other, so people come onto it and leave it."""
        if event.circle is None and event.polygon is None:
            return
        drawn = ZoneDrawn(
            t=event.t,
            seq=event.seq,
            id=f"ground:{event.building}",
            kind="property",
            circle=event.circle if event.polygon is None else None,
            polygon=event.polygon,
            building=event.building,
            cause="static",
        )
        sending = self.zones.sending
        self.zones.draw(drawn, clock)
        self.zones.sending = sending

    def _wipe(self, event: EraStarted, clock: int) -> None:
        """A new map: no house stands on it, and no zone is the inside or the ground of one."""
        for zone in self.zones.all():
            if isinstance(zone.building, str):
                self.zones.drop(zone.id)
        self.buildings.clear()

    def _stand(self, event: Positions, clock: int) -> None:
        self.places.take_rows(event, clock)
        self.crossings = self.zones.cross_rows(event.rows, margin_of(event))
        stays, returns = self.stays, self.returns
        if stays.known_of() < self.places.known_of():
            stays.see_rows(event.rows, self.zones, clock)
        if self.crossings:
            stays.cross(self.crossings, clock)
        if self.prowls.kept:
            margin, see, zones = margin_of(event), self.prowls.see, self.zones
            for player, x, y, z in event.rows:
                see(player, (x, y, z), margin, zones, clock)
        if self.trails.anybody():
            margin, trails = margin_of(event), self.trails
            for player, x, y, z in event.rows:
                if trails.follows(player):
                    trails.see(player, x, y, z, margin, clock)
        if returns.anybody():
            for row in event.rows:
                if returns.watches(row[0]):
                    returns.see(row[0], self.places, False, self.profile.foundation)

    def _tell(self, tell: Callable[[Any], Told], event: Event, clock: int) -> None:
        for player, place in self.places.take_told(tell(event), event, clock):
            crossed = self.zones.cross(player, place)
            self.stays.see(player, self.zones, clock)
            self.stays.cross(crossed, clock)
            self.crossings += crossed
            if self.prowls.kept:
                self.prowls.see(player, (place.x, place.y, place.z), place.margin, self.zones, clock)
            if self.trails.follows(player):
                self.trails.see(player, place.x, place.y, place.z, place.margin, clock)
            if self.returns.watches(player):
                self.returns.see(player, self.places, type(event) is Spawned, self.profile.foundation)

    def _fight(self, event: Event, clock: int) -> None:
        self.merged = self.fights.take(event, clock)

    def _appear(self, event: Spawned, clock: int) -> None:
        if not self.places.knows_later(event.player, event, clock):
            self._leave_world(event.player)

    def _die(self, event: Died, clock: int) -> None:
        self._vanish(event.player, event, clock)

    def _fall(self, event: Kill, clock: int) -> None:
        if event.landed and not event.prevented:
            self._vanish(event.victim, event, clock)
            self.returns.fall(event.attacker, event.victim, event.seq, self.places)

    def _log_out(self, event: Left, clock: int) -> None:
        self.prowls.vanish(event.player)

    def _vanish(self, player: str, event: Event, clock: int) -> None:
        if not self.places.knows_later(player, event, clock):
            self._fallen.append(player)

    def _leave_world(self, player: str) -> None:
        """He is nowhere from the next event on; at his death he still stands where he fell."""
        self.zones.vanish(player)
        self.stays.vanish(player)
        self.prowls.vanish(player)
        self.trails.vanish(player)
        self.people.bury(player)

    def _start(self, event: ServerStarted, clock: int) -> None:
        if event.map is not UNSET and event.map is not None:
            self.map_size = event.map.size
        if isinstance(event.profile, str) and event.profile in PROFILES:
            self._adopt(PROFILES[event.profile])

    def _adopt(self, profile: Profile) -> None:
        self.profile = self.places.profile = self.fights.profile = self.witness.profile = profile
        self.prowls.profile = profile

    # Keeping

    def dump(self) -> dict[str, Any]:
        """The whole world as plain data; restored anywhere, it continues alike."""
        return {
            "clock": self.clock,
            "seq": self.seq,
            "profile": msgspec.to_builtins(self.profile),
            "map_size": None if self.map_size is UNSET else self.map_size,
            "places": self.places.dump(),
            "zones": self.zones.dump(),
            "buildings": self.buildings.dump(),
            "fixtures": self.fixtures.dump(),
            "people": self.people.dump(),
            "names": self.names.dump(),
            "fights": self.fights.dump(),
            "witness": self.witness.dump(),
            "fallen": list(self._fallen),
            "returns": self.returns.dump(),
            "stays": self.stays.dump(),
            "prowls": self.prowls.dump(),
            "trails": self.trails.dump(),
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.clock, self.seq = data["clock"], data["seq"]
        self._adopt(msgspec.convert(data["profile"], Profile))
        self.map_size = UNSET if data["map_size"] is None else data["map_size"]
        self.places.load(data["places"])
        self.zones.load(data["zones"])
        self.buildings.load(data["buildings"])
        self.fixtures.load(data.get("fixtures", []))
        self.people.load(data["people"])
        self.names.load(data["names"])
        self.fights.load(data["fights"])
        self.witness.load(data["witness"])
        self.returns.load(data["returns"])
        self.stays.load(data["stays"])
        self.prowls.load(data["prowls"])
        self.trails.load(data["trails"])
        self.crossings, self.merged = [], []
        self._fallen = list(data["fallen"])


def _add(table: dict[type, list[Fold]], folds: dict[Any, Any]) -> None:
    for kind, fold in folds.items():
        table.setdefault(kind, []).append(fold)
