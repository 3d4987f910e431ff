"""What the files show whole, so that its absence is evidence.

`server_started.records` says: what is listed here and is not in the stream did not happen. So a type is listed only
if files that show every event of it, and were read without a loss, cover the whole stream from its first moment to
its last, and if nothing in the stream may hide one.

- `kill`: from the deaths database or the log, if no death in the stream may have an unnamed player behind it. One
  auto turret or one fire is enough to strike it out: those records name no owner.
- `life_ended`: from the deaths database or the log. Such an event is a death that could not be told as another.
- `died`: from the log, if no death was left without a place.
- `joined`: from the log.

Never listed: `left` (a player whose line breaks does not say good-bye), `chat` (plugins and settings take words out
of the log), `hit` (a combat log keeps the last few), and whatever no file shows at all. What a player did before the
files begin is unknown: `resumed`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawspeaker.gateways.files.causes import NATURAL
from lawspeaker.gateways.files.told import Told

DATABASE = frozenset({"kill", "life_ended"})
LOG = frozenset({"died", "joined", "kill", "life_ended"})


@dataclass(frozen=True, slots=True)
class Span:
    """A file that shows every event of these types from `start` to `end` (Unix milliseconds, both included)."""

    file: str
    types: frozenset[str]
    start: int
    end: int


def span(file: str, types: frozenset[str], told: Iterable[Told]) -> Span | None:
    """The stretch from a file's first event to its last; `None` if it tells nothing."""
    moments = [one.moment for one in told]
    if not moments:
        return None
    return Span(file, types, min(one.t for one in moments), max(one.t + one.within for one in moments))


def whole(told: Sequence[Told], events: Sequence[dict[str, object]], spans: Sequence[Span]) -> list[str]:
    """The types that the stream shows whole, in order of their names; something must be told."""
    start, end = min(one.moment.t for one in told), max(one.moment.t for one in told)
    listed = {kind for kind in DATABASE | LOG if _covered(kind, start, end, spans)}
    ended = [event for event in events if event["type"] == "life_ended"]
    if any(_hides(event) for event in events):
        listed.discard("kill")
    if ended:
        listed.discard("died")
    return sorted(listed)


def _covered(kind: str, start: int, end: int, spans: Sequence[Span]) -> bool:
    reached = start
    for each in sorted((one for one in spans if kind in one.types), key=lambda one: one.start):
        if each.start > reached:
            return False
        reached = max(reached, each.end)
        if reached >= end:
            return True
    return False


def _hides(event: dict[str, object]) -> bool:
    """Whether a player may have killed another here without the event being a `kill`."""
    if event["type"] == "kill_feed":
        return event["attacker_name"] != event["victim_name"]
    if event["type"] not in ("died", "life_ended"):
        return False
    return bool({"killer", "claimed", "disputed"} & event.keys()) or event.get("cause") not in NATURAL
