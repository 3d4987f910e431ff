"""What would settle an unclear ruling: what it would be if some unknowns were so.

A ruling rests on past acts that may be unclear themselves. Each of them is worked out once for what is supposed, and
kept for the next ruling that rests on it, until something is found. Where a fight has gone on unclear for long, an act
rests on one that rests on another, and so on; those too deep are left as they were ruled on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol, TypeAlias

from lawspeaker.referee.answers import Answers, overruled
from lawspeaker.referee.entries import Entry, Key
from lawspeaker.referee.formula import Leaf, Truth
from lawspeaker.referee.remainders import Remainder, rests_of
from lawspeaker.referee.rulings import Outcome, decide, lawful_by

Given: TypeAlias = Mapping[str, bool]
"""Unknowns, by their ids, and what is supposed of each."""
Verdict: TypeAlias = tuple[str, list[str]]
"""A ruling's value and its articles."""
Past: TypeAlias = dict[Key, Verdict]
"""What acts would come to if the same were so."""
Doing: TypeAlias = tuple[int, Any]
"""A past act, as a leaf asks of it: its `seq`, and who did it."""
DEEP = 30
"""So many acts that rest one on the other are supposed; of one that rests on more, every unknown is named."""
KEPT = 2000
"""Acts of which it is kept what they would come to; beyond that all is worked out anew."""
MANY = 6
"""Up to so many unknowns, every way to fill them is tried to see which of them matter."""


class Known(Protocol):
    """What an inquiry asks of the docket."""

    answers: Answers

    def left(self, entry: Entry) -> Sequence[Remainder]:
        """What is left of the articles that may apply to an act."""
        ...

    def fill(self, entry: Entry, leaf: Leaf) -> Truth:
        """What fills a leaf of an act by all that is known now."""
        ...

    def of(self, leaf: Leaf) -> Entry | None:
        """The past act that a leaf asks of."""
        ...


@dataclass(slots=True, frozen=True)
class Share:
    """An act, divided: what comes of some articles whatever is supposed, what is left of the others, the unclear acts
    that these rest on, and how many of such rest one on the other."""

    fixed: Sequence[Outcome]
    open: Sequence[Remainder]
    rests: Mapping[Doing, Entry]
    depth: int


class Inquiry:
    """All that has been supposed since something was found last."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._shares: dict[Key, Share] = {}
        self._supposed: dict[frozenset[tuple[str, bool]], Past] = {}

    def forget(self) -> None:
        """Something was found, reported or ruled on anew, so that acts may come to something else."""
        self._shares.clear()
        self._supposed.clear()

    def mattering(self, entry: Entry, ids: Sequence[str]) -> list[str]:
        """Which of these unknowns can make a difference to a ruling, those first that may settle it alone."""

        def ruling(given: Given) -> str:
            return self._verdict(entry, given)[0]

        if len(self._shares) > KEPT:
            self.forget()
        if self._share(entry).depth > DEEP:
            return list(ids)
        alone = [i for i in ids if any(ruling({i: yes}) != "unclear" for yes in (True, False))]
        if len(ids) > MANY:
            return [*alone, *(i for i in ids if i not in alone)]
        matter = set(alone)
        for values in product((True, False), repeat=len(ids)):
            given = dict(zip(ids, values, strict=True))
            was = ruling(given)
            matter |= {i for i in ids if i not in matter and ruling({**given, i: not given[i]}) != was}
        return [*alone, *(i for i in ids if i not in alone and i in matter)]

    # Supposing --------------------------------------------------------------------------------------------------------

    def _verdict(self, entry: Entry, given: Given) -> Verdict:
        """What the ruling on an act would be, once those that it rests on are worked out."""
        past = self._supposed.setdefault(frozenset(given.items()), {})
        waiting = [entry]
        while waiting:
            one = waiting[-1]
            share = self._share(one)
            before = [rest for rest in share.rests.values() if rest.act.key not in past]
            if before:
                waiting += before
                continue
            waiting.pop()
            if one.act.key not in past:
                past[one.act.key] = self._decide(one, share, given, past)
        return past[entry.act.key]

    def _decide(self, entry: Entry, share: Share, given: Given, past: Past) -> Verdict:
        def ask(leaf: Leaf) -> Truth:
            if leaf.sort == "ruling":
                rest = share.rests.get((leaf.seq, leaf.args[0]))
                return self.known.fill(entry, leaf) if rest is None else lawful_by(leaf, *past[rest.act.key])
            return given[leaf.id] if leaf.sort != "gate" and leaf.id in given else self.known.fill(entry, leaf)

        values = [Outcome(remainder.article, remainder.value(ask)) for remainder in share.open]
        found = self.known.answers.on(entry)
        if found:
            told = {outcome.article.id: outcome.value for outcome in (*share.fixed, *values)}
            values = [overruled(found, Outcome(a, told.get(a.id, False))) for a in entry.articles]
        decision = decide(values if found else [*share.fixed, *values])
        return decision.value, [outcome.article.id for outcome in decision.decisive]

    # Dividing ---------------------------------------------------------------------------------------------------------

    def _share(self, entry: Entry) -> Share:
        """An act, divided, once those that it rests on are."""
        shares, waiting = self._shares, [entry]
        while waiting and entry.act.key not in shares:
            rests = self._unclear_before(waiting[-1])
            before = [rest for rest in rests.values() if rest.act.key not in shares]
            if before:
                waiting += before
            else:
                one = waiting.pop()
                shares[one.act.key] = self._divide(one, rests)
        return shares[entry.act.key]

    def _divide(self, entry: Entry, rests: Mapping[Doing, Entry]) -> Share:
        depth = 1 + max((self._shares[rest.act.key].depth for rest in rests.values()), default=0)
        near = {name: rest for name, rest in rests.items() if self._shares[rest.act.key].depth <= DEEP}
        fixed, open_ = [], []
        for remainder in self.known.left(entry):
            if any(self._may_be_supposed(leaf, near) for leaf in remainder.leaves()):
                open_.append(remainder)
            else:
                fixed.append(Outcome(remainder.article, remainder.value(lambda leaf: self.known.fill(entry, leaf))))
        return Share(fixed, open_, near, depth)

    @staticmethod
    def _may_be_supposed(leaf: Leaf, rests: Mapping[Doing, Entry]) -> bool:
        return (leaf.seq, leaf.args[0]) in rests if leaf.sort == "ruling" else leaf.sort != "gate"

    def _unclear_before(self, entry: Entry) -> dict[Doing, Entry]:
        """The unclear acts on which the ruling on an act rests, by their `seq` and who did them."""
        found: dict[Doing, Entry] = {}
        for leaf in rests_of(self.known.left(entry)):
            past = self.known.of(leaf)
            if past is not None and past.ruling is not None and past.ruling.ruling == "unclear":
                found[leaf.seq, leaf.args[0]] = past
        return found
