"""The kernel of every institution: things that stand in one state and move by a table.

An institution is one module with one table of moves: from which state to which, and by what. An *order* is a player's
or a staff member's command, a *told* fact an event that tells a result, a *deadline* time alone, an *override* the
staff's hand or a later finding, with its reason. What stands in no row cannot happen.

A thing (a vote, a case, a punishment) is pinned to the rulebook it began under. When it falls due is worked out from
what it is; no timer is kept anywhere, so a thing restored anywhere falls due alike, and one that has moved on cannot
fire again.
"""

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from typing import Any, Generic, Literal, NamedTuple, TypedDict, TypeVar

import msgspec
from msgspec import Struct

from lawspeaker.events.findings import Change
from lawspeaker.law.tree import Rulebook

By = Literal["order", "told", "deadline", "override"]
NEVER = 2**62
SLACK = 64
"""Deadlines that hold no longer may lie in the queue up to so many above those that do."""


class Move(NamedTuple):
    """A row of a table: from a state (`None`: there was no such thing) to another, and by what."""

    old: str | None
    new: str
    by: By


class Cause(NamedTuple):
    """What moves a thing: by what, the event's `seq` (`None`: a deadline), the clock in ms, the clauses it serves."""

    by: By
    seq: int | None
    t: int
    clauses: tuple[str, ...] = ()
    reason: str = ""


class Due(NamedTuple):
    """A deadline: when (ms), of what, which one. Those of the same moment fire in the order of these fields."""

    at: int
    what: str
    id: str


class OffTheTable(ValueError):
    """A move that no row of the table allows; the thing stays as it was."""


class Thing(Struct, kw_only=True):
    """What every instance has: its state since when, the rulebook (hash) and event it began with, times in ms.

    `told` says that an event told the state and nobody ordered it; `reason` why staff overrode it.
    """

    id: str
    state: str
    book: str
    seq: int
    began: int
    since: int
    told: bool = False
    reason: str = ""


class Birth(TypedDict):
    """With what every thing begins: the rulebook (hash), the event, the moment (ms) since when it is as it is."""

    book: str
    seq: int
    began: int
    since: int


def born(book: Rulebook, seq: int, t: int) -> Birth:
    """What a thing begins with under a rulebook, by the event `seq`, at `t` (ms)."""
    return {"book": book.hash, "seq": seq, "began": t, "since": t}


class Alarm:
    """When the first deadline of several machines may fall due (ms): never later than it does."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = NEVER


T = TypeVar("T", bound=Thing)


class Machine(Generic[T]):
    """All things of one institution, by id; `what` is its name on the wire."""

    def __init__(self, what: str, kind: type[T], table: frozenset[Move], due: Callable[[T], int | None]) -> None:
        self.what, self.kind, self.table = what, kind, table
        self.things: dict[str, T] = {}
        self._due = due
        self.soonest = NEVER
        """When the first of them falls due (ms)."""
        self.alarm = Alarm()
        self.edition = 0
        """Goes up whenever one is begun or forgotten."""
        self._waiting: dict[str, int] = {}
        self._queue: list[tuple[int, str]] = []

    def get(self, name: str) -> T | None:
        """One of them."""
        return self.things.get(name)

    def may(self, old: str | None, new: str, by: By) -> bool:
        """Whether a row of the table says so."""
        return Move(old, new, by) in self.table

    def open(self, thing: T, cause: Cause) -> Change:
        """Begin a new one in its first state; raises OffTheTable where no row allows it or the id is taken."""
        if thing.id in self.things:
            raise OffTheTable(f"there is a {self.what} `{thing.id}` already")
        self._allow(None, thing.state, cause.by)
        self.things[thing.id] = thing
        self.edition += 1
        return self._settle(thing, None, cause)

    def move(self, thing: T, new: str, cause: Cause) -> Change:
        """Move one by a row of the table; raises OffTheTable where there is none."""
        self._allow(thing.state, new, cause.by)
        old, thing.state, thing.since = thing.state, new, cause.t
        return self._settle(thing, old, cause)

    def renew(self, thing: T) -> None:
        """Work out anew when one is due, after what it rests on has changed."""
        self._wait(thing)

    def first(self) -> Due | None:
        """The deadline that comes first."""
        if not self._queue:
            return None
        at, name = self._queue[0]
        return Due(at, self.what, name)

    def forget(self, name: str) -> None:
        """Keep nothing more of one that is over; its id is free again."""
        self.things.pop(name, None)
        self.edition += 1
        self._waiting.pop(name, None)
        self._trim()

    def clear(self) -> None:
        """Forget all of them."""
        self.things, self._waiting, self._queue = {}, {}, []
        self.edition += 1
        self._trim()

    def _allow(self, old: str | None, new: str, by: By) -> None:
        if not self.may(old, new, by):
            raise OffTheTable(f"a {self.what} does not go from {old or 'nothing'} to {new} by {by}")

    def _settle(self, thing: T, old: str | None, cause: Cause) -> Change:
        thing.told = cause.by == "told"
        thing.reason = cause.reason
        self._wait(thing)
        return Change(
            t=cause.t,
            seq=cause.seq,
            what=self.what,
            id=thing.id,
            old=old,
            new=thing.state,
            clauses=list(cause.clauses),
        )

    def _wait(self, thing: T) -> None:
        at = self._due(thing)
        if at is None:
            self._waiting.pop(thing.id, None)
        elif self._waiting.get(thing.id) != at:
            self._waiting[thing.id] = at
            heappush(self._queue, (at, thing.id))
        self._trim()

    def _trim(self) -> None:
        """Deadlines that hold no longer leave the front of the queue, and all of it when they are too many."""
        queue, waiting = self._queue, self._waiting
        if len(queue) > 2 * len(waiting) + SLACK:
            queue[:] = [(at, name) for name, at in waiting.items()]
            heapify(queue)
        while queue and waiting.get(queue[0][1]) != queue[0][0]:
            heappop(queue)
        self.soonest = queue[0][0] if queue else NEVER
        self.alarm.at = min(self.alarm.at, self.soonest)

    def dump(self) -> dict[str, Any]:
        """All of them as plain data."""
        return {name: msgspec.to_builtins(thing) for name, thing in self.things.items()}

    def load(self, data: dict[str, Any]) -> None:
        """Takes up where `dump` left off; what is due is worked out anew."""
        self.things = {name: msgspec.convert(thing, self.kind) for name, thing in data.items()}
        self.edition += 1
        self._waiting, self._queue = {}, []
        self._trim()
        for thing in self.things.values():
            self._wait(thing)
