"""A short story on the wire, and what has to come of it.

Written from the contract alone: what goes in, what comes out, and the clauses. A label on an event (`tag`) names the
act that is expected on it; every kill has to be ruled on, and nothing that no expectation speaks of may be unlawful or
unclear, except that a sign's own faults are asked for only in stories of signs. Where the clauses can be read in two
ways, an expectation accepts both and the story says so.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Fault, Found, Ruling
from lawspeaker.law.book import load
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon

Line = dict[str, Any]
MOST_CLAUSES = 8

ACTS: dict[str, set[str]] = {
    "kill": {"kill"},
    "hit": {"attack"},
    "shot": {"attack"},
    "positions": {"enter", "stay"},
    "spawned": {"enter", "stay"},
    "time": {"enter", "stay", "keep"},
    "chat": {"say"},
    "voice": {"speak"},
    "sign": {"write", "keep"},
    "building": {"keep"},
    "zone": {"keep"},
    "emote": {"react"},
}
ACTORS = ("attacker", "player", "by")


@dataclass(frozen=True)
class Expected:
    """The rulings that are right for one act.

    Each set of `cites` needs one of its clauses in the ruling; none of `spares` may be there. `facts` are labels of
    events that it has to rest on. `silent` accepts that nothing is said of the act at all.
    """

    values: tuple[str, ...]
    cites: tuple[frozenset[str], ...] = ()
    spares: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()
    actor: str | None = None
    target: str | None = None
    act: str | None = None
    aged: bool | None = None
    until: int | None = None
    silent: bool = False


@dataclass(frozen=True)
class Settle:
    """Staff answer every open question of the act with this label."""

    label: str
    answer: str
    by: str = "staff"
    after: float = 1.0


@dataclass(frozen=True)
class Scenario:
    """A story: its lines in order, what each labelled act has to come to, and the lines that are no events."""

    id: str
    why: str
    lines: tuple[Line | str | Settle, ...]
    want: dict[str, Expected] = field(default_factory=dict)
    faults: tuple[int, ...] = ()


_LOADED: list[Rulebook] = []


def book() -> Rulebook:
    """The rulebook under test, read once."""
    if not _LOADED:
        _LOADED.append(load("darkrp", lexicon()))
    return _LOADED[0]


TAGGED = ("named", "group")
"""Events with a `tag` of their own on the wire."""


def bare(line: Line | str) -> str:
    """A line as it goes over the wire, without its label; of a name or a group the tag is no label."""
    if isinstance(line, str):
        return line
    if line["type"] in TAGGED:
        return json.dumps(line)
    return json.dumps({name: value for name, value in line.items() if name != "tag"})


def judged(lines: list[Line | str]) -> list[Found]:
    """What `judge --all` writes of these lines."""
    data = "\n".join(bare(line) for line in lines) + "\n"
    return list(run([io.BytesIO(data.encode())], Servers(book(), lexicon())))


def seq_of(lines: list[Line | str], label: str) -> list[int]:
    """The places of the events with this label."""
    return [
        line.get("seq", number)
        for number, line in enumerate(lines, 1)
        if isinstance(line, dict) and line.get("tag") == label
    ]


def settled(scenario: Scenario) -> tuple[list[Line | str], list[Found]]:
    """The lines with staff's answers put in, and the findings."""
    lines: list[Line | str] = []
    for line in scenario.lines:
        if not isinstance(line, Settle):
            lines.append(line)
            continue
        (seq,) = seq_of(lines, line.label)
        last = [each for each in latest(judged(lines)) if each.seq == seq and each.missing]
        clock = max(each["t"] for each in lines if isinstance(each, dict))
        lines += [
            {
                "type": "finding",
                "t": clock + round(line.after * 1000),
                "by": line.by,
                "subject": seq,
                "question": missing.id,
                "answer": line.answer,
            }
            for ruling in last
            for missing in (ruling.missing or [])
        ]
    return lines, judged(lines)


def latest(found: list[Found]) -> list[Ruling]:
    """The last ruling on each act."""
    last: dict[tuple[object, ...], Ruling] = {}
    for each in found:
        if isinstance(each, Ruling):
            last[each.server or "", each.seq, each.act, each.actor, each.target or ""] = each
    return list(last.values())


def trouble(scenario: Scenario) -> list[str]:
    """Everything that came out otherwise than the story wants, in words; empty if all is right.

    Several labels joined by `|` name events of which one has to show the act.
    """
    lines, found = settled(scenario)
    faults = tuple(each.line for each in found if isinstance(each, Fault))
    bad = [f"faults on lines {faults}, wanted {scenario.faults}"] if faults != scenario.faults else []
    rulings = latest(found)
    spoken: set[int] = set()
    for label, expected in scenario.want.items():
        seqs = {seq: line for name in label.split("|") for seq, line in _labelled(lines, name)}
        mine = [each for each in rulings if each.seq in seqs and _meant(each, seqs[each.seq], expected)]
        if len(seqs) > 1:
            mine = [each for each in mine if each.ruling != "lawful"] or mine[:1]
        spoken.update(id(each) for each in mine)
        bad += [f"{label}: {word}" for word in _compare(mine, expected, lines)]
    for each in rulings:
        bad += [f"{say(each)}: {word}" for word in _malformed(each)]
        if id(each) not in spoken and each.ruling != "lawful" and each.act != "write":
            bad.append(f"said too much: {say(each)}")
    return bad + list(_unruled(lines, rulings, scenario))


