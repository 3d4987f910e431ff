"""`lawspeaker serve`: the service, until it is stopped.

It stops cleanly on an interrupt (Ctrl-C) or SIGTERM, and reads the rulebooks anew on SIGHUP. One that is `attached`
stops when whoever started it has gone too. Exit status: 0 stopped; 2 it could not start.
"""

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import structlog

from lawspeaker.cli.clock import wall
from lawspeaker.cli.complaints import complain
from lawspeaker.cli.flag import Flag
from lawspeaker.cli.settling import settle
from lawspeaker.cli.setup import file_of
from lawspeaker.law.errors import LawError
from lawspeaker.record import RecordError
from lawspeaker.service.address import bound
from lawspeaker.service.errors import ServiceError, SettingsError
from lawspeaker.service.hall import Hall
from lawspeaker.service.keeping import check_format
from lawspeaker.service.logs import set_up
from lawspeaker.service.settings import FILE, Settings, read_settings, template

if TYPE_CHECKING:
    from uvicorn import Server

    from lawspeaker.gateways.files.gateway import Gateway as FilesGateway
    from lawspeaker.gateways.rcon.gateway import Gateway

log = structlog.get_logger()

TICK = 1.0
MOST = 512
"""Connections at once."""
SWITCH = 0.0001
"""Seconds after which a thread lets others go on: who sends is not to wait for who judges."""
THREADS = 64
"""That may wait for files at once: those who wait for one server's are not to keep others out."""
PATIENCE = 5
"""Seconds that those who are connected have to finish when the service stops."""


def serve(
    settings: Path | None = None,
    *,
    init: Flag = False,
    attached: Flag = False,
) -> int:
    """Run the service: take events over the wire, keep the record, judge, and say what was found.

    Parameters
    ----------
    settings
        the file with the settings; without one, `lawspeaker.toml` here, or what it would say to begin with.
    init
        write a `lawspeaker.toml` to begin with, and stop.
    attached
        stop when standard input ends, as a pipe does when whoever started the service has gone.
    """
    begun = time.monotonic()
    sys.setswitchinterval(SWITCH)
    file = file_of(settings)
    if init:
        return _write(settings or Path(FILE))
    with _steady():
        return _serve(file, begun, attached)


@contextmanager
def _steady() -> Iterator[None]:
    """Whoever asks for the rulebooks to be read anew while they are being read, at the start, ends nothing by it."""
    if not hasattr(signal, "SIGHUP"):
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def _serve(file: Path | None, begun: float, attached: bool) -> int:
    try:
        given = read_settings(file, os.environ)
        set_up(given.log)
        place = _place(given)
        check_format(given.data)
        hall = Hall(given.data, given.houses, wall, given.keys)
    except (ServiceError, RecordError, LawError, OSError) as error:
        complain(error)
        return 2
    return asyncio.run(_run(given, hall, place, begun, attached))


def _place(given: Settings) -> socket.socket:
    """The place where the service can be reached; raises `SettingsError` if somebody else has it."""
    try:
        return bound(given.host, given.port)
    except OSError as error:
        said = f"`{given.host}:{given.port}` cannot be listened at: {error.strerror or error}"
        raise SettingsError(f"{said}; is the service running already? else choose another `listen`") from None


def _write(file: Path) -> int:
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(template())
    except FileExistsError:
        complain(f"{file} is there already: nothing was changed; `lawspeaker serve` reads it")
        return 2
    except OSError as error:
        complain(error)
        return 2
    print(f"wrote {file}: look it over, then `lawspeaker serve`")
    return 0


