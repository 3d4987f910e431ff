"""Sentences about raiding: damage to houses and things that are another's, explosives, who raids whom."""

from typing import get_args

from msgspec import UNSET, UnsetType

from lawspeaker.events import Command, Explosive, Lock, StructureDestroyed, StructureHit
from lawspeaker.events.things import Grade
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.whom import is_player
from lawspeaker.institutions.words import as_name
from lawspeaker.law.lexicon import act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, place_in
from lawspeaker.vocabulary.ground import inside_any
from lawspeaker.vocabulary.groups import members_of
from lawspeaker.vocabulary.houses import at_home, base_ids
from lawspeaker.vocabulary.orders import Given, commanded
from lawspeaker.vocabulary.shells import shell
from lawspeaker.vocabulary.things import house_of as house_of_thing
from lawspeaker.vocabulary.things import owners_of, told_of
from lawspeaker.vocabulary.yards import on_ground_at
from lawspeaker.world.fixtures import MOBILE, words

DAMAGE = ("structure_hit", "structure_destroyed")
FORCED = ("picked", "cracked")
GRADES: tuple[Grade, ...] = get_args(Grade)


def house_of(event: StructureHit) -> str | UnsetType | None:
    """The house to which what was struck belongs; a vehicle of which nobody says so belongs to none."""
    return None if event.building is UNSET and MOBILE & set(words(event.kind)) else event.building


RAIDING = frozenset((*DAMAGE, "explosive", "lock"))
"""The types of event that show a raid."""


def struck_bases(event: Explosive, now: Now) -> list[str]:
    """The houses on whose ground an explosive went off, less those that are his own."""
    place = place_in(event, event.at, now)
    return [b for b in base_ids(now) if not at_home(now, event.player, b) and on_ground_at(now, b, place)]


def his_own(now: Now, player: str, thing: str, base: str | UnsetType | None) -> bool:
    """Whether what was damaged is certainly his: it belongs to his house, or is a thing of his outside any."""
    if isinstance(base, str):
        return at_home(now, player, base)
    found = owners_of(now, thing)
    return isinstance(found, list) and player in found


@happening("{raider:player} [raid|raided] {base:base}", *DAMAGE, "explosive", "lock")
def raided(event: StructureHit | Explosive | Lock, now: Now) -> Roles:
    """A house that is not his own was damaged, blown at, or broken into."""
    if isinstance(event, Explosive):
        for struck in struck_bases(event, now):
            yield event.player, struck
    elif isinstance(event, Lock):
        if event.action in FORCED and event.building is not None and not at_home(now, event.player, event.building):
            yield event.player, event.building
    elif (base := house_of(event)) is not None and not at_home(now, event.attacker, base):
        yield event.attacker, base


@happening("{attacker:player} [damage|damaged] {structure:thing}", *DAMAGE, extra="{base:base} {weapon:text}")
def damaged(event: StructureHit, now: Now) -> Roles:
    """He hit a structure, box, cupboard or vehicle, his own ones too."""
    yield event.attacker, event.entity, event.building, event.weapon


@happening("{attacker:player} [destroy|destroyed as destruction] {structure:thing}", "structure_destroyed")
def destroyed(event: StructureHit, now: Now) -> Roles:
    """He brought it down."""
    yield event.attacker, event.entity


@happening(
    "{attacker:player} [destroy|destroyed as destruction in a house] anything of {base:base}", "structure_destroyed"
)
def destroyed_at(event: StructureHit, now: Now) -> Roles:
    """He brought down a part of the house, or a thing in it."""
    if event.building is not None:
        yield event.attacker, event.building


@happening(
    "{attacker:player} [damage|damaged as damage by weapon] {base:base} with {weapon:text}",
    *DAMAGE,
    extra="{thing:thing}",
)
def damaged_with(event: StructureHit, now: Now) -> Roles:
    """He hit a part of the house, or a thing in it, with this."""
    if event.building is not None:
        yield event.attacker, event.building, event.weapon, event.entity


@happening("{player:player} [use|used as explosion] an explosive", "explosive", extra="{kind:text}")
def used_explosive(event: Explosive, now: Now) -> Roles:
    """He used an explosive of any kind."""
    yield event.player, event.kind


@happening("{player:player} [use|used as use of explosive] the explosive {kind:text}", "explosive")
def used_the_explosive(event: Explosive, now: Now) -> Roles:
    """He used a c4, satchel, rocket, explosive_ammo, molotov or grenade."""
    yield event.player, event.kind


