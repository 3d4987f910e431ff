"""Orders on land, as acts and as what was allowed: claims, their end, their passing on, leave to build."""

from lawspeaker.events import Command
from lawspeaker.institutions.claims import size_of
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening
from lawspeaker.vocabulary.asking import Acts, Roles
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import ordered
from lawspeaker.vocabulary.texts import given


@act(
    "{sender:player} [claim|claimed] {region:zone}",
    "command",
    extra="{group:group} {kind:text} {base:base}",
    command="claim",
)
def claim(event: Command, now: Now) -> Acts:
    """He claims land for his group; `kind` is what he claims it as, or else what that land is there for."""
    order = ordered(event, now, "claim")
    if order is not None:
        yield {
            "sender": order.player,
            "region": order.text("region"),
            "group": speaking_for(now, order.player),
            "kind": size_of(order, now.world),
            "base": order.house(),
        }


@act("{sender:player} [give up|gave up] {region:zone}", "command", extra="{group:group}", command="unclaim")
def give_up(event: Command, now: Now) -> Acts:
    """He gives up land of his group."""
    order = ordered(event, now, "unclaim")
    if order is not None:
        yield {
            "sender": order.player,
            "region": order.text("region"),
            "group": speaking_for(now, order.player),
        }


@act(
    "{sender:player} [hand over|handed over] {region:zone}",
    "command",
    extra="{group:group} {taker:group}",
    command="transfer",
)
def hand_over(event: Command, now: Now) -> Acts:
    """He passes land of his group on to another."""
    order = ordered(event, now, "transfer")
    if order is not None:
        yield {
            "sender": order.player,
            "region": order.text("region"),
            "group": speaking_for(now, order.player),
            "taker": order.text("group"),
        }


@happening("{group:group} [let|let as leave to build] {player:player} build in {region:zone}", "command")
def let_build(event: Command, now: Now) -> Roles:
    """A group gave somebody leave to build on its land."""
    if event.name == "permit.build":
        yield speaking_for(now, event.player), given(event.args, "player"), given(event.args, "region")


@happening("{group:group} [let|let as leave to raid] {other:group} raid in {region:zone}", "command")
def let_raid(event: Command, now: Now) -> Roles:
    """A group gave another leave to raid on its land."""
    if event.name == "permit.raid":
        yield speaking_for(now, event.player), given(event.args, "group"), given(event.args, "region")


@happening("{player:player} [claim|claimed as claim of a kind] {region:zone} as {kind:text}", "command")
def claimed_as(event: Command, now: Now) -> Roles:
    """He claimed land as this: standard, mini or city."""
    order = ordered(event, now, "claim")
    if order is not None:
        yield order.player, order.text("region"), size_of(order, now.world)
