"""Sentences about building: what is placed, upgraded, taken down and kept."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Authorised, Building, Event, Hotel, Placed, Removed, Turret, Upgraded, Vehicle, Vending
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, measure
from lawspeaker.vocabulary.asking import Acts, Roles
from lawspeaker.vocabulary.things import owners_of

KEPT = ("owned", "parked", "locked")
"""What is done with a vehicle by whoever keeps it."""


@happening("{builder:player} [place|placed as placing] {thing:thing}", "placed", extra="{kind:text} {base:base}")
def placed(event: Placed, now: Now) -> Roles:
    """He built it or set it down."""
    yield event.player, event.entity, event.kind, event.building


@happening("{builder:player} [place|placed as placing in a house] anything at {base:base}", "placed")
def placed_at(event: Placed, now: Now) -> Roles:
    """He built or set down something that belongs to the house."""
    if event.building is not None:
        yield event.player, event.building


@happening("{builder:player} [build|built] a {kind:text}", "placed")
def built(event: Placed, now: Now) -> Roles:
    """He built or set down something of this kind, such as "turret" or "high_wall"."""
    yield event.player, event.kind


@happening("{builder:player} [replace|replaced as replacement] {thing:thing}", "placed", extra="{new:thing}")
def replaced(event: Placed, now: Now) -> Roles:
    """He put something else in its place."""
    if event.replaces is not None:
        yield event.player, event.replaces, event.entity


@happening("{builder:player} [upgrade|upgraded] {thing:thing} to {grade:text}", "upgraded", extra="{base:base}")
def upgraded(event: Upgraded, now: Now) -> Roles:
    """He raised it to a better grade."""
    yield event.player, event.entity, event.grade, event.building


@happening("{builder:player} [remove|removed as removal] {thing:thing}", "removed", extra="{kind:text} {base:base}")
def removed(event: Removed, now: Now) -> Roles:
    """He took it down, as its own side may."""
    yield event.player, event.entity, event.kind, event.building


@happening("{builder:player} [remove|removed as removal in a house] anything of {base:base}", "removed")
def removed_at(event: Removed, now: Now) -> Roles:
    """He took down something that belongs to the house."""
    if event.building is not None:
        yield event.player, event.building


@happening(
    "{keeper:player} [count|counted as count of rooms] the rooms of {base:base}",
    "hotel",
    extra="{rooms:number} {empty:number}",
)
def counted_rooms(event: Hotel, now: Now) -> Roles:
    """It was told how many rooms his hotel has, and how many stand empty."""
    yield event.player, event.building, event.rooms, event.empty


@measure("the number of rooms of {base:base}", gives="number")
def rooms(now: Now, base: str) -> int | UnsetType | None:
    """How many rooms a hotel has."""
    return _hotel(now, base, 2)


@measure("the number of empty rooms of {base:base}", gives="number")
def empty_rooms(now: Now, base: str) -> int | UnsetType | None:
    """How many rooms of a hotel stand empty."""
    return _hotel(now, base, 3)


def _hotel(now: Now, base: str, place: int) -> int | UnsetType | None:
    found = next((h for h in now.happenings.latest("counted_rooms", [(1, base)]) if h.roles[1] == base), None)
    if found is None:
        return None if now.world.witness.saw(frozenset(("hotel",)), 0) else UNSET
    now.note(found.seq, found.tier)
    told: int = found.roles[place]
    return told


@measure("the tool", gives="text")
def tool(now: Now) -> str | None:
    """Of an act that takes something down, with what: remove, demolish, pickup."""
    return now.event.tool if isinstance(now.event, Removed) else None


@act("{builder:player} [place|placed] {thing:thing}", "placed", "upgraded", extra="{base:base}")
def place(event: Placed | Upgraded, now: Now) -> Acts:
    """Something was built, set down or raised to a better grade."""
    yield {"builder": event.player, "thing": event.entity, "base": event.building}


@act("{builder:player} [remove|removed] {thing:thing}", "removed", extra="{base:base}")
def remove(event: Removed, now: Now) -> Acts:
    """Something was taken down by its own side."""
    yield {"builder": event.player, "thing": event.entity, "base": event.building}


@act(
    "{owner:player} [keep|kept] {thing:thing}",
    "building",
    "placed",
    "upgraded",
    "authorised",
    "turret",
    "vending",
    "hotel",
    "vehicle",
    extra="{base:base}",
    being=True,
)
def keep(event: Event, now: Now) -> Acts:
    """To have something as one has it: a house, a cupboard's list, a turret, a shop, a hotel, a vehicle."""
    for owner, thing, base in kept(event, now):
        if isinstance(owner, str):
            yield {"owner": owner, "thing": thing, "base": base}


def kept(event: Event, now: Now) -> Roles:
    """Who keeps what, as this event shows it; a house is kept as a thing by the name of its cupboard or its own."""
    match event:
        case Building():
            thing = event.cupboard if isinstance(event.cupboard, str) else event.building
            owner = event.owner if isinstance(event.owner, str) else next(iter(event.authorised), None)
            yield owner, thing, event.building
        case Placed() | Upgraded():
            yield event.player, event.entity, event.building
        case Authorised():
            if event.on:
                yield event.player, event.cupboard, event.building
        case Turret():
            found = [event.owner] if isinstance(event.owner, str) else owners_of(now, event.entity)
            yield next(iter(found), None) if isinstance(found, list) else None, event.entity, UNSET
        case Vending():
            keepers = [event.player] if isinstance(event.player, str) else owners_of(now, event.entity)
            yield next(iter(keepers), None) if isinstance(keepers, list) else None, event.entity, event.building
        case Hotel():
            yield event.player, event.building, event.building
        case Vehicle():
            if event.action in KEPT:
                yield event.owner if isinstance(event.owner, str) else event.player, event.entity, None
