"""Lines that hold names, and how to read them when a name is written to be misread.

In `A[76561198000000001] was killed by B[76561198000000002] was killed by C[76561198000000003]` somebody is called
`A[76561198000000001] was killed by B`, or somebody is called `B[76561198000000002] was killed by C`. Both readings
are kept, and one is taken only if the names known from elsewhere confirm it and rule the other out. Otherwise the
line is not taken at all: no name makes a killer of anybody.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lawspeaker.gateways.files.names import Names


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line: what it is, who is in it as (id, name), inhabitants included, and its facts."""

    kind: str
    people: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def claim(self) -> tuple[object, ...]:
        """What the reading says of whom; two that claim the same do not contradict each other."""
        return (self.kind, tuple(who for who, _ in self.people), self.facts.get("killer"), self.facts.get("cause"))


class AmbiguousError(ValueError):
    """The line can be read in several ways, and nothing decides between them."""


def decide(readings: Iterable[Reading], names: Names, allowed: Callable[[Reading], bool] | None = None) -> Reading:
    """The one reading that stands; `AmbiguousError` if none does. `allowed` says which may be taken at all."""
    ways: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        ways.setdefault(reading.claim, []).append(reading)
    if len(ways) > 1:
        ways = _confirmed(ways, names)
    if len(ways) != 1:
        raise AmbiguousError("the line can be read in more than one way, because a name in it looks like a part of it")
    (same,) = ways.values()
    chosen = next((one for one in same if confirmed(one, names)), same[0])
    if allowed is not None and not allowed(chosen):
        raise AmbiguousError("the line looks like another kind of line inside a name or a message")
    return chosen


def confirmed(reading: Reading, names: Names) -> bool:
    """Whether every player in it is known under the name that it gives him."""
    return bool(reading.people) and all(names.knows(who, name) for who, name in reading.people)


def _confirmed(ways: dict[tuple[object, ...], list[Reading]], names: Names) -> dict[tuple[object, ...], list[Reading]]:
    """The ways that are confirmed, if every other one is ruled out."""
    good = {claim: same for claim, same in ways.items() if any(confirmed(one, names) for one in same)}
    rivals = [one for claim, same in ways.items() if claim not in good for one in same]
    return good if all(_denied(one, names) for one in rivals) else {}


def _denied(reading: Reading, names: Names) -> bool:
    return any(names.denies(who, name) for who, name in reading.people)
