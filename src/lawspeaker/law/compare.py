"""Two rulebooks compared by what they say, not by how it is written: both are printed from their trees in one layout,
and the parts are held against each other by their names. Prose, places and the order of articles are nothing to it."""

import difflib
from collections.abc import Iterator, Mapping

from lawspeaker.law.printing import printed
from lawspeaker.law.tree import Rulebook

NEVER = "never a reason to "


def compare(old: Rulebook, new: Rulebook) -> list[str]:
    """What was added, removed and changed, a line each, changed lines beneath their part; nothing if it is one law."""
    return [*_parts(_named(old), _named(new)), *_clauses(old, new)]


def _named(book: Rulebook) -> dict[str, str]:
    """Every part of a rulebook as printed, by what it is called."""
    found: dict[str, str] = {}
    for part in printed(book).strip().split("\n\n"):
        head, _, body = part.partition("\n")
        if head.startswith(NEVER):
            found[f"{head}: {body.strip()}"] = ""
            continue
        for each in part.split("\n") if head.startswith(("let ", "mode ")) else (part,):
            found[_name(each)] = each
    return found


def _name(part: str) -> str:
    head = part.partition("\n")[0]
    for mark in (" despite ", " be ", " is "):
        if not head.startswith("define"):
            head = head.partition(mark)[0]
    return head


def _parts(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in [*old, *(n for n in new if n not in old)]:
        if name not in new:
            yield f"{name} is gone"
        elif name not in old:
            yield f"{name} is new"
        elif old[name] != new[name]:
            yield f"{name} has changed"
            yield from _lines(old[name], new[name])


def _lines(old: str, new: str) -> Iterator[str]:
    for line in difflib.ndiff(old.split("\n"), new.split("\n")):
        if line[0] in "+-":
            yield f"  {line[0]} {line[2:].strip()}"


def _clauses(old: Rulebook, new: Rulebook) -> Iterator[str]:
    for id_ in [*old.clauses, *(i for i in new.clauses if i not in old.clauses)]:
        if id_ not in new.clauses:
            yield f"clause {id_} is gone: {old.clauses[id_].text}"
        elif id_ not in old.clauses:
            yield f"clause {id_} is new: {new.clauses[id_].text}"
        elif old.clauses[id_] != new.clauses[id_]:
            yield f"clause {id_} has changed: {new.clauses[id_].text}"
