"""Whatever is sent, each number is accounted for, and nobody is taken for another."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.strategies import events as wire_events
from lawspeaker.events.codec import decode_line, encode_line
from lawspeaker.events.faults import Fault
from lawspeaker.service.intake import make_ready
from lawspeaker.service.rights import RIGHTS, needed
from lawspeaker.world.witness import MISNAMED
from service.town import speaker

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["type", "t", "n", "seq", "server", "source", "tier", "player", "attacker", "rows"])
ANYTHING = st.dictionaries(
    NAMES | st.text(max_size=6), VALUES | st.sampled_from(["kill", "joined", "positions"]), max_size=6
)


def ready(events, who, packed=False):
    encode = msgspec.msgpack.encode if packed else msgspec.json.encode
    return make_ready(who, 1, [msgspec.Raw(encode(event)) for event in events], packed).entries


@given(st.lists(VALUES | ANYTHING, max_size=5))
@settings(max_examples=25)
def test_every_number_has_a_line_or_a_reason(events):
    entries = ready(events, speaker("rcon", "second"))
    assert [entry.n for entry in entries] == list(range(1, len(events) + 1))
    for entry in entries:
        assert bool(entry.line) != bool(entry.fault)


@given(st.lists(ANYTHING, max_size=5))
@settings(max_examples=25)
def test_whatever_is_taken_says_who_sent_it_and_where_it_stands(events):
    for entry in ready(events, speaker("rcon", "second", tier=1)):
        try:
            taken = decode_line(entry.line)
        except Fault:
            continue
        assert (taken.server, taken.n, taken.seq) == ("second", entry.n, 0)
        assert taken.tier <= 1
        assert taken.source == "rcon" or type(taken) in MISNAMED


@given(st.lists(wire_events(), max_size=4), st.sets(st.sampled_from(sorted(RIGHTS))))
@settings(max_examples=25)
def test_nothing_beyond_its_rights_is_taken_as_what_it_says(events, may):
    said = [msgspec.json.decode(encode_line(event)) for event in events]
    said = [{name: value for name, value in one.items() if name not in ("n", "server")} for one in said]
    for entry, one in zip(ready(said, speaker(may=may)), said, strict=True):
        assert msgspec.json.decode(entry.line)["type"] == (one["type"] if needed(one) in may else "claim")


@pytest.mark.parametrize("role", ["owner", "", None])
def test_who_is_staff_and_who_is_none_is_said_by_those_who_decide(role):
    said = {"type": "profile", "t": 1, "player": "1", "staff": role}
    assert ready([said], speaker(may={"observe"}))[0].claimed
    assert not ready([said], speaker(may={"decide"}))[0].claimed
    assert not ready([{"type": "profile", "t": 1, "player": "1", "hours": 7}], speaker(may={"observe"}))[0].claimed


@given(st.lists(st.binary(max_size=40), max_size=4))
def test_broken_bytes_are_told_back_and_break_nothing(parts):
    batch = make_ready(speaker(), 1, [msgspec.Raw(part) for part in parts], True)
    assert [entry.n for entry in batch.entries] == list(range(1, len(parts) + 1))


def test_messagepack_carries_what_json_does():
    events = [{"type": "joined", "t": 5, "player": "1", "name": "Ana"}]
    assert ready(events, speaker()) == ready(events, speaker(), packed=True)


def test_what_json_cannot_carry_is_told_back():
    endless = ready([{"type": "idle", "t": 5, "player": "1", "seconds": float("inf")}], speaker(), packed=True)
    assert "infinite" in endless[0].fault


def test_raw_bytes_are_told_back_and_never_put_on_record_as_other_text():
    raw = ready([{"type": "joined", "t": 5, "player": "1", "name": b"Ana"}], speaker(), packed=True)
    assert (raw[0].line, "raw bytes" in raw[0].fault) == (b"", True)
    numbered = ready([{"type": "carrying", "t": 5, "player": "1", "items": {7: 1}}], speaker(), packed=True)
    assert numbered[0].fault == "`items` holds a name that is not text"
