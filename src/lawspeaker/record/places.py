"""Positions in columns: each person's way through a page as small steps, in tenths of a metre as the game sends them.

Nothing is rounded. A page whose places are finer takes a finer unit for all of them, and the odd place that no unit
fits is kept beside the columns exactly as it came: what is judged later must be judged on the same numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise, repeat
from math import copysign
from operator import truediv
from typing import Any

import msgspec
from msgspec import Struct

from lawspeaker.record.columns import open_, shut

__all__ = ["Row", "pack", "unpack"]

Row = tuple[str, float, float, float]
"""Player, x, y, z; in metres."""

Rows = Sequence[tuple[str, float, float, float]]

UNITS = (10, 100, 1000)
"""Units to a metre."""

ODD_ONE_IN = 50
LARGEST = 2.0**53


class Ways(Struct, array_like=True):
    """A page's rows. `counts` of rows by event, `order` (whose row comes next, an index into `people`) and `axes` are
    compressed columns; `lengths` counts the rows of each person, by whom the axes are cut into ways."""

    unit: int
    people: list[int]
    lengths: list[int]
    counts: bytes
    order: bytes
    axes: tuple[bytes, bytes, bytes]
    odd: list[tuple[int, int, float]]
    """Axis, index in its column, and the exact value."""


def pack(events: Iterable[Rows], number: Callable[[str], int]) -> bytes:
    """The rows of several `positions` events, in order; `number` gives an account's number."""
    counts, order, ways = _by_person(events)
    columns = [[float(row[axis]) for way in ways.values() for row in way] for axis in (1, 2, 3)]
    unit = _unit(columns)
    lengths = [len(way) for way in ways.values()]
    steps = [_steps(column, unit, lengths) for column in columns]
    return msgspec.msgpack.encode(
        Ways(
            unit=unit,
            people=[number(player) for player in ways],
            lengths=lengths,
            counts=shut(counts),
            order=shut(order),
            axes=(shut(steps[0]), shut(steps[1]), shut(steps[2])),
            odd=[(axis, i, column[i]) for axis, column in enumerate(columns) for i in _odd(column, unit)],
        )
    )


def unpack(body: bytes, account: Callable[[int], str]) -> Iterator[list[Row]]:
    """The rows of each event, in order; `account` gives the account of a number."""
    ways = msgspec.msgpack.decode(body, type=Ways)
    columns = [_walk(open_(axis), ways.unit, ways.lengths) for axis in ways.axes]
    for axis, i, value in ways.odd:
        columns[axis][i] = value
    names = chain.from_iterable(map(repeat, map(account, ways.people), ways.lengths))
    by_person = list(zip(names, *columns, strict=True))
    ends = list(accumulate(ways.lengths, initial=0))
    each = [iter(by_person[begin:end]) for begin, end in pairwise(ends)]
    rows = map(next, map(each.__getitem__, open_(ways.order)))
    for count in open_(ways.counts):
        yield list(islice(rows, count))


def _by_person(events: Iterable[Rows]) -> tuple[list[int], list[int], dict[str, list[Any]]]:
    counts: list[int] = []
    order: list[int] = []
    ways: dict[str, list[Any]] = {}
    places: dict[str, int] = {}
    for rows in events:
        counts.append(len(rows))
        for row in rows:
            player = row[0]
            if player not in ways:
                places[player] = len(ways)
                ways[player] = []
            ways[player].append(row)
            order.append(places[player])
    return counts, order, ways


def _unit(columns: Sequence[Sequence[float]]) -> int:
    """The coarsest unit that fits nearly all places; if none does, the one that fits most."""
    most = sum(map(len, columns)) // ODD_ONE_IN
    misfits: dict[int, int] = {}
    for unit in UNITS:
        misfits[unit] = sum(len(_odd(column, unit)) for column in columns)
        if misfits[unit] <= most:
            return unit
    return min(misfits, key=lambda unit: misfits[unit])


def _units(column: Iterable[float], unit: int) -> list[int]:
    bound = LARGEST / unit
    return [round(value * unit) if -bound < value < bound else 0 for value in column]


def _odd(column: Sequence[float], unit: int) -> list[int]:
    """Which values the unit does not give back to the last bit, the sign of a zero included."""
    return [
        i
        for i, (steps, value) in enumerate(zip(_units(column, unit), column, strict=True))
        if steps / unit != value or (not steps and copysign(1, value) < 0)
    ]


def _steps(column: Sequence[float], unit: int, lengths: Iterable[int]) -> list[int]:
    steps: list[int] = []
    units = iter(_units(column, unit))
    for length in lengths:
        way = list(islice(units, length))
        steps.append(way[0])
        steps += [after - before for before, after in pairwise(way)]
    return steps


def _walk(steps: Iterable[int], unit: int, lengths: Iterable[int]) -> list[float]:
    rest = iter(steps)
    units = chain.from_iterable(accumulate(islice(rest, length)) for length in lengths)
    return list(map(truediv, units, repeat(unit)))
