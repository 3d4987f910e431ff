"""Sentences about the zones themselves: what they are, whose, how they lie to each other, what is unclaimed."""

from collections.abc import Callable

from msgspec import UNSET, UnsetType

from lawspeaker.institutions.charts import CLAIMABLE, made_at
from lawspeaker.institutions.claims import FILED, Claim, Claims
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import measure, name, state
from lawspeaker.vocabulary.asking import Truth, any_of, same, truth, unheard_of
from lawspeaker.vocabulary.groups import group_is
from lawspeaker.world.meeting import lie_along, meet
from lawspeaker.world.places import Place
from lawspeaker.world.shapes import Circle
from lawspeaker.world.zone import OF_A_HOUSE, Zone

CLAIMED = ("claim", "mini_claim", "region")
"""Kinds of zone that are a claim once somebody owns them; without an owner they are nobody's."""


def known(now: Now, zone: str) -> Zone | None:
    """A zone there is, noted."""
    found = now.world.zones.get(zone)
    if found is not None:
        now.note(found.seq)
    return found


def claim_of(now: Now, zone: str) -> Claim | None:
    """The claim on a zone, filed, owned or lapsed."""
    found = now.institutions.seated(Claims).machine.get(zone)
    if found is not None:
        now.note(found.seq)
    return found


def owner_of(now: Now, zone: Zone) -> str | UnsetType | None:
    """The group that owns a zone or has filed a claim to it; land that can be claimed and was not is nobody's."""
    claim = claim_of(now, zone.id)
    if claim is None:
        return UNSET if zone.owner is UNSET and zone.kind not in CLAIMED else None
    if claim.owner is None and claim.state in FILED:
        return UNSET
    return None if claim.state == "unclaimed" else claim.owner


def held(now: Now, group: str, wanted: Callable[[Claim, str | None], bool]) -> list[str]:
    """The zones that a group owns or claims and that are wanted, given the kind of each (None: no zone was drawn)."""
    found = []
    for claim in now.institutions.seated(Claims).of(group):
        zone = now.world.zones.get(claim.id)
        if (zone is not None or not claim.drawn) and wanted(claim, zone.kind if zone is not None else None):
            found.append(claim.id)
    return found


# What it is ---------------------------------------------------------------------------------------------------------


def itself(now: Now, zone: str) -> list[str]:
    """The zone, if there is one of this id."""
    return [zone] if now.world.zones.get(zone) is not None else []


@state("{zone:zone} [be|is|was|are] {other:zone}", among=itself, still=True)
def same_zone(now: Now, zone: str, other: str) -> bool:
    """It is that zone: `place is a frontier`, `place is that zone`."""
    return zone == other


@state("{zone:zone} [be|is|was|are] static", still=True)
def static(now: Now, zone: str) -> Truth:
    """It stands all the time; no event made it."""
    found = known(now, zone)
    return False if found is None else same(found.cause, "static")


@measure("the cause of {zone:zone}", gives="text")
def cause(now: Now, zone: str) -> str | UnsetType | None:
    """What made it: static, airdrop, heli, bradley, cargo, oilrig, event."""
    found = known(now, zone)
    return None if found is None else found.cause


@measure("the kind of {zone:zone}", gives="text")
def kind(now: Now, zone: str) -> str | None:
    """Its kind as the wire has it: pvp, frontier, city, claim, safe …"""
    found = known(now, zone)
    return None if found is None else found.kind


@measure("the name of {zone:zone}", gives="text")
def zone_name(now: Now, zone: str) -> str | UnsetType | None:
    """What it is called on the map."""
    found = known(now, zone)
    return None if found is None else found.name


@measure("the age of {zone:zone}", gives="duration", runs=1)
def age(now: Now, zone: str) -> int | None:
    """How long ago it was first drawn, in ms."""
    found = known(now, zone)
    return None if found is None else now.t - found.since


@measure("the remaining time of {zone:zone}", gives="duration", runs=-1)
def remaining(now: Now, zone: str) -> int | UnsetType | None:
    """How long it will still be there, in ms; it has none if it is said to have no end."""
    found = known(now, zone)
    if found is None or found.until is None:
        return None
    return UNSET if isinstance(found.until, UnsetType) else max(0, found.until - now.t)


@measure("the radius of {zone:zone}", gives="distance")
def radius(now: Now, zone: str) -> float | None:
    """How far the edge of a round zone lies from its middle; others have none."""
    found = known(now, zone)
    return found.shape.radius if found is not None and isinstance(found.shape, Circle) else None


# Whose it is --------------------------------------------------------------------------------------------------------


@name("[owner|owners] of {zone:zone}", gives="group")
def owner(now: Now, zone: str) -> str | UnsetType | None:
    """The group that owns it, or has filed a claim to it."""
    found = known(now, zone)
    return None if found is None else owner_of(now, found)


def owned_since(now: Now, group: str, zone: str) -> int | UnsetType | None:
    """Since when the group has owned it, in ms, counted from the filing."""
    truth = owns_zone(now, group, zone)
    claim = claim_of(now, zone)
    return None if truth is False else UNSET if truth is None or claim is None else claim.held


