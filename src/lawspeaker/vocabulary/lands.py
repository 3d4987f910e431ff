"""Sentences about the zones themselves: what they are, whose, how they lie to each other, what is unclaimed."""

from msgspec import UNSET, UnsetType

from lawspeaker.law.lexicon import measure, name, state
from lawspeaker.vocabulary.asking import Truth, same, truth
from lawspeaker.world.now import Now
from lawspeaker.world.places import Place
from lawspeaker.world.shapes import Circle
from lawspeaker.world.touching import lie_along, meet
from lawspeaker.world.zone import Zone

CLAIMED = ("claim", "mini_claim", "region")
"""Kinds of zone that are a claim once somebody owns them; without an owner they are nobody's."""
OF_A_HOUSE = ("base", "property", "kos_line")
"""Zones that belong to a house and say nothing about the land it stands on."""


def known(now: Now, zone: str) -> Zone | None:
    """A zone there is, noted."""
    found = now.world.zones.get(zone)
    if found is not None:
        now.note(found.seq)
    return found


def owner_of(zone: Zone) -> str | UnsetType | None:
    """The group that owns a zone; land that can be claimed and has no owner is nobody's."""
    return None if zone.owner is UNSET and zone.kind in CLAIMED else zone.owner


# What it is ---------------------------------------------------------------------------------------------------------


@state("{zone:zone} [be|is|was|are] {other:zone}")
def same_zone(now: Now, zone: str, other: str) -> bool:
    """It is that zone: `place is a frontier`, `place is that zone`."""
    return zone == other


@state("{zone:zone} [be|is|was|are] static")
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


@measure("the age of {zone:zone}", gives="duration")
def age(now: Now, zone: str) -> int | None:
    """How long ago it was first drawn, in ms."""
    found = known(now, zone)
    return None if found is None else now.t - found.since


@measure("the remaining time of {zone:zone}", gives="duration")
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
    """The group that owns it."""
    found = known(now, zone)
    return None if found is None else owner_of(found)


def owned_since(now: Now, group: str, zone: str) -> int | UnsetType | None:
    """Since when the group has owned it, in ms."""
    found, held = now.world.zones.get(zone), owns_zone(now, group, zone)
    if found is None or held is False:
        return None
    return UNSET if held is None else found.owned_since


@state("{group:group} [own|owns|owned|own] {zone:zone}", since=owned_since)
def owns_zone(now: Now, group: str, zone: str) -> Truth:
    """The group owns the zone."""
    found = known(now, zone)
    return False if found is None else same(owner_of(found), group)


@state("{zone:zone} [be|is|was|are] unowned")
def unowned(now: Now, zone: str) -> Truth:
    """Nobody owns it."""
    found = known(now, zone)
    if found is None:
        return False
    told = owner_of(found)
    return None if told is UNSET else told is None


@name("[claim|claims] of {group:group}", gives="zone", many=True)
def claims_of(now: Now, group: str) -> list[str]:
    """The claims, mini claims and regions that the group owns."""
    return [z.id for z in now.world.zones.of_owner(group) if z.kind in CLAIMED]


@name("[region|regions] of {group:group}", gives="zone", many=True)
def regions_of(now: Now, group: str) -> list[str]:
    """The regions that the group owns."""
    return [z.id for z in now.world.zones.of_owner(group) if z.kind == "region"]


@name("[city|cities] of {group:group}", gives="zone", many=True)
def cities_of(now: Now, group: str) -> list[str]:
    """The cities that the group owns."""
    return [z.id for z in now.world.zones.of_owner(group) if z.kind == "city"]


@name("[land|lands] of {group:group}", gives="zone", many=True)
def lands_of(now: Now, group: str) -> list[str]:
    """Every zone that the group owns."""
    return [z.id for z in now.world.zones.of_owner(group)]


@measure("the number of claims of {group:group}", gives="number")
def number_of_claims(now: Now, group: str) -> int:
    """How many claims, mini claims and regions the group owns."""
    return len(claims_of(now, group))


@measure("the number of regions of {group:group}", gives="number")
def number_of_regions(now: Now, group: str) -> int:
    """How many regions the group owns."""
    return len(regions_of(now, group))


@measure("the status of {zone:zone}", gives="text")
def status(now: Now, zone: str) -> str | None:
    """Pending, invalid or approved."""
    found = known(now, zone)
    return None if found is None else found.status


@state("{zone:zone} [be|is|was|are] a pending claim", since=lambda now, zone: status_since(now, zone, "pending"))
def pending(now: Now, zone: str) -> bool:
    """It waits to be approved."""
    return status(now, zone) == "pending"


@state("{zone:zone} [be|is|was|are] an invalid claim", since=lambda now, zone: status_since(now, zone, "invalid"))
def invalid(now: Now, zone: str) -> bool:
    """It was found not to be in order."""
    return status(now, zone) == "invalid"


@state("{zone:zone} [be|is|was|are] an approved claim", since=lambda now, zone: status_since(now, zone, "approved"))
def approved(now: Now, zone: str) -> bool:
    """It is in order."""
    return status(now, zone) == "approved"


def status_since(now: Now, zone: str, wanted: str) -> int | None:
    """Since when it has had this status, in ms; None if it has another."""
    found = now.world.zones.get(zone)
    return found.status_since if found is not None and found.status == wanted else None


@state("{zone:zone} [be|is|was|are] a capital")
def is_capital(now: Now, zone: str) -> Truth:
    """It is the capital of whoever owns it."""
    found = known(now, zone)
    return False if found is None else truth(found.capital)


@state("{zone:zone} [be|is|was|are] the capital of {group:group}")
def capital_of(now: Now, zone: str, group: str) -> Truth:
    """The group owns it and has it as its capital."""
    found = known(now, zone)
    if found is None or (owned := same(owner_of(found), group)) is False:
        return False
    return owned if found.capital is True else truth(found.capital)


# How it lies --------------------------------------------------------------------------------------------------------


@state("{zone:zone} [overlap|overlaps|overlapped] {other:zone}")
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
    return found if isinstance(found, UnsetType) else found[0] if found else None


def claim_at(now: Now, place: Place | UnsetType) -> str | UnsetType | None:
    """The claim that a place lies in: a claim, a mini claim, or a region with an owner."""
    found = _holding(now, place, CLAIMED)
    if isinstance(found, UnsetType):
        return UNSET
    zones = [z for i in found if (z := now.world.zones.get(i)) is not None and (z.kind != "region" or owner_of(z))]
    return min((z.id for z in zones if z.kind != "region"), default=min((z.id for z in zones), default=None))


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
    """Whether a place lies under no zone but a region without owner; unknown until the map's zones have been sent."""
    if not isinstance(place, Place):
        return None
    found = [(z, v) for z, v in now.world.zones.containing(place) if z.kind not in OF_A_HOUSE]
    in_the_way = [value for zone, value in found if zone.kind != "region" or owner_of(zone) is not None]
    if True in in_the_way:
        return False
    regions = any(value for zone, value in found if zone.kind == "region")
    return None if in_the_way or not (regions or now.world.zones.told) else True


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
