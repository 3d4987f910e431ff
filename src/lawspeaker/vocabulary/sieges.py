"""Sentences about raids that go on: who raids, whose house it was, whether they were fired on, when it was over.

The law calls a raid on one house, from its first damage to its end, a siege: a raid is each blow of it.
"""

from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.institutions.now import Now
from lawspeaker.institutions.raids import Raid, Raids
from lawspeaker.law.lexicon import Kind, name, state
from lawspeaker.vocabulary.asking import Truth, any_of, last
from lawspeaker.vocabulary.groups import sides_with, squad
from lawspeaker.vocabulary.yards import ground, on_ground


def raids(now: Now) -> Raids:
    """The institution that keeps them."""
    return now.institutions.seated(Raids)


def begun(now: Now) -> list[str]:
    """The sieges that go on and those over a short while ago, the latest first, without those that were taken up again.

    A siege was taken up again where all its raiders are in a later one of the same house: what they may is asked of it.
    """
    found = [raid for raid in raids(now).recent(now.t) if raid.state != "announced"]
    kept: list[str] = []
    later: dict[str, list[Raid]] = {}
    for raid in sorted(found, key=lambda raid: (raid.began, raid.opened), reverse=True):
        again = later.setdefault(raid.base, [])
        if not any(raid.raiders.keys() <= other.raiders.keys() for other in again):
            kept.append(raid.id)
        again.append(raid)
    return kept


def span(now: Now, siege: str) -> tuple[int, int | None] | None:
    """From when to when it went on, in ms."""
    raid = raids(now).machine.get(siege)
    if raid is None or raid.state == "announced":
        return None
    return raid.began, raid.since if raid.state == "over" else None


SIEGE = Kind("siege", "siege", "sieges", begun, span=span)


def known(now: Now, siege: str) -> Raid | None:
    """The raid of this id, noted."""
    raid = raids(now).machine.get(siege)
    if raid is not None:
        now.note(raid.opened)
    return raid


# Who ----------------------------------------------------------------------------------------------------------------


@name("[raider|raiders] in {siege:siege}", gives="player", many=True)
def raiders_in(now: Now, siege: str) -> list[str]:
    """Everybody who damaged the house or used an explosive there."""
    raid = known(now, siege)
    return sorted(raid.raiders) if raid is not None else []


@name("[resident|residents] in {siege:siege}", gives="player", many=True)
def residents_in(now: Now, siege: str) -> list[str] | UnsetType:
    """Whose house it was when the siege began."""
    raid = known(now, siege)
    if raid is None:
        return []
    return UNSET if raid.residents is None else sorted(raid.residents)


@state("{player:player} [be|is|was|are] a raider in {siege:siege}")
def is_raider(now: Now, player: str, siege: str) -> bool:
    """He damaged the house or used an explosive there."""
    raid = raids(now).machine.get(siege)
    if raid is None or player not in raid.raiders:
        return False
    now.note(raid.opened)
    return True


@state("{player:player} [be|is|was|are] a resident in {siege:siege}")
def is_resident(now: Now, player: str, siege: str) -> Truth:
    """It was his house when the siege began."""
    found = residents_in(now, siege)
    return None if isinstance(found, UnsetType) else player in found


@name("[base|bases] of {siege:siege}", gives="base")
def base_of(now: Now, siege: str) -> str | None:
    """The house that is raided."""
    raid = known(now, siege)
    return raid.base if raid is not None else None


# How far it is ------------------------------------------------------------------------------------------------------


def _ended(now: Now, siege: str, *how: str) -> bool:
    raid = known(now, siege)
    if raid is None or raid.state != "over" or (how and raid.how not in how):
        return False
    now.note(raid.last)
    return True


@state("{siege:siege} [be|is|was|are] over")
def over(now: Now, siege: str) -> bool:
    """The raiders have done, or can do no more."""
    return _ended(now, siege)


@state("{siege:siege} [be|is|was|are] over for want of use")
def over_idle(now: Now, siege: str) -> bool:
    """No raider used a tool for the idle time."""
    return _ended(now, siege, "idle")


@state("{siege:siege} [be|is|was|are] over for want of tools")
def over_spent(now: Now, siege: str) -> bool:
    """No raider had anything left to use."""
    return _ended(now, siege, "spent")


