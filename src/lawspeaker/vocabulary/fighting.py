"""Sentences about shots, hits, kills and deaths."""

from collections.abc import Iterator
from math import hypot
from typing import Any

from lawspeaker.events import Arrest, Died, Event, Hit, Kill, Shot, Spawned
from lawspeaker.law.lexicon import act, happening, state
from lawspeaker.world.happenings import Happening
from lawspeaker.world.now import Now
from lawspeaker.world.places import Place

Roles = Iterator[tuple[Any, ...]]


def landed(event: Hit | Kill) -> bool:
    """Whether the blow struck: not only attempted, and not held off by the game."""
    return event.landed and not event.prevented


@happening("{attacker:player} [hit|hit] {victim:player}", "hit")
def hit(event: Hit, now: Now) -> Roles:
    """A blow or shot that struck."""
    if landed(event):
        yield event.attacker, event.victim


@happening("{attacker:player} [hurt|hurt as harm] {victim:player}", "hit", "kill")
def hurt(event: Hit | Kill, now: Now) -> Roles:
    """A blow or shot that struck, or killed."""
    if landed(event) and event.attacker != event.victim:
        yield event.attacker, event.victim


@happening("{attacker:player} [kill|killed as kill] {victim:player}", "kill")
def kill(event: Kill, now: Now) -> Roles:
    """A death by another player's hand."""
    if landed(event):
        yield event.attacker, event.victim


@happening(
    "{attacker:player} [attack|attacked as attack] {victim:player}", "hit", "kill", "shot", extra="{struck:flag}"
)
def attacked(event: Event, now: Now) -> Roles:
    """A hit, a kill, or a shot that passed near; the last says whether it struck."""
    if isinstance(event, Hit | Kill):
        if event.attacker != event.victim:
            yield event.attacker, event.victim, landed(event)
    elif isinstance(event, Shot) and event.near is not None and event.near != event.player:
        yield event.player, event.near, False


@state("{blow:attacked} [strike|strikes|struck]")
def strikes(now: Now, blow: Happening) -> bool:
    """The blow or shot hit him; it did not pass by."""
    return bool(blow.roles[2])


@happening("{attacker:player} [shoot at|shot at as shot] {victim:player}", "shot", "hit", "kill")
def shot_at(event: Event, now: Now) -> Roles:
    """A shot that passed near a player, or a blow that did not land."""
    if isinstance(event, Shot):
        if event.near is not None:
            yield event.player, event.near
    elif isinstance(event, Hit | Kill) and not landed(event):
        yield event.attacker, event.victim


@happening("{player:player} [die|died as death]", "died", "kill")
def died(event: Died | Kill, now: Now) -> Roles:
    """A death, whatever the cause; its place is where the body fell."""
    if isinstance(event, Died):
        yield (event.player,)
    elif landed(event):
        yield (event.victim,)


@happening("{player:player} [spawn|spawned as spawning]", "spawned")
def spawned(event: Spawned, now: Now) -> Roles:
    """He came to life."""
    yield (event.player,)


@state("{player:player} [be|is|was|are] back since {death:happening}")
def back_since(now: Now, player: str, death: Happening) -> bool:
    """He lives again: he spawned, is seen away from his body, or is seen when a body would no longer be told of."""
    place = now.world.places.of(player)
    if next((h for h in now.happenings.latest("spawned", [(0, player)]) if h.seq > death.seq), None):
        return True
    if not isinstance(place, Place) or place.seq <= death.seq:
        return False
    if not isinstance(death.at, Place) or now.t - death.t > now.world.profile.place_age_ms:
        return True
    return hypot(place.x - death.at.x, place.z - death.at.z) > now.world.profile.foundation


@state("{player:player} [come|comes|came] to {other:player} since {death:kill}")
def came_to(now: Now, player: str, other: str, death: Happening) -> bool | None:
    """It was he who closed the distance since he was first seen alive again, more than the other did."""
    start = now.world.returns.start(player, death.seq)
    if start is None:
        return None
    here, there = now.place(player), now.place(other)
    if not isinstance(here, Place) or not isinstance(there, Place) or start.seq == here.seq or start.other is None:
        return None
    was = hypot(start.x - start.other[0], start.z - start.other[1])
    mine = was - hypot(here.x - start.other[0], here.z - start.other[1])
    his = was - hypot(start.x - there.x, start.z - there.z)
    return mine > his


@happening("{officer:player} [try to arrest|tried to arrest as arrest] {suspect:player}", "arrest")
def tried_to_arrest(event: Arrest, now: Now) -> Roles:
    """An arrest, tried or done; a release is none."""
    if event.state != "released":
        yield event.player, event.target


@state("{blow:happening} [answer|answers|answered] a blow of {side:player} within {window:duration}")
def answers(now: Now, blow: Happening, side: str, window: int) -> bool | None:
    """Whether that side had struck the one who dealt this blow, or his squad, less than so long before it."""
    striker = blow.roles[0]
    struck = {striker, *now.institutions.groups.squad_of(striker)} if now.institutions else {striker}
    for earlier in now.happenings.latest("hurt", [(0, side)]):
        if earlier.seq < blow.seq and blow.t - earlier.t < window and earlier.roles[1] in struck:
            now.note(earlier.seq, earlier.tier)
            return True
    return False if now.world.witness.saw(frozenset(("hit", "kill")), blow.t - window) else None


@act("{attacker:player} [attack|attacked] {victim:player}", "hit", "shot", extra="{weapon:text}")
def attack(event: Hit | Shot, now: Now) -> Iterator[dict[str, Any]]:
    """A hit, or a shot that passed near somebody."""
    if isinstance(event, Hit):
        if event.attacker != event.victim:
            yield {"attacker": event.attacker, "victim": event.victim, "weapon": event.weapon}
    elif isinstance(event.near, str):
        yield {"attacker": event.player, "victim": event.near, "weapon": event.weapon}


@act("{attacker:player} [kill|killed] {victim:player}", "kill", extra="{weapon:text}", of="attack")
def kill_(event: Kill, now: Now) -> Iterator[dict[str, Any]]:
    """A kill; articles on `attack` judge it too."""
    if landed(event) and event.attacker != event.victim:
        yield {"attacker": event.attacker, "victim": event.victim, "weapon": event.weapon}


@act("{player:player} [arrest|arrested] {target:player}", "arrest")
def arrest(event: Arrest, now: Now) -> Iterator[dict[str, Any]]:
    """An arrest, tried or done."""
    if event.state != "released":
        yield {"player": event.player, "target": event.target}
