"""Orders that switch something: a mode of the whole server, or a capture of what happens around oneself."""

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.switches import named, wanted
from lawspeaker.law.lexicon import act
from lawspeaker.vocabulary.asking import Acts
from lawspeaker.vocabulary.orders import ordered

STATES = {True: "on", False: "off"}


@act("{sender:player} [switch|switched] {mode:text}", "command", extra="{position:text}", command="mode")
def switch(event: Command, now: Now) -> Acts:
    """He switches a mode of the server; `position` is on or off, and nothing where he only asks how it stands."""
    order = ordered(event, now, "mode")
    if order is not None:
        on = wanted(order)
        yield {
            "sender": order.player,
            "mode": named(order.text("name", "mode") or "") or None,
            "position": None if on is None else STATES[on],
        }


@act("{sender:player} [begin|began] a capture", "command", command="toxic")
def begin_capture(event: Command, now: Now) -> Acts:
    """He has what happens around him kept for a while, as evidence."""
    order = ordered(event, now, "toxic")
    if order is not None:
        yield {"sender": order.player}
