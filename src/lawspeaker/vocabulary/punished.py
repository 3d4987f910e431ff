"""Sentences about staff at work: what somebody was told of, what he waits for, what he is under.

A punishment is the person's, whichever of his accounts got it.
"""

from collections.abc import Iterator
from typing import Any

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.rungs import like, step_kind
from lawspeaker.law.lexicon import happening, measure, state
from lawspeaker.vocabulary.asking import Roles, last, noted
from lawspeaker.vocabulary.texts import given


def punishments(now: Now, player: str, *states: str) -> Iterator[Any]:
    """The punishments of this person that are in one of these states, in the order they were given."""
    for one in now.institutions.punishments.of(player):
        if one.state in states:
            yield one


# What somebody waits for, or is under -------------------------------------------------------------------------------


@state("{player:player} [await|awaits|awaited] punishment")
def awaits(now: Now, player: str) -> bool:
    """Staff told him of a punishment (`punish`, pending) and have not given it yet."""
    waiting = list(punishments(now, player, "pending"))
    for one in waiting:
        now.note(one.seq)
    return bool(waiting)


@state("{player:player} [be|is|was|are] back on the server under a {step:text}")
def back_under(now: Now, player: str, step: str) -> bool:
    """He came onto the server after a punishment with this step (mute, gag, ban …) began, and it is not over."""
    came, kind = last(now, "joined", player), step_kind(step) or ""
    found = []
    for one in punishments(now, player, "in_force"):
        if came is not None and one.seq < came.seq and any(each["kind"] in like(kind) for each in one.steps):
            found.append(one)
    return bool(noted(now, now.institutions.punishments, found))


@measure("the time since the last punishment of {player:player}", gives="duration", runs=1)
def since_punishment(now: Now, player: str) -> int | None:
    """How long ago he was last given a step of a ladder, in ms; whoever never was has no such time."""
    last_one = max(punishments(now, player, "in_force", "served"), key=lambda one: one.given, default=None)
    if last_one is None:
        return None
    now.note(last_one.seq)
    return now.t - int(last_one.given)


# Orders of staff ----------------------------------------------------------------------------------------------------


@happening("{staff:player} [tell|told as announced punishment] {player:player} of a coming {step:text}", "command")
def told_of_step(event: Command, now: Now) -> Roles:
    """He told him of a step that is about to be given: `punish`, pending."""
    if event.name == "punish" and event.args.get("pending") is True:
        yield event.player, given(event.args, "player"), step_kind(event.args.get("step"))


@happening("{staff:player} [tell|told as warning of punishment] {player:player} of a coming punishment", "command")
def told_of_punishment(event: Command, now: Now) -> Roles:
    """He told him of a punishment that is about to be given, whatever it is: `punish`, pending."""
    for staff, player, _ in told_of_step(event, now):
        yield staff, player


@happening("{staff:player} [order|ordered as instruction] {player:player}", "command", extra="{text:text}")
def instructed(event: Command, now: Now) -> Roles:
    """Staff told him something, or to do something: `staff.order`."""
    if event.name == "staff.order":
        yield event.player, given(event.args, "player"), given(event.args, "text")
