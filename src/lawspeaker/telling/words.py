"""Sentences of the vocabulary told in the present tense: "Bo hits Ana", "Bo breaks into Ann's house".

Which event a happening or act is told by follows from its roles: the doer, the other player, the house and the text
go into the fields that the event has for them, and what it requires besides is filled with something harmless. Where
that is not enough, `TELLS` says what is different about a word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lawspeaker.events import TYPES
from lawspeaker.events.fields import wire_fields
from lawspeaker.law.lexicon import Lexicon, Slot, Verb, Word, present
from lawspeaker.law.phrases import tokens_of
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import NAME
from lawspeaker.telling.ground import at_edge, middle
from lawspeaker.telling.people import milliseconds
from lawspeaker.telling.stage import Stage
from lawspeaker.world.profile import PROFILES

DOERS = ("attacker", "player", "seller", "from", "a")
OTHERS = ("victim", "target", "to", "near", "owner", "buyer", "b", "by")
DEFAULTS: dict[str, Any] = {
    "weapon": "rifle",
    "damage": 10,
    "kind": "wall",
    "grade": "stone",
    "health": 0.9,
    "items": {"wood": 100},
    "seconds": 600,
    "ms": 1000,
    "name": "wave",
    "cause": "fall",
    "channel": "local",
    "text": "hello",
    "action": "picked",
    "open": True,
    "on": True,
    "tool": "remove",
    "sleeping": False,
    "reason": "no reason given",
}
"""What fills a field that a line says nothing of; the law never hangs on them."""
OPTIONAL = ("ms", "health", "sleeping")
"""Fields that a witness who misses nothing would tell, though the wire does not require them."""


@dataclass(frozen=True, slots=True)
class Tell:
    """How a word is told where its roles do not say it all: the event's type, fields, and the arguments of an order."""

    type: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    args: dict[str, str] = field(default_factory=dict)
    how: Callable[[Stage, dict[str, Any]], int] | None = None


@dataclass(slots=True)
class Told:
    """A line matched to a word: what fills its roles, and the words left over behind it."""

    word: Word
    fillers: dict[str, Any]
    rest: list[str]


# Words that more than one event can tell, or that are told of a place --------------------------------------------


def _enter(stage: Stage, roles: dict[str, Any]) -> int:
    stage.put(roles["visitor"], middle(stage.zones[roles["place"]].shape))
    return stage.show()


def _leave(stage: Stage, roles: dict[str, Any]) -> int:
    stage.put(roles["visitor"], at_edge(stage.zones[roles["place"]].shape, 10.0))
    return stage.show()


def _stay(stage: Stage, roles: dict[str, Any]) -> int:
    stage.where(roles["visitor"])
    return stage.show()


def _rob(stage: Stage, roles: dict[str, Any]) -> int:
    robber, victim = roles["robber"], roles["victim"]
    if robber not in stage.drawn:
        stage.tell("drawn", player=robber, weapon="rifle", on=True)
        stage.drawn.add(robber)
    body = f"corpse of {victim}"
    return stage.tell(
        "looted", player=robber, container=body, kind="corpse", owner=victim, at=list(stage.where(robber))
    )


def _speak(stage: Stage, roles: dict[str, Any]) -> int:
    speaker, listener = roles["speaker"], roles["listener"]
    here, there = stage.where(speaker), stage.where(listener)
    reach = PROFILES["rust"].hearing
    if (here[0] - there[0]) ** 2 + (here[2] - there[2]) ** 2 > reach**2:
        raise Untold(f"they stand more than {reach:.0f} m apart, and nobody hears a voice so far", "put them closer")
    return stage.tell("voice", player=speaker, ms=roles.get("ms", DEFAULTS["ms"]), at=list(here))


