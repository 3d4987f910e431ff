"""Coming back after a death: where somebody was first seen alive again, and where his killer then stood."""

from math import hypot
from typing import Any

from msgspec import Struct

from lawspeaker.world.places import Place, Places


class Start(Struct, frozen=True):
    """The first place of a new life, and the killer's place (x, z) at that moment, if it was known."""

    x: float
    z: float
    seq: int
    other: tuple[float, float] | None


class Waiting(Struct):
    """A death after which he has not been seen yet: the killer, the kill's `seq`, and the body's place (x, z)."""

    killer: str
    death: int
    body: tuple[float, float] | None


class Returns:
    """The last death of each player by another's hand, and how he came back from it."""

    __slots__ = ("_starts", "_waiting")

    def __init__(self) -> None:
        self._waiting: dict[str, Waiting] = {}
        self._starts: dict[str, tuple[int, Start]] = {}

    def start(self, player: str, death: int) -> Start | None:
        """Where he was first seen alive after the death at that `seq`; None if he was not."""
        found = self._starts.get(player)
        return found[1] if found is not None and found[0] == death else None

    def fall(self, killer: str, victim: str, seq: int, places: Places) -> None:
        """A player was killed by a player."""
        body = places.of(victim)
        at = (body.x, body.z) if isinstance(body, Place) else None
        self._waiting[victim] = Waiting(killer, seq, at)
        self._starts.pop(victim, None)

    def awaits(self) -> bool:
        """Whether anybody has not been seen since his death."""
        return bool(self._waiting)

    def see(self, player: str, places: Places, certain: bool, foundation: float) -> None:
        """A place of his was told; a `certain` one (he spawned) counts wherever it is, others away from the body."""
        waiting = self._waiting.get(player)
        place = places.of(player)
        if waiting is None or not isinstance(place, Place):
            return
        body = waiting.body
        if body is not None and not certain and hypot(place.x - body[0], place.z - body[1]) <= foundation:
            return
        there = places.of(waiting.killer)
        other = (there.x, there.z) if isinstance(there, Place) else None
        self._starts[player] = (waiting.death, Start(place.x, place.z, place.seq, other))
        del self._waiting[player]

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "waiting": {p: [w.killer, w.death, w.body] for p, w in sorted(self._waiting.items())},
            "starts": {p: [d, s.x, s.z, s.seq, s.other] for p, (d, s) in sorted(self._starts.items())},
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._waiting = {p: Waiting(k, d, tuple(b) if b else None) for p, (k, d, b) in data["waiting"].items()}
        self._starts = {
            p: (d, Start(x, z, seq, tuple(o) if o else None)) for p, (d, x, z, seq, o) in data["starts"].items()
        }
