"""One sender on a WebSocket: he says who he is, and then events go in while acknowledgements and findings come out.

Batches may follow each other without waiting; so many are under way at once and no more, for then nothing is read
from the socket, and the sender has to wait.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

import structlog

from lawspeaker.gateways.first import first_of
from lawspeaker.gateways.loop import in_loop
from lawspeaker.gateways.wire import frames
from lawspeaker.gateways.wire.carrier import Carrier
from lawspeaker.gateways.wire.door import Door, Guest, Turned
from lawspeaker.gateways.wire.frames import Ack, FrameError, GoBack, Hello, Receipt, Said, Told
from lawspeaker.gateways.wire.load import LEAST
from lawspeaker.record import RecordError
from lawspeaker.service.intake import Batch, Gap, Outcome, make_ready

__all__ = ["LATER", "Channel", "answered", "later", "ready", "speak", "weight"]

log = structlog.get_logger()

UNDER_WAY = 32
"""Batches of one sender between his socket and the record."""
HELLO_WITHIN = 10.0
"""Seconds."""
LOOK = 1.0
"""Seconds between two looks whether a key is good still."""
MOST_LOST = 1_000_000_000
"""Numbers that one gap may name. Whoever loses more has counted wrongly, and numbers given up do not come again."""
LATER = 1013
"""The code of a WebSocket that is closed for now."""


class Channel(Protocol):
    """A WebSocket: bytes in and out, each time with whether they are MessagePack."""

    async def receive(self) -> tuple[bytes, bool] | None:
        """The next message; `None` when the other side has gone."""

    async def send(self, data: bytes, packed: bool) -> None:
        """Send a message."""

    async def close(self, code: int, reason: str) -> None:
        """End it."""


async def speak(channel: Channel, door: Door, address: str, known: Callable[[], None] = lambda: None) -> None:
    """Hear a sender out, to the end; `known` is called once it is known who he is."""
    session = Session(channel, door)
    try:
        await session.run(address, known)
    except Turned as turned:
        await session.turn_away(turned)
    except RecordError as error:
        await session.turn_away(later(error))


def later(error: RecordError) -> Turned:
    """What somebody is told for whom nothing can be looked up or kept now."""
    log.warning("a sender is told to come again: what was found cannot be read or written", because=str(error))
    return Turned(f"what was found cannot be read or written now: come again in a moment ({error})", LATER)


class Session:
    """What is under way with one sender."""

    def __init__(self, channel: Channel, door: Door) -> None:
        self._channel, self._door = channel, door
        self._packed, self._size = False, 0
        self._slots = asyncio.Semaphore(UNDER_WAY)
        self._answers: asyncio.Queue[asyncio.Future[Outcome]] = asyncio.Queue()
        self._sending = asyncio.Lock()

    async def run(self, address: str, known: Callable[[], None]) -> None:
        """From hello to the end; raises `Turned`."""
        guest = await self._door.admit(await self._hello(), address)
        known()
        await asyncio.to_thread(guest.server.findings.carrier, guest.speaker.source)
        loop = asyncio.get_running_loop()
        left: asyncio.Future[None] = loop.create_future()
        gone = self._door.enter(guest, lambda turned: None if left.done() else left.set_exception(turned))
        carrier = Carrier(guest.server, guest.speaker.source, self.send)
        deaf = guest.server.on_news(lambda found: in_loop(loop, lambda: carrier.news(found)))
        log.info("a sender is here", server=guest.speaker.server, source=guest.speaker.source, key=guest.key.id)
        try:
            await self.send(await self._door.welcome(guest))
            await first_of(
                self._listen(guest, carrier), self._answer(), carrier.carry(), self._stays(guest), _wait(left)
            )
        finally:
            deaf()
            gone()
            left.cancel()
            log.info("a sender has gone", server=guest.speaker.server, source=guest.speaker.source, key=guest.key.id)

    async def turn_away(self, turned: Turned) -> None:
        """Tell the sender why he is not heard any longer, if he still listens."""
        with suppress(OSError, RuntimeError):
            await self.send(frames.Refused(turned.reason))
            await self._channel.close(turned.code, turned.reason)

    async def _hello(self) -> Hello:
        try:
            async with asyncio.timeout(HELLO_WITHIN):
                frame = await self._next()
        except TimeoutError:
            raise Turned("nothing was said: begin with `hello`") from None
        if not isinstance(frame, Hello):
            raise Turned("begin with `hello`: it says who you are")
        return frame

    async def _next(self) -> Said | None:
        message = await self._channel.receive()
        if message is None:
            return None
        data, self._packed = message
        self._size = len(data)
        try:
            return frames.read(data, self._packed)
        except FrameError as error:
            raise Turned(str(error)) from None

    async def _listen(self, guest: Guest, carrier: Carrier) -> None:
        while (frame := await self._next()) is not None:
            if isinstance(frame, Receipt):
                await carrier.receipt(frame)
            elif isinstance(frame, Hello):
                raise Turned("`hello` was said already: open another connection to speak for another source")
            else:
                await self._slots.acquire()
                self._answers.put_nowait(await self._hand(guest, frame))

    async def _hand(self, guest: Guest, frame: frames.Batch | frames.Gap) -> "asyncio.Future[Outcome]":
        packed = self._packed
        return await self._door.hand(guest, lambda: ready(guest, frame, packed), weight(frame, self._size))

    async def _answer(self) -> None:
        while True:
            # Though nobody waits for it any more, it is under way until the server has heard it.
            outcome = await asyncio.shield(await self._answers.get())
            self._slots.release()
            await self.send(answered(outcome))

    async def _stays(self, guest: Guest) -> None:
        while self._door.hall.holds(guest.shown):
            await asyncio.sleep(LOOK)
        raise Turned("this key is good no more", 4401)

    async def send(self, frame: Told) -> None:
        """One frame, as the sender writes his."""
        async with self._sending:
            await self._channel.send(frames.pack(frame, self._packed), self._packed)


def ready(guest: Guest, frame: frames.Batch | frames.Gap, packed: bool) -> Batch | Gap:
    """The frame as the service takes it; raises `Turned`."""
    if isinstance(frame, frames.Batch):
        return make_ready(guest.speaker, frame.first, frame.events, packed)
    if frame.last < frame.first:
        raise Turned("a gap goes from its first number to its last")
    if frame.last - frame.first >= MOST_LOST:
        raise Turned(f"at most {MOST_LOST:,} numbers can be lost at once: is this sender's count right?")
    return Gap(guest.speaker, frame.first, frame.last)


def weight(frame: frames.Batch | frames.Gap, size: int) -> int:
    """What a frame of so many bytes adds to the load of a server."""
    return max(size, LEAST * len(frame.events)) if isinstance(frame, frames.Batch) else size


def answered(outcome: Outcome) -> Ack | GoBack:
    """What the sender is told of it."""
    if outcome.refused:
        return GoBack(max(outcome.go_on, 1), outcome.refused)
    faults = [{"n": n, "reason": reason} for n, reason in outcome.faults]
    return Ack(outcome.go_on - 1, faults, outcome.claims)


async def _wait(future: "asyncio.Future[None]") -> None:
    await future
