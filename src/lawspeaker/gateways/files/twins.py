"""The same happening told by two files is one happening.

A death stands in the deaths database, in the log, in a kill feed and in combat logs. Two tellings are of one death
only if they are of the same victim, in different files, and at most 2 s apart (as far as their times can be told
apart). If they name the same killer, the fuller one is kept and the other's facts are added where it has none. If
they disagree, all stay, marked `disputed`: where one names a killer and another a cause, the killer's stays a kill
and the cause becomes a life that ended; where they name different killers, nobody is called a killer.

A telling by names alone (a kill feed) adds to one by ids that agrees with it, and is nothing by itself.

Joins, good-byes, respawns and words told by two files are joined in the same way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawspeaker.events.spans import MINUTE
from lawspeaker.gateways.files.told import Told

NEAR = 2000
"""Milliseconds between two tellings of one happening."""

HALF_HOUR = 30 * MINUTE
_FARTHEST = 28

_SAME = {
    "death": ("player",),
    "joined": ("player",),
    "left": ("player",),
    "spawned": ("player",),
    "chat": ("player", "channel", "text"),
}


@dataclass(frozen=True, slots=True)
class Joined:
    """What is left, how many tellings were joined to another, and how many deaths are disputed."""

    told: list[Told]
    joined: int
    disputed: int


def join(told: Iterable[Told]) -> Joined:
    """Joins what is told twice. The order of what comes in does not matter."""
    left: list[Told] = []
    alike: dict[tuple[object, ...], list[Told]] = {}
    for one in sorted(told, key=lambda each: each.order):
        same = _SAME.get(one.type)
        if same is None:
            left.append(one)
        else:
            alike.setdefault((one.type, *(one.facts.get(name) for name in same)), []).append(one)
    joined = disputed = 0
    for group in alike.values():
        for copies in clusters(group):
            kept, quarrel = settle(copies)
            joined += len(copies) - len(kept)
            disputed += quarrel
            left += kept
    return Joined(sorted(left, key=lambda each: each.order), joined, disputed)


def gap(one: Told, other: Told) -> int:
    """Milliseconds that certainly lie between two tellings; 0 if their times may be the same."""
    first, second = sorted((one.moment, other.moment))
    return max(0, second.t - (first.t + first.within - 1))


def clusters(group: Sequence[Told]) -> list[list[Told]]:
    """The tellings of one thing, nearest first, never two of one file in one cluster."""
    found = [[one] for one in group]
    if len({one.spot.file for one in group}) == 1:
        return found
    holder = {id(one): cluster for one, cluster in zip(group, found, strict=True)}
    pairs = [
        (gap(one, other), abs(one.moment.t - other.moment.t), one.order, other.order, one, other)
        for at, one in enumerate(group)
        for other in _following(group, at)
    ]
    for *_, one, other in sorted(pairs, key=lambda pair: pair[:4]):
        mine, its = holder[id(one)], holder[id(other)]
        if mine is not its and _fit(mine, its):
            mine += its
            holder |= {id(each): mine for each in its}
            its.clear()
    return [cluster for cluster in found if cluster]


def settle(copies: list[Told]) -> tuple[list[Told], bool]:
    """One telling for copies that agree; for those that do not, all that differ, and `True`.

    A telling by names alone counts only where it agrees; where it does not, it stays by itself and disputes nothing.
    """
    if copies[0].type != "death":
        return [_merge(copies)], False
    by_id = [one for one in copies if "by_name" not in one.facts]
    if not by_id:
        return copies, False
    killers = {one.facts["killer"] for one in by_id if "killer" in one.facts}
    natural = [one for one in by_id if _natural(one)]
    agreeing, apart = _named(copies, killers)
    if not killers or (len(killers) == 1 and not natural):
        return [_merge(by_id + agreeing), *apart], False
    mute = [one for one in by_id if "killer" not in one.facts and not _natural(one)]
    sides = [_merge([one for one in by_id if one.facts.get("killer") == killer] + mute) for killer in sorted(killers)]
    kept = sides + ([_merge(natural)] if natural else [])
    for one in kept:
        one.facts["disputed"] = True
    if len(killers) > 1:
        for one in sides:
            one.facts["claimed"] = one.facts.pop("killer")
    return [*kept, *agreeing, *apart], True


def _natural(one: Told) -> bool:
    """Whether it says that no other player killed him."""
    return "killer" not in one.facts and ("cause" in one.facts or "self" in one.facts)


def _named(copies: list[Told], killers: set[str]) -> tuple[list[Told], list[Told]]:
    """The tellings by names that agree with those by ids, and those that do not."""
    named = [one for one in copies if "by_name" in one.facts]
    agreeing = [one for one in named if ({one.facts["killer"]} if "killer" in one.facts else set()) == killers]
    return agreeing, [one for one in named if one not in agreeing]


def shifted(told: Iterable[Told]) -> tuple[int, int] | None:
    """How far the clocks of two files seem to lie apart: milliseconds, and how many deaths say so.

    Deaths of one victim by one killer that stand in two files a whole number of half hours apart: three or more,
    and more than agree without a shift, mean that the server's zone was not told.
    """
    deaths: dict[tuple[object, object], list[Told]] = {}
    for one in told:
        if one.type == "death" and "killer" in one.facts:
            deaths.setdefault((one.facts["player"], one.facts["killer"]), []).append(one)
    votes: Counter[int] = Counter()
    for group in deaths.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                apart = other.moment.t - one.moment.t
                steps = round(apart / HALF_HOUR)
                if one.spot.file != other.spot.file and 0 < abs(steps) <= _FARTHEST:
                    votes[abs(steps)] += abs(apart - steps * HALF_HOUR) <= NEAR
    steps, count = max(votes.items(), key=lambda vote: (vote[1], -vote[0]), default=(0, 0))
    return (steps * HALF_HOUR, count) if count >= 3 else None


def _following(group: Sequence[Told], at: int) -> Iterable[Told]:
    """What another file tells soon after."""
    for place in range(at + 1, len(group)):
        other = group[place]
        if other.moment.t - group[at].moment.t > NEAR + group[at].moment.within:
            return
        if other.spot.file != group[at].spot.file:
            yield other


def _fit(mine: list[Told], its: list[Told]) -> bool:
    return all(one.spot.file != other.spot.file and gap(one, other) <= NEAR for one in mine for other in its)


def _merge(copies: list[Told]) -> Told:
    """The fullest telling, with what the others add; its time is the finest of them."""
    first, *others = sorted(
        copies, key=lambda one: ("by_name" in one.facts, -len(one.facts), one.moment.within, one.order)
    )
    for other in others:
        for name, value in other.facts.items():
            if name not in ("by_name", "self", "last_attack", "cause"):
                first.facts.setdefault(name, value)
        if "killer" not in first.facts and "cause" in other.facts:
            first.facts.setdefault("cause", other.facts["cause"])
        first.also = sorted({*first.also, other.spot, *other.also} - {first.spot})
        first.people = tuple(dict.fromkeys(first.people + other.people))
    first.moment = min((one.moment for one in copies), key=lambda moment: (moment.within, moment.t))
    return first
