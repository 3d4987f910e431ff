"""`lawspeaker import`: events out of what a server has already written.

Exit status: 0 everything was taken, 1 some of it could not be, 2 nothing could be done.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from cyclopts import App

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.flag import Flag
from lawspeaker.events.spans import HOUR
from lawspeaker.gateways import files

app = App(name="import", help="Events out of what a server has already written.")


@app.command
def rust(
    folder: Path,
    /,
    *,
    out: Path | None = None,
    utc_offset: float = 0.0,
    server: str | None = None,
    private_chat: Flag = False,
    local_chat: Flag = False,
) -> int:
    """Reads the files of a Rust server and writes what they tell as events, one a line.

    Looks below FOLDER for player.deaths.N.db, player.identities.N.db, logs of the server and of Oxide, kill feeds,
    combat logs and player lists. Nothing in it is changed. What could not be taken is said on standard error.

    Deaths whose place or weapon the files do not know go out as `life_ended`, which is kept and judges nobody.
    Addresses never leave; with a key in LAWSPEAKER_ADDRESS_KEY, `joined` carries their keyed hash.

    Parameters
    ----------
    folder
        The server's folder, or a copy of it.
    out
        Where to write; standard output when left out.
    utc_offset
        The server's zone in hours east of UTC, for times that do not say theirs.
    server
        The id of the server in the events.
    private_chat
        Take team, clan and table chat too: the players have been told that it is kept.
    local_chat
        The server has local chat switched on, which its log does not tell from global chat.
    """
    if not folder.is_dir():
        return _nothing(f"there is no folder `{folder}`")
    if not -14 <= utc_offset <= 14:
        return _nothing("`--utc-offset` is in hours, between -14 and 14")
    wishes = files.Wishes(
        offset_ms=round(utc_offset * HOUR),
        server=server,
        private_chat=private_chat,
        local_chat=local_chat,
        address_key=os.environ.get(files.KEY_NAME) or None,
    )
    harvest = files.gather(folder, wishes)
    stream = files.events(harvest, wishes.server)
    if not harvest.found.known:
        return _nothing(f"nothing in `{folder}` is known", *(f"looked for: {sought}" for sought in files.SOUGHT))
    for line in files.report(harvest, stream, wishes):
        print(line, file=sys.stderr)
    if not stream:
        return _nothing("the files tell of nothing that happened at a known time")
    try:
        _write(files.encode(stream), out)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _nothing(f"`{out}` cannot be written: {error.strerror}")
    return 1 if harvest.untaken else 0


def _write(lines: Iterable[bytes], out: Path | None) -> None:
    if out is None:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return
    with out.open("wb") as stream:
        stream.writelines(lines)


def _nothing(reason: str, *more: str) -> int:
    complain(reason)
    for line in more:
        print(line, file=sys.stderr)
    return 2
