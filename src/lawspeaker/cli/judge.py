"""`lawspeaker judge`: events in, findings out, by a rulebook.

The same input gives the same output, byte for byte. Exit status: 0 judged; 1 some lines could not be taken; 2 nothing
could be done, for the rulebook has errors or a file cannot be read.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.flag import Flag
from lawspeaker.cli.progress import watched
from lawspeaker.cli.screen import escaped
from lawspeaker.cli.settling import settle
from lawspeaker.events import TYPES, Event, RulebookAdopted
from lawspeaker.events.codec import Unknown
from lawspeaker.events.faults import Fault, quote
from lawspeaker.events.fields import wire_fields
from lawspeaker.events.findings import Fault as FaultFound
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.events.reader import Reader, Source
from lawspeaker.events.strangers import Strangers
from lawspeaker.gateways import kept
from lawspeaker.justice.court import over
from lawspeaker.law.advice import near
from lawspeaker.law.errors import LawError, Refused
from lawspeaker.law.library import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.servers import Servers
from lawspeaker.service.books import Books
from lawspeaker.service.errors import ServiceError
from lawspeaker.vocabulary import lexicon

if TYPE_CHECKING:
    from lawspeaker.cli.pretty import Pretty

__all__ = ["judge", "run", "seated"]

IGNORED = 5
"""How many types and fields that are not known are told by name."""
SECONDS = range(1_200_000_000, 2_500_000_000)
"""Unix times in seconds, of the years in which such games are played; as milliseconds they are of January 1970."""


def judge(
    *files: Path,
    rulebook: list[str],
    all: Flag = False,  # noqa: A002
    until: int | None = None,
    uphold: Flag = False,
    pretty: Flag = False,
) -> int:
    """Judge events (files, or standard input) by a rulebook, and write the findings.

    Parameters
    ----------
    files
        NDJSON files of events; none: standard input.
    rulebook
        the name of a rulebook that ships, or a folder. Where it is said more than once, the events that put a
        rulebook in force choose among them; before the first of those, the first of them is. The folder in which a
        service keeps its rulebooks stands for all of them.
    all
        write lawful rulings too.
    until
        let time run on to this Unix time in milliseconds after the last event.
    uphold
        treat every unlawful ruling as upheld by staff, so that ladders run.
    pretty
        write for people instead of machines.
    """
    books: list[Rulebook] = []
    named = ""
    with ExitStack() as stack:
        try:
            for named in rulebook:
                books += _brought(named)
            sources: list[BinaryIO] = [stack.enter_context(open(f, "rb")) for f in files] or [sys.stdin.buffer]
        except Refused as refused:
            return _refused(named, refused)
        except (LawError, ServiceError, OSError) as error:
            complain(error)
            return 2
        servers = seated(books[0], all, uphold, stack, books if len(books) > 1 else ())
        show = _pretty(servers) if pretty else None
        strangers = Strangers()
        found = run(stack.enter_context(watched(sources)), servers, until, partial(_begin, show), strangers)
        faults = _write(found, all, show)
    _tell_ignored(strangers)
    return 1 if faults else 0


def _begin(show: "Pretty | None", t: int) -> None:
    """The first event is of `t` (Unix ms)."""
    if t in SECONDS:
        complain(
            f"the first event is of {t}: `t` is counted in milliseconds since the beginning of 1970, and this looks "
            "like seconds; every stretch of time would be a thousand times too short"
        )
    if show is not None:
        show.begin(t)


def _tell_ignored(strangers: Strangers) -> None:
    """Say what was passed over because this version does not know it: a newer sender, or a slip of the pen."""
    types = {name: times for name, times in strangers.types.items() if name not in kept.TYPES}
    fields = {name: times for name, times in strangers.fields.items() if not kept.keeps(name)}
    if types:
        _ignored("type", types, TYPES)
    if fields:
        _ignored("field", fields, (f"{name}.{f}" for name, kind in TYPES.items() for f in wire_fields(kind)))


def _ignored(what: str, counts: dict[str, int], known: Iterable[str]) -> None:
    names = list(known)
    for name, times in islice(counts.items(), IGNORED):
        meant = near(name, names, 0.75)
        often = "once" if times == 1 else f"{times} times"
        complain(f"the {what} `{name}` is not known here, and was ignored {often}{f'; {meant}' if meant else ''}")
    if len(counts) > IGNORED:
        complain(f"so were {len(counts) - IGNORED} other {what}s")


def _brought(name: str) -> list[Rulebook]:
    """The rulebook of this name, or all that a service keeps there and that can still be read; what cannot is said.

    Raises `LawError`, or `ServiceError` where none of those that are kept can be read.
    """
    shelf = Books(Path(name))
    found: list[Rulebook] = []
    wrong: list[ServiceError] = []
    for hash_ in shelf.all():
        try:
            found.append(shelf.get(hash_))
        except ServiceError as error:
            wrong.append(error)
    if wrong and not found:
        raise wrong[0]
    for each in wrong:
        complain(f"left out: {each}")
    return found or [load(name, lexicon())]


def seated(
    book: Rulebook,
    all: bool,  # noqa: A002
    uphold: bool,
    stack: ExitStack,
    ahead: Sequence[Rulebook] = (),
) -> Servers:
    """Referees under a rulebook, as this command seats them, and those `ahead` that may come into force; what they put
    away lies in files until `stack` closes."""
    settle()
    shelves = partial(_shelf, stack)
    return Servers(book, lexicon(), above=over((book, *ahead), uphold), terse=not all, shelves=shelves, ahead=ahead)


def _shelf(stack: ExitStack) -> BinaryIO:
    """A file for what a referee puts away, for as long as is judged."""
    return stack.enter_context(TemporaryFile())


def _write(findings: Iterable[Found], all: bool, show: "Pretty | None") -> int:  # noqa: A002
    """Write the findings; how many lines could not be taken."""
    out = sys.stdout.buffer
    untaken, seen = Untaken(), sys.stdout.isatty()
    for found in findings:
        if isinstance(found, Ruling) and found.ruling == "lawful" and not all and found.until is msgspec.UNSET:
            continue
        if isinstance(found, FaultFound):
            untaken.tell(found)
        if show is not None:
            show.write(found)
        else:
            line = msgspec.json.encode(found)
            out.write((escaped(line.decode()).encode() if seen else line) + b"\n")
    out.flush()
    untaken.rest()
    return untaken.lines


class Untaken:
    """Says on standard error which lines could not be taken; of many in a row for one reason, the first and the rest
    together."""

    def __init__(self) -> None:
        self.lines = 0
        self._reason = ""
        self._first = self._last = 0

    def tell(self, fault: FaultFound) -> None:
        """One more line that could not be taken."""
        self.lines += 1
        if fault.reason == self._reason and fault.line == self._last + 1:
            self._last = fault.line
            return
        self.rest()
        self._reason, self._first, self._last = fault.reason, fault.line, fault.line
        complain(f"line {fault.line}: {fault.reason}")

    def rest(self) -> None:
        """What has not been said yet of the lines in a row."""
        if self._last > self._first + 1:
            complain(f"lines {self._first + 1} to {self._last}: the same")
        elif self._last > self._first:
            complain(f"line {self._last}: the same")
        self._first = self._last


def _refused(rulebook: str, refused: Refused) -> int:
    """Nothing is judged by a rulebook that has errors: what they are, and what to do."""
    for diagnostic in refused.diagnostics:
        print(diagnostic.render(), end="\n\n", file=sys.stderr)
    many = len(refused.diagnostics)
    errors = "1 error" if many == 1 else f"{many} errors"
    advice = f"mend them and look again with `lawspeaker rulebook check {rulebook}`"
    complain(f"nobody is judged by a rulebook with {errors}: {advice}")
    return 2


def _lacking(event: Event | Unknown) -> str:
    assert isinstance(event, RulebookAdopted)
    return (
        f"the rulebook {quote(event.name)} of hash {quote(event.hash)} comes into force here and was not given: "
        "what follows is judged by the one before; give it too, as another `--rulebook`"
    )


def _pretty(servers: Servers) -> "Pretty":
    from lawspeaker.cli.pretty import Pretty

    return Pretty(servers)


def run(
    sources: Iterable[Source],
    servers: Servers,
    until: int | None = None,
    begin: Callable[[int], None] | None = None,
    strangers: Strangers | None = None,
) -> Iterator[Found]:
    """The findings of all events of these sources, in order; lines that are no event are `fault` findings. `begin` is
    told the time of the first event (Unix ms); `strangers` counts what is not known."""
    reader = Reader(sources)
    reader.strangers = strangers or reader.strangers
    for line, taken in reader:
        if isinstance(taken, Fault):
            yield FaultFound(line=line, reason=str(taken))
        else:
            if begin is not None:
                begin(taken.t)
                begin = None
            if servers.lacks(taken):
                yield FaultFound(line=line, reason=_lacking(taken))
            yield from servers.take(taken)
    if until is not None:
        yield from servers.advance(until)
