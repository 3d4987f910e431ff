"""All institutions of one server: whatever has an owner, a member, a status or a licence lives here."""

from typing import Any

from lawspeaker.events import Event
from lawspeaker.institutions.groups import Groups
from lawspeaker.institutions.modes import Modes
from lawspeaker.law.tree import Rulebook


class Institutions:
    """The institutions, each a fold over told events and accepted commands."""

    def __init__(self, book: Rulebook) -> None:
        self.groups = Groups()
        self.modes = Modes(book)

    def take(self, event: Event, clock: int) -> None:
        """Told facts move the same institutions as orders do."""
        self.groups.take(event)
        self.modes.take(event, clock)

    def dump(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {"groups": self.groups.dump(), "modes": self.modes.dump()}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.groups.load(data["groups"])
        self.modes.load(data["modes"])
