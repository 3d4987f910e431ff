"""Since when somebody has been where he is: in which zone he has certainly been without being seen to leave it."""

from collections.abc import Iterable
from typing import Any

from lawspeaker.world.places import Row
from lawspeaker.world.zones import Crossing, Zones


class Stays:
    """The begin of every stay, in the law's milliseconds; whoever is first seen inside has been there since then."""

    __slots__ = ("_since",)

    def __init__(self) -> None:
        self._since: dict[str, dict[str, int]] = {}

    def since(self, player: str, zone: str) -> int | None:
        """Since when he has been in that zone; None if he was never seen in it since he was last seen out of it."""
        return self._since.get(player, {}).get(zone)

    def known_of(self) -> int:
        """Of how many people it is known where they stay."""
        return len(self._since)

    def see(self, player: str, zones: Zones, clock: int) -> None:
        """He was placed; the first time, his stays begin in the zones that he is certainly in."""
        if player not in self._since:
            inside = zones.holding(player)
            self._since[player] = dict.fromkeys(inside, clock) if isinstance(inside, list) else {}

    def see_rows(self, rows: Iterable[Row], zones: Zones, clock: int) -> None:
        """They were placed; of most it is known already where they stay."""
        known = self._since
        for player in [row[0] for row in rows if row[0] not in known]:
            self.see(player, zones, clock)

    def cross(self, crossings: Iterable[Crossing], clock: int) -> None:
        """Somebody entered or left."""
        for crossing in crossings:
            stays = self._since.setdefault(crossing.player, {})
            if crossing.entered:
                stays[crossing.zone] = clock
            else:
                stays.pop(crossing.zone, None)

    def end(self, gone: Iterable[str]) -> None:
        """These zones are gone, and nobody stays in them."""
        for zone in gone:
            for stays in self._since.values():
                stays.pop(zone, None)

    def vanish(self, player: str) -> None:
        """He is nowhere: dead, or not yet alive."""
        self._since.pop(player, None)

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {player: dict(sorted(zones.items())) for player, zones in sorted(self._since.items())}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._since = {player: dict(zones) for player, zones in data.items()}
