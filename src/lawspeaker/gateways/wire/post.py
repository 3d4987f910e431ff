"""The wire over plain HTTP: the same frames in one request, and what there is to be told in its reply."""

import asyncio

from lawspeaker.gateways.wire import frames
from lawspeaker.gateways.wire.carrier import owed, receive
from lawspeaker.gateways.wire.door import Door, Guest, Turned
from lawspeaker.gateways.wire.frames import FrameError, Hello, Receipt, Said, Told
from lawspeaker.gateways.wire.session import LATER, answered, later, ready, weight
from lawspeaker.record import RecordError

__all__ = ["answer", "too_large"]

STATUS = {4401: 401, 4403: 403, LATER: 503}


async def answer(door: Door, body: bytes, packed: bool, address: str) -> tuple[int, bytes]:
    """The status and body of the reply to a request with this body."""
    try:
        told = await _heard(door, body, packed, address)
    except Turned as turned:
        return _refusal(turned, packed)
    except RecordError as error:
        return _refusal(later(error), packed)
    return 200, frames.pack_many(told, packed)


def _refusal(turned: Turned, packed: bool) -> tuple[int, bytes]:
    return STATUS.get(turned.code, 400), frames.pack_many([frames.Refused(turned.reason)], packed)


def too_large(largest: int, packed: bool) -> tuple[int, bytes]:
    """The same for a request of more than `largest` bytes."""
    reason = f"this request is too large: at most {largest:,} bytes can come at once; send smaller batches"
    return 413, frames.pack_many([frames.Refused(reason)], packed)


async def _heard(door: Door, body: bytes, packed: bool, address: str) -> list[Told]:
    try:
        said = await asyncio.to_thread(frames.read_many, body, packed)
    except FrameError as error:
        raise Turned(str(error)) from None
    if not said or not isinstance(said[0], Hello):
        raise Turned("begin with `hello`: it says who you are")
    guest = await door.admit(said[0], address)
    await asyncio.to_thread(guest.server.findings.carrier, guest.speaker.source)
    door.hall.heard(guest.speaker.server)
    told: list[Told] = [await door.welcome(guest)]
    for frame in said[1:]:
        told += await _one(door, guest, frame, packed, len(body))
    return [*told, *await asyncio.to_thread(owed, guest.server, guest.speaker.source)]


async def _one(door: Door, guest: Guest, frame: Said, packed: bool, size: int) -> list[Told]:
    if isinstance(frame, Receipt):
        await asyncio.to_thread(receive, guest.server, guest.speaker.source, [frame])
        return []
    if isinstance(frame, Hello):
        raise Turned("`hello` is said once in a request")
    told = await door.hand(guest, lambda: ready(guest, frame, packed), weight(frame, size))
    return [answered(await asyncio.shield(told))]
