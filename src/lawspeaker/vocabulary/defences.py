"""Sentences about what defends a house by itself: turrets, SAM sites and traps, where they stand, whom they strike."""

from msgspec import UnsetType

from lawspeaker.events import Event, Hit, Kill, Placed
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of
from lawspeaker.vocabulary.calendar import told_of as told_of_event
from lawspeaker.vocabulary.fighting import landed
from lawspeaker.vocabulary.ground import apart, inside_any, near, to_zones
from lawspeaker.vocabulary.houses import place_of as place_of_base
from lawspeaker.vocabulary.things import house_of, on_unknown_ground, owners_of, place_of, told_of
from lawspeaker.vocabulary.yards import ground, on_ground
from lawspeaker.world.places import Place


@state("{thing:thing} [be|is|was|are] set down by this")
def just_placed(now: Now, thing: str) -> bool:
    """This very event tells that it was set down."""
    return isinstance(now.event, Placed) and now.event.entity == thing


@state("{thing:thing} [be|is|was|are] known to look outside")
def looks_out(now: Now, thing: str) -> bool:
    """Somebody told that it sees into the open; of others nobody takes it for granted."""
    return told_of(now, thing, "sees_outside") is True


@state("{thing:thing} [stand|stands|stood] inside a house")
def in_a_house(now: Now, thing: str) -> Truth:
    """It stands inside a house, not only in its compound."""
    return inside_any(now.world.zones.of_kind("base"), place_of(now, thing))


@state("{thing:thing} [be|is|was|are] within {reach:distance} of {event:event}")
def near_event(now: Now, thing: str, reach: float, event: str) -> Truth:
    """It stands no farther than that from where the airdrop, helicopter or event was last told to be."""
    return near(apart(place_of(now, thing), told_of_event(now, event, "at")), reach)


@state("{thing:thing} [be|is|was|are] within {reach:distance} of {base:base}")
def near_house(now: Now, thing: str, reach: float, base: str) -> Truth:
    """It stands on the house's ground, or no farther from it than that."""
    place, zones = place_of(now, thing), ground(now, base)
    return near(to_zones(place, zones) if zones else apart(place, place_of_base(now, base)), reach)


@state("{thing:thing} [stand|stands|stood] within {reach:distance} of its owner's ground")
def near_own_ground(now: Now, thing: str, reach: float) -> Truth:
    """It stands on the ground of a house of its owner, or no farther from it than that.

    Where it stands decides; only where nobody knows that, the house that it was told to belong to.
    """
    found = owners_of(now, thing)
    if isinstance(found, UnsetType):
        return None
    bases = sorted({base for player in found for base in now.world.buildings.owned_by(player)})
    held = any_of(_near_ground(now, thing, reach, base) for base in bases)
    return None if held is False and on_unknown_ground(now, thing, reach) is not False else held


def _near_ground(now: Now, thing: str, reach: float, base: str) -> Truth:
    """Whether it stands so near that house's ground, or by what was told, if its place or the ground is unknown."""
    place, zones = place_of(now, thing), ground(now, base)
    if isinstance(place, Place) and zones:
        return near(to_zones(place, zones), reach)
    return True if house_of(now, thing) == base else None


def passes_by(now: Now, event: Hit | Kill) -> Truth:
    """Whether the one struck stands outside every house and compound of those who own what struck him."""
    owners = owners_of(now, event.entity) if isinstance(event.entity, str) else [event.attacker]
    players = sorted({event.attacker, *(owners if isinstance(owners, list) else ())})
    bases = sorted({base for player in players for base in now.world.buildings.owned_by(player)})
    inside = any_of(on_ground(now, event.victim, base) for base in bases)
    return None if inside is None else not inside


@happening("{thing:thing} [shoot down|shot down as shooting of a passer-by] the passer-by {victim:player}", "kill")
def killed_passer_by(event: Kill, now: Now) -> Roles:
    """A turret, SAM site or trap killed somebody who stood on no ground of its owners."""
    if landed(event) and event.means != "player" and event.entity is not None:
        outside = passes_by(now, event)
        if outside is not False:
            yield event.entity, event.victim


@state("{victim:player} [pass|passes|passed] by what struck him")
def was_passing(now: Now, victim: str) -> Truth:
    """He stands on no ground of those who own the turret, SAM site or trap that dealt this blow."""
    if not isinstance(now.event, Hit | Kill) or now.event.victim != victim:
        return False
    return passes_by(now, now.event)


@happening("{attacker:player} [trap|trapped as trapping] {victim:player}", "hit", "kill")
def trapped(event: Event, now: Now) -> Roles:
    """A trap of his struck somebody."""
    if isinstance(event, Hit | Kill) and event.means == "trap" and landed(event):
        yield event.attacker, event.victim
