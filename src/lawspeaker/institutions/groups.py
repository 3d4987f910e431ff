"""Groups as they are told: teams, squads, clans, factions. Membership is off until something says it is on."""

from typing import Any

from lawspeaker.events import Event, Group, GroupEnded

SQUADS = ("team", "squad", "clan")


class Groups:
    """Every group by its id, and the groups of every player."""

    def __init__(self) -> None:
        self.groups: dict[str, dict[str, Any]] = {}

    def take(self, event: Event) -> None:
        """A group was told, whole, or ended."""
        if isinstance(event, Group):
            self.groups[event.id] = {
                "kind": event.kind,
                "name": event.name,
                "members": sorted(set(event.members)),
                "leaders": sorted(set(event.leaders)),
                "seq": event.seq,
            }
        elif isinstance(event, GroupEnded):
            self.groups.pop(event.id, None)

    def of(self, player: str, kinds: tuple[str, ...]) -> list[str]:
        """The ids of his groups of these kinds, sorted."""
        return sorted(i for i, g in self.groups.items() if g["kind"] in kinds and player in g["members"])

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
        self.groups = {i: dict(g) for i, g in data["groups"].items()}
