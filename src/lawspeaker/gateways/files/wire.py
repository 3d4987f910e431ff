"""Into the words of the wire, where it has them.

An event of the wire has fields that must be there. A death without a place cannot be a `died`, and one without a
weapon cannot be a `kill` as long as the wire asks for one; nothing is invented to fill the gap. Such deaths go out as
`life_ended`, a type that the wire keeps and does not know:

`life_ended {player, killer?, cause?, at?, …}`: this player's life ended; `killer` is a player, else `cause` as in
`died`; neither if the file does not say. `disputed` if another file says otherwise (`claimed`: whom one of them
names). The other types of that kind, each described where it is read: `kill_feed`, `combat`, `chat_line`,
`command_line`.

Fields beyond the wire's own: `within` (milliseconds: it happened in the stretch of that length that begins at
`happened`), `origin` (the files and lines that tell it), and what the source has besides, such as `bone` or `life`.
"""

from typing import Any

import msgspec

from lawspeaker.events import TYPES
from lawspeaker.gateways.files.console import MARGIN
from lawspeaker.gateways.files.told import Spot, Told

SOURCE = "files"
TIER = 0


def required(kind: str) -> list[str]:
    """The fields that an event of this type must have on the wire, `t` left aside."""
    return [one.encode_name for one in msgspec.structs.fields(TYPES[kind]) if one.required and one.name != "t"]


def event(told: Told) -> dict[str, Any]:
    """What goes out for a telling, without `n`."""
    kind, facts = _worded(told)
    placed = any(name in facts for name in ("at", "victim_at"))
    head: dict[str, Any] = {"type": kind, "t": told.moment.t, "source": SOURCE, "tier": TIER}
    head |= {"margin": MARGIN} if placed else {}
    head |= {"happened": told.moment.t, "within": told.moment.within}
    spots = sorted({told.spot, *told.also})
    return head | facts | {"origin": [_place(spot) for spot in spots]}


def _worded(told: Told) -> tuple[str, dict[str, Any]]:
    if told.type != "death":
        return told.type, told.facts
    facts = dict(told.facts)
    if "killer" in facts:
        kill = {"attacker": facts.pop("killer"), "victim": facts.pop("player")}
        kill |= {"victim_at": facts.pop("at")} if "at" in facts else {}
        if _complete("kill", kill | facts):
            return "kill", kill | facts
    elif "disputed" not in facts and _complete("died", facts):
        return "died", facts
    return "life_ended", _first(told.facts, ("player", "killer", "claimed", "cause", "at"))


def _complete(kind: str, facts: dict[str, Any]) -> bool:
    return all(name in facts for name in required(kind))


def _first(facts: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: facts[name] for name in names if name in facts} | facts


def _place(spot: Spot) -> str:
    return f"{spot.file}:{spot.line}"
