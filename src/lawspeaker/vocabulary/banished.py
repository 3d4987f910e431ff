"""Sentences about banishments: whose land is closed to whom and why, who may still walk out, who avoids whom."""

from msgspec import UNSET

from lawspeaker.events import Chat, Emote
from lawspeaker.institutions.banishments import Banishments
from lawspeaker.institutions.bonds import Bonds
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.whom import target
from lawspeaker.institutions.words import bare, holds, untagged
from lawspeaker.law.lexicon import measure, name, state
from lawspeaker.vocabulary.asking import Truth
from lawspeaker.vocabulary.ground import inside
from lawspeaker.vocabulary.groups import all_groups
from lawspeaker.vocabulary.orders import Given, commanded
from lawspeaker.vocabulary.things import house_of


def banishments(now: Now) -> Banishments:
    """All banishments of the server."""
    return now.institutions.seated(Banishments)


def bonds(now: Now) -> Bonds:
    """Whom they bind, and from which land."""
    return banishments(now).bonds


def _note(now: Now, banishment: str) -> None:
    one = banishments(now).machine.get(banishment)
    if one is not None:
        now.note(one.seq)


# Orders -------------------------------------------------------------------------------------------------------------


def _meant(order: Order, now: Now) -> Given:
    player, group = target(order, now.institutions.commons, now.world)
    return {"player": player, "group": group, "reason": order.words("reason", "text")}


@commanded(
    "banish",
    "[banish|banished] {player:player} from his land",
    extra="{group:group} {reason:text}",
    instead="group",
)
def banish(order: Order, now: Now) -> Given:
    """He banishes a player or a group from his group's land."""
    return _meant(order, now)


@commanded(
    "unbanish",
    "[unbanish|unbanished] {player:player} from his land",
    extra="{group:group} {reason:text}",
    instead="group",
)
def unbanish(order: Order, now: Now) -> Given:
    """He takes back a banishment by his group."""
    return _meant(order, now)


@state("a group of {player:player} [hold|holds|held] land")
def holds_land(now: Now, player: str) -> bool:
    """A group of his that lasts has land by right, or he has it in his own name: a claim, a mini claim, a city."""
    commons = now.institutions.commons
    return any(commons.lands(group) for group in bonds(now).sides_of(player))


@state("{player:player} [lead|leads|led] a group of land")
def leads_land(now: Now, player: str) -> bool:
    """He leads a group that has land by right, or has some in his own name."""
    commons = now.institutions.commons
    mine = [group for group in bonds(now).groups_of(player) if commons.lands(group)]
    return bool(commons.lands(player)) or any(player in all_groups(now)[group]["leaders"] for group in mine)


# The land -----------------------------------------------------------------------------------------------------------


@name("[forbidden land|forbidden lands] of {player:player}", gives="zone", many=True)
def forbidden_lands(now: Now, player: str) -> list[str]:
    """The land that is closed to him: he is banished from it, or his side has banished its holders."""
    return sorted(bonds(now).closed(player))


@measure("what closes {zone:zone} to {player:player}", gives="text")
def bar(now: Now, zone: str, player: str) -> str | None:
    """Why land is closed to him: he is banished, or his side banished a player or a group; None where it is open."""
    found = bonds(now).closed(player).get(zone)
    if found is None:
        return None
    _note(now, found.banishment)
    if found.banished:
        return "banishment"
    whole = banishments(now).machine.things[found.banishment].group
    return "having banished a group" if whole else "having banished a player"


@state("{player:player} [be|is|was|are] banished from {zone:zone}")
def banished_from(now: Now, player: str, zone: str) -> bool:
    """A banishment binds him, by whichever name, and this is land of those who banished him."""
    found = bonds(now).closed(player).get(zone)
    if found is None or not found.banished:
        return False
    _note(now, found.banishment)
    return True


@state("{player:player} [be|is|was|are] banished from {zone:zone} under another name")
def banished_otherwise(now: Now, player: str, zone: str) -> bool:
    """Another account of his is the one that was banished from it."""
    found = bonds(now).closed(player).get(zone)
    if found is None or not found.banished:
        return False
    _note(now, found.banishment)
    return banishments(now).machine.things[found.banishment].player not in (None, player)


@state("{player:player} [be|is|was|are] still leaving {zone:zone}")
def still_leaving(now: Now, player: str, zone: str) -> Truth:
    """He stood there when he was banished, was told, and has time left to walk out; who came in since did not."""
    held, until = banishments(now).leaving(player, zone, now.t)
    if until is not None:
        now.changes_at(until)
    bar = bonds(now).closed(player).get(zone) if held is None else None
    if bar is not None and _came_in(now, player, zone, bar.banishment):
        return False
    return held


def _came_in(now: Now, player: str, zone: str, banishment: str) -> bool:
    """Whether he was seen to come there since he was banished."""
    ordered = banishments(now).machine.things[banishment].seq
    came = (h.seq for h in now.happenings.latest("went_in", [(0, player), (1, zone)]) if h.roles == (player, zone))
    return next(came, ordered) > ordered


