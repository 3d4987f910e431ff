"""Sentences about vehicles: who drives, parks and owns them, and what they run into."""

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Command, Event, Hit, Kill, StructureHit, Vehicle
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, earlier_death, last, saw
from lawspeaker.vocabulary.ground import apart, near
from lawspeaker.vocabulary.groups import sides_with
from lawspeaker.vocabulary.texts import given
from lawspeaker.vocabulary.things import place_of, told_of
from lawspeaker.world.fixtures import words
from lawspeaker.world.happenings import Happening

ROUND = 6
"""Decimals of a share of health: sums of them are never exact."""


@happening("{player:player} [mount|mounted] {vehicle:thing}", "vehicle", extra="{kind:text}")
def mounted(event: Vehicle, now: Now) -> Roles:
    """He took a seat in it."""
    if event.action == "mounted" and event.player is not None:
        yield event.player, event.entity, event.kind


@happening("{player:player} [dismount|dismounted] {vehicle:thing}", "vehicle")
def dismounted(event: Vehicle, now: Now) -> Roles:
    """He left his seat."""
    if event.action == "dismounted" and event.player is not None:
        yield event.player, event.entity


@happening("{player:player} [park|parked as parking] {vehicle:thing}", "vehicle")
def parked(event: Vehicle, now: Now) -> Roles:
    """He left it standing."""
    if event.action == "parked" and event.player is not None:
        yield event.player, event.entity


@happening("{player:player} [lock|locked as locking] the vehicle {vehicle:thing}", "vehicle")
def locked_vehicle(event: Vehicle, now: Now) -> Roles:
    """He put it under lock."""
    if event.action == "locked" and event.player is not None:
        yield event.player, event.entity


@happening("{player:player} [take|took as taking of a vehicle] ownership of {vehicle:thing}", "vehicle")
def owned_vehicle(event: Vehicle, now: Now) -> Roles:
    """It became his: he was told to own it, or put the first lock on what was nobody's."""
    owner = event.owner if isinstance(event.owner, str) else event.player
    if event.action != "owned" and event.owner is UNSET:
        owner = owner if event.action == "locked" and _nobodys(now, event.entity) else None
    if owner is not None and (event.action == "owned" or owner != _owner(now, event.entity)):
        yield owner, event.entity


@happening("{giver:player} [hand|handed as handover] {vehicle:thing} over to {taker:player}", "vehicle")
def handed_over(event: Vehicle, now: Now) -> Roles:
    """He made it the other's: it was told who did it, and whose it became."""
    if event.action == "owned" and isinstance(event.owner, str) and event.player != event.owner:
        yield event.player, event.entity, event.owner


def _owner(now: Now, vehicle: str) -> str | UnsetType | None:
    """Whose it became last; None if it never became anybody's."""
    found = next((h for h in now.happenings.latest("owned_vehicle", [(1, vehicle)]) if h.roles[1] == vehicle), None)
    owner: str | UnsetType | None = None if found is None else found.roles[0]
    return owner


def _nobodys(now: Now, vehicle: str) -> bool:
    told = told_of(now, vehicle, "owner")
    return told is None or (told is UNSET and _owner(now, vehicle) is None)


@happening("{vehicle:thing} [decay|decayed]", "vehicle")
def decayed(event: Vehicle, now: Now) -> Roles:
    """It lost health for want of upkeep."""
    if event.action == "decayed":
        yield (event.entity,)


@happening(
    "{attacker:player} [break|broke as breaking of a lock] at the locked {structure:thing}",
    "structure_hit",
    "structure_destroyed",
)
def broke_locked(event: StructureHit, now: Now) -> Roles:
    """He hit something that was under lock."""
    if event.locked is True or (event.locked is UNSET and told_of(now, event.entity, "locked") is True):
        yield event.attacker, event.entity


@happening("{driver:player} [ram|rammed] {target:thing}", "vehicle", extra="{vehicle:thing}")
def rammed(event: Vehicle, now: Now) -> Roles:
    """He drove a vehicle into a building, a chinook or another vehicle."""
    if event.action == "rammed" and event.target_kind != "player":
        yield event.player, event.target, event.entity


@happening("{driver:player} [run over|ran over as running over] {victim:player}", "vehicle", "hit", "kill")
def ran_over(event: Event, now: Now) -> Roles:
    """He drove a vehicle into a player."""
    if isinstance(event, Vehicle):
        if event.action == "rammed" and event.target_kind in ("player", UNSET) and event.target is not None:
            yield event.player, event.target if event.target_kind == "player" else UNSET
    elif isinstance(event, Hit | Kill) and event.means == "vehicle" and event.landed and not event.prevented:
        yield event.attacker, event.victim


def seat(now: Now, player: str) -> str | UnsetType | None:
    """The vehicle that he sits in; None if he sits in none."""
    up, down = last(now, "mounted", player), last(now, "dismounted", player)
    if up is None or (down is not None and down.seq > up.seq):
        return None if up is not None or saw(now, "vehicle") else UNSET
    died = earlier_death(now, player)
    found: str | None = None if died is not None and died.seq > up.seq else up.roles[1]
    return found


@name("[vehicle|vehicles] of {player:player}", gives="thing")
def vehicle_of(now: Now, player: str) -> str | UnsetType | None:
    """The vehicle that he sits in."""
    return seat(now, player)


@state("{player:player} [sit|sits|sat] in {vehicle:thing}")
def sits_in(now: Now, player: str, vehicle: str) -> Truth:
    """He has a seat in it."""
    found = seat(now, player)
    return None if found is UNSET else found == vehicle


