"""Pages: a stretch of the journal cut into parts, and the parts put together again.

What goes in comes out: every field of every event, known or not, in its place, to the last bit. Events of one type
with the same fields stand in one table, column by column, for a column of victims or of weapons is nearly all
repetition. People are numbers, positions are steps, and what is private is shut away under its owner's key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
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
    """Columns of the heads of all events, in order: each number as its distance from the one before it (`n`: from the
    one that the source was to send), and which table each event stands in."""

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


def restore(parts: Mapping[str, bytes], people: People) -> Iterator[tuple[int, Fields]]:
    """The events of a page, `seq` and fields, in order. Of what is erased, positions have no rows, names are the
    account, words that must be there are empty, and the rest is left out."""
    heads = msgspec.msgpack.decode(unsalted(parts[HEADS]), type=Heads)
    which = open_(heads.table)
    lengths = Counter(which)
    tables = msgspec.json.decode(expand(unsalted(parts[ACTS])), type=list[Table])
    opened = {part: unlock(parts[part], people) for part in (NAMES, WORDS) if part in parts}
    for table in tables:
        _reveal(table, opened, people)
    ways = places.unpack(unsalted(parts[POSITIONS]), people.called) if POSITIONS in parts else repeat([])
    each = [_events(table, lengths[i], ways) for i, table in enumerate(tables)]
    return _headed(heads, [next(each[i]) for i in which])


def moments(parts: Mapping[str, bytes]) -> Iterator[tuple[int, int]]:
    """`seq` and `t` of the events of a page, in order."""
    heads = msgspec.msgpack.decode(unsalted(parts[HEADS]), type=Heads)
    return zip(accumulate(open_(heads.seq)), accumulate(open_(heads.t)), strict=True)


def notes_in(parts: Mapping[str, bytes]) -> list[Note]:
    """What the record noticed while it took the events of a page."""
    return decode(expand(unsalted(parts[NOTES]))) if NOTES in parts else []


def _table(shape: tuple[str, ...], rows: Sequence[Fields]) -> Table:
    kind, *fields = shape
    return Table(kind, fields, {name: [row[name] for row in rows] for name in fields if name not in {"type", "t", "n"}})


def _events(table: Table, length: int, ways: Iterator[list[places.Row]]) -> Iterator[Fields]:
    """The events of one table, their fields in the order they came in."""
    columns = dict(table.columns)
    columns["type"] = [table.kind] * length
    if table.kind == POSITIONS:
        columns[ROWS] = [next(ways) for _ in range(length)]
    rows = zip(*(columns.get(name) or repeat(None, length) for name in table.fields), strict=True)
    if private(table.kind).keys().isdisjoint(table.fields):
        return (dict(zip(table.fields, row, strict=True)) for row in rows)
    return ({name: value for name, value in zip(table.fields, row, strict=True) if value is not GONE} for row in rows)


def _heads(events: Iterable[tuple[int, Fields]], tables: Mapping[tuple[str, ...], int]) -> Heads:
    seqs: list[int] = []
    ts: list[int] = []
    ns: list[int] = []
    seq_before = t_before = 0
    sent: Counter[object] = Counter()
    for seq, fields in events:
        seqs.append(seq - seq_before)
        ts.append(fields["t"] - t_before)
        seq_before, t_before = seq, fields["t"]
        if "n" in fields:
            source = fields.get("source")
            ns.append(fields["n"] - sent[source] - 1)
            sent[source] = fields["n"]
    return Heads(shut(seqs), shut(ts), shut(ns), shut([tables[(fields["type"], *fields)] for _, fields in events]))


def _headed(heads: Heads, events: Iterable[Fields]) -> Iterator[tuple[int, Fields]]:
    """The events with their `seq`, and with `t` and `n` put in."""
    sent: Counter[object] = Counter()
    ns = iter(open_(heads.n))
    for seq, t, fields in zip(accumulate(open_(heads.seq)), accumulate(open_(heads.t)), events, strict=True):
        fields["t"] = t
        if "n" in fields:
            source = fields.get("source")
            fields["n"] = sent[source] = sent[source] + next(ns) + 1
        yield seq, fields


def _introduce(table: Table, people: People) -> None:
    """Give a number to every account in a field that says who, in the event or in its `args`."""
    for name, column in table.columns.items():
        if name in ROLES:
            for account in (account for value in column for account in accounts_in(value)):
                people.introduce(account)
        elif name == "args":
            for args in column:
                for role in args if isinstance(args, dict) else ():
                    if role in ROLES:
                        for account in accounts_in(args[role]):
                            people.introduce(account)


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


def _mapped(change: Any, column: list[Any]) -> list[Any]:
    return [change(value) for value in column]
