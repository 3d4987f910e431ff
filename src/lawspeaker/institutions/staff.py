"""The staff: who is known to be one of them, whose word is taken for theirs, and since when none of them is there.

Whoever's profile names a role is staff; whoever's profile says that he has none is not. Of somebody never described
nothing is known: what he finds is believed, but nobody waits for him, and staff orders are taken from him only while
nobody at all is known to be staff.
"""

from typing import Any

from msgspec import UNSET

from lawspeaker.events import Chat, Command, Event, Joined, Left, Profile
from lawspeaker.world.places import Place
from lawspeaker.world.world import World

FAR = frozenset({"discord", "forum"})
OWNER = "owner"


class Staff:
    """Roles as profiles told them, and when each player last gave a sign of being on the server (ms)."""

    def __init__(self) -> None:
        self.roles: dict[str, str] = {}
        self._seen: dict[str, int] = {}

    def take(self, event: Event, clock: int) -> None:
        """A role was told or taken; somebody came, went, or showed that he is there."""
        if isinstance(event, Profile):
            self._describe(event)
            self._seen[event.player] = clock
        elif isinstance(event, Joined | Left):
            self._seen[event.player] = clock
        elif isinstance(event, Chat):
            if event.channel not in FAR:
                self._seen[event.player] = clock
        elif isinstance(event, Command) and event.via == "game":
            self._seen[event.player] = clock

    def _describe(self, event: Profile) -> None:
        if isinstance(event.staff, str) and event.staff:
            self.roles[event.player] = event.staff
        elif event.staff is not UNSET:
            self.roles.pop(event.player, None)

    def members(self) -> list[str]:
        """Everybody known to be staff, sorted."""
        return sorted(self.roles)

    def owners(self) -> list[str]:
        """Those whose role is to own the server; all staff where nobody's is."""
        owners = [player for player, role in sorted(self.roles.items()) if role.casefold() == OWNER]
        return owners or self.members()

    def is_member(self, player: str) -> bool:
        """Whether he is known to be staff."""
        return player in self.roles

    def believed(self, player: str, world: World) -> bool:
        """Whether his word is taken for the staff's: he is staff, or nobody ever said whether he is."""
        return self.is_member(player) or world.people.staff(player) is UNSET

    def commands(self, player: str, world: World) -> bool:
        """Whether his orders are taken for the staff's: he is staff, or nobody ever said of anybody whether he is."""
        return self.is_member(player) or (not self.roles and self.believed(player, world))

    def away_since(self, world: World) -> int | None:
        """Since when (ms) none of the staff has been there; `None` while one is. 0: none ever was."""
        if any(world.people.online(player) is True for player in self.roles):
            return None
        return max((self._last(player, world) for player in self.roles), default=0)

    def _last(self, player: str, world: World) -> int:
        """When he last gave a sign of being there: came, went, spoke, commanded, or was seen standing somewhere."""
        place = world.places.of(player)
        return max(self._seen.get(player, 0), place.t if isinstance(place, Place) else 0)

    def dump(self) -> dict[str, Any]:
        """Roles and signs of presence as plain data."""
        return {"roles": dict(sorted(self.roles.items())), "seen": dict(sorted(self._seen.items()))}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.roles, self._seen = dict(data["roles"]), dict(data["seen"])
