"""What was read of a folder, made into events: each happening once, though several files tell it.

What is told waits for one more look, and is joined with what that look brings. A death that another file tells later
still is dropped if it agrees, and judges nobody if it does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files import killfeed, stream, twins, wire
from lawspeaker.gateways.files.ledger import Held, Ledger
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.told import Spot, Told
from lawspeaker.gateways.seen import Fields

__all__ = ["Tellings"]

MOST_HELD = 20_000
"""Tellings that wait while there is more to read."""
LATELY = 10 * MINUTE
"""Milliseconds for which a death that was told is remembered, in case another file tells it late."""
MOST_LATELY = 2000


class Tellings:
    """What one folder tells, under the names that are known of its people."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._called: dict[str, str] = {}

    def learn(self, one: Told, old: bool = False) -> None:
        """Who wears which name in this; if it is `old`, those who read the record know as much."""
        for who, name in one.people:
            self._names.learn(who, name)
            if old:
                self._called[who] = name

    def bring(self, kept: Ledger, fresh: Sequence[Held], more: bool, now: int) -> None:
        """Into the outbox what waits since the look before this, as of `now` (Unix ms); what is fresh waits. While
        there is `more` to read at once, all of it does."""
        for one in fresh:
            self.learn(one.told)
        if more and len(kept.held) < MOST_HELD:
            kept.held += fresh
            return
        kept.lately = [one for one in kept.lately if now - one.moment.t <= LATELY][-MOST_LATELY:]
        every = [*kept.held, *fresh]
        at: dict[Spot, list[int]] = defaultdict(list)
        for place, held in enumerate(every):
            at[held.told.spot].append(place)
        absorbed: set[int] = set()
        for joined in twins.join([_copy(held.told) for held in every]).told:
            places = [p for spot in (joined.spot, *joined.also) for p in at[spot] if _fits(every[p].told, joined)]
            if any(p < len(kept.held) for p in places):
                absorbed |= set(places)
                self._tell(kept, joined, all(every[p].prompt for p in places), now)
        kept.held = [held for p, held in enumerate(every) if p >= len(kept.held) and p not in absorbed]

    def _tell(self, kept: Ledger, one: Told, prompt: bool, now: int) -> None:
        if one.type == "death":
            if _is_told(kept, one):
                return
            if "by_name" in one.facts:
                one = killfeed.unconfirmed(one)
        body = wire.event(one)
        body["t"] = now if prompt else min(one.moment.t, now)
        kept.outbox += [*self._named(one, body), body]

    def _named(self, one: Told, body: Fields) -> Iterable[Fields]:
        for who, name in one.people:
            if body["type"] != "joined" and self._called.get(who) != name:
                yield stream.named(body, who, name)
            self._called[who] = name
        for who in sorted({str(body[role]) for role in stream.PEOPLE if role in body} - self._called.keys()):
            listed = self._names.listed(who)
            if listed is not None:
                self._called[who] = listed
                yield stream.named(body, who, listed) | {"undated": True}


def _copy(one: Told) -> Told:
    return replace(one, facts=dict(one.facts))


def _fits(one: Told, joined: Told) -> bool:
    return one.type == joined.type and one.row == joined.row


def _is_told(kept: Ledger, one: Told) -> bool:
    """Whether another file has told of this death already; if it told it otherwise, this one is marked."""
    if "by_name" in one.facts:
        return False
    before = [each for each in kept.lately if _same(each, one)]
    if before:
        if not twins.settle([_copy(before[-1]), _copy(one)])[1]:
            return True
        one.facts = _disputed(one.facts)
    kept.lately.append(_copy(one))
    return False


def _same(one: Told, other: Told) -> bool:
    """Whether two files may tell of one death."""
    apart = one.facts["player"] == other.facts["player"] and one.spot.file != other.spot.file
    return apart and twins.gap(one, other) <= twins.NEAR


def _disputed(facts: Fields) -> Fields:
    """A death of which another file has said otherwise: it makes a killer of nobody."""
    rest = {name: value for name, value in facts.items() if name != "killer"} | {"disputed": True}
    return rest | ({"claimed": facts["killer"]} if "killer" in facts else {})
