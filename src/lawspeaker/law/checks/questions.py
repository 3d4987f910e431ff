"""Questions need a cause: a question rests on something that the record can fail, or every act would be unclear."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawspeaker.law.checks.over import Over
from lawspeaker.law.errors import Diagnostic, Spot
from lawspeaker.law.tree import (
    Asked,
    Block,
    Called,
    Condition,
    Counted,
    Group,
    Happened,
    Line,
    Rulebook,
)
from lawspeaker.law.walk import blocks

ADVICE = (
    "ask only where something happened that the record can fail to show: `anyone reported it`, a warning, speech; it "
    "stands in the same list, joined by `and`"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question without a cause, and where it is asked."""

    text: str
    spot: Spot


def look(over: Over) -> Iterator[Diagnostic]:
    """Every question of an article that nothing gates."""
    for article in over.book.articles:
        for _, block in blocks(article):
            for ask in _ungated(over.book, block, {}):
                message = f"`{article.id}` asks whether “{ask.text}” of every such act"
                yield Diagnostic("ungated-question", message, ask.spot, ADVICE)


def _ungated(book: Rulebook, block: Block, memory: dict[str, list[Ask]]) -> list[Ask]:
    if block.joined == "or":
        return [ask for line in block.lines for ask in _of(book, line, memory)]
    return _list(book, block.lines, memory)


def _list(book: Rulebook, lines: Sequence[Line], memory: dict[str, list[Ask]]) -> list[Ask]:
    """The questions of an `and` list, unless a line of it can fail."""
    if any(gates(book, line.condition) for line in lines):
        return []
    return [ask for line in lines for ask in _of(book, line, memory)]


def _of(book: Rulebook, line: Line, memory: dict[str, list[Ask]]) -> list[Ask]:
    condition = line.condition.body if isinstance(line.condition, Counted) else line.condition
    if isinstance(condition, Asked):
        return [Ask(condition.text, line.spot)]
    if isinstance(condition, Group):
        if condition.how == "all":
            return _list(book, condition.lines, memory)
        return [ask for inner in condition.lines for ask in _of(book, inner, memory)]
    if isinstance(condition, Called):
        name = condition.definition
        if name not in memory:
            memory[name] = _ungated(book, book.definitions[name].body, memory)
        return [Ask(ask.text, line.spot) for ask in memory[name]]
    return []


def gates(book: Rulebook, condition: Condition) -> bool:
    """Whether the record can fail this: it is false until something happens or holds."""
    if isinstance(condition, Asked):
        return False
    if isinstance(condition, Happened):
        return not condition.negated
    if isinstance(condition, Counted):
        return condition.how in ("at least", "more than", "every") and gates(book, condition.body)
    if isinstance(condition, Group):
        if condition.how == "none":
            return False
        some = [gates(book, line.condition) for line in condition.lines]
        return any(some) if condition.how == "all" else bool(some) and all(some)
    if isinstance(condition, Called):
        body = book.definitions[condition.definition].body
        some = [gates(book, line.condition) for line in body.lines]
        return any(some) if body.joined == "and" else bool(some) and all(some)
    return True


__all__ = ["gates", "look"]
