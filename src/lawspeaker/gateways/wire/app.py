"""The service on the network: `/wire` over WebSocket and HTTP, `/health` and `/metrics`."""

from contextlib import suppress
from typing import Any

import msgspec
from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.types import ASGIApp, Receive, Scope, Send

from lawspeaker.gateways.wire.crowd import settled
from lawspeaker.gateways.wire.door import Door
from lawspeaker.gateways.wire.health import health
from lawspeaker.gateways.wire.post import answer, too_large
from lawspeaker.gateways.wire.session import speak
from lawspeaker.service.hall import Hall

__all__ = ["make_app"]

PACKED = ("application/msgpack", "application/x-msgpack", "application/vnd.msgpack")
PLAIN = "text/plain; version=0.0.4; charset=utf-8"
LONGEST_REASON = 120
NOWHERE = "somewhere"
THERE = (
    "there are `/wire` (a WebSocket, or POST) for senders, `/health` and `/metrics` (GET) for whoever watches over it"
)


class Gone(ConnectionError):
    """The other side is there no more."""


class Socket:
    """A WebSocket as the session wants it: what is said on it goes past the web framework, to save time."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send

    async def accept(self) -> None:
        """Let whoever knocks speak."""
        await self._receive()
        await self._send({"type": "websocket.accept", "subprotocol": None, "headers": []})

    async def receive(self) -> tuple[bytes, bool] | None:
        """The next message."""
        message: Any = await self._receive()
        if message["type"] != "websocket.receive":
            return None
        data: bytes | None = message.get("bytes")
        return (data, True) if data is not None else (message["text"].encode(errors="replace"), False)

    async def send(self, data: bytes, packed: bool) -> None:
        """Send a message."""
        if packed:
            await self._say({"type": "websocket.send", "bytes": data, "text": None})
        else:
            await self._say({"type": "websocket.send", "bytes": None, "text": data.decode()})

    async def close(self, code: int, reason: str) -> None:
        """End it; a reason there is short."""
        await self._say({"type": "websocket.close", "code": code, "reason": reason[:LONGEST_REASON]})

    async def _say(self, message: Any) -> None:
        try:
            await self._send(message)
        except (OSError, RuntimeError):
            raise Gone from None


def make_app(hall: Hall, door: Door | None = None, largest: int = 1 << 20) -> ASGIApp:
    """The application over this hall; no message is larger than `largest` bytes."""
    at_the_door = door or Door(hall)
    pages = _pages(hall, at_the_door, largest)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if str(scope["type"]) == "websocket" and scope["path"] == "/wire":
            socket, client = Socket(receive, send), scope.get("client")
            await socket.accept()
            with suppress(Gone):
                await speak(socket, at_the_door, client[0] if client else NOWHERE, lambda: settled(scope))
        else:
            await pages(scope, receive, send)

    return app


def _pages(hall: Hall, at_the_door: Door, largest: int) -> Litestar:
    """What is asked for over plain HTTP."""

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

    return Litestar(
        [wire_post, how_it_is, metrics],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=largest,
        exception_handlers={404: _elsewhere, 405: _elsewhere},
    )


def _elsewhere(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Whoever asks for what there is not is told what there is."""
    told = {"reason": THERE}
    return Response(
        msgspec.json.encode(told), status_code=getattr(error, "status_code", 404), media_type=MediaType.JSON
    )


def address_of(client: Any) -> str:
    """Where somebody speaks from, without the port."""
    return str(client.host) if client is not None else NOWHERE
