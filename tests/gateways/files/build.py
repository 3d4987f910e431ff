"""Builds the files that a Rust server leaves behind, from their documented formats, sharing nothing with the importer.

Protocol-buffer messages are put together byte by byte, databases by SQL, lines by hand.
"""

import json
import shutil
import sqlite3
import struct
from pathlib import Path

ANA, BO, CLEO, DAN = (f"7656119800001000{n}" for n in (1, 2, 3, 4))

T0 = 1_611_511_200
"""24 January 2021, 18:00:00 UTC, in seconds."""


# Protocol buffers


def number(value: int, padded: int = 0) -> bytes:
    """A base-128 number; negative ones as the game writes them, in ten bytes; padded to a length if wished."""
    value %= 2**64
    out = bytearray()
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    out.append(value)
    while len(out) < padded:
        out[-1] += 128
        out.append(0)
    return bytes(out)


def whole(field: int, value: int) -> bytes:
    return number(field * 8) + number(value)


def data(field: int, value: bytes, padded: int = 0) -> bytes:
    return number(field * 8 + 2) + number(len(value), padded) + value


def text(field: int, value: str) -> bytes:
    return data(field, value.encode())


def single(field: int, value: float) -> bytes:
    return number(field * 8 + 5) + struct.pack("<f", value)


def double(field: int, value: float) -> bytes:
    return number(field * 8 + 1) + struct.pack("<d", value)


def group(field: int, inner: bytes) -> bytes:
    return number(field * 8 + 3) + inner + number(field * 8 + 4)


def ending(
    name: str | bytes | None = None,
    steamid: int | str | None = None,
    bone: str | None = None,
    weapon: str | None = None,
    damage: int | None = None,
    distance: float | None = None,
) -> bytes:
    """The message of a death; what is left out is not written."""
    out = b""
    if name is not None:
        out += data(1, name if isinstance(name, bytes) else name.encode())
    if steamid is not None:
        out += whole(2, int(steamid))
    if bone is not None:
        out += text(3, bone)
    if weapon is not None:
        out += text(4, weapon)
    if damage is not None:
        out += whole(5, damage)
    if distance is not None:
        out += single(6, distance)
    return out


def life(death: bytes | None = None, *, padded: int = 0, extra: bytes = b"") -> bytes:
    """The message of a life: ten minutes, an armed one, with a death."""
    out = single(100, 600.0) + single(101, 12.5) + single(103, 30.0) + whole(104, T0 - 600) + whole(105, T0)
    out += single(112, 120.25) + single(150, 88.5)
    if death is not None:
        out += data(200, death, padded)
    out += data(300, text(1, "ak47u.entity") + whole(2, 30) + whole(3, 7), padded)
    return out + extra


# Databases


def deaths(folder: Path, rows: list[tuple[object, object, object, object]], version: int = 5) -> Path:
    path = folder / f"player.deaths.{version}.db"
    with sqlite3.connect(path) as connection:
        _deaths(connection, rows)
    connection.close()
    return path


def deaths_being_written(
    folder: Path,
    settled: list[tuple[object, object, object, object]],
    fresh: list[tuple[object, object, object, object]],
) -> Path:
    """A database of a running server: some rows in the file, some only in the write-ahead file beside it."""
    workshop = folder.parent / "running-server"
    workshop.mkdir()
    connection = sqlite3.connect(workshop / "live.db")
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    with connection:
        _deaths(connection, settled)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with connection:
        connection.executemany("INSERT INTO data VALUES (?, ?, ?, ?)", fresh)
    path = folder / "player.deaths.5.db"
    shutil.copyfile(workshop / "live.db", path)
    shutil.copyfile(workshop / "live.db-wal", folder / "player.deaths.5.db-wal")
    connection.close()
    return path


def _deaths(connection: sqlite3.Connection, rows: list[tuple[object, object, object, object]]) -> None:
    connection.execute("CREATE TABLE data (userid TEXT, born INTEGER, died INTEGER, info BLOB)")
    connection.execute("CREATE INDEX userindex ON data (userid)")
    connection.executemany("INSERT INTO data VALUES (?, ?, ?, ?)", rows)


