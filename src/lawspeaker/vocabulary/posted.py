"""Orders that are put on record and move nothing: laws, cities, contracts, leave on land, what a group says of itself.

No institution carries them out; where an article speaks of one it is judged like any other, and refused if forbidden.
"""

from typing import Any

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.law.lexicon import act
from lawspeaker.vocabulary.asking import Acts
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import ordered


def _given(event: Command, now: Now, command: str, *texts: str) -> tuple[Order, dict[str, Any]] | None:
    """An order of this name: its sender, the group that he speaks for, and these arguments."""
    order = ordered(event, now, command)
    if order is None:
        return None
    roles = {"sender": order.player, **{each: order.text(each) for each in texts}}
    return order, {**roles, "mine": speaking_for(now, order.player)}


@act(
    "{sender:player} [post|posted] a law for {region:zone}",
    "command",
    extra="{text:text} {mine:group}",
    command="law.post",
)
def post_law(event: Command, now: Now) -> Acts:
    """He publishes a law of his group, `mine`, for its land."""
    given = _given(event, now, "law.post", "region")
    if given is not None:
        yield {**given[1], "text": given[0].words("text")}


@act(
    "{sender:player} [declare|declared] a city in {region:zone}",
    "command",
    extra="{group:group} {border:text} {mine:group}",
    command="city.declare",
)
def declare_city(event: Command, now: Now) -> Acts:
    """He declares that a city on this land is independent; `border` is what marks its limits: wall or signs."""
    given = _given(event, now, "city.declare", "region", "group", "border")
    if given is not None:
        yield given[1]


@act(
    "{sender:player} [permit|permitted] {group:group} to raid in {region:zone}",
    "command",
    extra="{mine:group}",
    command="permit.raid",
)
def permit_raids(event: Command, now: Now) -> Acts:
    """He lets a group raid on land of his group, `mine`."""
    given = _given(event, now, "permit.raid", "group", "region")
    if given is not None:
        yield given[1]


@act(
    "{sender:player} [permit|permitted] {player:player} to build in {region:zone}",
    "command",
    extra="{mine:group}",
    command="permit.build",
)
def permit_building(event: Command, now: Now) -> Acts:
    """He lets somebody build on land of his group, `mine`."""
    given = _given(event, now, "permit.build", "player", "region")
    if given is not None:
        yield given[1]


@act(
    "{sender:player} [apply|applied] for {group:group}",
    "command",
    extra="{text:text}",
    command="faction.apply",
)
def apply_for_group(event: Command, now: Now) -> Acts:
    """He applies to be taken into a group, or for it to be recognised; `text` is the form that he filled in."""
    given = _given(event, now, "faction.apply", "group")
    if given is not None:
        yield {"sender": given[1]["sender"], "group": given[1]["group"], "text": given[0].words("text")}


@act("{sender:player} [announce|announced] {group:group}", "command", command="faction.announce")
def announce_group(event: Command, now: Now) -> Acts:
    """He announces that a group takes part, as at the beginning of an era; his own, if he names none."""
    given = _given(event, now, "faction.announce", "group")
    if given is not None:
        yield {"sender": given[1]["sender"], "group": given[1]["group"] or given[1]["mine"]}


@act("{sender:player} [declare|declared] {group:group} inactive", "command", command="faction.inactive")
def declare_inactive(event: Command, now: Now) -> Acts:
    """Staff declare that a group is inactive."""
    given = _given(event, now, "faction.inactive", "group")
    if given is not None:
        yield {"sender": given[1]["sender"], "group": given[1]["group"]}


@act("{sender:player} [quit|quit] {group:group}", "command", command="faction.leave")
def quit_group(event: Command, now: Now) -> Acts:
    """He leaves the group that he speaks for."""
    given = _given(event, now, "faction.leave")
    if given is not None:
        yield {"sender": given[1]["sender"], "group": given[1]["mine"]}


@act(
    "{sender:player} [offer|offered] a contract to {player:player}",
    "command",
    extra="{kind:text} {text:text}",
    command="contract.offer",
)
def offer_contract(event: Command, now: Now) -> Acts:
    """He offers a contract; `kind` is trade, guard, guide, taxi, information or tribute, `text` its terms."""
    given = _given(event, now, "contract.offer", "kind")
    if given is not None:
        order, roles = given
        terms = {"player": order.text("to", "player"), "kind": roles["kind"], "text": order.words("terms", "text")}
        yield {"sender": order.player, **terms}
