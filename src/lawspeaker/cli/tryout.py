"""`lawspeaker try`: a first look. A service in a folder of its own, with a simulated evening that goes into it.

On a terminal the evening passes before your eyes and the service runs on until it is interrupted; elsewhere it ends by
itself. However this ends, the service ends with it. Exit status: 0 shown; 2 nothing could be shown.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Flag
from threading import Thread
from typing import IO

import msgspec

from lawspeaker.cli.complaints import complain
from lawspeaker.cli.sending import send
from lawspeaker.cli.simulate import Play, unplayable
from lawspeaker.cli.tale import Tale
from lawspeaker.cli.watch import LOOK
from lawspeaker.gateways.wire.client import Sender, SenderError
from lawspeaker.gateways.wire.frames import Hello
from lawspeaker.record import RecordError
from lawspeaker.service.errors import ServiceError
from lawspeaker.service.findings import Findings
from lawspeaker.service.folders import server_folder
from lawspeaker.service.office import Office
from lawspeaker.service.rights import RIGHTS
from lawspeaker.simulate import EVENING, SOURCE, Evening, Size

__all__ = ["try_out"]

SETTINGS = """[service]
listen = "127.0.0.1:0"
log = "json"

[servers.main]
rulebook = "{community}"
clock_ahead = 0   # the evening is of another day
silence = 0
"""
INTRODUCTION = """
Below is what the law says of what they do: whether it is lawful, by which articles of the rulebook and why, and in
brackets which clauses of the community's own rules those serve. What they had in mind (`in truth`) is known to whoever
made them up; whoever judges them is never told.
"""
DATA, MAIN = "data", "main"
SECONDS = 60
"""For which an evening passes before somebody's eyes."""
STOP_WITHIN = 20


def try_out(
    community: str = "darkrp",
    /,
    *,
    seed: int = 1,
    people: int = 30,
    minutes: float = 26,
    folder: Path | None = None,
) -> int:
    """Start a service with a simulated evening, show what it finds, and say where to look.

    Parameters
    ----------
    community
        who plays: the name of a rulebook that ships.
    seed
        which evening.
    people
        how many play.
    minutes
        how long the evening is.
    folder
        where the service keeps its data; without it, in a folder that is gone when it ends.
    """
    wrong = unplayable(community, Play(people=people, minutes=minutes))
    if wrong:
        complain(wrong)
        return 2
    evening = Evening(seed, Size(community=community, people=people, minutes=minutes), EVENING)
    watched = sys.stdout.isatty()
    _heed_endings()
    try:
        with _home(folder) as home:
            key = _key(home)
            with _service(home, community) as place:
                _say_where(home, place, evening, watched)
                _show(home, place, key, evening, minutes * 60 / SECONDS if watched else 0)
                _stay(watched)
    except KeyboardInterrupt:
        pass
    except (SenderError, ServiceError, RecordError, OSError) as error:
        complain(error)
        return 2
    return 0


def _heed_endings() -> None:
    """What is told to end, and what loses its terminal, ends in order; what `nohup` started stays."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), _interrupted)


def _interrupted(*_: object) -> None:
    """Whoever is told to end ends as after Ctrl-C: the service is stopped and the folder cleared away."""
    raise KeyboardInterrupt


@contextmanager
def _home(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with TemporaryDirectory(prefix="lawspeaker-") as made:
        yield Path(made)


def _key(home: Path) -> str:
    """A key for the evening, given out before the service starts."""
    office = Office(home / DATA, lambda: EVENING, "try")
    if office.key(SOURCE) is not None:
        return office.rotate_key(SOURCE)
    return office.add_key(SOURCE, list(RIGHTS), [MAIN], SOURCE)


def _stay(watched: bool) -> None:
    if watched:
        print("\nThe evening is over; the service runs until you press Ctrl-C.", flush=True)
        Flag().wait()


@contextmanager
def _service(home: Path, community: str) -> Iterator[str]:
    """The service in this folder, while the block lasts; where it listens."""
    settings = home / "lawspeaker.toml"
    settings.write_text(SETTINGS.format(community=community), encoding="utf-8")
    command = [sys.executable, "-m", "lawspeaker", "serve", str(settings), "--attached"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        place = _ready(process.stderr)
        Thread(target=process.stderr.read, daemon=True).start()
        yield place
    finally:
        process.terminate()
        try:
            process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _ready(log: IO[bytes]) -> str:
    said = b""
    for line in log:
        said = line
        try:
            told = msgspec.json.decode(line)
        except msgspec.DecodeError:
            continue
        if "wire" in told:
            return str(told["wire"])
    raise ServiceError(f"the service did not start: {said.decode(errors='replace').strip()}")


def _called() -> str:
    """How this program was called, for it to be called so again."""
    return "lawspeaker" if sys.argv[0].endswith(".py") else sys.argv[0]


def _say_where(home: Path, place: str, evening: Evening, watched: bool) -> None:
    host = place.removeprefix("ws://").removesuffix("/wire")
    size = evening.size
    lasts = f", which take {SECONDS} seconds here (Ctrl-C: enough)" if watched else ""
    lines = (
        "Lawspeaker keeps the record of a game server, and judges what is done there by the rules its players read.",
        f"Here {size.people} people, all made up, play by the rulebook `{size.community}` for {size.minutes:g} minutes"
        f"{lasts}.",
        INTRODUCTION,
        f"The service runs at http://{host} (/health, /metrics).",
        f"In another window:  {_called()} watch --all --settings {home / 'lawspeaker.toml'}\n",
    )
    print("\n".join(lines), flush=True)


def _show(home: Path, place: str, key: str, evening: Evening, speed: float) -> None:
    """The evening goes in, and what is found comes out, until all of it is judged."""
    sender = Sender(place, Hello(key=key, source=SOURCE, sender="lawspeaker try"))
    findings = Findings(server_folder(home / DATA, MAIN))
    sent, over = [0], Flag()
    tale = Tale(evening, _called())
    # Whoever is interrupted between two lines is not to wait for this one.
    feed = Thread(target=_feed, args=(findings, tale, sent, over), daemon=True)
    feed.start()
    try:
        sent[0] = send(evening, sender, speed)
    finally:
        # Who has seen enough is told the sum as well.
        over.set()
        feed.join()
        tale.close(findings.through())
        findings.close()


def _feed(findings: Findings, tale: Tale, sent: list[int], over: Flag) -> None:
    """Tell what is found; once the evening is `over`, until everything of it was judged."""
    seq, place, before = 0, -1, -1
    while True:
        done, through = over.is_set(), findings.through()
        while page := findings.after(seq, place):
            seq, place = page[-1].seq, page[-1].place
            for kept in page:
                tale.write(kept)
        if done and through >= sent[0] and through == before:
            return
        before = through
        time.sleep(LOOK)
