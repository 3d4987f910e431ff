"""The oracle: `may I?` of an act that nobody has done yet. It is judged like any other, and leaves no trace."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from lawspeaker.events import Command
from lawspeaker.events.findings import Answer
from lawspeaker.institutions.now import Now
from lawspeaker.institutions.words import clean
from lawspeaker.law.advice import NEAR, few, near
from lawspeaker.law.lexicon import Word
from lawspeaker.referee.acts import Act
from lawspeaker.referee.orders.bench import Bench, Judged
from lawspeaker.referee.orders.cures import cure
from lawspeaker.vocabulary.raids import no_house

TARGETS = ("player", "subject", "target", "vote", "case", "punishment")
HOUSE = "base"
PLACES = {"base": "building", "zone": "region"}
"""The argument of an order that its target is where it is about a house or land."""
MOST_TOLD = 4
"""Unknowns that a player is told of; all stand in the answer's `missing`."""


def may(bench: Bench, event: Command, now: Now) -> Answer:
    """The answer to `may {act, target?}`: true, false, or null where it is unclear, too little said, or no such act."""
    name = event.args.get("act")
    word = bench.word(name) if isinstance(name, str) else None
    if word is None:
        return _answer(event, now, None, _no_act(bench, name), [])
    if not bench.spoken_of(word):
        return _answer(event, now, True, f"You may: no rule here speaks of `{word.command or word.name}`.", [])
    meant = word.asked(event, now) if word.asked is not None else event
    if isinstance(meant, str):
        return _answer(event, now, None, meant, [])
    roles = _roles(word, event, now) if meant is event else next(iter(word.function(meant, now)), None)
    if wanting := _wanting(word, roles or {}, now):
        return _answer(event, now, None, wanting, [])
    judged = bench.look(Act(word, roles, now.t, event.seq, meant)) if roles is not None else None
    if judged is None:
        return _answer(event, now, True, f"You may: that is no `{word.command or word.name}`.", [])
    return _judged(bench, judged, event, now)


def _judged(bench: Bench, judged: Judged, event: Command, now: Now) -> Answer:
    """The answer where rules were asked."""
    if judged.value == "unclear":
        depends = _depends([*dict.fromkeys(m.say for m in judged.missing)])
        return _answer(event, now, None, f"That is not clear. It depends: {depends}.", judged.clauses, judged)
    reasons = ". ".join(judged.reasons())
    if judged.value == "lawful":
        return _answer(event, now, True, f"You may. {reasons}.", judged.clauses, judged)
    when = cure(bench, [judged])
    return _answer(event, now, False, f"You may not. {reasons}." + (f" {when}" if when else ""), judged.clauses, judged)


def _no_act(bench: Bench, name: Any) -> str:
    """That there is no such act, with the nearest of those there are; where none is near, those that people do."""
    if not isinstance(name, str) or not name.strip():
        return f"Say which `act`. {few('', bench.deeds())}"
    there = [*bench.lexicon.acts, *(word.command for word in bench.lexicon.acts.values() if word.command)]
    return f"There is no act `{clean(name, 40)}`. {few(name, there if near(name, there, NEAR) else bench.deeds())}"


def _wanting(word: Word, roles: Mapping[str, Any], now: Now) -> str:
    """What he has to say first who asks about a house and names none; nothing where it can be judged."""
    slot = word.roles[1] if len(word.roles) > 1 else None
    if slot is None or slot.kind != HOUSE:
        return ""
    named = roles.get(slot.name)
    return no_house(named if isinstance(named, str) else None, now)


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
        about = PLACES.get(word.roles[1].kind) if len(word.roles) > 1 else None
        named = dict.fromkeys((about,) if about else TARGETS, target) if isinstance(target, str) else {}
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
