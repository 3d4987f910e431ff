"""What staff hand out of nothing, as an act: to whom, what, and for which case."""

from lawspeaker.events import Command
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act
from lawspeaker.vocabulary.asking import Acts
from lawspeaker.vocabulary.orders import ordered


@act(
    "{sender:player} [hand out|handed out] something to {player:player}",
    "command",
    extra="{item:text} {case:case}",
    command="give",
)
def hand_out(event: Command, now: Now) -> Acts:
    """Staff give somebody something out of nothing; `case` is what for."""
    order = ordered(event, now, "give")
    if order is not None:
        yield {
            "sender": order.player,
            "player": order.text("player", "to"),
            "item": order.text("item"),
            "case": order.text("case"),
        }
