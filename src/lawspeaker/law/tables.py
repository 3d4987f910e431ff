"""Tables: rows of facts that teach the language new words (`the job of raider may raid`)."""

import re
from collections.abc import Mapping
from typing import Any

from lawspeaker.law.errors import Misread
from lawspeaker.law.layout import RawPart
from lawspeaker.law.tree import Table
from lawspeaker.law.units import read_value

CELL = re.compile(r"\S+(?: \S+)*")


def read_table(part: RawPart, units: Mapping[str, tuple[str, float]]) -> Table:
    """A table from its lines: the first names the columns; cells stand two spaces or more apart."""
    rows = [text for kind, text in part.parts if kind == "row"]
    columns = tuple(CELL.findall(rows[0].text))
    found: dict[str, dict[str, Any]] = {}
    for row in rows[1:]:
        name, *cells = CELL.findall(row.text)
        if len(cells) != len(columns):
            raise Misread(
                "table",
                f"the row `{name}` has {len(cells)} cells, the table {len(columns)} columns",
                "cells stand at least two spaces apart",
            )
        found[name] = {c: _cell(c, cell, units) for c, cell in zip(columns, cells, strict=True)}
    return Table(part.head.text.strip(), columns, found, part.head.spot)


def _cell(column: str, cell: str, units: Mapping[str, tuple[str, float]]) -> Any:
    if column == "words":
        return tuple(phrase.strip() for phrase in cell.split(",") if phrase.strip())
    if cell in ("yes", "no"):
        return cell == "yes"
    return read_value(cell, units).value if cell[0].isdigit() else cell
