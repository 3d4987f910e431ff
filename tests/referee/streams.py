"""Random evenings: a few people who hit, kill, speak, break in, come back, and are judged."""

from typing import Any

from hypothesis import strategies as st
from msgspec import json

from lawspeaker.events import Event
from lawspeaker.events.codec import decode_line

PEOPLE = ("ann", "bo", "cy", "dee", "eve", "fay")
WEAPONS = ("rock", "rifle.ak")
HOUSES = ("h1", "h2")
TEXTS = ("KOS: crossing the line, loitering", "KOS", "hello")

people = st.sampled_from(PEOPLE)
places = st.tuples(st.integers(-60, 260), st.just(0), st.integers(-60, 60)).map(list)
steps = st.sampled_from((0, 1, 500, 2_000, 9_999, 10_000, 30_000, 59_999, 60_000, 120_000, 300_000))


def _pair(build: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.tuples(people, people).filter(lambda p: p[0] != p[1]).map(lambda p: build(*p))


moves = st.one_of(
    st.lists(st.tuples(people, places), min_size=1, max_size=6, unique_by=lambda r: r[0]).map(
        lambda rows: {"type": "positions", "rows": [[p, *at] for p, at in rows]}
    ),
    _pair(lambda a, b: {"type": "hit", "attacker": a, "victim": b, "weapon": "rock", "damage": 5}),
    _pair(lambda a, b: {"type": "hit", "attacker": a, "victim": b, "weapon": "rock", "damage": 5, "landed": False}),
    _pair(lambda a, b: {"type": "kill", "attacker": a, "victim": b, "weapon": "rifle.ak"}),
    _pair(lambda a, b: {"type": "shot", "player": a, "weapon": "rifle.ak", "at": [0, 0, 0], "near": b}),
    _pair(lambda a, b: {"type": "arrest", "player": a, "target": b, "state": "tried"}),
    _pair(lambda a, b: {"type": "command", "player": a, "name": "demand", "args": {"player": b, "text": "x"}}),
    _pair(lambda a, b: {"type": "command", "player": a, "name": "warn", "args": {"player": b, "text": "x"}}),
    _pair(lambda a, b: {"type": "command", "player": a, "name": "consent", "args": {"player": b, "what": "enter"}}),
    _pair(lambda a, b: {"type": "chat", "player": a, "channel": "local", "text": "hi", "to": b}),
    _pair(lambda a, b: {"type": "group", "id": "g", "kind": "team", "name": "G", "members": [a, b], "leaders": [a]}),
    st.tuples(people, places).map(lambda p: {"type": "spawned", "player": p[0], "at": p[1]}),
    st.tuples(people, places).map(lambda p: {"type": "died", "player": p[0], "at": p[1], "cause": "fall"}),
    people.map(lambda p: {"type": "voice", "player": p, "ms": 900}),
    st.tuples(people, st.booleans()).map(lambda p: {"type": "drawn", "player": p[0], "weapon": "rock", "on": p[1]}),
    st.tuples(people, st.sampled_from(HOUSES)).map(
        lambda p: {"type": "lock", "player": p[0], "entity": "d", "action": "picked", "ok": False, "building": p[1]}
    ),
    people.map(lambda p: {"type": "keypad", "player": p, "entity": "k"}),
    st.tuples(people, st.sampled_from(HOUSES)).map(
        lambda p: {"type": "door", "player": p[0], "entity": "d", "open": True, "building": p[1]}
    ),
    st.tuples(st.sampled_from(HOUSES), st.lists(people, max_size=2, unique=True)).map(
        lambda p: {
            "type": "building",
            "building": p[0],
            "at": [0, 0, 0],
            "authorised": p[1],
            "circle": [0 if p[0] == "h1" else 200, 0, 30],
        }
    ),
    st.sampled_from(HOUSES).map(
        lambda h: {"type": "zone", "id": f"in-{h}", "kind": "base", "building": h, "circle": [200, 0, 12]}
    ),
    st.sampled_from(HOUSES).map(
        lambda h: {"type": "zone", "id": f"line-{h}", "kind": "kos_line", "building": h, "circle": [0, 0, 20]}
    ),
    st.tuples(people, st.sampled_from(TEXTS), st.sampled_from((49, 50))).map(
        lambda p: {
            "type": "sign",
            "player": p[0],
            "entity": "s1",
            "text": p[1],
            "size": p[2],
            "hidden": False,
            "building": "h1",
            "at": [5, 0, 5],
        }
    ),
    st.tuples(people, st.sampled_from(("mayor", "citizen"))).map(
        lambda p: {"type": "job", "player": p[0], "job": p[1]}
    ),
    st.sampled_from((0.5, 0.51)).map(lambda r: {"type": "tax", "rate": r}),
    st.just({"type": "time"}),
)

openings = st.sampled_from(
    (
        {},
        {"resumed": True},
        {"records": ["hit", "kill", "positions", "zone", "building", "sign", "spawned", "command", "chat"]},
        {"records": ["hit", "kill", "positions", "spawned", "command", "chat"]},
    )
)


@st.composite
def evenings(draw: st.DrawFn, longest: int = 40) -> list[Event]:
    """A stream of events, numbered, with steps of time that meet the windows of the rulebook exactly."""
    lines = [{"type": "server_started", "t": 1_000_000, **draw(openings)}]
    t = 1_000_000
    for move in draw(st.lists(moves, min_size=1, max_size=longest)):
        t += draw(steps)
        lines.append({**move, "t": t})
    events = []
    for number, line in enumerate(lines, 1):
        event = decode_line(json.encode({**line, "seq": number, "n": number}))
        assert isinstance(event, Event)
        events.append(event)
    return events
