"""Trails: where those have been of whom somebody has to know whether they wait somewhere, such as hunters.

Whoever stands still leaves one step, however long; a trail is as long as he was seen, and ends when he dies or leaves.
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType

KEPT = 2000
"""Steps kept of one trail; the older half goes when there are more."""
STILL = 0.1
"""Metres within which somebody has not moved."""


class Step(Struct, gc=False):
    """A place (metres, give or take `margin`) where he was seen from `since` to `until` (ms)."""

    x: float
    y: float
    z: float
    margin: float | UnsetType
    since: int
    until: int


class Trails:
    """The trail of everybody who is followed; `anybody` is cheap to ask."""

    __slots__ = ("_trails",)

    def __init__(self) -> None:
        self._trails: dict[str, list[Step]] = {}

    def follow(self, player: str) -> None:
        """From now on his trail is kept."""
        self._trails.setdefault(player, [])

    def leave(self, player: str) -> None:
        """Nobody has to know any more."""
        self._trails.pop(player, None)

    def anybody(self) -> bool:
        """Whether anybody is followed."""
        return bool(self._trails)

    def follows(self, player: str) -> bool:
        """Whether his trail is kept."""
        return player in self._trails

    def of(self, player: str) -> list[Step] | None:
        """His trail, oldest step first; None if nobody follows him."""
        return self._trails.get(player)

    def see(self, player: str, x: float, y: float, z: float, margin: float | UnsetType, clock: int) -> None:
        """He is there now."""
        trail = self._trails[player]
        last = trail[-1] if trail else None
        if last is not None and last.margin == margin and abs(last.x - x) + abs(last.y - y) + abs(last.z - z) <= STILL:
            last.until = clock
            return
        trail.append(Step(x, y, z, margin, clock, clock))
        if len(trail) > KEPT:
            del trail[: KEPT // 2]

    def vanish(self, player: str) -> None:
        """He is nowhere: dead, or not yet alive."""
        if player in self._trails:
            self._trails[player] = []

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            player: [[s.x, s.y, s.z, None if s.margin is UNSET else s.margin, s.since, s.until] for s in trail]
            for player, trail in sorted(self._trails.items())
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._trails = {
            player: [Step(x, y, z, UNSET if m is None else m, since, until) for x, y, z, m, since, until in steps]
            for player, steps in data.items()
        }
