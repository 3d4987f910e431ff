"""One line as it was spoken: its words and where they stand, the phrases among them, and how far it was understood."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from lawspeaker.law.errors import Misread
from lawspeaker.law.phrases import Phrases, Scope, spans_of, tokens_of
from lawspeaker.law.sentences import Node, Sentences
from lawspeaker.law.tree import Condition, Named, Role

__all__ = ["Reached", "Spoken"]


@dataclass(slots=True)
class Reached:
    """How far a line was understood: the farthest word, and what could have stood there."""

    i: int = 0
    fixed: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    mismatch: tuple[Named | Role, Any, int] | None = None
    bound: tuple[Named | Role, int] | None = None

    def note(self, i: int, node: Node) -> None:
        """The line was understood up to word `i`; this could follow."""
        if i < self.i:
            return
        if i > self.i:
            self.i, self.fixed, self.kinds = i, set(), set()
        self.fixed |= node.fixed.keys()
        self.kinds |= {kind for kind, _ in node.slots}


class Spoken(ABC):
    """A line in a scope, to be read by these sentences; one that is `quiet` says nothing of why it cannot be."""

    def __init__(self, sentences: Sentences, text: str, scope: Scope, quiet: bool = False) -> None:
        self.sentences, self.text, self.scope, self.quiet = sentences, text, scope, quiet
        self.words, self.spans = tokens_of(text), spans_of(text)
        self.phrases = Phrases(self.words, scope)
        self.reached = Reached()
        self.noting = True

    @abstractmethod
    def condition(self) -> Condition:
        """The condition that the line states; raises Misread."""

    @abstractmethod
    def defined(self, root: Node) -> str:
        """The definition in this trie that the whole line is, if any."""

    def extent(self, i: int, j: int) -> tuple[int, int]:
        """Column and width of the words from `i` up to `j`."""
        if not self.spans or i >= len(self.spans):
            return len(self.text), 1
        begin = self.spans[i][0]
        return begin, max(1, self.spans[min(max(j, i + 1), len(self.spans)) - 1][1] - begin)

    def wrong(self, code: str, message: str, help_: str, i: int, j: int) -> Misread:
        """What is wrong with the words from `i` up to `j`."""
        column, width = self.extent(i, j)
        return Misread(code, message, help_, column, width)

    def rest(self, i: int) -> str:
        """The words from `i` on."""
        return " ".join(self.words[i:])
