"""The case from which generated code is set: names not used yet, constants, and what was written and not read yet."""

from itertools import count
from typing import Any

from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.needs import indexed


class Case:
    """What the writers of one rulebook share; `space` is where their code finds its names."""

    def __init__(self, book: Rulebook, lexicon: Lexicon, space: dict[str, Any]) -> None:
        self.book, self.lexicon, self.space = book, lexicon, space
        self.names = count()
        self.waiting: list[str] = []
        """Functions that are written, and stand in no `space` yet."""
        self.definitions: dict[str, str] = {}
        """The function that reads a definition, by the definition's name."""
        self.indexed = indexed(lexicon)

    def keep(self, value: Any) -> str:
        """The name of a constant of the generated code."""
        name = f"k{next(self.names)}"
        self.space[name] = value
        return name
