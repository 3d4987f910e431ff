"""Two rulebooks compared by what they say, not by how it is written: both are printed from their trees in one layout,
and the parts are held against each other by their names. Prose, places and the order of articles are nothing to it."""

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lawspeaker.law.printing import printed
from lawspeaker.law.tree import Rulebook

NEVER = "never a reason to "
LONG = 200
"""Lines of two parts together, beyond which it is not asked which line became which: that grows with their square."""


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
    before, after = old.split("\n"), new.split("\n")
    for line in _apart(before, after) if len(before) + len(after) > LONG else difflib.ndiff(before, after):
        if line[0] in "+-":
            yield f"  {line[0]} {line[2:].strip()}"


def _apart(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Of long parts the lines that only one of them has, without asking which line became which."""
    yield from (f"- {line}" for line in (Counter(old) - Counter(new)).elements())
    yield from (f"+ {line}" for line in (Counter(new) - Counter(old)).elements())


def _clauses(old: Rulebook, new: Rulebook) -> Iterator[str]:
    for id_ in [*old.clauses, *(i for i in new.clauses if i not in old.clauses)]:
        if id_ not in new.clauses:
            yield f"clause {id_} is gone: {old.clauses[id_].text}"
        elif id_ not in old.clauses:
            yield f"clause {id_} is new: {new.clauses[id_].text}"
        elif old.clauses[id_] != new.clauses[id_]:
            yield f"clause {id_} has changed: {new.clauses[id_].text}"
