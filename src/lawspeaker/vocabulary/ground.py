"""Sentences about where people are: in and out of zones, how far from what, who else is there."""

from collections.abc import Iterable
from math import hypot

from msgspec import UNSET, UnsetType

from lawspeaker.events import Event, Positions, Spawned
from lawspeaker.institutions.claims import Claims
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import Kind, act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Known, Roles, Truth, any_of, last, saw, unheard_of
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import TELLING, Place
from lawspeaker.world.profile import square_of
from lawspeaker.world.zone import Zone, decided

SHOWING = ("positions", *sorted(str(kind.__struct_config__.tag) for kind in TELLING))
"""The events that show where somebody is, and so that he came into a zone or left it."""


def zone_ids(now: Now) -> list[str]:
    """Every zone there is."""
    return [z.id for z in now.world.zones.all()]


def zone_is(now: Now, zone: str, kind: str) -> bool:
    """Whether a zone is of this kind; `kos` is the other name of `pvp`, and what was claimed undrawn is a region."""
    found = now.world.zones.get(zone)
    if found is None:
        return kind == "region" and now.institutions.seated(Claims).machine.get(zone) is not None
    return found.kind == ("pvp" if kind == "kos" else kind)


def zones_of(now: Now, kind: str) -> list[str]:
    """Every zone of this kind, and of regions those that were claimed and that nobody drew."""
    drawn = [z.id for z in now.world.zones.of_kind("pvp" if kind == "kos" else kind)]
    if kind != "region":
        return drawn
    claimed = now.institutions.seated(Claims).machine.things
    return [*drawn, *(id_ for id_ in claimed if now.world.zones.get(id_) is None)]


ZONE = Kind("zone", "zone", "zones", zone_ids, zone_is, sorted_by=zones_of, told=("zone",))
ZONES = (
    ZONE,
    Kind("public", "public place", "public places", base="zone"),
    Kind("road", "road", "roads", base="zone"),
    Kind("tunnel", "tunnel", "tunnels", base="zone"),
    Kind("city", "city", "cities", base="zone"),
    Kind("frontier", "frontier", "frontiers", base="zone"),
    Kind("claim", "claim", "claims", base="zone"),
    Kind("mini_claim", "mini claim", "mini claims", base="zone"),
    Kind("region", "region", "regions", base="zone"),
    Kind("monument", "monument", "monuments", base="zone"),
    Kind("casino", "casino", "casinos", base="zone"),
    Kind("no_mans_land", "no man's land", "no man's lands", base="zone"),
    Kind("conclave", "conclave", "conclaves", base="zone"),
    Kind("hub", "hub", "hubs", base="zone"),
    Kind("dungeon", "dungeon", "dungeons", base="zone"),
    Kind("portal", "portal", "portals", base="zone"),
    Kind("ocean", "ocean", "oceans", base="zone"),
)

# Inside -------------------------------------------------------------------------------------------------------------


def inside_any(zones: list[Zone], place: Place | UnsetType) -> Truth:
    """Whether a place is in one of these zones."""
    if not zones:
        return False
    if place is UNSET or not isinstance(place, Place):
        return None
    return any_of(decided(z.distance(place.x, place.y, place.z), place.margin) for z in zones)


def stands_in(now: Now, player: str, zones: list[Zone]) -> Truth:
    """Whether a player stands in one of these zones, with the events that say so noted."""
    if not zones:
        return False if saw(now, "zone") else None
    value = inside_any(zones, now.place(player))
    if value is not False:
        for zone in zones:
            now.note(zone.seq)
    return value


def entered(now: Now, player: str, zone: str) -> int | UnsetType | None:
    """When he came into the zone that he stands in, in ms; None if he does not."""
    now_inside = inside(now, player, zone)
    if now_inside is not True:
        return UNSET if now_inside is None else None
    return staying(now, player, zone)


def staying(now: Now, player: str, zone: str) -> int | UnsetType:
    """Since when he has been in the zone that he is in, in ms: since it was drawn, if it was drawn around him."""
    since = now.world.stays.since(player, zone)
    if since is not None:
        return since
    found, place = now.world.zones.get(zone), now.world.places.of(player)
    drawn_later = found is not None and isinstance(place, Place) and found.since > place.t
    return found.since if found is not None and drawn_later else UNSET


def was_out(now: Now, player: str, zone: str) -> int | UnsetType | None:
    """When he was last inside the zone that he is no more in: he walked out of it, or died there."""
    found = now.world.zones.get(zone)
    left, death = last(now, "went_out", player, zone), last(now, "died", player)
    ends = [left.t] if left is not None else []
    if found is not None and death is not None and isinstance(death.at, Place) and inside_any([found], death.at):
        ends.append(death.t)
    if ends:
        return max(ends)
    return None if now.world.witness.saw(frozenset(("positions",)), 0) else UNSET


