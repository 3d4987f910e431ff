"""A fight as a game server would tell it, and what has to come of it.

Written from the contract and the clauses alone. A label on an event (`tag`) names the act that is asked about; what no
label speaks of may not be unlawful. Seconds count from a Tuesday evening; the map is one dome, one drop, one wreck, a
rig, a No Man's Land, a conclave, a city, a frontier, a claim and a piece of free land.
"""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Fault, Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon

Line = dict[str, Any]
START = 1_749_585_600_000
FIGHTS = {"hit": "attack", "shot": "attack", "kill": "kill"}


@dataclass(frozen=True)
class Want:
    """The ruling that is right: one of `values`, citing one of `cites` if any are named (`sole`: all and only)."""

    values: tuple[str, ...]
    cites: frozenset[str] = frozenset()
    act: str | None = None
    actor: str | None = None
    silent: bool = False
    sole: bool = False


@dataclass(frozen=True)
class Fight:
    """A story: its events by time, and what each labelled act has to come to."""

    id: str
    lines: tuple[Line, ...]
    want: dict[str, Want] = field(default_factory=dict)
    stray: bool = False


def lawful(*cites: str, **more: Any) -> Want:
    """Lawful, by one of these rows if any is named."""
    return Want(("lawful",), frozenset(cites), **more)


def unlawful(*cites: str, **more: Any) -> Want:
    """Unlawful, by one of these rows if any is named."""
    return Want(("unlawful",), frozenset(cites), **more)


def unclear(*cites: str, **more: Any) -> Want:
    """Unclear, with one of these rows at stake if any is named."""
    return Want(("unclear",), frozenset(cites), **more)


def event(type_: str, second: float, **more: Any) -> Line:
    """One event at that second."""
    return {"type": type_, "t": START + round(second * 1000), **more}


def spot(x: float, z: float, y: float = 5.0) -> list[float]:
    """A place on the ground, or at that height."""
    return [x, y, z]


def hit(second: float, attacker: str, at: Any, victim: str, there: Any, tag: str | None = None, **more: Any) -> Line:
    """A shot that struck."""
    known = {name: spot(*place) for name, place in (("at", at), ("victim_at", there)) if place is not None}
    first = {"attacker": attacker, "victim": victim, "weapon": "rifle.ak", "damage": 20, **known, **more}
    return event("hit", second, **first, **({"tag": tag} if tag else {}))


def kill(second: float, attacker: str, at: Any, victim: str, there: Any, tag: str | None = None, **more: Any) -> Line:
    """A shot that killed."""
    line = hit(second, attacker, at, victim, there, tag, **more)
    del line["damage"]
    return {**line, "type": "kill"}


def shot(second: float, player: str, at: Any, near: str | None, tag: str | None = None) -> Line:
    """A shot that struck nobody."""
    more = {**({"near": near} if near else {}), **({"tag": tag} if tag else {})}
    return event("shot", second, player=player, weapon="rifle.ak", at=spot(*at), **more)


def stand(first: int, last: int, tag: str | None = None, **places: tuple[float, ...]) -> list[Line]:
    """Everybody's place each second, the last included."""
    rows = [[player, *spot(*place)] for player, place in places.items()]
    return [event("positions", second, rows=rows, **({"tag": tag} if tag else {})) for second in range(first, last + 1)]


def zone(id_: str, kind: str, **more: Any) -> Line:
    """A zone that the map has from the beginning."""
    return event("zone", more.pop("second", -7200), id=id_, kind=kind, **more)


def box(x: float, z: float, east: float, north: float) -> list[list[float]]:
    """The corners of a rectangle."""
    return [[x, z], [east, z], [east, north], [x, north]]


