"""Sentences about belongings: who takes what from whom, hands it over, drops it, lets it vanish, carries it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Carrying, Despawned, Dropped, Event, Gathered, ItemGiven, Looted
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, measure, name, state
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, saw
from lawspeaker.vocabulary.bodies import holds_weapon
from lawspeaker.vocabulary.things import told_of
from lawspeaker.world.happenings import Happening

BODIES = ("corpse", "bag")
"""What somebody leaves when he dies: his body, later the bag that is left of it."""
PERSONAL = (*BODIES, "sleeper")


# Taking -------------------------------------------------------------------------------------------------------------


@happening("{looter:player} [loot|looted as looting] {container:thing}", "looted", extra="{kind:text} {items:items}")
def looted(event: Looted, now: Now) -> Roles:
    """He opened it, or took something out of it."""
    yield event.player, event.container, event.kind, event.items


@happening("{looter:player} [loot|looted as taking] anything of {owner:player}", "looted", extra="{container:thing}")
def looted_of(event: Looted, now: Now) -> Roles:
    """He opened or took from something that is another's: his box, his body, himself asleep."""
    owner = owner_of(event, now)
    if owner is not None and owner != event.player:
        yield event.player, owner, event.container


def owner_of(event: Looted, now: Now) -> str | UnsetType | None:
    """Whose the container is: as told, or as the thing was told of before."""
    if event.owner is not UNSET:
        return event.owner
    builder: str | UnsetType | None = told_of(now, event.container, "builder")
    return builder


@happening("{looter:player} [loot|looted as looting in a house] anything in {base:base}", "looted")
def looted_in(event: Looted, now: Now) -> Roles:
    """He opened or took from something in the house."""
    if event.building is not None:
        yield event.player, event.building


@happening(
    "{looter:player} [loot|looted as robbery of a body] the body of {owner:player}", "looted", extra="{body:thing}"
)
def looted_body(event: Looted, now: Now) -> Roles:
    """He opened or took from what was left of somebody: his body or his bag."""
    if event.kind in BODIES and event.owner is not None:
        yield event.player, event.owner, event.container


@happening("{looter:player} [loot|looted as taking of a kind] a {kind:text}", "looted")
def looted_kind(event: Looted, now: Now) -> Roles:
    """He opened or took from a corpse, bag, sleeper, box, crate, airdrop, heli, vending or cupboard."""
    yield event.player, event.kind


@happening("{robber:player} [loot|looted] {victim:player} at gunpoint", "looted")
def looted_at_gunpoint(event: Looted, now: Now) -> Roles:
    """He took from a body, bag or sleeper of somebody with a weapon drawn."""
    if event.kind in PERSONAL and event.owner != event.player and event.owner is not None:
        drawn = holds_weapon(now, event.player)
        if drawn is not False:
            yield event.player, event.owner if drawn else UNSET


@happening("{looter:player} [open|opened as opening of a lock] the locked {container:thing}", "looted")
def looted_locked(event: Looted, now: Now) -> Roles:
    """He opened or took from something that is under lock."""
    if event.locked is not False and event.locked is not None:
        yield event.player, event.container if event.locked is True else UNSET


@name("[body|bodies] of {death:kill}", gives="thing")
def body_of(now: Now, death: Happening) -> str | UnsetType | None:
    """What that death left behind, once somebody looked into it: the first body or bag of his opened since."""
    dead = death.roles[1]
    since = [h for h in now.happenings.latest("looted_body", [(1, dead)]) if h.seq > death.seq and h.roles[1] == dead]
    if since:
        found: str = since[-1].roles[2]
        return found
    return None if saw(now, "looted") else UNSET


@state("{looter:player} [be|is|was|are] looting {container:thing}")
def is_looting(now: Now, looter: str, container: str) -> Truth:
    """He opened it, or took something out of it, no longer ago than a place stays fresh."""
    return _lately(now, "looted", looter, container)


@state("{looter:player} [be|is|was|are] looting anything of {owner:player}")
def is_looting_of(now: Now, looter: str, owner: str) -> Truth:
    """He opened or took from something of the other's no longer ago than a place stays fresh."""
    return _lately(now, "looted_of", looter, owner)


@state("{looter:player} [be|is|was|are] looting a {kind:text}")
def is_looting_kind(now: Now, looter: str, kind: str) -> Truth:
    """He opened or took from a corpse, box, airdrop … no longer ago than a place stays fresh."""
    return _lately(now, "looted_kind", looter, kind)


@state("{looter:player} [be|is|was|are] looting {event:event}")
def is_looting_event(now: Now, looter: str, event: str) -> Truth:
    """He took what an airdrop, crate or timed event brought no longer ago than a place stays fresh."""
    return _lately(now, "looted_event", looter, event, types=("airdrop", "crate", "event"))


def _lately(now: Now, word: str, *roles: Any, types: tuple[str, ...] = ("looted",)) -> Truth:
    """Whether this happened within the age at which a place goes stale; of doing nothing tells."""
    age = now.world.profile.place_age_ms
    unsure = False
    for found in now.happenings.latest(word, list(enumerate(roles))):
        if now.t - found.t >= age:
            break
        now.note(found.seq, found.tier)
        now.changes_at(found.t + age)
        if found.roles[: len(roles)] == roles:
            return True
        unsure = unsure or all(told is UNSET or told == role for told, role in zip(found.roles, roles, strict=False))
    return None if unsure or not now.world.witness.saw(frozenset(types), now.t - age) else False


