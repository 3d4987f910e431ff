"""`lawspeaker watch`: the live feed of a server on a terminal, from what is kept on this computer.

Exit status: 0 ended by an interrupt; 2 there is nothing to watch.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.days import Days
from lawspeaker.cli.pretty import COLOURS
from lawspeaker.cli.screen import harmless
from lawspeaker.events.findings import Answer, Change, Fault, Found, Notice, Ruling, Sanction
from lawspeaker.institutions.words import at_clock
from lawspeaker.record import RecordError
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.findings import Findings, Kept
from lawspeaker.service.folders import server_folder
from lawspeaker.service.settings import read_settings, settings_here

LOOK = 0.25
"""Seconds between two looks."""
Flag = Annotated[bool, Parameter(negative="")]
FOUND: Any = Ruling | Answer | Change | Notice | Sanction
HEAD = 12
"""Columns before the first word."""


def watch(
    server: str = "main",
    /,
    *,
    last: int = 20,
    all: Flag = False,  # noqa: A002
    once: Flag = False,
    settings: Path | None = None,
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
    settings
        the file with the settings; without one, `lawspeaker.toml` here.
    """
    file = settings or settings_here()
    try:
        folder = server_folder(read_settings(file, os.environ).data, server)
        if not (folder / "findings.db").is_file():
            raise ServiceError(f"nothing has been found on `{server}` yet: there is nothing in `{folder}`")
        findings = Findings(folder)
    except (ServiceError, RecordError, OSError) as error:
        complain(str(error))
        return 2
    feed, came, shown = Feed(all), 0, 0
    try:
        for kept in _following(findings, last, once):
            came, shown = came + 1, shown + feed.write(kept)
        if not shown:
            lawful = f"all of the last {came} findings were lawful rulings: `--all` shows them"
            complain(lawful if came else f"nothing has been found on `{server}` yet")
    except KeyboardInterrupt:
        pass
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
    """Writes findings as they come, those that were lawful only with `all`."""

    def __init__(self, all: bool) -> None:  # noqa: A002
        self._all, self._days = all, Days()
        self._console = Console(highlight=False, soft_wrap=True)

    def write(self, kept: Kept) -> bool:
        """One finding, and whether it is shown; it is gone over for signs that could upset a terminal, for players
        choose their names."""
        found: Found = msgspec.convert(harmless(msgspec.json.decode(kept.body)), FOUND)
        if isinstance(found, Ruling) and found.ruling == "lawful" and found.until is msgspec.UNSET and not self._all:
            return False
        assert not isinstance(found, Fault)
        if day := self._days.turned(found.t):
            self._console.print(Text(day, style="bold"))
        self._console.print(_line(found, kept.seq))
        for more in _below(found):
            self._console.print(Text(" " * HEAD + more, style="dim"))
        return True


def _line(found: Ruling | Answer | Change | Notice | Sanction, seq: int) -> Text:
    """When, what, and by which clauses."""
    line = Text.assemble((f"{at_clock(found.t)}  ".rjust(HEAD), "dim"))
    match found:
        case Ruling():
            over = isinstance(found.until, int)
            line.append(f"{'over' if over else found.ruling:9} ", style="dim" if over else COLOURS[found.ruling])
            line.append(found.because[0] if found.because else f"{found.act} by {found.actor}")
        case Answer():
            line.append(f"{'yes' if found.ok else 'no' if found.ok is False else 'unclear':9} {found.say}")
        case Change():
            line.append(f"{found.what:9} {found.id}: {found.old or 'nothing'} → {found.new}")
        case Notice():
            line.append(f"{'notice':9} to {_those(found.to)}: {found.say}")
        case Sanction():
            line.append(f"{'sanction':9} {found.step['kind']} for {found.player} ({found.status}, {found.ladder})")
    line.append(f"  [{', '.join(found.clauses)}]" if found.clauses else "", style="cyan")
    line.append(f"  event {seq}", style="dim")
    return line


def _those(to: list[str] | str) -> str:
    return to if isinstance(to, str) else ", ".join(to) or "nobody"


def _below(found: Found) -> Iterator[str]:
    if isinstance(found, Ruling):
        yield from found.because[1:]
        yield from (f"asks {missing.id}: {missing.say}" for missing in found.missing or ())
