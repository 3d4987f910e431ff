"""Carrying findings out: what a source is owed is sent to it, a bounded lot at a time, until it is receipted.

Where the findings lie may be locked for a while, or full: whoever carries waits then, and tries again.
"""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from math import inf
from time import monotonic
from typing import TypeVar

import structlog
from msgspec import Raw, json

from lawspeaker.gateways.first import first_of
from lawspeaker.gateways.wire.frames import Push, Receipt
from lawspeaker.record import RecordError
from lawspeaker.service.findings import Sending
from lawspeaker.service.server import Server

__all__ = ["WINDOW", "Carrier", "owed", "patiently", "receive"]

log = structlog.get_logger()

T = TypeVar("T")

WINDOW = 64
"""How many may be under way at once."""
ID = re.compile(r"(.{1,64}):([0-9]{1,16}):([0-9]{1,6})")
"""A push's: its server, the event that caused it, its place among what that event caused."""
AGAIN = 30.0
"""Seconds after which what is not receipted is sent again."""
RETRY = 1.0
"""Seconds until findings that could not be read or written are tried again."""

Send = Callable[[Push], Awaitable[None]]


class Carrier:
    """Sends one source what it is owed: from what is kept first, and once all of that is sent, what is found as it is
    found. Tell it of news and of receipts."""

    def __init__(
        self, server: Server, source: str, send: Callable[[Push], Awaitable[None]], again: float = AGAIN
    ) -> None:
        self._server, self._source, self._send, self._again = server, source, send, again
        self._last = (0, -1)
        self._under_way: dict[str, tuple[float, Push]] = {}
        """What was sent and is not receipted, with when it was sent last; what is just being sent, never."""
        self._level = False
        """Whether all that was kept is sent, but for what is `fresh`."""
        self._fresh: deque[Sending] = deque()
        self._receipts: asyncio.Queue[Receipt] = asyncio.Queue(WINDOW)
        self._wake = asyncio.Event()

    async def carry(self) -> None:
        """Without end."""
        await first_of(self._carry(), self._remind(), self._keep_receipts())

    def news(self, found: Sequence[Sending]) -> None:
        """This was found, and is kept."""
        if self._level and len(self._fresh) + len(found) <= WINDOW:
            self._fresh.extend(found)
        else:
            self._look_up()
        self._wake.set()

    async def receipt(self, receipt: Receipt) -> None:
        """He says that he has done one, or will not."""
        await self._receipts.put(receipt)
        self._under_way.pop(receipt.id, None)
        self._wake.set()

    # Beside each other ------------------------------------------------------------------------------------------------

    async def _carry(self) -> None:
        while True:
            self._wake.clear()
            while (room := WINDOW - len(self._under_way)) and (owed := await self._next(room)):
                for one in owed:
                    await self._carry_out(one)
            await self._wake.wait()

    async def _next(self, most: int) -> Sequence[Sending]:
        """What is to be sent next."""
        if self._level:
            return [self._fresh.popleft() for _ in range(min(most, len(self._fresh)))]
        # What is found from now on is heard of: what is found twice is sent once.
        self._level = True
        found = await patiently(self._server.findings.owed, self._source, *self._last, most)
        if len(found) == most:
            self._look_up()
        return found

    def _look_up(self) -> None:
        """What comes next has to be looked up."""
        self._level = False
        self._fresh.clear()

    async def _carry_out(self, one: Sending) -> None:
        if (one.seq, one.place) <= self._last:
            return
        self._last = (one.seq, one.place)
        await self._say(_push(self._server, one))

    async def _say(self, push: Push) -> None:
        self._under_way[push.id] = inf, push
        await self._send(push)
        if push.id in self._under_way:
            self._under_way[push.id] = monotonic(), push
        self._server.gauges.pushes.labels(self._server.name, self._source).inc()

    async def _remind(self) -> None:
        """What is under way for too long is sent again, whatever became of the others meanwhile."""
        while True:
            late = monotonic() - self._again
            for push in [push for sent, push in self._under_way.values() if sent <= late]:
                if push.id in self._under_way:
                    await self._say(push)
            first = min((sent for sent, _ in self._under_way.values()), default=inf)
            await asyncio.sleep(max(0.0, min(first - monotonic(), 0.0) + self._again))

    async def _keep_receipts(self) -> None:
        """Receipts that come while some are being kept are kept together."""
        try:
            while True:
                some = [await self._receipts.get(), *self._waiting_receipts()]
                await patiently(receive, self._server, self._source, some)
        finally:
            if some := self._waiting_receipts():
                with suppress(RecordError):
                    await asyncio.to_thread(receive, self._server, self._source, some)

    def _waiting_receipts(self) -> list[Receipt]:
        return [self._receipts.get_nowait() for _ in range(self._receipts.qsize())]


async def patiently(ask: Callable[..., T], *what: object) -> T:
    """What the findings, asked in another thread, answer, however often they cannot be read or written before."""
    told = False
    while True:
        try:
            return await asyncio.to_thread(ask, *what)
        except RecordError as error:
            if not told:
                log.warning("what goes out waits: the findings cannot be read or written", because=str(error))
            told = True
            await asyncio.sleep(RETRY)


def owed(server: Server, source: str) -> list[Push]:
    """What is sent to a source that asks by HTTP."""
    return [_push(server, one) for one in server.findings.owed(source, most=WINDOW)]


def receive(server: Server, source: str, receipts: Sequence[Receipt]) -> None:
    """Keep those of these receipts that are for something that was sent, and the first for it."""
    said = [(*place, one.how, one.why) for one in receipts if (place := _place(server, one.id)) is not None]
    if said:
        for how in server.findings.receipts(source, said):
            server.gauges.receipts.labels(server.name, how).inc()


def _push(server: Server, one: Sending) -> Push:
    return Push(f"{server.name}:{one.seq}:{one.place}", json.decode(one.goes_to), Raw(one.body))


def _place(server: Server, id_: str) -> tuple[int, int] | None:
    found = ID.fullmatch(id_)
    return (int(found[2]), int(found[3])) if found is not None and found[1] == server.name else None
