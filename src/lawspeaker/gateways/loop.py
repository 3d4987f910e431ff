"""Between the loop that gateways run in and the threads of a server: what is handed over, and what comes back."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from lawspeaker.service.intake import Batch, Gap, Outcome, Speaker
from lawspeaker.service.server import Server

__all__ = ["Sleep", "give", "in_loop"]

Sleep: TypeAlias = Callable[[float], Awaitable[None]]
"""How a gateway waits so many seconds; tests let none pass."""


def give(server: Server, what: Speaker | Batch | Gap) -> "asyncio.Future[Outcome]":
    """Hand something to the server's own thread; what became of it comes later."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Outcome] = loop.create_future()

    def told(outcome: Outcome) -> None:
        in_loop(loop, lambda: None if future.done() else future.set_result(outcome))

    server.give(what, told)
    return future


def in_loop(loop: asyncio.AbstractEventLoop, call: Callable[[], object]) -> None:
    """Call this in the loop's thread; a loop that is closed has nobody left to tell."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        if not loop.is_closed():
            raise
