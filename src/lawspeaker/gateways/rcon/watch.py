"""What a game says over WebRCON, as events: chat, deaths, reports, who comes and goes, who stands where.

The list of players is believed: the game fills it, field by field. A line of the console is text with names in it. So
coming and going is told by the list alone, and a line about it only has the list asked for at once; and a death is
told once the list confirms everybody in it under the name that the line gives him. A line of death that it does not
confirm waits for one more list, and then leaves a hole. Chat comes in frames of its own; lines that look like chat
are never read.

What somebody reports with the game's own window is his word: whom he means and how that one is called was filled in
by his client. Team and clan words are left out unless the owner says that players have been told.
"""

from collections.abc import Callable
from typing import TypeAlias

from lawspeaker.events.bounds import LONGEST_NAME, LONGEST_TEXT
from lawspeaker.gateways.files import lines, playerlist
from lawspeaker.gateways.files.ids import clean, player
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.netids import Netids
from lawspeaker.gateways.files.readings import AmbiguousError, Reading, confirmed, decide
from lawspeaker.gateways.rcon.frames import CONSOLE, Frame, inner
from lawspeaker.gateways.seen import HOLE, Fields, Seen

__all__ = ["Heard", "Watch"]

Heard: TypeAlias = list[Seen]

CHANNELS = {0: "global", 1: "team", 3: "local", 4: "local", 5: "clan", 6: "direct"}
"""The game's numbers; 2 is the server's own voice, 3 a card table, which hears what is said at it."""
PRIVATE = frozenset({1, 3, 5, 6})
MOST_HELD = 200
"""Lines of death that wait for the list."""
AGAIN = 5_000
"""Milliseconds by which somebody's time of coming must move to be another visit."""
LONGEST = 2000
"""Letters of a report."""


