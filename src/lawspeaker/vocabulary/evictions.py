"""Sentences about evictions: who evicts whom and since when, whose land a house stands on, who was there last."""

from msgspec import UNSET, UnsetType

from lawspeaker.events import Chat, Command, EraStarted, Looted
from lawspeaker.institutions.commons import Tenure
from lawspeaker.institutions.evictions import BORDER, Evictions
from lawspeaker.institutions.filings import LAND, Eviction
from lawspeaker.institutions.land import lands_at, stood_before, touches_frontier
from lawspeaker.institutions.leave import LENDING
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.numbers import room
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.words import holds
from lawspeaker.law.lexicon import happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles, Truth, any_of, place_in, saw
from lawspeaker.vocabulary.groups import all_groups, members_of
from lawspeaker.vocabulary.houses import place_of
from lawspeaker.vocabulary.orders import Given, commanded
from lawspeaker.vocabulary.speech import bare_room
from lawspeaker.vocabulary.texts import given
from lawspeaker.vocabulary.yards import on_ground_at
from lawspeaker.world.buildings import BuildingState
from lawspeaker.world.zone import Zone

ERA = str(EraStarted.__struct_config__.tag)
LOGINS = frozenset(("joined",))


def evictions(now: Now) -> Evictions:
    """All evictions of the server."""
    return now.institutions.seated(Evictions)


def live(now: Now, player: str, base: str) -> Eviction | None:
    """The filing against a house that is his to carry out, or was filed by those who lent him their land for it."""
    one = evictions(now).against(base, now.t)
    if one is None:
        return None
    if not evictions(now).carries_out(player, one) and not (one.kind == LAND and lent(now, player, base)):
        return None
    now.note(one.seq)
    return one


# Orders -------------------------------------------------------------------------------------------------------------


def _filing(order: Order, now: Now) -> Given:
    return {
        "base": order.house() or (order.entity if isinstance(order.entity, str) else None),
        "kind": evictions(now).kind_of(order, now.world),
        "reason": order.words("reason", "text"),
    }


@commanded("evict", "[evict|evicted] {base:base}", extra="{kind:text} {reason:text}")
def evict(order: Order, now: Now) -> Given:
    """He files an eviction of a house; `kind` is land, city, inactive, decaying or tugboat."""
    return _filing(order, now)


@commanded(BORDER, "[evict|evicted] {base:base} by the border", extra="{kind:text} {reason:text}")
def evict_by_border(order: Order, now: Now) -> Given:
    """The same on land that touches a frontier: `/evictfrontier`."""
    return _filing(order, now)


# Who evicts whom ----------------------------------------------------------------------------------------------------


def since_filed(now: Now, player: str, base: str) -> int | None:
    """Since when a house has had an eviction that is his to carry out, in ms."""
    one = live(now, player, base)
    return None if one is None else one.began


@state("{player:player} [be|is|was|are] evicting {base:base}", since=since_filed)
def evicting(now: Now, player: str, base: str) -> Truth:
    """He, or the group for which it was filed, has an eviction of the house going on, its notice over or not."""
    return live(now, player, base) is not None or _filed_unheard(now, base)


def since_filed_as(now: Now, player: str, base: str, kind: str) -> int | None:
    """Since when a house has had such an eviction, in ms."""
    one = live(now, player, base)
    return None if one is None or one.kind != kind else one.began


@state("{player:player} [be|is|was|are] evicting {base:base} as {kind:text}", since=since_filed_as)
def evicting_as(now: Now, player: str, base: str, kind: str) -> Truth:
    """The same, of this kind: land, city, inactive, decaying, tugboat."""
    one = live(now, player, base)
    return one.kind == kind if one is not None else _filed_unheard(now, base)


def _filed_unheard(now: Now, base: str) -> Truth:
    """Of a house of which no filing is known: None where nobody tells of orders, for then it may have been filed."""
    return False if evictions(now).against(base, now.t) is not None or saw(now, "command") else None


