"""Walks through a rulebook's tree: its lines, the conditions in them, and the terms in those."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from lawspeaker.law.errors import Spot
from lawspeaker.law.lexicon import Word
from lawspeaker.law.tree import (
    Article,
    Block,
    Called,
    Compared,
    Condition,
    Counted,
    Definition,
    Group,
    Happened,
    Holds,
    Line,
    Mentions,
    Named,
    Never,
    Rulebook,
    Ruled,
    Some,
    TableSays,
    Term,
)

Owner = Article | Definition | Never
PLAIN: tuple[Any, ...] = (str, int, bool, tuple[str, ...], frozenset[str])
"""Kinds of fields that hold no parts of a tree."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A condition, the line it stands in, and whose line that is; `block` is `when`, `unless`, `kept`, `broken`."""

    owner: Owner
    block: str
    line: Line
    condition: Condition

    @property
    def spot(self) -> Spot:
        """Where the line stands."""
        return self.line.spot


def blocks(owner: Owner) -> Iterator[tuple[str, Block]]:
    """The blocks of an article, a definition or a fact that is never a reason."""
    if isinstance(owner, Definition):
        yield "when", owner.body
    elif isinstance(owner, Never):
        yield "when", Block("or", (owner.line,))
    else:
        for name in ("when", "unless", "kept", "broken"):
            block = getattr(owner, name)
            if block is not None:
                yield name, block


def owners(book: Rulebook) -> Iterator[Owner]:
    """Everything that has lines."""
    yield from book.definitions.values()
    yield from book.articles
    yield from book.nevers


def leaves(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Condition]]:
    """Every condition of these lines that is no group, with its own line; a counted sentence, then what it counts."""
    for line in lines:
        yield from _leaves(line, line.condition)


def _leaves(line: Line, condition: Condition) -> Iterator[tuple[Line, Condition]]:
    if isinstance(condition, Group):
        yield from leaves(condition.lines)
        return
    yield line, condition
    if isinstance(condition, Counted):
        yield from _leaves(line, condition.body)


def everything(book: Rulebook) -> Iterator[Stands]:
    """Every condition of a rulebook."""
    for owner in owners(book):
        for name, block in blocks(owner):
            for line, condition in leaves(block.lines):
                yield Stands(owner, name, line, condition)


def lines_of(book: Rulebook) -> Iterator[tuple[Owner, Line]]:
    """Every line of a rulebook, groups and what is in them."""
    for owner in owners(book):
        for _, block in blocks(owner):
            for line in block.lines:
                yield from _nested(owner, line)


def _nested(owner: Owner, line: Line) -> Iterator[tuple[Owner, Line]]:
    yield owner, line
    if isinstance(line.condition, Group):
        for inner in line.condition.lines:
            yield from _nested(owner, inner)


def terms(condition: Condition) -> Iterator[Term]:
    """Every term of a condition, and those inside them; of a group or a counted sentence its own only."""
    for term in _own(condition):
        yield from _within(term)


def _own(condition: Condition) -> Iterator[Term]:
    found: list[Term | None] = []
    if isinstance(condition, Happened):
        found = [*condition.args, condition.times, condition.apart]
        for window in condition.windows:
            found += [window.youngest, window.oldest, window.since, window.least, window.most, window.span]
    elif isinstance(condition, Holds):
        found = [*condition.args, condition.within, condition.throughout]
    elif isinstance(condition, Compared):
        found = [condition.measure, condition.bound]
    elif isinstance(condition, Mentions):
        found = [condition.text, condition.which]
    elif isinstance(condition, TableSays):
        found = [condition.row]
    elif isinstance(condition, Ruled):
        found = [condition.happening]
    elif isinstance(condition, Called):
        found = [*condition.args]
    elif isinstance(condition, Counted):
        found = [condition.number, condition.source]
    yield from (f for f in found if f is not None)


def _within(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, Named):
        for arg in term.args:
            yield from _within(arg)
    elif isinstance(term, Some) and term.source is not None:
        yield from _within(term.source)


def parts(tree: Any, closed: tuple[type, ...] = ()) -> Iterator[Any]:
    """Everything that a part of a tree is made of, itself first, in the order of the text; of a tuple or list of parts
    likewise. Words, spots and what is of the `closed` kinds are not looked into."""
    found: list[Any] = []
    _gather(tree, closed, found)
    return iter(found)


def _gather(tree: Any, closed: tuple[type, ...], found: list[Any]) -> None:
    if isinstance(tree, tuple | list):
        for inner in tree:
            _gather(inner, closed, found)
        return
    kind: type = type(tree)
    names = _parts_of(kind)
    if names is not None:
        found.append(tree)
        for name in names if not isinstance(tree, closed) else ():
            _gather(getattr(tree, name), closed, found)


@cache
def _parts_of(kind: type) -> tuple[str, ...] | None:
    """The names of what something of this kind is made of; None if it is no part of a tree."""
    if not is_dataclass(kind):
        return None
    return () if issubclass(kind, Word | Spot) else tuple(f.name for f in fields(kind) if f.type not in PLAIN)


def speaks_of(book: Rulebook, tree: Any, wanted: Callable[[Any], bool]) -> bool:
    """Whether anything in a tree, definitions unfolded, is what is wanted."""
    for part in parts(tree):
        if wanted(part):
            return True
        if isinstance(part, Called) and speaks_of(book, book.definitions[part.definition].body, wanted):
            return True
    return False


def served(article: Article) -> frozenset[str]:
    """Every clause an article serves: its `cites` and the tags of its lines, in groups too."""
    lines = [line for part in (article.when, article.unless) if part is not None for line in part.lines]
    return frozenset(article.cites).union(*(inner.tags for line in lines for _, inner in _nested(article, line)))


def searched(block: Block) -> int:
    """How many things the lines of one list search for together."""
    counts = [sum(isinstance(t, Some) for _, c in leaves((line,)) for t in terms(c)) for line in block.lines]
    return max(counts, default=0) if block.joined == "or" else sum(counts)


def label(owner: Owner) -> str:
    """How an author calls it."""
    if isinstance(owner, Article):
        return owner.id
    return owner.name if isinstance(owner, Definition) else f"never a reason to {owner.act}"
