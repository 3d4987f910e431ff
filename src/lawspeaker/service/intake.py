"""What a sender says, made ready for the record: each event gets its number, and says who sent it and what it may.

Whoever is connected has said once who he is; an event cannot say otherwise. What is no event keeps its number and is
told back with a reason, and leaves a hole; what is beyond the key becomes a claim.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct, field

from lawspeaker.events import TYPES
from lawspeaker.events.faults import Fault, quote
from lawspeaker.events.syntax import NO_OBJECT, parse, unpack
from lawspeaker.referee.servers import MAIN
from lawspeaker.service.rights import DECIDE, claim, needed, only_for_staff
from lawspeaker.world.witness import MISNAMED

__all__ = ["Batch", "Entry", "Gap", "Outcome", "Speaker", "begins_at", "make_ready"]

LOWEST = 0
HEADLESS = frozenset(tag for tag, kind in TYPES.items() if kind in MISNAMED)
"""Types whose `source` does not say who sends."""

Fields = dict[str, Any]


class Speaker(Struct, frozen=True, kw_only=True):
    """Who speaks, once his key was found right: for which `source` of which `server`, by which key, with which rights,
    from which tier of evidence at best, and which types of events he records if he says so."""

    server: str
    source: str
    key: str
    may: frozenset[str]
    tier: int = 2
    records: tuple[str, ...] | None = None


class Entry(Struct, frozen=True):
    """One number of a batch: its `line`, or why there is none. `staff` holds an order that only staff give, until it
    is known who gave it."""

    n: int
    line: bytes = b""
    t: int = LOWEST
    fault: str = ""
    claimed: bool = False
    staff: Fields | None = None


class Batch(Struct, frozen=True):
    """What one speaker sent at once, numbered without holes from `first` on."""

    speaker: Speaker
    first: int
    entries: list[Entry]


class Gap(Struct, frozen=True):
    """A speaker says that he has lost his numbers `first` to `last`."""

    speaker: Speaker
    first: int
    last: int


class Outcome(Struct, frozen=True):
    """What became of it: the next number expected, or also why nothing was taken; what could not be taken, by number
    with its reason; and the numbers that were taken as claims."""

    go_on: int
    refused: str = ""
    faults: list[tuple[int, str]] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)


def begins_at(what: object) -> int:
    """The number from which on this is to come again, if it could not be taken; 0 for what has none."""
    return what.first if isinstance(what, Batch | Gap) else 0


def make_ready(speaker: Speaker, first: int, events: Sequence[msgspec.Raw], packed: bool) -> Batch:
    """A batch of these events, each the bytes of one JSON or (`packed`) MessagePack object."""
    read = unpack if packed else parse
    return Batch(speaker, first, [_entry(speaker, n, read(bytes(raw))) for n, raw in enumerate(events, first)])


def _entry(speaker: Speaker, n: int, said: object) -> Entry:
    if isinstance(said, Fault):
        return Entry(n, fault=said.reason)
    if not isinstance(said, dict):
        return Entry(n, fault=NO_OBJECT)
    try:
        return _fitted(speaker, n, said)
    except Fault as fault:
        return Entry(n, fault=fault.reason)
    except (TypeError, ValueError, OverflowError, RecursionError):
        return Entry(n, fault="it holds something that JSON cannot carry")


def _fitted(speaker: Speaker, n: int, said: Fields) -> Entry:
    fields = _headed(speaker, n, said)
    lacking = needed(fields)
    if isinstance(fields.get("type"), str) and lacking not in speaker.may:
        return Entry(n, line(claim(fields, lacking, speaker.key)), _time(fields), claimed=True)
    staff = fields if only_for_staff(fields) and DECIDE not in speaker.may else None
    return Entry(n, line(fields), _time(fields), staff=staff)


def _headed(speaker: Speaker, n: int, said: Fields) -> Fields:
    """The event under the head that its speaker has; raises `Fault` where it says that it is another's."""
    if said.get("n") not in (None, n):
        raise Fault(f"it says that it is number {quote(str(said['n']))}, and stands where number {n} belongs")
    if said.get("server") not in (None, speaker.server):
        raise Fault(f"it says that it is of server {quote(str(said['server']))}, and this is {quote(speaker.server)}")
    fields = {name: value for name, value in said.items() if name not in ("seq", "server", "n")}
    fields["n"] = n
    if speaker.server != MAIN:
        fields["server"] = speaker.server
    if fields.get("type") not in HEADLESS:
        fields["source"] = speaker.source
    tier = fields.get("tier")
    if speaker.tier < 2 and (tier is None or (isinstance(tier, int) and tier > speaker.tier)):
        fields["tier"] = speaker.tier
    return fields


def line(fields: Mapping[str, Any]) -> bytes:
    """The line that the record keeps; raises `ValueError` or `TypeError` for what JSON cannot carry."""
    return msgspec.json.encode(fields)


def _time(fields: Mapping[str, Any]) -> int:
    t = fields.get("t")
    return t if isinstance(t, int) else LOWEST
