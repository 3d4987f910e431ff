"""Findings in a few words: who did what to whom, before it is said why; who is answered, told or punished."""

import re
from collections.abc import Callable
from typing import TypeAlias

from lawspeaker.cli.screen import harmless
from lawspeaker.events.findings import Answer, Change, Notice, Ruling, Sanction
from lawspeaker.referee.ruling.reasons import clean

__all__ = ["COLOURS", "Dated", "brief", "deed_of", "first", "headed", "questions"]

Dated: TypeAlias = Answer | Change | Notice | Ruling | Sanction
"""A finding that is of a time: any but a line that could not be taken."""
COLOURS = {"lawful": "green", "unlawful": "bold red", "unclear": "yellow"}
"""In which a ruling is shown on a terminal."""

DEEDS = {
    "arrest": "{} arrests {}",
    "attack": "{} strikes {}",
    "drive": "{} drives {}",
    "duty": "{} owed {} something",
    "enter": "{} comes to {}",
    "keep": "{} keeps {}",
    "kill": "{} kills {}",
    "loot": "{} takes from {}",
    "place": "{} sets down {}",
    "raid": "{} breaks into {}",
    "ram": "{} drives into {}",
    "remove": "{} takes down {}",
    "say": "{} writes to {}",
    "speak": "{} speaks to {}",
    "stay": "{} is at {}",
    "wear": "{} wears the name {}",
    "write": "{} writes on {}",
}
"""What an act is called in a story; any other is called as it is."""
MOST = 4
"""Lines of one sort below a ruling, as many as somebody at a screen reads."""
ALONE = {
    "enter": "{} comes",
    "join": "{} comes onto the server",
    "raid": "{} lays an explosive",
    "say": "{} writes a line",
    "stay": "{} stays",
}
"""What it is called where nobody and nothing else is named."""


def deed_of(found: Ruling, called: Callable[[str], str]) -> str:
    """Who did what to whom; `called` gives somebody's name by his id."""
    who, target = called(found.actor), found.target
    if not isinstance(target, str):
        return ALONE.get(found.act, "{}: " + found.act).format(who)
    return DEEDS.get(found.act, "{}: " + found.act + " {}").format(who, called(target))


def headed(found: Ruling, called: Callable[[str], str]) -> tuple[str, list[str]]:
    """What stands in the first line of a ruling, and what below it: its reasons, after what was done where the first
    reason does not tell that already, as `RDM-1: Ana killed Bo` does."""
    because = harmless(found.because)
    if not because:
        return harmless(deed_of(found, called)), []
    target = re.escape(clean(called(found.target))) if isinstance(found.target, str) else ""
    told = rf"(?:[\w-]+: )?{re.escape(clean(called(found.actor)))} \w+(?: \w+)?(?: {target})?(?:;.*)?"
    if not found.articles or re.fullmatch(told, because[0]):
        return because[0], because[1:]
    return harmless(deed_of(found, called)), because


def questions(found: Ruling) -> list[str]:
    """What would settle an unclear ruling: the same question once, with every id under which it is asked."""
    asked: dict[str, list[str]] = {}
    for missing in found.missing or ():
        asked.setdefault(missing.say, []).append(missing.id)
    return [harmless(f"asks {', '.join(ids)}: {say}") for say, ids in asked.items()]


def first(lines: list[str], what: str, where: str) -> list[str]:
    """The first of these lines, how many there are besides, and where all of them are."""
    if len(lines) <= MOST + 1:
        return lines
    return [*lines[:MOST], f"and {len(lines) - MOST} {what} more: {where}"]


def brief(found: Answer | Change | Notice | Sanction, called: Callable[[str], str]) -> tuple[str, str]:
    """What sort of finding that is no ruling it is, and what it says; `called` gives somebody's name by his id."""
    match found:
        case Answer():
            sort = "yes" if found.ok else "no" if found.ok is False else "unclear"
            return sort, f"{called(found.player)}: {found.say}"
        case Change():
            return found.what, f"{found.id}: {found.old or 'nothing'} → {found.new}"
        case Notice():
            to = found.to if isinstance(found.to, str) else ", ".join(map(called, found.to)) or "nobody"
            return "notice", f"to {to}: {found.say}"
        case Sanction():
            step = f"{found.step['kind']} for {called(found.player)}"
            return "sanction", f"{step} ({found.status}, step {found.nth} of {found.ladder})"