@state("{siege:siege} [be|is|was|are] called off")
def called_off(now: Now, siege: str) -> bool:
    """A raider or staff said that it is over."""
    return _ended(now, siege, "ended")


@state("{siege:siege} [begin|begins|began] with this blow")
def begins_now(now: Now, siege: str) -> bool:
    """The damage under judgement is the first."""
    raid = raids(now).machine.get(siege)
    return raid is not None and raid.struck == now.seq


@state("{base:base} [be|is|was|are] under siege already")
def under_siege(now: Now, base: str) -> bool:
    """A raid on it goes on that did not begin with the blow under judgement."""
    raid = raids(now).on(base, "open")
    return raid is not None and now.seq not in (raid.opened, raid.struck)


@state("{player:player} [be|is|was|are] at work in {siege:siege} since before {zone:zone}")
def before_zone(now: Now, player: str, siege: str, zone: str) -> bool:
    """He or one of his squad raided in it already when the zone came to be, and it is not over."""
    raid, found = known(now, siege), now.world.zones.get(zone)
    if raid is None or found is None or raid.state != "open":
        return False
    joined = [t for raider, t in raid.raiders.items() if raider in squad(now, player)]
    return any(t < found.since for t in joined)


@state("{siege:siege} [be|is|was|are] under fire within {window:duration}")
def under_fire(now: Now, siege: str, window: int) -> Truth:
    """Since it began, somebody who lives there or sides with those who do struck or shot at a raider or his squad."""
    raid = known(now, siege)
    if raid is None:
        return False
    side = sorted({mate for raider in raid.raiders for mate in squad(now, raider)})
    held = any_of(_fired_at(now, raid, player, window) for player in side)
    if held is False and not now.world.witness.saw(frozenset(("hit", "kill", "shot")), raid.began):
        return None
    return held


def _fired_at(now: Now, raid: Raid, player: str, window: int) -> Truth:
    held: Truth = False
    for blow in now.happenings.latest("attacked", [(1, player)]):
        if blow.seq < raid.opened or now.t - blow.t >= window:
            break
        if blow.roles[1] != player or blow.roles[0] in raid.raiders:
            continue
        defends = _defends(now, blow.roles[0], raid)
        if defends is True:
            now.note(blow.seq, blow.tier)
            return True
        held = None if defends is None else held
    return held


def _defends(now: Now, player: Any, raid: Raid) -> Truth:
    if raid.residents is None or not isinstance(player, str):
        return None
    return any(sides_with(now, player, resident) for resident in raid.residents)


@state("{player:player} [come|comes|came] to {siege:siege} from outside")
def came(now: Now, player: str, siege: str) -> Truth:
    """He came onto the house's ground since the siege began, or stands outside it; whoever was in before did not."""
    raid = known(now, siege)
    if raid is None:
        return False
    standing = on_ground(now, player, raid.base)
    if standing is not True:
        return None if standing is None else True
    entered = [last(now, "went_in", player, zone.id) for zone in ground(now, raid.base)]
    return any(found is not None and found.seq > raid.opened for found in entered)


# Asking first -------------------------------------------------------------------------------------------------------


def _asked(now: Now, player: str, base: str, *states: str) -> bool:
    """Whether he or one of his squad asked the staff about a house, and the case stands in one of these states."""
    mates = squad(now, player)
    for case in now.institutions.cases.machine.things.values():
        ours = case.asked and case.about == base and case.sender in mates
        if ours and (not states or case.state in states):
            now.note(case.seq)
            return True
    return False


@state("{player:player} [have|has|had] asked the staff about {base:base}")
def has_asked(now: Now, player: str, base: str) -> bool:
    """He or one of his squad put a question to them about that house."""
    return _asked(now, player, base)


@state("{player:player} [have|has|had] an answer of the staff about {base:base}")
def has_answer(now: Now, player: str, base: str) -> bool:
    """Staff answered what he or one of his squad asked about that house."""
    return _asked(now, player, base, "answered")


@state("a vote on {base:base} [pass|passes|passed] as {kind:text}")
def vote_passed(now: Now, base: str, kind: str) -> bool:
    """A vote of this kind about that house was carried."""
    for vote in now.institutions.votes.machine.things.values():
        if vote.subject == base and vote.kind == kind and vote.state == "passed":
            now.note(vote.seq)
            return True
    return False
