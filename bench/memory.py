"""What the referee's state weighs: of each player, and on one server after days of play by the same people.

Bytes are what Python allocated since the referees were about to hear their first event (`tracemalloc`); the rulebook
and the code are not among them. Each measurement has a process of its own, which prints JSON:
`python bench/memory.py players 200 20`, `python bench/memory.py days 5 1 10 30`.
"""

import gc
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

from days import days
from growth import play
from judging import servers_under
from workload import T0

from lawspeaker.events.codec import decode_line

RULEBOOK = Path(__file__).resolve().parent / "rulebook"
DAY = 86_400_000


def of_players(players: int, seconds: int) -> int:
    """Bytes of state after so many seconds of play."""
    lines = play(seconds, players)
    servers = servers_under(RULEBOOK)
    tracemalloc.start()
    for number, line in enumerate((lines.before + lines.during).splitlines(), 1):
        event = decode_line(line)
        event.seq = number
        servers.take(event)
    return _held()


def of_days(players: int, ends: list[int]) -> dict[int, int]:
    """Bytes of state at the end of each of these days."""
    servers = servers_under(RULEBOOK)
    found = {}
    tracemalloc.start()
    for number, line in enumerate(days(players, max(ends)), 1):
        event = decode_line(line)
        event.seq = number
        day = (event.t - T0) // DAY
        if day in ends and day not in found:
            found[day] = _held()
        servers.take(event)
    return found | {max(ends): _held()}


def measured(*arguments: object) -> object:
    """What a process of its own says to these arguments."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def main(what: str, players: str, *numbers: str) -> None:
    """Measures what the command line says, and prints it."""
    counts = [int(number) for number in numbers]
    if what == "days":
        print(json.dumps(of_days(int(players), counts)))
    else:
        print(json.dumps(of_players(int(players), *counts)))


if __name__ == "__main__":
    main(*sys.argv[1:])
