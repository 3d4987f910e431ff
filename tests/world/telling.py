"""Telling a world a few events in a row, each with the next `seq`."""

from typing import Any

from lawspeaker.events import Event
from lawspeaker.world.world import World
from lawspeaker.world.zones import Crossing


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


def entered(player: str, zone: str) -> Crossing:
    return Crossing(player, zone, True)


def left(player: str, zone: str) -> Crossing:
    return Crossing(player, zone, False)
