"""Where things lie in the data folder of a service: one folder for each server, the office, and the rulebooks."""

from pathlib import Path

from lawspeaker.record.sqlite import RECORD
from lawspeaker.service.office import OFFICE

__all__ = ["BOOKS", "RECORDS", "records_in", "server_folder"]

RECORDS = "servers"
BOOKS = "rulebooks"


def server_folder(data: Path, server: str) -> Path:
    """The folder of a server's record and findings."""
    return data / RECORDS / server


def records_in(data: Path) -> dict[str, Path]:
    """The folders of all records that were begun, by their path in the data folder."""
    there = [data / OFFICE, *sorted((data / RECORDS).glob("*"))]
    return {str(folder.relative_to(data)): folder for folder in there if (folder / RECORD).is_file()}
