"""Combat logs, asked for again and again over WebRCON: each blow is told once.

A log holds a player's last blows with their age, so every asking shows most of them again; and of two players who
fight, each log shows the blow. Rows that could be copies of one blow (same bodies, weapon, bone and health) and lie
within two seconds are matched one to one in every log: what is left over is new. `you` is whoever's log it is, which
tells his body's number in every version of the game.

What is older than an hour, or than the watch itself, is not told: nobody can say any more whether it was told before.
A death is told by the console, so the row that kills is told as the hit that it is.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from lawspeaker.events.spans import HOUR
from lawspeaker.gateways.files import combatlog
from lawspeaker.gateways.files.combatlog import HEADING, NEAR, Blow, RowError, Struck
from lawspeaker.gateways.files.netids import Netids
from lawspeaker.gateways.files.told import Moment, Spot

__all__ = ["Blows", "Log", "rows"]

OLDEST = HOUR
"""Milliseconds for which a blow is remembered."""
MOST = 2000
"""Rows of one log that are looked at."""
OWNER = "you"
HIDDEN = "+ "
"""What the last line begins with, which counts the blows that are not shown yet."""


class Log(Struct, frozen=True):
    """Whose log it is, its blows, and when it was asked for (ms)."""

    owner: str
    blows: list[Blow]
    asked: int


class Blows:
    """The blows of one game that were told already. `wall` gives Unix milliseconds."""

    def __init__(self, netids: Netids, wall: Callable[[], int]) -> None:
        self._netids, self._wall = netids, wall
        self._began = wall()
        self._known: dict[tuple[object, ...], list[int]] = {}

    def take(self, logs: Sequence[Log]) -> list[dict[str, Any]]:
        """The events of the logs asked for in one round."""
        for log in logs:
            self._learn(log)
        now = self._wall()
        self._forget(now)
        fresh = [one for log in logs for one in self._fresh(log)]
        told, _ = combatlog.tell(fresh, self._netids)
        return [
            {"type": one.type, "t": now, "happened": min(one.moment.t, now), **one.facts}
            for one in sorted(told, key=lambda one: one.order)
            if one.type != "death"
        ]

    def _learn(self, log: Log) -> None:
        """In his own log a player is `you`, with the number of his body."""
        for blow in log.blows:
            for name, body in ((blow.attacker, blow.attacker_id), (blow.target, blow.target_id)):
                if name == OWNER and body is not None:
                    self._netids.learn(body, log.owner)

    def _fresh(self, log: Log) -> Iterator[Struck]:
        since = max(self._began, log.asked - OLDEST)
        used: dict[tuple[object, ...], set[int]] = {}
        for at, blow in enumerate(log.blows[:MOST], start=1):
            t = log.asked - blow.age
            if t >= since and self._is_new(blow, t, used.setdefault(blow.same, set())):
                yield Struck(Spot(log.owner, at), Moment(t, NEAR), blow)

    def _is_new(self, blow: Blow, t: int, used: set[int]) -> bool:
        """Whether no blow known so far is this one; `used` are those that other rows of this log were."""
        known = self._known.setdefault(blow.same, [])
        near = [(abs(t - each), at) for at, each in enumerate(known) if at not in used and abs(t - each) <= NEAR]
        if near:
            used.add(min(near)[1])
            return False
        known.append(t)
        used.add(len(known) - 1)
        return True

    def _forget(self, now: int) -> None:
        kept = {same: [t for t in times if t >= now - OLDEST - NEAR] for same, times in self._known.items()}
        self._known = {same: times for same, times in kept.items() if times}


def rows(message: str) -> list[Blow] | None:
    """The blows of an answer, as text or as JSON, rows that cannot be read left out; `None` if it is no combat log."""
    if message.lstrip().startswith("["):
        return _json(message)
    found = message.splitlines()
    start = next((at for at, line in enumerate(found) if HEADING.match(line)), None)
    if start is None:
        return None
    lines = [line for line in found[start + 1 :] if line.strip() and not line.startswith(HIDDEN)]
    return list(_readable(lambda line: combatlog.row(line.split()), lines))


def _json(message: str) -> list[Blow] | None:
    try:
        entries = json.loads(message, object_pairs_hook=list)
    except (ValueError, RecursionError):
        return None
    return list(_readable(combatlog.pairs, entries)) if isinstance(entries, list) else None


def _readable(read: Callable[[Any], Blow], entries: list[Any]) -> Iterator[Blow]:
    for entry in entries:
        try:
            yield read(entry)
        except (RowError, TypeError, ValueError):
            continue
