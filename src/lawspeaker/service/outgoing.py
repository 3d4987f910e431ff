"""What leaves the house: which findings are sent to those who carry messages into the game, and to whom they go.

A new server only observes: its findings are made and kept, but no sanction goes out until its owner wants that.
"""

import msgspec

from lawspeaker.events.findings import Answer, Change, Found, Notice, Ruling, Sanction

OBSERVE, ENFORCE = "observe", "enforce"
"""How a server may stand: rulings, answers and notices go out and no sanction, or sanctions too."""

STAFF, SERVER = "staff", "server"
"""Whom a finding may go to besides players and all: the people who decide, and the game itself."""


def addressed(found: Found, mode: str) -> str | list[str] | None:
    """To whom a finding goes: players, `all`, `staff` or `server`; `None` if it stays in the house."""
    match found:
        case Ruling():
            return None if found.ruling == "lawful" and found.until is msgspec.UNSET else STAFF
        case Answer():
            return [found.player]
        case Notice():
            return found.to
        case Change():
            return SERVER
        case Sanction() if found.status == "proposed":
            return STAFF
        case Sanction():
            return [found.player] if mode == ENFORCE else None
    return None
