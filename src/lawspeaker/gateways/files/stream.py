"""The stream that goes out: what the harvest holds, in the words of the wire, numbered from 1.

It begins with `server_started`, which says what the files show whole and that the season was already running. Names
that a source shows for the first time, or anew, go ahead of what it tells, as `named`. The server's own list of
players says who wears which name and not since when; for those who appear and were never named otherwise it is told
at the end, marked `undated`.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from lawspeaker.gateways.files import coverage, wire
from lawspeaker.gateways.files.harvest import Harvest
from lawspeaker.gateways.files.ids import clean

PEOPLE = ("player", "attacker", "victim", "killer", "claimed", "target")
"""Fields in which players stand."""


def events(harvest: Harvest, server: str | None = None) -> list[dict[str, Any]]:
    """All events in their order, ready to be written; none if the files tell none."""
    told = harvest.told
    if not told:
        return []
    bodies = [wire.event(one) for one in told]
    whole = coverage.whole(told, bodies, harvest.spans)
    names: dict[str, str] = {}
    stream = [_started(told[0].moment.t, whole)]
    for one, body in zip(told, bodies, strict=True):
        for who, name in one.people:
            if body["type"] != "joined" and names.get(who) != name:
                stream.append(named(body, who, name))
            names[who] = name
        stream.append(body)
    stream += _undated(harvest, stream, names, told[-1].moment.t)
    return [_numbered(n, body, server) for n, body in enumerate(stream, start=1)]


def encode(stream: list[dict[str, Any]]) -> Iterator[bytes]:
    """The stream as NDJSON, each line with its newline."""
    for event in stream:
        yield msgspec.json.encode(fit(event)) + b"\n"


def _started(t: int, whole: list[str]) -> dict[str, Any]:
    return {
        "type": "server_started",
        "t": t,
        "source": wire.SOURCE,
        "tier": wire.TIER,
        "records": whole,
        "resumed": True,
    }


def named(body: dict[str, Any], who: str, name: str) -> dict[str, Any]:
    """That somebody was seen under a name, by the source of this event."""
    head = {key: body[key] for key in ("t", "source", "tier", "happened", "within")}
    return {"type": "named"} | head | {"player": who, "name": name, "origin": body["origin"]}


def _undated(harvest: Harvest, stream: list[dict[str, Any]], names: dict[str, str], t: int) -> list[dict[str, Any]]:
    seen = {event[role] for event in stream for role in PEOPLE if role in event} - names.keys()
    head = {"type": "named", "t": t, "source": wire.SOURCE, "tier": wire.TIER}
    listed = ((who, harvest.clerk.names.listed(who)) for who in sorted(seen))
    return [head | {"player": who, "name": name, "undated": True} for who, name in listed if name is not None]


def _numbered(n: int, body: dict[str, Any], server: str | None) -> dict[str, Any]:
    head = {"type": body["type"], "t": body["t"]} | ({"server": server} if server else {})
    return head | {"source": body["source"], "n": n} | {key: value for key, value in body.items() if key not in head}


def fit(value: object) -> Any:
    """Without what cannot be written as Unicode."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: fit(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [fit(inner) for inner in value]
    return value
