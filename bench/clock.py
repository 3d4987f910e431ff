"""What a piece of work took: seconds of the processor, and by the clock on the wall.

Rates are told in seconds of the processor, on one core, so that whoever else uses the machine does not count. On a
machine with nothing else to do the two are the same; `share` says how near they were.
"""

import gc
import os
import time
from collections.abc import Callable
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Took(NamedTuple):
    """Seconds of the processor, and of the wall."""

    cpu: float
    wall: float

    @property
    def share(self) -> float:
        """How much of the core the work was given."""
        return min(1.0, self.cpu / self.wall) if self.wall else 1.0


class Watch:
    """A stopwatch; it starts when it is made."""

    def __init__(self) -> None:
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def stop(self) -> Took:
        """What it took up to now."""
        return Took(time.process_time() - self.cpu, time.perf_counter() - self.wall)


def timed(work: Callable[[], T]) -> tuple[T, Took]:
    """What the work gave, and what it took, with nothing left to collect from before."""
    gc.collect()
    watch = Watch()
    given = work()
    return given, watch.stop()


def one_core() -> None:
    """Stay on one core, so that all are measured alike."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
