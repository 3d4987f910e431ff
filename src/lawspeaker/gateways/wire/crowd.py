"""The crowd before the door: connections of whoever has not said yet who he is, a bounded number of them.

Whoever speaks to the service says within moments who he is. Who does not, or does not listen, takes up place and
memory, and might keep others out; so the one who has been silent longest gives way to newcomers, nobody stays silent
for long, and what is not read is not piled up.
"""

import asyncio
from collections import OrderedDict
from typing import Any

from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

__all__ = ["Crowd", "Listener", "settled", "web"]

MOST = 256
"""Connections whose sender is not known yet; those of known senders are not counted."""
SILENT = 30.0
"""Seconds in which a request, or a `hello`, has to have come."""
CLOSING = 15.0
"""Seconds that the other side has to take what it was told last."""
PIECES = 10_000
"""Frames that one message may come in."""
SETTLED = "settled"
"""Under which name a connection's state holds what says that its sender is known."""


class Crowd:
    """Who is not known yet, the longest there first."""

    def __init__(self, most: int = MOST, silent: float = SILENT) -> None:
        self._most, self._silent = most, silent
        self._there: OrderedDict[asyncio.Transport, asyncio.TimerHandle] = OrderedDict()

    def __len__(self) -> int:
        return len(self._there)

    def came(self, transport: asyncio.Transport) -> None:
        """Somebody came, or is to say something anew."""
        self.gone(transport)
        self._there[transport] = asyncio.get_running_loop().call_later(self._silent, self._send_away, transport)
        if len(self._there) > self._most:
            self._send_away(next(iter(self._there)))

    def gone(self, transport: asyncio.Transport) -> None:
        """He is known now, is being answered, or has gone."""
        timer = self._there.pop(transport, None)
        if timer is not None:
            timer.cancel()

    def _send_away(self, transport: asyncio.Transport) -> None:
        self.gone(transport)
        transport.abort()


class Request(H11Protocol):
    """A connection over HTTP: in the crowd while something is to come from it, a request or the rest of one."""

    crowd: Crowd

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.crowd.came(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.crowd.gone(self.transport)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        super().handle_events()
        if self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete:
            self.crowd.gone(self.transport)

    def on_response_complete(self) -> None:
        self.crowd.came(self.transport)
        super().on_response_complete()


class Listener(WebSocketsSansIOProtocol):
    """A connection by WebSocket: in the crowd until its sender is known. Nothing is read from one who does not read,
    and one who does not end it is cut off."""

    crowd: Crowd

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self.crowd.came(self.transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.crowd.gone(self.transport)
        super().connection_lost(exc)

    def handle_connect(self, event: Any) -> None:
        self.app_state = {**self.app_state, SETTLED: lambda: self.crowd.gone(self.transport)}
        super().handle_connect(event)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        super().resume_writing()
        if not self.read_paused:
            self.transport.resume_reading()

    def handle_cont(self, event: Any) -> None:
        super().handle_cont(event)
        if len(self.frames) > PIECES:
            self.transport.abort()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()

    async def receive(self) -> Any:
        message = await super().receive()
        if not self.writable.is_set():
            self.transport.pause_reading()
        return message

    async def run_asgi(self) -> None:
        await super().run_asgi()
        self.loop.call_later(CLOSING, self.transport.abort)


def settled(scope: Any) -> None:
    """The sender of this connection is known: it leaves the crowd."""
    state: dict[str, Any] = scope.get("state") or {}
    if SETTLED in state:
        state[SETTLED]()


def web(app: Any, largest: int, crowd: Crowd | None = None, **more: Any) -> Config:
    """How this application is served: no message is larger than `largest` bytes, and the crowd is kept small."""
    mine = {"crowd": Crowd() if crowd is None else crowd}
    return Config(
        app,
        http=type("CrowdedRequest", (Request,), mine),
        ws=type("CrowdedListener", (Listener,), mine),
        ws_max_size=largest,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        **more,
    )
