"""`lawspeaker.toml`: how a service is set up, made ready for use: folders made whole, keys and games each by its name.

What is wrong is said with where, why, and what can stand there. Secrets do not stand in it: a setting that is one
names a variable of the environment.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from lawspeaker.events import TYPES
from lawspeaker.events.faults import quote
from lawspeaker.events.spans import HOUR, SECOND
from lawspeaker.law.advice import near
from lawspeaker.law.folder import SETTINGS as RULEBOOK
from lawspeaker.service.errors import SettingsError
from lawspeaker.service.hall import House
from lawspeaker.service.keys import ANY, PREFIX, Key, digest, parts_of
from lawspeaker.service.knocks import Terms
from lawspeaker.service.rights import sorted_rights
from lawspeaker.service.tables import FilesTable, KeyTable, RconTable, ServerTable, Tables, read_tables

__all__ = ["FILE", "Files", "Rcon", "Settings", "data_folder", "read_settings", "template"]

FILE = "lawspeaker.toml"
VARIABLE = "env:"
SHORTEST = 24
"""Signs of a secret."""
Table = TypeVar("Table")
Ready = TypeVar("Ready")


class Rcon(Struct, frozen=True):
    """The WebRCON of a server: where it listens, its password, seconds between two looks, what is looked at, and the
    types of event that there are none of but those that others tell."""

    host: str
    port: int
    password: str
    every: float
    combat_logs: bool
    private_chat: bool
    without: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Rcon({self.host}:{self.port})"


class Files(Struct, frozen=True):
    """The folder of a server: seconds between two looks, its zone in milliseconds east of UTC, which words are taken,
    and whether the server has local chat switched on."""

    folder: Path
    every: float
    offset: int
    private_chat: bool
    local_chat: bool


class Settings(Struct, frozen=True, kw_only=True):
    """What the file says, ready for use: folders made whole, secrets fetched; `amiss` is what is wrong with sections
    that were left out."""

    data: Path
    host: str
    port: int
    log: str
    largest: int
    houses: dict[str, House]
    keys: dict[str, Key]
    rcon: dict[str, Rcon]
    files: dict[str, Files]
    amiss: tuple[str, ...] = ()


def template() -> str:
    """The file with which one begins; it says what holds without it."""
    return (Path(__file__).parent / FILE).read_text(encoding="utf-8")


def read_settings(file: Path | None, environment: Mapping[str, str], whole: bool = True) -> Settings:
    """The settings in this file; without one, those of `template`, under the present folder. Raises `SettingsError`.

    If they need not be `whole`, a key, game or folder that cannot be read is left out, and said in `amiss`.
    """
    amiss: list[str] | None = None if whole else []
    tables, base, label = _opened(file)
    host, port = _listen(tables.service.listen, label)
    if not tables.servers:
        raise SettingsError(f"{label}: no server is named; begin one with `[servers.main]` and its `rulebook`")
    return Settings(
        data=base / tables.service.data,
        host=host,
        port=port,
        log=tables.service.log,
        largest=tables.service.largest_message,
        houses={name: _house(name, table, base, label) for name, table in tables.servers.items()},
        keys=_each(amiss, tables.keys, lambda name, table: _key(name, table, tables.servers, environment, label)),
        rcon=_each(amiss, tables.rcon, lambda name, table: _rcon(name, table, tables.servers, environment, label)),
        files=_each(amiss, tables.files, lambda name, table: _files(name, table, tables, base, label)),
        amiss=tuple(amiss or ()),
    )


def _each(
    amiss: list[str] | None, sections: Mapping[str, Table], read: Callable[[str, Table], Ready]
) -> dict[str, Ready]:
    """Sections of one sort, read; what is wrong with one that is left out goes to `amiss`, if there is such a list."""
    found = {}
    for name, table in sections.items():
        try:
            found[name] = read(name, table)
        except SettingsError as error:
            if amiss is None:
                raise
            amiss.append(str(error))
    return found


def data_folder(file: Path | None) -> Path:
    """The folder of the records by this file, for whoever needs no secret of it. Raises `SettingsError`."""
    tables, base, _ = _opened(file)
    return base / tables.service.data


def _opened(file: Path | None) -> tuple[Tables, Path, str]:
    """What stands in the file, the folder from which it takes others, and how it is called."""
    try:
        text = template() if file is None else file.read_text(encoding="utf-8")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SettingsError(f"`{file}` cannot be read: {why}; `lawspeaker serve --init` writes one") from None
    except UnicodeDecodeError:
        raise SettingsError(f"`{file}` cannot be read: it is no text in UTF-8") from None
    label = FILE if file is None else str(file)
    return read_tables(text, label), Path.cwd() if file is None else file.resolve().parent, label


# Reading --------------------------------------------------------------------------------------------------------------


def _listen(text: str, label: str) -> tuple[str, int]:
    return _address(text, f'{label}: `listen` in `[service]` is an address and a port, such as "127.0.0.1:8450"')


def _address(text: str, wrong: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isascii() or not port.isdecimal() or len(port) > 5 or int(port) > 65535:
        raise SettingsError(wrong)
    return host.strip("[]") or "127.0.0.1", int(port)


def _house(name: str, table: ServerTable, base: Path, label: str) -> House:
    if not name or len(name) > 64 or not name.isprintable() or set(name) & set('/\\:*?"<>|') or name.startswith("."):
        raise SettingsError(
            f'{label}: {quote(name)} cannot name a server: no `/ \\ : * ? " < > |`, and no dot in front'
        )
    beside = base / table.rulebook
    rulebook = str(beside) if (beside / RULEBOOK).is_file() else table.rulebook
    ahead, silence = round(table.clock_ahead * SECOND), round(table.silence * SECOND)
    return House(rulebook, Terms(mode=table.mode, uphold=table.uphold, ahead=ahead, silence=silence))


def _key(
    name: str, table: KeyTable, servers: Mapping[str, ServerTable], environment: Mapping[str, str], label: str
) -> Key:
    where = f"{label}: `secret` in `[keys.{name}]`"
    shown = _hidden(table.secret, environment, where)
    variable = table.secret.removeprefix(VARIABLE)
    parts = parts_of(shown)
    if parts is None or parts[0] != name or len(parts[1]) < SHORTEST:
        must = f"must hold `{PREFIX}.{name}.` and {SHORTEST} or more random letters"
        raise SettingsError(f"{where}: the variable {quote(variable)} {must}")
    if strange := [one for one in table.servers if one != ANY and one not in servers]:
        raise SettingsError(f"{label}: `[keys.{name}]` is for the server {quote(strange[0])}, which is not named here")
    may = sorted_rights(table.may)
    return Key(id=name, name=name, may=may, servers=table.servers, hash=digest(parts[1]), source=table.source)


def _rcon(
    name: str, table: RconTable, servers: Mapping[str, ServerTable], environment: Mapping[str, str], label: str
) -> Rcon:
    section = f"`[rcon.{name}]`"
    if name not in servers:
        raise SettingsError(f"{label}: {section} is for the server {quote(name)}, which is not named here")
    wrong = f'{label}: `address` in {section} is an address and a port, such as "127.0.0.1:28016"'
    host, port = _address(table.address, wrong)
    for each in table.without:
        if each not in TYPES:
            meant = near(each, TYPES) or "docs/wire.md names them"
            raise SettingsError(f"{label}: {quote(each)} in `without` of {section} is no type of event; {meant}")
    password = _hidden(table.password, environment, f"{label}: `password` in {section}")
    return Rcon(host, port, password, table.every, table.combat_logs, table.private_chat, tuple(table.without))


def _files(name: str, table: FilesTable, tables: Tables, base: Path, label: str) -> Files:
    section = f"`[files.{name}]`"
    if name not in tables.servers:
        raise SettingsError(f"{label}: {section} is for the server {quote(name)}, which is not named here")
    if name in tables.rcon:
        raise SettingsError(
            f"{label}: {quote(name)} has {section} and `[rcon.{name}]`, so each death would be told twice: "
            "leave one of them out (WebRCON tells more)"
        )
    offset = round(table.utc_offset * HOUR)
    return Files(base / table.folder, table.every, offset, table.private_chat, table.local_chat)


def _hidden(said: str, environment: Mapping[str, str], where: str) -> str:
    """The secret that stands in the environment."""
    if not said.startswith(VARIABLE):
        raise SettingsError(
            f"{where} must not stand in the file: write `env:` and the name of a variable that holds it"
        )
    variable = said.removeprefix(VARIABLE)
    shown = environment.get(variable)
    if not shown:
        raise SettingsError(f"{where} is to be in the variable {quote(variable)} of the environment, which is not set")
    return shown
