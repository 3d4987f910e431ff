"""The append-only record of a server: its journal and pages, the chain over them, keeping and forgetting.

`open_record` and `read_record` open the record in a folder; `Record` and `Reader` work over any `Store`.
"""

from pathlib import Path

from lawspeaker.record.chain import Forgotten, Retained
from lawspeaker.record.drafts import Draft
from lawspeaker.record.errors import (
    AbsentError,
    DamagedError,
    FormatError,
    HeldError,
    RecordError,
    StrangerError,
)
from lawspeaker.record.figures import Figures
from lawspeaker.record.file import PRIVATE
from lawspeaker.record.lines import Item
from lawspeaker.record.notes import Hole, Late, Note, Step
from lawspeaker.record.reader import Lack, Reader
from lawspeaker.record.record import ERASABLE, Offer, Record, Taken
from lawspeaker.record.report import Report
from lawspeaker.record.snapshots import Snapshot
from lawspeaker.record.sqlite import LOCK, SQLite
from lawspeaker.record.state import Head
from lawspeaker.record.store import Store
from lawspeaker.record.writer import Owner, owner_at

__all__ = [
    "ERASABLE",
    "PRIVATE",
    "AbsentError",
    "DamagedError",
    "Draft",
    "Figures",
    "Forgotten",
    "FormatError",
    "Head",
    "HeldError",
    "Hole",
    "Item",
    "Lack",
    "Late",
    "Note",
    "Offer",
    "Owner",
    "Reader",
    "Record",
    "RecordError",
    "Report",
    "Retained",
    "SQLite",
    "Snapshot",
    "Step",
    "Store",
    "StrangerError",
    "Taken",
    "open_record",
    "read_record",
    "written_by",
]


def open_record(folder: Path) -> Record:
    """The record in this folder, to write; a new one where there is none. Raises `RecordError`, such as `HeldError`."""
    return Record(SQLite(folder, create=True))


def read_record(folder: Path) -> Reader:
    """The record in this folder, to read, also while another process writes. Raises `AbsentError`."""
    return Reader(SQLite(folder))


def written_by(folder: Path) -> Owner | None:
    """Who writes to the record in this folder now; None where nobody does."""
    return owner_at(folder / LOCK)
