"""The lines that the game itself writes to its log, in all their forms since 2016, as readings.

Each grammar takes a line and gives every way to read it. What the game puts in a fixed place (an id before a name,
brackets at the end) is looked for there; where a name may hold what the grammar looks for, each place that fits
gives a reading, and `readings.decide` chooses or refuses.

| since | line |
|---|---|
| 2016 | `Name[netid/steamid] was killed by Name[netid/steamid]`, `… was suicide by Stab`, `… died (Fall)` |
| 2018 | `Name[steamid] was killed by Name[steamid]`, `… was killed by wolf (Wolf)`, `… was killed by Drowned` |
| 2021 | the same with ` at (x, y, z)` behind it: where the victim died |
| all | `[CHAT] Name[steamid] : text`, likewise `[TEAM CHAT]`, `[CARDS CHAT]`, `[CLAN CHAT]`; 2016 with `netid/` |
| all | `address:port/steamid/Name joined [windows/ownerid]`: back into his sleeping body; 2024 `14842:` before it |
| all | `Name with steamid 7656… joined from ip address:port`: into a new body; 2024 ` with platform windows` |
| all | `address:port/steamid/Name disconnecting: reason`: only if his game said good-bye |
| all | a tab, then `NetworkId steamid is netid (Name)` |
| all | `[EAC] Kicking steamid / Name (reason)`, `BradleyAPC Spawned at :(x, y, z)`, `[event] assets/….prefab` |

A scientist or a bot is `434922[434922]`: a number that is no player's.
"""

import re
from collections.abc import Iterator

from lawspeaker.gateways.files import causes
from lawspeaker.gateways.files.ids import player
from lawspeaker.gateways.files.readings import Reading

Place = tuple[float, float, float]

MARKS = {"[CHAT] ": "global", "[TEAM CHAT] ": "team", "[CARDS CHAT] ": "cards", "[CLAN CHAT] ": "clan"}
"""What a line of chat begins with, and the channel."""

TELLTALES = (
    "] : ",
    "] was killed by ",
    "] was suicide by ",
    "] died (",
    " joined [",
    " joined from ip ",
    " disconnecting: ",
    "[EAC] Kicking ",
    "BradleyAPC Spawned at :",
    "[event] ",
    "\tNetworkId ",
)
"""A line without any of these is none of ours; asking so first makes long logs quick."""

_NUMBER = r"-?\d+(?:[.,]\d+)?"
_AT = re.compile(rf"(?s)(.*) at \(({_NUMBER}), ({_NUMBER}), ({_NUMBER})\)")
ADDRESS = r"(?P<address>(?:\d{1,3}\.){3}\d{1,3}|\[[0-9A-Fa-f:.]+\])(?::\d+)?"
_WEARER = re.compile(r"(.*)\[(?:\d+/)?(\d+)")
_KILLER = re.compile(r"(.*)\[(?:\d+/)?(\d+)\]")
_THING = re.compile(r"([^\[\]()]+) \(([^()]*)\)")
_WORD = re.compile(r"([A-Za-z_]+)!?")
_DIED = re.compile(r"([A-Za-z_]+)\)")
_LINK = rf"(?:(?:\d+:)?{ADDRESS}|[^/\s]+)/(?P<who>\d+)/"
_BACK = re.compile(rf"{_LINK}(?P<name>.*) joined \[[A-Za-z]+/(?P<owner>\d+)\]")
_NEW = re.compile(rf"(?P<name>.*) with steamid (?P<who>\d+) joined from ip (?:{ADDRESS}|\S+)(?: with platform \w+)?")
_GONE = re.compile(rf"{_LINK}(?P<rest>.*)")
_EAC = re.compile(r"\[EAC\] Kicking (\d+) / (.*) \((.*)\)")
_BRADLEY = re.compile(rf"BradleyAPC Spawned at ?:\(({_NUMBER}), ({_NUMBER}), ({_NUMBER})\)")
_PREFAB = re.compile(r"\[event\] (\S.*)\.prefab")
_NETWORK = re.compile(r"\tNetworkId (\d+) is (\d+) \((.*)\)")

EVENTS = {
    "cargo_plane": "airdrop",
    "cargoshiptest": "cargo",
    "cargoship": "cargo",
    "ch47scientists.entity": "chinook",
    "patrolhelicopter": "heli",
}
"""The kinds of event by the short name of the prefab that the game starts; others keep their short name."""


def ours(line: str) -> bool:
    """Whether a line can be one of these at all."""
    for telltale in TELLTALES:  # noqa: SIM110 - a plain loop is three times as quick, on every line of long logs
        if telltale in line:
            return True
    return False


def readings(line: str) -> list[Reading]:
    """Every way to read a line, none if it is none of ours."""
    return [*chats(line), *deaths(line), *joins(line), *leaves(line), *kicks(line), *happenings(line)]


def marked(line: str) -> str | None:
    """The mark of chat that a line begins with."""
    return next((mark for mark in MARKS if line.startswith(mark)), None)


