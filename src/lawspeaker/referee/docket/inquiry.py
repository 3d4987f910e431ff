"""What would settle an unclear ruling: what it would be if some unknowns were so.

A ruling rests on past acts that may be unclear themselves. Each of them is worked out once for what is supposed, and
kept for the next ruling that rests on it, until something is found. Where a fight has gone on unclear for long, an act
rests on one that rests on another, and so on; those too deep are left as they were ruled on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Protocol, TypeAlias

from lawspeaker.referee.docket.answers import Answers, overruled
from lawspeaker.referee.docket.entries import Entry, Key
from lawspeaker.referee.docket.swaying import Sway, Swaying, opposite
from lawspeaker.referee.ruling.formula import Leaf, Truth
from lawspeaker.referee.ruling.remainders import Remainder, rests_of
from lawspeaker.referee.ruling.rulings import Outcome, decide, lawful_by, lifts

Given: TypeAlias = Mapping[str, bool]
"""Unknowns, by their ids, and what is supposed of each."""
Verdict: TypeAlias = tuple[str, list[str]]
"""A ruling's value and its articles; of an unclear one those by which it may be lawful."""
NOTHING: Given = {}
NONE = frozenset[tuple[str, bool]]()
"""The key of what is supposed where nothing is."""
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
class Left:
    """What is left of one article: its unknowns, and the unclear acts that it rests on."""

    remainder: Remainder
    ids: frozenset[str]
    rests: Sequence[Key]


@dataclass(slots=True, frozen=True)
class Share:
    """An act, divided: what comes of some articles whatever is supposed, what is left of the others, the unclear acts
    that these rest on, how many of such rest one on the other, and all unknowns in it and in those."""

    entry: Entry
    key: Key
    fixed: Sequence[Outcome]
    open: Sequence[Left]
    rests: Mapping[Doing, "Share"]
    depth: int
    ids: frozenset[str]


