"""Since when somebody has been where he is: in which zone he has certainly been without being seen to leave it."""

from collections.abc import Iterable
from typing import Any

from lawspeaker.world.zones import Crossing


class Stays:
    """The begin of every stay, in the law's milliseconds; whoever is first seen inside has been there since then."""

    __slots__ = ("_first", "_since")

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._since: dict[str, dict[str, int]] = {}

    def since(self, player: str, zone: str) -> int | None:
        """Since when he has been in the zone that he is in now; None if he was never placed."""
        return self._since.get(player, {}).get(zone, self._first.get(player))

    def see(self, players: Iterable[str], clock: int) -> None:
        """These were placed; only the first time counts."""
        first = self._first
        for player in players:
            if player not in first:
                first[player] = clock

    def cross(self, crossings: Iterable[Crossing], clock: int) -> None:
        """Somebody entered or left."""
        for crossing in crossings:
            stays = self._since.setdefault(crossing.player, {})
            if crossing.entered:
                stays[crossing.zone] = clock
            else:
                stays.pop(crossing.zone, None)

    def vanish(self, player: str) -> None:
        """He is nowhere: dead, or not yet alive."""
        self._first.pop(player, None)
        self._since.pop(player, None)

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        since = {p: dict(sorted(z.items())) for p, z in sorted(self._since.items()) if z}
        return {"first": dict(sorted(self._first.items())), "since": since}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._first = dict(data["first"])
        self._since = {p: dict(z) for p, z in data["since"].items()}
