"""Orders about licences, as acts: who applies for one, and which staff give it, refuse it or take it back."""

from lawspeaker.events import Command
from lawspeaker.institutions.licences import sort_of
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act
from lawspeaker.vocabulary.asking import Acts
from lawspeaker.vocabulary.orders import ordered


@act(
    "{sender:player} [apply|applied] for a licence", "command", extra="{kind:text} {text:text}", command="licence.apply"
)
def apply(event: Command, now: Now) -> Acts:
    """He asks for a licence; `kind` is its name on the wire, such as raid, and `text` the form that he filled in."""
    order = ordered(event, now, "licence.apply")
    if order is not None:
        yield {"sender": order.player, "kind": sort_of(order), "text": order.words("text", "reason")}


def _decided(event: Command, now: Now, name: str) -> Acts:
    order = ordered(event, now, name)
    if order is not None:
        yield {"sender": order.player, "player": order.text("player", "target"), "kind": sort_of(order)}


@act(
    "{sender:player} [grant|granted] {player:player} a licence", "command", extra="{kind:text}", command="licence.grant"
)
def grant(event: Command, now: Now) -> Acts:
    """Staff give somebody a licence."""
    yield from _decided(event, now, "licence.grant")


@act("{sender:player} [deny|denied] {player:player} a licence", "command", extra="{kind:text}", command="licence.deny")
def deny(event: Command, now: Now) -> Acts:
    """Staff refuse what somebody applied for."""
    yield from _decided(event, now, "licence.deny")


@act(
    "{sender:player} [revoke|revoked] the licence of {player:player}",
    "command",
    extra="{kind:text}",
    command="licence.revoke",
)
def revoke(event: Command, now: Now) -> Acts:
    """Staff take a licence back."""
    yield from _decided(event, now, "licence.revoke")
