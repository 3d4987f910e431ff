"""The clock on the wall, which a command reads and everything below it is told."""

import time

__all__ = ["wall"]


def wall() -> int:
    """The time on the wall, in Unix milliseconds."""
    return time.time_ns() // 1_000_000
