"""Sentences about domes: what brought them, what they leave behind, and what fell out of the sky into them."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Hit, Kill, Looted
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, state
from lawspeaker.vocabulary.asking import Known, Truth, any_of, last, place_in, saw, unheard_of
from lawspeaker.vocabulary.ground import inside, inside_any, may_be_inside
from lawspeaker.vocabulary.lands import known
from lawspeaker.vocabulary.things import place_of
from lawspeaker.world.happenings import Happening
from lawspeaker.world.meeting import gap
from lawspeaker.world.places import UNATTENDED, Place
from lawspeaker.world.zone import decided


@state("{zone:zone} [be|is|was|are] known to come from {cause:text}", still=True)
def comes_from(now: Now, zone: str, cause: str) -> bool:
    """It was told that this brought it: airdrop, heli, oilrig, event …; where nobody told, it is not known to."""
    found = known(now, zone)
    return found is not None and found.cause == cause


@state("{player:player} [stand|stands|stood] where a {kind:text} zone ended within {window:duration}")
def stands_where_ended(now: Now, player: str, kind: str, window: int) -> Truth:
    """A zone of this kind that is gone since less than so long (an hour at most) lay where he stands."""
    place = now.place(player)
    found = [zone for zone, end in now.world.zones.faded if zone.kind == kind and now.t - end < window]
    if not isinstance(place, Place):
        return None if found or not saw(now, "zone") else False
    return any_of(decided(zone.distance(place.x, place.y, place.z), place.margin) for zone in found)


@state("{zone:zone} [lie|lies|lay|lie] within {reach:distance} of {other:zone}")
def lies_within(now: Now, zone: str, reach: float, other: str) -> bool:
    """It is the other, or the ground between the two is no wider than that."""
    a, b = known(now, zone), known(now, other)
    return a is not None and b is not None and gap(a.shape, b.shape) <= reach


@state("{event:happening} [happen|happens|happened] inside {zone:zone}")
def happened_inside(now: Now, event: Happening, zone: str) -> Truth:
    """It happened in the zone: where the doer stood; of a death, where the body fell."""
    found = known(now, zone)
    return False if found is None else inside_any([found], event.at)


def seen_in(now: Now, player: str) -> Known:
    """The zones that he was last seen in, sorted."""
    found = now.world.zones.holding(player)
    if now.world.witness.whole or isinstance(found, UnsetType):
        return found
    return [*found, *unheard_of(now, "zone")]


@state("{player:player} [be|is|was|are] last seen inside {zone:zone}", among=seen_in)
def last_seen_inside(now: Now, player: str, zone: str) -> bool:
    """The last place ever told of him that shows it was in the zone, however old it is."""
    held = seen_in(now, player)
    return not isinstance(held, UnsetType) and zone in held


def muzzle(now: Now, player: str) -> Place | None:
    """Where the turret, SAM site or trap stands by which he strikes now, wherever he is; None: he strikes himself,
    or nobody told where it stands."""
    event = now.event
    if not isinstance(event, Hit | Kill) or event.attacker != player or event.means not in UNATTENDED:
        return None
    if isinstance(event.at, tuple):
        return place_in(event, event.at, now)
    stands = place_of(now, event.entity) if isinstance(event.entity, str) else UNSET
    return stands if isinstance(stands, Place) else None


def may_strike_from(now: Now, player: str) -> Known:
    """The zones from which he may strike, sorted."""
    place = muzzle(now, player)
    if place is None:
        return may_be_inside(now, player)
    return [*(zone.id for zone, _ in now.world.zones.containing(place)), *unheard_of(now, "zone")]


@state("{player:player} [strike|strikes|struck] from inside {zone:zone}", among=may_strike_from)
def strikes_from(now: Now, player: str, zone: str) -> Truth:
    """He stands in the zone; or what strikes by itself for him does, a turret, SAM site or trap."""
    place, found = muzzle(now, player), now.world.zones.get(zone)
    if place is None or found is None:
        return inside(now, player, zone)
    struck = inside_any([found], place)
    if struck is not False:
        now.note(found.seq)
    return struck


@measure("the time since {player:player} left {zone:zone}", gives="duration", runs=1)
def time_since_leaving(now: Now, player: str, zone: str) -> int | None:
    """How long ago he was last seen to walk out of it, in ms; whoever never was has no such time."""
    left = last(now, "went_out", player, zone)
    return None if left is None else now.t - left.t


# What falls from the sky --------------------------------------------------------------------------------------------

ALOFT = ("called", "dropping")


@state("{container:thing} [hang|hangs|hung] in the air")
@state("{event:event} [hang|hangs|hung] in the air")
def in_the_air(now: Now, event: str) -> Truth:
    """An airdrop that was called or falls, as told before this event; one by an unknown name may be any that is.

    Where airdrops are on record from the beginning, one of which nothing was told, and no other that is, does not.
    """
    before: dict[str, Happening] = {}
    for told in now.happenings.latest("changed_state"):
        if told.roles[1]["kind"] == "airdrop" and told.seq < now.seq:
            before.setdefault(told.roles[0], told)
    if event in before:
        now.note(before[event].seq, before[event].tier)
        return before[event].roles[1]["state"] in ALOFT
    going = {told.roles[1]["state"] in ALOFT for told in before.values() if told.roles[1]["state"] != "gone"}
    if not going or not isinstance(now.event, Looted):
        return False if saw(now, "airdrop") else None
    return going.pop() if len(going) == 1 else None
