"""`playerlist`, saved from the console or RCON as JSON: who was on, under which name, in which body.

A list of objects with `SteamID` and `DisplayName`; since 2026 also `EntityId`, the net id that a combat log needs.
It carries no time, so it yields no events, only knowledge. Its addresses are not looked at.
"""

import json
from pathlib import Path
from typing import Any

from lawspeaker.gateways.files.ids import clean, player
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.netids import Netids


def read(path: Path) -> list[dict[str, Any]] | None:
    """The entries of the file; `None` if it is no player list."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except ValueError:
        return None
    return entries(text) or None


def entries(text: str) -> list[dict[str, Any]] | None:
    """The entries of a player list, none where nobody is on; `None` if it is no player list."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list):
        return None
    fits = all(isinstance(entry, dict) and "SteamID" in entry and "DisplayName" in entry for entry in found)
    return found if fits else None


def learn(entries: list[dict[str, Any]], names: Names, netids: Netids) -> None:
    """Learns names and bodies; an entry that is no player is passed over."""
    for entry in entries:
        who = player(entry["SteamID"])
        if who is None:
            continue
        if isinstance(entry["DisplayName"], str):
            names.learn(who, clean(entry["DisplayName"]))
        body = entry.get("EntityId")
        if isinstance(body, int) and not isinstance(body, bool) and body > 0:
            netids.learn(str(body), who)
