"""Our judge at work: the code path and the defaults of `lawspeaker judge`, from NDJSON and from the record.

Findings are written as the command writes them, into a file that nobody reads; the verdicts are noted on the way out.
"""

import atexit
import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec
from clock import Took, Watch, timed
from verdicts import Verdict, noted

from lawspeaker.cli.judge import _write, run, seated
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.library import load
from lawspeaker.record import read_record
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon


class Judged(NamedTuple):
    """What a run took, and its verdicts."""

    took: Took
    verdicts: list[Verdict]


def servers_under(rulebook: Path | str, all_written: bool = False) -> Servers:
    """Referees as the command seats them; their files close with this process."""
    stack = ExitStack()
    atexit.register(stack.close)
    return seated(load(str(rulebook), lexicon()), all_written, False, stack)


def judge_wire(wire: Path, rulebook: Path | str, all_written: bool = False) -> Judged:
    """Judge an NDJSON file, as `lawspeaker judge` does; with `all_written`, as `judge --all`."""
    servers = servers_under(rulebook, all_written)
    verdicts: list[Verdict] = []
    with wire.open("rb") as file, _written_away():
        _, took = timed(lambda: _write(noted(run([file], servers), verdicts), all_written, None))
    return Judged(took, verdicts)


def judge_record(folder: Path, rulebook: Path | str) -> Judged:
    """Judge what stands in a record: its events as its reader gives them, and the findings written as above."""
    servers = servers_under(rulebook)
    verdicts: list[Verdict] = []

    def findings() -> Iterator[Found]:
        with read_record(folder) as record:
            for event in record.read():
                yield from servers.take(event)

    with _written_away():
        _, took = timed(lambda: _write(noted(findings(), verdicts), False, None))
    return Judged(took, verdicts)


def judge_play(before: bytes, play: bytes, rulebook: Path | str) -> Judged:
    """As `judge_wire`, but the watch starts only where play begins."""
    servers = servers_under(rulebook)
    verdicts: list[Verdict] = []
    watch = Watch()

    def sources() -> Iterator[BinaryIO]:
        yield io.BytesIO(before)
        nonlocal watch
        watch = Watch()
        yield io.BytesIO(play)

    with _written_away():
        _write(noted(run(sources(), servers), verdicts), False, None)
    return Judged(watch.stop(), verdicts)


def read_through(folder: Path) -> Took:
    """Read a record to its end and judge nothing."""

    def read() -> None:
        with read_record(folder) as record:
            for _ in record.read():
                pass

    return timed(read)[1]


def service_times(wire: Path, rulebook: Path | str, lines: int) -> list[float]:
    """µs of the processor, in order of size, for each of the first lines that was ruled on, up to its findings' bytes.

    One line at a time, as they come in live, and every ruling with its reasons.
    """
    servers = servers_under(rulebook, all_written=True)
    clock, encode = time.thread_time_ns, msgspec.json.encode
    times = []
    for number, line in enumerate(wire.read_bytes().splitlines()[:lines], 1):
        begun = clock()
        ruled = False
        event = decode_line(line)
        event.seq = number
        for found in servers.take(event):
            encode(found)
            ruled = ruled or isinstance(found, Ruling)
        if ruled:
            times.append((clock() - begun) / 1000)
    return sorted(times)


def at(times: list[float], share: float) -> float:
    """The time that this share of them do not exceed."""
    return round(times[min(len(times) - 1, int(len(times) * share))], 1)


def rulings(wire: bytes, rulebook: Path | str) -> Iterable[Ruling]:
    """Every ruling on these lines, lawful ones too."""
    found = run([io.BytesIO(wire)], servers_under(rulebook, all_written=True))
    return (one for one in found if isinstance(one, Ruling))


@contextmanager
def _written_away() -> Iterator[None]:
    """Standard output goes where output goes that nobody reads."""
    kept = sys.stdout
    with open(os.devnull, "w") as away:
        sys.stdout = away
        try:
            yield
        finally:
            sys.stdout = kept
