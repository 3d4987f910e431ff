"""Sentences about days before what was announced ahead: its own day, and the days of the week before it.

A day begins at midnight, UTC, as the modes of a rulebook do.
"""

from msgspec import UNSET

from lawspeaker.events.spans import DAY
from lawspeaker.institutions.modes import weekday
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import state
from lawspeaker.vocabulary.asking import Truth

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def announced(now: Now, what: str) -> int | None:
    """When (ms) what was announced begins, or began last."""
    found = now.institutions.modes.announced.get(what)
    return found[0] if found is not None else None


def midnight(moment: int) -> int:
    """The beginning of its day, both in ms."""
    return moment - moment % DAY


@state("it [be|is|was|are] the day of the announced {what:text}")
def is_day_of(now: Now, what: str) -> bool:
    """What was announced begins, or began, today."""
    starts = announced(now, what)
    if starts is None:
        return False
    begin = midnight(starts)
    now.changes_at(begin)
    now.changes_at(begin + DAY)
    return midnight(now.t) == begin


@state("{base:base} [be|is|was|are] begun before the {day:text} before the announced {what:text}")
def begun_before(now: Now, base: str, day: str, what: str) -> Truth:
    """It was placed before that day of the week, the last one before what was announced begins."""
    starts, house = announced(now, what), now.world.buildings.get(base)
    if starts is None or house is None or day.casefold() not in WEEK:
        return False
    if house.placed is UNSET or house.placed is None:
        return None if house.placed is UNSET else False
    back = (weekday(starts) - WEEK.index(day.casefold())) % 7 or 7
    now.note(house.seq)
    return house.placed < midnight(starts) - back * DAY
