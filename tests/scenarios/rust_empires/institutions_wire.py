"""What the stories of raids, evictions, banishments, bounties, claims, vehicles and building stand on.

A map, the people on it and the houses, told as a game server tells them; a story is these lines and some more, and
what has to come of it: rulings on labelled events and findings of every other kind. Written from the contract and the
clause register alone.
"""

import io
from dataclasses import dataclass
from typing import Any

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Found, Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon
from scenarios.darkrp.scenario import Line, bare, latest, say, seq_of
from scenarios.darkrp.stage import Pattern, meets, plain
from scenarios.darkrp.telling import at, started, tell

HOUR = 3600.0
DAY = 24 * HOUR
NOW = 6 * DAY
"""Seconds after the wipe at which most of the stories are told."""


@dataclass(frozen=True)
class Right:
    """The ruling that is right for a labelled act: one clause of `cites` (if any), none of `spares`."""

    label: str
    act: str
    value: str
    cites: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()
    actor: str | None = None


@dataclass(frozen=True)
class Story:
    """Lines in order, the rulings that are right, the findings that come and those that never come."""

    id: str
    lines: tuple[Line, ...]
    rights: tuple[Right, ...] = ()
    comes: tuple[Pattern, ...] = ()
    never: tuple[Pattern, ...] = ()
    runs: float | None = None


_LOADED: list[Rulebook] = []


def book() -> Rulebook:
    """The rulebook under test, read once."""
    if not _LOADED:
        _LOADED.append(load("rust-empires", lexicon()))
    return _LOADED[0]


def judged(story: Story) -> tuple[list[Line | str], list[Found]]:
    """The lines of the story with the map before them, and everything that comes of them."""
    lines: list[Line | str] = [*MAP, *sorted(story.lines, key=lambda line: line["t"])]
    data = "\n".join(bare(line) for line in lines) + "\n"
    until = None if story.runs is None else at(story.runs)
    return lines, list(run([io.BytesIO(data.encode())], Servers(book(), lexicon()), until))


def trouble(story: Story) -> list[str]:
    """Everything that came out otherwise than is right, in words; empty if all is right."""
    lines, found = judged(story)
    told = [plain(each) for each in found]
    bad = [f"fault: {each}" for each in told if each["type"] == "fault"]
    for right in story.rights:
        bad += _ruled(right, latest(found), lines)
    bad += [f"did not come: {want}" for want in story.comes if not any(meets(each, want, lines) for each in told)]
    bad += [f"came: {each}" for want in story.never for each in told if meets(each, want, lines)]
    if bad:
        bad += [f"   {say(each)}" for each in latest(found)]
        bad += [f"   {each}" for each in told if each["type"] in ("answer", "change", "notice")]
    return bad


def _ruled(right: Right, rulings: list[Ruling], lines: list[Line | str]) -> list[str]:
    (seq,) = seq_of(lines, right.label)
    mine = [each for each in rulings if each.seq == seq and each.act == right.act]
    mine = [each for each in mine if right.actor in (None, each.actor)]
    if right.value == "silent":
        return [f"{right.label}: said too much: {say(each)}" for each in mine if each.ruling != "lawful"]
    if not mine:
        return [f"{right.label}: no ruling on {right.act}, wanted {right.value}"]
    bad = [f"{right.label}: wanted {right.value}, came {say(each)}" for each in mine if each.ruling != right.value]
    for each in mine:
        clauses = set(each.clauses)
        if right.cites and not clauses & right.cites:
            bad.append(f"{right.label}: no clause of {sorted(right.cites)} in {say(each)}")
        if clauses & right.spares:
            bad.append(f"{right.label}: wrongly cites {sorted(clauses & right.spares)}: {say(each)}")
    return bad


def rows(text: str) -> frozenset[str]:
    """Rows of the register by their short names."""
    return frozenset(f"RE-{name}" for name in text.split())


def lawful(label: str, act: str, cites: str = "", spares: str = "", **more: Any) -> Right:
    """Lawful, by one of these clauses."""
    return Right(label, act, "lawful", rows(cites), rows(spares), **more)


def unlawful(label: str, act: str, cites: str = "", spares: str = "", **more: Any) -> Right:
    """Unlawful, by one of these clauses."""
    return Right(label, act, "unlawful", rows(cites), rows(spares), **more)


def unclear(label: str, act: str, cites: str = "", **more: Any) -> Right:
    """Unclear, with one of these clauses at stake."""
    return Right(label, act, "unclear", rows(cites), **more)


def silent(label: str, act: str) -> Right:
    """Not held against anybody."""
    return Right(label, act, "silent")


def ground(name: str, kind: str, x1: float, x2: float, z1: float, z2: float, t: float = 0, **more: Any) -> Line:
    """A rectangle of the map."""
    return tell("zone", t, id=name, kind=kind, polygon=[[x1, z1], [x2, z1], [x2, z2], [x1, z2]], **more)


