"""Logs in plain words: one line for each thing worth saying, for people or (`json`) for machines.

What players and senders choose is quoted and cut before it gets into a line. Nobody who has something to say waits
until somebody reads it, and nobody stops because nobody reads any more.
"""

import atexit
import logging
import os
import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TextIO, cast

import structlog

__all__ = ["Echo", "Scribe", "set_up"]

INFO = 20
LONGEST = 500
MOST = 10_000
"""Texts that wait to be written; what is said beyond them is lost."""
PATIENCE = 2.0
"""Seconds that a scribe has at the end to write what waits."""
AGAIN = 60.0
"""Seconds within which what the libraries below say is told once, and then counted."""
MOST_SAYINGS = 500
"""That are counted apart."""


class Scribe:
    """Writes what is said to a stream, in a thread of its own. What cannot be written is dropped."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: SimpleQueue[str | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        """Have this written."""
        if self._waiting.qsize() < MOST:
            self._waiting.put(text)

    def flush(self) -> None:
        """Nobody has to wait."""

    def close(self) -> None:
        """Write what waits, if that can be done within the patience."""
        self._waiting.put(None)
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while (text := self._waiting.get()) is not None:
            try:
                self._stream.write(text)
                self._stream.flush()
            except BrokenPipeError:
                _lead_nowhere(self._stream)
            except (OSError, ValueError):
                continue


def _lead_nowhere(stream: TextIO) -> None:
    """Whoever read this stream is gone for good: what still waits in it must not fail again when Python ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Echo(logging.Handler):
    """Tells what the libraries below have to say, in lines like ours. Strangers can make them say a thing as often as
    they like, so each thing is told once in a while, with how often it was said. `now` gives seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        super().__init__(logging.WARNING)
        self._now = now
        self._told: dict[str, tuple[float, int]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Tell it, or count it."""
        what = str(record.msg)
        last, more = self._told.get(what, (-AGAIN, 0))
        if self._now() - last < AGAIN or len(self._told) >= MOST_SAYINGS:
            self._told[what] = (last, more + 1)
            return
        self._told[what] = (self._now(), 0)
        details: dict[str, Any] = {"more_since": more} if more else {}
        if record.exc_info and not isinstance(record.exc_info[1], UnicodeError):
            details["exc_info"] = record.exc_info
        say = structlog.get_logger().error if record.levelno >= logging.ERROR else structlog.get_logger().warning
        say(record.getMessage().strip().rstrip("."), by=record.name, **details)


def set_up(form: str, stream: TextIO | None = None) -> None:
    """Write logs as `plain` or `json` to standard error by a scribe, or to `stream`."""
    out = stream if stream is not None else cast(TextIO, _scribe())
    last = structlog.processors.JSONRenderer(sort_keys=True) if form == "json" else _plain
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _harmless,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(INFO),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[Echo()], level=logging.WARNING, force=True)


def _scribe() -> Scribe:
    """Who writes to standard error until the process ends."""
    scribe = Scribe(sys.stderr)
    atexit.register(scribe.close)
    return scribe


def _harmless(_: Any, __: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Nothing in a line can upset a terminal or look like another line."""
    for name, value in said.items():
        if isinstance(value, str) and name != "exception":
            said[name] = "".join(sign if sign.isprintable() else "?" for sign in value[:LONGEST])
    return said


def _plain(_: Any, __: str, said: MutableMapping[str, Any]) -> str:
    head = f"{said.pop('timestamp')} {said.pop('level'):7} {said.pop('event')}"
    trace = said.pop("exception", "")
    rest = ", ".join(f"{name} {value}" for name, value in said.items())
    return head + (f" ({rest})" if rest else "") + (f"\n{trace}" if trace else "")
