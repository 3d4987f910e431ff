"""Net ids: the numbers under which the game knows bodies. A combat log has nothing else.

A body's number is told by a `playerlist` of 2026 or later (`EntityId`), and by the line that the log writes when
somebody gets a new body. After a wipe numbers begin anew, so one that two players had belongs to neither.
"""


class Netids:
    """Which player's body had which net id."""

    def __init__(self) -> None:
        self._owners: dict[str, set[str]] = {}

    def learn(self, netid: str, who: str) -> None:
        """The body `netid` was the one of `who`."""
        self._owners.setdefault(netid, set()).add(who)

    def owner(self, netid: str) -> str | None:
        """The one player whose body had this number; `None` if nobody's or several players'."""
        owners = self._owners.get(netid, set())
        return next(iter(owners)) if len(owners) == 1 else None

    def __len__(self) -> int:
        return len(self._owners)