class Inquiry:
    """All that has been supposed since something was found last."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._shares: dict[Key, Share] = {}
        self._supposed: dict[frozenset[tuple[str, bool]], Past] = {}
        self._values: dict[Key, list[Truth]] = {}
        """What comes of what is left of an act's articles where nothing is supposed."""
        self._sways: dict[Key, Sway] = {}
        """The unknowns any one of which might settle an act."""

    def forget(self) -> None:
        """Something was found, reported or ruled on anew, so that acts may come to something else."""
        self._shares.clear()
        self._supposed.clear()
        self._values.clear()
        self._sways.clear()

    def mattering(self, entry: Entry, ids: Sequence[str]) -> list[str]:
        """Which of these unknowns can make a difference to a ruling, those first that may settle it alone."""

        if len(self._shares) > KEPT:
            self.forget()
        share = self._share(entry)
        if share.depth > DEEP:
            return list(ids)

        def ruling(given: Given) -> str:
            return self._verdict(share, given)[0]

        hopeful = frozenset[str]().union(*self._swayed(share))
        alone = [i for i in ids if i in hopeful and any(ruling({i: yes}) != "unclear" for yes in (True, False))]
        if len(ids) > MANY:
            return [*alone, *(i for i in ids if i not in alone)]
        matter = set(alone)
        for values in product((True, False), repeat=len(ids)):
            given = dict(zip(ids, values, strict=True))
            was = ruling(given)
            matter |= {i for i in ids if i not in matter and ruling({**given, i: not given[i]}) != was}
        return [*alone, *(i for i in ids if i not in alone and i in matter)]

    # What one unknown may do ------------------------------------------------------------------------------------------

    def _swayed(self, share: Share) -> Sway:
        """The unknowns of which one alone might make an act unlawful (`true`), and lawful. Cost: one look at what is
        left of each article, of this act and of those that it rests on, which are worked out first."""
        self._verdict(share, NOTHING)
        past, waiting = self._supposed[NONE], [share]
        while waiting:
            rests = waiting[-1].rests.values()
            before = [rest for rest in rests if rest.key not in self._sways and past[rest.key][0] == "unclear"]
            if before:
                waiting += before
                continue
            one = waiting.pop()
            if one.key not in self._sways:
                self._sways[one.key] = self._sway_of(one)
        return self._sways[share.key]

    def _sway_of(self, share: Share) -> Sway:
        if self.known.answers.on(share.entry):
            return Sway(share.ids, share.ids)
        swaying = Swaying(share.ids, lambda leaf: self._sway(swaying, share, leaf))
        every = [(outcome.article, swaying.known(outcome.value)) for outcome in share.fixed]
        every += [(left.remainder.article, swaying.remainder(left.remainder)) for left in share.open]
        unlifted = [(article, opposite(sway)) for article, sway in every if article.force == "permit"]
        return swaying.any_of(
            swaying.all_of((sway, *(each for permit, each in unlifted if lifts(permit, article))))
            for article, sway in every
            if article.force == "forbid"
        )

    def _sway(self, swaying: Swaying, share: Share, leaf: Leaf) -> Sway:
        """What may fill a leaf of an act: its own answer, or what settles the past act that it asks of."""
        rest = share.rests.get((leaf.seq, leaf.args[0])) if leaf.sort == "ruling" else None
        if rest is None:
            truth = self.known.fill(share.entry, leaf)
            if truth is None and leaf.sort in ("fact", "question"):
                return Sway(own := frozenset((leaf.id,)), own)
            return swaying.known(truth)
        truth = lawful_by(leaf, *self._supposed[NONE][rest.key])
        if truth is not None:
            return swaying.known(truth)
        unlawful, lawful = self._sways[rest.key]
        return Sway(lawful, rest.ids if leaf.id else unlawful)

    # Supposing --------------------------------------------------------------------------------------------------------

    def _verdict(self, share: Share, given: Given) -> Verdict:
        """What the ruling on an act would be, once those that it rests on are worked out; one in which nothing is that
        is supposed comes to what it came to anyway."""
        past = self._supposed.setdefault(frozenset(given.items()), {})
        waiting = [] if share.key in past else [share]
        while waiting:
            one = waiting[-1]
            if given and one.ids.isdisjoint(given):
                past[waiting.pop().key] = self._verdict(one, NOTHING)
                continue
            before = [rest for rest in one.rests.values() if rest.key not in past]
            if before:
                waiting += before
                continue
            waiting.pop()
            if one.key not in past:
                past[one.key] = self._decide(one, given, past)
        return past[share.key]

    def _decide(self, share: Share, given: Given, past: Past) -> Verdict:
        """What an act comes to, given what those that it rests on come to."""
        entry, values = share.entry, self._weighed(share, given, past)
        if not given:
            self._values[share.key] = values
        elif values == self._values[share.key]:
            return self._supposed[NONE][share.key]
        outcomes = [Outcome(left.remainder.article, value) for left, value in zip(share.open, values, strict=True)]
        found = self.known.answers.on(entry)
        if found:
            told = {outcome.article.id: outcome.value for outcome in (*share.fixed, *outcomes)}
            outcomes = overruled(found, [Outcome(a, told.get(a.id, False)) for a in entry.articles])
        decision = decide(outcomes if found else [*share.fixed, *outcomes])
        return decision.value, [*decision.leave] if decision.value == "unclear" else decision.articles

    def _weighed(self, share: Share, given: Given, past: Past) -> list[Truth]:
        """Whether each of the open articles applies; worked out anew is only what speaks of what is supposed."""
        entry, rests = share.entry, share.rests

        def ask(leaf: Leaf) -> Truth:
            if leaf.sort == "ruling":
                rest = rests.get((leaf.seq, leaf.args[0]))
                return self.known.fill(entry, leaf) if rest is None else lawful_by(leaf, *past[rest.key])
            return given[leaf.id] if leaf.sort != "gate" and leaf.id in given else self.known.fill(entry, leaf)

        if not given:
            return [left.remainder.value(ask) for left in share.open]
        self._verdict(share, NOTHING)
        before = self._supposed[NONE]
        stirred = {rest.key for rest in rests.values() if past[rest.key] != before[rest.key]}
        return [
            value if left.ids.isdisjoint(given) and stirred.isdisjoint(left.rests) else left.remainder.value(ask)
            for left, value in zip(share.open, self._values[share.key], strict=True)
        ]

    # Dividing ---------------------------------------------------------------------------------------------------------

    def _share(self, entry: Entry) -> Share:
        """An act, divided, once those that it rests on are."""
        shares, key, waiting = self._shares, entry.act.key, [entry]
        while waiting and key not in shares:
            rests = self._unclear_before(waiting[-1])
            before = [rest for rest in rests.values() if rest.act.key not in shares]
            if before:
                waiting += before
            else:
                one = self._divide(waiting.pop(), {name: shares[rest.act.key] for name, rest in rests.items()})
                shares[one.key] = one
        return shares[key]

    def _divide(self, entry: Entry, rests: Mapping[Doing, Share]) -> Share:
        depth = 1 + max((rest.depth for rest in rests.values()), default=0)
        near = {name: rest for name, rest in rests.items() if rest.depth <= DEEP}
        fixed, open_ = [], []
        for remainder in self.known.left(entry):
            leaves = list(remainder.leaves())
            ids = frozenset(leaf.id for leaf in leaves if leaf.sort in ("fact", "question"))
            asked = dict.fromkeys((leaf.seq, leaf.args[0]) for leaf in leaves if leaf.sort == "ruling")
            keys = [near[name].key for name in asked if name in near]
            if ids or keys:
                open_.append(Left(remainder, ids, keys))
            else:
                fixed.append(Outcome(remainder.article, remainder.value(lambda leaf: self.known.fill(entry, leaf))))
        own = frozenset[str]().union(*(left.ids for left in open_))
        ids = own.union(*(rest.ids for rest in near.values()))
        return Share(entry, entry.act.key, fixed, open_, near, depth, ids)

    def _unclear_before(self, entry: Entry) -> dict[Doing, Entry]:
        """The unclear acts on which the ruling on an act rests, by their `seq` and who did them."""
        found: dict[Doing, Entry] = {}
        for leaf in rests_of(self.known.left(entry)):
            past = self.known.of(leaf)
            if past is not None and past.ruling is not None and past.ruling.ruling == "unclear":
                found[leaf.seq, leaf.args[0]] = past
        return found
