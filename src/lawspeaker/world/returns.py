"""Coming back after a death: where the dead and his killer have stood since, as far as their places told it."""

from math import hypot
from typing import Any, NamedTuple

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.world.places import Place, Places

KEPT = 2000
"""Samples kept of one return; the oldest go first."""


class Sample(NamedTuple):
    """Where both stood when a place of either was told: x and z in metres, and both errors together."""

    x: float
    z: float
    other_x: float
    other_z: float
    margin: float | UnsetType


class Return(Struct):
    """A life after a death by another's hand: the killer, the kill's `seq`, whether he lives again, and samples."""

    killer: str
    death: int
    body: tuple[float, float] | None
    back: bool = False
    samples: list[Sample] = []


class Returns:
    """The last death of each player by another's hand, and how he came back from it."""

    __slots__ = ("_killers", "_returns", "kept")

    def __init__(self) -> None:
        self._returns: dict[str, Return] = {}
        self._killers: dict[str, set[str]] = {}
        self.kept = True
        """Whether anybody will ask; nothing is noted where nobody does."""

    def since(self, player: str, death: int) -> list[Sample]:
        """Where both stood since he came back from the death at that `seq`, oldest first."""
        found = self._returns.get(player)
        return found.samples if found is not None and found.death == death else []

    def fall(self, killer: str, victim: str, seq: int, places: Places) -> None:
        """A player was killed by a player."""
        if not self.kept:
            return
        self._forget(victim)
        body = places.of(victim)
        at = (body.x, body.z) if isinstance(body, Place) else None
        self._returns[victim] = Return(killer, seq, at)
        self._killers.setdefault(killer, set()).add(victim)

    def watches(self, player: str) -> bool:
        """Whether a place of his is of interest."""
        return player in self._returns or player in self._killers

    def anybody(self) -> bool:
        """Whether anybody's place is of interest."""
        return bool(self._returns)

    def see(self, player: str, places: Places, certain: bool, foundation: float) -> None:
        """A place of his was told; a `certain` one (he spawned) counts wherever it is, others away from the body."""
        own = self._returns.get(player)
        if own is not None:
            self._sample(player, own, places, certain, foundation)
        for victim in sorted(self._killers.get(player, ())):
            self._sample(victim, self._returns[victim], places, False, foundation)

    def _sample(self, victim: str, life: Return, places: Places, certain: bool, foundation: float) -> None:
        here, there = places.of(victim), places.of(life.killer)
        if not isinstance(here, Place):
            return
        if not life.back:
            away = life.body is None or hypot(here.x - life.body[0], here.z - life.body[1]) > foundation
            life.back = here.seq > life.death and (certain or away)
        if life.back and isinstance(there, Place):
            known = not isinstance(here.margin, UnsetType) and not isinstance(there.margin, UnsetType)
            margin = here.margin + there.margin if known else here.margin  # type: ignore[operator]
            life.samples.append(Sample(here.x, here.z, there.x, there.z, margin))
            if len(life.samples) > KEPT:
                del life.samples[: KEPT // 2]

    def _forget(self, victim: str) -> None:
        old = self._returns.pop(victim, None)
        if old is not None:
            victims = self._killers[old.killer]
            victims.discard(victim)
            if not victims:
                del self._killers[old.killer]

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            victim: [r.killer, r.death, r.body, r.back, [[*s[:4], _plain(s.margin)] for s in r.samples]]
            for victim, r in sorted(self._returns.items())
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._returns, self._killers = {}, {}
        for victim, (killer, death, body, back, samples) in data.items():
            read = [Sample(s[0], s[1], s[2], s[3], _margin(s[4])) for s in samples]
            self._returns[victim] = Return(killer, death, tuple(body) if body else None, back, read)
            self._killers.setdefault(killer, set()).add(victim)


def _plain(margin: float | UnsetType) -> float | None:
    return None if isinstance(margin, UnsetType) else margin


def _margin(margin: float | None) -> float | UnsetType:
    return UNSET if margin is None else margin
