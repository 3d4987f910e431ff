"""The moment of an act: what sentences may ask of the world and the institutions, and a note of what they looked at.

Sentences read both only through this. Whatever they look at is noted, so a ruling can name the events it rests
on, the lowest tier among them, and whether a place was older than it should be.
"""

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import Event
from lawspeaker.institutions.institutions import Institutions
from lawspeaker.world.happenings import Happenings
from lawspeaker.world.places import Place
from lawspeaker.world.profile import margin_of
from lawspeaker.world.world import World

BEST = 2
"""The tier of evidence of which nothing need be said."""


class Now(Struct):
    """The world and the institutions at `t` (ms) and `seq`, and the event under judgement.

    What is read is noted: events in `noted`, and, while `watching`, in `until` when a fact changes of itself (ms).
    """

    world: World
    happenings: Happenings
    event: Event
    institutions: Institutions
    t: int
    seq: int
    watching: bool = True
    noted: list[int] = []
    tiers: dict[int, int] = {}
    old: set[int] = set()
    until: int | None = None
    memo: dict[Any, Any] = {}
    """What was worked out at this moment already, for whoever asks again."""
    shared: dict[Any, Any] = {}
    """What was worked out for any act of this event already, of which nothing has to be noted."""

    @classmethod
    def at(cls, world: World, happenings: Happenings, event: Event, institutions: Institutions) -> "Now":
        """The moment of an event that the world has just taken."""
        return cls(world, happenings, event, institutions, world.clock, event.seq)

    def note(self, seq: int, tier: int = 2) -> None:
        """This event was looked at."""
        if seq and seq not in self.noted:
            self.noted.append(seq)
        if tier < BEST:
            self.tiers[seq] = tier

    def place(self, player: str) -> Place | UnsetType:
        """Where a player is, if that is known now."""
        place = self.world.places.of(player)
        if isinstance(place, Place):
            self.note(place.seq, place.tier)
            if self.t - place.t > self.world.profile.aged_ms:
                self.old.add(place.seq)
        return place

    def house_of(self, player: str) -> str | UnsetType | None:
        """The house or compound that this event itself says he stands in."""
        event: Any = self.event
        if getattr(event, "attacker", None) == player:
            return getattr(event, "attacker_in", UNSET)
        if getattr(event, "victim", None) == player:
            return getattr(event, "victim_in", UNSET)
        return UNSET

    def changes_at(self, t: int) -> None:
        """A fact that was read changes of itself at `t` (ms)."""
        if t > self.t and (self.until is None or t < self.until):
            self.until = t

    def margin(self) -> float | UnsetType:
        """The error of places in this event, in metres."""
        return margin_of(self.event)