@state("{base:base} [be|is|was|are] evicted by {player:player} as {kind:text}")
def evicted_by(now: Now, base: str, player: str, kind: str) -> bool:
    """The last filing of this kind against the house is his to carry out, or was his when the house fell."""
    of = evictions(now)
    one = of.filings.live.get(base) or of.filings.done.get(base)
    return one is not None and one.kind == kind and of.carries_out(player, one)


@state("the eviction of {base:base} by {player:player} [lack|lacks|lacked] its proof")
def lacks_proof(now: Now, base: str, player: str) -> bool:
    """It waits for the pictures that such an eviction has to show."""
    one = live(now, player, base)
    return one is not None and one.state == "filed"


@name("[evicted player|evicted players] of {base:base}", gives="player", many=True)
def evicted_of(now: Now, base: str) -> list[str]:
    """Whose house it was when it was taken down under an eviction."""
    one = evictions(now).filings.done.get(base)
    return [] if one is None else one.people


@state("{player:player} [take|takes|took] what his city kept for somebody evicted less than {span:duration} ago")
def takes_kept(now: Now, player: str, span: int) -> bool:
    """He loots a container of somebody whose house his group took down in its city; one whose owner was told.

    What lies in that house, or on its ground, is not kept yet.
    """
    event = now.event
    if not isinstance(event, Looted) or not isinstance(event.owner, str):
        return False
    put_out = [one for one in evictions(now).filings.put_out(event.owner) if now.t - one.since < span]
    mine = [one for one in put_out if evictions(now).carries_out(player, one) and not _lies_in(event, one.base, now)]
    for one in mine:
        now.note(one.seq)
    return bool(mine)


def _lies_in(event: Looted, base: str, now: Now) -> bool:
    """Whether it may lie in this house, or on its ground."""
    return event.building == base or on_ground_at(now, base, place_in(event, event.at, now)) is not False


@state("an eviction of {base:base} [be|is|was|are] filed in the first {span:duration} of the era")
def filed_early(now: Now, base: str, span: int) -> Truth:
    """It was filed so soon after the map was wiped; with none filed, now counts."""
    one = evictions(now).against(base, now.t)
    return _early(now, now.t if one is None else one.began, span)


def _early(now: Now, t: int, span: int) -> Truth:
    era = now.institutions.modes.era
    if era is None:
        return False if saw(now, ERA) else None
    return bool(t - era < span)


@measure("the number of links given", gives="number")
def links(now: Now) -> int:
    """Of an order to evict, how many links it gives as its proof."""
    told = now.event.args.get("proof") if isinstance(now.event, Command) else None
    return len(told) if isinstance(told, list) else 1 if isinstance(told, str) and told.strip() else 0


# Leave to raid on another's land ------------------------------------------------------------------------------------


@happening("{host:player} [lend|lent as lending] his land to {guest:group} for raids", "chat")
def lent_land(event: Chat, now: Now) -> Roles:
    """He wrote in the room for contracts that this group may raid on his land: he names it, or its tag."""
    if isinstance(event.room, str) and bare_room(event.room) == room(now.institutions.book, LENDING):
        for group, told in all_groups(now).items():
            if any(isinstance(each, str) and holds(event.text, each) for each in (told["name"], told["tag"])):
                yield event.player, group


@happening("{host:player} [permit|permitted as permit] {guest:group} to raid on his land", "command")
def permitted_raid(event: Command, now: Now) -> Roles:
    """He ordered that this group may raid on his land: `permit.raid`."""
    if event.name == "permit.raid":
        yield event.player, given(event.args, "group")


@state("the land under {base:base} [be|is|was|are] lent to {player:player}")
def lent_to(now: Now, base: str, player: str) -> Truth:
    """Its holder posted in the room for contracts that a group of his may raid there."""
    return None if isinstance(held_at(now, base), UnsetType) else lent(now, player, base)


def lent(now: Now, player: str, base: str) -> bool:
    """Whether one who holds the land under a house lent it to a group of the player's."""
    found = held_at(now, base)
    owner = found[0][1].group if not isinstance(found, UnsetType) and found else None
    hosts = members_of(now, owner) if owner is not None else []
    return any(_lent_by(now, hosts, group) for group in now.institutions.groups.all_of(player))