@state("{group:group} [own|owns|owned|own] {zone:zone}", since=owned_since)
def owns_zone(now: Now, group: str, zone: str) -> Truth:
    """The group owns the zone; a claim that nobody has approved yet owns nothing."""
    found, claim = known(now, zone), claim_of(now, zone)
    if claim is not None and claim.state != "owned":
        return False
    if found is None:
        return claim is not None and claim.owner == group
    return same(owner_of(now, found), group)


@state("{zone:zone} [be|is|was|are] unowned")
def unowned(now: Now, zone: str) -> Truth:
    """Nobody owns it or has filed a claim to it."""
    found = known(now, zone)
    if found is None:
        return False
    told = owner_of(now, found)
    return None if told is UNSET else told is None


@name("[claim|claims] of {group:group}", gives="zone", many=True)
def claims_of(now: Now, group: str) -> list[str]:
    """The claims, mini claims and regions that the group owns or has filed."""
    return held(now, group, lambda claim, kind: kind is None or kind in CLAIMED)


@name("[region|regions] of {group:group}", gives="zone", many=True)
def regions_of(now: Now, group: str) -> list[str]:
    """The regions that the group owns or has filed a claim to."""
    return held(now, group, lambda claim, kind: kind == "region")


@name("[city|cities] of {group:group}", gives="zone", many=True)
def cities_of(now: Now, group: str) -> list[str]:
    """The cities that the group owns, or has filed a claim to."""
    return held(now, group, lambda claim, kind: kind == "city" or claim.size == "city")


@name("[land|lands] of {group:group}", gives="zone", many=True)
def lands_of(now: Now, group: str) -> list[str]:
    """Every zone that the group owns."""
    return held(now, group, lambda claim, kind: claim.state == "owned")


@state("{group:group} [hold|holds|held] land besides {zone:zone}")
def holds_more(now: Now, group: str, zone: str) -> bool:
    """The group owns other land too, or has filed a claim to some."""
    return any(other != zone for other in held(now, group, lambda claim, kind: True))


@state("{group:group} [run|runs|ran] a city")
def runs_a_city(now: Now, group: str) -> bool:
    """The group is one of a city: it owns one, has filed a claim to one, or was told to be of that kind."""
    return bool(cities_of(now, group)) or group_is(now, group, "city")


@state("{group:group} [hold|holds|held] land")
def holds_land(now: Now, group: str) -> bool:
    """The group owns land."""
    return bool(lands_of(now, group))


@state("{player:player} [hold|holds|held] {zone:zone}")
def player_holds(now: Now, player: str, zone: str) -> Truth:
    """It belongs to a group of his, or to himself who has none; a claim that nobody has approved yet gives nothing."""
    return any_of(owns_zone(now, owner, zone) for owner in (*now.institutions.groups.all_of(player), player))


@state("the map [show|shows|showed] {zone:zone} as claimed")
def on_the_map(now: Now, zone: str) -> bool:
    """The players' map, as it was last made, shows an owner of it."""
    made = made_at(now.institutions.book, now.t)
    return now.institutions.seated(Claims).shown(zone, made, now.world) is not None


@measure("the number of claims of {group:group}", gives="number")
def number_of_claims(now: Now, group: str) -> int:
    """How many claims, mini claims and regions the group owns or has filed."""
    return len(claims_of(now, group))


@measure("the number of regions of {group:group}", gives="number")
def number_of_regions(now: Now, group: str) -> int:
    """How many regions the group owns or has filed a claim to."""
    return len(regions_of(now, group))


@measure("the status of {zone:zone}", gives="text")
def status(now: Now, zone: str) -> str | None:
    """Pending, invalid or approved."""
    found, claim = known(now, zone), claim_of(now, zone)
    if claim is None or claim.state in ("owned", "unclaimed"):
        return "approved" if found is not None else None
    return "pending" if claim.state == "pending" else "invalid"


@state("{zone:zone} [be|is|was|are] a pending claim", since=lambda now, zone: filed_since(now, zone, "pending"))
def pending(now: Now, zone: str) -> bool:
    """It waits to be approved."""
    return status(now, zone) == "pending"


@state("{zone:zone} [be|is|was|are] an invalid claim", since=lambda now, zone: filed_since(now, zone, "invalid"))
def invalid(now: Now, zone: str) -> bool:
    """It was found not to be in order, and nobody has put it right; what was not put right in time is so for good."""
    return status(now, zone) == "invalid"


@state("{zone:zone} [be|is|was|are] an approved claim", since=lambda now, zone: filed_since(now, zone, "approved"))
def approved(now: Now, zone: str) -> bool:
    """It is in order: somebody's, and not in question."""
    found, claim = known(now, zone), claim_of(now, zone)
    if claim is not None:
        return claim.state == "owned"
    return found is not None and found.kind in CLAIMABLE and found.kind != "region" and found.owner is UNSET


