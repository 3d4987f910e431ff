"""What was not seen.

That something did not happen can be said only if somebody was watching who would have told it. Every source says
which kinds of event it records, and numbers what it sends; a number that is missing is a hole, and over a hole
nobody knows. All times here are the law's clock.
"""

from typing import Any, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct, field

from lawspeaker.events import Anticheat, Event, Recording, ServerStarted, StaffAct
from lawspeaker.events.codec import Unknown
from lawspeaker.world.profile import Profile

MISNAMED: frozenset[type] = frozenset({Recording, Anticheat, StaffAct})
"""Events whose `source` says what records, accuses or orders, not who sends: their number may be any sender's."""
FOREVER = 2**62
LOOSE_KEPT = 1024
HOLES_KEPT = 256
"""Stretches of missing numbers kept of one sender, the last ones, to know a late event from a repeated one."""

Sent: TypeAlias = Event | Unknown
Key: TypeAlias = tuple[str, str]
Loose: TypeAlias = tuple[str, str, str, int]


class Hole(NamedTuple):
    """Numbers `first` to `last` of one sender never came: somewhere after the clock `since`, up to `until`."""

    server: str
    source: str
    first: int
    last: int
    since: int
    until: int


class Step(NamedTuple):
    """The event `seq` says `t`, though the law's clock stood at `clock` already."""

    seq: int
    t: int
    clock: int


class Stream(Struct):
    """One sender: what he records, since when, up to which number he was heard, and until when he had a hole.

    `rest` is since when he records every type that `types` does not name, `None` if he does not; a time of 0 is
    from ever. Nothing is known of what he records before he `said` so.
    """

    server: str
    source: str
    begin: int
    heard: int
    last: int = 0
    said: bool = False
    resumed: bool = False
    rest: int | None = 0
    types: dict[str, int] = field(default_factory=dict)
    blind_until: int | None = None
    missing: list[tuple[int, int]] = field(default_factory=list)


