"""The logs of the Logger plugin: words, commands, comings and goings, in one file each a day.

`oxide/logs/Logger/logger_chat-2021-01-24.txt` and its like, each line with a stamp: `[01/24/2021 18:10:11] `.

| file | line | becomes |
|---|---|---|
| `logger_chat` | `Name (steamid) said: text` | `chat_line`: all channels alike, so only if private words may be taken |
| `logger_commands` | `Name (steamid) ran command: name text` | `command_line`: its name, never what he typed behind |
| | `SERVER ran command: …`, `address ran command: …` | `staff_act`; the address is dropped, and any in the text |
| `logger_connections` | `Name (steamid) connected from address` | `joined` |
| `logger_disconnections` | `Name (steamid) disconnected` | `left` |
| `logger_respawns` | `Name (steamid) respawned at (x, y, z)` | `spawned` |

Behind a command people type pass words and door codes; those are never kept.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.ids import player
from lawspeaker.gateways.files.lines import ADDRESS, place
from lawspeaker.gateways.files.logfile import Line, Logfile
from lawspeaker.gateways.files.readings import AmbiguousError, Reading, decide
from lawspeaker.gateways.files.stamps import Style
from lawspeaker.gateways.files.told import Spot, Told, Untaken, Yield

_FILE = re.compile(r"logger_(chat|commands|connections|disconnections|respawns)\b")
_VERBS = {
    "chat": re.compile(r"\) said: (?P<text>.*)"),
    "commands": re.compile(r"\) ran command: (?P<command>\S+)(?: .*)?"),
    "connections": re.compile(rf"\) connected from {ADDRESS}"),
    "disconnections": re.compile(r"\) disconnected"),
    "respawns": re.compile(r"\) respawned at \((?P<x>[^ ]+), (?P<y>[^ ]+), (?P<z>[^ ]+)\)"),
}
_TYPES = {
    "chat": "chat_line",
    "commands": "command_line",
    "connections": "joined",
    "disconnections": "left",
    "respawns": "spawned",
}
_STAFF = re.compile(rf"(?:SERVER|{ADDRESS}) ran command: (?P<command>\S+)(?: (?P<text>.*))?")
_ANY_ADDRESS = re.compile(r"(?<!\d)(?:\d{1,3}\.){3}\d{1,3}(?!\d)|\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]+\]")
_SECRET = re.compile(r"password|secret|token|key", re.IGNORECASE)


def subject(file: str) -> str | None:
    """Which of the Logger's files this is, by its name; `None` if none."""
    found = _FILE.match(file.rsplit("/", 1)[-1].lower())
    return found[1] if found else None


def tell(log: Logfile, about: str, style: Style | None, clerk: Clerk) -> Iterator[Yield]:
    """The events of one of the Logger's files; lines that are none of its are passed over."""
    clerk.names.begin()
    return tell_on(log.name, log.lines(style, clerk.wishes.offset_ms, bool), about, clerk)


def tell_on(file: str, more: Iterable[Line], about: str, clerk: Clerk) -> Iterator[Yield]:
    """The events of more lines of a file of the Logger that has begun."""
    for line in more:
        spot = Spot(file, line.number)
        staff = _STAFF.fullmatch(line.text) if about == "commands" else None
        ways = list(_readings(line.text, about))
        if staff and not ways:
            yield _dated(spot, line, "staff_act", _order(staff))
        if not ways:
            continue
        try:
            reading = decide([*ways, *([Reading("staff_act")] if staff else [])], clerk.names)
        except AmbiguousError as reason:
            yield Untaken(spot, str(reason))
            continue
        if about == "chat" and not clerk.wishes.private_chat:
            clerk.private += 1
            continue
        facts = dict(reading.facts)
        hashed = clerk.wishes.hashed(str(facts.pop("address", "")))
        if about == "connections" and hashed:
            facts["ip"] = hashed
        yield _dated(spot, line, reading.kind, facts, reading.people)


def _readings(text: str, about: str) -> Iterator[Reading]:
    for found in re.finditer(r"\((\d{17})(?=\))", text):
        said = _VERBS[about].fullmatch(text, found.end())
        if said is None or not player(found[1]) or not text[: found.start()].endswith(" "):
            continue
        name = text[: found.start() - 1]
        facts: dict[str, Any] = {"player": found[1]} | ({"name": name} if about == "connections" else {})
        if about == "respawns":
            try:
                facts["at"] = place(said["x"], said["y"], said["z"])
            except ValueError:
                continue
        else:
            facts |= said.groupdict()
        yield Reading(_TYPES[about], ((found[1], name),), facts)


def _order(staff: re.Match[str]) -> dict[str, Any]:
    name, text = staff["command"], staff["text"]
    facts: dict[str, Any] = {"name": name}
    if text and not _SECRET.search(name):
        facts["args"] = _ANY_ADDRESS.sub("(address)", text)
    return facts


def _dated(spot: Spot, line: Line, kind: str, facts: dict[str, Any], people: tuple[tuple[str, str], ...] = ()) -> Yield:
    if line.moment is None:
        return Untaken(spot, line.lack)
    return Told(spot, kind, line.moment, facts, people)
