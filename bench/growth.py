"""How the time for an event grows: with the players on the server, and with the articles of the rulebook.

Only play is timed, not the joining and declaring before it. All the articles speak of `attack`, and none is dead: each
is counted as having come to something in the play that is measured.
"""

import re
from pathlib import Path
from typing import NamedTuple

from judging import judge_play, rulings
from wire import Wire
from workload import T0, workload

TIME = re.compile(rb'"t":(\d+)')
WEAPONS = ("rifle.ak", "bow.hunting", "rock", "smg.mp5", "rifle.bolt")


class Play(NamedTuple):
    """The wire's lines from before play, those of play, and how many events these are."""

    before: bytes
    during: bytes
    events: int


def play(seconds: int, players: int) -> Play:
    """So many seconds of play."""
    short = _seconds_of(seconds, players)
    wire = Wire()
    lines = [line.encode() for line in wire.lines(short, True)]
    begins = next(i for i, line in enumerate(lines) if _time(line) >= T0)
    rows = sum(_time(line.encode()) >= T0 for line in short)
    return Play(b"\n".join(lines[:begins]) + b"\n", b"\n".join(lines[begins:]) + b"\n", rows)


def an_event(lines: Play, rulebook: Path, tries: int) -> float:
    """µs of the processor for an event of this play, the best of several tries."""
    best = min(judge_play(lines.before, lines.during, rulebook).took.cpu for _ in range(tries))
    return round(best / lines.events * 1e6, 1)


def alive(lines: Play, rulebook: Path) -> int:
    """How many articles decided at least one ruling."""
    heard: set[str] = set()
    for ruling in rulings(lines.before + lines.during, rulebook):
        heard.update(ruling.articles)
    return len(heard)


def rulebook_of(articles: int, folder: Path) -> Path:
    """A rulebook of so many articles that forbid to attack, each on other grounds; made in the folder if need be."""
    into = folder / f"articles{articles}"
    if not into.exists():
        into.mkdir(parents=True)
        (into / "rulebook.toml").write_text(
            f'name = "articles-{articles}"\ntitle = "{articles} articles"\nchapters = ["rules.md"]\n'
        )
        text = "\n".join(f"article A-{i}\n  forbid attack\n  {_ground(i)}\n" for i in range(1, articles + 1))
        (into / "rules.md").write_text(f"# Articles on attacks\n\n```law\n{text}```\n")
    return into


def _ground(i: int) -> str:
    """The grounds of article `i`: ten kinds in turn, each time with another number."""
    kind, turn = i % 10, i // 10
    weapon, no_hit = WEAPONS[turn % len(WEAPONS)], "attacker did not hit victim"
    return (
        f"unless attacker spoke within {5 + 5 * turn} metres of victim within the last {60 + turn} seconds",
        f"when victim joined within the last {40 + 2 * turn} minutes",
        f"when attacker hit victim {2 + turn % 4} times within the last {20 + turn} seconds",
        f"when victim hit attacker within the last {30 + turn} seconds",
        f"when attacker is inside any pvp zone\n   and victim joined at least {45 + turn} minutes ago",
        f"when attacker spoke at all within the last {90 + turn} seconds",
        f"when the clan of attacker and the clan of victim went to war at least {2 + turn} hours ago",
        f'when attacker got a "bounty_hunter" licence\n   and victim joined at least {31 + turn} minutes ago',
        f"when any group of attacker banished victim\n   and {no_hit} within the last {1 + turn} seconds",
        f'when weapon is "{weapon}"\n   and {no_hit} {3 + turn % 3} times within the last {9 + turn} seconds',
    )[kind]


def _seconds_of(seconds: int, players: int) -> list[str]:
    short = []
    for line in workload(1 << 40, players, batched=True):
        if _time(line.encode()) >= T0 + seconds * 1000:
            break
        short.append(line)
    return short


def _time(line: bytes) -> int:
    found = TIME.search(line)
    assert found is not None
    return int(found[1])
