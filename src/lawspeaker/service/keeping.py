"""Backups: copies of everything a service keeps, made while it runs, put back into an empty folder, checked each time.

What is copied is sound or the backup is none: every record in it is verified before it counts. An upgrade of what is
on disk is not begun without a backup of just this.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct, field

from lawspeaker import __version__
from lawspeaker.events.faults import quote
from lawspeaker.record import PRIVATE, open_record, read_record
from lawspeaker.record.sqlite import PEOPLE, RECORD
from lawspeaker.service.errors import KeepingError
from lawspeaker.service.findings import FILE as FOUND
from lawspeaker.service.folders import BOOKS, records_in
from lawspeaker.service.whole import write_whole

__all__ = ["FORMAT", "Manifest", "back_up", "backups", "check_format", "place_for", "restore", "upgrade"]

FORMAT = 1
"""Of what lies in the data folder; each step from one to the next is in `STEPS`."""
STEPS: dict[int, str] = {}
"""What each step changes, by the format that it starts from; there is one format so far."""

MANIFEST = "backup.json"
MADE = "backups.json"
STAMP = "format.json"
FILES = (FOUND, RECORD, PEOPLE)
"""In the order in which they are copied: none may know of what the next does not."""
RESTORING = ".restoring"
"""The folder in which what is restored lies until it is known to be sound."""
TRIES = 3


class Record(Struct):
    """A record in a backup: its last event and the hash of its chain."""

    seq: int
    hash: str


class Manifest(Struct):
    """What a backup holds: made at `made` (Unix ms), by which version; a sum for each file."""

    format: int
    version: str
    made: int
    records: dict[str, Record] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)


class Made(Struct):
    """A backup that was made: where it lies, and how far its records went."""

    where: str
    made: int
    records: dict[str, int]


class Stamp(Struct):
    """Who wrote the data folder last."""

    format: int
    version: str


def back_up(data: Path, to: Path, now: int) -> Manifest:
    """Copy everything in `data` into the new folder `to`; raises `KeepingError` or `RecordError`."""
    if to.exists():
        raise KeepingError(f"`{to}` is there already: a backup goes into a folder of its own")
    if _lies_in(to, data):
        raise KeepingError(f"`{to}` lies in the data folder itself: a backup goes elsewhere, best onto another disk")
    there = records_in(data)
    if not there:
        raise KeepingError(f"there is nothing to back up in `{data}`: no record was begun there yet")
    to.mkdir(mode=PRIVATE, parents=True)
    try:
        manifest = _copy_all(data, there, to, now)
    except BaseException:
        shutil.rmtree(to, ignore_errors=True)
        raise
    made = [*backups(data), Made(str(to.resolve()), now, {name: one.seq for name, one in manifest.records.items()})]
    _write(data / MADE, msgspec.json.encode(made))
    return manifest


def place_for(to: Path, now: int) -> Path:
    """Where a backup goes that is to go to `to`, at `now` (Unix ms): never into another backup."""
    stamp = datetime.fromtimestamp(now / 1000, UTC).strftime("%Y%m%d-%H%M%S")
    if (to / MANIFEST).exists():
        return to.resolve().with_name(f"{to.resolve().name}-{stamp}")
    return to / f"lawspeaker-{stamp}" if to.exists() else to


def restore(backup: Path, data: Path) -> Manifest:
    """Put a backup into `data`, where nothing is kept yet; raises `KeepingError` or `RecordError`."""
    manifest = _manifest(backup)
    if records_in(data):
        raise KeepingError(f"`{data}` holds records already: move that folder away, then restore")
    if manifest.format > FORMAT:
        raise KeepingError(f"`{backup}` was made by a newer Lawspeaker, {manifest.version}: update this one first")
    strays = [name for name in (*manifest.sums, *manifest.records) if not _lies_in(backup / name, backup)]
    if strays:
        raise KeepingError(f"{quote(strays[0])} does not lie in `{backup}`: this is no backup that Lawspeaker made")
    wrong = [name for name, sum_ in manifest.sums.items() if not _is(backup / name, sum_)]
    if wrong:
        raise KeepingError(f"`{wrong[0]}` in `{backup}` is not as it was when the backup was made: take another")
    data.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    _put_back(backup, manifest, data)
    _write(data / STAMP, msgspec.json.encode(Stamp(manifest.format, manifest.version)))
    return manifest


def _put_back(backup: Path, manifest: Manifest, data: Path) -> None:
    """Copy what is in a backup; nothing of it is in its place before all is there and sound."""
    fresh = data / RESTORING
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        for name in manifest.sums:
            (fresh / name).parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            shutil.copyfile(backup / name, fresh / name)
        for name in manifest.records:
            _sound(fresh / name)
        for name in manifest.sums:
            (data / name).parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            (fresh / name).replace(data / name)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def backups(data: Path) -> list[Made]:
    """The backups that were made of this data folder, the oldest first."""
    try:
        return msgspec.json.decode((data / MADE).read_bytes(), type=list[Made])
    except (OSError, msgspec.DecodeError):
        return []


def check_format(data: Path) -> None:
    """Raises `KeepingError` if another version has to work on this data folder; stamps a new one."""
    stamp = _stamp(data)
    if stamp is not None and stamp.format > FORMAT:
        raise KeepingError(f"`{data}` was written by a newer Lawspeaker, {stamp.version}: update this one first")
    if stamp is not None and stamp.format < FORMAT:
        raise KeepingError(f"`{data}` was written by Lawspeaker {stamp.version}: run `lawspeaker upgrade` once")
    data.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    _write(data / STAMP, msgspec.json.encode(Stamp(FORMAT, __version__)))


def upgrade(data: Path) -> list[str]:
    """Bring what lies in `data` to the present format; what was changed. Raises `KeepingError` without a backup of
    just what is there, `HeldError` while a service runs."""
    there = records_in(data)
    if not there:
        raise KeepingError(f"there is nothing to upgrade in `{data}`: no record was begun there yet")
    heads = {name: _head_alone(folder) for name, folder in there.items()}
    if not any(one.records == heads and (Path(one.where) / MANIFEST).is_file() for one in backups(data)):
        raise KeepingError(
            "there is no backup of what is there now, and nothing is upgraded without one: "
            "stop the service, then `lawspeaker backup FOLDER`, then this again"
        )
    stamp = _stamp(data) or Stamp(FORMAT, __version__)
    if stamp.format > FORMAT:
        raise KeepingError(f"`{data}` was written by a newer Lawspeaker, {stamp.version}: update this one first")
    done = [STEPS[step] for step in range(stamp.format, FORMAT)]
    _write(data / STAMP, msgspec.json.encode(Stamp(FORMAT, __version__)))
    return done


def _copy_all(data: Path, there: dict[str, Path], to: Path, now: int) -> Manifest:
    manifest = Manifest(FORMAT, __version__, now)
    for name, folder in there.items():
        manifest.records[name] = _copy_record(folder, to / name)
    if (data / BOOKS).is_dir():
        shutil.copytree(data / BOOKS, to / BOOKS)
    manifest.sums = {str(path.relative_to(to)): _sum(path) for path in _files(to)}
    (to / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


# Copying --------------------------------------------------------------------------------------------------------------


def _copy_record(folder: Path, to: Path) -> Record:
    """A sound copy; somebody may be forgotten between two files of it, and then it is made again."""
    for left in reversed(range(TRIES)):
        shutil.rmtree(to, ignore_errors=True)
        to.mkdir(mode=PRIVATE, parents=True)
        for name in FILES:
            if (folder / name).is_file():
                _copy(folder / name, to / name)
        try:
            return _sound(to)
        except KeepingError:
            if not left:
                raise
    raise AssertionError("the last try returns or raises")


def _copy(file: Path, to: Path) -> None:
    """A copy of a file that somebody may be writing to, as of one moment."""
    try:
        uri = f"{file.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise KeepingError(f"`{file}` cannot be copied to `{to}`: {error}") from None


def _sound(folder: Path) -> Record:
    with read_record(folder) as record:
        report, head = record.verify(), record.head()
    if not report.sound:
        raise KeepingError(f"the record in `{folder}` is not sound: {report.faults[0]}")
    return Record(head.seq, head.hash)


def _head_alone(folder: Path) -> int:
    """Where a record ends, while nobody writes to it; raises `HeldError`."""
    with open_record(folder) as record:
        return record.head().seq


# Files ----------------------------------------------------------------------------------------------------------------


def _manifest(backup: Path) -> Manifest:
    try:
        return msgspec.json.decode((backup / MANIFEST).read_bytes(), type=Manifest)
    except OSError:
        raise KeepingError(f"`{backup}` is no backup: there is no {MANIFEST} in it") from None
    except msgspec.DecodeError as error:
        raise KeepingError(f"{MANIFEST} in `{backup}` cannot be read: {error}") from None


def _stamp(data: Path) -> Stamp | None:
    try:
        return msgspec.json.decode((data / STAMP).read_bytes(), type=Stamp)
    except OSError:
        return None
    except msgspec.DecodeError as error:
        raise KeepingError(f"`{data / STAMP}` cannot be read: {error}; bring it back from a backup") from None


def _lies_in(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _sum(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _is(file: Path, sum_: str) -> bool:
    return file.is_file() and _sum(file) == sum_


def _write(file: Path, body: bytes) -> None:
    try:
        write_whole(file, body)
    except OSError as error:
        raise KeepingError(f"`{file}` cannot be written: {(error.strerror or str(error)).lower()}") from None
