"""A check-up of a folder that is to be watched: whether it is there, and what in it can be read."""

from collections.abc import Iterator
from pathlib import Path

from lawspeaker.events.spans import HOUR
from lawspeaker.gateways.files import database, deaths, folder
from lawspeaker.gateways.files.watch import Folder, look_into
from lawspeaker.service.checkup import Remark

__all__ = ["look_over"]


def look_over(server: str, place: Path, now: int) -> Iterator[Remark]:
    """Everything there is to say about the folder of this server, at `now` (Unix ms)."""
    try:
        here = look_into(place)
    except OSError as error:
        yield Remark("wrong", f"server `{server}`: the folder `{place}` cannot be watched: {error.strerror or error}")
        return
    if not here.deaths and not here.texts:
        yield Remark(
            "wrong", f"server `{server}`: nothing in `{place}` is known; looked for: {'; '.join(folder.SOUGHT)}"
        )
        return
    yield from _databases(server, here)
    yield from _logs(server, here, now)


def _databases(server: str, here: Folder) -> Iterator[Remark]:
    if not here.deaths:
        yield Remark(
            "mind", f"server `{server}`: there is no player.deaths.N.db in the folder, so weapons stay unknown"
        )
    for name, path in here.deaths.items():
        try:
            with database.opened(path) as connection:
                database.demand(connection, "data", deaths.COLUMNS)
        except (database.SpoiledError, OSError) as error:
            yield Remark("wrong", f"server `{server}`: `{name}`: {database.why(error)}")
        else:
            yield Remark("well", f"server `{server}`: lives in `{name}`")


def _logs(server: str, here: Folder, now: int) -> Iterator[Remark]:
    written = {name: _written(path) for name, path in here.texts.items()}
    if not written:
        yield Remark("mind", f"server `{server}`: there is no log (.txt or .log) in the folder: only lives are told")
        return
    latest = max(written, key=lambda name: (written[name], name))
    if now - written[latest] > HOUR:
        hours = (now - written[latest]) // HOUR
        yield Remark("mind", f"server `{server}`: no log was written to for {hours} h; the last was `{latest}`")
    else:
        yield Remark("well", f"server `{server}`: {len(written)} logs, the last written to is `{latest}`")


def _written(path: Path) -> int:
    """When (Unix ms) a file was last written to."""
    try:
        return path.stat().st_mtime_ns // 1_000_000
    except OSError:
        return 0
