"""Sentences about speech: who spoke to whom, who could hear it, demands, warnings, invitations."""

from collections.abc import Iterator
from math import hypot
from typing import Any

from msgspec import UNSET, UnsetType

from lawspeaker.events import Chat, Command, Emote, Event, React, Voice
from lawspeaker.law.lexicon import act, happening, measure
from lawspeaker.vocabulary.texts import given
from lawspeaker.world.now import Now
from lawspeaker.world.places import Place

Roles = Iterator[tuple[Any, ...]]


def hearers(event: Chat | Voice, now: Now) -> list[str]:
    """Who stands within hearing range of the speaker, for certain."""
    here = now.world.places.of(event.player)
    if not isinstance(here, Place):
        return []
    near = []
    for player in now.world.places.players():
        there = now.world.places.of(player)
        if player != event.player and isinstance(there, Place):
            margins = (m if isinstance(m, float | int) else 0.0 for m in (here.margin, there.margin))
            if hypot(here.x - there.x, here.z - there.z) + sum(margins) <= now.world.profile.hearing:
                near.append(player)
    return near


def addressed(event: Event, now: Now) -> list[str]:
    """To whom this was said: the one named, and whoever heard it; a line to everybody is to nobody."""
    if isinstance(event, React):
        return [event.to]
    if isinstance(event, Emote):
        return [event.to] if isinstance(event.to, str) else []
    if isinstance(event, Voice):
        return hearers(event, now)
    if isinstance(event, Chat):
        named = [event.to] if isinstance(event.to, str) else []
        return sorted({*named, *hearers(event, now)}) if event.channel == "local" else named
    return []


@happening("{speaker:player} [speak to|spoke to as speech] {listener:player}", "chat", "voice", "react", "emote")
def spoke_to(event: Event, now: Now) -> Roles:
    """He spoke to the listener, or within his hearing."""
    for listener in addressed(event, now):
        yield getattr(event, "player", UNSET), listener


@happening("{speaker:player} [speak|spoke as speaking] aloud", "voice", extra="{length:duration}")
def spoke(event: Voice, now: Now) -> Roles:
    """He spoke aloud, for so many milliseconds."""
    yield event.player, event.ms


@measure("the speaking share of {player:player} over the last {window:duration}", gives="share")
def speaking_share(now: Now, player: str, window: int) -> float | UnsetType:
    """How much of that time he spoke aloud, between 0 and 1."""
    begin, spoken = now.t - window, 0
    for told in now.happenings.latest("spoke", [(0, player)]):
        if told.t <= begin:
            break
        if not isinstance(told.roles[1], int):
            return UNSET
        spoken += told.t - max(begin, told.t - told.roles[1])
        now.note(told.seq, told.tier)
    return spoken / window


def _to(event: Command) -> Any:
    return given(event.args, "player")


def _order(name: str, event: Command) -> bool:
    return event.name == name


@happening("{robber:player} [demand|demanded] something of {victim:player}", "command")
def demanded(event: Command, now: Now) -> Roles:
    """He demanded something, by the command for it."""
    if _order("demand", event):
        yield event.player, _to(event)


@happening("{host:player} [tell|told as telling] {guest:player} to leave", "command")
def told_to_leave(event: Command, now: Now) -> Roles:
    """He warned him or made a demand of him: whoever was welcome is so no more."""
    if event.name in ("demand", "warn"):
        yield event.player, _to(event)


@happening("{player:player} [warn|warned as warning] {other:player}", "command")
def warned(event: Command, now: Now) -> Roles:
    """He warned him."""
    if _order("warn", event):
        yield event.player, _to(event)


@happening("{host:player} [invite|invited as invitation] {guest:player}", "command")
def invited(event: Command, now: Now) -> Roles:
    """He let him in: consent to enter."""
    if _order("consent", event) and str(event.args.get("what", "")).casefold() in ("enter", "entry", "come in"):
        yield event.player, _to(event)


@happening("{reporter:player} [report|reported] it", "command", after=True)
def reported(event: Command, now: Now) -> Roles:
    """The act was reported; such a report comes after it."""
    if _order("report", event):
        yield (event.player,)


@act("{speaker:player} [speak to|spoke to] {listener:player}", "voice")
def speak(event: Voice, now: Now) -> Iterator[dict[str, Any]]:
    """He spoke aloud, once for each who heard it."""
    for listener in hearers(event, now):
        yield {"speaker": event.player, "listener": listener}


@act("{speaker:player} [say|said] {text:text} to {listener:player}", "chat", extra="{channel:text}")
def say(event: Chat, now: Now) -> Iterator[dict[str, Any]]:
    """A line of text, once for each it was said to, or once to nobody."""
    heard: list[str | None] = [*addressed(event, now)] or [None]
    for listener in heard:
        yield {"speaker": event.player, "listener": listener, "text": event.text, "channel": event.channel}


@act("{speaker:player} [react to|reacted to] {listener:player}", "react", "emote")
def react(event: React | Emote, now: Now) -> Iterator[dict[str, Any]]:
    """A reaction or gesture to somebody."""
    for listener in addressed(event, now):
        yield {"speaker": event.player, "listener": listener}