@name("[raider|raiders] of {base:base} over the last {window:duration}", gives="player", many=True)
def raiders(now: Now, base: str, window: int) -> list[str] | UnsetType:
    """Everybody who raided the house within that time."""
    found: set[str] = set()
    for raid_ in now.happenings.latest("raided", [(1, base)]):
        if now.t - raid_.t >= window:
            break
        if not isinstance(raid_.roles[0], str):
            return UNSET
        if raid_.roles[1] == base:
            found.add(raid_.roles[0])
    return sorted(found)


@measure(
    "the number of houses other than {base:base} raided by {group:group} over the last {window:duration}",
    gives="number",
)
def houses_raided(now: Now, base: str, group: str, window: int) -> int | UnsetType:
    """How many houses besides this one the members of a group raided within that time, whoever of them did."""
    found: set[str] = set()
    for member in members_of(now, group):
        for raid_ in now.happenings.latest("raided", [(0, member)]):
            if now.t - raid_.t >= window:
                break
            if UNSET in raid_.roles:
                return UNSET
            now.note(raid_.seq, raid_.tier)
            found.add(raid_.roles[1])
    return len(found - {base}) if now.world.witness.saw(RAIDING, now.t - window) else UNSET


@measure("the explosive", gives="text")
def the_explosive(now: Now) -> str | None:
    """Of an act that is the use of an explosive, its kind."""
    return now.event.kind if isinstance(now.event, Explosive) else None


@act("{player:player} [set off|set off] {explosive:text}", "explosive")
def set_off(event: Explosive, now: Now) -> Acts:
    """An explosive goes off, wherever it may be."""
    yield {"player": event.player, "explosive": event.kind}


@state("the explosive [go off|goes off|went off] inside {zone:zone}")
def goes_off_inside(now: Now, zone: str) -> Truth:
    """Of an act that is the use of an explosive: this is where it blows up."""
    found = now.world.zones.get(zone)
    if not isinstance(now.event, Explosive) or found is None:
        return False
    return inside_any([found], place_in(now.event, now.event.at, now))


def no_house(said: str | None, now: Now) -> str:
    """What to say to who asks about a house and names none, or a player; nothing where it may be a house."""
    asked = "Say which house: look at it, or give its id."
    if said is None:
        return asked
    player = now.world.buildings.get(said) is None and is_player(said, now.world)
    return f"`{as_name(said)}` is a player, and no house. {asked}" if player else ""


def meant(event: Command, now: Now) -> StructureDestroyed | str:
    """What somebody means who asks whether he may raid: he brings down a wall of the house he names or looks at.

    It may be a thing that was told of as well: a box, a vehicle. A text is what he has to say first.
    """
    order = Order.of(event, now.t, now.world)
    named = order.text("base", "building", "target") or order.house()
    thing = order.text("structure") or named or ""
    kind = told_of(now, thing, "kind")
    known = isinstance(kind, str)
    wanting = "" if known else no_house(named, now)
    if wanting:
        return wanting
    house = house_of_thing(now, thing) if known else named
    grade = next((each for each in GRADES if isinstance(house, str) and each == shell(now, house)), UNSET)
    return StructureDestroyed(
        t=event.t,
        server=event.server,
        seq=event.seq,
        tier=event.tier,
        attacker=event.player,
        entity=thing,
        kind=kind if known else "wall",
        grade=grade,
        building=house,
        weapon=order.text("weapon") or "",
        damage=0,
        decaying=False,
    )


@act(
    "{raider:player} [raid|raided] {structure:thing}",
    *DAMAGE,
    "explosive",
    extra="{base:base} {weapon:text}",
    asked=meant,
)
def raid(event: StructureHit | Explosive, now: Now) -> Acts:
    """Damage to a building, box, lock or vehicle that is not his own, or an explosive on another's ground.

    An explosive that goes off strikes no thing by itself: what it breaks is told as damage.
    """
    if isinstance(event, Explosive):
        for base in struck_bases(event, now):
            yield {"raider": event.player, "structure": None, "base": base, "weapon": event.kind}
        return
    if not his_own(now, event.attacker, event.entity, event.building):
        yield {
            "raider": event.attacker,
            "structure": event.entity,
            "base": house_of(event),
            "weapon": event.weapon,
        }


@commanded("raid.announce", "[announce|announced] a raid on {base:base}", extra="{reason:text}")
def announce_raid(order: Order, now: Now) -> Given:
    """He announces that he will raid a house: so he claims it before others do."""
    return {"base": order.house(), "reason": order.words("reason")}
