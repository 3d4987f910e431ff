"""Orders about licences, as acts: who applies for one, and which staff give it, refuse it or take it back."""

from lawspeaker.institutions.licences import sort_of
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.vocabulary.orders import Given, commanded


@commanded("licence.apply", "[apply|applied] for a licence", extra="{kind:text} {text:text}")
def apply(order: Order, now: Now) -> Given:
    """He asks for a licence; `kind` is its name on the wire, such as raid, and `text` the form that he filled in."""
    return {"kind": sort_of(order), "text": order.words("text", "reason")}


def _decided(order: Order) -> Given:
    return {"player": order.text("player", "target"), "kind": sort_of(order)}


@commanded("licence.grant", "[grant|granted] {player:player} a licence", extra="{kind:text}")
def grant(order: Order, now: Now) -> Given:
    """Staff give somebody a licence."""
    return _decided(order)


@commanded("licence.deny", "[deny|denied] {player:player} a licence", extra="{kind:text}")
def deny(order: Order, now: Now) -> Given:
    """Staff refuse what somebody applied for."""
    return _decided(order)


@commanded("licence.revoke", "[revoke|revoked] the licence of {player:player}", extra="{kind:text}")
def revoke(order: Order, now: Now) -> Given:
    """Staff take a licence back."""
    return _decided(order)
