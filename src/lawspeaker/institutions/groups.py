"""Groups as they are told: teams, squads, clans, factions. Membership is off until something says it is on."""

from bisect import insort
from typing import Any

from lawspeaker.events import Event, Group, GroupEnded
from lawspeaker.institutions.words import LONGEST_NAME, clean

SQUADS = ("team", "squad", "clan")
LASTING = ("faction", "city_state", "clan", "city", "mercenary", "rp_group")
"""The kinds of group in whose name somebody gives orders, the one that speaks first in front; teams are of the hour."""


class Groups:
    """Every group by its id, and the groups of every player."""

    def __init__(self) -> None:
        self.groups: dict[str, dict[str, Any]] = {}
        self._of: dict[str, list[str]] = {}

    def take(self, event: Event) -> None:
        """A group was told, whole, or ended."""
        if isinstance(event, Group):
            self._strike(event.id)
            self.groups[event.id] = {
                "kind": event.kind,
                "name": event.name,
                "tag": event.tag if isinstance(event.tag, str) else None,
                "members": sorted(set(event.members)),
                "leaders": sorted(set(event.leaders)),
                "seq": event.seq,
            }
            self._enter(event.id)
        elif isinstance(event, GroupEnded):
            self._strike(event.id)

    def _enter(self, group: str) -> None:
        for player in self.groups[group]["members"]:
            insort(self._of.setdefault(player, []), group)

    def _strike(self, group: str) -> None:
        found = self.groups.pop(group, None)
        for player in found["members"] if found is not None else ():
            self._of[player].remove(group)
            if not self._of[player]:
                del self._of[player]

    def all_of(self, player: str) -> list[str]:
        """The ids of all his groups, sorted."""
        return list(self._of.get(player, ()))

    def share(self, a: str, b: str) -> bool:
        """Whether some group has both as members."""
        theirs = self._of.get(b)
        return theirs is not None and not set(theirs).isdisjoint(self._of.get(a, ()))

    def of(self, player: str, kinds: tuple[str, ...]) -> list[str]:
        """The ids of his groups of these kinds, sorted."""
        return [group for group in self._of.get(player, ()) if self.groups[group]["kind"] in kinds]

    def first_of(self, player: str, kind: str) -> str | None:
        """The first of his groups of this kind, by id."""
        for group in self._of.get(player, ()):
            if self.groups[group]["kind"] == kind:
                return group
        return None

    def speaking_for(self, player: str) -> str | None:
        """The group in whose name he gives orders: his faction, city-state, clan, city, company or roleplay group."""
        return next((group for kind in LASTING if (group := self.first_of(player, kind)) is not None), None)

    def called(self, group: str) -> str:
        """What a group is called, or its id where nobody told."""
        found = self.groups.get(group)
        return clean(str(found["name"]) if found is not None else group, LONGEST_NAME)

    def squad_of(self, player: str) -> list[str]:
        """Everybody who shares a team, squad or clan with him, himself among them if he has one."""
        found: set[str] = set()
        for group in self.of(player, SQUADS):
            found |= set(self.groups[group]["members"])
        return sorted(found)

    def dump(self) -> dict[str, Any]:
        """All groups as plain data."""
        return {"groups": {i: dict(g) for i, g in sorted(self.groups.items())}}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.groups, self._of = {i: dict(g) for i, g in data["groups"].items()}, {}
        for group in self.groups:
            self._enter(group)
