"""Relations: who was told to stand how to whom, and who belongs to whom by that, by a group, or by a house.

Allies, friends and those under a ceasefire may be players or groups; a group's relations are its members' too.
"""

from lawspeaker.events import Relation
from lawspeaker.institutions.groups import Groups
from lawspeaker.world.world import World

BONDS = ("ally", "friend", "ceasefire")
"""The relations that make two belong together."""


class Relations:
    """The kinds of relation between two sides that hold now, by either of them."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._kinds: dict[str, dict[str, list[str]]] = {}

    def hold(self, a: str, b: str, *kinds: str) -> bool:
        """Whether two players, or groups of theirs, were told to stand so to each other."""
        sides = [one for one in (a, *self._groups.all_of(a)) if one in self._kinds]
        others = {b, *self._groups.all_of(b)} if sides else set()
        return any(kind in kinds for one in sides for other in others for kind in self._kinds[one].get(other, ()))

    def go_together(self, a: str, b: str, world: World) -> bool:
        """Whether two belong together: by a group, a relation of any kind, or a house that both may enter."""
        if a == b or self._groups.share(a, b) or self.hold(a, b, *BONDS):
            return True
        return not _houses(a, world).isdisjoint(_houses(b, world))

    def companions(self, player: str, world: World) -> list[str]:
        """Everybody else who belongs to him, sorted."""
        groups = self._groups
        sides = {player, *groups.all_of(player)}
        sides |= {other for side in sides for other in self._kinds.get(side, ())}
        found = {member for side in sides for member in groups.groups.get(side, {}).get("members", (side,))}
        for house in _houses(player, world):
            owners = world.buildings.owners(house)
            found |= set(owners) if isinstance(owners, list) else set()
        return sorted(found - {player} - set(groups.groups))

    def take(self, event: Relation) -> None:
        """Two sides were told to stand so to each other, or no more."""
        for a, b in ((event.a, event.b), (event.b, event.a)):
            kinds = [kind for kind in self._kinds.get(a, {}).get(b, ()) if kind != event.kind]
            if event.on:
                kinds = sorted([*kinds, event.kind])
            self._kinds.setdefault(a, {})[b] = kinds
            if not kinds:
                del self._kinds[a][b]
            if not self._kinds[a]:
                del self._kinds[a]

    def dump(self) -> list[tuple[str, str, list[str]]]:
        """All of them as plain data."""
        return [(a, b, kinds) for a, of in sorted(self._kinds.items()) for b, kinds in sorted(of.items())]

    def load(self, data: list[tuple[str, str, list[str]]]) -> None:
        """Takes up where `dump` left off."""
        self._kinds = {}
        for a, b, kinds in data:
            self._kinds.setdefault(a, {})[b] = list(kinds)


def _houses(player: str, world: World) -> set[str]:
    houses = ((house, world.buildings.get(house)) for house in world.buildings.owned_by(player))
    return {house for house, told in houses if told is not None and told.role not in ("public", "city")}
