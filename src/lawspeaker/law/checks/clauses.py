"""Clauses of the register that nothing serves: no article, procedure, example or notice."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.walk import lines_of

REGISTER = "register.csv"


def look(over: Over) -> Iterator[Diagnostic]:
    """Each clause that is only written down; nothing where the examples were not run, for they may cite it."""
    if over.shown is None:
        return
    served = _served(over)
    for clause in over.book.clauses.values():
        if clause.id not in served:
            message = f"nothing serves the clause `{short(clause.id)}`"
            advice = "cite it in an article, a line, a ladder or an example; what only informs stands in a `notice`"
            yield warning("unserved-clause", message, Spot(REGISTER, clause.line), advice)


def _served(over: Over) -> set[str]:
    book = over.book
    found = {*book.notices, *over.lexicon.serves}
    for article in book.articles:
        found |= {*article.cites}
    for definition in book.definitions.values():
        found |= {*definition.cites}
    for ladder in book.ladders.values():
        found |= {*ladder.cites}
    for _, line in lines_of(book):
        found |= {*line.tags}
    for table in book.tables.values():
        for row in table.rows.values():
            cell = row.get("serves")
            found |= {c.strip() for c in cell.split(",")} if isinstance(cell, str) else set()
    for shown in over.shown or ():
        found |= {*shown.clauses, *shown.named}
    return found
