"""Sentences about wars: who is at war with whom, over which land, what is under attack, and the orders of a war.

A war is there from its declaration on, in rulebooks that say how long one waits before it attacks (`let war wait`).
"""

from typing import Any

from lawspeaker.events import Command
from lawspeaker.institutions.attacks import Attacks
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.wars import War, Wars
from lawspeaker.law.lexicon import Kind, happening, measure, name, state
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import Given, commanded
from lawspeaker.vocabulary.texts import given


def wars(now: Now) -> Wars:
    """All wars of the server."""
    return now.institutions.seated(Wars)


def attacks(now: Now) -> Attacks:
    """All attacks of the server."""
    return now.institutions.seated(Attacks)


def known(now: Now, war: str) -> War | None:
    """The war of this id, noted."""
    found = wars(now).machine.get(war)
    if found is not None:
        now.note(found.seq)
    return found


def _all(now: Now) -> list[str]:
    return sorted(wars(now).machine.things)


def _span(now: Now, war: str) -> tuple[int, int | None] | None:
    found = wars(now).machine.get(war)
    return None if found is None else (found.began, found.since if found.state == "ended" else None)


KIND = Kind("war", "war", "wars", _all, span=_span)


# Who, with whom, over what ------------------------------------------------------------------------------------------


@state("{group:group} [be|is|was|are] at war with {other:group}")
def at_war_with(now: Now, group: str, other: str) -> bool:
    """A war has them on different sides, from its declaration until it is over."""
    found = wars(now).between(group, other)
    if found is not None:
        now.note(found.seq)
    return found is not None


@state("{group:group} [be|is|was|are] at war")
def at_war(now: Now, group: str) -> bool:
    """It is a party to some war, from its declaration until it is over."""
    found = wars(now).of(group)
    if found:
        now.note(found[0].seq)
    return bool(found)


@state("{group:group} [be|is|was|are] a party to {war:war}")
def party_to_war(now: Now, group: str, war: str) -> bool:
    """It declared it, was named as an ally in its declaration, or it was declared on it."""
    found = known(now, war)
    return found is not None and bool(found.side_of(group))


@name("[war|wars] of {group:group}", gives="war", many=True)
def wars_of(now: Now, group: str) -> list[str]:
    """The wars that the group is a party to and that are not over."""
    return sorted(war.id for war in wars(now).of(group))


@name("[aggressor|aggressors] of {war:war}", gives="group")
def aggressor_of(now: Now, war: str) -> str | None:
    """The group that declared it."""
    found = known(now, war)
    return None if found is None else found.aggressor


@name("[defender|defenders] of {war:war}", gives="group")
def defender_of(now: Now, war: str) -> str | None:
    """The group on which it was declared."""
    found = known(now, war)
    return None if found is None else found.defender


@name("[region|regions] of {war:war}", gives="zone")
def region_of_war(now: Now, war: str) -> str | None:
    """The land that its declaration names; it may name none."""
    found = known(now, war)
    return None if found is None else found.region


@measure("the age of {war:war}", gives="duration", runs=1)
def age_of_war(now: Now, war: str) -> int | None:
    """How long ago it was declared, in ms."""
    found = known(now, war)
    return None if found is None else now.t - found.began


@state("{war:war} [be|is|was|are] open for attacks")
def open_for_attacks(now: Now, war: str) -> bool:
    """The wait is over, or was not needed, and the war goes on."""
    found = known(now, war)
    if found is None or found.state == "ended":
        return False
    opens = wars(now).due(found)
    if opens is not None:
        now.changes_at(opens)
    return opens is None or opens <= now.t


@state("{war:war} [be|is|was|are] over")
def war_over(now: Now, war: str) -> bool:
    """One side surrendered or is no more, or both made peace."""
    found = known(now, war)
    return found is not None and found.state == "ended"


# Attacks ------------------------------------------------------------------------------------------------------------


@state("{zone:zone} [be|is|was|are] under attack")
def under_attack(now: Now, zone: str) -> bool:
    """An attack on it was announced in a war and is open."""
    return _noted(now, [one.seq for one in attacks(now).on(zone)])


@state("{zone:zone} [be|is|was|are] under attack by {group:group}")
def under_attack_by(now: Now, zone: str, group: str) -> bool:
    """The group announced an attack on it in a war, and it is open."""
    return _noted(now, [one.seq for one in attacks(now).on(zone) if one.attacker == group])


