"""`make soak`: hundreds of kills, each at a random moment; life after life has to equal what judge finds on its record.

Takes how many kills, and a seed; says the seed with which a life went wrong.
"""

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from service.kills import outlive, same_as_judged, season
from service.town import judged, open_hall, send

A_LIFE = 60
"""Kills at most, before the service is let come to its end."""


def live(seed: int, kills: int) -> tuple[int, int]:
    """One life with so many kills at most; how many there were, and how many findings."""
    random = Random(seed)
    events = season(random.randint(4, 16))
    with TemporaryDirectory() as folder:
        killed = outlive(Path(folder), events, random, kills)
        with open_hall(Path(folder)) as hall:
            go_on = hall.servers["main"].expected("plugin")
            if go_on <= len(events):
                send(hall, events[go_on - 1 :], go_on)
            judged(hall)
        return killed, same_as_judged(Path(folder))


def main(kills: int = 300, seed: int = 1) -> None:
    """Life after life until there were so many kills."""
    done = 0
    while done < kills:
        try:
            killed, found = live(seed, min(A_LIFE, kills - done))
        except BaseException:
            print(f"life {seed} went wrong: `python tests/service/soak.py {A_LIFE} {seed}` lives it again", flush=True)
            raise
        done += killed
        print(f"life {seed}: {killed} kills, {found} findings as judge finds them; {done} of {kills}", flush=True)
        seed += 1


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
