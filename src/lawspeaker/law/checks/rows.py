"""Rows of tables that have to exist: what a measure is compared with, what fills a definition's blank, and what a
sentence asks for by a slot that is called `row` (of any table of words) or `row_of_…` (of that table)."""

from collections.abc import Iterator

from lawspeaker.law.advice import listed, near
from lawspeaker.law.checks.over import Over
from lawspeaker.law.definitions import foundations
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.tree import Blank, Called, Compared, Happened, Holds, Mentions, Rulebook, Table, Written
from lawspeaker.law.walk import Stands, leaves

ROW, OF_TABLE = "row", "row_of_"


def look(over: Over) -> Iterator[Diagnostic]:
    """Each row that a measure is compared with, or that fills a blank, and that the table does not have."""
    rows = _blanks_of_rows(over.book)
    for stands in over.stands:
        told = stands.condition
        if isinstance(told, Called):
            yield from _filled(over.book, stands, told, rows)
        if isinstance(told, Happened | Holds):
            yield from _asked_for(over.book, stands, told)
        if not isinstance(told, Compared) or not isinstance(told.bound, Written):
            continue
        table = over.book.tables.get(told.measure.kind)
        if table is not None and told.bound.value not in table.rows:
            yield _no_row(table, told.bound, stands.spot)


def _asked_for(book: Rulebook, stands: Stands, told: Happened | Holds) -> Iterator[Diagnostic]:
    for slot, arg in zip(told.word.roles, told.args, strict=False):
        if not isinstance(arg, Written) or not (slot.name == ROW or slot.name.startswith(OF_TABLE)):
            continue
        name = slot.name.removeprefix(OF_TABLE)
        tables = [t for t in book.tables.values() if "words" in t.columns and (slot.name == ROW or _is(t, name))]
        rows = [row for table in tables for row in table.rows]
        if arg.value not in rows:
            said, which = str(arg.value), "table of words" if slot.name == ROW else f"table `{name}`"
            advice = near(said, rows) or (f"rows are {listed(rows)}" if rows else f"there is no {which} yet: add it")
            message = f"no {which} has the row `{short(said)}`"
            yield Diagnostic("unknown-row", message, stands.spot.of(arg.text), advice)


def _is(table: Table, name: str) -> bool:
    """Whether it is the table of this name, or that of a chapter (`speech matter`)."""
    return table.name == name or table.name.endswith(f" {name}")


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