def clan(name: str, members: str, t: float = 0, kind: str = "clan") -> Line:
    """A clan; its first member leads it."""
    people = members.split()
    return tell("group", t, id=name, kind=kind, name=name, tag=name.upper(), members=people, leaders=people[:1])


def base(name: str, owners: str, x: float, z: float, t: float, **more: Any) -> tuple[Line, Line]:
    """A walled stone house with its cupboard at (x, z)."""
    told = {"grade": "stone", "walls": 16, "placed": at(t), "role": "base", **more}
    people = owners.split()
    return (
        tell(
            "building",
            t,
            building=name,
            at=[x, 10.0, z],
            circle=[x, z, 9.0],
            cupboard=f"{name}-tc",
            authorised=people,
            owner=people[0],
            **told,
        ),
        tell("zone", t, id=f"{name}-in", kind="base", circle=[x, z, 6.0], building=name),
    )


def stand(t: float, tag: str = "", **places: tuple[float, float]) -> Line:
    """Who stands where on the ground."""
    line = tell("positions", t, rows=[[who, x, 10.0, z] for who, (x, z) in places.items()])
    return {**line, "tag": tag} if tag else line


def order(t: float, player: str, name: str, tag: str = "order", /, **more: Any) -> Line:
    """A command; what he looks at and where stands beside its arguments."""
    beside = {each: more.pop(each) for each in ("building", "entity", "at") if each in more}
    return tell("command", t, player=player, name=name, args=more, tag=tag, **beside)


def strike(t: float, who: str, building: str, x: float, z: float, tag: str = "raid", **more: Any) -> Line:
    """Damage to a wall of a house."""
    told = {
        "entity": f"{building}-wall",
        "kind": "wall",
        "grade": "stone",
        "weapon": "explosive.satchel",
        "damage": 120.0,
        "health": 0.7,
        "decaying": False,
        **more,
    }
    return tell("structure_hit", t, attacker=who, building=building, at=[x, 10.0, z], tag=tag, **told)


def blow(t: float, who: str, whom: str, a: tuple[float, float], v: tuple[float, float], tag: str, **more: Any) -> Line:
    """A hit from one place at another."""
    there = {"at": [a[0], 10.0, a[1]], "victim_at": [v[0], 10.0, v[1]], "attacker_in": None, "victim_in": None}
    return tell(
        "hit", t, **{"attacker": who, "victim": whom, "weapon": "rifle", "damage": 30.0, **there, **more}, tag=tag
    )


def death(t: float, who: str, whom: str, a: tuple[float, float], v: tuple[float, float], tag: str, **more: Any) -> Line:
    """A kill from one place at another."""
    there = {"at": [a[0], 10.0, a[1]], "victim_at": [v[0], 10.0, v[1]], "attacker_in": None, "victim_in": None}
    return tell("kill", t, **{"attacker": who, "victim": whom, "weapon": "rifle", **there, **more}, tag=tag)


MAP: tuple[Line, ...] = (
    started(0, name="Empires"),
    tell("era_started", 0, name="June"),
    tell("zone", 0, id="dome-l", kind="pvp", cause="static", circle=[800.0, 600.0, 150.0]),
    ground("f1", "frontier", -1000, -700, 0, 300),
    ground("k9", "region", -700, -400, 0, 300, owner="elm"),
    ground("c1", "city", 0, 300, 0, 300, owner="port"),
    ground("k7", "region", 300, 600, 0, 300, owner="oak"),
    ground("u3", "region", 300, 600, -300, 0, owner=None),
    ground("u4", "region", 600, 900, 0, 300, owner=None),
    ground("n1", "no_mans_land", -300, 0, 900, 1200),
    ground("m2", "mini_claim", 0, 150, -600, -450, owner="jonny"),
    ground("v", "conclave", 900, 1200, -600, -300),
    ground("r1", "road", -1000, 1000, 395, 405),
    clan("oak", "ann ben ned"),
    clan("elm", "cal cid"),
    clan("port", "fay gus gil gwen"),
    clan("jonny", "jon"),
    tell("profile", 0, player="ivy", staff="admin"),
    *(tell("licence", 0, player=who, kind="raid", on=True) for who in ("ann", "ben", "cal", "gus", "fay")),
    *(tell("licence", 0, player=who, kind="raid", on=False) for who in ("eli", "dee", "jon")),
    tell("licence", 0, player="hal", kind="bounty_hunter", on=True),
    *(
        tell("joined", 1, player=who, name=who, first=True)
        for who in ("ann", "ben", "ned", "cal", "cid", "fay", "gus", "gil", "gwen", "jon", "dee", "eli", "hal", "ivy")
    ),
    tell("time", 2),
)
