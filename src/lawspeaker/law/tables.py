"""Tables: rows of facts that teach the language new words (`the job of raider may raid`, `the vendor cap of …`)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lawspeaker.law.errors import Misread, placed, short
from lawspeaker.law.layout import RawPart, Text
from lawspeaker.law.lexicon import Word, parse_template
from lawspeaker.law.tree import Table, Written
from lawspeaker.law.units import read_value

CELL = re.compile(r"\S+(?: \S+)*")
NAME = re.compile(r"[^\W\d_][\w'’-]*(?: [\w'’-]+)*")


def cells_of(row: Text, words: bool) -> list[Text]:
    """The cells of a line: two spaces or more apart; a list of phrases is one cell."""
    if words:
        name = CELL.match(row.text)
        end = name.end() if name else 0
        return [c for c in (row.part(0, end), row.part(end)) if c.text]
    return [row.part(*found.span()) for found in CELL.finditer(row.text)]


def read_table(part: RawPart, units: Mapping[str, tuple[str, float]]) -> Table:
    """A table from its lines: the first names the columns; cells stand two spaces or more apart. Raises Misread."""
    if not NAME.fullmatch(part.head.text):
        said = f"`{short(part.head.text)}` is no name of a table" if part.head.text else "a table has a name"
        raise Misread("table", said, "such as: table job", spot=part.head.spot)
    head, *lines = [said.text for said in part.of("row")]
    columns = _columns(head)
    rows: dict[str, dict[str, Any]] = {}
    kinds: dict[str, str] = {}
    for line in lines:
        name, *cells = cells_of(line, columns == ("words",))
        _refuse_row(line, name, cells, columns, rows)
        rows[name.text] = _row(columns, cells, kinds, units)
    if not rows:
        message, advice = f"the table `{part.head.text}` has no rows", "behind the line of columns stands a line a row"
        raise Misread("table", message, advice)
    return Table(part.head.text, columns, rows, part.head.spot, tuple(kinds[c] for c in columns))


def _columns(head: Text) -> tuple[str, ...]:
    """The columns that the first line names; raises Misread where one stands twice."""
    columns = tuple(CELL.findall(head.text))
    twice = next((c for i, c in enumerate(columns) if c in columns[:i]), "")
    if twice:
        again = [c for c in cells_of(head, words=False) if c.text == twice][1]
        raise Misread("duplicate", f"the column `{short(twice)}` stands twice", spot=again.spot)
    return columns


def _refuse_row(line: Text, name: Text, cells: list[Text], columns: tuple[str, ...], rows: Collection[str]) -> None:
    """Raises Misread for a row that is there already, or whose cells do not go with the columns."""
    if name.text in rows:
        raise Misread("duplicate", f"the row `{short(name.text)}` stands twice", spot=name.spot)
    if len(cells) != len(columns):
        message = f"the row `{short(name.text)}` does not have one cell for each column"
        raise Misread("table", message, "cells stand at least two spaces apart", spot=line.spot)


def _row(
    columns: tuple[str, ...], cells: list[Text], kinds: dict[str, str], units: Mapping[str, tuple[str, float]]
) -> dict[str, Any]:
    """The values of a row by column; `kinds` learns of each column what the first of its cells is."""
    row: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        row[column], kind = _cell(column, cell, units)
        if kinds.setdefault(column, kind) != kind:
            message = f"`{short(cell.text)}` does not go with the cells above it in `{short(column)}`"
            advice = "a column holds `yes` and `no`, numbers of one unit, or texts"
            raise Misread("table", message, advice, spot=cell.spot)
    return row


def _cell(column: str, cell: Text, units: Mapping[str, tuple[str, float]]) -> tuple[Any, str]:
    if column == "words":
        phrases = [p.text for p in cell.list()]
        for phrase in cell.list():
            if not any(c.isalnum() for c in phrase.text):
                message = f"`{short(phrase.text)}` can stand in no text"
                raise Misread("table", message, "phrases are found by their letters and digits", spot=phrase.spot)
        return tuple(phrases), "words"
    if cell.text in ("yes", "no"):
        return cell.text == "yes", "yes"
    if not cell.text[0].isdigit():
        return cell.text, "text"
    value: Written = placed(cell.spot, read_value, cell.text, units)
    return value.value, value.kind


@dataclass(frozen=True)
class Cells:
    """What a column says of a row; nothing for a row that the table does not have."""

    rows: Mapping[str, Mapping[str, Any]]
    column: str

    def __call__(self, now: Any, row: str) -> Any:
        """The cell, or None."""
        return self.rows.get(row, {}).get(self.column)

    def __hash__(self) -> int:
        """Of the column alone: rows are a mapping."""
        return hash(self.column)


def words_of(table: Table) -> tuple[Word, ...]:
    """The measures that a table teaches: `the vendor cap of the job of victim`."""
    found = []
    for column, kind in zip(table.columns, table.kinds, strict=False):
        if kind not in ("words", "yes", "text"):
            template = f"the {column} of {{row:{table.name.replace(' ', '_')}}}"
            parts = parse_template(template)
            found.append(
                Word("measure", f"{table.name} {column}", template, parts, Cells(table.rows, column), gives=kind)
            )
    return tuple(found)


__all__ = ["Cells", "cells_of", "read_table", "words_of"]
