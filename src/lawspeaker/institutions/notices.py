"""Notices of eviction: how long one is owed, and what it says to those who have to go and to those who filed."""

from lawspeaker.institutions.commons import Commons, Tenure
from lawspeaker.institutions.filings import CITY, LAND, Eviction, falls_due, lacks
from lawspeaker.institutions.land import lands_at, site, stood_before, touches_frontier
from lawspeaker.institutions.looks import names
from lawspeaker.institutions.numbers import duration, room
from lawspeaker.institutions.words import as_name, at_clock, called, clean, lasting
from lawspeaker.law.tree import Rulebook
from lawspeaker.world.world import World
from lawspeaker.world.zone import Zone

NOTICE, BORDER_NOTICE = "eviction notice", "border eviction notice"
CITY_NOTICE, OPENING_NOTICE = "city eviction notice", "opening eviction notice"
OPENING = "eviction opening"
"""How long an era is young, so that the notice of its opening is owed."""
UNOWED = "no eviction notice"
ROOM = "evictions"
"""For what the rulebook names a room: that in which filings and their pictures stand."""


def land_of(base: str, commons: Commons, world: World) -> tuple[Zone, Tenure] | None:
    """The land that a house stands on, if somebody holds it."""
    return next(iter(lands_at(commons, world, site(world.buildings.get(base)))), None)


def owed(kind: str, base: str, t: int, commons: Commons, world: World) -> tuple[int, str]:
    """The longest notice (ms) that applies to a filing and its name; what nobody knows counts for the house."""
    land, building, book = land_of(base, commons, world), world.buildings.get(base), commons.book
    applies: list[str] = []
    if kind == LAND:
        if land is not None and touches_frontier(world, land[0]):
            applies.append(BORDER_NOTICE)
        if land is None or stood_before(building, land[1].since, world) is not False:
            applies.append(NOTICE)
    if kind == CITY:
        applies.append(CITY_NOTICE)
    if kind in (LAND, CITY) and _is_opening(t, commons):
        applies.append(OPENING_NOTICE)
    return max(((duration(book, name) or 0, name) for name in applies), default=(0, UNOWED))


def _is_opening(t: int, commons: Commons) -> bool:
    era, first = commons.modes.era, duration(commons.book, OPENING)
    return era is not None and first is not None and t - era < first


def until(one: Eviction, book: Rulebook, t: int) -> str:
    """For how long from `t` (ms) it may be carried out."""
    end = falls_due(one, book)
    return "" if end is None else f" for {lasting(end - t)}, until {at_clock(end)}"


def to_sender(one: Eviction, book: Rulebook, world: World) -> str:
    """What he is answered who filed it: who has to go, and from when he may carry it out."""
    who = names(one.people, world) or "nobody that is known"
    told = f"{one.id}: an eviction of {as_name(one.base)} ({who})."
    if one.state == "filed":
        called = room(book, ROOM)
        where = "" if called is None else f" in #{called}"
        return f"{told} It counts once you post{where}, about this house, {' and '.join(lacks(one, book))}."
    if one.state == "executable":
        return f"{told} No notice is owed: it may be carried out{until(one, book, one.began)}."
    ripe = one.began + one.owed
    return f"{told} Its notice is {lasting(one.owed)}: it may be carried out from {at_clock(ripe)}."


def to_people(one: Eviction, world: World) -> str:
    """What those are told who live there: by whom, why, and when they have to be gone."""
    why = f": “{clean(one.why)}”" if one.why else ""
    by = f"Move by {at_clock(one.began + one.owed)}, in {lasting(one.owed)}." if one.owed else "No notice is owed."
    return f"{called(world, one.sender)} evicts you from {as_name(one.base)}{why}. {by} ({one.id})"
