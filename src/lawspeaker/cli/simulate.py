"""`lawspeaker simulate`: a server full of people who keep rules and break them, told as a game would tell it.

The evening goes to standard output, to a file, or live into a running service; or it is judged here, and scored
against what its people know of their own reasons. Exit status: 0 done; 2 nothing could be done.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from lawspeaker.cli import scoring
from lawspeaker.cli.complaints import complain
from lawspeaker.cli.judge import seated
from lawspeaker.cli.scoresheet import sheet
from lawspeaker.cli.sending import begins, send
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Found
from lawspeaker.gateways.wire.client import Sender, SenderError
from lawspeaker.gateways.wire.frames import Hello
from lawspeaker.law.errors import LawError, Refused
from lawspeaker.law.library import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.simulate import COMMUNITIES, EVENING, SOURCE, Evening, Size
from lawspeaker.vocabulary import lexicon

Flag = Annotated[bool, Parameter(negative="")]
FEWEST = 8
"""People that an evening needs."""


def simulate(
    community: str = "darkrp",
    /,
    *,
    seed: int = 1,
    people: int = 40,
    minutes: float = 60,
    hz: float = 1,
    tier: int = 2,
    start: int | None = None,
    out: Path | None = None,
    truth: Path | None = None,
    score: Flag = False,
    rulebook: str | None = None,
    errors: int = 0,
    to: str | None = None,
    key: Annotated[str, Parameter(env_var="LAWSPEAKER_KEY")] = "",
    server: str = "main",
    speed: float = 1,
) -> int:
    """Play an evening, and tell of it as a game would.

    Parameters
    ----------
    community: who plays: the name of the rulebook that they have agreed on.
    seed: which evening; the same seed and size give the same bytes.
    people: how many play.
    minutes: for how long.
    hz: how often a second everybody's place is told.
    tier: what the server can tell: 0 its own files, 1 WebRCON, 2 the plugin.
    start: when it begins (Unix ms).
    out: the file to write to; without it, standard output.
    truth: a file for what was done and why, one deed a line.
    score: judge the evening here, and say how much of the truth was found.
    rulebook: by which rulebook it is judged (a name or a folder); without it, the community's own.
    errors: with `score`, show so many of the rulings that were wrong or missed.
    to: the address of a running service, such as `http://127.0.0.1:8450`, into which the evening goes live.
    key: with `to`, a key of that service that may observe, order and decide; or LAWSPEAKER_KEY holds it.
    server: with `to`, which server of it this is.
    speed: with `to`, how many times as fast as time goes; 0: as fast as it is taken.
    """
    wrong = _wrong(community, people, minutes, hz, tier)
    if wrong:
        complain(wrong)
        return 2
    size = Size(community=community, people=people, minutes=minutes, hz=hz, tier=tier)
    if start is None:
        start = EVENING if to is None else begins(minutes, speed, time.time_ns() // 1_000_000)
    evening = Evening(seed, size, start)
    try:
        if to is not None:
            hello = Hello(key=key, server=server, source=SOURCE, sender=f"seed {seed}", tier=tier)
            return _send(evening, Sender(to, hello), speed, truth)
        if score:
            return _score(evening, rulebook or community, truth, errors)
        _write(evening, out, truth)
    except Refused as refused:
        complain(f"the rulebook has errors: look with `lawspeaker rulebook check {rulebook or community}` ({refused})")
        return 2
    except (LawError, SenderError, OSError) as error:
        complain(str(error))
        return 2
    return 0


def _wrong(community: str, people: int, minutes: float, hz: float, tier: int) -> str:
    """What cannot be played, in a sentence; empty if all can."""
    if community not in COMMUNITIES:
        return f"nobody plays by `{community}` here; there are {', '.join(f'`{one}`' for one in COMMUNITIES)}"
    if people < FEWEST:
        return f"an evening needs at least {FEWEST} people"
    if tier not in (0, 1, 2):
        return "`--tier` is 0 (server files), 1 (WebRCON) or 2 (plugin)"
    return "" if minutes > 0 and hz > 0 else "`--minutes` and `--hz` are more than 0"


def _send(evening: Evening, sender: Sender, speed: float, truth: Path | None) -> int:
    try:
        sent = send(evening, sender, speed)
    except KeyboardInterrupt:
        sender.close()
        return 0
    _write_truth(evening, truth)
    print(f"{sent} events were taken", file=sys.stderr)
    if sender.claims:
        complain(f"{sender.claims} of them were kept as claims: the key should allow observe, order and decide")
    for n, why in sender.faults[:5]:
        complain(f"number {n} was no event to the service: {why}")
    return 0


def _write(evening: Evening, out: Path | None, truth: Path | None) -> None:
    with out.open("wb") if out is not None else nullcontext(sys.stdout.buffer) as file:
        for line in evening.lines():
            file.write(line + b"\n")
        file.flush()
    _write_truth(evening, truth)


def _write_truth(evening: Evening, truth: Path | None) -> None:
    if truth is not None:
        with truth.open("wb") as file:
            file.writelines(msgspec.json.encode(deed.plain()) + b"\n" for deed in evening.deeds)


def _score(evening: Evening, rulebook: str, truth: Path | None, errors: int) -> int:
    book = load(rulebook, lexicon())
    known = scoring.truths(evening.size.community)
    if known is None:
        raise LawError(f"nobody has written down which articles answer the reasons of `{evening.size.community}`")
    with ExitStack() as stack:
        found = list(judged(evening, book, stack))
    _write_truth(evening, truth)
    sheet(scoring.score(evening.deeds, found, scoring.resolved(known, book)), evening, sys.stdout, errors)
    return 0


def judged(evening: Evening, book: Rulebook, stack: ExitStack) -> Iterator[Found]:
    """What a rulebook finds in an evening, told line by line as by a game."""
    servers = seated(book, all=True, uphold=False, stack=stack)
    for seq, line in enumerate(evening.lines(), start=1):
        event = decode_line(line)
        event.seq = seq
        yield from servers.take(event)
    yield from servers.advance(evening.end)
