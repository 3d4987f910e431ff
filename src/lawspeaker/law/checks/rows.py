"""Rows of tables that have to exist: what a measure is compared with, and what fills a definition's blank."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over
from lawspeaker.law.definitions import foundations
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.tree import Blank, Called, Compared, Mentions, Rulebook, Table, Written
from lawspeaker.law.walk import Stands, leaves
from lawspeaker.law.wrong import listed, near


def look(over: Over) -> Iterator[Diagnostic]:
    """Each row that a measure is compared with, or that fills a blank, and that the table does not have."""
    rows = _blanks_of_rows(over.book)
    for stands in over.stands:
        told = stands.condition
        if isinstance(told, Called):
            yield from _filled(over.book, stands, told, rows)
        if not isinstance(told, Compared) or not isinstance(told.bound, Written):
            continue
        table = over.book.tables.get(told.measure.kind)
        if table is not None and told.bound.value not in table.rows:
            yield _no_row(table, told.bound, stands.spot)


def _blanks_of_rows(book: Rulebook) -> dict[tuple[str, int], str]:
    """The table of which a blank of a definition wants a row: (definition, place of the blank) -> table."""
    found: dict[tuple[str, int], str] = {}
    for name in foundations(book.definitions):
        for _, condition in leaves(book.definitions[name].body.lines):
            if isinstance(condition, Mentions) and condition.which is not None:
                found[name, condition.which.index] = condition.table
            elif isinstance(condition, Called):
                for i, arg in enumerate(condition.args):
                    if isinstance(arg, Blank) and (condition.definition, i) in found:
                        found[name, arg.index] = found[condition.definition, i]
    return found


def _filled(book: Rulebook, stands: Stands, told: Called, rows: dict[tuple[str, int], str]) -> Iterator[Diagnostic]:
    for i, arg in enumerate(told.args):
        table = book.tables.get(rows.get((told.definition, i), ""))
        if table is not None and isinstance(arg, Written) and arg.value not in table.rows:
            yield _no_row(table, arg, stands.spot)


def _no_row(table: Table, written: Written, spot: Spot) -> Diagnostic:
    said = str(written.value)
    advice = near(said, table.rows) or f"its rows are {listed(table.rows)}"
    return Diagnostic(
        "unknown-row", f"the table `{table.name}` has no row `{short(said)}`", spot.of(written.text), advice
    )