def may_be_inside(now: Now, player: str) -> Known:
    """The zones that he may stand in, sorted."""
    sure = now.world.zones_of(player)
    if sure is not None:
        if not sure and now.world.witness.whole:
            return []
        return [*sorted(sure), *unheard_of(now, "zone")]
    found: Known | None = now.memo.get((may_be_inside, player))
    if found is None:
        place, found = now.world.places.of(player), UNSET
        if isinstance(place, Place):
            found = [zone.id for zone, _ in now.world.zones.containing(place)]
            found += unheard_of(now, "zone")
        now.memo[may_be_inside, player] = found
    return found


@state("{player:player} [be|is|was|are] in {zone:zone}", since=entered, ended=was_out, among=may_be_inside)
@state("{player:player} [be|is|was|are] inside {zone:zone}", since=entered, ended=was_out, among=may_be_inside)
def inside(now: Now, player: str, zone: str) -> Truth:
    """He stands in the zone."""
    found = now.world.zones.get(zone)
    if found is None:
        return stands_in(now, player, [])
    place = now.place(player)
    if not isinstance(place, Place):
        now.note(found.seq)
        return None
    sure = now.world.zones.sure_of(player, place.margin)
    value = decided(found.distance(place.x, place.y, place.z), place.margin) if sure is None else zone in sure
    if value is not False:
        now.note(found.seq)
    return value


@happening(
    "{visitor:player} [enter|entered as entering] {place:zone}", *SHOWING, proof=("positions", "zone"), crossing=True
)
def went_in(event: Event, now: Now) -> Roles:
    """A place shows for certain that he came into the zone; whoever is first seen inside entered nothing."""
    for crossing in now.world.crossings:
        if crossing.entered:
            yield crossing.player, crossing.zone


@happening(
    "{visitor:player} [leave|left as leaving] {place:zone}", *SHOWING, proof=("positions", "zone"), crossing=True
)
def went_out(event: Event, now: Now) -> Roles:
    """A place shows for certain that he walked out of the zone; to die in it is not to leave it."""
    for crossing in now.world.crossings:
        if not crossing.entered:
            yield crossing.player, crossing.zone


@name("[player|players] inside {zone:zone}", gives="player", many=True)
def players_inside(now: Now, zone: str) -> list[str]:
    """Everybody who is certainly in the zone."""
    found = now.world.zones.get(zone)
    return [p for p in now.world.places.players() if found and inside_any([found], now.world.places.of(p))]


@measure("the number of players inside {zone:zone}", gives="number")
def number_inside(now: Now, zone: str) -> int:
    """How many people are certainly in the zone."""
    return len(players_inside(now, zone))


@name("[zone|zones] around {player:player}", gives="zone", many=True)
def zones_around(now: Now, player: str) -> list[str] | UnsetType:
    """The zones that he certainly stands in."""
    place = now.place(player)
    if not isinstance(place, Place):
        return UNSET
    return [zone.id for zone, value in now.world.zones.containing(place) if value]


# How far ------------------------------------------------------------------------------------------------------------


def apart(a: Place | UnsetType | None, b: Place | UnsetType | None) -> Measured | UnsetType:
    """How far two places lie from each other, with both their errors."""
    if not isinstance(a, Place) or not isinstance(b, Place):
        return UNSET
    margin = UNSET if a.margin is UNSET or b.margin is UNSET else float(a.margin) + float(b.margin)
    return Measured(hypot(a.x - b.x, a.z - b.z), margin)


def near(distance: Measured | UnsetType | None, reach: float) -> Truth:
    """Whether a distance is at most so many metres; unknown within its error."""
    if not isinstance(distance, Measured):
        return None if distance is UNSET else False
    if distance.margin is UNSET or (distance.margin > 0 and abs(distance.value - reach) <= distance.margin):
        return None
    return distance.value <= reach


def to_zones(place: Place | UnsetType | None, zones: Iterable[Zone]) -> Measured | UnsetType | None:
    """How far a place lies from the nearest of these zones, 0 inside; None if there is none."""
    known = list(zones)
    if not known:
        return None
    if not isinstance(place, Place):
        return UNSET
    return Measured(max(0.0, min(z.distance(place.x, place.y, place.z) for z in known)), place.margin)


@measure("the distance from {player:player} to {event:happening}", gives="distance")
def distance_to_happening(now: Now, player: str, event: Happening) -> Measured | UnsetType:
    """How far he stands from where that happened; of a death, from where the body fell."""
    return apart(now.place(player), event.at)


@measure("the distance from {player:player} to {other:player}", gives="distance")
def distance_between(now: Now, player: str, other: str) -> Measured | UnsetType:
    """How far two players stand from each other."""
    return apart(now.place(player), now.place(other))


@measure("the distance from {player:player} to {zone:zone}", gives="distance")
def distance_to_zone(now: Now, player: str, zone: str) -> Measured | UnsetType | None:
    """How far he stands from the zone; 0 inside it."""
    found = now.world.zones.get(zone)
    return to_zones(now.place(player), [found] if found else [])


@measure("the distance from {player:player} to the edge of {zone:zone}", gives="distance")
def distance_to_edge(now: Now, player: str, zone: str) -> Measured | UnsetType | None:
    """How far he stands from the zone's edge, on either side of it."""
    found, place = now.world.zones.get(zone), now.place(player)
    if found is None:
        return None
    now.note(found.seq)
    return Measured(abs(found.distance(place.x, place.y, place.z)), place.margin) if isinstance(place, Place) else UNSET


