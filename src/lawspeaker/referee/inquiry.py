"""An inquiry into what would settle an unclear ruling: what it would be if some unknowns were so.

A ruling rests on past acts that may be unclear themselves. Each of them is worked out once for what is supposed, and
those of its articles to which the unknowns make no difference once for the whole inquiry. Where a fight has gone on
unclear for long, one ruling rests on hundreds of others; so only so much is looked through, and what is left over
stays as it was ruled on.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Protocol, TypeAlias

from lawspeaker.events.findings import Ruling
from lawspeaker.referee.answers import Answers, overruled
from lawspeaker.referee.entries import Entry, Key
from lawspeaker.referee.formula import Leaf, Truth
from lawspeaker.referee.remainders import Remainder
from lawspeaker.referee.rulings import Outcome, decide, lawful_by

Given: TypeAlias = Mapping[str, bool]
"""Unknowns, by their ids, and what is supposed of each."""
Verdict: TypeAlias = tuple[str, list[str]]
"""A ruling's value and its articles."""
Shares: TypeAlias = tuple[Sequence[Outcome], Sequence[Remainder]]
"""What comes of some articles on an act whatever is supposed, and what is left of the others."""
WAYS = 10_000
"""Ways in which articles may apply to past acts that one inquiry looks through."""
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


class Inquiry:
    """One look into which of these unknowns would settle the ruling on an act."""

    def __init__(self, known: Known, entry: Entry, ids: Sequence[str]) -> None:
        self.known, self.entry, self.ids = known, entry, ids
        self._named = frozenset(ids)
        self._left = WAYS
        self._shares: dict[Key, Shares] = {}
        self._rulings: dict[frozenset[tuple[str, bool]], str] = {}

    def mattering(self) -> list[str]:
        """The unknowns that can make a difference, those first that may settle it alone."""
        ids = self.ids
        alone = [i for i in ids if any(self._ruling({i: yes}) != "unclear" for yes in (True, False))]
        if len(ids) > MANY:
            return [*alone, *(i for i in ids if i not in alone)]
        matter = set(alone)
        for values in product((True, False), repeat=len(ids)):
            given = dict(zip(ids, values, strict=True))
            was = self._ruling(given)
            matter |= {i for i in ids if i not in matter and self._ruling({**given, i: not given[i]}) != was}
        return [*alone, *(i for i in ids if i not in alone and i in matter)]

    def _ruling(self, given: Given) -> str:
        """What the ruling would be."""
        key = frozenset(given.items())
        if key not in self._rulings:
            self._rulings[key] = decide(self._outcomes(self.entry, given, {})).value
        return self._rulings[key]

    def _outcomes(self, entry: Entry, given: Given, past: dict[Key, Verdict]) -> list[Outcome]:
        """What would come of each article on an act; `past` are the acts worked out for this already."""

        def ask(leaf: Leaf) -> Truth:
            if leaf.sort == "ruling":
                return self._past(leaf, given, past)
            return given[leaf.id] if leaf.sort != "gate" and leaf.id in given else self.known.fill(entry, leaf)

        found = self.known.answers.on(entry)
        if found:
            values = {remainder.article.id: remainder.value(ask) for remainder in self.known.left(entry)}
            return [overruled(found, Outcome(a, values.get(a.id, False))) for a in entry.articles]
        key = entry.act.key
        if key not in self._shares:
            self._shares[key] = self._divide(entry)
        fixed, open_ = self._shares[key]
        return [*fixed, *[Outcome(remainder.article, remainder.value(ask)) for remainder in open_]]

    def _divide(self, entry: Entry) -> Shares:
        """What comes of the articles to which the unknowns make no difference, and what is left of the others."""
        fixed, open_ = [], []
        for remainder in self.known.left(entry):
            if any(leaf.id in self._named or self._is_unclear(leaf) for leaf in remainder.leaves()):
                open_.append(remainder)
            else:
                fixed.append(Outcome(remainder.article, remainder.value(lambda leaf: self.known.fill(entry, leaf))))
        return fixed, open_

    def _is_unclear(self, leaf: Leaf) -> bool:
        """Whether a leaf asks of a past act that is unclear."""
        past = self.known.of(leaf) if leaf.sort == "ruling" else None
        return past is not None and past.ruling is not None and past.ruling.ruling == "unclear"

    def _past(self, leaf: Leaf, given: Given, past: dict[Key, Verdict]) -> Truth:
        """Whether the past act that a leaf asks of would be lawful."""
        entry = self.known.of(leaf)
        if entry is None or entry.ruling is None:
            return not leaf.id
        if entry.ruling.ruling != "unclear":
            return lawful_by(leaf, entry.ruling.ruling, entry.ruling.articles)
        if entry.act.key not in past:
            past[entry.act.key] = self._would_be(entry, entry.ruling, given, past)
        return lawful_by(leaf, *past[entry.act.key])

    def _would_be(self, entry: Entry, ruling: Ruling, given: Given, past: dict[Key, Verdict]) -> Verdict:
        """What an unclear ruling would be; what it is, where too much has been looked through."""
        self._left -= sum([len(remainder.paths) for remainder in entry.remainders])
        if self._left < 0:
            return ruling.ruling, ruling.articles
        decision = decide(self._outcomes(entry, given, past))
        return decision.value, [outcome.article.id for outcome in decision.decisive]
