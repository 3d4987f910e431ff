"""Time, modes and taxes of a story, and raw events for what has no form."""

import msgspec
from msgspec import UNSET

from lawspeaker.law.expected import read_clock
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import form
from lawspeaker.telling.stage import BEGIN, Stage


@form(r"time passes|nothing happens|…", "time passes", moves=True)
def wait(stage: Stage) -> int:
    """Nothing happens until then; what falls due does."""
    return stage.wait()


@form(r"an? era begins", "an era begins")
def era(stage: Stage) -> int:
    """The map is wiped."""
    return stage.tell("era_started")


@form(
    r"the mode (?P<name>[\w ]+?) (?P<how>is on|is off|begins|ends)(?: until (?P<until>%CLOCK%))?",
    "the mode raid day begins",
)
def mode(stage: Stage, name: str, how: str, until: str | None) -> int:
    """A mode of the whole server is switched, perhaps until a time."""
    return stage.tell("mode", name=name.replace(" ", "_"), on=how in ("is on", "begins"), until=moment(until))


@form(
    r"an? (?P<name>[\w ]+?) is announced for (?P<starts>%CLOCK%)(?: to (?P<ends>%CLOCK%))?",
    "a purge is announced for 20:00:00 to 21:00:00",
)
def announce(stage: Stage, name: str, starts: str, ends: str | None) -> int:
    """Something is announced ahead."""
    return stage.tell("calendar", name=name.replace(" ", "_"), starts=moment(starts), ends=moment(ends))


def moment(clock: str | None) -> int | msgspec.UnsetType:
    """A time of the story on the wire's clock."""
    if clock is None:
        return UNSET
    at = read_clock(clock)
    if at is None:
        raise Untold(f"`{clock}` is no time", "such as `20:00:00`")
    return BEGIN + at


@form(r"the tax(?: of (?P<owner>%PLAYER%))? (?:is|rises to|falls to|changes to) (?P<rate>%SHARE%)", "the tax is 55 %")
def tax(stage: Stage, owner: str | None, rate: str) -> int:
    """The average tax that all can see, or one owner's, has changed."""
    share = float(rate.removesuffix("%").strip()) / 100
    return stage.tell("tax", rate=share, owner=stage.player(owner) if owner else UNSET)


PLACES = ("at", "victim_at", "player_at")
"""Fields of events that are a place, which may be said as in any line: `next to Bo`."""


@form(r"event (?P<type>\w+) (?P<raw>\{.*\})", 'event gathered {"player": "Bo", "item": "wood", "count": 50}')
def raw_event(stage: Stage, type: str, raw: str) -> int:  # noqa: A002
    """Any event of the wire; names of people, houses, groups and places stand for their ids and coordinates."""
    try:
        fields = stage.value(msgspec.json.decode(raw))
    except RecursionError:
        raise Untold("its lists and objects are nested too deep") from None
    except msgspec.DecodeError as error:
        raise Untold(f"this is no JSON: {error}", 'such as: event gathered {"player": "Bo", "item": "wood"}') from None
    places = {name: list(stage.find(said)) for name in PLACES if isinstance(said := fields.get(name), str)}
    return stage.tell(type, **fields | places)