def identities(folder: Path, people: dict[str, str], version: int = 5) -> Path:
    path = folder / f"player.identities.{version}.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE data (userid INT PRIMARY KEY, username TEXT)")
        connection.executemany("INSERT INTO data VALUES (?, ?)", [(int(who), name) for who, name in people.items()])
    connection.close()
    return path


# Lines


def clock(second: int) -> str:
    """A time of 24 January 2021 as the panels write it, so many seconds after 18:00."""
    return f"2021-01-24 {18 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def log(folder: Path, lines: list[str], name: str = "output_log.txt", step: int = 10) -> Path:
    """A log with a time in front of each line, the lines `step` seconds apart."""
    path = folder / name
    path.write_bytes("".join(f"{clock(at * step)} {line}\n" for at, line in enumerate(lines)).encode())
    return path


def text_file(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return path


def killed(victim: tuple[str, str], killer: tuple[str, str], place: str | None = "(1.5, 2.0, -3.5)") -> str:
    """A line of death as of 2021 and later; victim and killer as (id, name)."""
    where = f" at {place}" if place else ""
    return f"{victim[1]}[{victim[0]}] was killed by {killer[1]}[{killer[0]}]{where}"


def back(who: str, name: str, address: str = "203.0.113.25:65384") -> str:
    return f"{address}/{who}/{name} joined [windows/{who}]"


def new(who: str, name: str, address: str = "203.0.113.25:65384") -> str:
    return f"{name} with steamid {who} joined from ip {address}"


def gone(who: str, name: str, reason: str = "disconnect") -> str:
    return f"203.0.113.25:65384/{who}/{name} disconnecting: {reason}"


def said(who: str, name: str, words: str, mark: str = "CHAT") -> str:
    return f"[{mark}] {name}[{who}] : {words}"


def feed(stamp: str, attacker: str, bone: str, weapon: str, distance: str, victim: str) -> str:
    """A line of the kill feed, with columns 31 wide."""
    columns = "".join(f"{cell:<31}" for cell in (attacker, bone, weapon, distance))
    return f"[{stamp}] {columns}{victim}"


HEADING = (
    "time attacker id target id weapon ammo area distance old_hp new_hp info hits integrity travel mismatch desync"
)
COLUMNS = tuple(HEADING.split())


def blow(
    age: str,
    attacker: tuple[str, str],
    target: tuple[str, str],
    hp: tuple[str, str],
    info: str = "",
    weapon: str = "ak47u.entity",
    distance: str = "41.3m",
) -> tuple[str, ...]:
    """One row of a combat log; attacker and target as (what stands there, net id)."""
    head = (age, *attacker, *target, weapon, "riflebullet", "chest", distance, *hp, info)
    return (*head, "1", "0.98", "0.12s", "0.00m", "0")


def combat_text(
    rows: list[tuple[str, ...]], stamp: str | None = "[2021-01-24 18:20:00] combatlog", hidden: int = 0
) -> str:
    """A combat log as the game prints it: columns as wide as their widest cell."""
    table = [COLUMNS, *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(COLUMNS))]
    lines = [" ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table]
    if stamp is not None:
        lines.insert(0, stamp)
    if hidden:
        lines.append(f"+ {hidden} event{'s' if hidden > 1 else ''} in the last 10 seconds")
    return "\n".join(lines) + "\n"


def combat_json(rows: list[tuple[str, ...]], stamp: str = "[2021-01-24 18:20:00]") -> str:
    """A combat log as `--json` gives it: each object has the key `id` twice."""
    objects = [
        "{" + ",".join(f"{json.dumps(key)}:{json.dumps(cell)}" for key, cell in zip(COLUMNS, row, strict=True)) + "}"
        for row in rows
    ]
    return f"{stamp}\n[{','.join(objects)}]\n"


def player_list(people: list[tuple[str, str, int | None]]) -> str:
    """A player list; with a body's net id as of 2026, without as of 2023."""
    entries = []
    for who, name, body in people:
        entry: dict[str, object] = {"SteamID": who, "OwnerSteamID": "0", "DisplayName": name, "Ping": 31}
        entry |= {"Address": "203.0.113.60:50000", "ConnectedSeconds": 912}
        entry |= {"EntityId": body, "ViolationLevel": 0.0} if body is not None else {"VoiationLevel": 0.0}
        entries.append(entry)
    return json.dumps(entries, indent=2)
