"""The service on the network: `/wire` over WebSocket and HTTP, `/health` and `/metrics`."""

from typing import Any

import msgspec
from litestar import Litestar, MediaType, Request, Response, WebSocket, get, post, websocket
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from lawspeaker.gateways.wire.door import Door
from lawspeaker.gateways.wire.health import health
from lawspeaker.gateways.wire.post import answer, too_large
from lawspeaker.gateways.wire.session import speak
from lawspeaker.service.hall import Hall

__all__ = ["make_app"]

PACKED = ("application/msgpack", "application/x-msgpack", "application/vnd.msgpack")
PLAIN = "text/plain; version=0.0.4; charset=utf-8"
LONGEST_REASON = 120


class Socket:
    """A WebSocket of the web framework as the session wants it."""

    def __init__(self, socket: WebSocket[Any, Any, Any]) -> None:
        self._socket = socket

    async def receive(self) -> tuple[bytes, bool] | None:
        """The next message."""
        message: Any = await self._socket.receive()
        if message["type"] != "websocket.receive":
            return None
        packed = message.get("bytes") is not None
        return (message["bytes"], True) if packed else (message["text"].encode(errors="replace"), False)

    async def send(self, data: bytes, packed: bool) -> None:
        """Send a message."""
        if packed:
            await self._socket.send_bytes(data)
        else:
            await self._socket.send_text(data.decode())

    async def close(self, code: int, reason: str) -> None:
        """End it; a reason there is short."""
        await self._socket.close(code, reason[:LONGEST_REASON])


def make_app(hall: Hall, door: Door | None = None, largest: int = 1 << 20) -> Litestar:
    """The application over this hall; no message is larger than `largest` bytes."""
    at_the_door = door or Door(hall)

    @websocket("/wire")
    async def wire(socket: WebSocket[Any, Any, Any]) -> None:
        await socket.accept()
        await speak(Socket(socket), at_the_door, address_of(socket.client))

    @post("/wire", status_code=200)
    async def wire_post(request: Request[Any, Any, Any]) -> Response[bytes]:
        packed = request.headers.get("content-type", "").partition(";")[0].strip().lower() in PACKED
        try:
            said = await request.body()
        except RequestEntityTooLarge:
            status, body = too_large(largest, packed)
        else:
            status, body = await answer(at_the_door, said, packed, address_of(request.client))
        return Response(body, status_code=status, media_type=PACKED[0] if packed else MediaType.JSON)

    @get("/health", media_type=MediaType.JSON)
    async def how_it_is() -> Response[bytes]:
        well, told = health(hall)
        return Response(msgspec.json.encode(told), status_code=200 if well else 503, media_type=MediaType.JSON)

    @get("/metrics", media_type=PLAIN)
    async def metrics() -> bytes:
        return hall.gauges.text()

    handlers = [wire, wire_post, how_it_is, metrics]
    return Litestar(handlers, openapi_config=None, logging_config=None, request_max_body_size=largest)


def address_of(client: Any) -> str:
    """Where somebody speaks from, without the port."""
    return str(client.host) if client is not None else "somewhere"
