"""The oracle: `may I?` of an act that nobody has done yet. It is judged like any other, and leaves no trace."""

from typing import Any

import msgspec
from msgspec import UNSET

from lawspeaker.events import Command
from lawspeaker.events.findings import Answer
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.words import clean
from lawspeaker.law.lexicon import Word
from lawspeaker.referee.acts import Act
from lawspeaker.referee.orders.bench import Bench, Judged
from lawspeaker.referee.orders.cures import cure

TARGETS = ("player", "subject", "target", "vote", "case", "punishment")
MOST_TOLD = 4
"""Unknowns that a player is told of; all stand in the answer's `missing`."""


def may(bench: Bench, event: Command, now: Now) -> Answer:
    """The answer to `may {act, target?}`: true, false, or null where it is unclear or no such act is known."""
    name = event.args.get("act")
    word = bench.word(name) if isinstance(name, str) else None
    if word is None:
        known = ", ".join(sorted(bench.lexicon.acts))
        said = f"There is no act `{clean(name, 40)}`." if isinstance(name, str) else "Say which `act`."
        return _answer(event, now, None, f"{said} Acts are: {known}.", [])
    meant = word.asked(event, now) if word.asked is not None else None
    roles = _roles(word, event, now) if meant is None else next(iter(word.function(meant, now)), None)
    judged = bench.look(Act(word, roles, now.t, event.seq, meant or event)) if roles is not None else None
    what = word.command or word.name
    if judged is None:
        return _answer(event, now, True, f"You may: no rule here speaks of `{what}`.", [])
    if judged.value == "unclear":
        depends = _depends([*dict.fromkeys(m.say for m in judged.missing)])
        return _answer(event, now, None, f"That is not clear. It depends: {depends}.", judged.clauses, judged)
    reasons = ". ".join(judged.reasons())
    if judged.value == "lawful":
        return _answer(event, now, True, f"You may. {reasons}.", judged.clauses, judged)
    when = cure(bench, [judged])
    return _answer(event, now, False, f"You may not. {reasons}." + (f" {when}" if when else ""), judged.clauses, judged)


def _depends(unknown: list[str]) -> str:
    """What decides, as far as somebody at play reads it."""
    more = len(unknown) - MOST_TOLD
    rest = [f"and {more} thing{'s' if more > 1 else ''} more"] if more > 0 else []
    return "; ".join([*unknown[:MOST_TOLD], *rest])


def _roles(word: Word, event: Command, now: Now) -> dict[str, Any] | None:
    """The roles of the act as it would be: the sender does it, to the target; what was not said is unknown."""
    args = {k: v for k, v in event.args.items() if k not in ("act", "target")}
    target = event.args.get("target", UNSET)
    if word.command:
        named = dict.fromkeys(TARGETS, target) if isinstance(target, str) else {}
        order = msgspec.structs.replace(event, name=word.command, args={**named, **args})
        roles = next(iter(word.function(order, now)), None)
        return {k: UNSET if v is None else v for k, v in roles.items()} if roles is not None else None
    filled = {slot.name: args.get(slot.name, UNSET) for slot in word.roles}
    for slot, filler in zip(word.roles, (event.player, target), strict=False):
        filled[slot.name] = filler
    return filled


def _answer(
    event: Command, now: Now, ok: bool | None, say: str, clauses: list[str], judged: Judged | None = None
) -> Answer:
    return Answer(
        t=now.t,
        seq=event.seq,
        player=event.player,
        command=event.name,
        ok=ok,
        say=say,
        clauses=clauses,
        articles=judged.ruling.articles if judged is not None else UNSET,
        missing=judged.missing or UNSET if judged is not None else UNSET,
    )
