"""Lines and packed objects in and out."""

import math
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.packed import decode_packed, encode_packed
from events.strategies import BY_TYPE, events
from lawspeaker.events import TYPES, UNSET, Command, Hit, Looted
from lawspeaker.events.bounds import LATEST
from lawspeaker.events.codec import (
    Fault,
    Strangers,
    Unknown,
    decode_line,
    decode_lines,
    encode_line,
)

HIT: dict[str, Any] = {"type": "hit", "t": 1, "attacker": "Bo", "victim": "Ana", "weapon": "bow", "damage": 5}


def taken_by(decode: Callable[[bytes], Any], data: bytes) -> Any:
    try:
        return decode(data)
    except Fault as fault:
        return fault


def line(**fields: Any) -> bytes:
    return msgspec.json.encode(HIT | fields)


@pytest.mark.parametrize("name", sorted(TYPES))
@settings(max_examples=25)
@given(data=st.data())
def test_encode_then_decode_is_identity_for_every_type(name, data):
    event = data.draw(BY_TYPE[name])
    assert decode_line(encode_line(event)) == event
    assert decode_packed(encode_packed(event)) == event


@given(event=events())
def test_decode_then_encode_is_identity_on_canonical_lines(event):
    canonical = encode_line(event)
    assert encode_line(decode_line(canonical)) == canonical
    assert encode_line(decode_packed(encode_packed(event))) == canonical


@given(event=events(), strange=st.dictionaries(st.text("xyz", min_size=4, max_size=6), st.integers(0, 9), min_size=1))
def test_an_unknown_field_changes_nothing_but_the_counts(event, strange):
    wire = msgspec.json.decode(encode_line(event))
    strangers = Strangers()
    assert decode_line(msgspec.json.encode(strange | wire), strangers) == event
    assert decode_packed(msgspec.msgpack.encode(wire | strange), strangers) == event
    assert strangers.fields == {f"{wire['type']}.{name}": 2 for name in sorted(strange)}
    assert strangers.types == {}


@given(event=events())
def test_nulls_that_mean_left_out_change_nothing(event):
    wire = msgspec.json.decode(encode_line(event))
    head = {name: None for name in ("server", "seq", "tier", "margin", "happened") if name not in wire}
    assert decode_line(msgspec.json.encode(wire | head)) == event


@given(
    name=st.text(max_size=8).filter(lambda name: name not in TYPES),
    rest=st.dictionaries(st.text("xyz", min_size=4), st.none() | st.integers(0, 9) | st.lists(st.text()), max_size=4),
    t=st.integers(0, LATEST),
    n=st.just(UNSET) | st.integers(1, 9),
)
def test_an_unknown_type_keeps_its_head_and_all_the_rest(name, rest, t, n):
    event = Unknown(type=name, t=t, n=n, rest=rest)
    assert decode_line(encode_line(event)) == event
    assert decode_packed(encode_packed(event)) == event


def test_an_unknown_type_is_counted_and_its_time_and_number_are_read():
    strangers = Strangers()
    taken = decode_line(b'{"type":"meteor","t":7,"n":3,"source":"sky","at":[1,2,3],"margin":1}', strangers)
    assert taken == Unknown(type="meteor", t=7, n=3, source="sky", rest={"at": [1, 2, 3], "margin": 1})
    assert strangers.dump() == {"types": {"meteor": 1}, "fields": {}}


def test_left_out_is_unknown_and_null_is_absent():
    assert decode_line(line()).victim_in is UNSET
    assert decode_line(line(victim_in=None)).victim_in is None
    assert b"victim_in" not in encode_line(decode_line(line()))
    assert b'"victim_in":null' in encode_line(decode_line(line(victim_in=None)))


def test_an_optional_field_with_a_meaning_of_its_own_takes_null_as_left_out():
    assert decode_line(line(means=None, landed=None, prevented=None, margin=None)) == decode_line(line())


def test_whole_numbers_serve_where_a_number_is_asked_for():
    hit = decode_line(line(damage=10**30, at=[1, 2, 3]))
    assert isinstance(hit, Hit)
    assert (hit.damage, hit.at) == (1e30, (1.0, 2.0, 3.0))
    assert isinstance(hit.damage, float)


def test_the_order_of_items_does_not_show_in_the_canonical_line():
    one = Looted(t=1, player="Bo", container="c", kind="box", at=(0.0, 0.0, 0.0), items={"wood": 1, "cloth": 2})
    two = Looted(t=1, player="Bo", container="c", kind="box", at=(0.0, 0.0, 0.0), items={"cloth": 2, "wood": 1})
    assert encode_line(one) == encode_line(two)
    assert encode_packed(one) == encode_packed(two)


def test_the_names_from_and_to_stand_on_the_wire():
    given_away = decode_line(b'{"type":"item_given","t":1,"from":"Bo","to":"Ana","items":{"wood":5}}')
    assert (given_away.giver, given_away.taker) == ("Bo", "Ana")
    assert b'"from":"Bo","to":"Ana"' in encode_line(given_away)


def test_a_newline_or_a_carriage_return_around_the_object_is_no_fault():
    assert decode_line(line() + b"\r\n") == decode_line(b"\t " + line())


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    ("fields", "where"),
    [
        (lambda x: HIT | {"damage": x}, "damage"),
        (lambda x: HIT | {"at": [0.0, x, 0.0]}, "at"),
        (lambda x: HIT | {"colour": x}, "colour"),
        (lambda x: {"type": "command", "t": 1, "player": "Bo", "name": "ask", "args": {"a": [x]}}, "args"),
        (lambda x: {"type": "meteor", "t": 1, "size": x}, "size"),
    ],
)
def test_numbers_without_end_are_refused_in_packed_events(number, fields, where):
    with pytest.raises(Fault) as caught:
        decode_packed(msgspec.msgpack.encode(fields(number)))
    assert caught.value.reason == f"`{where}` holds a number that is infinite or none at all"


