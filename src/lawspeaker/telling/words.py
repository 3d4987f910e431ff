"""Sentences of the vocabulary told in the present tense: "Bo hits Ana", "Bo breaks into Ann's house".

Which event a happening or act is told by follows from its roles: the doer, the other player, the house and the text
go into the fields that the event has for them, and what it requires besides is filled with something harmless. Where
that is not enough, `tells.py` says what is different about a word.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from lawspeaker.events import TYPES
from lawspeaker.events.fields import wire_fields
from lawspeaker.law.lexicon import Lexicon, Slot, Verb, Word, present
from lawspeaker.law.phrases import tokens_of
from lawspeaker.telling.errors import Untold
from lawspeaker.telling.forms import NAME
from lawspeaker.telling.ground import OUT, at_edge, middle, point
from lawspeaker.telling.people import milliseconds
from lawspeaker.telling.speech import near
from lawspeaker.telling.stage import Stage
from lawspeaker.telling.tells import BY_TYPE, DEFAULTS, OPTIONAL, TELLS, Tell

DOERS = ("attacker", "player", "seller", "from", "a")
OTHERS = ("victim", "target", "to", "near", "owner", "buyer", "b", "by")


@dataclass(slots=True)
class Told:
    """A line matched to a word: what fills its roles, and the words left over behind it."""

    word: Word
    fillers: dict[str, Any]
    rest: list[str]


# Words that more than one event can tell, or that are told of a place --------------------------------------------


Roles = dict[str, Any]


def _enter(stage: Stage, roles: Roles, more: Roles) -> int:
    stage.put(roles["visitor"], middle(stage.zones[roles["place"]].shape))
    return stage.show()


def _leave(stage: Stage, roles: Roles, more: Roles) -> int:
    stage.put(roles["visitor"], at_edge(stage.zones[roles["place"]].shape, OUT))
    return stage.show()


def _stay(stage: Stage, roles: Roles, more: Roles) -> int:
    stage.where(roles["visitor"])
    return stage.show()


def _rob(stage: Stage, roles: Roles, more: Roles) -> int:
    robber, victim = roles["robber"], roles["victim"]
    if robber not in stage.drawn:
        stage.tell("drawn", player=robber, weapon="rifle", on=True)
        stage.drawn.add(robber)
    body: Roles = {"container": f"corpse of {victim}", "kind": "corpse", "owner": victim, "at": stage.where(robber)}
    return stage.tell("looted", player=robber, **body | more)


def _speak(stage: Stage, roles: Roles, more: Roles) -> int:
    speaker, listener = roles["speaker"], roles["listener"]
    near(stage, speaker, listener)
    voice: Roles = {"ms": DEFAULTS["ms"], "at": stage.where(speaker)}
    return stage.tell("voice", player=speaker, **voice | more)


HOW: dict[str, Callable[[Stage, Roles, Roles], int]] = {
    "spoke_to": _speak,
    "speak": _speak,
    "looted_at_gunpoint": _rob,
    "enter": _enter,
    "went_in": _enter,
    "leave": _leave,
    "went_out": _leave,
    "stay": _stay,
}
"""Words that are told by more than one field, by their names."""
MOVING = frozenset({"enter", "went_in", "leave", "went_out", "stay"})


# Reading ----------------------------------------------------------------------------------------------------------


def tellable(lexicon: Lexicon) -> list[Word]:
    """The words that lines can tell, happenings before acts, those with more fixed words first."""
    told = [w for w in lexicon.words if w.sort in ("happening", "act") and w.on and not w.after]
    found = [w for w in told if w.verb is not None]
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
        elif re.fullmatch(r"[a-z][a-z0-9_]*", words[i]):
            yield words[i], i + 1
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
    told.fillers = roles
    doer = next((roles[s.name] for s in told.word.roles if s.kind == "player" and s.name in roles), None)
    tells = TELLS.get(told.word.name, Tell())
    type_ = "command" if told.word.command else tells.type or told.word.on[0]
    more = _tail(stage, told.rest, doer, type_)
    if told.word.name not in MOVING:
        stage.state()
    elif more:
        raise Untold(f"`{next(iter(more))}` says nothing about where somebody is")
    if told.word.name in HOW:
        return HOW[told.word.name](stage, roles, more), doer
    fields = _fields(stage, told.word, tells, type_, roles, more)
    seq = stage.tell(type_, **fields)
    if type_ in ("kill", "died") and fields.get("landed", True):
        stage.vanish(fields.get("victim") or fields["player"])
    return seq, doer


def _fields(
    stage: Stage, word: Word, tells: Tell, type_: str, roles: dict[str, Any], more: dict[str, Any]
) -> dict[str, Any]:
    """The fields of the event: roles where they belong, what the word adds, and something harmless for the rest."""
    wire = wire_fields(TYPES[type_])
    fields = {k: dict(v) if isinstance(v, dict) else v for k, v in tells.fields.items()}
    if type_ == "command":
        fields.setdefault("args", {})
    if word.command:
        fields["name"] = word.command
    for slot in word.roles:
        if slot.name in roles:
            _place(stage, slot, roles[slot.name], tells, set(wire), fields)
    fields |= more
    for name, about in wire.items():
        if name not in fields and (about.required or name in OPTIONAL):
            value = _default(stage, name, type_, fields)
            if value is not None:
                fields[name] = value
    return fields


def _place(stage: Stage, slot: Slot, value: Any, tells: Tell, wire: set[str], fields: dict[str, Any]) -> None:
    """Put what fills a role where it belongs: an argument of the order, or a field of the event."""
    order = fields.get("args")
    home = tells.roles.get(slot.name)
    if home is not None and order is not None:
        order[home] = value
    elif home is not None:
        fields[home] = value
    elif order is not None and slot.kind == "group" and "player" not in fields:
        fields["player"] = _speaker(stage, str(value))
    else:
        homes = _homes(slot, fields) if order is None else _homes_of_order(slot)
        free = [name for name in homes if name in wire and name not in fields]
        if free:
            fields[free[0]] = value
        elif order is not None:
            order[slot.name] = value


def _speaker(stage: Stage, name: str) -> str:
    """Who gives an order in the name of a group: the first who leads it, or whoever is named instead of it."""
    group = stage.groups.get(name)
    if group is not None:
        return str(next(iter(group["leaders"] or group["members"])))
    if not re.fullmatch(NAME, name):
        raise Untold(f"`{name}` is no group and nobody", "such as: Ann, Bo and Cy are the faction Iron, led by Ann")
    return stage.player(name)


def _homes(slot: Slot, fields: dict[str, Any]) -> tuple[str, ...]:
    """The fields in which a role may stand."""
    if slot.kind == "player":
        doer = any(name in fields for name in DOERS)
        return (slot.name, *OTHERS) if doer else (slot.name, *DOERS)
    if slot.kind == "base":
        return slot.name, "building"
    if slot.kind == "text":
        return (slot.name,)
    return slot.name, "entity", "container", "id"


def _homes_of_order(slot: Slot) -> tuple[str, ...]:
    """The fields of an order besides its arguments: who gives it, its name, and the house he looks at."""
    return {"player": ("player",), "base": ("building",)}.get(slot.kind, ("name",) if slot.name == "name" else ())


def _default(stage: Stage, name: str, type_: str, fields: dict[str, Any]) -> Any:
    if name == "at":
        doer = next((fields[d] for d in DOERS if isinstance(fields.get(d), str)), None)
        return list(stage.where(doer)) if doer else [0, 0, 0]
    if (type_, name) in BY_TYPE:
        return BY_TYPE[type_, name]
    if name == "sleeping":
        return None if name in stage.blind else fields.get("victim") in stage.asleep
    if name == "cupboard":
        return f"cupboard:{fields.get('building')}"
    if name in ("entity", "container", "id"):
        return stage.new("thing")
    return DEFAULTS.get(name)


def _tail(stage: Stage, words: list[str], doer: str | None, type_: str) -> dict[str, Any]:
    """What stands behind a sentence: `with a bow`, `for 12 seconds`, `for 30`, `by a turret`, `, locked yes`."""
    text = " ".join(words).replace(" ,", ",")
    more: dict[str, Any] = {}
    while text:
        for pattern, take in TAILS:
            found = pattern.match(text)
            if found is not None and (pattern is not FIELD or found[1] in wire_fields(TYPES[type_])):
                more |= take(stage, found, doer)
                text = text[found.end() :].strip()
                break
        else:
            raise Untold(
                f"`{text}` is not understood here",
                "behind a sentence: `with a bow`, `for 12 seconds`, `for 30 damage`, or a field of its event: "
                '`, locked yes`, `, at (10, 0)`, `, items {"wood": 5}`',
            )
    return more


def _field(stage: Stage, found: re.Match[str], doer: str | None) -> dict[str, Any]:
    """A field of the event by its name, with a text, a number, a place, what holds several, yes, no, none or a name."""
    said = found[2].strip()
    if said[:1] == "{":
        try:
            return {found[1]: stage.value(msgspec.json.decode(said))}
        except msgspec.DecodeError:
            raise Untold(f"`{said}` is not written as on the wire", 'such as: `, items {"wood": 5}`') from None
    if said[:1] == '"':
        return {found[1]: said.strip('"')}
    if said[:1] == "(":
        return {found[1]: list(point(said))}
    if re.fullmatch(r"-?\d+(?:\.\d+)?", said):
        return {found[1]: float(said) if "." in said else int(said)}
    known = {"yes": True, "no": False, "none": None}
    return {found[1]: known[said] if said in known else stage.value(said)}


def _from(stage: Stage, found: re.Match[str], doer: str | None) -> dict[str, Any]:
    if doer is not None:
        stage.put(doer, stage.find(found[1]))
    return {}


def _lasting(stage: Stage, found: re.Match[str], doer: str | None) -> dict[str, Any]:
    return {"ms": milliseconds(f"{found[1]} {found[2]}")}


FIELD = re.compile(r', (\w+) ("[^"]*"|\([^)]*\)|\{[^}]*\}|[^,]+)')
TAILS: tuple[tuple[re.Pattern[str], Callable[[Stage, re.Match[str], str | None], dict[str, Any]]], ...] = (
    (re.compile(r"with (?:an? |the |his )?([\w-]+)"), lambda s, m, d: {"weapon": m[1]}),
    (re.compile(r"for (\d+) (seconds?|minutes?|ms)"), _lasting),
    (re.compile(r"for (\d+(?:\.\d+)?)(?: damage)?"), lambda s, m, d: {"damage": float(m[1])}),
    (re.compile(r"by (?:an? |the |his )?(turret|sam|trap|vehicle|explosive)"), lambda s, m, d: {"means": m[1]}),
    (re.compile(r"from (\([^)]*\)|[^,]+)"), _from),
    (FIELD, _field),
)
