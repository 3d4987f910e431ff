"""Snapshots: all that a referee knows, as plain data; restored anywhere it goes on alike.

A snapshot belongs to the rulebooks under which it was taken. Whoever keeps it says under which version of the engine:
one that does not fit is thrown away, and the record is read again from its begin.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.docket.docket import Docket
from lawspeaker.referee.keeping import Keeper
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.swift.swift import Swift
from lawspeaker.world.happenings import Happenings


def dump(referee: Referee) -> dict[str, Any]:
    """All that this referee knows."""
    keeper = Keeper([book for _, book in referee.books], referee.lexicon)
    return {
        "rulebooks": [[since, book.hash] for since, book in referee.books],
        "world": referee.world.dump(),
        "happenings": _happenings(referee.happenings, keeper),
        "institutions": referee.institutions.dump(),
        "breaches": keeper.away([referee.breaches.open, referee.breaches.soonest, referee.breaches.watched]),
        "docket": _docket(referee.docket, keeper),
        "duties": keeper.away(referee.duties.open),
        "orders": referee.orders.dump(),
        "swift": keeper.away([referee.untold, referee.armed, referee.disarm]) if isinstance(referee, Swift) else None,
    }


def load(referee: Referee, data: dict[str, Any], books: Callable[[str], Rulebook] | None = None) -> None:
    """Take up where `dump` left off, by a referee who begins with the rulebook with which that one began; `books` gives
    those that came into force since, by their hashes. Raises ValueError where it began with another rulebook."""
    (_, first), *later = data["rulebooks"]
    if first != referee.book.hash or (later and books is None):
        raise ValueError("the snapshot was taken under another rulebook")
    for since, hash_ in later:
        assert books is not None
        referee.adopt(books(hash_), since)
    keeper = Keeper([book for _, book in referee.books], referee.lexicon)
    referee.world.load(data["world"])
    referee.happenings = referee.happenings.empty()
    for told in data["happenings"]:
        referee.happenings.add(keeper.out(told))
    referee.institutions.load(data["institutions"])
    breaches = referee.breaches
    breaches.open, breaches.soonest, breaches.watched = keeper.out(data["breaches"])
    _load_docket(referee.docket, data["docket"], keeper)
    referee.docket.world = referee.world
    referee.duties.load(keeper.out(data["duties"]))
    referee.orders.load(data["orders"])
    if isinstance(referee, Swift):
        referee.untold, referee.armed, referee.disarm = keeper.out(data["swift"])
        referee.look_again()


def _happenings(happenings: Happenings, keeper: Keeper) -> list[Any]:
    """Every happening, in the order of the record."""
    every = (told for word in sorted(happenings.words) for told in happenings.words[word])
    return [keeper.away(told) for told in every]


def _docket(docket: Docket, keeper: Keeper) -> dict[str, Any]:
    entries, answers = docket.entries, docket.answers
    return {
        "entries": [keeper.away(entry) for entry in entries.held.values()],
        "resting": keeper.away(dict(entries.resting)),
        "asking": keeper.away(dict(entries.asking)),
        "answers": keeper.away(dict(answers.on_questions)),
        "clauses": keeper.away(dict(answers.on_clauses)),
        "gates": keeper.away(dict(answers.gates)),
        "merged": keeper.away(answers.merged),
        "about": keeper.away(answers.about),
        "last": keeper.away(answers.last),
        "waiting": keeper.away(entries.waiting),
        "sweep_at": entries.sweep_at,
        "shelf": entries.shelf.dump() if entries.shelf is not None else [],
    }


def _load_docket(docket: Docket, data: dict[str, Any], keeper: Keeper) -> None:
    entries, answers = docket.entries, docket.answers
    held = [keeper.out(each) for each in data["entries"]]
    entries.held = {entry.act.key: entry for entry in held}
    entries.by_seq = defaultdict(list)
    for key in entries.held:
        entries.by_seq[key[0]].append(key)
    entries.resting = defaultdict(set, keeper.out(data["resting"]))
    entries.asking = defaultdict(set, keeper.out(data["asking"]))
    answers.on_questions = defaultdict(list, keeper.out(data["answers"]))
    answers.on_clauses = defaultdict(list, keeper.out(data["clauses"]))
    answers.gates = defaultdict(list, keeper.out(data["gates"]))
    answers.merged = keeper.out(data["merged"])
    answers.about = keeper.out(data["about"]) if "about" in data else {}
    answers.last = keeper.out(data["last"])
    entries.waiting = keeper.out(data["waiting"])
    entries.sweep_at = data["sweep_at"]
    if entries.shelf is not None:
        entries.shelf.load(data["shelf"])
