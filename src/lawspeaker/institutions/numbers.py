"""What a rulebook tells its institutions: their numbers, the words of the things people report, the clauses they serve.

No number stands in an institution. `let answer time be 24 hours` gives one; the table `matter` gives the words for
what people may be reported for; the table `procedure`, or one such as `eviction procedure`, says which clauses each
step serves; the table `room`, what the rooms of the community are called in which something has to be posted; the table
`kit`, which kits the linked may have.
"""

from collections.abc import Mapping
from typing import Any

from lawspeaker.institutions.words import bare, holds
from lawspeaker.law.tree import Rulebook

MATTER, PROCEDURE, ROOM = "matter", "procedure", "room"
WORDS, SERVES, CALLED = "words", "serves", "called"


def duration(book: Rulebook, name: str) -> int | None:
    """A duration in ms, if the rulebook gives one."""
    let = book.lets.get(name)
    return int(let.value.value) if let is not None and let.value.kind == "duration" else None


def number(book: Rulebook, name: str) -> int | None:
    """A plain whole number, if the rulebook gives one."""
    let = book.lets.get(name)
    return let.value.value if let is not None and isinstance(let.value.value, int) else None


def distance(book: Rulebook, name: str) -> float | None:
    """A distance in metres, if the rulebook gives one."""
    let = book.lets.get(name)
    return float(let.value.value) if let is not None and let.value.kind == "distance" else None


def share(book: Rulebook, name: str) -> float | None:
    """A share between 0 and 1, if the rulebook gives one."""
    let = book.lets.get(name)
    return float(let.value.value) if let is not None and let.value.kind == "share" else None


def rows(book: Rulebook, name: str) -> dict[str, Mapping[str, Any]]:
    """The rows of the table of this name and of those whose name ends so (`speech matter`), those first read first."""
    tables = [table for called, table in book.tables.items() if called == name or called.endswith(f" {name}")]
    found: dict[str, Mapping[str, Any]] = {}
    for table in tables:
        found = {**table.rows, **found}
    return found


def matter(book: Rulebook, text: str | None) -> str:
    """What somebody is reported for: the row of the table whose words the text holds, or the text's own words."""
    if text is None:
        return ""
    for row, cells in rows(book, MATTER).items():
        if any(holds(text, phrase) for phrase in cells.get(WORDS, ())):
            return row
    return bare(text).strip()


def asks_for(book: Rulebook, text: str | None, row: str) -> bool:
    """Whether a text asks for this: it holds a phrase of that row, or is nothing but one of its single words."""
    cells = rows(book, MATTER).get(row)
    if text is None or cells is None:
        return False
    said = bare(text)
    phrases = [bare(phrase) for phrase in cells.get(WORDS, ())]
    return any(phrase == said or (len(phrase.split()) > 1 and phrase in said) for phrase in phrases)


def room(book: Rulebook, what: str) -> str | None:
    """What the room for this is called, without its `#`; None where the rulebook names none."""
    called = rows(book, ROOM).get(what, {}).get(CALLED)
    return called if isinstance(called, str) else None


def serves(book: Rulebook, *steps: str) -> tuple[str, ...]:
    """The clauses that the first of these steps with a row in a table `procedure` or `… procedure` serves."""
    table = rows(book, PROCEDURE)
    for step in steps:
        cell = table.get(step, {}).get(SERVES)
        if isinstance(cell, str):
            return tuple(clause.strip() for clause in cell.split(",") if clause.strip())
    return ()
