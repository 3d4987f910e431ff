"""The acts on the docket: where each is found, what rests on it, and what of it somebody may still answer.

Every ruled act stays, for a finding may come late; those older than a day lie on the shelf until they are asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

from msgspec import Struct

from lawspeaker.events.findings import Ruling
from lawspeaker.events.spans import DAY, HOUR
from lawspeaker.law.tree import Article
from lawspeaker.referee.acts import Act
from lawspeaker.referee.docket.shelf import Shelf
from lawspeaker.referee.ruling.formula import Leaf
from lawspeaker.referee.ruling.reasons import Sentence
from lawspeaker.referee.ruling.remainders import Remainder

Key: TypeAlias = tuple[int, str, Any, Any]
"""An act, as later rulings on it name it: `seq`, word, actor and target."""
ANSWERED = ("fact", "question")
"""The sorts of leaves that a finding may fill."""
SHELVED_AFTER = DAY
"""Whatever nobody asked for so long (ms) goes onto the shelf."""
_sure = attrgetter("sure")


class Entry(Struct, gc=False):
    """One act on the docket: its articles, what is left of those that may apply, its ruling, the permissions by which
    an unclear one may be lawful yet, and its end (ms) if it lasted."""

    act: Act
    articles: Sequence[Article]
    remainders: Sequence[Remainder]
    encounter: str | None
    tiers: dict[int, int]
    old: set[int]
    ruling: Ruling | None = None
    leave: tuple[str, ...] = ()
    until: int | None = None

    @property
    def told(self) -> Sentence:
        """The act as a sentence."""
        act = self.act
        return Sentence(act.word, tuple([act.roles.get(s.name) for s in act.word.roles]))

    @property
    def sure(self) -> bool:
        """Whether all is known of it, whatever is found."""
        return False not in map(_sure, self.remainders)

    def leaves(self) -> list[Leaf]:
        """Whatever may be filled later."""
        return [leaf for remainder in self.remainders if not remainder.sure for leaf in remainder.leaves()]


class Entries:
    """All acts ruled on, in memory or on the shelf."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf
        self.sweep_at = 0
        """When (ms) to look next for what may be put away."""
        self.held: dict[Key, Entry] = {}
        """Those that are not on the shelf."""
        self.by_seq: dict[int, list[Key]] = defaultdict(list)
        self.resting: dict[int, set[Key]] = defaultdict(set)
        """Of each event the acts whose rulings rest on its own."""
        self.asking: dict[str, set[Key]] = defaultdict(set)
        """Of each unknown the acts that a finding on it may settle."""
        self.waiting: dict[str, list[int]] = {}
        """Of each encounter the acts on the shelf that a finding on another of its acts may answer."""

    def __getitem__(self, key: Key) -> Entry:
        """One act; raises KeyError if it was never on the docket."""
        if key not in self.held:
            self.at(key[0])
        return self.held[key]

    def add(self, entry: Entry, key: Key, sure: bool) -> None:
        """Put an act on the docket; of one that is `sure` all is known."""
        self.held[key] = entry
        self.by_seq[key[0]].append(key)
        if sure:
            return
        leaves = entry.leaves()
        for seq in dict.fromkeys([leaf.seq for leaf in leaves if leaf.sort == "ruling"]):
            self.resting[seq].add(key)
        for id_ in dict.fromkeys([leaf.id for leaf in leaves if leaf.sort in ANSWERED]):
            self.asking[id_].add(key)

    def at(self, seq: int) -> Sequence[Key]:
        """The acts of one event, taken off the shelf if they lie there."""
        if self.shelf is not None and seq in self.shelf:
            entries, resting = self.shelf.take(seq)
            self.resting[seq] |= resting
            for entry in entries:
                key = entry.act.key
                self.held[key] = entry
                self.by_seq[seq].append(key)
                for leaf in _asked(entry):
                    self.asking[leaf.id].add(key)
        return self.by_seq.get(seq, ())

    # What is put away ------------------------------------------------------------------------------------------------

    def sweep(self, t: int) -> None:
        """Put away every act that is older than a day at the clock `t` (ms); to be done again in an hour."""
        self.sweep_at = t + HOUR
        if self.shelf is None:
            return
        for key in [k for k, e in self.held.items() if e.act.t < t - SHELVED_AFTER]:
            if key in self.held:
                self._put_away(key[0], self.shelf)

    def _put_away(self, seq: int, shelf: Shelf) -> None:
        entries = [self.held.pop(key) for key in dict.fromkeys(self.by_seq.pop(seq))]
        for entry in entries:
            key = entry.act.key
            for leaf in _asked(entry):
                self.asking[leaf.id].discard(key)
                if not self.asking[leaf.id]:
                    del self.asking[leaf.id]
                if entry.encounter is not None and seq not in self.waiting.setdefault(entry.encounter, []):
                    self.waiting[entry.encounter].append(seq)
        shelf.put(seq, [entries, self.resting.pop(seq, set())])

    def fetch(self, encounters: Iterable[str]) -> None:
        """Take off the shelf what of these encounters may be answered."""
        for encounter in encounters:
            for seq in self.waiting.pop(encounter):
                self.at(seq)


def _asked(entry: Entry) -> list[Leaf]:
    """What a finding may answer of an act."""
    return [leaf for leaf in entry.leaves() if leaf.sort in ANSWERED]