DROP = zone("D1", "pvp", circle=[450, -150, 100], cause="airdrop", second=-300)
WRECK = zone("H1", "pvp", circle=[700, -700, 100], cause="heli", second=-300)
MAP = (
    zone("L", "pvp", circle=[800, 600, 150], cause="static"),
    zone("R", "pvp", circle=[1500, 1500, 200], cause="oilrig"),
    zone("N1", "no_mans_land", polygon=box(-300, 900, 0, 1200)),
    zone("V", "conclave", polygon=box(900, -600, 1200, -300)),
    zone("C1", "city", polygon=box(0, 0, 300, 300), owner="port"),
    zone("F1", "frontier", polygon=box(-1000, 0, -700, 300)),
    zone("K7", "claim", polygon=box(300, 0, 600, 300), owner="oak"),
    zone("U3", "region", polygon=box(300, -300, 600, 0)),
    event("group", -7190, id="oak", kind="clan", name="Oak", members=["ann", "ben", "ned"], leaders=["ann"]),
    event("group", -7190, id="elm", kind="clan", name="Elm", members=["cal"], leaders=["cal"]),
    event("group", -7190, id="port", kind="clan", name="Port", members=["fay", "gus"], leaders=["fay"]),
)
STARTED = event("server_started", -7300)


@cache
def book() -> Rulebook:
    """The rulebook under test, read once."""
    return load("rust-empires", lexicon())


def rulings(lines: Iterable[Line]) -> list[Ruling]:
    """The last ruling on each act."""
    data = "".join(json.dumps({name: each for name, each in line.items() if name != "tag"}) + "\n" for line in lines)
    last: dict[tuple[object, ...], Ruling] = {}
    for found in run([io.BytesIO(data.encode())], Servers(book(), lexicon())):
        assert not isinstance(found, Fault), found
        if isinstance(found, Ruling):
            last[found.seq, found.act, found.actor, found.target] = found
    return list(last.values())


def trouble(fight: Fight, *, announced: bool) -> list[str]:
    """Everything that came out otherwise than the story wants, in words; `announced`: a server start comes first."""
    told = sorted((*MAP, *fight.lines), key=lambda line: int(line["t"]))
    lines = [*([STARTED] if announced else []), *told]
    found = rulings(lines)
    bad: list[str] = []
    spoken: set[int] = set()
    for tag, want in fight.want.items():
        seqs = {seq: line for seq, line in enumerate(lines, 1) if line.get("tag") == tag}
        assert seqs, f"no event is labelled {tag}"
        mine = [each for each in found if each.seq in seqs and _meant(each, seqs[each.seq], want)]
        spoken.update(id(each) for each in mine)
        bad += [f"{tag}: {word}" for word in _compare(mine, want)]
    strays = [each for each in found if id(each) not in spoken and each.ruling != "lawful"]
    return bad + [f"said too much: {say(each)}" for each in strays if not fight.stray]


def _meant(ruling: Ruling, line: Line, want: Want) -> bool:
    act = want.act or FIGHTS.get(line["type"])
    actor = want.actor or line.get("attacker", line.get("player"))
    return ruling.act == act and ruling.actor == actor


def _compare(mine: list[Ruling], want: Want) -> list[str]:
    if not mine:
        return [] if want.silent else [f"no ruling, wanted {want.values}"]
    bad = [f"wanted {want.values}, came {say(each)}" for each in mine if each.ruling not in want.values]
    missed = [each for each in mine if want.cites and not want.cites & set(each.clauses)]
    other = [each for each in mine if want.sole and want.cites != set(each.clauses)]
    bad += [f"not {sorted(want.cites)} alone in {say(each)}" for each in other]
    return bad or [f"none of {sorted(want.cites)} in {say(each)}" for each in missed]


def say(ruling: Ruling) -> str:
    """A ruling in one line."""
    missing = f" missing {[each.say for each in ruling.missing]}" if ruling.missing else ""
    return (
        f"{ruling.seq} {ruling.act} by {ruling.actor} {ruling.ruling} {ruling.articles} {ruling.clauses}"
        f"{missing} because {ruling.because}"
    )
