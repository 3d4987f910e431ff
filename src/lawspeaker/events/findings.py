"""What comes out: rulings, answers, changes, notices, sanctions and faults, as the wire has them."""

from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType


class Missing(Struct, omit_defaults=True):
    """What would settle an unclear ruling: the id to answer, and the question in words."""

    id: str
    say: str


class Outgoing(Struct, tag_field="type", kw_only=True, omit_defaults=True):
    """The head of every finding that goes out; `t` is the clock of the event that caused it, in ms."""

    t: int
    server: str | UnsetType = UNSET


class Ruling(Outgoing, tag="ruling", kw_only=True):
    """What an act was: lawful, unlawful or unclear, by which articles, and why."""

    seq: int
    act: str
    actor: str
    target: str | UnsetType = UNSET
    ruling: Literal["lawful", "unlawful", "unclear"]
    articles: list[str]
    clauses: list[str]
    because: list[str]
    facts: list[int]
    missing: list[Missing] | UnsetType = UNSET
    also: list[int] | UnsetType = UNSET
    until: int | UnsetType = UNSET
    tier: int
    aged: bool | UnsetType = UNSET
    encounter: str | UnsetType = UNSET


class Answer(Outgoing, tag="answer", kw_only=True):
    """The answer to a command: whether it was carried out, and a sentence for the player."""

    seq: int
    player: str
    command: str
    ok: bool | None
    say: str
    clauses: list[str]
    articles: list[str] | UnsetType = UNSET
    missing: list[Missing] | UnsetType = UNSET
    id: str | UnsetType = UNSET


class Change(Outgoing, tag="change", rename={"old": "from", "new": "to"}, kw_only=True):
    """An institution moved; `seq` is None where a deadline did it."""

    seq: int | None
    what: str
    id: str
    old: str | None
    new: str
    owner: str | None | UnsetType = UNSET
    clauses: list[str]


class Notice(Outgoing, tag="notice", kw_only=True):
    """A message to players."""

    to: list[str] | Literal["all"]
    kind: str
    say: str
    clauses: list[str]


class Sanction(Outgoing, tag="sanction", rename={"since": "for"}, kw_only=True):
    """A step of a ladder; `since` are the acts it is for, `articles` those that raised or lowered it, `missing` what
    would settle whether others do."""

    player: str
    step: dict[str, Any]
    ladder: str
    nth: int
    clauses: list[str]
    since: list[int]
    status: Literal["proposed", "in_force"]
    articles: list[str] | UnsetType = UNSET
    missing: list[Missing] | UnsetType = UNSET


class Fault(Struct, tag_field="type", tag="fault"):
    """A line that could not be taken."""

    line: int
    reason: str


Found = Ruling | Answer | Change | Notice | Sanction | Fault

__all__ = ["Answer", "Change", "Fault", "Found", "Missing", "Notice", "Outgoing", "Ruling", "Sanction"]
