"""Findings as commands of the game: what is said to all, and sanctions in force.

WebRCON cannot speak to one player alone, nor to staff, and holds no zones or modes; what would need that is refused
with the reason, so whoever else carries messages can be seen to be needed. Names and reasons are made safe before
they stand in a command; a player is meant by his number, never by his name. A game may have been away for hours: what
was for the moment is not said or done afterwards.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files.ids import player
from lawspeaker.gateways.rcon.frames import quoted, safe

__all__ = ["Carried", "Mute", "carried", "lifted", "mute_of", "undone"]

LONGEST = 300
"""Letters said at once; a game shows no more."""
LATE = 10 * MINUTE
"""Milliseconds after which nothing is said any more, and nobody kicked."""
SILENCED = frozenset({"mute", "gag"})
TOO_LATE = "the game was not there when it was found, and now it is too late for that"
LASTING = SILENCED | {"ban"}
REMOVED = frozenset({"kick", "removal"})


class Mute(Struct, frozen=True):
    """Somebody who cannot write until a time (ms), which the game does not keep itself."""

    player: str
    until: int


class Carried(Struct, frozen=True):
    """How a finding is carried out: by these commands in their order, or not at all, and why not."""

    commands: list[str]
    refused: str = ""
    mute: Mute | None = None


def carried(finding: dict[str, Any], id_: str, called: Callable[[str], str], now: int) -> Carried:
    """How this finding, pushed under `id_`, is carried out `now` (Unix ms); `called` gives the name of a player."""
    match finding.get("type"):
        case "notice":
            return _notice(finding, now)
        case "sanction":
            return _sanction(finding, id_, called, now)
        case "answer":
            return Carried([], "WebRCON cannot speak to one player alone")
        case "ruling":
            return Carried([], "WebRCON reaches no staff")
    return Carried([], "a game without a plugin does not keep this")


def lifted(change: dict[str, Any]) -> int | None:
    """Which event gave the punishment that this change lifts; `None` if it lifts none that can be found."""
    opened, _, seq = str(change.get("id", "")).partition(":")
    lifts = change.get("type") == "change" and change.get("what") == "punishment" and change.get("to") == "lifted"
    return int(seq) if lifts and opened == "punishment" and seq.isascii() and seq.isdecimal() else None


def undone(sanction: dict[str, Any]) -> str | None:
    """The command that takes back this sanction, if the game knows one."""
    who, kind = player(sanction["player"]), sanction["step"].get("kind")
    if who is None or sanction["status"] != "in_force":
        return None
    return f"unban {who}" if kind == "ban" else f"unmute {who}" if kind in SILENCED else None


def _notice(finding: dict[str, Any], now: int) -> Carried:
    if finding["to"] != "all":
        return Carried([], "WebRCON cannot speak to one player alone")
    if now - finding["t"] > LATE:
        return Carried([], TOO_LATE)
    return Carried([f"say {safe(str(finding['say']), LONGEST)}"])


def _sanction(finding: dict[str, Any], id_: str, called: Callable[[str], str], now: int) -> Carried:
    if finding["status"] != "in_force":
        return Carried([], "it is proposed, not in force")
    who = player(finding["player"])
    if who is None:
        return Carried([], "it is for nobody whom the game knows by a number")
    step = finding["step"]
    kind, why = str(step["kind"]), reason(finding, id_)
    until = _until(finding)
    if kind in LASTING and "minutes" not in step:
        return Carried([], f"nothing says how long this {safe(kind)} lasts: give it by hand")
    if kind in LASTING and until is not None and until <= now:
        return Carried([], f"this {safe(kind)} is over already: the game was not there while it lasted")
    if kind == "ban":
        expiry = "" if until is None else f" {until // 1000}"
        return Carried([f"banid {who} {quoted(called(who))} {quoted(why)}{expiry}", f"kick {who} {quoted(why)}"])
    if kind in REMOVED and now - finding["t"] > LATE:
        return Carried([], TOO_LATE)
    if kind in REMOVED:
        return Carried([f"kick {who} {quoted(why)}"])
    if kind in SILENCED:
        return Carried([f"mute {who}"], mute=None if until is None else Mute(who, until))
    return Carried([], f"WebRCON has no command for `{safe(kind)}`")


def reason(finding: dict[str, Any], id_: str) -> str:
    """What a player is told, and can ask about: `case 12, article DR-2.1-1`."""
    seqs = finding.get("for") or [id_.split(":")[-2]]
    clauses = [str(one) for one in finding.get("clauses") or []]
    articles = f", article{'s' if len(clauses) > 1 else ''} {', '.join(clauses)}" if clauses else ""
    return safe(f"case {seqs[0]}{articles}")


def _until(finding: dict[str, Any]) -> int | None:
    """When the step is over (ms); `None`: it is for ever."""
    minutes = finding["step"].get("minutes")
    return None if minutes is None else int(finding["t"] + minutes * MINUTE)


def mute_of(body: bytes) -> Mute | None:
    """The mute with an end that a finding in force gives, if it gives one."""
    finding = msgspec.json.decode(body)
    fits = finding.get("status") == "in_force" and finding["step"].get("kind") in SILENCED
    fits = fits and "minutes" in finding["step"]
    until = _until(finding) if fits else None
    who = player(finding.get("player"))
    return Mute(who, until) if who is not None and until is not None else None
