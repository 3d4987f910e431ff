"""Persons: accounts that belong to one human being, from the event on that says so.

An account plays; ladders, votes and limits count by person. Joined once, accounts stay joined.
"""

from typing import Any

from lawspeaker.events import Event, Profile


class Persons:
    """Who is whom: each joined account, and the account that stands for its person."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self.edition = 0
        """Goes up whenever accounts are joined."""

    def of(self, player: str) -> str:
        """The account that stands for this player's person: the first by id of those that are his."""
        return self._of.get(player, player)

    def same(self, a: str, b: str) -> bool:
        """Whether two accounts are one person's."""
        return self.of(a) == self.of(b)

    def take(self, event: Event) -> bool:
        """A profile may name other accounts of his; true if that joined any."""
        if not isinstance(event, Profile) or not isinstance(event.aliases, list):
            return False
        heads = {self.of(player) for player in (event.player, *event.aliases)}
        if len(heads) == 1:
            return False
        head = min(heads)
        mine = {player for player, other in self._of.items() if other in heads} | heads
        self._of |= dict.fromkeys(sorted(mine), head)
        self.edition += 1
        return True

    def dump(self) -> dict[str, Any]:
        """All joined accounts as plain data."""
        return {"of": dict(sorted(self._of.items()))}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self._of = dict(data["of"])
        self.edition += 1
