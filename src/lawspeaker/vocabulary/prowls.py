"""Sentences about prowling: keeping near the edge of a place for fighting, on its safe side."""

from lawspeaker.events import Event
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, state
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.ground import SHOWING
from lawspeaker.world.prowls import Prowl


@happening("{player:player} [prowl|prowled as prowling] around {zone:zone}", *SHOWING, proof=("positions",))
def prowled(event: Event, now: Now) -> Roles:
    """He came near a place for fighting, and stayed outside for the time being."""
    yield from now.world.prowls.begun


@state(
    "{player:player} [linger|lingers|lingered] within {reach:distance} of {zone:zone} for {time:duration}",
    needs=("prowls",),
)
def lingers(now: Now, player: str, reach: float, zone: str, time: int) -> bool:
    """He has been outside it, certainly no farther than that from its edge, for so long, as far as he was seen."""
    prowl = now.world.prowls.of(player, zone)
    since = None if prowl is None or prowl.went_in is not None else _since(prowl, reach)
    return since is not None and now.t - since >= time


@state(
    "{player:player} [wait|waits|waited] within {reach:distance} outside {zone:zone} for {time:duration}",
    needs=("prowls",),
)
def waited(now: Now, player: str, reach: float, zone: str, time: int) -> bool:
    """Before he went into it last, he had been outside for so long, certainly no farther than that from its edge."""
    prowl = now.world.prowls.of(player, zone)
    since = None if prowl is None or prowl.went_in is None else _since(prowl, reach)
    return since is not None and prowl is not None and prowl.went_in is not None and prowl.went_in - since >= time


def _since(prowl: Prowl, reach: float) -> int | None:
    """Since when, at the last look, he had been no farther away than that; None if he was not."""
    since = None
    for t, distance in reversed(prowl.looks):
        if distance > reach:
            break
        since = t
    return since