TELLS: dict[str, Tell] = {
    "attack": Tell("hit"),
    "attacked": Tell("hit"),
    "hurt": Tell("hit"),
    "shot_at": Tell("shot"),
    "spoke_to": Tell("voice", how=_speak),
    "speak": Tell("voice", how=_speak),
    "say": Tell("chat", {"channel": "local"}),
    "broke_into": Tell("lock", {"action": "picked", "ok": True}),
    "lock": Tell("lock", {"action": "code_changed", "ok": True}),
    "raided": Tell("structure_hit"),
    "raid": Tell("structure_hit"),
    "tried_to_arrest": Tell("arrest", {"state": "tried"}),
    "arrest": Tell("arrest", {"state": "done"}),
    "looted_at_gunpoint": Tell("looted", how=_rob),
    "enter": Tell("positions", how=_enter),
    "leave": Tell("positions", how=_leave),
    "stay": Tell("positions", how=_stay),
    "demanded": Tell("command", {"name": "demand"}, args={"victim": "player"}),
    "told_to_leave": Tell("command", {"name": "warn"}, args={"guest": "player"}),
    "warned": Tell("command", {"name": "warn"}, args={"other": "player"}),
    "invited": Tell("command", {"name": "consent", "args": {"what": "enter"}}, args={"guest": "player"}),
}
"""What is different about a word; all others follow from their roles."""


# Reading ----------------------------------------------------------------------------------------------------------


def tellable(lexicon: Lexicon) -> list[Word]:
    """The words that lines can tell, happenings before acts, those with more fixed words first."""
    found = [w for w in lexicon.words if w.sort in ("happening", "act") and w.verb is not None and not w.after]
    return sorted(found, key=lambda w: (w.sort != "happening", -sum(not isinstance(p, Slot) for p in w.parts), w.name))


def told_as(word: Word) -> str:
    """The line that tells a word, with its roles in angle brackets."""
    said = [f"<{p.name}>" if isinstance(p, Slot) else present(p.base) if isinstance(p, Verb) else p for p in word.parts]
    return " ".join(said)


def read(stage: Stage, text: str) -> Told | None:
    """The word that a line tells; None if it tells none. The one that leaves the fewest words over is meant."""
    words = tokens_of(text)
    best: Told | None = None
    for word in tellable(stage.lexicon):
        for fillers, end in _fill(stage, word, words, 0, 0, {}):
            if best is None or len(words) - end < len(best.rest):
                best = Told(word, fillers, words[end:])
    return best


def _fill(
    stage: Stage, word: Word, words: list[str], part: int, i: int, found: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], int]]:
    if part == len(word.parts):
        yield found, i
        return
    want = word.parts[part]
    if isinstance(want, Slot):
        for value, end in _slot(stage, want.kind, words, i):
            yield from _fill(stage, word, words, part + 1, end, {**found, want.name: value})
        return
    said = present(want.base).split() if isinstance(want, Verb) else [want]
    if words[i : i + len(said)] == said:
        yield from _fill(stage, word, words, part + 1, i + len(said), found)


def _slot(stage: Stage, kind: str, words: list[str], i: int) -> Iterator[tuple[Any, int]]:
    if i >= len(words):
        return
    if kind == "player":
        if re.fullmatch(NAME, words[i]) and stage.thing(words[i]) is None:
            yield Person(words[i]), i + 1
        return
    if kind == "text":
        if words[i][0] == '"':
            yield words[i][1:-1], i + 1
        return
    for end in range(min(len(words), i + 8), i, -1):
        thing = stage.thing(" ".join(words[i:end]))
        if thing is not None and (kind in (thing.kind, "thing", "anything") or thing.kind in ("zone", "region")):
            yield thing.id, end
            return
    if kind not in ("base", "zone", "sign"):
        yield words[i].strip('"'), i + 1


class Person(str):
    """The name of somebody, not yet his id: only the word that is meant in the end brings him onto the stage."""

    __slots__ = ()


# Telling ----------------------------------------------------------------------------------------------------------


def tell(stage: Stage, told: Told) -> tuple[int, str | None]:
    """Send the event of a told word; gives its `seq` and who did it."""
    roles = {k: stage.player(str(v)) if isinstance(v, Person) else v for k, v in told.fillers.items()}
    doer = next((roles[s.name] for s in told.word.roles if s.kind == "player" and s.name in roles), None)
    more = _tail(stage, told.rest, doer)
    if told.word.name not in ("enter", "leave", "stay"):
        stage.state()
    tells = TELLS.get(told.word.name, Tell())
    if tells.how is not None:
        return tells.how(stage, roles | more), doer
    type_ = "command" if told.word.command else tells.type or told.word.on[0]
    fields = fields_of(stage, told.word, tells, type_, roles)
    if type_ in ("kill", "died"):
        seq = stage.tell(type_, **fields | more)
        if fields.get("landed", more.get("landed", True)):
            stage.vanish(fields.get("victim") or fields["player"])
        return seq, doer
    return stage.tell(type_, **fields | more), doer


