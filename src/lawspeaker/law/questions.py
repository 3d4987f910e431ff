"""Questions: what an article leaves for people to say, in itself and in the definitions that it stands on."""

from collections.abc import Iterable
from dataclasses import replace

from lawspeaker.law.draft import Draft
from lawspeaker.law.tree import Article, Asked, Block, Called, Condition, Counted, Group

__all__ = ["asking", "questions"]


def asking(draft: Draft, article: Article) -> Article:
    """The article with the questions it asks, definitions unfolded."""
    return replace(article, questions=tuple(questions(draft, article)))


def questions(draft: Draft, article: Article) -> list[str]:
    """The questions an article asks, definitions unfolded, in their order."""
    found: dict[str, None] = {}
    for block in (article.when, article.unless, article.kept, article.broken):
        if block is not None:
            found |= dict.fromkeys(_asked(draft, block))
    return list(found)


def _asked(draft: Draft, block: Block) -> list[str]:
    return [q for line in block.lines for q in _ask(draft, line.condition)]


def _ask(draft: Draft, condition: Condition) -> Iterable[str]:
    if isinstance(condition, Asked):
        return (condition.text,)
    if isinstance(condition, Called):
        memory = draft.asked
        if condition.definition not in memory:
            body = draft.book.definitions[condition.definition].body
            memory[condition.definition] = tuple(dict.fromkeys(_asked(draft, body)))
        return memory[condition.definition]
    if isinstance(condition, Group):
        return [q for line in condition.lines for q in _ask(draft, line.condition)]
    return _ask(draft, condition.body) if isinstance(condition, Counted) else ()
