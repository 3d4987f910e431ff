"""Sentences about people: their job, squad, weapon in hand, idleness; the mayor's taxes; robbing."""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Drawn, Idle, Job, Looted, Tax
from lawspeaker.law.lexicon import Kind, happening, measure, name, state
from lawspeaker.vocabulary.ground import Truth
from lawspeaker.world.now import Now

Roles = Iterator[tuple[Any, ...]]

PLAYERS = (
    Kind("player", "player", "players", lambda now: [p.id for p in now.world.people.all()]),
    Kind("text", "text", "texts"),
    Kind("reason", "reason", "reasons", base="text"),
    Kind("thing", "thing", "things"),
)


@name("[member|members] of the squad of {player:player}", gives="player", many=True)
def squad(now: Now, player: str) -> list[str]:
    """He and everybody in his team, squad or clan."""
    members = now.institutions.groups.squad_of(player)
    return sorted({player, *members})


@name("[other member|other members] of the squad of {player:player}", gives="player", many=True)
def squad_mates(now: Now, player: str) -> list[str]:
    """Everybody in his team, squad or clan but himself."""
    return [p for p in squad(now, player) if p != player]


@measure("the job of {player:player}", gives="job")
def job(now: Now, player: str) -> str | UnsetType | None:
    """The job he holds."""
    note_latest(now, "took_job", player)
    found: str | UnsetType | None = or_none(now, now.world.people.job(player), "job")
    return found


def or_none(now: Now, told: Any, *types: str) -> Any:
    """What was told, or None where nothing was and it would have been recorded: then there is none."""
    if told is not UNSET:
        return told
    return None if now.world.witness.saw(frozenset(types), 0) else UNSET


def note_latest(now: Now, word: str, player: str) -> None:
    """Notes the last happening of this word that this player did."""
    last = next(now.happenings.latest(word, [(0, player)]), None)
    if last is not None:
        now.note(last.seq, last.tier)


@happening("{player:player} [take|took] a job", "job")
def took_job(event: Job, now: Now) -> Roles:
    """He took a job in place of his old one."""
    yield (event.player,)


@happening("{player:player} [have|had] a weapon in his hand or put it away", "drawn")
def drew(event: Drawn, now: Now) -> Roles:
    """He took a weapon into his hand, or put it away."""
    yield (event.player,)


@happening("the tax [change|changed]", "tax")
def taxed(event: Tax, now: Now) -> Roles:
    """The average tax that everybody can see changed."""
    if event.owner is UNSET or event.owner is None:
        yield ()


@measure("the average tax", gives="share")
def average_tax(now: Now) -> float | UnsetType | None:
    """The average tax rate that everybody can see."""
    last = next(now.happenings.latest("taxed"), None)
    if last is not None:
        now.note(last.seq, last.tier)
    found: float | UnsetType | None = or_none(now, now.world.people.average_tax, "tax")
    return found


@state("{player:player} [hold|holds|held] a drawn weapon")
def holds_weapon(now: Now, player: str) -> Truth:
    """A weapon is in his hand."""
    note_latest(now, "drew", player)
    if now.world.people.drawn(player):
        return True
    return False if now.world.witness.saw(frozenset(("drawn",)), 0) else None


@happening("{player:player} [idle|idled as idling]", "idle")
def idled(event: Idle, now: Now) -> Roles:
    """He had not moved a hand."""
    yield (event.player,)


@measure("the idle time of {player:player}", gives="duration")
def idle_time(now: Now, player: str) -> int:
    """For how long he had been idle when that was last told, in ms; 0 if it never was."""
    told = now.world.people.idle(player)
    return 0 if isinstance(told, UnsetType) else round(told[0] * 1000) + now.t - told[1]


@happening("{robber:player} [loot|looted] {victim:player} at gunpoint", "looted")
def looted_at_gunpoint(event: Looted, now: Now) -> Roles:
    """He took from a body, bag or sleeper of somebody with a weapon drawn."""
    if event.kind in ("corpse", "bag", "sleeper") and event.owner != event.player and event.owner is not None:
        drawn = holds_weapon(now, event.player)
        if drawn is not False:
            yield event.player, event.owner if drawn else UNSET
