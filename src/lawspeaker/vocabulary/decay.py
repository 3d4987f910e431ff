"""Sentences about houses that fall apart: what decays, how whole it was before the blow, what stands on it."""

from math import hypot

from msgspec import UNSET, UnsetType

from lawspeaker.events import StructureHit
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, state
from lawspeaker.vocabulary.asking import Truth, any_of
from lawspeaker.vocabulary.things import house_of, kind, told_of
from lawspeaker.world.places import Place

FOUNDATION = "foundation"
BLOCKS = ("foundation", "wall", "floor", "ceiling", "roof", "stairs", "ramp", "doorway", "window", "pillar", "block")
"""What a house is built of; whatever else stands in it was set down there."""
DOORS = ("door", "hatch", "gate")
UNDER = 0.75
"""Of a foundation's length: what stands no farther from its middle stands on it, corners too."""


@measure("the health of {thing:thing} before this", gives="share")
def health_before(now: Now, thing: str) -> float | UnsetType:
    """How whole a structure was when it was last told before this blow, between 0 and 1; else what the blow left."""
    for found in now.happenings.latest("showed", [(0, thing)]):
        health = found.roles[1].get("health", UNSET)
        if found.seq < now.seq and isinstance(health, int | float):
            now.note(found.seq, found.tier)
            return float(health)
    told = getattr(now.event, "health", UNSET) if isinstance(now.event, StructureHit) else UNSET
    return float(told) if isinstance(told, int | float) else UNSET


@state("{thing:thing} [be|is|was|are] a door")
def is_door(now: Now, thing: str) -> Truth:
    """It is a door, hatch or gate."""
    told = kind(now, thing)
    return None if told is UNSET else isinstance(told, str) and _one_of(told, DOORS) and "doorway" not in told


@state("{thing:thing} [be|is|was|are] set down")
def set_down(now: Now, thing: str) -> Truth:
    """It is no part that the house is built of and no door: a box, a bag, a bench."""
    told = kind(now, thing)
    if not isinstance(told, str):
        return None if told is UNSET else False
    return not _one_of(told, DOORS) and not _one_of(told, BLOCKS)


def _one_of(told: str, words: tuple[str, ...]) -> bool:
    return any(word in told for word in words)


@state("{thing:thing} [stand|stands|stood] on a decaying foundation under {share:share}")
def on_decaying(now: Now, thing: str, share: float) -> Truth:
    """The foundation beneath it decays, and was last told to be less whole than that."""
    place, base = told_of(now, thing, "at"), house_of(now, thing)
    if not isinstance(place, Place):
        return None
    reach = now.world.profile.foundation * UNDER
    seen: dict[str, Truth] = {}
    for found in now.happenings.latest("showed"):
        other, told = found.roles
        if other not in seen and told.get("building", base) == base and FOUNDATION in str(told.get("kind", "")):
            under = told_of(now, other, "at")
            if isinstance(under, Place) and hypot(under.x - place.x, under.z - place.z) <= reach:
                seen[other] = _weak(now, other, share)
    return any_of(seen.values()) if seen else None


def _weak(now: Now, thing: str, share: float) -> Truth:
    decaying, health = told_of(now, thing, "decaying"), told_of(now, thing, "health")
    if decaying is UNSET or not isinstance(health, int | float):
        return None
    return bool(decaying) and health < share


@state("{base:base} [hold|holds|held] a part decaying under {share:share}")
def has_weak_part(now: Now, base: str, share: float) -> Truth:
    """Some part of it was last told to decay and to be less whole than that; unknown where nothing was told of any."""
    parts = {h.roles[0] for h in now.happenings.latest("showed") if h.roles[1].get("building", UNSET) == base}
    return any_of(_weak(now, part, share) for part in sorted(parts)) if parts else None
