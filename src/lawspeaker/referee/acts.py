"""Acts: what the events of the moment put under judgement."""

from typing import Any

from msgspec import Struct

from lawspeaker.events import Event
from lawspeaker.law.lexicon import Word

ALWAYS = ("kill", "attack", "raid")
"""The acts that are ruled on though no article speaks of them."""


class Act(Struct, frozen=True, gc=False):
    """One act: its word, what fills its roles, and the event that is it."""

    word: Word
    roles: dict[str, Any]
    t: int
    seq: int
    event: Event

    @property
    def actor(self) -> Any:
        """Who did it: the first role."""
        return self.roles[self.word.doer]

    @property
    def target(self) -> Any:
        """To whom: the second role, if it has one."""
        return self.roles.get(self.word.other)

    @property
    def key(self) -> tuple[int, str, Any, Any]:
        """What a later ruling on the same act has in common with this one."""
        word, roles = self.word, self.roles
        return self.seq, word.name, roles[word.doer], roles.get(word.other)