def test_a_whole_number_whose_bytes_look_like_one_without_end_is_no_fault():
    packed = msgspec.msgpack.encode(HIT | {"n": 0x7FF8CB7FF8})
    assert b"\xcb\x7f\xf8" in packed
    assert decode_packed(packed).n == 0x7FF8CB7FF8


@pytest.mark.parametrize("number", [math.nan, math.inf, 2**63, {1: 2}, b"bytes"])
def test_an_order_that_could_not_travel_is_not_made(number):
    with pytest.raises(ValueError, match="`args` holds"):
        Command(t=1, player="Bo", name="ask", args={"about": [number]})


def test_a_command_may_have_no_arguments():
    assert decode_line(b'{"type":"command","t":1,"player":"Bo","name":"home"}') == Command(
        t=1, player="Bo", name="home"
    )


def test_what_an_unknown_field_nests_too_deep_is_a_fault_however_deep():
    reasons = set()
    for deep in (40, 400, 4_000, 40_000):
        with pytest.raises(Fault) as caught:
            decode_line(line()[:-1] + b',"colour":' + b"[" * deep + b"]" * deep + b"}")
        reasons.add(caught.value.reason)
    assert reasons == {"lists and objects are nested more than 32 deep"}


lines = st.one_of(
    events().map(encode_line),
    events().map(lambda event: encode_line(event).replace(b"{", b"{ \t", 1) + b" \r"),
    events().map(lambda event: encode_line(event) + encode_line(event)),
    events().map(lambda event: encode_line(event) + b" " + encode_line(event)),
    events().map(lambda event: encode_line(event).replace(b",", b",\n", 1)),
    st.sampled_from([b"", b" ", b"\r", b"{}", b"[]", b"null", b'{"type":"meteor","t":1}', line(colour=1), b'{"type":']),
    st.binary(max_size=20).map(lambda data: data.replace(b"\n", b"")),
)


def one_by_one(chunk: bytes) -> list[Any]:
    taken: list[Any] = []
    for part in chunk.removesuffix(b"\n").split(b"\n"):
        taken.append(taken_by(decode_line, part) if part.strip(b" \t\r") else None)
    return taken


@settings(max_examples=200)
@given(parts=st.lists(lines, min_size=1, max_size=8), ends=st.booleans())
@example(parts=[b'{"type":"time","t":1}{"type":"time","t":2}', b""], ends=True)
@example(parts=[b'{"type":"time","t":1} {"type":"time","t":2}', b'{"type":"time",\n"t":3}'], ends=True)
@example(parts=[b'{"type":"time","t":1}\t{"type":"time",', b'"t":2}'], ends=False)
def test_lines_together_are_lines_one_by_one(parts, ends):
    chunk = b"\n".join(parts) + (b"\n" if ends else b"")
    if chunk:
        assert decode_lines(chunk) == one_by_one(chunk)


def test_no_bytes_are_no_lines():
    assert decode_lines(b"") == []


@settings(max_examples=300)
@given(data=st.binary(max_size=80))
def test_random_bytes_raise_nothing_but_faults(data):
    for decode in (decode_line, decode_packed):
        with pytest.raises(Fault) as caught:
            decode(data)
        assert caught.value.reason


@settings(max_examples=300)
@given(event=events(), data=st.data())
def test_a_damaged_event_is_an_event_or_a_fault(event, data):
    for encode, decode in ((encode_line, decode_line), (encode_packed, decode_packed)):
        wire = bytearray(encode(event))
        wire[data.draw(st.integers(0, len(wire) - 1))] = data.draw(st.integers(0, 255))
        taken = taken_by(decode, bytes(wire))
        assert taken.reason if isinstance(taken, Fault) else encode(taken)


mistaken = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers())


@settings(max_examples=300)
@given(event=events(), data=st.data())
def test_a_fault_in_one_field_is_told_in_our_own_words(event, data):
    wire = msgspec.json.decode(encode_line(event))
    wire[data.draw(st.sampled_from(sorted(wire)))] = data.draw(
        mistaken | st.dictionaries(st.text(max_size=3), mistaken)
    )
    taken = taken_by(decode_line, msgspec.json.encode(wire))
    if isinstance(taken, Fault):
        assert "Expected" not in taken.reason
        assert "at `$" not in taken.reason
        assert "do not go together" not in taken.reason
        assert taken.reason.isprintable()


@pytest.mark.parametrize(
    ("server", "said", "meant"),
    [
        ("east", "east:41", 41),
        ("main", "main:41", 41),
        ("east", "main:41", "main:41"),
        ("east", "case:41", "case:41"),
        ("east", "east:x", "east:x"),
        ("east", "east:9999999999999999", "east:9999999999999999"),
        ("east", "41", "41"),
        ("east", 41, 41),
    ],
)
def test_a_reference_to_the_own_record_is_its_number(server: str, said: str | int, meant: str | int) -> None:
    head = {"t": 1, "server": server}
    found = {"type": "finding", "by": "s", "subject": said, "question": "K-1", "answer": "yes"}
    order = {"type": "command", "player": "a", "name": "report", "args": {"about": said}}
    note = {"type": "chat", "player": "a", "channel": "forum", "text": "look", "about": said}
    finding, report, chat = (decode_line(msgspec.json.encode(head | each)) for each in (found, order, note))
    assert (finding.subject, report.args["about"], chat.about) == (meant, meant, meant)  # type: ignore[union-attr]
