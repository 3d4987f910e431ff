"""From typing the command to its end: `lawspeaker judge` on twenty events, under the largest rulebook that ships.

Cold is the first time after an update, when the rulebook has to be read; warm is any other time, when it lies in the
cache. Of several tries the quickest counts.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from clock import Took
from wire import Wire
from workload import workload

import lawspeaker

EVENTS = 20


class Started(NamedTuple):
    """Under which rulebook, and the quickest cold and warm start."""

    rulebook: str
    cold: Took
    warm: Took


def started(folder: Path, tries: int) -> Started:
    """Start the command with an empty cache, and again with what that left there."""
    rulebook, cache = largest_rulebook(), folder / "cache"
    colds, warms = [], []
    for _ in range(tries):
        shutil.rmtree(cache, ignore_errors=True)
        colds.append(_start(rulebook, cache))
        warms.append(_start(rulebook, cache))
    return Started(rulebook, min(colds), min(warms))


def largest_rulebook() -> str:
    """The shipped rulebook with the most text."""
    shipped = Path(lawspeaker.__file__).parent / "rulebooks"
    sizes = {p.parent.name: sum(page.stat().st_size for page in p.parent.glob("*.md")) for p in _books(shipped)}
    return max(sorted(sizes), key=lambda name: sizes[name])


def _books(shipped: Path) -> list[Path]:
    return list(shipped.glob("*/rulebook.toml"))


def _start(rulebook: str, cache: Path) -> Took:
    """What the command takes, the processes it started included."""
    lines = "\n".join(list(Wire().lines(workload(300, 8), False))[:EVENTS]) + "\n"
    command = [sys.executable, "-m", "lawspeaker", "judge", "--rulebook", rulebook]
    environment = {**os.environ, "LAWSPEAKER_CACHE": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # who installs the command has its modules compiled
    before = os.times()
    subprocess.run(command, input=lines.encode(), stdout=subprocess.DEVNULL, env=environment, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(cpu, after.elapsed - before.elapsed)
