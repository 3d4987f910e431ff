"""What an example says will come of an event: the words at the right of its line.

`lawful by HURT-1`, `unlawful by RDM-1 for DR-2.1-1 alone`, `unclear for "the words were a robbery"`,
`refused by PACE-2`, `GUARD-1 kept`, `no GUARD-1 broken`, `no vote becomes passed`, `sanction ban 1 day`. Several stand
apart by a semicolon or on lines of their own, and each may begin with the time of an earlier line, whose ruling it
means.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lawspeaker.law.errors import Misread, Spot

Sort = Literal["lawful", "unlawful", "unclear", "refused", "accepted", "duty", "change", "sanction", "says"]

ID = r"[\w.?/-]+"
CLOCK = (
    r"(?:(?P<days>\d+)d |(?P<weekday>[A-Z][a-z]+day) )?(?P<a>\d+):(?P<b>\d\d)(?::(?P<c>\d\d))?(?:\.(?P<ms>\d{1,3}))?"
)
"""A time of a story: minutes and seconds, or hours, minutes and seconds; days or a weekday may stand before."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
VERDICT = re.compile(rf"(lawful|unlawful|unclear|refused|accepted)(?: by ({ID}(?:, {ID})*))?(?: for (.+?)( alone)?)?$")
DUTY = re.compile(rf"(no )?({ID}) (kept|broken|owed|excused)(?: for (.+))?$")
CHANGE = re.compile(r"(no )?(\w+) becomes (\w+)(?: for (.+))?$")
SANCTION = re.compile(r"(no )?sanction(?: ([a-z][\w ]*?))?(?: for ([A-Z].+))?$")
SAYS = re.compile(r'(no )?(notice |answer )?"([^"]*)"$')
EARLIER = re.compile(rf"(?P<clock>{CLOCK})\s+(?P<rest>.+)$")
PIECE = re.compile(r'"[^"]*"|[^",;][^,;]*')
SHAPES = (
    "what comes of an event reads `lawful by ID`, `unlawful by ID for CLAUSE`, `unlawful by ID for CLAUSE alone`, "
    '`unclear for "part of a question"`, '
    "`refused by ID`, `accepted`, `ID kept`, `ID broken`, `WHAT becomes STATE`, `sanction KIND` or a quoted text; "
    "`no` before one of the last five denies it"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation. `by` None: any articles; `of` the time of the line that it speaks of, in ms, None: its own.

    `name` is a duty's article, what changes, the kind of a sanction or the quoted text; `state` what a duty or an
    institution comes to; `denied` that it must not be so, `alone` that no other clause may be named.
    """

    sort: Sort
    text: str
    spot: Spot
    by: tuple[str, ...] | None = None
    clauses: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    of: int | None = None
    name: str = ""
    state: str = ""
    denied: bool = False
    alone: bool = False

    def names(self, clauses: Iterable[str]) -> bool:
        """Whether what was named is what was expected: these clauses among others, or these alone."""
        wanted, named = set(self.clauses), set(clauses)
        return wanted == named if self.alone else wanted <= named


def read_clock(text: str) -> int | None:
    """The milliseconds of a time as written, from the first midnight of the story; None if it is no time."""
    found = re.fullmatch(CLOCK, text)
    if found is None:
        return None
    days = int(found["days"] or 0)
    if found["weekday"]:
        if found["weekday"] not in WEEKDAYS:
            return None
        days = WEEKDAYS.index(found["weekday"])
    a, b, c = int(found["a"]), int(found["b"]), found["c"]
    seconds = a * 3600 + b * 60 + int(c) if c is not None else a * 60 + b
    return (days * 86_400 + seconds) * 1000 + int((found["ms"] or "0").ljust(3, "0"))


def read_expected(text: str, spot: Spot) -> tuple[Expected, ...]:
    """Every expectation in the right part of a line; raises Misread naming the shapes there are."""
    return tuple(_one(piece.strip(), spot) for piece in _apart(text, ";") if piece.strip())


def _apart(text: str, mark: str) -> list[str]:
    """Cut a text at a mark that stands outside quotes."""
    return re.findall(rf'(?:"[^"]*"|[^"{mark}])+', text)


def _one(text: str, spot: Spot) -> Expected:
    timed = EARLIER.match(text)
    of, rest = (read_clock(timed["clock"]), timed["rest"]) if timed else (None, text)
    found = _verdict(rest, text, spot, of) or _moved(rest, text, spot, of)
    if found is None:
        raise Misread("outcome", f"`{rest}` is no outcome", SHAPES)
    return found


def _verdict(rest: str, text: str, spot: Spot, of: int | None) -> Expected | None:
    said = VERDICT.match(rest)
    if said is None:
        return None
    by = said[2]
    ids = None if by is None else () if by == "nothing" else tuple(i.strip() for i in by.split(","))
    clauses, questions = _named(said[3])
    return Expected(said[1], text, spot, ids, clauses, questions, of, alone=bool(said[4]))  # type: ignore[arg-type]


def _moved(rest: str, text: str, spot: Spot, of: int | None) -> Expected | None:
    if duty := DUTY.match(rest):
        denied, article, state, cited = bool(duty[1]), duty[2], duty[3], _named(duty[4])[0]
        return Expected("duty", text, spot, clauses=cited, of=of, name=article, state=state, denied=denied)
    if change := CHANGE.match(rest):
        denied, what, state, cited = bool(change[1]), change[2], change[3], _named(change[4])[0]
        return Expected("change", text, spot, clauses=cited, of=of, name=what, state=state, denied=denied)
    if sanction := SANCTION.match(rest):
        denied, kind, cited = bool(sanction[1]), sanction[2] or "", _named(sanction[3])[0]
        return Expected("sanction", text, spot, clauses=cited, of=of, name=kind, denied=denied)
    if says := SAYS.match(rest):
        denied, how, quoted = bool(says[1]), (says[2] or "").strip(), says[3]
        return Expected("says", text, spot, of=of, name=quoted, state=how, denied=denied)
    return None


def _named(text: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The clauses and the quoted questions behind `for`."""
    pieces = [p.strip() for p in PIECE.findall(text or "") if p.strip()]
    quoted = tuple(p[1:-1] for p in pieces if p[0] == '"')
    return tuple(p for p in pieces if p[0] != '"'), quoted
