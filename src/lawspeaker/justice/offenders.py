"""Offenders: of each person the cases that were decided against him, and what they led to."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from lawspeaker.events.findings import Ruling
from lawspeaker.justice.shifting import Shifting, away, out
from lawspeaker.referee.keeping import Keeper

Key = tuple[int, str, str, str | None]
"""An act: its `seq`, what it was, who did it and to whom."""
Slot = tuple[Key, str]
"""What an act led to on one ladder."""


@dataclass(slots=True)
class Case:
    """The last ruling on one act, and the clock (ms) of its first; `chain`: the act with which a lasting one began."""

    ruling: Ruling
    t: int
    chain: Key


@dataclass(slots=True)
class Person:
    """The cases of one person, by act, the punishments that they led to and what may change these, by chain and ladder.

    `breaches` is for each act the key of the case that is its breach.
    """

    cases: dict[Key, Case] = field(default_factory=dict)
    given: dict[Slot, str] = field(default_factory=dict)
    shifting: dict[Slot, list[Shifting]] = field(default_factory=dict)
    breaches: dict[Key, Key] = field(default_factory=dict)

    def ordered(self) -> list[tuple[Key, Case]]:
        """The cases in order of the record."""
        return sorted(self.cases.items(), key=lambda pair: place(pair[0]))

    def join(self, other: "Person") -> None:
        """Take over the cases of another account of his."""
        self.cases |= other.cases
        self.given |= other.given
        self.shifting |= other.shifting
        self.breaches |= other.breaches

    def dump(self, keeper: Keeper) -> dict[str, Any]:
        """The cases, what they led to and what may change that, as plain data."""
        return {
            "cases": [[list(k), msgspec.to_builtins(c.ruling), c.t, list(c.chain)] for k, c in self.cases.items()],
            "given": [[list(chain), ladder, name] for (chain, ladder), name in self.given.items()],
            "shifting": [[list(chain), ladder, away(s, keeper)] for (chain, ladder), s in self.shifting.items()],
            "breaches": [[list(act), list(breach)] for act, breach in self.breaches.items()],
        }

    @classmethod
    def load(cls, data: dict[str, Any], keeper: Keeper) -> "Person":
        """Takes up where `dump` left off."""
        return cls(
            {key_of(k): Case(msgspec.convert(r, Ruling), t, key_of(chain)) for k, r, t, chain in data["cases"]},
            {(key_of(chain), ladder): name for chain, ladder, name in data["given"]},
            {(key_of(chain), ladder): out(shifting, keeper) for chain, ladder, shifting in data["shifting"]},
            {key_of(act): key_of(breach) for act, breach in data["breaches"]},
        )


def place(key: Key) -> tuple[int, str, str, str]:
    """Where an act stands in the order of the record."""
    return *key[:3], key[3] or ""


def key_of(parts: list[Any]) -> Key:
    """A key as it was dumped."""
    seq, act, actor, target = parts
    return seq, act, actor, target
