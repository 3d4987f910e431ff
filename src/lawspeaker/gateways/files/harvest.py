"""A server's folder, read whole: everything that its files tell, joined and put in order.

First everything is read that says who is who, for hostile names are decided by it; then everything that happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lawspeaker.gateways.files import (
    chatlog,
    combatlog,
    console,
    coverage,
    database,
    deaths,
    folder,
    identities,
    killfeed,
    playerlist,
    twins,
)
from lawspeaker.gateways.files.clerk import Clerk
from lawspeaker.gateways.files.coverage import Span
from lawspeaker.gateways.files.logfile import Logfile
from lawspeaker.gateways.files.stamps import Style
from lawspeaker.gateways.files.told import Spot, Told, Untaken, Yield
from lawspeaker.gateways.files.wishes import Wishes


@dataclass(slots=True)
class Found:
    """The files of a folder by what they are."""

    deaths: list[tuple[Path, str]] = field(default_factory=list)
    identities: list[tuple[Path, str]] = field(default_factory=list)
    playerlists: list[str] = field(default_factory=list)
    logs: list[tuple[Logfile, Style | None]] = field(default_factory=list)
    chatlogs: list[tuple[Logfile, str]] = field(default_factory=list)
    killfeeds: list[Logfile] = field(default_factory=list)
    combatlogs: list[Logfile] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    @property
    def known(self) -> list[str]:
        """The names of the files that are ours."""
        paths = [name for _, name in self.deaths + self.identities]
        logs = [log.name for log, _ in self.logs] + [log.name for log, _ in self.chatlogs]
        return sorted([*paths, *self.playerlists, *logs, *(log.name for log in self.killfeeds + self.combatlogs)])


@dataclass(slots=True)
class Harvest:
    """What a folder yields: what is told, in order; what could not be taken; and what the owner should know."""

    found: Found
    clerk: Clerk
    told: list[Told] = field(default_factory=list)
    untaken: list[Untaken] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    joined: int = 0
    disputed: int = 0
    shifted: tuple[int, int] | None = None


def gather(place: Path, wishes: Wishes) -> Harvest:
    """Everything that the files below `place` tell; a file that cannot be read is said to be so."""
    yields = Harvest(Found(), Clerk(wishes))
    clerk, found = yields.clerk, yields.found
    _look(place, yields)
    for path, name in found.deaths:
        _gather(yields, name, deaths.tell(path, name, clerk), coverage.DATABASE)
    for log, style in found.logs:
        _gather(yields, log.name, console.tell(log, style, clerk), coverage.LOG)
    for log, about in found.chatlogs:
        _gather(yields, log.name, chatlog.tell(log, about, log.style(), clerk))
    _learn_people(yields)
    for log in found.killfeeds:
        _gather(yields, log.name, killfeed.tell(log, clerk))
    _fights(yields)
    _join(yields)
    return yields


def _look(place: Path, yields: Harvest) -> None:
    """Finds out what each file is, and learns from those that say who is who."""
    closed: list[OSError] = []
    for path, name in folder.files(place, closed):
        kind = folder.database(name)
        if kind == "deaths":
            yields.found.deaths.append((path, name))
        elif kind == "identities":
            yields.found.identities.append((path, name))
            yields.untaken += identities.learn(path, name, yields.clerk.names)
        elif folder.is_text(name):
            try:
                _look_into(Logfile(path, name), yields.found, yields.clerk)
            except OSError as error:
                yields.untaken.append(_closed(name, error))
    yields.untaken += [_closed(Path(str(error.filename)).name, error) for error in closed]


def _look_into(log: Logfile, found: Found, clerk: Clerk) -> None:
    about = chatlog.subject(log.name)
    entries = playerlist.read(log.path)
    if entries is not None:
        playerlist.learn(entries, clerk.names, clerk.netids)
        found.playerlists.append(log.name)
    elif about is not None:
        found.chatlogs.append((log, about))
    elif combatlog.looks_like(line for _, line in log.raw()):
        found.combatlogs.append(log)
    elif any(killfeed.looks_like(line) for _, line in log.raw()):
        found.killfeeds.append(log)
    else:
        scan = console.scan(log, clerk)
        if scan.ours:
            found.logs.append((log, scan.style))
        else:
            found.strange.append(log.name)


def _gather(yields: Harvest, name: str, stream: Iterable[Yield], types: frozenset[str] = frozenset()) -> None:
    """Takes what a file tells; if it was read without a loss, it shows these types whole while it lasts."""
    told: list[Told] = []
    lost = len(yields.untaken)
    try:
        for one in stream:
            if isinstance(one, Told):
                told.append(one)
            else:
                yields.untaken.append(one)
    except OSError as error:
        yields.untaken.append(_closed(name, error))
    yields.told += told
    span = coverage.span(name, types, told)
    if span is not None and types and len(yields.untaken) == lost:
        yields.spans.append(span)


def _closed(name: str, error: OSError) -> Untaken:
    return Untaken(Spot(name, 0), database.why(error))


def _learn_people(yields: Harvest) -> None:
    """What was told with an id and a name also says who wore which name."""
    for one in yields.told:
        for who, name in one.people:
            yields.clerk.names.learn(who, name)


def _fights(yields: Harvest) -> None:
    struck: list[combatlog.Struck] = []
    for log in yields.found.combatlogs:
        try:
            for one in combatlog.blows(log, yields.clerk.wishes):
                if isinstance(one, Untaken):
                    yields.untaken.append(one)
                else:
                    struck.append(one)
        except OSError as error:
            yields.untaken.append(_closed(log.name, error))
    told, joined = combatlog.tell(struck, yields.clerk.netids)
    yields.told += told
    yields.joined += joined


def _join(yields: Harvest) -> None:
    yields.shifted = twins.shifted(yields.told)
    result = twins.join(yields.told)
    yields.told = [killfeed.unconfirmed(one) if "by_name" in one.facts else one for one in result.told]
    yields.joined += result.joined
    yields.disputed = result.disputed
