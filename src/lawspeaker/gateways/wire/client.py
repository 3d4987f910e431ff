"""The other end of the wire: somebody who sees something and tells a running service, over WebSocket.

He keeps what is not acknowledged and sends it again after a broken connection, beginning where the service says. What
he is asked to carry out he carries out, and says so.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from typing import TypeAlias

import msgspec
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI
from websockets.sync.client import ClientConnection, connect

from lawspeaker.gateways.absent import why_absent
from lawspeaker.gateways.wire import frames
from lawspeaker.gateways.wire.frames import Ack, GoBack, Hello, Push, Receipt, Refused, Told, Welcome

__all__ = ["Sender", "SenderError", "address"]

Carry: TypeAlias = Callable[[Push], Receipt]
UNDER_WAY = 16
"""Batches that may wait for their acknowledgement."""
ANSWER_WITHIN = 30.0
"""Seconds that a service has to say something when it is asked to."""
PATIENCE = 60.0
"""Seconds for which a lost service is sought."""
RETRY = 1.0
PATH = "/wire"


class SenderError(Exception):
    """The service cannot be reached, or does not hear this sender; the text says why, and what to do."""


def address(url: str) -> str:
    """Where a service listens, from what its owner calls it: `http://HOST:PORT` is `ws://HOST:PORT/wire`."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        scheme, rest = "ws", url
    scheme = {"http": "ws", "https": "wss"}.get(scheme, scheme)
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}{slash + path if path else PATH}"


class Sender:
    """Speaks to a service as `hello` says; `carry` carries out what the service finds."""

    def __init__(
        self, url: str, hello: Hello, carry: Carry | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._url, self._hello, self._sleep = address(url), hello, sleep
        self._carry = carry or (lambda push: Receipt(push.id, done=True))
        self._line = ExitStack()
        self._socket: ClientConnection | None = None
        self._lots: deque[tuple[int, list[msgspec.Raw]]] = deque()
        self.claims = 0
        """How many events were beyond the key."""
        self.faults: list[tuple[int, str]] = []
        """Numbers that were no events, with the reason."""

    def open(self) -> int:
        """Say who speaks; the number that the service wants to hear next. Raises `SenderError`."""
        try:
            socket = self._line.enter_context(connect(self._url, max_size=None, compression=None))
        except (OSError, TimeoutError, InvalidHandshake, InvalidURI) as error:
            raise SenderError(
                f"nobody answers at `{self._url}`: {why_absent(error)}; is the service running?"
            ) from None
        self._socket = socket
        try:
            socket.send(msgspec.json.encode(self._hello), text=True)
            heard = self._next(ANSWER_WITHIN)
        except ConnectionClosed:
            raise SenderError(f"`{self._url}` hung up") from None
        if not isinstance(heard, Welcome):
            raise SenderError(f"`{self._url}` does not speak the wire")
        return heard.go_on

    def close(self) -> None:
        """Hang up."""
        self._line.close()
        self._socket = None

    def send(self, first: int, events: Sequence[bytes]) -> None:
        """Send these events, lines of JSON numbered from `first`; waits while too many are under way."""
        self._lots.append((first, [msgspec.Raw(event) for event in events]))
        self._try(lambda: self._put(*self._lots[-1]))
        while len(self._lots) >= UNDER_WAY:
            self._try(lambda: self._hear(ANSWER_WITHIN))

    def wait(self, seconds: float) -> None:
        """Hear what the service says for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._try(lambda left=left: self._hear(left, must=False))  # type: ignore[misc]

    def finish(self) -> None:
        """Wait until everything is acknowledged, and hang up."""
        while self._lots:
            self._try(lambda: self._hear(ANSWER_WITHIN))
        self.close()

    # The connection ---------------------------------------------------------------------------------------------------

    def _put(self, first: int, events: list[msgspec.Raw]) -> None:
        assert self._socket is not None
        self._socket.send(msgspec.json.encode(frames.Batch(first, events)), text=True)

    def _next(self, seconds: float) -> Told:
        assert self._socket is not None
        data = self._socket.recv(timeout=seconds)
        told = frames.hear(data.encode() if isinstance(data, str) else data)
        if isinstance(told, Refused):
            raise SenderError(told.reason)
        return told

    def _hear(self, seconds: float, must: bool = True) -> None:
        try:
            told = self._next(seconds)
        except TimeoutError:
            if must:
                raise SenderError(f"`{self._url}` has stopped answering") from None
            return
        match told:
            case Ack():
                self._acknowledged(told)
            case GoBack():
                self._sleep(RETRY)
                self._from(told.n)
            case Push():
                assert self._socket is not None
                self._socket.send(msgspec.json.encode(self._carry(told)), text=True)

    def _acknowledged(self, ack: Ack) -> None:
        self.claims += len(ack.claims)
        self.faults += [(one["n"], one["reason"]) for one in ack.faults]
        while self._lots and self._lots[0][0] + len(self._lots[0][1]) - 1 <= ack.n:
            self._lots.popleft()

    def _from(self, n: int) -> None:
        """Send again what was not acknowledged, from number `n` on."""
        again = [(first, events) for first, events in self._lots if first + len(events) > n]
        self._lots = deque((max(first, n), events[max(n - first, 0) :]) for first, events in again)
        for first, events in list(self._lots):
            self._put(first, events)

    def _try(self, act: Callable[[], None]) -> None:
        """Do this; where the connection is lost, take it up again and send what was under way."""
        try:
            act()
        except ConnectionClosed:
            self._again()

    def _again(self) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError):
                self.close()
            try:
                self._from(self.open())
                return
            except (SenderError, ConnectionClosed):
                if time.monotonic() > until:
                    raise SenderError(f"`{self._url}` has gone, and did not come back") from None
                self._sleep(RETRY)
