"""Carrying findings out: what a source is owed is sent to it, a bounded lot at a time, until it is receipted."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from time import monotonic

from msgspec import Raw, json

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
    """Sends one source what it is owed; `wake` it when there is news or a receipt came."""

    def __init__(
        self, server: Server, source: str, send: Callable[[Push], Awaitable[None]], again: float = AGAIN
    ) -> None:
        self._server, self._source, self._send, self._again = server, source, send, again
        self._last = (0, -1)
        self._under_way: set[str] = set()
        self._moved = monotonic()
        self.wake = asyncio.Event()

    async def carry(self) -> None:
        """Without end."""
        while True:
            await self._fill()
            try:
                async with asyncio.timeout(self._again):
                    await self.wake.wait()
            except TimeoutError:
                pass
            self.wake.clear()
            if self._under_way and monotonic() - self._moved >= self._again:
                self._under_way.clear()
                self._last = (0, -1)

    async def _fill(self) -> None:
        while room := WINDOW - len(self._under_way):
            waiting = await asyncio.to_thread(self._server.findings.owed, self._source, *self._last, room)
            if not waiting:
                return
            for one in waiting:
                self._last = (one.seq, one.place)
                push = _push(self._server, one)
                self._under_way.add(push.id)
                self._moved = monotonic()
                await self._send(push)
                self._server.gauges.pushes.labels(self._server.name, self._source).inc()

    async def receipt(self, receipt: Receipt) -> None:
        """He says that he has done one, or will not."""
        await asyncio.to_thread(receive, self._server, self._source, receipt)
        self._under_way.discard(receipt.id)
        self._moved = monotonic()
        self.wake.set()


def owed(server: Server, source: str) -> list[Push]:
    """What is sent to a source that asks by HTTP."""
    return [_push(server, one) for one in server.findings.owed(source, most=WINDOW)]


def receive(server: Server, source: str, receipt: Receipt) -> bool:
    """Keep a receipt; whether it is for something that was sent, and the first for it."""
    place = _place(server, receipt.id)
    if place is None or not server.findings.receipt(source, *place, receipt.how, receipt.why):
        return False
    server.gauges.receipts.labels(server.name, receipt.how).inc()
    return True


def _push(server: Server, one: Sending) -> Push:
    return Push(f"{server.name}:{one.seq}:{one.place}", json.decode(one.goes_to), Raw(one.body))


def _place(server: Server, id_: str) -> tuple[int, int] | None:
    found = ID.fullmatch(id_)
    return (int(found[2]), int(found[3])) if found is not None and found[1] == server.name else None
