"""What somebody keeps, and time alone makes unlawful: it is watched, and ruled on at the moment when it becomes so."""

from typing import Any

import msgspec
import pytest

from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee import snapshot
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.vocabulary import lexicon

T = 1_750_000_000_000
HOUR = 3_600_000
LAW = """```law
article CAR-1
  forbid keep
  when owner locked the vehicle thing at least 1 hour ago, counting this
  unless owner mounted thing within the last 1 day
```
"""
LOCKED = {"type": "vehicle", "player": "dee", "entity": "car1", "kind": "car", "action": "locked"}
MOUNTED = {**LOCKED, "action": "mounted"}
TIME = {"type": "time"}


def book() -> Rulebook:
    reader = BookReader(lexicon(), "watched")
    reader.chapter("cars.md", LAW)
    return reader.finish()


BOOK = book()


def rulings(referee: Referee, *told: tuple[int, dict[str, Any]], first: int = 1) -> list[tuple[int, int, str]]:
    """When, on what and how it was ruled; each event comes at so many ms."""
    found = []
    for seq, (at, fields) in enumerate(told, first):
        event = decode_line(msgspec.json.encode({"t": T + at, "seq": seq, **fields}))
        found += [f for f in referee.take(event) if isinstance(f, Ruling)]
    return [(f.t - T, f.seq, f.ruling if f.until is msgspec.UNSET else "over") for f in found]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_what_becomes_unlawful_by_time_is_ruled_on_at_that_moment(kind: type[Referee]) -> None:
    assert rulings(kind(BOOK, lexicon()), (0, TIME), (5, LOCKED), (HOUR + 4, TIME)) == []
    assert rulings(kind(BOOK, lexicon()), (0, TIME), (5, LOCKED), (2 * HOUR, TIME)) == [(HOUR + 5, 2, "unlawful")]


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_what_happened_since_counts_when_the_moment_has_come(kind: type[Referee]) -> None:
    assert rulings(kind(BOOK, lexicon()), (0, TIME), (5, LOCKED), (9, MOUNTED), (2 * HOUR, TIME)) == []


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_a_referee_restored_in_between_goes_on_watching(kind: type[Referee]) -> None:
    first = kind(BOOK, lexicon())
    rulings(first, (0, TIME), (5, LOCKED))
    second = kind(BOOK, lexicon())
    snapshot.load(second, msgspec.msgpack.decode(msgspec.msgpack.encode(snapshot.dump(first))))
    assert rulings(second, (2 * HOUR, TIME), first=3) == [(HOUR + 5, 2, "unlawful")]


AGED = """```law
article HUT-1
  forbid keep
  when the age of base is more than 1 hour
```
"""
HUT = {
    "type": "building",
    "building": "hut",
    "at": [0, 0, 0],
    "circle": [0, 0, 20],
    "cupboard": "c",
    "authorised": ["dee"],
    "placed": T,
}


@pytest.mark.parametrize("kind", [Referee, Swift])
def test_what_grows_too_old_is_ruled_on_when_it_does(kind: type[Referee]) -> None:
    reader = BookReader(lexicon(), "watched")
    reader.chapter("houses.md", AGED)
    referee = kind(reader.finish(), lexicon())
    assert rulings(referee, (5, HUT), (HOUR, TIME)) == []
    assert rulings(referee, (2 * HOUR, TIME), first=3) == [(HOUR + 1, 1, "unlawful")]


MODES = LAW.replace("```law\n", "```law\nmode purge by command\n").replace("1 day\n", "1 day\n  except during purge\n")


@pytest.mark.parametrize("kind", [Referee, Swift])
@pytest.mark.parametrize(("on", "found"), [(False, [(HOUR + 5, 2, "unlawful")]), (True, [])])
def test_what_falls_due_is_judged_by_the_articles_of_the_mode(kind: type[Referee], on: bool, found: list[Any]) -> None:
    reader = BookReader(lexicon(), "watched")
    reader.chapter("cars.md", MODES)
    purge = {"type": "mode", "name": "purge", "on": on}
    assert rulings(kind(reader.finish(), lexicon()), (0, TIME), (5, LOCKED), (9, purge), (2 * HOUR, TIME)) == found
