"""What may stand in `lawspeaker.toml`, table by table, and what is said where something else does."""

import tomllib
from typing import Annotated, Any, Literal, get_args, get_origin
from unicodedata import category

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import fields

from lawspeaker.events.faults import quote
from lawspeaker.law.advice import near
from lawspeaker.service.errors import SettingsError
from lawspeaker.service.keys import ANY

__all__ = ["FilesTable", "KeyTable", "RconTable", "ServerTable", "ServiceTable", "Tables", "read_tables"]

LONG = 1_000_000_000
"""Seconds; no time in the file is longer."""


class ServiceTable(Struct, forbid_unknown_fields=True):
    """`[service]`."""

    data: str = "data"
    listen: str = "127.0.0.1:8450"
    log: Literal["plain", "json"] = "plain"
    largest_message: Annotated[int, Meta(ge=4096, le=64 << 20)] = 1 << 20


class ServerTable(Struct, forbid_unknown_fields=True):
    """`[servers.NAME]`; times in seconds."""

    rulebook: str
    mode: Literal["observe", "enforce"] = "observe"
    uphold: bool = False
    clock_ahead: Annotated[float, Meta(ge=0, le=LONG)] = 300
    silence: Annotated[float, Meta(ge=0, le=LONG)] = 10


class KeyTable(Struct, forbid_unknown_fields=True):
    """`[keys.NAME]`."""

    may: list[Literal["observe", "order", "decide"]]
    secret: str
    servers: list[str] = field(default_factory=lambda: [ANY])
    source: str | None = None


class RconTable(Struct, forbid_unknown_fields=True):
    """`[rcon.NAME]`, where NAME is that of a server; times in seconds."""

    address: str
    password: str
    every: Annotated[float, Meta(ge=1, le=LONG)] = 10
    combat_logs: bool = False
    private_chat: bool = False
    without: list[str] = []


class FilesTable(Struct, forbid_unknown_fields=True):
    """`[files.NAME]`, where NAME is that of a server; `every` in seconds, `utc_offset` in hours."""

    folder: str
    every: Annotated[float, Meta(ge=0.5, le=LONG)] = 2
    utc_offset: Annotated[float, Meta(ge=-14, le=14)] = 0
    private_chat: bool = False
    local_chat: bool = False


class Tables(Struct, forbid_unknown_fields=True):
    """The whole file."""

    service: ServiceTable = field(default_factory=ServiceTable)
    servers: dict[str, ServerTable] = field(default_factory=dict)
    keys: dict[str, KeyTable] = field(default_factory=dict)
    rcon: dict[str, RconTable] = field(default_factory=dict)
    files: dict[str, FilesTable] = field(default_factory=dict)


def read_tables(text: str, label: str) -> Tables:
    """The tables in this text, which is called `label`; raises `SettingsError`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{label} is not TOML: {error}; a text stands in quotes, a section in square brackets"
        ) from None
    _refuse_controls(raw, label)
    try:
        return msgspec.convert(raw, Tables)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{label}: {_taught(raw, str(error))}") from None


def _refuse_controls(raw: object, label: str, where: str = "") -> None:
    """Raises `SettingsError` for a text in which a character stands that no file, address or name can have."""
    if isinstance(raw, str) and (found := next((sign for sign in raw if category(sign) == "Cc"), "")):
        section, _, name = where.rpartition(".")
        raise SettingsError(f"{label}: `{name}` in {_section(section)} holds a control character, U+{ord(found):04X}")
    for part in raw if isinstance(raw, list) else ():
        _refuse_controls(part, label, where)
    for name, part in raw.items() if isinstance(raw, dict) else ():
        _refuse_controls(part, label, f"{where}.{quote(name).strip('`')}".lstrip("."))


def _taught(raw: dict[str, Any], error: str) -> str:
    """What is wrong in the owner's words, and what could stand there."""
    said, _, at = error.partition(" - at `$")
    where = at.rstrip("`").lstrip(".")
    if "unknown field" in said:
        name = said.split("`")[1]
        there = _known(where)
        meant = near(name, there) or f"there are {', '.join(f'`{one}`' for one in there)}"
        return f"there is no setting {quote(name)} in {_section(where)}; {meant}"
    if "missing required field" in said:
        return f"{_section(where)} lacks `{said.split('`')[1]}`"
    if "Invalid enum value" in said:
        section, _, name = where.rpartition(".")
        said = said.split("'")[1]
        return f"`{name.partition('[')[0]}` in {_section(section)} can be {_choices(where)}, not {quote(said)}"
    section, _, name = where.rpartition(".")
    wanted = said.replace("Expected ", "must be ").replace("`", "").replace("str", "a text in quotes")
    wanted = wanted.replace("bool", "true or false").replace("float", "a number").replace("int", "a whole number")
    wanted = wanted.replace("array", "a list in square brackets").replace("object", "a section")
    return f"`{name}` in {_section(section)} {wanted}"


def _section(where: str) -> str:
    parts = where.replace("[...]", ".NAME").strip(".")
    return f"`[{parts}]`" if parts else "the file"


def _table_at(where: str) -> type[Struct]:
    first = where.partition("[")[0].partition(".")[0]
    tables: dict[str, type[Struct]] = {
        "service": ServiceTable,
        "servers": ServerTable,
        "keys": KeyTable,
        "rcon": RconTable,
        "files": FilesTable,
    }
    return tables.get(first, Tables)


def _known(where: str) -> list[str]:
    return [one.name for one in fields(_table_at(where))]


def _choices(where: str) -> str:
    name = where.rpartition(".")[2].partition("[")[0]
    kind = next(one.type for one in fields(_table_at(where)) if one.name == name)
    choices = get_args(kind) if get_origin(kind) is Literal else get_args(get_args(kind)[0])
    return " or ".join(f'"{one}"' for one in choices)
