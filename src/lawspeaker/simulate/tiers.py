"""What a poorer server does not tell: an evening as its own files (0), WebRCON (1) or the plugin (2) show it.

A lower tier tells fewer events and fewer of their fields, and nothing that a higher one does not tell.
"""

from msgspec import UNSET
from msgspec.structs import replace

from lawspeaker.events import (
    TYPES,
    Chat,
    Command,
    Died,
    Event,
    Joined,
    Kill,
    Left,
    Positions,
    ServerStarted,
    TimePassed,
)

__all__ = ["FILES", "LOOK", "PLUGIN", "Teller", "records"]

FILES, RCON, PLUGIN = 0, 1, 2
LOOK = 10_000
"""Milliseconds between two lists of players that are asked for by WebRCON."""
RECORDS: dict[int, tuple[str, ...]] = {
    FILES: ("died", "joined", "kill"),
    RCON: ("joined", "kill", "left"),
    PLUGIN: tuple(sorted(set(TYPES) - {"time"})),
}
"""What each tier tells whole, so that its absence says something."""


def records(tier: int) -> list[str]:
    """The types of events of which a server of this tier misses none."""
    return list(RECORDS[tier])


class Teller:
    """Tells an evening as a server of this tier does."""

    def __init__(self, tier: int) -> None:
        self.tier = tier
        self._looked = -LOOK

    def tell(self, event: Event) -> Event | None:
        """The event as such a server tells it, or `None` if it does not."""
        if self.tier == PLUGIN or isinstance(event, Joined | TimePassed):
            return event
        if isinstance(event, Positions):
            return event if self.tier == RCON and self._looks(event.t) else None
        return _from_rcon(event) if self.tier == RCON else _from_files(event)

    def _looks(self, t: int) -> bool:
        if t - self._looked < LOOK:
            return False
        self._looked = t
        return True


def _from_rcon(event: Event) -> Event | None:
    match event:
        case ServerStarted() | Left():
            return event
        case Kill():
            return _bare(event)
        case Chat():
            return replace(event, at=UNSET) if event.channel == "global" else None
        case Command():
            return replace(event, at=UNSET) if event.name == "report" else None
    return None


def _from_files(event: Event) -> Event | None:
    match event:
        case ServerStarted():
            return replace(event, resumed=True)
        case Kill():
            return _bare(event)
        case Died():
            return event
        case Chat():
            return replace(event, at=UNSET) if event.channel == "global" else None
    return None


def _bare(event: Kill) -> Kill:
    """Who killed whom with what, as the game's own list of deaths has it."""
    return Kill(t=event.t, attacker=event.attacker, victim=event.victim, weapon=event.weapon, sleeping=event.sleeping)
