"""Sentences about trade: who sold what to whom, and for how much."""

from msgspec import UnsetType

from lawspeaker.events import Trade
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening, measure
from lawspeaker.vocabulary.asking import Roles
from lawspeaker.world.happenings import Happening


@happening("{seller:player} [sell|sold as sale] something to {buyer:player}", "trade", extra="{price:number}")
def sold(event: Trade, now: Now) -> Roles:
    """The one sold, the other bought."""
    yield event.seller, event.buyer, event.price


@happening("{seller:player} [sell|sold as sale of a thing] {item:text} to {buyer:player}", "trade")
def sold_item(event: Trade, now: Now) -> Roles:
    """This was among what was sold."""
    for item in sorted(event.items):
        yield event.seller, item, event.buyer


@measure("the price of {sale:sold}", gives="number")
def price(now: Now, sale: Happening) -> float | UnsetType | None:
    """What was paid in that sale; a gift has none."""
    found: float | UnsetType | None = sale.roles[2]
    return found
