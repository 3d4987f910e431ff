"""Orders on land, as acts and as what was allowed: claims, their end, their passing on, leave to build."""

from lawspeaker.events import Command
from lawspeaker.institutions.claims import size_of
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.law.lexicon import happening
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import Given, commanded
from lawspeaker.vocabulary.texts import given


@commanded("claim", "[claim|claimed] {region:zone}", extra="{group:group} {kind:text} {base:base}")
def claim(order: Order, now: Now) -> Given:
    """He claims land for his group; `kind` is what he claims it as, or else what that land is there for."""
    return {
        "region": order.text("region"),
        "group": speaking_for(now, order.player),
        "kind": size_of(order, now.world),
        "base": order.house(),
    }


@commanded("unclaim", "[give up|gave up] {region:zone}", extra="{group:group}")
def give_up(order: Order, now: Now) -> Given:
    """He gives up land of his group."""
    return {
        "region": order.text("region"),
        "group": speaking_for(now, order.player),
    }


@commanded("transfer", "[hand over|handed over] {region:zone}", extra="{group:group} {taker:group}")
def hand_over(order: Order, now: Now) -> Given:
    """He passes land of his group on to another."""
    return {
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
    if event.name == "claim":
        order = Order.of(event, now.t, now.world)
        yield order.player, order.text("region"), size_of(order, now.world)
