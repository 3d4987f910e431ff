"""`lawspeaker serve`: the service, until it is stopped.

It stops cleanly on an interrupt (Ctrl-C) or SIGTERM, and reads the rulebooks anew on SIGHUP. Exit status: 0 stopped;
2 it could not start.
"""

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import structlog
from cyclopts import Parameter

from lawspeaker.law.errors import LawError
from lawspeaker.record import RecordError
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.hall import Hall
from lawspeaker.service.logs import set_up
from lawspeaker.service.settings import FILE, Settings, read_settings, template

log = structlog.get_logger()

TICK = 1.0
PATIENCE = 5
"""Seconds that those who are connected have to finish when the service stops."""


def serve(settings: Path | None = None, *, init: Annotated[bool, Parameter(negative="")] = False) -> int:
    """Run the service: take events over the wire, keep the record, judge, and say what was found.

    Parameters
    ----------
    settings: the file with the settings; without one, `lawspeaker.toml` here, or what it would say to begin with.
    init: write a `lawspeaker.toml` to begin with, and stop.
    """
    begun = time.monotonic()
    file = settings or (Path(FILE) if Path(FILE).exists() else None)
    if init:
        return _write(settings or Path(FILE))
    try:
        given = read_settings(file, os.environ)
        set_up(given.log)
        hall = Hall(given.data, given.houses, _wall, given.keys)
    except (ServiceError, RecordError, LawError, OSError) as error:
        print(f"lawspeaker: {error}", file=sys.stderr)
        return 2
    return asyncio.run(_run(given, hall, begun))


def _write(file: Path) -> int:
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(template())
    except OSError as error:
        print(f"lawspeaker: {error}", file=sys.stderr)
        return 2
    print(f"wrote {file}: look it over, then `lawspeaker serve`")
    return 0


async def _run(given: Settings, hall: Hall, begun: float) -> int:
    import uvicorn

    from lawspeaker.gateways.wire.app import make_app

    config = uvicorn.Config(
        make_app(hall, largest=given.largest),
        host=given.host,
        port=given.port,
        ws="websockets-sansio",
        ws_max_size=given.largest,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=PATIENCE,
        server_header=False,
    )
    server = uvicorn.Server(config)
    hall.start()
    ticking = asyncio.create_task(_tick(hall))
    telling = asyncio.create_task(_ready(server, hall, begun))
    _on_hangup(hall)
    try:
        await server.serve()
    except SystemExit:
        return 2
    finally:
        ticking.cancel()
        telling.cancel()
        await asyncio.to_thread(hall.stop)
        log.info("Lawspeaker has stopped")
    return 0


async def _ready(server: "uvicorn.Server", hall: Hall, begun: float) -> None:  # type: ignore[name-defined] # noqa: F821
    while not server.started:
        await asyncio.sleep(0.01)
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    after = f"{time.monotonic() - begun:.2f} s"
    log.info("Lawspeaker is ready", wire=f"ws://{host}:{port}/wire", health=f"http://{host}:{port}/health", after=after)
    for name, one in hall.servers.items():
        log.info("a server is open", server=name, mode=one.terms.mode, rulebook=one.book.name, seq=one.head)
    if not hall.office.keys() and not hall.has_keys:
        log.warning("nobody has a key yet: `lawspeaker key add bridge --may observe,order` gives one out")


async def _tick(hall: Hall) -> None:
    while True:
        await asyncio.sleep(TICK)
        try:
            await asyncio.to_thread(hall.pass_time)
        except (RecordError, ServiceError) as error:
            log.error("the office cannot be read", because=str(error))


def _on_hangup(hall: Hall) -> None:
    """Another process asks, in the way of its system, that the rulebooks be read anew."""
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is not None:
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(hangup, lambda: asyncio.ensure_future(_reload(hall)))


async def _reload(hall: Hall) -> None:
    log.info("the rulebooks are read anew")
    await asyncio.to_thread(hall.reload)


def _wall() -> int:
    return time.time_ns() // 1_000_000
