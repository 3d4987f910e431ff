"""A first glance at an article: whether it can apply at all, by those of its lines that are quickly read.

Lines are written in the order in which people think of them, and what they search for is sought in that order. Some ask
of one thing that has to be near somebody (`visitor is inside that zone`): it is quicker to seek that thing first. If no
one thing fits these lines, nothing fits all.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from lawspeaker.law.tree import (
    Blank,
    Block,
    Bound,
    Called,
    Counted,
    Group,
    Happened,
    Holds,
    LetRef,
    Line,
    Role,
    Rulebook,
    Some,
    Written,
)
from lawspeaker.referee.swift.order import bound_in, is_open, sought_in

NARROWED = "zone"
"""The kind of things of which it is quickly known which of them a state may be true of."""


def glances(book: Rulebook, block: Block | None) -> list[tuple[Line, ...]]:
    """Lists of lines each of which something must fit if the block holds: lines that ask less, in a quicker order."""
    if block is None or block.joined != "and":
        return []
    lines = list(_unfolded(book, block.lines, iter(range(1 << 20, 1 << 30))))
    late = [line for line in _behind_a_search(lines) if not is_open(line)]
    found: list[tuple[Line, ...]] = []
    for variable in dict.fromkeys(v for line in late for v in bound_in(line)):
        source = next(line for line in lines if variable in sought_in(line))
        about = [line for line in late if bound_in(line) == {variable} and not sought_in(line)]
        first = next((line for line in about if _narrows(line, variable)), None)
        if first is not None and not _seeks_quickly(source):
            found.append((_seeking(first, variable), *(line for line in about if line is not first)))
    return found


def _unfolded(book: Rulebook, lines: Iterable[Line], fresh: Iterator[int]) -> Iterator[Line]:
    """The lines, those of definitions in the place of their names, where all of them have to hold."""
    for line in lines:
        told = line.condition
        if isinstance(told, Group) and told.how == "all":
            yield from _unfolded(book, told.lines, fresh)
        elif isinstance(told, Called) and book.definitions[told.definition].body.joined == "and":
            if all(isinstance(arg, Role | Bound | Written | LetRef | Blank) for arg in told.args):
                yield from _unfolded(book, _filled(book, told, fresh), fresh)
            else:
                yield line
        else:
            yield line


def _filled(book: Rulebook, told: Called, fresh: Iterator[int]) -> list[Line]:
    """The lines of a definition with its blanks filled, and what they find under numbers of their own."""
    numbers: dict[int, int] = {}

    def fill(part: Any) -> Any:
        if isinstance(part, Blank):
            return told.args[part.index]
        if isinstance(part, Some | Bound | Happened | Counted) and part.var >= 0:
            if part.var not in numbers:
                numbers[part.var] = next(fresh)
            return replace(part, var=numbers[part.var])
        return part

    return [_changed(line, fill) for line in book.definitions[told.definition].body.lines]


def _changed(tree: Any, change: Callable[[Any], Any]) -> Any:
    """A part of a tree with every part of it changed, the inner ones first."""
    if isinstance(tree, tuple):
        return tuple([_changed(part, change) for part in tree])
    if not is_dataclass(tree) or isinstance(tree, type) or not tree.__module__.endswith("law.tree"):
        return tree
    new = {field.name: _changed(getattr(tree, field.name), change) for field in fields(tree) if field.init}
    same = all(value is getattr(tree, name) for name, value in new.items())
    return change(tree if same else replace(tree, **new))


def _behind_a_search(lines: Sequence[Line]) -> list[Line]:
    """The lines that are read only where an earlier one has found something."""
    first = next((i for i, line in enumerate(lines) if sought_in(line)), len(lines))
    return list(lines[first + 1 :])


def _is_given(term: Any) -> bool:
    return isinstance(term, Role | Written | LetRef)


def _narrows(line: Line, variable: int) -> bool:
    """Whether only a few things have to be looked at to see of which this line may be true."""
    told = line.condition
    if not isinstance(told, Holds) or told.negated or told.word.among is None or not _is_momentary(told):
        return False
    *given, last = told.args
    return isinstance(last, Bound) and last.var == variable and last.kind == NARROWED and all(map(_is_given, given))


def _is_momentary(told: Holds) -> bool:
    return told.within is None and told.throughout is None


def _seeks_quickly(line: Line) -> bool:
    """Whether a line that seeks one thing looks at few of them."""
    told = line.condition
    if not isinstance(told, Holds) or told.word.among is None or not isinstance(told.args[-1], Some):
        return False
    return all(map(_is_given, told.args[:-1]))


def _seeking(line: Line, variable: int) -> Line:
    """The line as one that finds the thing instead of being told of it."""
    told = line.condition
    assert isinstance(told, Holds)
    *given, last = told.args
    return replace(line, condition=replace(told, args=(*given, Some(variable, last.kind, last.kind))))
