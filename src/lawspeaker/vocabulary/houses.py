"""Sentences about houses: who owns them, who stands in them or on their ground, locks, doors and keypads."""

from collections.abc import Iterator
from math import hypot
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Door, Explosive, Keypad, Lock, StructureHit
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.ground import Truth, inside_any, stands_in
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.now import Now
from lawspeaker.world.places import Place
from lawspeaker.world.zones import Zone

Roles = Iterator[tuple[Any, ...]]


def base_ids(now: Now) -> list[str]:
    """Every house that was ever described or has a zone of its own."""
    drawn = {z.building for z in now.world.zones.all() if isinstance(z.building, str)}
    return sorted(drawn | {b.id for b in now.world.buildings.all()})


BASES = (Kind("base", "base", "bases", base_ids), Kind("house", "house", "houses", base_ids, base="base"))


@name("[owner|owners] of {base:base}", gives="player", many=True)
def owners(now: Now, base: str) -> list[str] | UnsetType:
    """Its owner and everybody authorised at it."""
    found = now.world.buildings.owners(base)
    state_ = now.world.buildings.get(base)
    if state_ is not None:
        now.note(state_.seq)
    return [] if found is None else found


@name("[base|bases] of {player:player}", gives="base", many=True)
def bases_of(now: Now, player: str) -> list[str]:
    """The houses at which he is authorised or which he owns."""
    found = list(now.world.buildings.owned_by(player))
    for base in found:
        state_ = now.world.buildings.get(base)
        now.note(state_.seq if state_ else 0)
    return found


@state("{player:player} [own|owns|owned|own] {base:base}")
def owns(now: Now, player: str, base: str) -> Truth:
    """He owns the house or is authorised at it."""
    found = owners(now, base)
    return None if isinstance(found, UnsetType) else player in found


def interior(now: Now, base: str) -> list[Zone]:
    """The zones that are the inside of a house."""
    return now.world.zones.of_building(base, "base")


def ground(now: Now, base: str) -> list[Zone]:
    """The zones that are the ground of a house, its inside among them."""
    return [*now.world.zones.of_building(base, "property"), *interior(now, base)]


@state("{player:player} [be|is|was|are] inside {base:base}")
def inside_base(now: Now, player: str, base: str) -> Truth:
    """He stands in the house, as the event itself says or his place shows."""
    said = now.house_of(player)
    if said is not UNSET:
        now.note(now.event.seq, now.event.tier)
        return said == base
    return stands_in(now, player, interior(now, base))


@state(
    "{player:player} [stand|stands|stood] on the ground of {base:base}",
    since=lambda now, player, base: since_on(now, player, base),  # noqa: PLW0108 - it stands below
)
def on_ground(now: Now, player: str, base: str) -> Truth:
    """He stands in the house or on the ground that belongs to it."""
    if now.house_of(player) == base:
        now.note(now.event.seq, now.event.tier)
        return True
    return stands_in(now, player, ground(now, base))


def since_on(now: Now, player: str, base: str) -> int | UnsetType | None:
    """When he came onto the ground that he stands on, in ms."""
    held = on_ground(now, player, base)
    if held is not True:
        return UNSET if held is None else None
    begun = [now.world.stays.since(player, z.id) for z in ground(now, base)]
    known = [t for t in begun if t is not None]
    return min(known) if known else UNSET


@state("{player:player} [be|is|was|are] behind the KOS line of {base:base}")
def behind_line(now: Now, player: str, base: str) -> Truth:
    """He stands on the ground that lies behind the house's line."""
    return stands_in(now, player, now.world.zones.of_building(base, "kos_line"))


@measure("the distance from {player:player} to {base:base}", gives="distance")
def distance_to_base(now: Now, player: str, base: str) -> Measured | UnsetType | None:
    """How far he stands from the house's ground (0 on it), or from its cupboard where no ground is known."""
    place = now.place(player)
    if not isinstance(place, Place):
        return UNSET
    zones = ground(now, base)
    if zones:
        return Measured(max(0.0, min(z.distance(place.x, place.y, place.z) for z in zones)), place.margin)
    known = now.world.buildings.get(base)
    if known is None or known.at is None:
        return UNSET
    return Measured(hypot(place.x - known.at[0], place.z - known.at[2]), place.margin)


def on_ground_at(now: Now, base: str, place: Place) -> Truth:
    """Whether a thing at this place stands on the house's ground; None where no ground is known."""
    zones = ground(now, base)
    return inside_any(zones, place) if zones else None


@happening("{player:player} [touch|touched] a keypad of {base:base}", "keypad", "lock")
def touched_keypad(event: Keypad | Lock, now: Now) -> Roles:
    """A keypad or button was pressed, or a code was tried."""
    if isinstance(event, Keypad) or event.action == "code_tried":
        yield event.player, event.building


@happening("{player:player} [break into|broke into as break-in] {base:base}", "lock")
def broke_into(event: Lock, now: Now) -> Roles:
    """A lock was picked or a keypad cracked, or that was tried."""
    if event.action in ("picked", "cracked"):
        yield event.player, event.building


@happening("{player:player} [open|opened as opening] a door of {base:base}", "door")
def opened_door(event: Door, now: Now) -> Roles:
    """A door was opened."""
    if event.open:
        yield event.player, event.building


@happening("{raider:player} [raid|raided] {base:base}", "structure_hit", "structure_destroyed", "explosive", "lock")
def raided(event: StructureHit | Explosive | Lock, now: Now) -> Roles:
    """A house that is not his own was damaged, blown at, or broken into."""
    if isinstance(event, Explosive):
        place = now.world.places.of(event.player)
        for base in base_ids(now):
            strange = event.player not in (owners(now, base) or [])
            if strange and isinstance(place, Place) and on_ground_at(now, base, place):
                yield event.player, base
        return
    if isinstance(event, Lock):
        tried = event.action in ("picked", "cracked") and event.building is not None
        if tried and not _at_home(now, event.player, event.building):
            yield event.player, event.building
        return
    if event.building is not None and not _at_home(now, event.attacker, event.building):
        yield event.attacker, event.building


def _at_home(now: Now, player: str, base: str | UnsetType | None) -> bool:
    if not isinstance(base, str):
        return False
    found = now.world.buildings.owners(base)
    return isinstance(found, list) and player in found


@act("{raider:player} [raid|raided] {structure:thing}", "structure_hit", "structure_destroyed", extra="{base:base}")
def raid(event: StructureHit, now: Now) -> Iterator[dict[str, Any]]:
    """Damage to a building, box, lock or vehicle that is not his own."""
    if isinstance(event.building, str) and _at_home(now, event.attacker, event.building):
        return
    yield {"raider": event.attacker, "structure": event.entity, "base": event.building}


@act("{player:player} [lock|locked] {entity:thing}", "lock", "keypad", extra="{base:base}")
def lock(event: Lock | Keypad, now: Now) -> Iterator[dict[str, Any]]:
    """Anything done at a lock or keypad."""
    yield {"player": event.player, "entity": event.entity, "base": event.building}


@act("{player:player} [open|opened] {entity:thing}", "door", extra="{base:base}")
def open_(event: Door, now: Now) -> Iterator[dict[str, Any]]:
    """A door opened."""
    if event.open:
        yield {"player": event.player, "entity": event.entity, "base": event.building}