# Giving, dropping, carrying -----------------------------------------------------------------------------------------


@happening("{giver:player} [give|gave as gift] something to {taker:player}", "item_given", extra="{items:items}")
def gave(event: ItemGiven, now: Now) -> Roles:
    """He handed something over."""
    yield event.giver, event.taker, event.items


@happening("{giver:player} [give|gave as gift of a thing] {item:text} to {taker:player}", "item_given")
def gave_item(event: ItemGiven, now: Now) -> Roles:
    """He handed this over, whatever else with it."""
    for item in sorted(event.items):
        yield event.giver, item, event.taker


@happening("{player:player} [drop|dropped as drop] something", "dropped", extra="{items:items}")
def dropped(event: Dropped, now: Now) -> Roles:
    """He threw something on the ground."""
    yield event.player, event.items


@happening("{player:player} [despawn|despawned] something", "despawned", extra="{items:items}")
def despawned(event: Despawned, now: Now) -> Roles:
    """He made something vanish for good."""
    yield event.player, event.items


@happening("{player:player} [gather|gathered] {item:text}", "gathered", extra="{count:number}")
def gathered(event: Gathered, now: Now) -> Roles:
    """He farmed this."""
    yield event.player, event.item, event.count


@happening("{player:player} [show|showed as inventory] what he carries", "carrying", extra="{items:items}")
def carried(event: Carrying, now: Now) -> Roles:
    """It was told what he carries."""
    yield event.player, event.items


@measure("the number of {item:text} carried by {player:player}", gives="number")
def number_carried(now: Now, item: str, player: str) -> int | UnsetType:
    """How many of an item he carried when that was last told; unknown where it never was."""
    found = _carried(now, player)
    return UNSET if found is None else int(found.get(item, 0))


@state("{player:player} [carry|carries|carried] {item:text}")
def carries(now: Now, player: str, item: str) -> Truth:
    """He carried at least one of it when that was last told."""
    found = _carried(now, player)
    return None if found is None else found.get(item, 0) > 0


def _carried(now: Now, player: str) -> Mapping[str, int] | None:
    found = next(now.happenings.latest("carried", [(0, player)]), None)
    if found is None:
        return None
    now.note(found.seq, found.tier)
    items: Mapping[str, int] = found.roles[1]
    return items


@measure("the number of items", gives="number")
def number_of_items(now: Now) -> int | UnsetType | None:
    """Of an act that moves belongings, how many things in all."""
    items = getattr(now.event, "items", None)
    return sum(items.values()) if isinstance(items, dict) else items


CARRIED = {"gave": 2, "looted": 3, "dropped": 1, "despawned": 1}
"""Where the happenings by which belongings go from hand to hand keep what they were."""


@measure("the number of {item:text} in {handling:happening}", gives="number")
def number_in(now: Now, item: str, handling: Happening) -> int | UnsetType | None:
    """How many of an item went from hand to hand in that gift, looting, drop or despawn; other happenings have none."""
    if handling.word not in CARRIED:
        return None
    items = handling.roles[CARRIED[handling.word]]
    return items.get(item, 0) if isinstance(items, Mapping) else UNSET


@state("the loot [exceed|exceeds|exceeded] what {player:player} farmed over the last {window:duration}")
def exceeds_farmed(now: Now, player: str, window: float) -> Truth:
    """Of an act that moves belongings: more of something than he farmed in that time and has not taken since."""
    items = getattr(now.event, "items", None)
    if not isinstance(items, dict):
        return None if items is UNSET else False
    farmed = Counter[str]()
    for found in _since(now, "gathered", player, window):
        farmed[found.roles[1]] += found.roles[2]
    for found in _since(now, "looted", player, window):
        if found.seq != now.seq and isinstance(found.roles[3], Mapping):
            farmed.subtract(found.roles[3])
    return any(count > max(0, farmed[item]) for item, count in items.items())


def _since(now: Now, word: str, player: str, window: float) -> Iterator[Happening]:
    for found in now.happenings.latest(word, [(0, player)]):
        if now.t - found.t >= window:
            return
        if found.roles[0] == player:
            now.note(found.seq, found.tier)
            yield found


# The act ------------------------------------------------------------------------------------------------------------


@measure("the handling", gives="text")
def handling(now: Now) -> str | None:
    """Of an act on belongings, what was done: looted, given, dropped, despawned."""
    told = {Looted: "looted", ItemGiven: "given", Dropped: "dropped", Despawned: "despawned"}
    return told.get(type(now.event))


@act(
    "{looter:player} [loot|looted] {owner:player}",
    "looted",
    "item_given",
    "dropped",
    "despawned",
    extra="{container:thing}",
)
def loot(event: Event, now: Now) -> Acts:
    """Belongings go from hand to hand: out of a container, from one to another, onto the ground, out of the world."""
    match event:
        case Looted():
            yield {"looter": event.player, "owner": owner_of(event, now), "container": event.container}
        case ItemGiven():
            yield {"looter": event.taker, "owner": event.giver, "container": None}
        case Dropped() | Despawned():
            yield {"looter": event.player, "owner": UNSET, "container": None}
