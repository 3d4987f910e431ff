"""The door of the service: who may come in, as whom, and that only one speaks for each source at a time."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable
from time import monotonic

import structlog
from msgspec import Struct

from lawspeaker.events.faults import quote
from lawspeaker.gateways.loop import Sleep, give
from lawspeaker.gateways.wire.frames import PROTOCOL as HIGHEST
from lawspeaker.gateways.wire.frames import Hello, Welcome
from lawspeaker.gateways.wire.load import Load
from lawspeaker.gateways.wire.patience import Patience
from lawspeaker.service.hall import Hall
from lawspeaker.service.intake import Batch, Gap, Outcome, Speaker
from lawspeaker.service.keys import Key
from lawspeaker.service.knocks import SERVICE
from lawspeaker.service.server import Server

__all__ = ["Door", "Guest", "Turned"]

log = structlog.get_logger()

MOST_OF_A_KEY = 20
"""Connections to one server at once with one key, so that nobody keeps all others out."""


MOST_SOURCES = 100
"""Sources of one server, for each is owed all that is found; whose key names its source is let in beyond them."""


class Turned(Exception):
    """Somebody is turned away; the text says why, `code` is that of the closing WebSocket."""

    def __init__(self, reason: str, code: int = 4400) -> None:
        super().__init__(reason)
        self.reason, self.code = reason, code


class Guest(Struct, frozen=True):
    """Who came in: what he showed, the key it is, as whom he speaks, and where."""

    shown: str
    key: Key
    speaker: Speaker
    server: Server


class Door:
    """The door of this hall. `sleep` is how those with wrong keys are made to wait."""

    def __init__(self, hall: Hall, sleep: Sleep = asyncio.sleep) -> None:
        self.hall = hall
        self._patience, self._sleep = Patience(monotonic), sleep
        self._present: dict[tuple[str, str], Callable[[Turned], None]] = {}
        self._shown: Counter[tuple[str, str]] = Counter()
        self._loads: defaultdict[str, Load] = defaultdict(Load)
        """Of each server, so that one that is slow keeps nobody from another."""

    async def admit(self, hello: Hello, address: str) -> Guest:
        """Whoever says this from this address; raises `Turned`."""
        key = self.hall.key(hello.key)
        if key is None:
            await self._wrong(address)
            raise Turned("this key is not right: `lawspeaker key list` shows which there are", 4401)
        self._patience.right(address)
        server = self.hall.servers.get(hello.server)
        if server is None or not key.serves(hello.server):
            raise Turned(f"this key opens no server {quote(hello.server)} here", 4403)
        if hello.source == SERVICE:
            raise Turned(f"{quote(SERVICE)} is what the service itself says: choose another name for your source", 4403)
        if key.source not in (None, hello.source):
            raise Turned(f"this key speaks for {quote(str(key.source))}, not for {quote(hello.source)}", 4403)
        if key.source is None and await asyncio.to_thread(server.findings.crowded, hello.source, MOST_SOURCES):
            many = (
                f"{MOST_SOURCES} sources have spoken on this server already, and {quote(hello.source)} is none of them"
            )
            cure = (
                "go on under the name you had, or ask for a key with a source of its own: `lawspeaker key add --source`"
            )
            raise Turned(f"{many}: {cure}", 4403)
        may = frozenset(key.may)
        records = None if hello.records is None else tuple(hello.records)
        speaker = Speaker(
            server=server.name, source=hello.source, key=key.id, may=may, tier=hello.tier, records=records
        )
        return Guest(hello.key, key, speaker, server)

    async def _wrong(self, address: str) -> None:
        self.hall.gauges.wrong_keys.inc()
        wait = self._patience.wrong(address)
        log.warning("a wrong key was shown", address=address, answered_in=wait)
        if wait is not None:
            try:
                await self._sleep(wait)
            finally:
                self._patience.waited()

    async def welcome(self, guest: Guest) -> Welcome:
        """What he is told first."""
        outcome = await give(guest.server, guest.speaker)
        if outcome.refused:
            raise Turned(outcome.refused, 1013)
        # While an event is judged nobody can say how things stand, and the others are not to wait for that.
        book, standing = guest.server.book, await asyncio.to_thread(lambda: guest.server.standing)
        return Welcome(
            protocol=HIGHEST,
            go_on=outcome.go_on,
            rulebook={"name": book.name, "hash": book.hash},
            modes=standing.modes,
            zones=standing.zones,
            mode=guest.server.terms.mode,
            may=guest.key.may,
            behind=guest.server.behind,
        )

    async def hand(self, guest: Guest, what: Callable[[], Batch | Gap], size: int) -> "asyncio.Future[Outcome]":
        """Hand on what a guest said, once there is room for so much; what became of it comes later."""
        load = self._loads[guest.server.name]
        await load.take(size)
        try:
            told = give(guest.server, what())
        except BaseException:
            load.give_back(size)
            raise
        told.add_done_callback(lambda _: load.give_back(size))
        return told

    def enter(self, guest: Guest, leave: Callable[[Turned], None]) -> Callable[[], None]:
        """He is here now, and whoever spoke for the same source before him is told to leave; what is returned says
        that he is gone. Raises `Turned` if as many as may be are here with his key."""
        key, place = (guest.speaker.server, guest.key.id), (guest.speaker.server, guest.speaker.source)
        before = self._present.get(place)
        if before is None and self._shown[key] >= MOST_OF_A_KEY:
            many = f"{MOST_OF_A_KEY} connections to this server are open with this key"
            raise Turned(f"{many}: give other senders keys of their own", 4403)
        if before is not None:
            log.warning("another connection speaks for the same source: the older one is closed", source=place[1])
            before(Turned("another connection speaks for this source now", 4409))
        self._present[place] = leave
        self._shown[key] += 1
        self.hall.connected(guest.speaker.server, 1)
        return lambda: self._gone(key, place, leave)

    def _gone(self, key: tuple[str, str], place: tuple[str, str], leave: Callable[[Turned], None]) -> None:
        self._shown[key] -= 1
        self.hall.connected(place[0], -1)
        if self._present.get(place) is leave:
            del self._present[place]
