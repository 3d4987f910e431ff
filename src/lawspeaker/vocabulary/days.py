"""Sentences about days before what was announced ahead: its own day, and the days of the week before it.

A day begins at midnight, UTC, as the modes of a rulebook do.
"""

from datetime import UTC, datetime, timedelta

from msgspec import UNSET

from lawspeaker.law.lexicon import state
from lawspeaker.vocabulary.asking import Truth
from lawspeaker.world.now import Now

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def announced(now: Now, what: str) -> datetime | None:
    """When what was announced begins, or began last."""
    found = now.institutions.modes.announced.get(what)
    return datetime.fromtimestamp(found[0] / 1000, UTC) if found is not None and found[0] is not None else None


def midnight(moment: datetime) -> datetime:
    """The beginning of its day."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def millis(moment: datetime) -> int:
    """Unix milliseconds."""
    return round(moment.timestamp() * 1000)


@state("it [be|is|was|are] the day of the announced {what:text}")
def is_day_of(now: Now, what: str) -> bool:
    """What was announced begins, or began, today."""
    starts = announced(now, what)
    if starts is None:
        return False
    begin = midnight(starts)
    now.changes_at(millis(begin))
    now.changes_at(millis(begin + timedelta(days=1)))
    return midnight(datetime.fromtimestamp(now.t / 1000, UTC)) == begin


@state("{base:base} [be|is|was|are] begun before the {day:text} before the announced {what:text}")
def begun_before(now: Now, base: str, day: str, what: str) -> Truth:
    """It was placed before that day of the week, the last one before what was announced begins."""
    starts, house = announced(now, what), now.world.buildings.get(base)
    if starts is None or house is None or day.casefold() not in WEEK:
        return False
    if house.placed is UNSET or house.placed is None:
        return None if house.placed is UNSET else False
    back = (starts.weekday() - WEEK.index(day.casefold())) % 7 or 7
    now.note(house.seq)
    return house.placed < millis(midnight(starts) - timedelta(days=back))
