"""Sentences about a home as its people defend it: who is within its walls, how high above it somebody is.

A home is the house with its compound, and all that stands on it. A blow may say itself in whose house or compound its
two stand (`attacker_in`, `victim_in`); where it does not, the ground of the house and their places do.
"""

from msgspec import UNSET

from lawspeaker.events import Explosive, Lock, StructureHit
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, state
from lawspeaker.vocabulary.asking import Known, Roles, Truth, unheard_of
from lawspeaker.vocabulary.ground import near
from lawspeaker.vocabulary.houses import known
from lawspeaker.vocabulary.houses import place_of as place_of_base
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.raids import DAMAGE, raided
from lawspeaker.vocabulary.yards import GROUND, near_undrawn, shown_on_ground, without_ground
from lawspeaker.world.places import Place


def homes_around(now: Now, player: str) -> Known:
    """The homes within whose walls he may be, sorted."""
    said = now.house_of(player)
    if said is not UNSET:
        return [said] if isinstance(said, str) else []
    place = now.world.places.of(player)
    if not isinstance(place, Place):
        return UNSET
    zones = [zone for zone, _ in now.world.zones.containing(place) if zone.kind in GROUND]
    if any(zone.building is UNSET for zone in zones):
        return UNSET
    undrawn = (base for base in without_ground(now) if near_undrawn(now, player, base) is not False)
    found = {*(zone.building for zone in zones if isinstance(zone.building, str)), *undrawn}
    return [*sorted(found), *unheard_of(now, "building")]


@state("{player:player} [be|is|was|are] within the walls of {base:base}", among=homes_around)
def within_walls(now: Now, player: str, base: str) -> Truth:
    """He is in the house or its compound, or above them, as the event itself says or his place shows."""
    said = now.house_of(player)
    if said is UNSET:
        return shown_on_ground(now, player, base)
    now.note(now.event.seq, now.event.tier)
    return said == base


@state("{player:player} [be|is|was|are] more than {height:distance} above {base:base}")
def high_above(now: Now, player: str, height: float, base: str) -> Truth:
    """He is so much higher than its cupboard; of one whom the event puts inside, no place has to be known."""
    here, there = now.place(player), place_of_base(now, base)
    if not isinstance(here, Place) or not isinstance(there, Place):
        return False if now.house_of(player) == base else None
    over = near(Measured(here.y - there.y, here.margin), height)
    return None if over is None else not over


@state("{base:base} [be|is|was|are] marked as public")
def marked_public(now: Now, base: str) -> bool:
    """Its owners have said that everybody may come in; a house of which they said nothing is their own."""
    found = known(now, base)
    return found is not None and found.role == "public"


@happening("{attacker:player} [attack|attacked as assault] the home {base:base}", *DAMAGE, "explosive", "lock")
def attacked_home(event: StructureHit | Explosive | Lock, now: Now) -> Roles:
    """A house that is not his own was damaged, blown at, or broken into; what was only twig does not count."""
    if not isinstance(event, StructureHit) or event.grade != "twig":
        yield from raided(event, now)
