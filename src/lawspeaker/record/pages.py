"""Pages: a stretch of the journal cut into parts, and the parts put together again.

What goes in comes out: every field of every event, known or not, in its place, to the last bit. Events of one type
with the same fields stand in one table, column by column, for a column of victims or of weapons is nearly all
repetition. People are numbers, positions are steps, and what is private is shut away under its owner's key.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, pairwise, repeat
from typing import Any, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from lawspeaker.record import places
from lawspeaker.record.columns import compress, expand, open_, shut
from lawspeaker.record.notes import Note, decode, encode
from lawspeaker.record.people import ROLES, People, accounts_in
from lawspeaker.record.private import NAMES, WORDS, lock, must_be_there, owner_in, private, salted, unlock, unsalted

__all__ = ["ACTS", "HEADS", "NOTES", "POSITIONS", "ROWS", "Fields", "cut", "moments", "notes_in", "restore"]

HEADS = "heads"
ACTS = "acts"
POSITIONS = "positions"
NOTES = "notes"

ROWS = "rows"
GONE = object()
"""Stands for a value that is erased, and so unknown."""

Fields: TypeAlias = dict[str, Any]
"""An event as plain data, by its names on the wire, without its `seq`."""


class Heads(Struct, array_like=True):
    """Columns of the heads of all events, in order: `seq`, `t` and `n` (0 for none) as steps from the event before, and
    which table each event stands in."""

    seq: bytes
    t: bytes
    n: bytes
    table: bytes


class Table(Struct, array_like=True):
    """Events of one type with the same fields in the same order, and the columns that stand in no other part."""

    kind: str
    fields: list[str]
    columns: dict[str, list[Any]]


class Cell(NamedTuple):
    """A private value: the part it goes to, the number of its owner, its field, and where it stands."""

    part: str
    owner: int
    field: str
    holder: Any
    key: Any


def cut(events: Sequence[tuple[int, Fields]], notes: Sequence[Note], people: People) -> dict[str, bytes]:
    """The parts, each with its salt, of a page that holds these events, whose fields are used up. Whoever is new in
    them is introduced."""
    shapes: dict[tuple[str, ...], list[Fields]] = {}
    for _, fields in events:
        shapes.setdefault((fields["type"], *fields), []).append(fields)
    heads = _heads(events, {shape: i for i, shape in enumerate(shapes)})
    parts = {HEADS: salted(msgspec.msgpack.encode(heads))}
    tables = [_table(shape, rows) for shape, rows in shapes.items()]
    if ways := [rows for table in tables if table.kind == POSITIONS for rows in table.columns.pop(ROWS)]:
        parts[POSITIONS] = salted(places.pack(ways, people.introduce))
    for table in tables:
        _introduce(table, people)
    for part, values in _hide(tables, people).items():
        parts[part] = lock(values, people)
    for table in tables:
        table.columns = {name: _mapped(people.mask, column) for name, column in table.columns.items()}
    parts[ACTS] = salted(compress(msgspec.json.encode(tables)))
    if notes:
        parts[NOTES] = salted(compress(encode(notes)))
    return parts


def restore(
    parts: Mapping[str, bytes], people: People, first: int = 1, last: int | None = None
) -> Iterator[tuple[int, Fields]]:
    """The events of a page from `first` to `last`, `seq` and fields, in order. Of what is erased, positions have no
    rows, names are the account, words that must be there are empty, and the rest is left out."""
    seqs, ts, ns, which = _columns(parts)
    begin = bisect_left(seqs, first)
    end = len(seqs) if last is None else bisect_right(seqs, last)
    each = _each_table(parts, people, which, begin, end)
    for i in range(begin, end):
        fields = next(each[which[i]])
        fields["t"] = ts[i]
        if "n" in fields:
            fields["n"] = ns[i]
        yield seqs[i], fields


def moments(parts: Mapping[str, bytes]) -> Iterator[tuple[int, int]]:
    """`seq` and `t` of the events of a page, in order."""
    seqs, ts, _, _ = _columns(parts)
    return zip(seqs, ts, strict=True)


def notes_in(parts: Mapping[str, bytes]) -> list[Note]:
    """What the record noticed while it took the events of a page."""
    return decode(expand(unsalted(parts[NOTES]))) if NOTES in parts else []


def _table(shape: tuple[str, ...], rows: Sequence[Fields]) -> Table:
    kind, *fields = shape
    return Table(kind, fields, {name: [row[name] for row in rows] for name in fields if name not in {"type", "t", "n"}})


def _heads(events: Sequence[tuple[int, Fields]], tables: Mapping[tuple[str, ...], int]) -> Heads:
    seqs = [seq for seq, _ in events]
    ts = [fields["t"] for _, fields in events]
    ns = [fields.get("n", 0) for _, fields in events]
    which = [tables[(fields["type"], *fields)] for _, fields in events]
    return Heads(shut(_steps(seqs)), shut(_steps(ts)), shut(_steps(ns)), shut(which))


def _steps(column: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise((0, *column))]


def _columns(parts: Mapping[str, bytes]) -> tuple[list[int], list[int], list[int], list[int]]:
    """`seq`, `t`, `n` and the table of every event of a page."""
    heads = msgspec.msgpack.decode(unsalted(parts[HEADS]), type=Heads)
    seqs, ts, ns = (list(accumulate(open_(column))) for column in (heads.seq, heads.t, heads.n))
    return seqs, ts, ns, open_(heads.table)


def _each_table(
    parts: Mapping[str, bytes], people: People, which: Sequence[int], begin: int, end: int
) -> list[Iterator[Fields]]:
    """Of each table, those of its events that are among the page's events from index `begin` to before `end`."""
    tables = msgspec.json.decode(expand(unsalted(parts[ACTS])), type=list[Table])
    opened = {part: unlock(parts[part], people) for part in (NAMES, WORDS) if part in parts}
    ways = places.unpack(unsalted(parts[POSITIONS]), people.called) if POSITIONS in parts else repeat([])
    before, upto, lengths = Counter(which[:begin]), Counter(which[:end]), Counter(which)
    found = []
    for i, table in enumerate(tables):
        _reveal(table, opened, people)
        if table.kind == POSITIONS:
            table.columns[ROWS] = list(islice(ways, lengths[i]))
        found.append(_events(table, before[i], upto[i]))
    return found