class Watch:
    """What is known of one game: who is there since when, under which name, in which body. `wall` gives Unix ms."""

    def __init__(self, wall: Callable[[], int], private_chat: bool = False) -> None:
        self._wall, self._private = wall, private_chat
        self.names, self.netids = Names(), Netids()
        self.present: dict[str, int] = {}
        """Who is there, and since when (ms)."""
        self.asks = False
        """Whether the list of players should be asked for now."""
        self._called: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self._held: list[tuple[str, int]] = []

    def hear(self, frame: Frame) -> Heard:
        """What a frame tells that is no answer."""
        if frame.type == "Chat":
            return self._chat(frame.message)
        if frame.type == "Report":
            return self._report(frame.message)
        if frame.identifier == CONSOLE and frame.type != "ClientPerf":
            return self._line(clean(frame.message.rstrip("\r\n")))
        return []

    def gone(self) -> Heard:
        """The connection is lost: until the next one nobody watches."""
        self._held.clear()
        self._reasons.clear()
        return [HOLE]

    # Words ------------------------------------------------------------------------------------------------------------

    def _chat(self, message: str) -> Heard:
        said = inner(message)
        if said is None or not isinstance(said.get("Message"), str):
            return [HOLE]
        number = _whole(said.get("Channel", 0))
        who, channel = player(said.get("UserId")), CHANNELS.get(number)
        if who is None or channel is None or (number in PRIVATE and not self._private):
            return []
        return [self._event("chat", player=who, channel=channel, text=clean(said["Message"])[:LONGEST_TEXT])]

    def _report(self, message: str) -> Heard:
        said = inner(message)
        who = player(said.get("PlayerId")) if said is not None else None
        if said is None or who is None:
            return [HOLE]
        subject, text = _text(said.get("Subject")), _text(said.get("Message"))
        args: Fields = {"kind": _text(said.get("Type")).casefold() or "report"}
        args["text"] = ": ".join(part for part in (subject, text) if part)
        target = player(said.get("TargetId"))
        if target is not None and target in self._called:
            args["player"] = target
        claimed = {"player": _text(said.get("TargetId")), "name": _text(said.get("TargetName"))}
        args["claimed"] = {name: value for name, value in claimed.items() if value}
        return [self._event("command", player=who, name="report", args=args, via="game")]

    # Lines of the console ---------------------------------------------------------------------------------------------

    def _line(self, text: str) -> Heard:
        if "\n" in text or lines.marked(text) or not lines.ours(text):
            return []
        body = lines.network(text)
        if body is not None:
            self.netids.learn(*body)
            return []
        ways = lines.readings(text)
        if not ways:
            return []
        if any(way.kind in ("joined", "left") for way in ways):
            self.asks = True
            self._note_reason(ways)
            return []
        return self._decided(text, ways, self._wall(), late=False)

    def _note_reason(self, ways: list[Reading]) -> None:
        if len(ways) == 1 and ways[0].kind == "left" and confirmed(ways[0], self.names):
            self._reasons[ways[0].facts["player"]] = ways[0].facts["reason"]

    def _decided(self, text: str, ways: list[Reading], t: int, late: bool) -> Heard:
        if all(way.kind == "other" for way in ways):
            return []
        if all(way.kind == "event" for way in ways):
            return [self._happening(ways[0], t)]
        try:
            reading = decide(ways, self.names)
        except AmbiguousError:
            reading = None
        if reading is not None and reading.kind == "other":
            return []
        if reading is not None and reading.kind in ("death", "anticheat") and confirmed(reading, self.names):
            return [_death(reading, t) if reading.kind == "death" else _anticheat(reading, t)]
        if late or len(self._held) >= MOST_HELD:
            return [HOLE]
        self._held.append((text, t))
        self.asks = True
        return []

    def _happening(self, reading: Reading, t: int) -> Fields:
        return {"type": "event", "t": t, "id": f"{reading.facts['kind']}:{t}", **reading.facts}

    # The list of players ----------------------------------------------------------------------------------------------

    def roster(self, message: str) -> Heard | None:
        """What the list of players tells, of 2023 or of 2026; `None` if this is none."""
        entries = playerlist.entries(message)
        if entries is None:
            return None
        self.asks = False
        t = self._wall()
        playerlist.learn(entries, self.names, self.netids)
        there = {who: entry for entry in entries if (who := player(entry["SteamID"])) is not None}
        found: Heard = [self._left(who, t) for who in sorted(self.present.keys() - there.keys())]
        for who, entry in there.items():
            found += self._here(who, entry, t)
        rows = [[who, *at] for who, entry in there.items() if (at := _position(entry)) is not None]
        found += [{"type": "positions", "t": t, "rows": rows}] if rows else []
        held, self._held = self._held, []
        for text, when in held:
            found += [None if one is None else one | _late(when, t) for one in self._again(text, t)]
        self._reasons.clear()
        return found

    def _again(self, text: str, t: int) -> Heard:
        return self._decided(text, lines.readings(text), t, late=True)

    def _here(self, who: str, entry: Fields, t: int) -> Heard:
        name = clean(str(entry["DisplayName"]))[:LONGEST_NAME]
        seconds = entry.get("ConnectedSeconds")
        known = isinstance(seconds, int | float) and 0 <= seconds <= t / 1000
        since = t - round(seconds * 1000) if known and seconds is not None else t
        before, old = self.present.get(who), self._called.get(who)
        self._wears(who, name)
        if before is not None and (not known or since - before <= AGAIN):
            return [self._event("named", player=who, name=name)] if old != name else []
        found: Heard = [self._left(who, t)] if before is not None else []
        self.present[who] = since
        return [*found, {"type": "joined", "t": t, "happened": since, "player": who, "name": name}]

    def _left(self, who: str, t: int) -> Fields:
        del self.present[who]
        reason = self._reasons.get(who)
        return {"type": "left", "t": t, "player": who} | ({"reason": reason} if reason is not None else {})

    def _wears(self, who: str, name: str) -> None:
        self._called[who] = name
        self.names.learn(who, name)
        self.names.joined(who, name)

    def called(self, who: str) -> str:
        """The name under which somebody was last seen; his number if he never was."""
        return self._called.get(who, who)

    def _event(self, kind: str, **facts: object) -> Fields:
        return {"type": kind, "t": self._wall(), **facts}


def _death(reading: Reading, t: int) -> Fields:
    facts = dict(reading.facts)
    if "killer" in facts:
        kill: Fields = {"type": "kill", "t": t, "attacker": facts["killer"], "victim": facts["player"]}
        return kill | ({"victim_at": facts["at"]} if "at" in facts else {})
    return {"type": "died" if "at" in facts else "life_ended", "t": t, **facts}


def _anticheat(reading: Reading, t: int) -> Fields:
    facts = reading.facts
    return {
        "type": "anticheat",
        "t": t,
        "player": facts["player"],
        "reason": facts["reason"],
        "source": facts["system"],
    }


def _late(when: int, t: int) -> Fields:
    return {"happened": when} if when < t else {}


def _position(entry: Fields) -> tuple[float, float, float] | None:
    at = entry.get("Position")
    if not isinstance(at, dict):
        return None
    parts = [at.get(axis) for axis in ("x", "y", "z")]
    if not all(isinstance(part, int | float) and not isinstance(part, bool) and abs(part) < 1e6 for part in parts):
        return None
    x, y, z = (float(part) for part in parts if part is not None)
    return x, y, z


def _text(value: object) -> str:
    return clean(str(value))[:LONGEST] if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else -1
