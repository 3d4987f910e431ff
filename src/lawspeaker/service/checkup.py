"""A check-up: what is wrong with a set-up, and what will be, in plain words, and what to do about it.

Nothing is changed by looking. It may be run beside a running service.
"""

import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from lawspeaker.events.spans import DAY, HOUR, MINUTE
from lawspeaker.law.errors import LawError
from lawspeaker.law.folder import both_names
from lawspeaker.law.library import load
from lawspeaker.record import AbsentError, DamagedError, RecordError, read_record, written_by
from lawspeaker.service.address import bound
from lawspeaker.service.books import Books
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.findings import FILE as FOUND
from lawspeaker.service.findings import Findings
from lawspeaker.service.folders import BOOKS, records_in, server_folder
from lawspeaker.service.hall import House
from lawspeaker.service.keeping import backups, check_format
from lawspeaker.service.keys import ANY
from lawspeaker.service.office import Office
from lawspeaker.service.rights import OBSERVE
from lawspeaker.service.settings import Settings
from lawspeaker.vocabulary import lexicon

__all__ = ["Remark", "look_over"]

ROOM = 1 << 30
"""Bytes on disk below which it is getting tight."""
WEEK = 7 * DAY
AHEAD = 5 * MINUTE
LONG_AGO = 1_700_000_000_000
"""No computer whose clock is right says less."""
SOON = 2.0
"""Seconds to wait for a service to answer."""


LONGEST = 1 << 20
"""Bytes of an answer; whoever has more to say is somebody else."""


EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where somebody is asked who listens at every address of this computer."""


class Standing(Struct, frozen=True):
    """What a service says of one of its servers, as far as it matters here."""

    failing: str = ""


class Health(Struct, frozen=True):
    """What a service says of itself at `/health`."""

    well: bool
    version: str
    servers: dict[str, Standing] = {}


class Remark(Struct, frozen=True):
    """Something about the set-up: `wrong` has to be put right, `mind` is to be thought of, `well` is well."""

    level: Literal["wrong", "mind", "well"]
    say: str


def look_over(given: Settings, now: int) -> Iterator[Remark]:
    """Everything there is to say about this set-up, at `now` (Unix ms)."""
    if now < LONG_AGO:
        yield _wrong("the clock of this computer is years behind: set it, for deadlines go by it")
    yield from map(_wrong, given.amiss)
    yield from _data(given.data)
    yield from _open_to_all(given.data)
    yield from _address(given)
    keys = list(given.keys.values())
    try:
        keys += [key for key in Office(given.data, lambda: now).all_keys() if key.revoked is None]
    except RecordError as error:
        yield _wrong(f"the office cannot be read: {error}")
    for name, house in given.houses.items():
        yield from _server(given.data, name, house, now)
        told = name in given.rcon or name in given.files or given.amiss
        if not told and not any(key.serves(name) and OBSERVE in key.may for key in keys):
            hint = "`lawspeaker key add bridge --may observe,order` gives one out"
            yield _wrong(f"server `{name}`: no key may tell what happens on it; {hint}")
    for key in keys:
        for server in key.servers:
            if server != ANY and server not in given.houses:
                yield _mind(f"the key `{key.id}` is for the server `{server}`, which the settings do not name")
    yield from _backups(given.data, now)


def _data(data: Path) -> Iterator[Remark]:
    try:
        check_format(data)
        free = shutil.disk_usage(data).free
    except OSError as error:
        yield _wrong(f"the data folder `{data}` cannot be written to: {error.strerror}")
        return
    except ServiceError as error:
        yield _wrong(str(error))
        return
    if free < ROOM:
        yield _wrong(f"there are only {free >> 20} MiB left on the disk of `{data}`: make room")
    else:
        yield _well(f"data in `{data}`, {free >> 30} GiB free")


def _open_to_all(data: Path) -> Iterator[Remark]:
    """Folders that others who use this computer can look into, as those that an earlier version has made."""
    there = [folder for folder in records_in(data).values() if os.name == "posix" and folder.stat().st_mode & 0o077]
    if there:
        say = f"others on this computer can look into `{there[0]}`, where names and words of players lie"
        yield _mind(f"{say}: `chmod -R go= {data}` keeps them out")


def _address(given: Settings) -> Iterator[Remark]:
    if given.host not in ("127.0.0.1", "localhost", "::1"):
        yield _mind(f"`{given.host}` can be reached from outside, and keys travel in the clear: put TLS in front")
    writers = [owner for folder in records_in(given.data).values() if (owner := written_by(folder)) is not None]
    try:
        bound(given.host, given.port).close()
    except OSError as error:
        yield _taken(given, error, bool(writers))
    else:
        yield _free(given, writers[0].pid if writers else None)


def _free(given: Settings, writer: int | None) -> Remark:
    """Nobody is at the address; a service may run all the same, where it was told to listen elsewhere."""
    if given.port == 0 and writer is not None:
        return _well(f"a service runs (process {writer}), at a port that the system chose: its log names it")
    if given.port == 0:
        return _mind(
            "no service runs: `lawspeaker serve` starts it, at a port that the system chooses (`listen` has 0)"
        )
    nobody = f"no service runs at {given.host}:{given.port}"
    if writer is not None:
        return _mind(f"{nobody}, but process {writer} writes the records: start it anew if `listen` was changed")
    return _mind(f"{nobody}: `lawspeaker serve` starts it")


def _taken(given: Settings, error: OSError, ours: bool) -> Remark:
    """Somebody is there already: the service, or somebody else."""
    host = EVERYWHERE.get(given.host, given.host)
    place = f"[{host}]:{given.port}" if ":" in host else f"{host}:{given.port}"
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(f"http://{place}/health", timeout=SOON) as reply:
            told = msgspec.json.decode(reply.read(LONGEST), type=Health)
    except urllib.error.HTTPError as answer:
        return _unwell(place, answer, error)
    except (OSError, HTTPException, ValueError):
        return _no_service(place, error)
    if not ours:
        return _mind(f"a service runs at {place}, but of another data folder: choose another `listen` for this one")
    return _well(f"the service runs at {place}, version {told.version}")


def _unwell(place: str, answer: urllib.error.HTTPError, error: OSError) -> Remark:
    """Whoever is there says that something is wrong: the service of one of its servers, or somebody else of himself."""
    try:
        with answer:
            told = msgspec.json.decode(answer.read(LONGEST), type=Health)
    except (OSError, HTTPException, ValueError):
        return _no_service(place, error)
    failing = "; ".join(f"`{name}`: {one.failing}" for name, one in told.servers.items() if one.failing)
    return _wrong(f"the service at {place} is not well: {failing or 'it does not say why'}")


def _no_service(place: str, error: OSError) -> Remark:
    return _wrong(
        f"{place} cannot be used: {error.strerror}, and Lawspeaker does not answer there; choose another in `listen`"
    )


def _server(data: Path, name: str, house: House, now: int) -> Iterator[Remark]:
    try:
        book = load(house.rulebook, lexicon())
    except LawError as error:
        yield _wrong(f"server `{name}`: the rulebook cannot be read: {error}")
    else:
        called = both_names(house.rulebook, book.name)
        yield _well(f"server `{name}`: rulebook {called}, {len(book.articles)} articles, mode {house.terms.mode}")
    try:
        yield from _record(server_folder(data, name), Books(data / BOOKS), name, now)
    except AbsentError:
        yield _mind(f"server `{name}`: nothing has been heard of it yet")
    except DamagedError as error:
        again = (
            f"; if that is `{FOUND}`, put it aside while the service stands still: all is found again from the record"
        )
        yield _wrong(f"server `{name}`: {error}{again}")
    except RecordError as error:
        yield _wrong(f"server `{name}`: {error}")


def _record(folder: Path, books: Books, name: str, now: int) -> Iterator[Remark]:
    with read_record(folder) as record:
        head = record.head()
        holes = sum(1 for lack in record.lacks() if lack.what == "hole")
    yield _well(f"server `{name}`: {head.seq:,} events on record")
    if head.clock > now + AHEAD:
        hours = (head.clock - now) / HOUR
        yield _mind(f"server `{name}`: its clock is {hours:.1f} h ahead of that of this computer")
    if holes:
        places = "one place" if holes == 1 else f"{holes} places"
        say = f"numbers are missing in {places}, or could not be read; rulings over them stay unclear"
        yield _mind(f"server `{name}`: {say}; `lawspeaker record show {folder}` ends with which they are")
    if (folder / FOUND).is_file():
        findings = Findings(folder)
        try:
            refused, adopted = findings.refusals(), findings.books()
        finally:
            findings.close()
        yield from _kept(books, name, dict.fromkeys(hash_ for _, _, hash_ in adopted))
        if refused:
            yield _mind(f"server `{name}`: {refused} messages were refused by those who carry them")


def _kept(books: Books, name: str, hashes: Iterable[str]) -> Iterator[Remark]:
    """Whether each rulebook that was ever in force can still be read: without it nothing is judged on."""
    for hash_ in hashes:
        try:
            books.get(hash_)
        except ServiceError as error:
            said = str(error).partition("\n")[0]
            yield _wrong(f"server `{name}`: it cannot start, for {said}")


def _backups(data: Path, now: int) -> Iterator[Remark]:
    made = [one for one in backups(data) if Path(one.where).is_dir()]
    if not made:
        yield _mind("there is no backup: `lawspeaker backup FOLDER` makes one while the service runs")
    elif now - made[-1].made > WEEK:
        yield _mind(f"the last backup is {(now - made[-1].made) // DAY} days old")
    else:
        yield _well(f"last backup in `{made[-1].where}`")


def _wrong(say: str) -> Remark:
    return Remark("wrong", say)


def _mind(say: str) -> Remark:
    return Remark("mind", say)


def _well(say: str) -> Remark:
    return Remark("well", say)
