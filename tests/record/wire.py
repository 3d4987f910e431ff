"""Events to put on record: what senders send, by hand and drawn at random."""

from itertools import count

import msgspec
from hypothesis import strategies as st
from msgspec import UNSET

from events.strategies import events
from lawspeaker.events import Chat, Hit, Joined, Positions
from lawspeaker.events.codec import encode_line

ANA = "76561198000000001"
BO = "76561198000000002"
CY = "76561198000000003"


def hit(t, attacker=ANA, victim=BO, **more):
    return Hit(t=t, attacker=attacker, victim=victim, weapon="rifle.ak", damage=12.5, **more)


def chat(t, player, text, **more):
    return Chat(t=t, player=player, channel="global", text=text, **more)


def joined(t, player, name, **more):
    return Joined(t=t, player=player, name=name, **more)


def positions(t, *rows, **more):
    return Positions(t=t, rows=[tuple(row) for row in rows], **more)


def day(seconds=60):
    """A little of everything: two people walk, talk and fight."""
    yield joined(0, ANA, "Ana the Kind", ip="keyed-hash-of-ana")
    yield joined(0, BO, "Bo")
    for second in range(seconds):
        t = second * 1000
        yield positions(t, (ANA, second * 5.5, 10.1, -3.0), (BO, 100.0 - second * 4.8, 9.9, 2.2))
        if second % 7 == 3:
            yield chat(t + 300, ANA, f"hello number {second} from Ana")
        if second % 11 == 5:
            yield chat(t + 400, BO, f"go away {second}, says Bo")
            yield hit(t + 500)


def texts(found):
    """The lines of events, to compare them to the last bit."""
    return [encode_line(event) for event in found]


def numbered(found):
    """Random events as one server's senders would send them: every number once."""
    numbers = count(1)
    for event in found:
        event.server, event.seq = "main", 0
        if event.n is not UNSET:
            event.n = next(numbers)
    return found


batches = st.lists(events(), min_size=1, max_size=8).map(numbered)

_strange = st.dictionaries(
    st.sampled_from(["player", "by", "name", "tag", "text", "reason", "args", "rows", "colour", "n", "@1"]),
    st.none() | st.integers(1, 3) | st.sampled_from([ANA, "@", "@1", "@@2", ""]) | st.lists(st.just(ANA), max_size=2)
    | st.dictionaries(st.sampled_from(["text", "player", ANA, "@1"]), st.sampled_from([ANA, "@1", 5]), max_size=2)
    | st.integers(2**70, 2**71) | st.floats(allow_nan=False, allow_infinity=False),
    max_size=5,
)  # fmt: skip

strange_lines = st.builds(
    lambda kind, fields: msgspec.json.encode({"type": kind, "t": 5, "player": BO, **fields}),
    st.sampled_from(["left", "meteor", "named", "life_ended"]),
    _strange,
)
"""Lines with types and fields that this version may not know, and now and then no event at all."""
