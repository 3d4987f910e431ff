"""The connection to a game's WebRCON: commands with their answers, and coming again whenever it is lost.

Every command has a number of its own, which its answer bears. Some commands never answer; so an order is followed by
a question that always is answered, and its answer says that the order went before. Whatever the game prints while it
carries out a command comes to this connection alone and under that number: it is no line of the console, and is not
read as one.

A game bans for minutes whoever shows a wrong password too often, so one that is refused waits long.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar
from urllib.parse import quote

import structlog
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException

from lawspeaker.gateways.absent import why_absent
from lawspeaker.gateways.first import first_of
from lawspeaker.gateways.loop import Sleep
from lawspeaker.gateways.rcon import frames
from lawspeaker.gateways.rcon.frames import CONSOLE, Frame

__all__ = ["Client", "Lost", "Place", "waits"]

log = structlog.get_logger()

T = TypeVar("T")

FIRST, LAST = 1001, 2_000_000_000
"""Numbers of commands; those up to 1000 are used by other tools."""
LIMIT = 10.0
"""Seconds for an answer."""
SOONEST, LATEST, BANNED = 1.0, 60.0, 330.0
"""Seconds until it is tried again: at first, at most, and when the password seems to be wrong."""
REFUSALS = 3
"""Refusals after which the password seems to be wrong: a game bans after five."""
LARGEST = 16 << 20
PROOF = "serverinfo"
"""A question that every game answers."""
SPEAKING = ("Chat", "Report", "ClientPerf")
"""Types that are no answers, whatever number they bear."""


class Lost(Exception):
    """There is no connection, or it was lost before the answer came."""


class Place(Struct, frozen=True):
    """Where a WebRCON listens, and its password, which is written nowhere."""

    host: str
    port: int
    password: str = ""

    @property
    def uri(self) -> str:
        """What is connected to."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"ws://{host}:{self.port}/{quote(self.password, safe='')}"

    def __repr__(self) -> str:
        return f"Place({self.host}:{self.port})"


class Asked(Struct):
    """A question under way: how its answer is read, and who waits for it."""

    read: Callable[[str], object]
    answer: "asyncio.Future[object]"


def waits(failures: int, refusals: int, jitter: float) -> float:
    """Seconds until the next try, after so many failures of which the last `refusals` were at the door; `jitter` from
    0 to 1 spreads those who come at once."""
    full = min(LATEST, SOONEST * 2.0 ** min(failures - 1, 16))
    return BANNED + full * jitter if refusals >= REFUSALS else full * (0.5 + 0.5 * jitter)


class Client:
    """One game's WebRCON. `heard` gets what no answer is, in order; `sleep` and `jitter` are the clock and the dice."""

    def __init__(self, place: Place, heard: Callable[[Frame], None], sleep: Sleep, jitter: Callable[[], float]) -> None:
        self._place, self._heard, self._sleep, self._jitter = place, heard, sleep, jitter
        self._socket: ClientConnection | None = None
        self._number = FIRST - 1
        self._asked: dict[int, Asked] = {}
        self._welcome = False
        self.here = asyncio.Event()
        """Set while there is a connection."""

    async def run(self, visit: Callable[[], Awaitable[None]]) -> None:
        """Without end: connect, do `visit` while connected, and come again. A visit that ends or raises `Lost` ends
        the connection."""
        failures = refusals = 0
        while True:
            self._welcome = False
            why, at_the_door = await self._once(visit)
            failures = 1 if self._welcome else failures + 1
            refusals = refusals + 1 if at_the_door and not self._welcome else 0
            wait = waits(failures, refusals, self._jitter())
            log.warning("WebRCON is not there", at=repr(self._place), because=why, again_in=round(wait, 1))
            await self._sleep(wait)

    async def _once(self, visit: Callable[[], Awaitable[None]]) -> tuple[str, bool]:
        """One connection from its beginning to its end: why it ended, and whether that was at the door."""
        try:
            async with connect(
                self._place.uri, proxy=None, ping_interval=None, max_size=LARGEST, compression=None
            ) as socket:
                return await self._visited(socket, visit)
        except InvalidHandshake:
            return "it does not let us in: is the password right?", True
        except (OSError, TimeoutError, WebSocketException) as error:
            return why_absent(error), False

    async def _visited(self, socket: ClientConnection, visit: Callable[[], Awaitable[None]]) -> tuple[str, bool]:
        self._socket = socket
        self.here.set()
        try:
            await first_of(self._listen(socket), visit())
        except Lost as lost:
            return str(lost), False
        finally:
            self.here.clear()
            self._socket = None
            self._forsake()
        return ("it has closed the connection" if self._welcome else "it closed at once: is the password right?"), True

    def _forsake(self) -> None:
        asked, self._asked = self._asked, {}
        for one in asked.values():
            if not one.answer.done():
                one.answer.set_exception(Lost("the connection was lost"))
                one.answer.exception()

    async def _listen(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            async for data in socket:
                frame = frames.read(data)
                if frame is not None:
                    self._welcome = True
                    self._take(frame)

    def _take(self, frame: Frame) -> None:
        asked = self._asked.get(frame.identifier)
        if frame.type in SPEAKING or frame.identifier == CONSOLE:
            self._heard(frame)
        elif asked is not None and not asked.answer.done() and (answer := asked.read(frame.message)) is not None:
            asked.answer.set_result(answer)

    # Asking -----------------------------------------------------------------------------------------------------------

    async def ask(self, command: str, read: Callable[[str], T | None], limit: float = LIMIT) -> T | None:
        """The answer as `read` reads it; what it gives `None` for is some other output, and waited past. `None` when
        the limit, in seconds, has passed. Raises `Lost`."""
        number = self._next()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[object] = loop.create_future()
        self._asked[number] = Asked(read, answer)
        late = asyncio.ensure_future(self._sleep(limit))
        try:
            await self._send(number, command)
            await asyncio.wait((answer, late), return_when=asyncio.FIRST_COMPLETED)
            return answer.result() if answer.done() else None  # type: ignore[return-value]
        finally:
            late.cancel()
            answer.cancel()
            self._asked.pop(number, None)

    async def order(self, command: str, limit: float = LIMIT) -> None:
        """Give an order, which may never be answered, and wait until it must have been carried out. Raises `Lost`."""
        await self._send(self._next(), command)
        if await self.ask(PROOF, lambda message: message or None, limit) is None:
            raise Lost("it has stopped answering")

    async def _send(self, number: int, command: str) -> None:
        if self._socket is None:
            raise Lost("there is no connection")
        try:
            await self._socket.send(frames.write(number, command))
        except ConnectionClosed:
            raise Lost("the connection was lost") from None

    def _next(self) -> int:
        self._number = self._number + 1 if self._number < LAST else FIRST
        return self._number
