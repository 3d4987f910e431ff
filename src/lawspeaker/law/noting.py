"""A rulebook that notes what of it is read: of its lines and of its numbers.

Whoever plays an example under it learns what the example can speak of at all. A line that was never read, a number that
was never asked for, may be changed as one likes: that example comes out the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lawspeaker.law.tree import Article, Block, Definition, Group, Let, Line, Rulebook

__all__ = ["Notes", "noting"]

BLOCKS = ("when", "unless", "kept", "broken")


@dataclass(slots=True)
class Notes:
    """What was read: the lines, by the identity of those of the rulebook itself, and the numbers by their names."""

    lines: set[int] = field(default_factory=set)
    lets: set[str] = field(default_factory=set)

    def taken(self) -> "Notes":
        """What was read until now; from here on they begin anew."""
        found = Notes(self.lines.copy(), self.lets.copy())
        self.lines.clear()
        self.lets.clear()
        return found


class NotedLine(Line):
    """A line that notes when its condition is looked at."""

    __slots__ = ("of", "seen")
    of: int
    seen: set[int]

    def __getattribute__(self, name: str) -> Any:
        """What it is made of."""
        if name == "condition":
            self.seen.add(self.of)
        return super().__getattribute__(name)


class NotedLets(dict[str, Let]):
    """Numbers that note which of them are read; that there is one of a name says nothing of its value."""

    def __init__(self, lets: dict[str, Let], read: set[str]) -> None:
        super().__init__(lets)
        self.read = read

    def __getitem__(self, name: str) -> Let:
        """One of them."""
        self.read.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """One of them, if there is one."""
        self.read.add(name)
        return super().get(name, default)

    def values(self) -> Any:
        """All of them."""
        self.read.update(self)
        return super().values()

    def items(self) -> Any:
        """All of them with their names."""
        self.read.update(self)
        return super().items()


def noting(book: Rulebook) -> tuple[Rulebook, Notes]:
    """The same rulebook, and where it notes what of it is read."""
    notes = Notes()
    articles = tuple(_article(article, notes.lines) for article in book.articles)
    definitions = {name: _definition(one, notes.lines) for name, one in book.definitions.items()}
    return replace(book, articles=articles, definitions=definitions, lets=NotedLets(book.lets, notes.lets)), notes


def _article(article: Article, seen: set[int]) -> Article:
    blocks: dict[str, Any] = {part: _block(getattr(article, part), seen) for part in BLOCKS}
    return replace(article, **blocks)


def _definition(definition: Definition, seen: set[int]) -> Definition:
    return replace(definition, body=replace(definition.body, lines=tuple(_lines(definition.body.lines, seen))))


def _block(block: Block | None, seen: set[int]) -> Block | None:
    return None if block is None else replace(block, lines=tuple(_lines(block.lines, seen)))


def _lines(lines: Iterable[Line], seen: set[int]) -> Iterator[Line]:
    for line in lines:
        noted = NotedLine(_condition(line.condition, seen), line.text, line.tags, line.spot, line.number)
        object.__setattr__(noted, "of", id(line))
        object.__setattr__(noted, "seen", seen)
        yield noted


def _condition(condition: Any, seen: set[int]) -> Any:
    if isinstance(condition, Group):
        return replace(condition, lines=tuple(_lines(condition.lines, seen)))
    return condition