@state("{player:player} [be|is|was|are] on foot")
def on_foot(now: Now, player: str) -> Truth:
    """He sits in no vehicle."""
    found = seat(now, player)
    return None if found is UNSET else found is None


@state("{player:player} [ride|rides|rode] a {kind:text}")
def rides(now: Now, player: str, kind: str) -> Truth:
    """He sits in a vehicle of this kind: car, tugboat, snowmobile, camper, minicopter …"""
    if seat(now, player) is UNSET:
        return None
    up = last(now, "mounted", player)
    return isinstance(seat(now, player), str) and up is not None and up.roles[2] == kind


@name("[former owner|former owners] of {vehicle:thing}", gives="player", many=True)
def former_owners(now: Now, vehicle: str) -> list[str]:
    """Those whose it was before the one whose it is now."""
    owners = [h.roles[0] for h in now.happenings.latest("owned_vehicle", [(1, vehicle)]) if h.roles[1] == vehicle]
    return sorted({o for o in owners if isinstance(o, str)} - set(owners[:1]))


@name("[bystander|bystanders] of {thing:thing} within {reach:distance}", gives="player", many=True)
def bystanders(now: Now, thing: str, reach: float) -> list[str]:
    """Everybody who certainly stands no farther from it than that, and whoever lay down to sleep there."""
    place, places = place_of(now, thing), now.world.places
    asleep = {p for p in now.world.people.sleepers() if near(apart(places.last(p), place), reach) is True}
    awake = {p for p in places.players() if near(apart(places.of(p), place), reach) is True}
    return sorted(asleep | awake)


@state("{event:happening} [be|is|was|are] within {reach:distance} of {thing:thing}")
def happened_near(now: Now, event: Happening, reach: float, thing: str) -> Truth:
    """It happened no farther from the thing than that."""
    return near(apart(event.at, place_of(now, thing)), reach)


@state("{player:player} [have|has|had] {vehicle:thing} from a stranger")
def from_a_stranger(now: Now, player: str, vehicle: str) -> Truth:
    """Whoever owned it before him is not on his side."""
    owners = [h.roles[0] for h in now.happenings.latest("owned_vehicle", [(1, vehicle)]) if h.roles[1] == vehicle]
    before = next((owner for owner in owners if owner != player), None)
    if before is None:
        return False
    return not sides_with(now, player, before)


@measure("the health that decay left {vehicle:thing}", gives="share")
def left_by_decay(now: Now, vehicle: str) -> float | UnsetType | None:
    """How whole it would be, between 0 and 1, had nothing but decay harmed it; what was mended counts as never lost.

    Of a decay of which nobody told what it left, nobody knows how much it took. Where the first that is told of its
    health is a blow at what decays, what the blow left is what decay left, as it is with walls.
    """
    lost, health = 0.0, 1.0
    told = [h for h in now.happenings.latest("showed", [(0, vehicle)]) if _on_its_health(h.roles[1])]
    for found in reversed(told):
        now.note(found.seq, found.tier)
        if found.roles[1].get("health") is None:
            return UNSET
        left = float(found.roles[1]["health"])
        first = found is told[-1] and found.roles[1].get("decaying") is True
        lost += max(0.0, health - left) if first or found.roles[1].get("decayed") else 0.0
        lost, health = min(lost, 1.0 - left), left
    return round(1.0 - lost, ROUND) if told or saw(now, "vehicle") else UNSET


def _on_its_health(told: Mapping[str, Any]) -> bool:
    return told.get("health") is not None or bool(told.get("decayed"))


@state("the raid [be|is|was|are] on a vehicle of the kind {kind:text}")
def on_kind(now: Now, kind: str) -> bool:
    """What was struck is a vehicle of this kind, or a part of one: car, camper, tugboat."""
    return isinstance(now.event, StructureHit) and kind in words(now.event.kind)


@measure("the target kind", gives="text")
def target_kind(now: Now) -> str | UnsetType | None:
    """Of an act that runs into something, into what: building, chinook, vehicle, player."""
    if isinstance(now.event, Vehicle):
        return now.event.target_kind
    return "player" if isinstance(now.event, Hit | Kill) and now.event.means == "vehicle" else None


@act("{sender:player} [buy|bought] {ware:text}", "command", command="shop")
def shop(event: Command, now: Now) -> Acts:
    """He buys something by /shop; `ware` says what."""
    if event.name == "shop":
        said = (given(event.args, key) for key in ("item", "kind", "ware", "buy", "name"))
        yield {"sender": event.player, "ware": next((ware for ware in said if isinstance(ware, str)), None)}


@act("{driver:player} [drive|drove] a vehicle", "vehicle", extra="{target:thing} {vehicle:thing}")
def drive(event: Vehicle, now: Now) -> Acts:
    """He takes the seat of a vehicle; driving has no target."""
    if event.action == "mounted" and isinstance(event.player, str):
        yield {"driver": event.player, "target": None, "vehicle": event.entity}


@act("{driver:player} [ram|rammed] {target:thing}", "vehicle", "hit", "kill", extra="{vehicle:thing}")
def ram(event: Vehicle | Hit | Kill, now: Now) -> Acts:
    """A vehicle runs into a building, a chinook, another vehicle, or somebody."""
    if isinstance(event, Hit | Kill):
        if event.means == "vehicle" and event.attacker != event.victim:
            yield {"driver": event.attacker, "target": event.victim, "vehicle": event.entity}
    elif event.action == "rammed" and isinstance(event.player, str):
        yield {"driver": event.player, "target": event.target, "vehicle": event.entity}
