"""Sentences about houses: which there are, whose they are, and who is authorised at them."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Authorised, Removed, StructureHit
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of, unheard_of
from lawspeaker.vocabulary.groups import members_of
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.places import Place

EXACT = 0.0
"""Metres: the error of a house's place; houses do not move, and their own place is what they are measured by."""


def base_ids(now: Now) -> list[str]:
    """Every house that was ever described or has a zone of its own, and those in which this blow puts its two."""
    drawn = {z.building for z in now.world.zones.all() if isinstance(z.building, str)}
    named = {getattr(now.event, where, None) for where in ("attacker_in", "victim_in")}
    return sorted(drawn | {b.id for b in now.world.buildings.all()} | {base for base in named if isinstance(base, str)})


TELLING = ("building",)
"""The events without which there may be houses that nobody has heard of."""
BASES = (
    Kind("base", "base", "bases", base_ids, told=TELLING),
    Kind("house", "house", "houses", base_ids, base="base", told=TELLING),
)


def known(now: Now, base: str) -> BuildingState | None:
    """What was told of a house, noted, and who told that what is struck or opened now is a part of it."""
    found, fixture = now.world.buildings.get(base), now.world.fixtures.teller(now.event, base)
    if found is not None:
        now.note(found.seq)
    if fixture is not None:
        now.note(fixture.seq, fixture.tier)
    return found


def place_of(now: Now, base: str) -> Place | UnsetType:
    """Where a house stands: its cupboard, or what its `building` event says; else where a part of it is struck now."""
    found = known(now, base)
    if found is not None and found.at is not None:
        return Place(*found.at, EXACT, found.since, found.seq, 2)
    event = now.event
    if isinstance(event, StructureHit) and event.building == base and isinstance(event.at, tuple):
        return Place(*event.at, EXACT, now.t, event.seq, 2)
    return UNSET


# Whose it is --------------------------------------------------------------------------------------------------------


@name("[owner|owners] of {base:base}", gives="player", many=True)
def owners(now: Now, base: str) -> list[str] | UnsetType:
    """Its owner and everybody authorised at it."""
    found = now.world.buildings.owners(base)
    known(now, base)
    return [] if found is None else found


@name("[base|bases] of {player:player}", gives="base", many=True)
def bases_of(now: Now, player: str) -> list[str | UnsetType]:
    """The houses at which he is authorised or which he owns; where nobody tells of either, there may be others."""
    found = now.world.buildings.owned_by(player)
    for base in found:
        known(now, base)
    return [*found, *(unheard_of(now, "authorised") and unheard_of(now, "building"))]


@measure("the number of bases of {player:player}", gives="number")
def number_of_bases(now: Now, player: str) -> int | UnsetType:
    """How many houses he owns or is authorised at."""
    found = bases_of(now, player)
    return UNSET if UNSET in found else len(found)


@name("[base|bases] of {group:group}", gives="base", many=True)
def bases_of_group(now: Now, group: str) -> list[str | UnsetType]:
    """The houses that any member of the group owns or is authorised at."""
    found = {base for player in members_of(now, group) for base in bases_of(now, player)}
    return [*sorted(base for base in found if isinstance(base, str)), *found & {UNSET}]


@state("{player:player} [own|owns|owned|own] {base:base}")
def owns(now: Now, player: str, base: str) -> Truth:
    """He owns the house or is authorised at it."""
    found = owners(now, base)
    return None if isinstance(found, UnsetType) else player in found


@state("{group:group} [own|owns|owned|own] {base:base}")
def group_owns(now: Now, group: str, base: str) -> Truth:
    """A member of the group owns the house or is authorised at it."""
    return any_of(owns(now, player, base) for player in members_of(now, group))


@state("{player:player} [be|is|was|are] authorised at {base:base}")
def authorised(now: Now, player: str, base: str) -> Truth:
    """He is on the list of its cupboard; who takes the cupboard itself away was on it until now."""
    found = known(now, base)
    if found is not None and player in (found.authorised or _until_now(found, now)):
        return True
    return False if found is not None and found.described else None


def _until_now(house: BuildingState, now: Now) -> list[str]:
    """Who was on its list before this event took its cupboard away."""
    return house.before if isinstance(now.event, Removed) and house.seq == now.seq else []


def at_home(now: Now, player: str, base: str | UnsetType | None) -> bool:
    """Whether a house is certainly his own."""
    found = now.world.buildings.owners(base) if isinstance(base, str) else None
    return isinstance(found, list) and player in found


@state("{base:base} [be|is|was|are] {other:base}")
def same_base(now: Now, base: str, other: str) -> bool:
    """It is that house."""
    return base == other


@happening("{player:player} [get|got as access] access to {base:base}", "authorised")
def got_access(event: Authorised, now: Now) -> Roles:
    """He came onto the list of its cupboard."""
    if event.on:
        yield event.player, event.building


@happening("{player:player} [lose|lost as loss of access] access to {base:base}", "authorised")
def lost_access(event: Authorised, now: Now) -> Roles:
    """He was struck from the list of its cupboard."""
    if not event.on:
        yield event.player, event.building


@happening("{host:player} [give|gave as gift of access] {guest:player} access to {base:base}", "authorised")
def gave_access(event: Authorised, now: Now) -> Roles:
    """Somebody put another on the list of its cupboard."""
    if event.on and event.by is not None and event.by != event.player:
        yield event.by, event.player, event.building
