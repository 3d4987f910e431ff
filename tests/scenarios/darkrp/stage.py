"""A story of the second round: besides rulings, the answers, changes, notices and sanctions that have to come.

A pattern is a finding with some of its fields; it is met by a finding that has them alike. A `label` stands for the
event of that name, `cites` asks for one of these clauses, `asks` whether something is missing. `sanctions`, if given,
are all that may come, in order; every command has to be answered once.
"""

import io
from dataclasses import dataclass
from typing import Any

import msgspec

from lawspeaker.cli.judge import run
from lawspeaker.events.findings import Answer, Found, Sanction
from lawspeaker.justice.court import Court
from lawspeaker.referee.servers import Servers
from lawspeaker.vocabulary import lexicon

from .scenario import Line, Scenario, bare, book, seq_of, settled, trouble
from .telling import at

Pattern = dict[str, Any]
Given = tuple[str, str, int]
"""A sanction in short: who, the kind of step, and which rung."""


@dataclass(frozen=True)
class Tale(Scenario):
    """A story and everything that has to come of it; `runs` is how long time runs on, in seconds."""

    comes: tuple[Pattern, ...] = ()
    never: tuple[Pattern, ...] = ()
    sanctions: tuple[Given, ...] | None = None
    uphold: bool = False
    runs: float | None = None


def staged(tale: Tale) -> tuple[list[Line | str], list[Found]]:
    """The lines and all findings, under a court if rulings are upheld."""
    lines, _ = settled(tale)
    data = "\n".join(bare(line) for line in lines) + "\n"
    servers = Servers(book(), lexicon(), above=Court if tale.uphold else None)
    until = None if tale.runs is None else at(tale.runs)
    return lines, list(run([io.BytesIO(data.encode())], servers, until))


def mishaps(tale: Scenario) -> list[str]:
    """Everything that came out otherwise than the story wants."""
    bad = trouble(tale)
    if not isinstance(tale, Tale):
        return bad
    lines, found = staged(tale)
    told = [plain(each) for each in found]
    bad += [f"did not come: {want}" for want in tale.comes if not any(meets(each, want, lines) for each in told)]
    bad += [f"came: {each}" for want in tale.never for each in told if meets(each, want, lines)]
    given = tuple((each.player, each.step["kind"], each.nth) for each in found if isinstance(each, Sanction))
    if tale.sanctions is not None and given != tale.sanctions:
        bad.append(f"sanctions {given}, wanted {tale.sanctions}")
    if bad:
        bad += [f"   {each}" for each in told if each["type"] not in ("ruling",)]
    return bad + unanswered(lines, found, tale.faults)


def unanswered(lines: list[Line | str], found: list[Found], faults: tuple[int, ...]) -> list[str]:
    """Commands that were not answered exactly once."""
    seqs = [each.seq for each in found if isinstance(each, Answer)]
    asked = [
        line.get("seq", number)
        for number, line in enumerate(lines, 1)
        if isinstance(line, dict) and line.get("type") == "command" and number not in faults and "n" not in line
    ]
    return [f"the order at {seq} was answered {seqs.count(seq)} times" for seq in asked if seqs.count(seq) != 1]


def plain(found: Found) -> Pattern:
    """A finding as the wire has it."""
    told: Pattern = msgspec.json.decode(msgspec.json.encode(found))
    return told


def meets(found: Pattern, want: Pattern, lines: list[Line | str]) -> bool:
    """Whether this finding is as the pattern wants it."""
    return all(_same(found, name, value, lines) for name, value in want.items())


def _same(found: Pattern, name: str, value: Any, lines: list[Line | str]) -> bool:
    if name == "label":
        return found.get("seq") in seq_of(lines, value)
    if name == "cites":
        return bool(set(found.get("clauses", ())) & value)
    if name == "asks":
        return bool(found.get("missing")) == value
    if name == "says":
        return str(value).lower() in str(found.get("say", "")).lower()
    if name == "labels":
        return list(found.get("for", ())) == [seq for each in value for seq in seq_of(lines, each)]
    if callable(value):
        return bool(value(found.get(name)))
    return bool(found.get(name, ...) == value)


def answer(label: str, ok: bool | None, **more: Any) -> Pattern:
    """The answer to the order with this label."""
    return {"type": "answer", "label": label, "ok": ok, **more}


def change(what: str, new: str, **more: Any) -> Pattern:
    """An institution came to be so."""
    return {"type": "change", "what": what, "to": new, **more}


def notice(**more: Any) -> Pattern:
    """A message."""
    return {"type": "notice", **more}


def sanction(player: str, kind: str, minutes: float | None = 0, **more: Any) -> Pattern:
    """A step of a ladder; `minutes` 0: a step without a length."""
    step = {"kind": kind} if minutes == 0 else {"kind": kind, "minutes": minutes}
    return {"type": "sanction", "player": player, "step": step, **more}


def order(seconds: float, player: str, name: str, /, tag: str = "order", **args: Any) -> Line:
    """A command under a label, with these arguments."""
    return {"type": "command", "t": at(seconds), "player": player, "name": name, "args": args, "tag": tag}


def staff(seconds: float, player: str = "mod", role: str | None = "moderator") -> Line:
    """A profile that says whether somebody is staff."""
    return {"type": "profile", "t": at(seconds), "player": player, "staff": role}
