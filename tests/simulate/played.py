"""Evenings to look at: played once, with what was told and what was done for which reason."""

from functools import cache

from lawspeaker.simulate import Evening, Size

SEEDS = (11, 12, 13)


@cache
def played(seed, community="darkrp", people=40, minutes=30, tier=2, habits=(), hz=1.0):
    """The evening and its events."""
    size = Size(community=community, people=people, minutes=minutes, tier=tier, habits=habits, hz=hz)
    evening = Evening(seed, size)
    return evening, list(evening.events())


def deeds_of(evening, *keys):
    """The deeds of an evening that were done for any of these reasons."""
    return [deed for deed in evening.deeds if any(reason.key in keys for reason in deed.reasons)]


def played_only(seed, community, habit, minutes=30):
    """An evening on which people have this habit and no other, and its events."""
    return played(seed, community, 30, minutes, 2, (habit,), 0.05)


def played_alone(community, habit):
    """What was done on short and long evenings on which people have this habit and no other."""
    evenings = [played_only(seed, community, habit, minutes)[0] for seed in SEEDS[:1] for minutes in (14, 30)]
    return [deed for evening in evenings for deed in evening.deeds]