def fields_of(stage: Stage, word: Word, tells: Tell, type_: str, roles: dict[str, Any]) -> dict[str, Any]:
    """The fields of the event: roles where they belong, what the word adds, and something harmless for the rest."""
    wire = wire_fields(TYPES[type_])
    fields: dict[str, Any] = dict(tells.fields)
    fields["args"] = dict(tells.fields.get("args", {})) if type_ == "command" else None
    if word.command:
        fields["name"] = word.command
    for slot in word.roles:
        if slot.name in roles:
            _place_role(slot, roles[slot.name], tells, set(wire), fields)
    if fields["args"] is None:
        del fields["args"]
    for name, about in wire.items():
        if name not in fields and (about.required or name in OPTIONAL):
            value = _default(stage, name, type_, fields)
            if value is not None:
                fields[name] = value
    return fields


def _place_role(slot: Slot, value: Any, tells: Tell, wire: set[str], fields: dict[str, Any]) -> None:
    if slot.name in tells.args:
        fields["args"][tells.args[slot.name]] = value
        return
    if slot.name in tells.roles:
        fields[tells.roles[slot.name]] = value
        return
    for name in _homes(slot, fields):
        if name in wire and name not in fields:
            fields[name] = value
            return
    if fields.get("args") is not None:
        fields["args"][slot.name] = value


def _homes(slot: Slot, fields: dict[str, Any]) -> tuple[str, ...]:
    """The fields in which a role may stand."""
    if slot.kind == "player":
        doer = any(name in fields for name in DOERS)
        return (slot.name, *OTHERS) if doer else (slot.name, *DOERS)
    if slot.kind == "base":
        return slot.name, "building"
    if slot.kind in ("thing", "sign"):
        return slot.name, "entity"
    return (slot.name,)


def _default(stage: Stage, name: str, type_: str, fields: dict[str, Any]) -> Any:
    if name == "at":
        doer = next((fields[d] for d in DOERS if isinstance(fields.get(d), str)), None)
        return list(stage.where(doer)) if doer else None
    if name in ("entity", "container"):
        return {"lock": "door", "door": "door", "keypad": "keypad"}.get(type_, stage.new("thing"))
    return DEFAULTS.get(name)


def _tail(stage: Stage, words: list[str], doer: str | None) -> dict[str, Any]:
    """What stands behind a sentence: `with a bow`, `for 12 seconds`, `for 30`, `by a turret`, `from (10, 0)`."""
    text = " ".join(words).replace(" , ", ", ").replace(" ,", ",")
    more: dict[str, Any] = {}
    while text:
        for pattern, take in TAILS:
            found = pattern.match(text)
            if found is not None:
                more |= take(stage, found, doer)
                text = text[found.end() :].strip()
                break
        else:
            raise Untold(
                f"`{text}` is not understood here", "behind a sentence: `with a bow`, `for 12 seconds`, `for 30 damage`"
            )
    return more


def _from(stage: Stage, found: re.Match[str], doer: str | None) -> dict[str, Any]:
    if doer is not None:
        stage.put(doer, stage.find(found[1]))
    return {}


def _lasting(stage: Stage, found: re.Match[str], doer: str | None) -> dict[str, Any]:
    return {"ms": milliseconds(f"{found[1]} {found[2]}")}


TAILS: tuple[tuple[re.Pattern[str], Callable[[Stage, re.Match[str], str | None], dict[str, Any]]], ...] = (
    (re.compile(r"with (?:an? |the |his )?([\w-]+)"), lambda s, m, d: {"weapon": m[1]}),
    (re.compile(r"for (\d+) (seconds?|minutes?|ms)"), _lasting),
    (re.compile(r"for (\d+(?:\.\d+)?)(?: damage)?"), lambda s, m, d: {"damage": float(m[1])}),
    (re.compile(r"by (?:an? |the |his )?(turret|sam|trap|vehicle|explosive)"), lambda s, m, d: {"means": m[1]}),
    (re.compile(r"from (.+)"), _from),
)
