"""Sentences about theft: who takes from another's body, box, sleeper, house or vehicle.

What is offered to everybody (a shop, a crate, an airdrop) is nobody's to steal from. To take the seat of another's
vehicle is to take the vehicle.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Looted, Vehicle
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, state
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.loot import owner_of
from lawspeaker.vocabulary.things import told_of

OFFERED = ("vending", "airdrop", "heli", "crate")
"""Kinds of container from which everybody may take."""


@happening(
    "{thief:player} [steal|stole as theft] from {owner:player}",
    "looted",
    "vehicle",
    extra="{container:thing}",
    proof=("looted",),
)
def stole(event: Looted | Vehicle, now: Now) -> Roles:
    """He opened or took from what is another's, or sat down in another's vehicle, whether he may or not."""
    if isinstance(event, Vehicle):
        yield from _took_seat(event, now)
    elif event.kind not in OFFERED:
        for owner in _owners(event, now):
            if owner != event.player:
                yield event.player, owner, event.container


@state("{player:player} [be|is|was|are] seen stealing within {window:duration}")
def seen_stealing(now: Now, player: str, window: int) -> bool:
    """The record shows a theft of his; where nobody records what is taken, nobody is seen."""
    return any(now.t - theft.t < window for theft in now.happenings.latest("stole", [(0, player)]))


def _took_seat(event: Vehicle, now: Now) -> Roles:
    if event.action != "mounted" or event.player is None:
        return
    owner = event.owner if event.owner is not UNSET else told_of(now, event.entity, "owner")
    if isinstance(owner, str) and owner != event.player:
        yield event.player, owner, event.entity


def _owners(event: Looted, now: Now) -> Iterator[str | UnsetType]:
    """Whose it is: as told; where nobody told, those of the house it stands in; of a thief's own house nobody else."""
    told: Any = owner_of(event, now)
    housed = now.world.buildings.owners(event.building) if isinstance(event.building, str) else None
    lives_there = isinstance(housed, list) and event.player in housed
    if told is not UNSET:
        if told is not None and not lives_there:
            yield told
    elif isinstance(housed, list):
        if not lives_there:
            yield from housed
    else:
        yield UNSET
