"""How far each text file of a folder was read, and where that is after the server has turned its logs over.

A file is known by what stands in it, never by its name: a place holds a hash of the last bytes that were read. So a log
that was renamed, or copied and cut back, is read on where it now lies; a copy of what was read is not read again; and
a log that was cut back while nobody looked is known to have lost something. Only whole lines are read, and never more
than a bounded stretch at once.
"""

import codecs
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from lawspeaker.gateways.files.logfile import tidy

__all__ = ["MOST", "Found", "Lines", "Place", "again", "end_of", "find", "read_on"]

MARKED = 512
"""Bytes before a place by which it is known again."""
MOST = 1 << 20
"""Bytes of one file that are read at once."""


class Place(Struct):
    """How far the file `name` was read: bytes, whole lines, and the hash of the bytes before. `passing`: the rest of a
    line that no game writes, for its length, is being passed over."""

    name: str
    offset: int = 0
    line: int = 0
    mark: str = ""
    passing: bool = False


class Lines(NamedTuple):
    """Lines with their numbers, and whether there are more whole ones."""

    lines: list[tuple[int, str]]
    more: bool


class Found(NamedTuple):
    """Where the known places lie now, the files that are new, and the places that lie nowhere any more."""

    places: list[Place]
    fresh: list[Place]
    lost: list[Place]


def find(known: list[Place], files: dict[str, Path]) -> Found:
    """Each known place among these files, by their names; a fresh file that is a copy begins at its end."""
    stay = {one.name: one for one in known if one.name in files and _holds(files[one.name], one)}
    free = [name for name in files if name not in stay]
    lost: list[Place] = []
    for one in known:
        if one is stay.get(one.name):
            continue
        name = next((name for name in free if one.offset and _holds(files[name], one)), None)
        if name is None:
            lost.append(one)
        else:
            free.remove(name)
            one.name = name
            stay[name] = one
    fresh = [_begun(name, files[name], list(stay.values())) for name in free]
    return Found([stay[name] for name in sorted(stay)], fresh, lost)


def end_of(name: str, path: Path) -> Place:
    """The place behind the last whole line of a file."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        wide = _is_wide(stream.read(2))
        stream.seek(max(0, (size - MOST) & ~1))
        start = stream.tell()
        cut = _last_end(stream.read(size - start), wide)
        offset = start + cut
        return Place(name, offset, _count(path, offset, wide), _mark(path, offset))


def read_on(place: Place, path: Path, most: int = MOST) -> Lines:
    """The next lines of a file, of at most so many bytes; the place moves behind them."""
    with path.open("rb") as stream:
        wide = _is_wide(stream.read(2))
        stream.seek(place.offset)
        raw = stream.read(most)
    cut = _last_end(raw, wide)
    full = len(raw) == most
    if not cut and not full:
        return Lines([], False)
    found: list[tuple[int, str]] = []
    if cut:
        found = _numbered(raw[:cut], wide, place)
        place.passing = False
    else:
        cut, place.passing = len(raw), True
    place.offset += cut
    place.mark = _mark(path, place.offset)
    return Lines(found, full)


def again(path: Path, start: int, end: int) -> Iterator[list[tuple[int, str]]]:
    """Lines that were read before, a stretch at a time: from the first that begins behind byte `start`, or at it if it
    is the first of all, to byte `end`; numbered from 1."""
    place = Place("", start, passing=start > 0)
    while place.offset < end:
        before = place.offset
        found = read_on(place, path, min(MOST, end - before)).lines
        if place.offset == before:
            return
        yield found


def _begun(name: str, path: Path, known: list[Place]) -> Place:
    copied = any(one.offset and _holds(path, one) for one in known)
    return end_of(name, path) if copied else Place(name)


def _holds(path: Path, place: Place) -> bool:
    """Whether what was read up to this place still stands in this file."""
    try:
        return path.stat().st_size >= place.offset and _mark(path, place.offset) == place.mark
    except OSError:
        return False


def _mark(path: Path, offset: int) -> str:
    if not offset:
        return ""
    with path.open("rb") as stream:
        stream.seek(max(0, offset - MARKED))
        return sha256(stream.read(min(offset, MARKED))).hexdigest()[:32]


def _is_wide(start: bytes) -> bool:
    return start == codecs.BOM_UTF16_LE


def _last_end(raw: bytes, wide: bool) -> int:
    """How many of these bytes are whole lines."""
    if not wide:
        return raw.rfind(b"\n") + 1
    at = len(raw)
    while (at := raw.rfind(b"\n", 0, at)) >= 0:
        if at % 2 == 0 and raw[at + 1 : at + 2] == b"\0":
            return at + 2
    return 0


def _count(path: Path, offset: int, wide: bool) -> int:
    lines, rest = 0, offset
    with path.open("rb") as stream:
        while rest > 0 and (raw := stream.read(min(rest, MOST))):
            lines += raw.count(b"\n\0" if wide else b"\n")
            rest -= len(raw)
    return lines


def _numbered(raw: bytes, wide: bool, place: Place) -> list[tuple[int, str]]:
    text = raw.decode("utf-16-le" if wide else "utf-8", "replace").removeprefix("\ufeff" if not place.offset else "")
    found: list[tuple[int, str]] = []
    for each in text.split("\n")[:-1]:
        place.line += 1
        bare = tidy(each.rstrip("\r"))
        if bare is not None and not place.passing:
            found.append((place.line, bare))
        place.passing = False
    return found