async def _run(given: Settings, hall: Hall, place: socket.socket, begun: float, attached: bool) -> int:
    import uvicorn

    from lawspeaker.gateways.wire.app import make_app
    from lawspeaker.gateways.wire.crowd import web

    app = make_app(hall, largest=given.largest)
    server = uvicorn.Server(web(app, given.largest, limit_concurrency=MOST, timeout_graceful_shutdown=PATIENCE))
    # Signals are ours: the records are to be closed before the process ends.
    server.capture_signals = _unasked  # type: ignore[method-assign]
    settle()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "file"))
    hall.start()
    ticking = asyncio.create_task(_tick(hall))
    unwatched = given.houses.keys() - given.rcon.keys() - given.files.keys()
    telling = asyncio.create_task(_ready(server, place, hall, begun, bool(unwatched)))
    watches = [one.run() for one in _gateways(given, hall)] + [one.run() for one in _folders(given, hall)]
    games = [asyncio.create_task(one) for one in watches]
    for game in games:
        game.add_done_callback(_ended)
    stop = _on_signals(server, hall)
    if attached:
        Thread(target=_until_alone, args=(asyncio.get_running_loop(), stop), daemon=True).start()
    try:
        await server.serve([place])
    finally:
        ticking.cancel()
        telling.cancel()
        for game in games:
            game.cancel()
        await asyncio.gather(*games, return_exceptions=True)
        await asyncio.to_thread(hall.stop)
        log.info("Lawspeaker has stopped")
    return 0


def _gateways(given: Settings, hall: Hall) -> "list[Gateway]":
    """Who watches the games that have nothing installed."""
    from random import SystemRandom

    from lawspeaker.gateways.rcon.client import Place
    from lawspeaker.gateways.rcon.gateway import Gateway, Terms

    dice = SystemRandom()
    found: list[Gateway] = []
    for name, one in given.rcon.items():
        terms = Terms(every=one.every, combat_logs=one.combat_logs, private_chat=one.private_chat, without=one.without)
        place = Place(one.host, one.port, one.password)
        found.append(Gateway(hall, name, place, terms, asyncio.sleep, dice.random))
    return found


def _folders(given: Settings, hall: Hall) -> "list[FilesGateway]":
    """Who watches the folders of games."""
    from lawspeaker.gateways.files import KEY_NAME, Wishes
    from lawspeaker.gateways.files.gateway import Gateway, Terms

    found: list[FilesGateway] = []
    for name, one in given.files.items():
        wishes = Wishes(
            offset_ms=one.offset,
            private_chat=one.private_chat,
            local_chat=one.local_chat,
            address_key=os.environ.get(KEY_NAME) or None,
        )
        found.append(Gateway(hall, name, one.folder, Terms(every=one.every, wishes=wishes), asyncio.sleep))
    return found


def _ended(game: "asyncio.Task[None]") -> None:
    """A gateway never ends by itself: one that does is told of."""
    if not game.cancelled():
        log.error("a game is watched no more: start the service again", because=repr(game.exception()))


async def _ready(server: "Server", place: socket.socket, hall: Hall, begun: float, need_keys: bool) -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = place.getsockname()[:2]
    after = f"{time.monotonic() - begun:.2f} s"
    log.info("Lawspeaker is ready", wire=f"ws://{host}:{port}/wire", health=f"http://{host}:{port}/health", after=after)
    for name, one in hall.servers.items():
        log.info("a server is open", server=name, mode=one.terms.mode, rulebook=hall.called(name), seq=one.head)
    if need_keys and not hall.office.all_keys() and not hall.has_keys:
        log.warning("nobody has a key yet: `lawspeaker key add bridge --may observe,order` gives one out")


async def _tick(hall: Hall) -> None:
    while True:
        await asyncio.sleep(TICK)
        await asyncio.to_thread(hall.pass_time)


@contextmanager
def _unasked() -> Iterator[None]:
    yield


def _on_signals(server: "Server", hall: Hall) -> Callable[[], None]:
    """Another process asks, in the way of its system, to stop, or that the rulebooks be read anew; how to stop."""
    loop, tasks = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def stop() -> None:
        server.force_exit, server.should_exit = server.should_exit, True
        log.info("Lawspeaker is stopping")

    def reload() -> None:
        tasks.add(task := asyncio.create_task(_reload(hall)))
        task.add_done_callback(tasks.discard)

    for name, call in (("SIGINT", stop), ("SIGTERM", stop), ("SIGHUP", reload)):
        if hasattr(signal, name):
            with suppress(NotImplementedError):
                loop.add_signal_handler(getattr(signal, name), call)
    return stop


def _until_alone(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """Wait until standard input ends, and stop then."""
    from lawspeaker.gateways.loop import in_loop

    with suppress(OSError):
        while os.read(0, 1024):
            pass
    in_loop(loop, stop)


async def _reload(hall: Hall) -> None:
    log.info("the rulebooks are read anew")
    await asyncio.to_thread(hall.reload)
