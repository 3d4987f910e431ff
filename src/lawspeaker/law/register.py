"""The register of clauses: what a community's rules say, row by row, so that the law can be held against it."""

import csv
import io
from collections.abc import Iterator

from lawspeaker.law import limits
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.tree import Clause

COLUMNS = ("id", "kind", "text")
MOST = 20


def read_register(file: str, text: str) -> tuple[dict[str, Clause], list[Diagnostic]]:
    """The clauses of a `register.csv` by id, and what is wrong with it.

    Columns: id, kind, text, and `decide` if given; others are left alone.
    """
    problems: list[Diagnostic] = []
    clauses: dict[str, Clause] = {}
    lines = text.split("\n")
    for number, row in _rows(file, text, lines, problems):
        if len(clauses) >= limits.CLAUSES:
            message = f"the register has more than {limits.CLAUSES:,} clauses"
            problems.append(Diagnostic("limit", message, _spot(file, lines, number, "")))
            break
        id_ = row["id"].strip()
        wrong = _wrong(id_, clauses)
        if wrong:
            problems.append(Diagnostic("register", wrong, _spot(file, lines, number, id_)))
        elif id_:
            clauses[id_] = Clause(
                id_, row["kind"].strip(), row.get("decide", "").strip() or "auto", row["text"], number
            )
        if len(problems) >= MOST:
            break
    return clauses, problems


def _wrong(id_: str, clauses: dict[str, Clause]) -> str:
    if not id_:
        return "a clause has no id"
    if any(c.isspace() or c in ",[]" for c in id_):
        return f"`{short(id_)}` is no id of a clause: it has neither spaces nor commas"
    return f"the clause `{short(id_)}` stands twice" if id_ in clauses else ""


def _rows(file: str, text: str, lines: list[str], problems: list[Diagnostic]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    number = 1
    try:
        head = [h.strip() for h in next(reader, [])]
        missing = [c for c in COLUMNS if c not in head]
        if missing:
            message = f"the register has no column {', '.join(f'`{c}`' for c in missing)}"
            advice = "its first line names the columns: id, kind, decide, text"
            problems.append(Diagnostic("register", message, _spot(file, lines, 1, ""), advice))
            return
        number = reader.line_num + 1
        for row in reader:
            if row:
                yield number, {c: row[i] if i < len(row) else "" for i, c in enumerate(head)}
            number = reader.line_num + 1
    except csv.Error:
        message = "the register cannot be read as rows and columns"
        advice = 'a cell with a comma or quote in it stands in "…", and a quote inside is doubled'
        problems.append(Diagnostic("register", message, _spot(file, lines, number, ""), advice))


def _spot(file: str, lines: list[str], number: int, id_: str) -> Spot:
    line = lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""
    return Spot(file, number, 1, line, max(1, len(id_)))
