"""The hall: every running server of an organisation, its office, and who may speak where.

It opens and closes the servers, knows the keys, counts who is connected, and lets time pass where nobody speaks.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

import structlog
from msgspec import Struct

from lawspeaker.events.spans import SECOND
from lawspeaker.law.errors import LawError, Refused
from lawspeaker.law.folder import both_names, folder_of
from lawspeaker.record import RecordError
from lawspeaker.service.books import Books
from lawspeaker.service.cutter import Cutter
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.folders import BOOKS, server_folder
from lawspeaker.service.gauges import Gauges
from lawspeaker.service.intake import Outcome
from lawspeaker.service.keys import Key, parts_of
from lawspeaker.service.knocks import Silence, Terms
from lawspeaker.service.office import Office
from lawspeaker.service.server import Server

__all__ = ["Hall", "House"]

WATCHING = 30 * SECOND
"""For how long (ms) somebody who spoke over HTTP counts as being there."""

log = structlog.get_logger()


class House(Struct, frozen=True):
    """What is to run as one server: its rulebook (a name or a folder) and its terms."""

    rulebook: str
    terms: Terms


class Hall:
    """Servers by name, in `data`. `keys` are given besides those of the office; `wall` gives Unix milliseconds.

    Raises `LawError` if a rulebook cannot be read, `RecordError` if a record cannot be opened, `ServiceError`.
    """

    def __init__(
        self, data: Path, houses: Mapping[str, House], wall: Callable[[], int], keys: Mapping[str, Key] | None = None
    ) -> None:
        self.data, self.wall = data, wall
        self.gauges = Gauges()
        self.books = Books(data / BOOKS)
        self.office = Office(data, wall)
        self.servers: dict[str, Server] = {}
        self._cutter = Cutter()
        self._office_failing, self._reloading = "", Lock()
        self.sights: dict[tuple[str, str], str] = {}
        """Of each game that is watched, by server and source, why it cannot be; empty while it can."""
        self._houses = dict(houses)
        self._keys = dict(keys or {})
        self._connected: Counter[str] = Counter()
        self._until: dict[str, int] = {}
        try:
            for name, house in houses.items():
                self.servers[name] = self._open(name, house)
        except BaseException:
            self.stop()
            raise

    def _open(self, name: str, house: House) -> Server:
        book = self.books.bring(house.rulebook)
        folder = server_folder(self.data, name)
        return Server(name, folder, book, self.books, house.terms, self.gauges, self.wall, self._cutter)

    def start(self) -> None:
        """Open every door."""
        for server in self.servers.values():
            server.start()

    def stop(self) -> None:
        """Close every server; what is acknowledged is on disk."""
        for server in self.servers.values():
            server.stop()
        self._cutter.stop()

    @property
    def has_keys(self) -> bool:
        """Whether keys are given besides those of the office."""
        return bool(self._keys)

    # Keys -------------------------------------------------------------------------------------------------------------

    def key(self, shown: str) -> Key | None:
        """The key that somebody shows, if it is right now."""
        parts = parts_of(shown)
        if parts is None:
            return None
        id_, secret = parts
        key = self._keys.get(id_) or self.office.key(id_)
        return key if key is not None and key.opens(secret, self.wall()) else None

    def holds(self, shown: str) -> bool:
        """Whether a key that was right is so still."""
        return self.key(shown) is not None

    # Time -------------------------------------------------------------------------------------------------------------

    def connected(self, server: str, by: int) -> None:
        """So many senders more (or fewer) are connected to this server."""
        self._connected[server] += by
        self.gauges.senders.labels(server).set(self._connected[server])

    def heard(self, server: str) -> None:
        """Somebody who does not stay connected has spoken: he is taken to watch for a while."""
        self._until[server] = self.wall() + WATCHING

    def pass_time(self) -> None:
        """Called every second or so: silence is noticed, and keys are looked up anew."""
        for name, server in self.servers.items():
            watched = self._connected[name] > 0 or self.wall() < self._until.get(name, 0)
            server.give(Silence(watched), lambda _: None)
        self._look_at_office()

    def _look_at_office(self) -> None:
        try:
            changed, why = self.office.look(), ""
        except (RecordError, ServiceError) as error:
            changed, why = False, str(error)
        if why and not self._office_failing:
            log.error("the office cannot be read, so keys stay as they were: it is tried again", because=why)
        elif self._office_failing and not why:
            log.info("the office can be read again")
        self._office_failing = why
        if changed:
            log.info("the office has changed")

    # Rulebooks --------------------------------------------------------------------------------------------------------

    def folder(self, server: str) -> str:
        """What the folder of a server's rulebook is called."""
        return folder_of(self._houses[server].rulebook)

    def called(self, server: str) -> str:
        """What a server's rulebook is called: by its folder, and by what it calls itself."""
        return both_names(self._houses[server].rulebook, self.servers[server].book.name)

    def reload(self, told: Callable[[str, str], None] | None = None) -> dict[str, str]:
        """Read every rulebook anew and put in force what has changed; what is wrong with any, by server. `told` hears
        of each server that has taken its rulebook, and why not if it could not. Who asks again meanwhile waits, so that
        what was read last is what is in force."""
        with self._reloading:
            return self._reload(told)

    def _reload(self, told: Callable[[str, str], None] | None) -> dict[str, str]:
        wrong: dict[str, str] = {}
        for name, server in self.servers.items():
            try:
                book = self.books.bring(self._houses[name].rulebook)
            except LawError as error:
                wrong[name] = str(error)
                because = _first(error, self._houses[name].rulebook)
                log.error("a rulebook cannot be read: the one in force stays", server=name, because=because)
                continue
            if book.hash == server.book.hash:
                log.info("its rulebook has not changed", server=name, rulebook=self.called(name))
            server.give(book, _teller(name, told))
        return wrong


def _first(error: LawError, rulebook: str) -> str:
    """The first thing wrong with a rulebook, in one line, and where the rest of it is shown."""
    if not isinstance(error, Refused):
        return str(error)
    one, more = error.diagnostics[0], len(error.diagnostics) - 1
    there = f"{one.spot.file}:{one.spot.line}: " if one.spot.line else f"{one.spot.file}: "
    rest = f", and {more} more" if more else ""
    return f"{there}{one.message}{rest}; `lawspeaker rulebook check {rulebook}` shows it"


def _teller(name: str, told: Callable[[str, str], None] | None) -> Callable[[Outcome], None]:
    return lambda outcome: told(name, outcome.refused) if told is not None else None
