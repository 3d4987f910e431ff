"""What sentences ask in common: the last thing of its sort, what was told or is known not to be, several truths.

A field that nobody sent is `UNSET` and makes a sentence unknown; `None` is known to be absent and makes it false.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from msgspec import UNSET, UnsetType

from lawspeaker.events import Event
from lawspeaker.institutions.institution import Institution
from lawspeaker.institutions.machine import Thing
from lawspeaker.institutions.now import Now
from lawspeaker.world.happenings import Happening
from lawspeaker.world.places import Place

Truth: TypeAlias = bool | None
Roles: TypeAlias = Iterator[tuple[Any, ...]]
Known: TypeAlias = Sequence[str | UnsetType] | UnsetType
"""Things, UNSET the last of them if there may be others; UNSET alone where nobody knows."""
Acts: TypeAlias = Iterator[dict[str, Any]]
T = TypeVar("T", bound=Thing)


def any_of(values: Iterable[Truth]) -> Truth:
    """True if one is, unknown if one may be."""
    found: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            found = None
    return found


def truth(value: Any) -> Truth:
    """A told yes or no: unknown where nothing was told, false where it is known to be absent."""
    return None if value is UNSET else bool(value)


def same(told: Any, wanted: Any) -> Truth:
    """Whether what was told is what is asked for."""
    return None if told is UNSET or wanted is UNSET else told is not None and told == wanted


def last(now: Now, word: str, *fillers: Any) -> Happening | None:
    """The last happening of this word whose first roles are certainly these, noted."""
    for found in now.happenings.latest(word, list(enumerate(fillers))):
        if found.roles[: len(fillers)] == fillers:
            now.note(found.seq, found.tier)
            return found
    return None


def noted(now: Now, seat: Institution[T], found: list[T]) -> list[T]:
    """These things of an institution, noted, and when the first of them moves of itself."""
    for one in found:
        now.note(one.seq)
        due = seat.due(one)
        if due is not None:
            now.changes_at(due)
    return found


def earlier_death(now: Now, player: str) -> Happening | None:
    """His last death before the event under judgement, noted: what kills him finds him as he was."""
    for found in now.happenings.latest("died", [(0, player)]):
        if found.roles[0] == player and found.seq != now.event.seq:
            now.note(found.seq, found.tier)
            return found
    return None


def place_in(event: Event, at: tuple[float, float, float], now: Now) -> Place:
    """The place that an event tells of a thing."""
    x, y, z = at
    return Place(x, y, z, now.margin(), now.t, event.seq, event.tier)


def saw(now: Now, *types: str) -> bool:
    """Whether all of these types of event were recorded from the beginning, holes aside: states are off until told."""
    return now.world.witness.told_of(frozenset(types))


def unheard_of(now: Now, *types: str) -> list[UnsetType]:
    """Things of which nobody tells: none where each of these types of event is recorded now, or one of it has come all
    the same; else one for all."""
    witness = now.world.witness
    return [] if witness.whole or all(witness.records(each) or _came(now, each) for each in types) else [UNSET]


def _came(now: Now, event_type: str) -> bool:
    """Whether somebody tells of zones or houses who did not say so: some were sent."""
    if event_type == "zone":
        return now.world.zones.told
    return event_type == "building" and bool(now.world.buildings.all())


def or_none(now: Now, told: Any, *types: str) -> Any:
    """What was told, or None where nothing was and it would have been recorded: then there is none."""
    return None if told is UNSET and saw(now, *types) else told


def switched(now: Now, word: str, *fillers: Any) -> Truth:
    """Whether something is on, by the last happening of `word`, whose role behind these fillers says on or off.

    Unknown where nobody ever said.
    """
    found = last(now, word, *fillers)
    return None if found is None else truth(found.roles[len(fillers)])


def on_since(now: Now, word: str, *fillers: Any) -> int | None:
    """Since when it is on, in ms: from the first of the last unbroken run that said so; None if it is not."""
    begun: int | None = None
    for found in now.happenings.latest(word, list(enumerate(fillers))):
        if found.roles[: len(fillers)] == fillers:
            if not found.roles[len(fillers)]:
                break
            begun = found.t
    return begun


def off_since(now: Now, word: str, *fillers: Any) -> int | None:
    """When it last went off after it had been on, in ms; None if it never did."""
    ended: int | None = None
    for found in now.happenings.latest(word, list(enumerate(fillers))):
        if found.roles[: len(fillers)] == fillers:
            if found.roles[len(fillers)]:
                return ended
            ended = found.t
    return None
