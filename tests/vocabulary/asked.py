"""A line of the law asked of a short stream: true, false, or unknown, at the act of its last event."""

from functools import cache
from typing import Any, NamedTuple

from msgspec import json

from institutions.plays.banishments import LAW as BANISHING
from institutions.plays.contracts import LAW as CONTRACTS
from institutions.plays.evictions import LAW as EVICTING
from institutions.plays.pacts import LAW as PACTS
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Ruling
from lawspeaker.law.book import BookReader
from lawspeaker.law.sentences import Sentences
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.vocabulary import lexicon

Line = dict[str, Any]
T = 1_750_000_000_000
LAW = BANISHING + EVICTING + PACTS + CONTRACTS
"""The numbers that banishments, evictions, pacts and contracts read."""

HIT: Line = {"type": "hit", "attacker": "ann", "victim": "bo", "weapon": "rock", "damage": 5}
START: Line = {"type": "server_started"}
BLIND: Line = {"type": "server_started", "records": ["hit", "kill", "zone"]}
"""A source that records little: of what it does not record, nobody knows."""

RECENT = "within the last 1 minute"

SIEGES = """
let siege idle time be 10 minutes
let siege memory be 1 hour
let siege splash be 50
let house vote quorum be 1
let house vote majority be 50 %
let house vote time be 1 minute

table raiding tool
           wood  stone  runs out  words
  rocket   yes   yes    yes       rocket, ammo.rocket.basic
  molotov  yes   no     yes       molotov
  rock     yes   no     no        rock
"""
ROAMS = "let roam absence be 10 minutes\nlet attached be 30 metres\n"
BOUNTIES = "let bounty delay be 4 hours\nlet licence wait time be 7 days\n"
GREETINGS = "table greeting\n          words\n  hello   hello, good day\n  thanks  thank you"
GREETINGS += "\n\ntable matter\n        words\n  rude  rude\n  idle  idle"


@cache
def sentences() -> Sentences:
    """The words, looked up once: the books here define none of their own."""
    return Sentences.of(lexicon())


@cache
def book(act: str, *lines: str, law: str = LAW) -> Rulebook:
    """A rulebook whose one article forbids the act when all these lines hold, with some numbers and words."""
    reader = BookReader(lexicon(), "asked", sentences=sentences())
    when = "\n   and ".join(lines)
    reader.chapter(
        "asked.md",
        f"{law}\n```law\n{SIEGES}\n{ROAMS}{BOUNTIES}{GREETINGS}\n\narticle T-1\n  forbid {act}\n  when {when}\n```\n",
    )
    return reader.finish()


def judged(text: Rulebook, *events: Line, of: int | None = None) -> list[Ruling]:
    """The rulings on the last of these events, or on that of this number.

    Each event comes a second after the one before, unless it says `after` (s).
    """
    referee = Referee(text, lexicon())
    t, found = T, []
    for seq, event in enumerate(events, 1):
        fields = dict(event)
        t += round(1000 * fields.pop("after", 1.0))
        found += referee.take(decode_line(json.encode({"t": t, "seq": seq, **fields})))
    return [f for f in found if isinstance(f, Ruling) and f.seq == (of or len(events))]


def ask(line: str, *events: Line, act: str = "attack", start: Line = START, law: str = LAW) -> bool | None:
    """Whether a line (or several, one below the other) holds of the act that the last event is."""
    lines = [part.strip() for part in line.split("\n and ")]
    rulings = [r for r in judged(book(act, *lines, law=law), start, *events) if r.act == act]
    assert len(rulings) == 1, f"{len(rulings)} rulings on the last event, not one"
    return {"unlawful": True, "lawful": False, "unclear": None}[rulings[0].ruling]


class Asked(NamedTuple):
    """A line, what it has to come to (None: unknown), the stream, the act of its last event."""

    line: str
    want: bool | None
    events: tuple[Line, ...]
    act: str
    start: Line

    def __str__(self) -> str:
        return f"{self.line} {self.want}"

    def comes_out(self) -> bool:
        """Whether it comes to what it has to."""
        return ask(self.line, *self.events, act=self.act, start=self.start) is self.want


def _asked(line: str, want: bool | None, events: tuple[Line, ...], act: str, start: Line) -> Asked:
    last = events[-1] if events else {}
    struck = last.get("type") in ("hit", "kill", "shot") and "ann" in (last.get("attacker"), last.get("player"))
    return Asked(line, want, events if struck or act != "attack" else (*events, HIT), act, start)


def true(line: str, *events: Line, act: str = "attack", start: Line = START) -> Asked:
    """The line has to hold; a hit of Ann's on Bo follows the stream if that ends in no attack."""
    return _asked(line, True, events, act, start)


def false(line: str, *events: Line, act: str = "attack", start: Line = START) -> Asked:
    """The line has to be known not to hold."""
    return _asked(line, False, events, act, start)


def unknown(line: str, *events: Line, act: str = "attack", start: Line = START) -> Asked:
    """Nobody may know whether the line holds."""
    return _asked(line, None, events, act, start)


def rows_of(line: str, yes: Line, no: Line) -> list[Asked]:
    """A line that, beside a house of Bo's, the one event makes true of the last minute and the other does not; unknown
    where neither is recorded."""
    line, here = f"{line} {RECENT}", house("h", "bo")
    return [true(line, here, yes), false(line, here, no), unknown(line, here, start=BLIND)]


def rows(after: float = 1.0, **places: tuple[float, float]) -> Line:
    """Who stands where, exactly."""
    told = [[who, x, 10.0, z] for who, (x, z) in places.items()]
    return {"type": "positions", "margin": 0, "rows": told, "after": after}


def zone(id_: str, kind: str, x: float = 0.0, z: float = 0.0, radius: float = 50.0, **more: Any) -> Line:
    """A round zone."""
    return {"type": "zone", "id": id_, "kind": kind, "circle": [x, z, radius], **more}


def square(id_: str, kind: str, west: float, south: float, side: float = 100.0, **more: Any) -> Line:
    """A square zone."""
    east, north = west + side, south + side
    corners = [[west, south], [east, south], [east, north], [west, north]]
    return {"type": "zone", "id": id_, "kind": kind, "polygon": corners, **more}


def group(id_: str, *members: str, kind: str = "clan", **more: Any) -> Line:
    """A group with these members, the first of them its leader."""
    told = {"id": id_, "kind": kind, "name": id_, "members": list(members), "leaders": list(members[:1])}
    return {"type": "group", **told, **more}


def house(name: str, *owners: str, x: float = 0.0, z: float = 0.0, **more: Any) -> Line:
    """A house on a ground of 20 m around its cupboard."""
    told = {"building": name, "at": [x, 10.0, z], "circle": [x, z, 20.0], "authorised": list(owners)}
    return {"type": "building", "cupboard": f"{name}-tc", **told, **more}


def order(sender: str, name: str, /, **args: Any) -> Line:
    """An order."""
    return {"type": "command", "player": sender, "name": name, "args": args}


def kill(attacker: str = "ann", victim: str = "bo", **more: Any) -> Line:
    """A kill."""
    return {"type": "kill", "attacker": attacker, "victim": victim, "weapon": "rock", **more}


def hit(attacker: str = "ann", victim: str = "bo", **more: Any) -> Line:
    """A hit."""
    return {**HIT, "attacker": attacker, "victim": victim, **more}


def tell(type_: str, player: str, **more: Any) -> Line:
    """Any event of one player."""
    return {"type": type_, "player": player, **more}
