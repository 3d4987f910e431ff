"""Acts of being that places show (standing somewhere): with no happening as a gate all are looked at, always."""

from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.tree import Block, Called, Condition, Group, Happened, Rulebook


def look(over: Over) -> Iterator[Diagnostic]:
    """Each prohibition on an act of being that places show and no happening gates; a name is told once."""
    for article in over.of("forbid"):
        acts = [over.lexicon.acts[a] for a in article.acts if a in over.lexicon.acts]
        being = [word.name for word in acts if word.being and "positions" in word.on]
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
