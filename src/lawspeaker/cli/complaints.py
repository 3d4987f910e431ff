"""Complaints: what goes wrong with a command is said in one sentence on standard error, never as a trace."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from lawspeaker.record import RecordError
from lawspeaker.service.errors import ServiceError

P = ParamSpec("P")


def plain(error: OSError) -> str:
    """What the system would not do, in words: which file, and why."""
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"there is no `{error.filename}`"
    if isinstance(error, IsADirectoryError) and error.filename:
        return f"`{error.filename}` is a folder: name a file in it"
    why = (error.strerror or str(error)).lower()
    return f"`{error.filename}` cannot be used: {why}" if error.filename else why


def complain(what: str | Exception) -> None:
    """Say on standard error what is wrong."""
    print(f"lawspeaker: {plain(what) if isinstance(what, OSError) else what}", file=sys.stderr)


def complaining(command: Callable[P, int]) -> Callable[P, int]:
    """The command; what a record, the service or a file makes impossible is said, and its exit status is 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:
            raise
        except (ServiceError, RecordError, OSError) as error:
            complain(error)
            return 2

    return run