def _events(table: Table, begin: int, end: int) -> Iterator[Fields]:
    """The events of one table from index `begin` to before `end`, their fields in the order they came in."""
    columns = {name: column[begin:end] for name, column in table.columns.items()} | {
        "type": [table.kind] * (end - begin)
    }
    rows = zip(*(columns.get(name) or repeat(None, end - begin) for name in table.fields), strict=True)
    if private(table.kind).keys().isdisjoint(table.fields):
        return (dict(zip(table.fields, row, strict=True)) for row in rows)
    return ({name: value for name, value in zip(table.fields, row, strict=True) if value is not GONE} for row in rows)


def _introduce(table: Table, people: People) -> None:
    """Give a number to every account in a field that says who, in the event or in its `args`."""
    for name, column in table.columns.items():
        for account in _accounts(name, column):
            people.introduce(account)


def _accounts(field: str, column: Iterable[Any]) -> Iterator[str]:
    """The accounts in a column of a field that says who, or of `args`, among which such fields are."""
    if field == "args":
        given = (one for args in column if isinstance(args, dict) for one in args.items())
        column = [value for role, value in given if role in ROLES]
    elif field not in ROLES:
        return
    for value in column:
        yield from accounts_in(value)


def _hide(tables: Iterable[Table], people: People) -> dict[str, dict[int, list[object]]]:
    """Take everything private out of the tables: by part and owner, in the order of the cells."""
    hidden: dict[str, dict[int, list[object]]] = {}
    for table in tables:
        owners = [people.number(value) if isinstance(value, str) else None for value in _owners(table)]
        for cell in _cells(table, owners):
            hidden.setdefault(cell.part, {}).setdefault(cell.owner, []).append(cell.holder[cell.key])
            cell.holder[cell.key] = None
    return hidden


def _reveal(table: Table, opened: Mapping[str, Mapping[int, Iterator[object]]], people: People) -> None:
    """Put accounts in place of numbers, and everything private that is not erased back in its place."""
    owners = [people.masked(value) for value in _owners(table)]
    table.columns = {name: _mapped(people.unmask, column) for name, column in table.columns.items()}
    for cell in _cells(table, owners):
        values = opened.get(cell.part, {}).get(cell.owner)
        if values is not None:
            cell.holder[cell.key] = next(values)
        elif isinstance(cell.holder, dict):
            del cell.holder[cell.key]
        elif must_be_there(table.kind, cell.field):
            cell.holder[cell.key] = people.called(cell.owner) if cell.part == NAMES else ""
        else:
            cell.holder[cell.key] = GONE


def _owners(table: Table) -> list[Any]:
    owner = owner_in(table.fields)
    return [] if owner is None else table.columns[owner]


def _cells(table: Table, owners: Sequence[int | None]) -> Iterator[Cell]:
    """Everything private in a table that belongs to somebody; the same cells in the same order, hidden or not."""
    if not owners:
        return
    fields = private(table.kind)
    for name, column in table.columns.items():
        if name in fields:
            for i, owner in enumerate(owners):
                if owner is not None:
                    yield Cell(fields[name], owner, name, column, i)
        elif name == "args":
            for args, owner in zip(column, owners, strict=True):
                if owner is not None and isinstance(args, dict):
                    for key in [key for key in args if key in fields]:
                        yield Cell(fields[key], owner, key, args, key)


def _mapped(change: Callable[[object], object], column: list[Any]) -> list[Any]:
    """The column with every text in it changed; one that stands in it often is changed once."""
    kinds = set(map(type, column))
    if kinds.isdisjoint((str, list, dict)):
        return column
    if kinds == {str}:
        texts = {text: change(text) for text in set(column)}
        return [texts[text] for text in column]
    return [change(value) for value in column]