def filed_since(now: Now, zone: str, wanted: str) -> int | None:
    """Since when a claim has had this status, in ms; None if it has another."""
    claim = claim_of(now, zone)
    if claim is None or claim.state == "unclaimed" or status(now, zone) != wanted:
        return None
    return claim.faulty if wanted == "invalid" else claim.since


@state("{zone:zone} [be|is|was|are] a capital")
def is_capital(now: Now, zone: str) -> Truth:
    """It is the capital of whoever owns it."""
    found = known(now, zone)
    return False if found is None else truth(found.capital)


@state("{zone:zone} [be|is|was|are] the capital of {group:group}")
def capital_of(now: Now, zone: str, group: str) -> Truth:
    """The group owns it and has it as its capital."""
    found = known(now, zone)
    if found is None or (owned := same(owner_of(now, found), group)) is False:
        return False
    return owned if found.capital is True else truth(found.capital)


# How it lies --------------------------------------------------------------------------------------------------------


@state("{zone:zone} [overlap|overlaps|overlapped] {other:zone}", still=True)
def overlaps(now: Now, zone: str, other: str) -> bool:
    """The two have ground in common, or at least touch."""
    a, b = known(now, zone), known(now, other)
    return a is not None and b is not None and a.id != b.id and meet(a.shape, b.shape)


@state("{zone:zone} [border|borders|bordered] {other:zone}")
def borders(now: Now, zone: str, other: str) -> bool:
    """A stretch of the edge of one lies on the edge of the other; to meet in one corner is not enough."""
    a, b = known(now, zone), known(now, other)
    return a is not None and b is not None and a.id != b.id and lie_along(a.shape, b.shape)


# The land under something -------------------------------------------------------------------------------------------


def region_at(now: Now, place: Place | UnsetType) -> str | UnsetType | None:
    """The region that a place lies in; None if it certainly lies in none."""
    found = _holding(now, place, ("region",))
    return found if isinstance(found, UnsetType) else found[0] if found else _none(now)


def claim_at(now: Now, place: Place | UnsetType) -> str | UnsetType | None:
    """The claim that a place lies in: a claim, a mini claim, or a region with an owner."""
    found = _holding(now, place, CLAIMED)
    if isinstance(found, UnsetType):
        return UNSET
    zones = [z for i in found if (z := now.world.zones.get(i)) is not None and (z.kind != "region" or owner_of(now, z))]
    whole = min((z.id for z in zones), default=_none(now))
    return min((z.id for z in zones if z.kind != "region"), default=whole)


def _none(now: Now) -> UnsetType | None:
    """No zone, or one of which nobody tells."""
    return next(iter(unheard_of(now, "zone")), None)


def _holding(now: Now, place: Place | UnsetType, kinds: tuple[str, ...]) -> list[str] | UnsetType:
    if not isinstance(place, Place):
        return UNSET
    found = [(z, value) for z, value in now.world.zones.containing(place) if z.kind in kinds]
    if any(value is None for _, value in found):
        return UNSET
    for zone, _ in found:
        now.note(zone.seq)
    return [zone.id for zone, _ in found]


def unclaimed_at(now: Now, place: Place | UnsetType) -> Truth:
    """Whether a place lies under no zone but land there for claims that nobody has; unknown until zones were sent."""
    if not isinstance(place, Place):
        return None
    found = [(z, v) for z, v in now.world.zones.containing(place) if z.kind not in OF_A_HOUSE]
    in_the_way = [value for zone, value in found if not is_free(now, zone)]
    if True in in_the_way:
        return False
    regions = any(value for zone, value in found if zone.kind in CLAIMED)
    unsure = in_the_way or unheard_of(now, "zone")
    return None if unsure or not (regions or now.world.zones.told) else True


def is_free(now: Now, zone: Zone) -> bool:
    """Whether it is land there to be claimed that nobody has; a claim whose owner nobody told is somebody's.

    One that was drawn with its owner, and that no claim keeps any more, ended with its era.
    """
    if zone.kind not in CLAIMED:
        return False
    told = owner_of(now, zone)
    return told is None and (zone.kind == "region" or zone.owner is not UNSET or claim_of(now, zone.id) is not None)


def held_apart(now: Now, zone: Zone) -> bool:
    """Whether a zone is land with rules of its own, so that it matters on which side of its edge something stands."""
    if zone.kind in OF_A_HOUSE or is_free(now, zone):
        return False
    return zone.kind in CLAIMED or zone.kind in ("city", "frontier", "casino", "conclave", "no_mans_land")


@name("[region|regions] of {player:player}", gives="zone")
def region_of_player(now: Now, player: str) -> str | UnsetType | None:
    """The region that he stands in."""
    return region_at(now, now.place(player))


@name("[claim|claims] under {player:player}", gives="zone")
def claim_under_player(now: Now, player: str) -> str | UnsetType | None:
    """The claim that he stands in: a claim, a mini claim, or a region with an owner."""
    return claim_at(now, now.place(player))


@state("the land under {player:player} [be|is|was|are] unclaimed")
def player_on_unclaimed(now: Now, player: str) -> Truth:
    """He stands on land that nobody owns and no zone covers."""
    return unclaimed_at(now, now.place(player))
