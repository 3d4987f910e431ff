"""In which order the lines of a list are read: a test as soon as all is found that it speaks of.

A list of lines is searched: some lines find something (`victim is inside any zone`), others test what was found. Tests
rule out most of what is found, so those that are quick are read before the next search begins, and those that ask the
actors alone before any; the slow ones only before a search of what happened. Searches keep the order of the text, so
that whatever fits is found in the same order, and told alike.
"""

from collections.abc import Iterable, Iterator, Sequence

from lawspeaker.law.tree import (
    Asked,
    Bound,
    Called,
    Compared,
    Counted,
    Group,
    Happened,
    Holds,
    Line,
    Mentions,
    Named,
    Role,
    Rulebook,
    Ruled,
    Some,
)
from lawspeaker.law.walk import parts


def bound_in(line: Line) -> set[int]:
    """What earlier lines have to have found for this one."""
    return {part.var for part in parts(line.condition) if isinstance(part, Bound)} - sought_in(line)


def sought_in(line: Line) -> set[int]:
    """What this line finds."""
    return {part.var for part in parts(line.condition) if isinstance(part, Some | Happened | Counted)}


def is_open(line: Line) -> bool:
    """Whether people or later rulings may still fill something in a line."""
    return any(
        isinstance(part, Asked | Ruled) or (isinstance(part, Happened) and part.word.after)
        for part in parts(line.condition)
    )


def reading_order(book: Rulebook, lines: Sequence[Line], found: Iterable[int]) -> Iterator[int]:
    """The numbers of the lines in the order in which they are best read, where so much has been found before."""
    known, waiting = set(found), list(range(len(lines)))
    while waiting:
        search = isinstance(lines[waiting[0]].condition, Happened)
        quick = {i: _is_quick(book, lines[i]) for i in waiting if _tests(lines[i]) and bound_in(lines[i]) <= known}
        tests = [i for i in quick if quick[i] or i == waiting[0] or (search and bound_in(lines[i]))]
        chosen = min(tests, key=lambda i: (not quick[i], i), default=waiting[0])
        waiting.remove(chosen)
        known |= sought_in(lines[chosen])
        yield chosen


def _tests(line: Line) -> bool:
    """Whether a line only tests what is known, and may come out false."""
    told = line.condition
    if isinstance(told, Happened):
        return (told.negated or told.times is not None) and not told.word.after
    if isinstance(told, Holds):
        return told.negated or not _searches(told.args)
    if isinstance(told, Called):
        return not _searches(told.args)
    if isinstance(told, Compared):
        return not _searches((told.measure, told.bound))
    return isinstance(told, Group | Counted) or (isinstance(told, Mentions) and told.which is None)


def finds(line: Line) -> bool:
    """Whether a line may be true in several ways, so that what stands behind it is read for each."""
    told = line.condition
    return not (_tests(line) or isinstance(told, Asked | Ruled) or (isinstance(told, Happened) and told.word.after))


def _searches(terms: object) -> bool:
    """Whether any of these terms may be one of several."""
    return any(
        isinstance(part, Some) or (isinstance(part, Named) and (part.word.many or part.word.gives == "list"))
        for part in parts(terms)
    )


def _is_quick(book: Rulebook, line: Line) -> bool:
    """Whether a test asks one thing only; a definition that speaks of zones alone is known by heart."""
    told = line.condition
    if isinstance(told, Holds):
        return told.within is None and told.throughout is None and not _searches(told.args)
    if isinstance(told, Called):
        return is_still(whole_of(book, book.definitions[told.definition].body))
    return isinstance(told, Compared)


def whole_of(book: Rulebook, stands: object) -> Iterator[object]:
    """All that an article or a block is made of, and what the definitions in it are."""
    for part in parts(stands):
        yield part
        if isinstance(part, Called):
            yield from whole_of(book, book.definitions[part.definition].body)


def is_still(whole: Iterable[object]) -> bool:
    """Whether all of these lines speak of what stays as it is while no zone changes."""
    every = list(whole)
    told = [part.condition for part in every if isinstance(part, Line)]
    plain = all(isinstance(one, Holds | Called | Group) for one in told) and not any(isinstance(p, Role) for p in every)
    states = [one for one in told if isinstance(one, Holds)]
    return plain and all(one.word.still and one.within is None and one.throughout is None for one in states)
