"""Ladders as a pure function: which rung each offence of a person comes to, from the decided cases alone.

Nothing is counted up as time goes by. Whenever a case is decided otherwise, the whole ladder is worked out again, so
an overturned case changes all that followed from it and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lawspeaker.law.tree import Ladder


@dataclass(frozen=True, slots=True)
class Offence:
    """One decided case on one ladder: the event and the clock (ms) of the act, and when staff lifted what it led to."""

    seq: int
    t: int
    id: str
    lifted_at: int | None = None


def counts(earlier: Offence, t: int, ladder: Ladder) -> bool:
    """Whether an earlier offence still counts at `t`: not lifted by then, and not forgotten by the ladder."""
    if earlier.lifted_at is not None and earlier.lifted_at <= t:
        return False
    return ladder.expires is None or earlier.t + ladder.expires > t


def nths(ladder: Ladder, offences: Iterable[Offence]) -> dict[str, int]:
    """For each offence by its id, the how manieth it is: those before it that still count, and itself."""
    found: dict[str, int] = {}
    before: list[Offence] = []
    for offence in sorted(offences, key=lambda o: (o.seq, o.id)):
        found[offence.id] = 1 + sum(counts(earlier, offence.t, ladder) for earlier in before)
        before.append(offence)
    return found
