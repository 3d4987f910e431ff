"""An event holds so much and no more: what is at a bound is taken, and what is beyond is told back with what is too
much in it."""

import msgspec
import pytest

from events.packed import decode_packed
from lawspeaker.events import bounds
from lawspeaker.events.codec import Fault, decode_line, decode_lines

FAR = bounds.FARTHEST
CORNERS = ([0.0, 0.0], [1.0, 0.0], [0.0, 1.0])


def text(more=0):
    return "é" * (bounds.LONGEST_TEXT + more)


def name(more=0):
    return "é" * (bounds.LONGEST_NAME + more)


def chat(**said):
    return {"type": "chat", "t": 1, "player": "Bo", "channel": "global", "text": "hi"} | said


def zone(**said):
    return {"type": "zone", "t": 1, "id": "z", "kind": "pvp"} | said


def order(**args):
    return {"type": "command", "t": 1, "player": "Bo", "name": "ask", "args": args}


def items(many):
    return {"type": "carrying", "t": 1, "player": "Bo", "items": {f"i{i}": 1 for i in range(many)}}


def clan(many):
    people = [f"p{i}" for i in range(many)]
    return {"type": "group", "t": 1, "id": "g", "kind": "clan", "name": "x", "members": people, "leaders": []}


def rows(many, at=(0.0, 0.0, 0.0)):
    return {"type": "positions", "t": 1, "rows": [["Bo", *at]] * many}


def started(many):
    return {"type": "server_started", "t": 1, "records": ["hit"] * many}


AT_THE_BOUND = {
    "text": chat(text=text()),
    "name": chat(to=name()),
    "about": chat(about=name()),
    "rows": rows(bounds.MOST_ROWS),
    "people": clan(bounds.MOST_PEOPLE),
    "corners": zone(polygon=[*CORNERS] + [[1.0, 1.0]] * (bounds.MOST_CORNERS - 3)),
    "circle": zone(circle=[FAR, -FAR, FAR]),
    "height": zone(circle=[0, 0, 1], low=-FAR, high=FAR),
    "place": rows(1, (FAR, -FAR, FAR)),
    "items": items(bounds.MOST_ITEMS),
    "an item": items(0) | {"items": {name(): 1}},
    "types": started(bounds.MOST_TYPES),
    "values": order(a=[0] * (bounds.MOST_PARTS - 2)),
    "a text of an order": order(a=text()),
    "a name in an order": order(**{name(): 1}),
    "time": {"type": "time", "t": bounds.LATEST},
}
BEYOND = [
    (chat(text=text(1)), "`text` holds 10,001 characters, and at most 10,000 are taken"),
    (chat(to=name(1)), "`to` holds 257 characters, and at most 256 are taken"),
    (chat(player=name(1)), "`player` holds 257 characters, and at most 256 are taken"),
    (chat(about=name(1)), "`about` holds 257 characters, and at most 256 are taken"),
    (chat(server=name(1)), "`server` holds 257 characters, and at most 256 are taken"),
    (rows(2001), "`rows` holds 2,001 rows, and at most 2,000 are taken: send several `positions`"),
    (clan(2001), "`members` holds 2,001 people, and at most 2,000 are taken"),
    (
        zone(polygon=[[0.0, 0.0]] * 1001),
        "`polygon` holds 1,001 corners, and at most 1,000 are taken: draw it more coarsely",
    ),
    (
        zone(circle=[0, 0, 10_000_001]),
        "entry 3 of `circle`, a circle `[x, z, radius]` in metres, holds a number beyond 10,000,000 m, "
        "which no map reaches",
    ),
    (zone(circle=[0, 0, 1], low=-1e8), "`low` holds a number beyond 10,000,000 m, which no map reaches"),
    (
        rows(1, (0.0, 0.0, -1e308)),
        "entry 4 of entry 1 of `rows`, a row `[player, x, y, z]`, holds a number beyond 10,000,000 m, "
        "which no map reaches",
    ),
    (items(1001), "`items` holds 1,001 kinds of items, and at most 1,000 are taken"),
    (items(0) | {"items": {name(1): 1}}, "a name in `items` holds 257 characters, and at most 256 are taken"),
    (started(501), "`records` holds 501 types, and at most 500 are taken"),
    (order(a=[0] * 9999), "`args` holds more than 10,000 values"),
    (order(a=[[0] * 99] * 100), "`args` holds more than 10,000 values"),
    (order(a=text(1)), "a text in `args` holds 10,001 characters, and at most 10,000 are taken"),
    (order(**{name(1): 1}), "`args` holds a name of more than 256 characters"),
    ({"type": "time", "t": bounds.LATEST + 1}, "`t` is too large for a whole number of milliseconds"),
]


@pytest.mark.parametrize("which", AT_THE_BOUND)
def test_what_is_at_a_bound_is_taken(which):
    assert decode_line(msgspec.json.encode(AT_THE_BOUND[which])) == decode_packed(
        msgspec.msgpack.encode(AT_THE_BOUND[which])
    )


@pytest.mark.parametrize(("said", "reason"), BEYOND, ids=[reason[:40] for _, reason in BEYOND])
def test_what_is_beyond_a_bound_is_told_back_with_what_is_too_much(said, reason):
    for call, body in ((decode_line, msgspec.json.encode(said)), (decode_packed, msgspec.msgpack.encode(said))):
        with pytest.raises(Fault) as caught:
            call(body)
        assert caught.value.reason == reason


def test_a_line_beyond_a_bound_takes_nothing_else_with_it():
    lines = [chat(), chat(text=text(1)), chat(text="bye")]
    before, fault, after = decode_lines(b"\n".join(msgspec.json.encode(one) for one in lines))
    assert (before.text, after.text) == ("hi", "bye")
    assert isinstance(fault, Fault)


def test_what_a_newer_sender_says_has_no_bound_but_that_of_its_line():
    said = {"type": "meteor", "t": 1, "text": text(1), "rows": [0] * 20_000}
    assert decode_line(msgspec.json.encode(said)).rest["text"] == text(1)
