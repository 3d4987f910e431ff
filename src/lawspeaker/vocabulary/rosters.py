"""Orders about who belongs to a group: who founds one and with whom, and who is asked to join."""

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, measure
from lawspeaker.vocabulary.asking import Acts
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import ordered

MEMBERS = "members"


@act(
    "{sender:player} [recruit|recruited] {player:player}",
    "command",
    extra="{group:group}",
    command="faction.invite",
)
def recruit(event: Command, now: Now) -> Acts:
    """He asks somebody to join his group."""
    order = ordered(event, now, "faction.invite")
    if order is not None:
        yield {
            "sender": order.player,
            "player": order.text("player", "target"),
            "group": speaking_for(now, order.player),
        }


@act("{sender:player} [found|founded] {name:text}", "command", extra="{tag:text}", command="faction.create")
def found(event: Command, now: Now) -> Acts:
    """He founds a group of this name."""
    order = ordered(event, now, "faction.create")
    if order is not None:
        yield {"sender": order.player, "name": order.text("name"), "tag": order.text("tag")}


@measure("the number of members named", gives="number")
def members_named(now: Now) -> int:
    """Of an order to found a group, how many people it begins with, its sender among them."""
    told = now.event.args.get(MEMBERS) if isinstance(now.event, Command) else None
    named = {each for each in told if isinstance(each, str)} if isinstance(told, list) else set()
    return len(named | {now.event.player}) if isinstance(now.event, Command) else len(named)
