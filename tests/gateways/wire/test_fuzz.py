"""Whatever bytes come, the service answers or closes, and goes on serving others."""

import asyncio

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.wire.live import Live
from lawspeaker.gateways.wire import frames
from lawspeaker.gateways.wire.door import Door
from lawspeaker.gateways.wire.frames import FrameError
from lawspeaker.gateways.wire.post import answer
from lawspeaker.gateways.wire.session import speak
from service.town import ANA, ask, hall_in, joined, kill, speaker

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
FRAME = st.fixed_dictionaries(
    {"type": st.sampled_from(["hello", "batch", "gap", "receipt", "push", "x"])},
    optional={
        "first": JSON | st.integers(-1, 5),
        "events": JSON | st.lists(JSON | st.just(joined(ANA, "Ana")) | st.just(kill()), max_size=3),
        "from": JSON | st.integers(-1, 9),
        "to": JSON | st.integers(-1, 9),
        "id": JSON | st.sampled_from(["main:4:0", "main:4:", ":::", "main:99999999999999999999:0"]),
        "done": JSON,
    },
)
BYTES = (
    st.binary(max_size=60)
    | FRAME.map(msgspec.json.encode)
    | FRAME.map(msgspec.msgpack.encode)
    | JSON.map(msgspec.json.encode)
)


class Tape:
    """A channel that plays what was recorded and notes what is said back."""

    def __init__(self, messages):
        self.messages, self.said, self.closed = list(messages), [], None

    async def receive(self):
        await asyncio.sleep(0)
        return self.messages.pop(0) if self.messages else None

    async def send(self, data, packed):
        self.said.append(msgspec.msgpack.decode(data) if packed else msgspec.json.decode(data))

    async def close(self, code, reason):
        self.closed = code


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    hall = hall_in(tmp_path_factory.mktemp("fuzz"))
    hall.start()
    yield Live(hall)
    hall.stop()


def hello(live):
    return msgspec.json.encode({"type": "hello", "protocol": 1, "key": live.key, "source": "plugin"})


def play(live, messages):
    tape = Tape(messages)
    asyncio.run(speak(tape, Door(live.hall, live.wait), "here"))
    return tape


@given(st.lists(st.tuples(BYTES, st.booleans()), max_size=4))
@settings(max_examples=30)
def test_a_stranger_who_talks_nonsense_is_sent_away(live, messages):
    tape = play(live, messages)
    assert all(frame["type"] == "refused" for frame in tape.said)
    assert live.hall.servers["main"].expected("stranger") == 1


@given(st.lists(st.tuples(BYTES, st.booleans()), max_size=4))
@settings(max_examples=30)
def test_a_sender_who_talks_nonsense_harms_nobody(live, messages):
    tape = play(live, [(hello(live), False), *messages])
    assert tape.said[0]["type"] == "welcome"
    assert {frame["type"] for frame in tape.said} <= {"welcome", "ack", "go_back", "push", "refused"}
    assert not live.hall.servers["main"].failing
    assert ask(live.hall.servers["main"], speaker("other")).go_on == 1


@given(BYTES, st.booleans())
@settings(max_examples=30)
def test_a_request_of_nonsense_has_an_answer(live, body, packed):
    status, reply = asyncio.run(answer(Door(live.hall, live.wait), body, packed, "here"))
    decode = msgspec.msgpack.decode if packed else msgspec.json.decode
    assert status in (400, 401)
    assert decode(reply)[0]["type"] == "refused"


@given(BYTES, st.booleans())
def test_bytes_are_a_frame_or_it_is_said_why_not(data, packed):
    try:
        told = frames.read(data, packed)
    except FrameError as error:
        told = str(error)
    known = frames.Hello | frames.Batch | frames.Gap | frames.Receipt
    assert isinstance(told, known) or told.startswith("this is no frame of the wire")


def test_deep_nesting_is_no_frame(live):
    deep = b'{"type":"batch","first":1,"events":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    tape = play(live, [(hello(live), False), (deep, False)])
    assert tape.said[-1]["type"] in ("refused", "ack")
