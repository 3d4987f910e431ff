"""Carrying findings out: what a source is owed is sent to it, a bounded lot at a time, until it is receipted."""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic

from msgspec import Raw, json

from lawspeaker.gateways.first import first_of
from lawspeaker.gateways.wire.frames import Push, Receipt
from lawspeaker.service.findings import Sending
from lawspeaker.service.server import Server

__all__ = ["WINDOW", "Carrier", "owed", "receive"]

WINDOW = 64
"""How many may be under way at once."""
ID = re.compile(r"(.{1,64}):([0-9]{1,16}):([0-9]{1,6})")
"""A push's: its server, the event that caused it, its place among what that event caused."""
AGAIN = 30.0
"""Seconds after which what is not receipted is sent again."""

Send = Callable[[Push], Awaitable[None]]


class Carrier:
    """Sends one source what it is owed: from what is kept first, and once all of that is sent, what is found as it is
    found. Tell it of news and of receipts."""

    def __init__(
        self, server: Server, source: str, send: Callable[[Push], Awaitable[None]], again: float = AGAIN
    ) -> None:
        self._server, self._source, self._send, self._again = server, source, send, again
        self._last = (0, -1)
        self._under_way: set[str] = set()
        self._moved = monotonic()
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
        self._under_way.discard(receipt.id)
        self._moved = monotonic()
        self._wake.set()

    # ------------------------------------------------------------------------------------------------------------------

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
        found = await asyncio.to_thread(self._server.findings.owed, self._source, *self._last, most)
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
        push = _push(self._server, one)
        self._under_way.add(push.id)
        self._moved = monotonic()
        await self._send(push)
        self._server.gauges.pushes.labels(self._server.name, self._source).inc()

    async def _remind(self) -> None:
        """What is under way for too long is sent again."""
        while True:
            await asyncio.sleep(max(0.0, self._moved + self._again - monotonic()))
            if monotonic() - self._moved >= self._again:
                self._moved = monotonic()
                if self._under_way:
                    self._under_way.clear()
                    self._last = (0, -1)
                    self._look_up()
                    self._wake.set()

    async def _keep_receipts(self) -> None:
        """Receipts that come while some are being kept are kept together."""
        try:
            while True:
                some = [await self._receipts.get(), *self._waiting_receipts()]
                await asyncio.to_thread(receive, self._server, self._source, some)
        finally:
            receive(self._server, self._source, self._waiting_receipts())

    def _waiting_receipts(self) -> list[Receipt]:
        return [self._receipts.get_nowait() for _ in range(self._receipts.qsize())]


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
