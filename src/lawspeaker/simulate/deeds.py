"""The truth of an evening: what somebody did, and why. Only the doer knows it; the record holds no more than the act.

A reason is right or wrong in the eyes of the community that plays, whatever a rulebook makes of what could be seen:
he had been robbed; he forgot the clock; he believed that his sign counts. One deed may have several reasons; it is
right if any of those that make it right is among them and none of those that make it wrong.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from lawspeaker.events import Event

__all__ = ["Deed", "Reason", "reasons"]


class Reason(Struct, frozen=True):
    """Why people do something: the words for it, and whether it makes the deed right."""

    key: str
    right: bool
    say: str


def reasons(right: Mapping[str, str], wrong: Mapping[str, str]) -> dict[str, Reason]:
    """Reasons by their names, from the words for each: those that make a deed right, and those that make it wrong."""
    kinds = ((True, right), (False, wrong))
    return {key: Reason(key, is_right, say) for is_right, words in kinds for key, say in words.items()}


class Deed(Struct, kw_only=True):
    """One deed: `act`, `actor` and `target` as the wire's table of acts calls them, and the reasons.

    `event` is what the deed shows in; a lasting deed goes on from `t` `until` (Unix ms; None: it is not over).
    """

    t: int
    act: str
    actor: str
    target: str | None = None
    reasons: tuple[Reason, ...]
    event: Event | None = None
    lasting: bool = False
    until: int | None = None

    @property
    def right(self) -> bool:
        """Whether it was right."""
        return all(reason.right for reason in self.reasons)

    @property
    def n(self) -> int | UnsetType:
        """The number of its event in what was told; unknown if that was never told."""
        return self.event.n if self.event is not None and isinstance(self.event.n, int) else UNSET

    def plain(self) -> dict[str, Any]:
        """As one line of the truth."""
        found: dict[str, Any] = {"t": self.t, "act": self.act, "actor": self.actor, "target": self.target}
        found |= {"right": self.right, "reasons": [reason.key for reason in self.reasons]}
        found["why"] = "; ".join(reason.say for reason in self.reasons)
        found["n"] = None if isinstance(self.n, UnsetType) else self.n
        return found | ({"until": self.until} if self.lasting else {})
