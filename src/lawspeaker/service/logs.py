"""Logs in plain words: one line for each thing worth saying, for people or (`json`) for machines.

What players and senders choose is quoted and cut before it gets into a line.
"""

import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

__all__ = ["set_up"]

INFO = 20
LONGEST = 500


def set_up(form: str, stream: TextIO | None = None) -> None:
    """Write logs as `plain` or `json` to standard error, or to `stream`."""
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
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


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
