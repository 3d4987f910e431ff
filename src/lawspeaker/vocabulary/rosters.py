"""Orders about who belongs to a group: who founds one and with whom, and who is asked to join."""

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.law.lexicon import measure
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import Given, commanded

MEMBERS = "members"


@commanded("faction.invite", "[recruit|recruited] {player:player}", extra="{group:group}")
def recruit(order: Order, now: Now) -> Given:
    """He asks somebody to join his group."""
    return {
        "player": order.text("player", "target"),
        "group": speaking_for(now, order.player),
    }


@commanded("faction.create", "[found|founded] {name:text}", extra="{tag:text}")
def found(order: Order, now: Now) -> Given:
    """He founds a group of this name."""
    return {"name": order.text("name"), "tag": order.text("tag")}


@measure("the number of members named", gives="number")
def members_named(now: Now) -> int:
    """Of an order to found a group, how many people it begins with, its sender among them."""
    told = now.event.args.get(MEMBERS) if isinstance(now.event, Command) else None
    named = {each for each in told if isinstance(each, str)} if isinstance(told, list) else set()
    return len(named | {now.event.player}) if isinstance(now.event, Command) else len(named)