@state("{player:player} [overstay|overstays|overstayed] in {zone:zone}")
def overstays(now: Now, player: str, zone: str) -> Truth:
    """He is there though banished from it: he did not walk out in time, or is first seen there since."""
    bar = bonds(now).closed(player).get(zone)
    if bar is None or not bar.banished:
        return False
    if _came_in(now, player, zone, bar.banishment):
        return False
    _note(now, bar.banishment)
    there, early = inside(now, player, zone), still_leaving(now, player, zone)
    if there is False or early is True:
        return False
    return None if there is None or early is None else True


@state("{base:base} [be|is|was|are] older than the banishment of {player:player} from {zone:zone}")
def older_house(now: Now, base: str, player: str, zone: str) -> bool:
    """It stood there, as far as anybody told, before that land was closed to him."""
    bar, building = bonds(now).closed(player).get(zone), now.world.buildings.get(base)
    if bar is None or building is None:
        return False
    _note(now, bar.banishment)
    placed = building.placed if isinstance(building.placed, int) else building.since
    return bool(placed < banishments(now).machine.things[bar.banishment].began)


@state("{thing:thing} [be|is|was|are] of a house older than the banishment of {player:player} from {zone:zone}")
def of_older_house(now: Now, thing: str, player: str, zone: str) -> bool:
    """It was told to belong to a house that stood there before that land was closed to him."""
    base = house_of(now, thing)
    return isinstance(base, str) and older_house(now, base, player, zone)


def near_since(now: Now, player: str, zone: str) -> int | None:
    """Since when he has hung about near it, in ms."""
    return banishments(now).near_since(player, zone)


@state("{player:player} [hang|hangs|hung] about {zone:zone}", since=near_since)
def hangs_about(now: Now, player: str, zone: str) -> bool:
    """It is land closed to him, and he stands beside it, no farther than the rulebook's `let banishment border`."""
    return near_since(now, player, zone) is not None


@measure("the number of returns of {player:player}", gives="number")
def returns(now: Now, player: str) -> int:
    """How often he came onto land that is closed to him."""
    for one, _ in bonds(now).of(player):
        now.note(one.seq)
    return banishments(now).returns(player)


# The people ---------------------------------------------------------------------------------------------------------


@state("{player:player} [be|is|was|are] under a banishment with {other:player}")
def under(now: Now, player: str, other: str) -> bool:
    """One of them, or his side, banished the other or the other's side."""
    found = bonds(now).between(player, other)
    if found is not None:
        now.note(found[0].seq)
    return found is not None


@state("{player:player} [be|is|was|are] of those who banished {other:player}")
def banisher_of(now: Now, player: str, other: str) -> bool:
    """His side banished the other or the other's side."""
    found = bonds(now).between(player, other)
    return found is not None and not found[1]


@name("[opposite|opposites] of {player:player}", gives="player", many=True)
def opposites(now: Now, player: str) -> list[str]:
    """Everybody on the other side of a banishment that binds him."""
    return bonds(now).opposite(player)


@state("{player:player} [be|is|was|are] under any banishment")
def bound(now: Now, player: str) -> bool:
    """A banishment binds him, from either side."""
    return bool(bonds(now).of(player))


@state("{text:text} [speak|speaks|spoke] of {player:player}")
def speaks_of(now: Now, text: str, player: str) -> Truth:
    """The name that he wears stands in the text; a tag in brackets before it need not."""
    person = now.world.people.get(player)
    if person is None or not person.names:
        return None
    return holds(text, untagged(person.names[-1]))


@state("{text:text} [speak|speaks|spoke] of the other side of {player:player}")
def speaks_of_side(now: Now, text: str, player: str) -> bool:
    """The name or tag of a group on the other side of a banishment that binds him stands in the text."""
    kept = bonds(now)
    found = [g for one, side in kept.of(player) for g in ([one.issuer] if side else kept.other_side(one))]
    told = [all_groups(now)[group] for group in found if group in all_groups(now)]
    names = [each for group in told for each in (group["name"], group["tag"]) if isinstance(each, str)]
    return any(bare(each).strip() and bare(each) in bare(text) for each in names)


@state("the line [answer|answers|answered] a line of {player:player} over the last {window:duration}")
def answers(now: Now, player: str, window: int) -> bool:
    """It is about a line that he wrote in that time, by its number."""
    about = now.event.about if isinstance(now.event, Chat) else UNSET
    for found in now.happenings.latest("wrote_line", [(0, player)]):
        if now.t - found.t >= window:
            return False
        if found.roles[0] == player and str(found.seq) == str(about):
            now.note(found.seq, found.tier)
            return True
    return False


@state("the reaction [be|is|was|are] a gesture")
def is_gesture(now: Now) -> bool:
    """It is an emote, and no sign set under a message."""
    return isinstance(now.event, Emote)


# Other accounts -----------------------------------------------------------------------------------------------------


@name("[banished sharer|banished sharers] of the connection of {player:player}", gives="player", many=True)
def sharers(now: Now, player: str) -> list[str]:
    """Those whom a banishment binds and who last came over the same connection as he."""
    mine = now.world.people.of(player).ip
    if not isinstance(mine, str):
        return []
    others = [p for p in now.world.people.all() if p.ip == mine and p.id != player]
    return [p.id for p in others if bonds(now).of(p.id)]
