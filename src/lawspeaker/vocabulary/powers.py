"""What staff hand out of nothing, as an act: to whom, what, and for which case."""

from lawspeaker.institutions.now import Now
from lawspeaker.institutions.order import Order
from lawspeaker.vocabulary.orders import Given, commanded


@commanded("give", "[hand out|handed out] something to {player:player}", extra="{item:text} {case:case}")
def hand_out(order: Order, now: Now) -> Given:
    """Staff give somebody something out of nothing; `case` is what for."""
    return {
        "player": order.text("player", "to"),
        "item": order.text("item"),
        "case": order.text("case"),
    }
