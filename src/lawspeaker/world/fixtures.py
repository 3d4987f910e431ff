"""Fixtures: which thing stands in which house, as the last event that named both told it.

Many events tell of a wall, a box, a door, and not each of them names its house: then it is the one that was named last.
What was told to stand in no house stands in none. A thing is forgotten when it comes down, is taken up, or turns out to
be a vehicle, and all are with the map: so much is kept as stands, one row for each thing whose house was ever named.
"""

from typing import Any, NamedTuple, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.events import (
    Authorised,
    Building,
    Command,
    Door,
    EraStarted,
    Event,
    Keypad,
    Lock,
    Looted,
    Placed,
    Removed,
    Sign,
    StructureDestroyed,
    StructureHit,
    Upgraded,
    Vehicle,
    Vending,
)

E = TypeVar("E", bound=Event)
VEHICLES = frozenset(
    ("car", "minicopter", "copter", "helicopter", "snowmobile", "rowboat", "rhib", "boat", "submarine", "bike", "horse")
)
"""The kinds of vehicle in which nobody lives."""
MOBILE = VEHICLES | {"camper", "tugboat"}
"""Every kind of vehicle, also those in which people live."""
STANDING = ("box", "vending", "cupboard")
"""The kinds of container that stand where they were set down."""
TELLING: frozenset[type[Event]] = frozenset(
    (Upgraded, StructureHit, StructureDestroyed, Looted, Lock, Door, Keypad, Sign, Vending)
)
"""The events that tell of a thing where it stands."""
NAMELESS: frozenset[type[Event]] = TELLING | {Command, Removed}
"""The events that may leave out the house of the thing that they tell of."""


class Fixture(NamedTuple):
    """The house that a thing stands in (None: in none), and which event of which tier told it."""

    house: str | None
    seq: int
    tier: int


class Fixtures:
    """Every thing whose house was told, and stands."""

    __slots__ = ("_told", "looked_up")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """The map was wiped: nothing stands any more."""
        self._told: dict[str, Fixture] = {}
        self.looked_up: tuple[int, Fixture] | None = None
        """The last event (`seq`) that left out a house, and what was known of its thing."""

    # Asking

    def get(self, entity: str) -> Fixture | None:
        """Where a thing stands, if that was told."""
        return self._told.get(entity)

    def housed(self, event: E) -> E:
        """An event, with the house of its thing where it leaves that out and another told it."""
        told: Any = event
        if told.building is not UNSET:
            return event
        fixture = self._told.get(_thing(event))
        if fixture is None or _moves(event):
            return event
        self.looked_up = event.seq, fixture
        return replace(event, building=fixture.house)

    def teller(self, event: Event, house: str) -> Fixture | None:
        """Who told that what this event tells of stands in this house, where it leaves that out itself."""
        if self.looked_up is None or self.looked_up[0] != event.seq or self.looked_up[1].house != house:
            return None
        return self.looked_up[1]

    # Folding

    def folds(self) -> dict[type[Event], Any]:
        """Which events are kept, and by which method."""
        told: dict[type[Event], Any] = dict.fromkeys(TELLING - {StructureDestroyed}, self.tell)
        gone: dict[type[Event], Any] = dict.fromkeys((Removed, StructureDestroyed, Vehicle), self.fall)
        cupboards: dict[type[Event], Any] = dict.fromkeys((Authorised, Building), self.allot)
        return told | gone | cupboards | {Placed: self.place, EraStarted: self.wipe}

    def tell(self, event: Any, clock: int) -> None:
        """An event told of a thing that stands, and in which house."""
        if event.building is not UNSET:
            self._keep(_thing(event), event)

    def place(self, event: Placed, clock: int) -> None:
        """A thing was set down: in the house that is named, or else that of what stood there before."""
        before = self._told.pop(event.replaces, None) if isinstance(event.replaces, str) else None
        if event.building is not UNSET:
            self._keep(event.entity, event)
        elif before is not None:
            self._told[event.entity] = before
        else:
            self._told.pop(event.entity, None)

    def allot(self, event: Authorised | Building, clock: int) -> None:
        """A cupboard is that of a house."""
        if isinstance(event.cupboard, str):
            self._keep(event.cupboard, event)

    def fall(self, event: Removed | StructureDestroyed | Vehicle, clock: int) -> None:
        """A thing stands no more, or never stood still."""
        self._told.pop(event.entity, None)

    def wipe(self, event: EraStarted, clock: int) -> None:
        """A new map."""
        self.clear()

    def _keep(self, entity: str, event: Any) -> None:
        old = self._told.get(entity)
        if (old is None or old.house != event.building) and not _moves(event):
            self._told[entity] = Fixture(event.building, event.seq, event.tier)

    # Keeping

    def dump(self) -> list[list[Any]]:
        """Every thing, sorted, as plain data."""
        return [[entity, *self._told[entity]] for entity in sorted(self._told)]

    def load(self, data: list[list[Any]]) -> None:
        """Takes up where `dump` left off."""
        self.clear()
        self._told = {entity: Fixture(*fixture) for entity, *fixture in data}


def _thing(event: Any) -> Any:
    return event.container if isinstance(event, Looted) else event.entity


def _moves(event: Event) -> bool:
    """Whether it tells of what stands nowhere for long: a vehicle, a corpse."""
    if isinstance(event, Looted):
        return event.kind not in STANDING
    return isinstance(event, StructureHit | Placed) and not MOBILE.isdisjoint(words(event.kind))


def words(kind: str) -> list[str]:
    """The words of a kind: `half_wall`, `wall.half`."""
    return kind.casefold().replace(".", "_").replace(" ", "_").split("_")