@state("{zone:zone} [be|is|was|are] contested by {group:group}")
def contested_by(now: Now, zone: str, group: str) -> bool:
    """A war to which the group is a party names it, or an attack on it is open in such a war."""
    own = {war.id: war for war in wars(now).of(group)}
    seqs = [war.seq for war in own.values() if war.region == zone]
    return _noted(now, seqs + [one.seq for one in attacks(now).on(zone) if one.war in own])


def _noted(now: Now, seqs: list[int]) -> bool:
    if seqs:
        now.note(min(seqs))
    return bool(seqs)


@measure("the time since the last attack by {group:group}", gives="duration", runs=1)
def since_attack(now: Now, group: str) -> int | None:
    """How long ago it last announced an attack, in ms; a group that never did has no such time."""
    return _since(now, [(one.began, one.seq) for one in attacks(now).by(group)])


@measure("the time since {group:group} last lost land", gives="duration", runs=1)
def since_loss(now: Now, group: str) -> int | None:
    """How long ago land of its was last captured, in ms; a group that lost none has no such time."""
    return _since(now, [(one.since, one.seq) for one in attacks(now).on_group(group)])


@measure("the time since {group:group} last captured land", gives="duration", runs=1)
def since_capture(now: Now, group: str) -> int | None:
    """How long ago an attack of its own last took land, in ms; a group that took none has no such time."""
    taken = [one for one in attacks(now).by(group) if one.state == "captured"]
    return _since(now, [(one.since, one.seq) for one in taken])


def _since(now: Now, moments: list[tuple[int, int]]) -> int | None:
    if not moments:
        return None
    t, seq = max(moments)
    now.note(seq)
    return now.t - t


# Orders -------------------------------------------------------------------------------------------------------------


def _attack(now: Now, order: Order) -> dict[str, Any]:
    """Whose attack an order speaks of: who gives it is the aggressor in it, whoever declared the war."""
    mine, war = speaking_for(now, order.player), wars(now).meant(order)
    if war is None or mine is None:
        defender = None
    else:
        defender = war.aggressor if war.side_of(mine) == "defender" else war.defender
    return {
        "region": order.text("region"),
        "aggressor": mine,
        "defender": defender,
        "war": war.id if war is not None else None,
    }


@commanded(
    "war.declare",
    "[declare|declared] war on {defender:group}",
    extra="{aggressor:group} {region:zone} {text:text}",
    by="declarer",
)
def declare_war(order: Order, now: Now) -> Given:
    """He declares war in the name of his group, the aggressor; `region` is the land that he names."""
    return {
        "defender": order.text("faction", "group", "defender"),
        "aggressor": speaking_for(now, order.player),
        "region": order.text("region"),
        "text": order.words("text"),
    }


@commanded(
    "war.attack",
    "[declare|declared] an attack on {region:zone}",
    extra="{aggressor:group} {defender:group} {war:war} {text:text}",
    by="declarer",
)
def declare_attack(order: Order, now: Now) -> Given:
    """He announces an attack in a war; the aggressor is his group, the defender the other side, `text` the grid."""
    return {**_attack(now, order), "text": order.words("grid")}


@commanded("war.capture", "[capture|captured] {region:zone}", extra="{aggressor:group} {defender:group} {war:war}")
def capture(order: Order, now: Now) -> Given:
    """He says that his side has captured the land that it attacked."""
    return {**_attack(now, order)}


def _in_war(order: Order, now: Now) -> Given:
    war = wars(now).meant(order)
    return {"war": war.id if war is not None else None}


@commanded("war.accept", "[accept|accepted] {war:war}")
def accept_war(order: Order, now: Now) -> Given:
    """He accepts a war that was declared on his group, so that nobody waits."""
    return _in_war(order, now)


@commanded("war.surrender", "[surrender|surrendered] in {war:war}")
def surrender(order: Order, now: Now) -> Given:
    """He gives a war up for his side."""
    return _in_war(order, now)


@commanded("war.peace", "[make|made] peace in {war:war}")
def make_peace(order: Order, now: Now) -> Given:
    """He offers peace, or takes the peace that was offered."""
    return _in_war(order, now)


@happening("{group:group} [declare|declared as declaration of an attack] an attack on {region:zone}", "command")
def declared_attack(event: Command, now: Now) -> Roles:
    """A group announced an attack on land, whatever came of it."""
    if event.name == "war.attack":
        yield speaking_for(now, event.player), given(event.args, "region")
