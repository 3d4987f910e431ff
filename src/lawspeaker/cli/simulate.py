"""`lawspeaker simulate`: a server full of people who keep rules and break them, told as a game would tell it.

The evening goes to standard output, to a file, or live into a running service; or it is judged here, and scored
against what its people know of their own reasons. Exit status: 0 done; 2 nothing could be done.
"""

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from lawspeaker.cli.clock import wall
from lawspeaker.cli.complaints import complain
from lawspeaker.cli.flag import Flag
from lawspeaker.cli.scored import evenings_scored
from lawspeaker.cli.scoresheet import sheet
from lawspeaker.cli.sending import begins, send
from lawspeaker.gateways.wire.client import Sender, SenderError
from lawspeaker.gateways.wire.frames import Hello
from lawspeaker.law.errors import LawError, Refused
from lawspeaker.simulate import COMMUNITIES, EVENING, SOURCE, Evening, Size, habits_of

__all__ = ["Live", "Play", "Scored", "simulate", "unplayable"]

FEWEST = 8
"""People that an evening needs."""
RICHEST = 2


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Play:
    """What is played."""

    seed: int = 1
    """Which evening; the same seed and size give the same bytes."""
    people: int = 40
    """How many play."""
    minutes: float = 60
    """For how long."""
    hz: float = 1
    """How often a second everybody's place is told."""
    tier: int | None = None
    """What the server can tell: 0 its own files, 1 WebRCON, 2 the plugin. Left out: 2, and with `--score` all three."""
    habits: Annotated[tuple[str, ...], Parameter(negative="", consume_multiple=True)] = ()
    """What people do besides living in peace, such as `raids`; without it, everything they do."""
    start: int | None = None
    """When it begins (Unix ms)."""
    out: Path | None = None
    """The file to write to; without it, standard output."""
    truth: Path | None = None
    """A file for what was done and why, one deed a line."""

    def size(self, community: str) -> Size:
        """How large the evening is."""
        tier = RICHEST if self.tier is None else self.tier
        return Size(
            community=community,
            people=self.people,
            minutes=self.minutes,
            hz=self.hz,
            tier=tier,
            habits=self.habits,
        )


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Scored:
    """How what is found is held against the truth."""

    score: Flag = False
    """Judge the evening here, and say how much of the truth was found."""
    rulebook: str | None = None
    """By which rulebook it is judged (a name or a folder); without it, the community's own."""
    evenings: int = 1
    """How many evenings are scored together: those of this seed and of the next."""
    errors: int = 0
    """Show so many of the rulings that were wrong or missed."""


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Live:
    """Into which service the evening goes."""

    to: str | None = None
    """The address of a running service, such as `http://127.0.0.1:8450`, into which the evening goes live."""
    key: Annotated[str, Parameter(env_var="LAWSPEAKER_KEY")] = ""
    """A key of that service that may observe, order and decide."""
    server: str = "main"
    """Which server of it this is."""
    speed: float = 1
    """How many times as fast as time goes; 0: as fast as it is taken."""


_PLAY, _SCORED, _LIVE = Play(), Scored(), Live()


def simulate(
    community: Annotated[str, Parameter(help="Who plays: the name of the rulebook that they agreed on.")] = "darkrp",
    /,
    *,
    play: Play = _PLAY,
    scored: Scored = _SCORED,
    live: Live = _LIVE,
) -> int:
    """Play an evening, and tell of it as a game would; or judge it here, and hold what is found against the truth."""
    wrong = unplayable(community, play, scored)
    if wrong:
        complain(wrong)
        return 2
    try:
        if live.to is not None:
            return _send(community, play, live, live.to)
        return _score(community, play, scored) if scored.score else _write(community, play)
    except Refused as refused:
        book = scored.rulebook or community
        complain(f"the rulebook has errors: look with `lawspeaker rulebook check {book}` ({refused})")
    except BrokenPipeError:
        raise
    except (LawError, SenderError, OSError) as error:
        complain(error)
    return 2


def unplayable(community: str, play: Play, scored: Scored = _SCORED) -> str:
    """What cannot be played, in a sentence; empty if all can."""
    if community not in COMMUNITIES:
        return f"nobody plays by `{community}` here; there are {', '.join(f'`{one}`' for one in COMMUNITIES)}"
    known = habits_of(community)
    if not set(play.habits) <= set(known):
        return f"people there have these habits: {', '.join(f'`{one}`' for one in known)}"
    if play.people < FEWEST:
        return f"an evening needs at least {FEWEST} people"
    if play.tier not in (None, 0, 1, 2):
        return "`--tier` is 0 (server files), 1 (WebRCON) or 2 (plugin)"
    if scored.evenings < 1:
        return "`--evenings` is 1 or more"
    return "" if play.minutes > 0 and play.hz > 0 else "`--minutes` and `--hz` are more than 0"


def _send(community: str, play: Play, live: Live, to: str) -> int:
    start = play.start or begins(play.minutes, live.speed, wall())
    evening = Evening(play.seed, play.size(community), start)
    hello = Hello(
        key=live.key, server=live.server, source=SOURCE, sender=f"seed {play.seed}", tier=play.size(community).tier
    )
    sender = Sender(to, hello)
    try:
        sent = send(evening, sender, live.speed)
    except KeyboardInterrupt:
        sender.close()
        return 0
    _write_truth(evening, play.truth)
    print(f"{sent} events were taken", file=sys.stderr)
    if sender.claims:
        complain(f"{sender.claims} of them were kept as claims: the key should allow observe, order and decide")
    for n, why in sender.faults[:5]:
        complain(f"number {n} was no event to the service: {why}")
    return 0


def _write(community: str, play: Play) -> int:
    evening = _evening(community, play)
    with play.out.open("wb") if play.out is not None else nullcontext(sys.stdout.buffer) as file:
        for line in evening.lines():
            file.write(line + b"\n")
        file.flush()
    _write_truth(evening, play.truth)
    return 0


def _evening(community: str, play: Play) -> Evening:
    return Evening(play.seed, play.size(community), EVENING if play.start is None else play.start)


def _write_truth(evening: Evening, truth: Path | None) -> None:
    if truth is not None:
        with truth.open("wb") as file:
            file.writelines(msgspec.json.encode(deed.plain()) + b"\n" for deed in evening.deeds)


def _score(community: str, play: Play, scored: Scored) -> int:
    """The evenings, told as richly as can be or at the tier that is wanted, and below it the poorer tiers."""
    tiers = (RICHEST, 1, 0) if play.tier is None else (play.tier,)
    seeds = range(play.seed, play.seed + scored.evenings)
    start = EVENING if play.start is None else play.start
    book = scored.rulebook or community
    if play.truth is not None:
        evening = _evening(community, play)
        for _ in evening.events():
            pass
        _write_truth(evening, play.truth)
    sheet(evenings_scored(seeds, play.size(community), start, book, tiers), sys.stdout, scored.errors)
    return 0