def chats(line: str) -> Iterator[Reading]:
    """A line of chat. The text is free, so every `] : ` behind an id may be where it begins; the first wins a tie."""
    mark = marked(line)
    if mark is None:
        return
    rest = line[len(mark) :]
    for start in _places(rest, "] : "):
        wearer = _WEARER.fullmatch(rest[:start])
        if wearer and player(wearer[2]):
            facts = {"player": wearer[2], "channel": MARKS[mark], "text": rest[start + 4 :]}
            yield Reading("chat", ((wearer[2], wearer[1]),), facts)


def deaths(line: str) -> Iterator[Reading]:
    """A death: of a player, or (kind `other`) of an inhabitant, which is no event of ours."""
    for verb in ("] was killed by ", "] was suicide by ", "] died ("):
        for start in _places(line, verb):
            victim = _WEARER.fullmatch(line[:start])
            if victim is None:
                continue
            facts, killer = _end(line[start + len(verb) :], verb)
            if facts is None:
                continue
            kind = "death" if player(victim[2]) else "other"
            people = ((victim[2], victim[1]), *((killer,) if killer else ()))
            yield Reading(kind, people, {"player": victim[2], **_suicide(facts, victim[2])})


def joins(line: str) -> Iterator[Reading]:
    """Somebody came: back into his sleeping body, or into a new one."""
    back = _BACK.fullmatch(line)
    if back and player(back["who"]):
        yield _joined(back, back["owner"])
    new = _NEW.fullmatch(line)
    if new and player(new["who"]):
        yield _joined(new, new["who"])


def leaves(line: str) -> Iterator[Reading]:
    """Somebody's game said good-bye; the reason is his client's text."""
    gone = _GONE.fullmatch(line)
    if gone is None or not player(gone["who"]):
        return
    who, rest = gone["who"], gone["rest"]
    for start in _places(rest, " disconnecting: "):
        yield Reading("left", ((who, rest[:start]),), {"player": who, "reason": rest[start + 16 :]})


def kicks(line: str) -> Iterator[Reading]:
    """The anti-cheat threw somebody out."""
    kick = _EAC.fullmatch(line)
    if kick and player(kick[1]):
        yield Reading("anticheat", ((kick[1], kick[2]),), {"player": kick[1], "reason": kick[3], "system": "EAC"})


def happenings(line: str) -> Iterator[Reading]:
    """The tank came, or an event of the game began."""
    bradley = _BRADLEY.fullmatch(line)
    if bradley:
        yield Reading("event", (), {"kind": "bradley", "state": "started", "at": place(*bradley.groups())})
    prefab = _PREFAB.fullmatch(line)
    if prefab:
        name = prefab[1].rsplit("/", 1)[-1]
        yield Reading("event", (), {"kind": EVENTS.get(name, name), "state": "started"})


def network(line: str) -> tuple[str, str] | None:
    """The net id and the player of a `NetworkId` line. Only the game begins a line with a tab, so names cannot lie."""
    found = _NETWORK.fullmatch(line)
    return (found[2], found[1]) if found and player(found[1]) else None


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _end(rest: str, verb: str) -> tuple[dict[str, object] | None, tuple[str, str] | None]:
    """What stands behind the verb: the facts, and the killer as (id, name) if one is named; no facts: unreadable."""
    if verb == "] died (":
        died = _DIED.fullmatch(rest)
        return ({"cause": died[1].lower()}, None) if died else (None, None)
    facts: dict[str, object] = {}
    placed = _AT.fullmatch(rest)
    if placed:
        rest, facts["at"] = placed[1], place(placed[2], placed[3], placed[4])
    word = _WORD.fullmatch(rest)
    if word:
        return facts | {"cause": word[1].lower()}, None
    if verb == "] was suicide by ":
        return None, None
    killer = _KILLER.fullmatch(rest)
    if killer:
        if player(killer[2]):
            return facts | {"killer": killer[2]}, (killer[2], killer[1])
        return facts | {"cause": "npc"}, (killer[2], killer[1])
    thing = _THING.fullmatch(rest)
    if thing:
        return facts | {"cause": causes.by_thing(thing[1]), "by": thing[1]}, None
    return None, None


def _suicide(facts: dict[str, object], victim: str) -> dict[str, object]:
    if facts.get("killer") != victim:
        return facts
    return {name: value for name, value in facts.items() if name != "killer"} | {"cause": "suicide"}


def _joined(line: re.Match[str], owner: str) -> Reading:
    who, name = line["who"], line["name"]
    facts = {"player": who, "name": name}
    if line["address"]:
        facts["address"] = line["address"]
    if owner != who and player(owner):
        facts["owner_account"] = owner
    return Reading("joined", ((who, name),), facts)


def place(x: str, y: str, z: str) -> Place:
    east, up, north = (float(part.replace(",", ".")) for part in (x, y, z))
    return (east, up, north)