def players_about(now: Now, reach: float, other: str) -> list[str] | UnsetType:
    """Who may stand no farther from him than that, sorted: himself, whoever is there, and whoever may be anywhere."""
    place, places = now.world.places.of(other), now.world.places
    if not isinstance(place, Place) or place.margin is UNSET:
        return UNSET
    about = {other, *(near_by for near_by, _, _ in places.around(other, reach))}
    about.update(p for p in places.unplaced_of(now.world.people.ids()) if not is_away(now, p))
    return sorted(about)


def acts_now(now: Now, player: str) -> bool:
    """Whether the event under judgement is his doing, or done to him."""
    return any(getattr(now.event, role, None) == player for role in ("player", "attacker", "victim"))


def is_away(now: Now, player: str) -> bool:
    """Whether somebody without a place is known not to be on the island: he left and lies nowhere asleep, or was only
    spoken of and never came, though whoever came would have been told."""
    person = now.world.people.of(player)
    if person.online is True or person.asleep is True or acts_now(now, player):
        return False
    seen = not (isinstance(person.spawned, UnsetType) and isinstance(person.asleep, UnsetType))
    seen = seen or isinstance(now.world.places.last(player), Place)
    return person.online is False or (not seen and saw(now, "joined"))


@state("{player:player} [be|is|was|are] within {reach:distance} of {other:player}", first=players_about)
def near_player(now: Now, player: str, reach: float, other: str) -> Truth:
    """The two stand no farther apart than that; whoever is known to be away is near nobody."""
    distance = distance_between(now, player, other)
    if isinstance(distance, UnsetType) and now.world.places.unplaced(player) and is_away(now, player):
        return False
    return near(distance, reach)


@state("{player:player} [be|is|was|are] within {reach:distance} of {zone:zone}")
def near_zone(now: Now, player: str, reach: float, zone: str) -> Truth:
    """He stands in the zone, or no farther from it than that."""
    return near(distance_to_zone(now, player, zone), reach)


@state("{player:player} [be|is|was|are] within {reach:distance} of the edge of {zone:zone}")
def near_edge(now: Now, player: str, reach: float, zone: str) -> Truth:
    """He stands no farther than that from the zone's edge, on either side of it."""
    return near(distance_to_edge(now, player, zone), reach)


@name("[player|players] within {reach:distance} of {player:player}", gives="player", many=True)
def players_near(now: Now, reach: float, player: str) -> list[str] | UnsetType:
    """Everybody else who certainly stands no farther from him than that."""
    here = now.place(player)
    if not isinstance(here, Place):
        return UNSET
    others = (p for p in now.world.places.players() if p != player)
    return [p for p in others if near(apart(here, now.world.places.of(p)), reach)]


@measure("the height of {player:player}", gives="distance")
def height(now: Now, player: str) -> Measured | UnsetType:
    """How high above the sea he stands."""
    place = now.place(player)
    return Measured(place.y, place.margin) if isinstance(place, Place) else UNSET


@measure("the grid square of {player:player}", gives="text")
def grid_square(now: Now, player: str) -> str | UnsetType:
    """The square of the map that he stands in, such as G7."""
    place, size = now.place(player), now.world.map_size
    if not isinstance(place, Place) or not isinstance(size, int):
        return UNSET
    return square_of(now.world.profile, size, place.x, place.z)


# Acts ---------------------------------------------------------------------------------------------------------------


@act("{visitor:player} [enter|entered] {place:zone}", *SHOWING, crossing=True)
def enter(event: Event, now: Now) -> Acts:
    """A place shows for certain that he came in."""
    for crossing in now.world.crossings:
        if crossing.entered:
            yield {"visitor": crossing.player, "place": crossing.zone}


@act("{visitor:player} [leave|left] {place:zone}", *SHOWING, crossing=True)
def leave(event: Event, now: Now) -> Acts:
    """A place shows for certain that he went out."""
    for crossing in now.world.crossings:
        if not crossing.entered:
            yield {"visitor": crossing.player, "place": crossing.zone}


@act("{visitor:player} [stay|stayed]", "positions", "spawned", being=True, extra="{place:zone}")
def stay(event: Positions | Spawned, now: Now) -> Acts:
    """Being where one is: lingering, roaming with others, coming back. `place` is the zone he came into last."""
    players = [event.player] if isinstance(event, Spawned) else [row[0] for row in event.rows]
    for player in players:
        yield {"visitor": player, "place": newest(now, player)}


def newest(now: Now, player: str) -> str | UnsetType | None:
    """Of the drawn zones that he is in, the one he came into last; None if he is in none."""
    held = now.world.zones.holding(player)
    if isinstance(held, UnsetType):
        return UNSET
    zones = [z for zone in held if (z := now.world.zones.get(zone)) is not None and z.building is UNSET]
    begun = {z.id: now.world.stays.since(player, z.id) or 0 for z in zones}
    return max(begun, key=lambda zone: (begun[zone], zone), default=None)
