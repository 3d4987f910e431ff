"""Evenings to look at: played once, with what was told and what was done for which reason."""

from functools import cache

from lawspeaker.simulate import Evening, Size

SEEDS = (11, 12, 13)


@cache
def played(seed, community="darkrp", people=40, minutes=30, tier=2):
    """The evening, its events and its lines."""
    evening = Evening(seed, Size(community=community, people=people, minutes=minutes, tier=tier))
    return evening, list(evening.events())
