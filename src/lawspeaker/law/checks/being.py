"""Acts of being (standing somewhere, wearing a name): without a happening that gates them, all are looked at always."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Block, Called, Condition, Group, Happened, Rulebook


def look(over: Over) -> Iterator[Diagnostic]:
    """Each prohibition on an act of being that no happening gates."""
    for article in over.of("forbid"):
        being = [a for a in article.acts if a in over.lexicon.acts and over.lexicon.acts[a].being]
        if being and not (article.when is not None and _gated(over.book, article.when)):
            message = f"`{article.id}` is looked at for everybody, all the time"
            advice = (
                f"`{being[0]}` is an act of being: begin with what happened, such as `visitor died within the last …`"
            )
            yield warning("ungated-being", message, article.spot, advice)


def _gated(book: Rulebook, block: Block) -> bool:
    gates = [_happens(book, line.condition) for line in block.lines]
    return any(gates) if block.joined == "and" else bool(gates) and all(gates)


def _happens(book: Rulebook, condition: Condition) -> bool:
    if isinstance(condition, Happened):
        return not condition.negated
    if isinstance(condition, Called):
        return _gated(book, book.definitions[condition.definition].body)
    if isinstance(condition, Group) and condition.how != "none":
        gates = [_happens(book, line.condition) for line in condition.lines]
        return any(gates) if condition.how == "all" else bool(gates) and all(gates)
    return False
