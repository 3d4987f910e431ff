"""Speech of a story: what people say, and to whom."""

from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import form
from lawspeaker.telling.stage import Stage
from lawspeaker.world.profile import PROFILES

CHANNELS = "global|team|clan|local|direct|staff|discord|forum"


@form(
    r"(?P<who>%PLAYER%) says (?P<text>%TEXT%)(?: to (?P<to>%PLAYER%))?"
    rf"(?: in (?:the )?(?P<channel>{CHANNELS})(?: channel)?)?",
    'Bo says "hands up" in the global channel',
)
def say(stage: Stage, who: str, text: str, to: str | None, channel: str | None) -> int:
    """A written line: to somebody near him (`to Ana`), in a channel, or else to all."""
    speaker, listener = stage.player(who), stage.player(to) if to else None
    where = channel or ("local" if to else "global")
    if listener is not None and where == "local":
        near(stage, speaker, listener)
    more = {"to": listener} if listener else {}
    return stage.tell("chat", player=speaker, channel=where, text=text.strip('"'), **more)


def near(stage: Stage, speaker: str, listener: str) -> None:
    """Raises Untold if the one cannot hear the other."""
    here, there = stage.where(speaker), stage.where(listener)
    reach = PROFILES["rust"].hearing
    if (here[0] - there[0]) ** 2 + (here[2] - there[2]) ** 2 > reach**2:
        raise Untold(f"they stand more than {reach:.0f} m apart, and nobody hears the other so far", "put them closer")
