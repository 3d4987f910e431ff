"""The set-up that a command is about: the settings that it was given, or those that lie here; their data and office."""

import getpass
from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import Parameter

from lawspeaker.cli.clock import wall
from lawspeaker.service.office import Office
from lawspeaker.service.settings import FILE, data_folder

__all__ = ["Given", "data_of", "file_of", "office_of"]

Given: TypeAlias = Annotated[
    Path | None, Parameter(help="the file with the settings; without one, `lawspeaker.toml` here.")
]
"""The option that names the settings."""


def file_of(given: Path | None) -> Path | None:
    """The file with the settings: the one that was given, else the one here; `None` where there is none."""
    return given or (Path(FILE) if Path(FILE).exists() else None)


def data_of(given: Path | None) -> Path:
    """The folder of the records by these settings; raises `SettingsError`."""
    return data_folder(file_of(given))


def office_of(given: Path | None) -> Office:
    """The office of this set-up; whoever is logged in changes it."""
    return Office(data_of(given), wall, _who())


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "console"