def _labelled(lines: list[Line | str], label: str) -> list[tuple[int, Line]]:
    seqs = [
        (line.get("seq", number), line)
        for number, line in enumerate(lines, 1)
        if isinstance(line, dict) and line.get("tag") == label
    ]
    assert seqs, f"no event is labelled {label}"
    return seqs


def _meant(ruling: Ruling, line: Line, expected: Expected) -> bool:
    acts = {expected.act} if expected.act else ACTS[line["type"]]
    actor = expected.actor or next((line[name] for name in ACTORS if name in line), None)
    return ruling.act in acts and (actor is None or ruling.actor == actor)


def _compare(mine: list[Ruling], expected: Expected, lines: list[Line | str]) -> Iterator[str]:
    if not mine:
        if not expected.silent:
            yield f"no ruling, wanted {' or '.join(expected.values)}"
        return
    if len(mine) > 1:
        yield f"{len(mine)} rulings where one is wanted: {'; '.join(say(each) for each in mine)}"
        return
    ruling = mine[0]
    if ruling.ruling not in expected.values:
        yield f"wanted {' or '.join(expected.values)}, came {say(ruling)}"
        return
    clauses = set(ruling.clauses)
    for group in expected.cites:
        if not group & clauses:
            yield f"no clause of {sorted(group)} in {say(ruling)}"
    if clauses & expected.spares:
        yield f"wrongly cites {sorted(clauses & expected.spares)}: {say(ruling)}"
    for label in expected.facts:
        if not set(seq_of(lines, label)) <= set(ruling.facts):
            yield f"does not rest on {label}: facts {ruling.facts}"
    if expected.target is not None and ruling.target != expected.target:
        yield f"target {ruling.target}, wanted {expected.target}"
    if expected.aged is not None and (ruling.aged is True) != expected.aged:
        yield f"aged {ruling.aged}, wanted {expected.aged}"
    if expected.until is not None and ruling.until != expected.until:
        yield f"until {ruling.until}, wanted {expected.until}"


def _malformed(ruling: Ruling) -> Iterator[str]:
    if ruling.ruling == "unclear" and not ruling.missing:
        yield "unclear, and does not say what is missing"
    if ruling.ruling != "unclear" and ruling.missing:
        yield f"{ruling.ruling}, and says that something is missing"
    if ruling.ruling == "unlawful" and not ruling.because:
        yield "unlawful without a because"
    if len(ruling.clauses) > MOST_CLAUSES or len(set(ruling.clauses)) != len(ruling.clauses):
        yield f"clauses {ruling.clauses}"
    if any(not each.startswith("DR-") for each in ruling.clauses):
        yield f"clauses {ruling.clauses} are no rows of the register"


def _unruled(lines: list[Line | str], rulings: list[Ruling], scenario: Scenario) -> Iterator[str]:
    """Kills that no label speaks of and that got no ruling."""
    wanted = {name for label in scenario.want for name in label.split("|")}
    for number, line in enumerate(lines, 1):
        if not isinstance(line, dict) or line.get("type") != "kill" or number in scenario.faults:
            continue
        seq = line.get("seq", number)
        if line.get("tag") not in wanted and not any(each.seq == seq and each.act == "kill" for each in rulings):
            yield f"the kill at {seq} got no ruling"


def say(ruling: Ruling) -> str:
    """A ruling in one line."""
    missing = f" missing {[each.id for each in ruling.missing]}" if ruling.missing else ""
    return (
        f"{ruling.seq} {ruling.act} by {ruling.actor} {ruling.ruling} {ruling.articles} {ruling.clauses}"
        f"{missing} because {ruling.because}"
    )


def lawful(*cites: frozenset[str], **more: Any) -> Expected:
    """Lawful, by one clause of each set."""
    return Expected(("lawful",), cites, **more)


def unlawful(*cites: frozenset[str], **more: Any) -> Expected:
    """Unlawful, by one clause of each set."""
    return Expected(("unlawful",), cites, **more)


def unclear(*cites: frozenset[str], **more: Any) -> Expected:
    """Unclear, with one clause of each set at stake."""
    return Expected(("unclear",), cites, **more)


def either(*values: str, **more: Any) -> Expected:
    """Several rulings are right, because the clauses can be read in several ways."""
    return Expected(values, **more)


ANY = Expected(("lawful", "unlawful", "unclear"), silent=True)
"""Nothing is asked of this act."""