def _lent_by(now: Now, hosts: list[str], group: str) -> bool:
    """Whether a line in that room lends the land; one that does not name the group goes with an order that does."""
    for told in now.happenings.latest("lent_land", [(1, group)]):
        if told.roles[0] in hosts:
            now.note(told.seq, told.tier)
            return True
    permits = [p for p in now.happenings.latest("permitted_raid", [(1, group)]) if p.roles[0] in hosts]
    where = room(now.institutions.book, LENDING)
    lines = (h for host in hosts for h in now.happenings.latest("wrote_in_room", [(0, host), (1, where)]))
    posts = [h for h in lines if h.roles[0] in hosts and h.roles[1] == where]
    for found in (*permits[:1], *posts[:1]):
        now.note(found.seq, found.tier)
    return bool(permits and posts)


# The land and the house ---------------------------------------------------------------------------------------------


def held_at(now: Now, base: str) -> list[tuple[Zone, Tenure]] | UnsetType:
    """The lands that a house stands on and whose they are, cities first; UNSET where nobody knows where it stands, or
    what land there is."""
    place = place_of(now, base)
    if isinstance(place, UnsetType):
        return UNSET
    found = lands_at(now.institutions.commons, now.world, place)
    if not found and not now.world.zones.told:
        return UNSET
    for zone, _ in found:
        now.note(zone.seq)
    return found


@state("{player:player} [hold|holds|held] the land under {base:base}")
def holds_land(now: Now, player: str, base: str) -> Truth:
    """A group of his holds the claim, mini claim, city or region that the house stands in."""
    found = held_at(now, base)
    if isinstance(found, UnsetType):
        return None
    return bool(found) and found[0][1].group in now.institutions.commons.sides(player)


@name("[held land|held lands] under {base:base}", gives="zone")
def land_under(now: Now, base: str) -> str | UnsetType | None:
    """The claim, mini claim, city or owned region that the house stands in, if somebody holds it by right."""
    found = held_at(now, base)
    return UNSET if isinstance(found, UnsetType) else found[0][0].id if found else None


@state("the land under {base:base} [touch|touches|touched] a frontier")
def land_touches(now: Now, base: str) -> Truth:
    """The claim that the house stands in lies on the edge of a frontier, or over it."""
    found = held_at(now, base)
    if isinstance(found, UnsetType):
        return None
    return any_of(touches_frontier(now.world, zone) for zone, _ in found[:1])


@state("{base:base} [stand|stands|stood] there before its land was claimed")
def before_claim(now: Now, base: str) -> Truth:
    """It was placed before the land was approved as its present owner's."""
    found, building = held_at(now, base), now.world.buildings.get(base)
    if isinstance(found, UnsetType):
        return None
    if building is not None:
        now.note(building.seq)
    return stood_before(building, found[0][1].since, now.world) if found else False


# Who was there ------------------------------------------------------------------------------------------------------


def people_of(now: Now, base: str) -> list[str] | UnsetType | None:
    """Everybody authorised at a house, its owner too."""
    return now.world.buildings.owners(base)


@state("{base:base} [be|is|was|are] left alone for {span:duration}")
def left_alone(now: Now, base: str, span: int) -> Truth:
    """Nobody who is authorised there, or was when its cupboard fell, has logged in for so long, and somebody is.

    Of whom no login was ever told, that is so once the house has been known for so long and logins were recorded.
    """
    people, house = people_of(now, base), now.world.buildings.get(base)
    if people is None and house is not None:
        people = house.before or None
    if people is None:
        return False
    if isinstance(people, UnsetType):
        return None
    away = [now.world.people.away(player, now.t) for player in people]
    told = [each for each in away if isinstance(each, int)]
    if any(each < span for each in told):
        for each in told:
            if 0 < each < span:
                now.changes_at(now.t - each + span)
        return False
    if len(told) == len(away):
        return True if now.world.witness.saw(LOGINS, now.t - span) else None
    return True if _watched(now, house, span) else None


def _watched(now: Now, house: BuildingState | None, span: int) -> bool:
    """Whether the house has been on record for so long, and every login since would be."""
    if house is None or now.t - house.since < span:
        return False
    return now.world.witness.saw(LOGINS, house.since)
