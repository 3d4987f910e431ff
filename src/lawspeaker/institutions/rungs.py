"""Rungs: which ladders a clause stands on, and which step comes next for somebody who stands on one.

Whoever has come to the last rung stays on it. A machine takes the lower end of a range.
"""

from collections.abc import Iterable, Set
from typing import Any, TypeAlias

from lawspeaker.institutions.words import bare
from lawspeaker.law.tree import Ladder, Rulebook, Rung
from lawspeaker.law.walk import served

Step: TypeAlias = dict[str, Any]
"""A step as the wire has it: `kind`, and `minutes` where it lasts (`None`: for ever)."""

SPOKEN = {"warning": "warn", "verbal_warn": "verbal_warning", "verbal": "verbal_warning", "text_warn": "text_warning"}


def step_kind(said: Any) -> str | None:
    """The kind of step that somebody means: `verbal warning`, `warning`, `{kind: ban}`."""
    value = said.get("kind") if isinstance(said, dict) else said
    if not isinstance(value, str) or not bare(value).strip():
        return None
    kind = "_".join(bare(value).split())
    return SPOKEN.get(kind, kind)


def rung_at(ladder: Ladder, nth: int) -> tuple[int, Rung]:
    """The rung of the `nth` offence (from 1), and its place on the ladder."""
    place = min(nth, len(ladder.rungs))
    return place, ladder.rungs[place - 1]


def steps_of(rung: Rung, minutes: int | None = None) -> list[Step]:
    """The steps of a rung, each with the lower end of its range, or `minutes` where that lies within it."""
    return [_step(kind, low, high, minutes) for kind, low, high in rung.steps]


def _step(kind: str, low: int | None, high: int | None, minutes: int | None) -> Step:
    if low is None:
        return {"kind": kind, "minutes": None}
    chosen = minutes if minutes is not None and high is not None and low <= minutes <= high else low
    return {"kind": kind, "minutes": chosen} if chosen else {"kind": kind}


def kinds_of(rung: Rung) -> list[str]:
    """The kinds of step on a rung."""
    return [kind for kind, _, _ in rung.steps]


TWINS = {
    "gag": ("mute",),
    "mute": ("gag",),
    "warn": ("text_warning", "verbal_warning"),
    "text_warning": ("verbal_warning",),
    "verbal_warning": ("text_warning",),
}
"""Steps that many communities write as one: silence in speech and in writing, warnings of either kind; a warning of no
kind is either, unless warnings are also put on record."""

ALIKE = {kind: pair for pair in ({"gag", "mute"}, {"text_warning", "verbal_warning"}) for kind in pair}
"""Those of them that are the same rung by another way."""


def fits(ladder: Ladder, kinds: Iterable[str], kind: str) -> bool:
    """Whether steps of these kinds are what somebody means by `kind`; what many write as one is one where no rung of
    the ladder has `kind` without the other."""
    there = set(kinds)
    return kind in there or any(twin in there and not _apart(ladder, kind, twin) for twin in TWINS.get(kind, ()))


def as_named(steps: Iterable[Step], kind: str) -> list[Step]:
    """Steps in the words of whoever gives them: a warning in speech or in writing, silence in either."""
    kinds = ALIKE.get(kind, {kind})
    given = list(steps)
    if any(step["kind"] == kind for step in given):
        return given
    return [{**step, "kind": kind} if step["kind"] in kinds else step for step in given]


def like(kind: str) -> Set[str]:
    """The kinds of step that a rule means by this one."""
    return ALIKE["mute"] if kind == "mute" else {kind}


def _apart(ladder: Ladder, kind: str, twin: str) -> bool:
    return any(kind in kinds_of(rung) and twin not in kinds_of(rung) for rung in ladder.rungs)


def told(steps: Iterable[Step]) -> str:
    """Steps for people: "a ban of 1440 minutes", "a verbal warning"."""
    said = []
    for step in steps:
        kind = str(step["kind"]).replace("_", " ")
        kind = {"warn": "warning"}.get(kind, kind)
        if "minutes" not in step:
            said.append(f"a {kind}")
        elif step["minutes"] is None:
            said.append(f"a {kind} for ever")
        else:
            said.append(f"a {kind} of {span(step['minutes'])}")
    return " and ".join(said)


def span(minutes: int) -> str:
    """Minutes for people: 10 minutes, 6 hours, 1 day."""
    for size, unit in ((1440, "day"), (60, "hour")):
        if minutes % size == 0:
            count = minutes // size
            return f"{count} {unit}" + ("s" if count != 1 else "")
    return f"{minutes} minute" + ("s" if minutes != 1 else "")


def ladders_for(book: Rulebook, clause: str) -> list[Ladder]:
    """The ladders that a clause, a section of clauses, an article or a ladder's own name stands for, in text order."""

    def meant(clauses: Iterable[str]) -> bool:
        return any(_under(c, clause) for c in clauses)

    found = [a.ladder for a in book.articles if a.ladder and (clause in (a.id, a.family) or meant(served(a)))]
    found += [name for name, ladder in book.ladders.items() if clause == name or meant(ladder.cites)]
    return [book.ladders[name] for name in dict.fromkeys(found) if name in book.ladders]


def rules_for(book: Rulebook, clause: str, ladder: str) -> list[str]:
    """The rules (families of articles) on this ladder that a clause, an article or the ladder's own name stands for."""
    on = [a for a in book.articles if a.ladder == ladder]
    meant = [a for a in on if clause in (a.id, a.family) or any(_under(c, clause) for c in served(a))]
    return list(dict.fromkeys(a.family for a in meant or on))


def is_clause(book: Rulebook, clause: str) -> bool:
    """Whether a clause, a section, an article or a ladder goes by that name; any does where no clauses are listed."""
    named = any(clause in (a.id, a.family) for a in book.articles)
    listed = not book.clauses or any(_under(c, clause) for c in book.clauses)
    return named or listed or bool(ladders_for(book, clause))


def _under(clause: str, section: str) -> bool:
    return clause == section or clause.startswith(f"{section}-")


def clauses_for(book: Rulebook, clause: str) -> list[str]:
    """The clauses meant: those of an article where its id was given, else the clause itself."""
    article = next((a for a in book.articles if a.id == clause), None)
    return list(article.cites) if article is not None and article.cites else [clause]


def is_warning(kind: str) -> bool:
    """Whether a step only warns: a warn, or a warning in speech or writing."""
    return kind == "warn" or kind.endswith("warning")


def past_warnings(ladder: Ladder | None, place: int) -> bool:
    """Whether the rung at this place (from 1) lies behind those that only warn, with which a ladder may begin."""
    rungs = ladder.rungs if ladder is not None else ()
    first = next((i for i, rung in enumerate(rungs) if not any(is_warning(k) for k in kinds_of(rung))), len(rungs))
    return place > first
