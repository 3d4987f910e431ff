"""Telling a world a few events in a row, each with the next `seq`."""

from typing import Any

from lawspeaker.events import Event, ZoneDrawn, ZoneEnded
from lawspeaker.events.codec import Unknown
from lawspeaker.world.buildings import Buildings
from lawspeaker.world.fixtures import Fixtures
from lawspeaker.world.people import People
from lawspeaker.world.world import World
from lawspeaker.world.zones import Crossing, Zones


class Tale:
    """A world and the number of the event it was told last."""

    def __init__(self) -> None:
        self.world = World()
        self.seq = 0

    def tell(self, kind: type[Event], t: int, /, **fields: Any) -> list[tuple[str, str, bool]]:
        """One more event; gives back who entered or left what."""
        self.seq += 1
        self.world.take(kind(t=t, seq=self.seq, **fields))
        return [tuple(crossing) for crossing in self.world.crossings]


def fold(into: People | Buildings | Fixtures, event: Event, clock: int | None = None) -> None:
    """One event told to people, buildings or fixtures alone; one that they do not keep says nothing to them."""
    keep = into.folds().get(type(event))
    if keep is not None:
        keep(event, event.t if clock is None else clock)


def draw(zones: Zones, event: Event | Unknown) -> None:
    """One event told to zones alone, in the order in which a world does it."""
    zones.expire(event.t)
    if isinstance(event, ZoneDrawn):
        zones.draw(event, zones.clock)
        return
    zones.settle()
    if isinstance(event, ZoneEnded):
        zones.end(event, zones.clock)


def entered(player: str, zone: str) -> Crossing:
    return Crossing(player, zone, True)


def left(player: str, zone: str) -> Crossing:
    return Crossing(player, zone, False)
