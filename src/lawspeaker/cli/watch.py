"""`lawspeaker watch`: the live feed of a server on a terminal, from what is kept on this computer.

Exit status: 0 ended by an interrupt; 2 there is nothing to watch.
"""

import time
from collections.abc import Callable, Iterator

import msgspec
from rich.console import Console
from rich.text import Text

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.days import Days
from lawspeaker.cli.deeds import COLOURS, Dated, brief, first, headed, questions
from lawspeaker.cli.flag import Flag
from lawspeaker.cli.roster import Roster
from lawspeaker.cli.screen import harmless
from lawspeaker.cli.setup import Given, data_of
from lawspeaker.events.findings import Ruling
from lawspeaker.institutions.words import at_clock
from lawspeaker.record import RecordError
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.findings import FILE, Findings, Kept
from lawspeaker.service.folders import server_folder

LOOK = 0.25
"""Seconds between two looks."""
HEAD = 12
"""Columns before the first word."""


def watch(
    server: str = "main",
    /,
    *,
    last: int = 20,
    all: Flag = False,  # noqa: A002
    once: Flag = False,
    whole: Flag = False,
    settings: Given = None,
) -> int:
    """Show what is found on a server, as it is found.

    Parameters
    ----------
    server
        which server.
    last
        begin with the last so many findings.
    all
        show lawful rulings too.
    once
        stop after those.
    whole
        show every reason and every question of a ruling.
    """
    try:
        folder = server_folder(data_of(settings), server)
        if not (folder / FILE).is_file():
            raise ServiceError(f"nothing has been found on `{server}` yet: there is nothing in `{folder}`")
        findings = Findings(folder)
    except (ServiceError, RecordError, OSError) as error:
        complain(error)
        return 2
    feed, came, shown = Feed(all, Roster(folder).called, whole), 0, 0
    try:
        for kept in _following(findings, last, once):
            came, shown = came + 1, shown + feed.write(kept)
        if not shown:
            lawful = f"all of the last {came} findings were lawful rulings: `--all` shows them"
            complain(lawful if came else f"nothing has been found on `{server}` yet")
    except KeyboardInterrupt:
        pass
    except RecordError as error:
        complain(error)
        return 2
    finally:
        findings.close()
    return 0


def _following(findings: Findings, last: int, once: bool) -> Iterator[Kept]:
    begun = findings.last(max(last, 1))
    yield from begun if last > 0 else ()
    seq, place = (begun[-1].seq, begun[-1].place) if begun else (0, -1)
    while not once:
        fresh = findings.after(seq, place)
        yield from fresh
        if fresh:
            seq, place = fresh[-1].seq, fresh[-1].place
        else:
            time.sleep(LOOK)


class Feed:
    """Writes findings as they come, those that were lawful only with `all`, and many reasons only if `whole`."""

    def __init__(self, all: bool, called: Callable[[str], str], whole: bool = False) -> None:  # noqa: A002
        self._all, self._called, self._days = all, called, Days()
        self._whole = whole
        self._console = Console(highlight=False, soft_wrap=True)

    def write(self, kept: Kept) -> bool:
        """One finding, and whether it is shown; it is gone over for signs that could upset a terminal, for players
        choose their names."""
        found: Dated = msgspec.convert(harmless(msgspec.json.decode(kept.body)), Dated)
        if isinstance(found, Ruling) and found.ruling == "lawful" and found.until is msgspec.UNSET and not self._all:
            return False
        if day := self._days.turned(found.t):
            self._console.print(Text(day, style="bold"))
        head, below = self._told(found)
        line = Text.assemble((f"{at_clock(found.t)}  ".rjust(HEAD), "dim"), head)
        line.append(f"  [{', '.join(found.clauses)}]" if found.clauses else "", style="cyan")
        line.append(f"  event {kept.seq}", style="dim")
        self._console.print(line)
        for more in below:
            self._console.print(Text(" " * HEAD + more, style="dim"))
        return True

    def _told(self, found: Dated) -> tuple[Text, list[str]]:
        """What was found, and what is said below it."""
        if not isinstance(found, Ruling):
            sort, said = brief(found, self._name)
            return Text(f"{sort:9} {said}"), []
        over = isinstance(found.until, int)
        said, reasons = headed(found, self._called)
        below = self._some(reasons, "reasons") + self._some(questions(found), "questions")
        ruled = "over" if over else found.ruling
        return Text.assemble((f"{ruled:9} ", "dim" if over else COLOURS[found.ruling]), said), below

    def _some(self, lines: list[str], what: str) -> list[str]:
        """The first of these lines, and how many there are besides."""
        return lines if self._whole else first(lines, what, "`--whole` shows them")

    def _name(self, id_: str) -> str:
        return harmless(self._called(id_))