class Witness:
    """Who records what, and where the record has holes; `holes` and `steps` are those of the event just taken."""

    __slots__ = (
        "_begin",
        "_dim",
        "_loose",
        "_said",
        "_saying",
        "_streams",
        "clock",
        "holes",
        "profile",
        "steps",
        "whole",
    )

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.clock = 0
        self.holes: list[Hole] = []
        self.steps: list[Step] = []
        self._begin: int | None = None
        self._said = False
        self._streams: dict[Key, Stream] = {}
        self._saying: dict[Key, Stream] = {}
        """Those who said what they record."""
        self._dim: dict[Key, Stream] = {}
        """Those who ever had a hole, or began late: of all others everything was seen that they tell of."""
        self._loose: dict[Loose, bool] = {}
        self.whole = True
        """Whether some source records every type now, as is believed until one says what it records."""

    # Asking

    def saw(self, event_types: frozenset[str], since: int) -> bool:
        """Whether each of these types would be on record, had it happened at the clock `since` or later."""
        if not self._said:
            return all(_sees_from(stream, since) for stream in self._dim.values())
        if self._begin is not None and self._begin > since and any(each.resumed for each in self._dim.values()):
            return False
        sighted = [stream for stream in self._saying.values() if _sees_from(stream, since)]
        return all(any(_records(stream, name, since) for stream in sighted) for name in event_types)

    def told_of(self, event_types: frozenset[str]) -> bool:
        """Whether each of these types has been recorded from the beginning, holes aside: what is off until told."""
        if not self._said:
            return True
        if any(stream.resumed for stream in self._streams.values()):
            return False
        said = [stream for stream in self._streams.values() if stream.said]
        return all(any(_records(stream, name, 0) for stream in said) for name in event_types)

    def unseen_until(self, event_types: frozenset[str]) -> int:
        """The last clock (ms) since when `saw` would say no: -1 if it never would, `FOREVER` if it always would."""
        if not self._said:
            return max((_blind_until(stream) for stream in self._dim.values()), default=-1)
        found = -1
        if self._begin is not None and any(each.resumed for each in self._dim.values()):
            found = self._begin - 1
        for name in event_types:
            sighted = (max(_blind_until(stream), _unrecorded_until(stream, name)) for stream in self._saying.values())
            found = max(found, min(sighted, default=FOREVER))
        return found

    def records(self, event_type: str) -> bool:
        """Whether any source records this type now."""
        return self.whole or any(_recorded_since(each, event_type) is not None for each in self._saying.values())

    def is_duplicate(self, event: Sent) -> bool:
        """Whether this event was taken before: the same server, source and number."""
        n = event.n
        if not isinstance(n, int):
            return False
        if type(event) in MISNAMED:
            return _loose(event, n) in self._loose
        stream = self._streams.get((event.server, event.source))
        return stream is not None and n <= stream.last and not any(a <= n <= b for a, b in stream.missing)

    # Folding

    def take(self, event: Sent, clock: int) -> None:
        """Notes who sent the event, whether anything is missing before it, and whether the clock went back."""
        if self.holes:
            self.holes = []
        if self.steps:
            self.steps = []
        if self._begin is None:
            self._begin = clock
        elif self.clock - event.t > self.profile.step_ms:
            self.steps.append(Step(event.seq, event.t, self.clock))
        self.clock = clock
        if type(event) in MISNAMED:
            self._note_loose(event)
            return
        stream = self._streams.get((event.server, event.source))
        if stream is None:
            stream = self._open(event, clock)
        if type(event.n) is int:
            self._count(stream, event.n, clock)
        stream.heard = clock
        if type(event) is ServerStarted:
            self._start(stream, event, clock)

    def _open(self, event: Sent, clock: int) -> Stream:
        stream = Stream(event.server, event.source, clock, 0)
        self._streams[event.server, event.source] = stream
        return stream

    def _count(self, stream: Stream, n: int, clock: int) -> None:
        if n == stream.last + 1:
            stream.last = n
        elif n > stream.last:
            self._miss(stream, n, clock)
            stream.last = n
        else:
            stream.missing = [part for whole in stream.missing for part in _without(whole, n)]

    def _miss(self, stream: Stream, n: int, clock: int) -> None:
        for first, last in self._stretches(stream, n):
            self.holes.append(Hole(stream.server, stream.source, first, last, stream.heard, clock))
            stream.missing = [*stream.missing, (first, last)][-HOLES_KEPT:]
            stream.blind_until = clock
            self._sort_out(stream)

    def _stretches(self, stream: Stream, n: int) -> list[tuple[int, int]]:
        """The missing numbers before `n`, less those that came under another meaning of `source`."""
        stretches: list[tuple[int, int]] = []
        first = stream.last + 1
        for key in sorted((key for key, free in self._loose.items() if free), key=lambda key: key[3]):
            if key[0] == stream.server and first <= key[3] < n:
                self._loose[key] = False
                if first < key[3]:
                    stretches.append((first, key[3] - 1))
                first = key[3] + 1
        if first < n:
            stretches.append((first, n - 1))
        return stretches

    def _note_loose(self, event: Sent) -> None:
        if not isinstance(event.n, int):
            return
        self._loose[_loose(event, event.n)] = True
        if len(self._loose) > LOOSE_KEPT:
            del self._loose[next(iter(self._loose))]

    def _start(self, stream: Stream, event: ServerStarted, clock: int) -> None:
        if not stream.said:
            stream.said = self._said = True
            stream.resumed = event.resumed is True
            self._sort_out(stream)
            since = 0
        else:
            since = clock
        types = event.records if isinstance(event.records, list) else None
        before = {name: known for name in types or () if (known := _recorded_since(stream, name)) is not None}
        if types is not None:
            stream.types = {name: before.get(name, since) for name in sorted(set(types))}
            stream.rest = None
        elif stream.rest is None:
            stream.rest = since
        self._take_stock()

    def _sort_out(self, stream: Stream) -> None:
        """Whether a sender says what he records, and whether anything of his may have gone unseen."""
        key = stream.server, stream.source
        if stream.said:
            self._saying[key] = stream
        if stream.resumed or stream.blind_until is not None:
            self._dim[key] = stream

    def _take_stock(self) -> None:
        self.whole = not self._said or any(stream.rest is not None for stream in self._saying.values())

    # Keeping

    def dump(self) -> dict[str, Any]:
        """Senders, their holes and the record's begin, as plain data."""
        return {
            "clock": self.clock,
            "begin": self._begin,
            "said": self._said,
            "streams": [msgspec.to_builtins(self._streams[key]) for key in sorted(self._streams)],
            "loose": [[*key, free] for key, free in self._loose.items()],
        }

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off."""
        self.holes, self.steps = [], []
        self.clock, self._begin, self._said = data["clock"], data["begin"], data["said"]
        streams = [msgspec.convert(each, Stream) for each in data["streams"]]
        self._streams = {(stream.server, stream.source): stream for stream in streams}
        self._saying, self._dim = {}, {}
        for stream in streams:
            self._sort_out(stream)
        self._take_stock()
        self._loose = {(server, name, source, n): free for server, name, source, n, free in data["loose"]}


def _sees_from(stream: Stream, since: int) -> bool:
    if stream.blind_until is not None and stream.blind_until >= since:
        return False
    return not (stream.resumed and stream.begin > since)


def _blind_until(stream: Stream) -> int:
    blind = -1 if stream.blind_until is None else stream.blind_until
    return max(blind, stream.begin - 1) if stream.resumed else blind


def _unrecorded_until(stream: Stream, name: str) -> int:
    known = _recorded_since(stream, name)
    return FOREVER if known is None else known - 1


def _recorded_since(stream: Stream, name: str) -> int | None:
    return stream.types.get(name, stream.rest)


def _records(stream: Stream, name: str, since: int) -> bool:
    known = _recorded_since(stream, name)
    return known is not None and (known == 0 or known <= since)


def _loose(event: Sent, n: int) -> Loose:
    return (event.server, str(type(event).__struct_config__.tag), event.source, n)


def _without(stretch: tuple[int, int], n: int) -> list[tuple[int, int]]:
    first, last = stretch
    if not first <= n <= last:
        return [stretch]
    return [part for part in ((first, n - 1), (n + 1, last)) if part[0] <= part[1]]
