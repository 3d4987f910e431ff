"""The full law of the largest rulebook: over the stream of the ten rules, beside the yardstick, and for a season.

The stream is what the ten rules are measured by; its acts are judged here by every article of `rust-empires`. The
season is of institutions: what groups, claims, houses and evictions do in a month (`season.py`).
"""

import io
import json
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from clock import Took, timed
from facts import Facts
from judging import judge_play, judge_wire, servers_under
from rates import yardstick
from season import Size, season

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Change, Ruling
from lawspeaker.law.library import load
from lawspeaker.vocabulary import lexicon

RULEBOOK = "rust-empires"


class Full(NamedTuple):
    """What so many events took us, and the yardstick; on how many articles, and how many rulings were written."""

    articles: int
    events: int
    ours: Took
    yardstick: Took
    verdicts: int

    @property
    def per_second(self) -> int:
        """Events in a second of the processor."""
        return round(self.events / self.ours.cpu)

    @property
    def ratio(self) -> float:
        """Our rate by the yardstick's."""
        return round(self.yardstick.cpu / self.ours.cpu, 4)


class Hole(NamedTuple):
    """What so many events took where nothing was lost before them, and where one event was."""

    events: int
    whole: Took
    lost: Took


class Season(NamedTuple):
    """What the lines of a season took, how many of each institution moved in it, and what they came to."""

    lines: int
    took: Took
    moved: dict[str, int]
    rulings: int


def full_law(folder: Path, events: int, players: int, tries: int) -> Full:
    """The first events of the stream under the whole rulebook; the quickest try counts."""
    facts = Facts(folder / "empires", events, players, batched=True)
    runs = [(judge_wire(facts.wire, RULEBOOK), yardstick(facts)) for _ in range(tries)]
    ours, theirs = (min(run[i].took for run in runs) for i in (0, 1))
    return Full(len(load(RULEBOOK, lexicon()).articles), events, ours, theirs, len(runs[0][0].verdicts))


def behind_a_hole(folder: Path, events: int, players: int) -> Hole:
    """The second half of as many events, once whole and once with one of them lost at its beginning."""
    lines = [json.loads(line) for line in Facts(folder / "hole", events, players, True).wire.read_bytes().splitlines()]
    told = list(accumulate((len(line.get("rows", "1")) for line in lines), initial=0))
    middle = next(number for number, so_far in enumerate(told) if so_far >= events // 2)
    before = _numbered(lines[:middle], 1)
    whole, lost = (judge_play(before, _numbered(lines[middle:], middle + first), RULEBOOK).took for first in (1, 2))
    return Hole(events - told[middle], whole, lost)


def _numbered(lines: Iterable[dict[str, Any]], first: int) -> bytes:
    """The lines as one gateway sends them that numbers what it tells."""
    told = [{**line, "source": "plugin", "n": n} for n, line in enumerate(lines, first)]
    return b"".join(json.dumps(line).encode() + b"\n" for line in told)


def folded(size: Size) -> Season:
    """Let a season pass. Raises ValueError if an institution had to do with fewer things than were told of."""
    lines = list(season(size))
    body, servers = b"\n".join(lines) + b"\n", servers_under(RULEBOOK)
    found, took = timed(lambda: list(run([io.BytesIO(body)], servers)))
    changes = {(one.what, one.id) for one in found if isinstance(one, Change)}
    moved = dict(sorted(Counter(what for what, _ in changes).items()))
    if moved.get("claim", 0) < size.claims or moved.get("eviction", 0) < size.evictions * 0.9:
        raise ValueError(f"of {size.claims} claims and {size.evictions} evictions only these moved: {moved}")
    return Season(len(lines), took, moved, sum(isinstance(one, Ruling) for one in found))
