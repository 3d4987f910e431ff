"""Orders that are put on record and move nothing: laws, cities, leave on land, what a group says of itself.

No institution carries them out; where an article speaks of one it is judged like any other, and refused if forbidden.
"""

from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.vocabulary.groups import speaking_for
from lawspeaker.vocabulary.orders import Given, commanded


@commanded("law.post", "[post|posted] a law for {region:zone}", extra="{text:text} {mine:group}")
def post_law(order: Order, now: Now) -> Given:
    """He publishes a law of his group, `mine`, for its land."""
    return {"region": order.text("region"), "mine": speaking_for(now, order.player), "text": order.words("text")}


@commanded(
    "city.declare", "[declare|declared] a city in {region:zone}", extra="{group:group} {border:text} {mine:group}"
)
def declare_city(order: Order, now: Now) -> Given:
    """He declares that a city on this land is independent; `border` is what marks its limits: wall or signs."""
    named = {each: order.text(each) for each in ("region", "group", "border")}
    return {**named, "mine": speaking_for(now, order.player)}


@commanded("permit.raid", "[permit|permitted] {group:group} to raid in {region:zone}", extra="{mine:group}")
def permit_raids(order: Order, now: Now) -> Given:
    """He lets a group raid on land of his group, `mine`."""
    return {"group": order.text("group"), "region": order.text("region"), "mine": speaking_for(now, order.player)}


@commanded("permit.build", "[permit|permitted] {player:player} to build in {region:zone}", extra="{mine:group}")
def permit_building(order: Order, now: Now) -> Given:
    """He lets somebody build on land of his group, `mine`."""
    return {"player": order.text("player"), "region": order.text("region"), "mine": speaking_for(now, order.player)}


@commanded("faction.apply", "[apply|applied] for {group:group}", extra="{text:text}")
def apply_for_group(order: Order, now: Now) -> Given:
    """He applies to be taken into a group, or for it to be recognised; `text` is the form that he filled in."""
    return {"group": order.text("group"), "text": order.words("text")}


@commanded("faction.announce", "[announce|announced] {group:group}")
def announce_group(order: Order, now: Now) -> Given:
    """He announces that a group takes part, as at the beginning of an era; his own, if he names none."""
    return {"group": order.text("group") or speaking_for(now, order.player)}


@commanded("faction.inactive", "[declare|declared] {group:group} inactive")
def declare_inactive(order: Order, now: Now) -> Given:
    """Staff declare that a group is inactive."""
    return {"group": order.text("group")}


@commanded("faction.leave", "[quit|quit] {group:group}")
def quit_group(order: Order, now: Now) -> Given:
    """He leaves the group that he speaks for."""
    return {"group": speaking_for(now, order.player)}
