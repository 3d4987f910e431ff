"""The case from which generated code is set: names not used yet, constants, and what was written and not read yet.

What is certain where code will run is known when it is written (`Sight`): where all is told that it asks for, nothing
that nobody knows has to be thought of, and the code is shorter. So there are two cases for one rulebook.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.needs import indexed


class Sight(NamedTuple):
    """What is certain where code runs: whether anything may have gone `unseen` of which it asks, and the roles that are
    `told`."""

    unseen: bool = True
    told: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[str, ...]:
        """What each generated function is handed."""
        if self.unseen:
            return ("j", "now", "r", "dark")
        return ("j", "now", "r", "t", "index", *(f"r_{role}" for role in self.told))


DIM = Sight()
"""Where nothing is certain."""


class Case:
    """What the writers of one rulebook share; `space` is where their code finds its names, `sight` what it may take for
    certain."""

    def __init__(
        self, book: Rulebook, lexicon: Lexicon, space: dict[str, Any], names: Iterator[int] | None = None
    ) -> None:
        self.book, self.lexicon, self.space = book, lexicon, space
        self.names = count() if names is None else names
        self.sight = DIM
        self.waiting: list[str] = []
        """Functions that are written, and stand in no `space` yet."""
        self.definitions: dict[str, str] = {}
        """The function that reads a definition, by the definition's name."""
        self.indexed = indexed(lexicon)

    def seen(self, sight: Sight) -> "Case":
        """One that shares the names of this, for code that runs where so much is certain."""
        case = Case(self.book, self.lexicon, self.space, self.names)
        case.sight = sight
        return case

    @property
    def given(self) -> str:
        """What each generated function is handed, as parameters or arguments."""
        return ", ".join(self.sight.given)

    def keep(self, value: Any) -> str:
        """The name of a constant of the generated code."""
        name = f"k{next(self.names)}"
        self.space[name] = value
        return name
