"""Orders that switch something: a mode of the whole server, or a capture of what happens around oneself."""

from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.institutions.switches import named, wanted
from lawspeaker.vocabulary.orders import Given, commanded

STATES = {True: "on", False: "off"}


@commanded("mode", "[switch|switched] {mode:text}", extra="{position:text}")
def switch(order: Order, now: Now) -> Given:
    """He switches a mode of the server; `position` is on or off, and nothing where he only asks how it stands."""
    on = wanted(order)
    return {
        "mode": named(order.text("name", "mode") or "") or None,
        "position": None if on is None else STATES[on],
    }


@commanded("toxic", "[begin|began] a capture")
def begin_capture(order: Order, now: Now) -> Given:
    """He has what happens around him kept for a while, as evidence."""
    return {}
