"""An evening: a community of people plays for a while, and what a server of some tier tells of it is numbered.

Nothing here judges. The same seed, size and tier give the same events, byte for byte.
"""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Generic, TypeVar

from msgspec import Struct

from lawspeaker.events import Event
from lawspeaker.events.codec import encode_line
from lawspeaker.events.spans import MINUTE
from lawspeaker.simulate.coast import dawn as coast_dawn
from lawspeaker.simulate.coast import habits as coast_habits
from lawspeaker.simulate.coast.coast import Coast
from lawspeaker.simulate.community import Community
from lawspeaker.simulate.days import habits, name_of
from lawspeaker.simulate.deeds import Deed
from lawspeaker.simulate.isle import dawn as isle_dawn
from lawspeaker.simulate.isle import habits as isle_habits
from lawspeaker.simulate.isle.isle import Isle
from lawspeaker.simulate.stage import Plan
from lawspeaker.simulate.tiers import FILES, Teller, records
from lawspeaker.simulate.town import dawn as town_dawn
from lawspeaker.simulate.town import habits as town_habits
from lawspeaker.simulate.town.town import Town

__all__ = ["COMMUNITIES", "EVENING", "SOURCE", "Evening", "Size", "habits_of"]

EVENING = 1_790_020_800_000
"""Unix ms: when an evening begins if nobody says otherwise, 20:00 UTC of a day in September 2026."""
SOURCE = "simulator"
Someone = TypeVar("Someone", bound=Community)


class Players(Struct, Generic[Someone], frozen=True):
    """Who plays: their stage for a seed, a beginning (Unix ms), so many people and so many told places a second; how
    their evening begins, and their habits."""

    stage: Callable[[str, int, int, float], Someone]
    dawn: Callable[[Someone, list[str]], Plan]
    habits: ModuleType

    def begun(self, seed: int, start: int, size: "Size") -> Someone:
        """Their stage, on which the evening is about to begin."""
        stage = self.stage(f"{seed}", start, size.people, size.hz)
        stage.ends, stage.only = start + round(size.minutes * MINUTE), size.habits
        stage.begin(self.dawn(stage, records(size.tier)))
        return stage


COMMUNITIES: dict[str, Players[Town] | Players[Coast] | Players[Isle]] = {
    "darkrp": Players(Town, town_dawn.dawn, town_habits),
    "rg-rust": Players(Coast, coast_dawn.dawn, coast_habits),
    "rust-empires": Players(Isle, isle_dawn.dawn, isle_habits),
}
"""By the name of the rulebook that they have agreed on."""


def habits_of(community: str) -> list[str]:
    """The habits of a community's people, by name."""
    return [name_of(habit) for habit in habits(COMMUNITIES[community].habits)]


class Size(Struct, frozen=True, kw_only=True):
    """How large an evening is: who plays (a name of `COMMUNITIES`), how many people for how many minutes, `hz` told
    places a second, the tier of the server that tells of it, and the habits that they have (none named: all)."""

    community: str = "darkrp"
    people: int = 40
    minutes: float = 60
    hz: float = 1.0
    tier: int = 2
    habits: tuple[str, ...] = ()


class Evening:
    """One evening from this seed, beginning at `start` (Unix ms); `deeds` grow while it is told."""

    def __init__(self, seed: int, size: Size, start: int = EVENING) -> None:
        self.size, self.start = size, start
        self.stage: Community = COMMUNITIES[size.community].begun(seed, start, size)
        self._teller = Teller(size.tier)

    @property
    def end(self) -> int:
        """When it is over, in Unix ms."""
        return self.stage.ends

    @property
    def deeds(self) -> list[Deed]:
        """What was done so far, and why."""
        return self.stage.deeds

    def events(self) -> Iterator[Event]:
        """What is told, numbered from 1, in order."""
        n = 0
        for event in self.stage.play(self.end):
            shown = self._teller.tell(event)
            if shown is None:
                continue
            n += 1
            shown.n = event.n = n
            shown.source, shown.tier = SOURCE, self.size.tier
            yield shown

    def lines(self) -> Iterator[bytes]:
        """The same as lines of the wire, without their newlines."""
        for event in self.events():
            yield encode_line(event)

    @property
    def tells_places(self) -> bool:
        """Whether such a server tells where people are, in which what lasts shows."""
        return self.size.tier > FILES
