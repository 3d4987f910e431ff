"""`lawspeaker record`: take events into a server's record, show them, verify and measure it, forget people.

Exit status: 0 done; 1 something is wrong with a line or with the record; 2 nothing could be done.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from cyclopts import App

from lawspeaker.cli.complaints import complain, complaining
from lawspeaker.cli.screen import escaped
from lawspeaker.events.faults import quote
from lawspeaker.events.reader import BOM, LONGEST, too_long
from lawspeaker.record import Note, Record, RecordError, Taken, open_record, read_record
from lawspeaker.record.chain import say as say_order
from lawspeaker.record.notes import say as say_note
from lawspeaker.record.pages import POSITIONS
from lawspeaker.record.private import NAMES, WORDS

app = App(name="record", help="Keep the record of a server: take events, show, verify, measure, forget.")

AT_ONCE = 1 << 18
NOTED = 20


@app.command
@complaining
def append(record: Path, /, *files: Path) -> int:
    """Take events into RECORD, which is begun if there is none.

    What was taken before, by its server, source and `n`, is not taken again; events without `n` are always new.

    Parameters
    ----------
    record
        the folder of the record.
    files
        NDJSON files of events; none: standard input.
    """
    with ExitStack() as opened:
        sources: list[BinaryIO] = [opened.enter_context(file.open("rb")) for file in files]
        book = opened.enter_context(open_record(record))
        return _append(book, sources or [sys.stdin.buffer])


@app.command
@complaining
def show(
    record: Path,
    /,
    *,
    first: int = 1,
    last: int | None = None,
    since: str | None = None,
    until: str | None = None,
) -> int:
    """Write the events of RECORD as NDJSON, and say on standard error what is lacking among them.

    Parameters
    ----------
    record
        the folder of the record.
    first
        begin at this `seq`.
    last
        end with this `seq`.
    since
        begin at this time of the record's clock: Unix milliseconds, or like 2026-11-20T18:00 (UTC).
    until
        end before this time.
    """
    with read_record(record) as book:
        if since is not None:
            first = max(first, book.seek(_moment(since)))
        if until is not None:
            end = book.seek(_moment(until)) - 1
            last = end if last is None else min(last, end)
        for seq, fields in book.fields(first, last):
            line = msgspec.json.encode({"seq": seq, "n": None, **fields}).decode()
            sys.stdout.buffer.write(escaped(line).encode() + b"\n")
        sys.stdout.buffer.flush()
        lacks = list(book.lacks(first, last))
    for lack in lacks[:NOTED]:
        complain(lack.say)
    if len(lacks) > NOTED:
        complain(f"and {len(lacks) - NOTED:,} more things are lacking; `lawspeaker record stat` counts the holes")
    return 0


@app.command
@complaining
def verify(record: Path, /, *, published: str | None = None) -> int:
    """Check that everything in RECORD is there and as it was sealed, and tell erased from missing.

    Parameters
    ----------
    record
        the folder of the record.
    published
        a hash that `stat` gave before: with it, even a record that was forged as a whole shows.
    """
    with read_record(record) as book:
        report = book.verify(published)
    for fault in report.faults:
        print(fault)
    for erased in report.erased:
        print(erased)
    sealed = f"{_some(report.lines - report.waiting, 'event')} in {_some(report.pages, 'page')}"
    waiting = f"{_some(report.waiting, 'event')} waiting"
    print(f"{'sound' if report.sound else 'NOT sound'}: {sealed}, {waiting}, {_some(report.orders, 'order')} to erase")
    return 0 if report.sound else 1


@app.command
@complaining
def stat(record: Path, /) -> int:
    """Say how much there is in RECORD and what it weighs, by position and by act.

    Parameters
    ----------
    record
        the folder of the record.
    """
    with read_record(record) as book:
        head, found = book.head(), book.figures()
    print(f"last event         {f'{head.seq:,} at {_written(head.clock)}' if head.seq else 'none yet'}")
    all_, sealed = found.all, f"{_some(found.sealed.events, 'event')} in {_some(found.pages, 'page')}"
    print(f"sealed             {sealed}{f', up to {_written(found.until)}' if found.pages else ''}")
    print(f"waiting            {_some(found.waiting.events, 'event')}, {_some(found.journal, 'byte')}")
    print(f"positions          {all_.positions:,}{_each(found.per_position)}")
    print(f"acts               {all_.acts:,}{_each(found.per_act)}")
    print(f"noticed            {_some(all_.holes, 'hole')}, {_some(all_.steps, 'step')} of the clock back")
    print(f"on disk            {found.files:,} bytes")
    print(f"hash of the chain  {head.hash} (link {head.link})")
    for kind, count in sorted(all_.types.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count:>12,}  {quote(kind).strip('`')}")
    return 0


@app.command
@complaining
def forget(record: Path, /, *players: str) -> int:
    """Destroy for ever who these players are and what they said: accounts, names, words. Their acts stay, by number.

    Parameters
    ----------
    record
        the folder of the record.
    players
        accounts, as they stand in the events.
    """
    if not players:
        complain("whom? name at least one account")
        return 2
    with open_record(record) as book:
        linked = {other for player in players for other in book.also_known(player)} - set(players)
        order = book.forget(*players)
    print(say_order(order))
    print("copies of `people.db` made before still know them: destroy those too")
    if linked:
        print(f"accounts linked with them are still known: {', '.join(map(quote, sorted(linked)))}")
    return 0


@app.command
@complaining
def retain(
    record: Path, /, *, positions: float | None = None, words: float | None = None, names: float | None = None
) -> int:
    """Erase from RECORD for ever what is older than it has to be kept, counted back from the record's clock.

    Parameters
    ----------
    record
        the folder of the record.
    positions
        keep places for so many days.
    words
        keep what people said and wrote for so many days.
    names
        keep what people were called for so many days.
    """
    if positions is words is names is None:
        complain("of what, and how old? such as `--positions 30`: places older than 30 days")
        return 2
    with open_record(record) as book:
        for part, days in ((POSITIONS, positions), (WORDS, words), (NAMES, names)):
            if days is not None:
                order = book.retain(part, days)
                print(say_order(order) if order else f"no {part} are older than that")
    return 0


class Tally(msgspec.Struct):
    """What has been said about the lines so far: how many were `read`, taken, taken before, faulty."""

    read: int = 0
    taken: int = 0
    again: int = 0
    faults: int = 0
    first: int = 0
    last: int = 0
    noted: int = 0
    notes: list[Note] = []

    def fault(self, line: int, reason: str) -> None:
        """A line that could not be taken."""
        complain(f"line {line}: {reason}")
        self.faults += 1

    def count(self, taken: Taken) -> None:
        """What became of a batch."""
        self.taken += len(taken.events)
        self.again += taken.again
        self.noted += len(taken.notes)
        self.notes += taken.notes[: NOTED - len(self.notes)]
        if taken.events:
            self.first = self.first or taken.events[0].seq
            self.last = taken.events[-1].seq

    def say(self) -> None:
        """The sum of it."""
        print(f"took {_some(self.taken, 'event')}" + (f", {self.first:,} to {self.last:,}" if self.taken else ""))
        if self.again:
            print(f"{self.again:,} had been taken before: same server, source and `n`")
        if self.faults:
            print(f"{_some(self.faults, 'line')} could not be taken")
        for note in self.notes:
            print(say_note(note))
        if self.noted > len(self.notes):
            print(f"and {self.noted - len(self.notes):,} more things were noticed; they are on record")


def _append(book: Record, sources: Sequence[BinaryIO]) -> int:
    tally = Tally()
    for lines in _batches(sources):
        there: dict[int, bytes] = {}
        for place, line in enumerate(lines, tally.read + 1):
            if len(line) > LONGEST:
                tally.fault(place, too_long(LONGEST).reason)
            elif line.strip():
                there[place] = line
        tally.read += len(lines)
        places = list(there)
        taken = book.append(list(there.values()), places=places)
        for i, fault in taken.faults:
            tally.fault(places[i], fault.reason)
        tally.count(taken)
        book.seal()
    tally.say()
    return 1 if tally.faults else 0


def _batches(sources: Sequence[BinaryIO]) -> Iterator[list[bytes]]:
    """Whole lines as they arrive, over all sources. Of a line that is longer than `LONGEST` only so much is held
    that it is still seen to be too long."""
    for source in sources:
        held = source.read(len(BOM)).removeprefix(BOM)
        while data := source.read1(AT_ONCE):  # type: ignore[attr-defined]
            *lines, held = (held + data).split(b"\n")
            held = held[: LONGEST + 1]
            if lines:
                yield lines
        if held:
            yield [held]


def _moment(text: str) -> int:
    """Unix milliseconds."""
    if text.isdecimal():
        return int(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RecordError(f"{quote(text)} is no time: write Unix milliseconds, or like 2026-11-20T18:00") from None
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def _written(clock: int) -> str:
    try:
        return datetime.fromtimestamp(clock / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"{clock:,} ms"


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _each(size: float | None) -> str:
    return "" if size is None else f", {size:.1f} bytes each once sealed"
