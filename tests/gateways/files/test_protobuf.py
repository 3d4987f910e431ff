"""Protocol buffers, read by hand."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from lawspeaker.gateways.files.protobuf import (
    BYTES,
    FIXED32,
    FIXED64,
    GROUP,
    VARINT,
    Field,
    MessageError,
    fields,
    signed,
    single,
    text,
    varint,
)

numbers = st.integers(1, 2**29 - 1)
written = st.one_of(
    st.builds(lambda n, v: (Field(n, VARINT, v), build.whole(n, v)), numbers, st.integers(0, 2**64 - 1)),
    st.builds(
        lambda n, v, p: (Field(n, BYTES, v), build.data(n, v, p)), numbers, st.binary(max_size=40), st.integers(0, 5)
    ),
    st.builds(
        lambda n, v: (Field(n, FIXED32, build.single(n, v)[-4:]), build.single(n, v)), numbers, st.floats(width=32)
    ),
    st.builds(lambda n, v: (Field(n, FIXED64, build.double(n, v)[-8:]), build.double(n, v)), numbers, st.floats()),
)


@settings(deadline=None)
@given(st.lists(written, max_size=6))
def test_what_is_written_is_read(parts):
    message = b"".join(raw for _, raw in parts)
    assert list(fields(message)) == [field for field, _ in parts]


@settings(deadline=None)
@given(st.lists(written, min_size=1, max_size=4), st.data())
def test_a_cut_message_is_refused_or_ends_between_fields(parts, data):
    message = b"".join(raw for _, raw in parts)
    cut = message[: data.draw(st.integers(0, len(message) - 1))]
    edges, at = {0}, 0
    for _, raw in parts:
        at += len(raw)
        edges.add(at)
    if len(cut) in edges:
        assert len(list(fields(cut))) < len(parts)
    else:
        with pytest.raises(MessageError):
            list(fields(cut))


@settings(deadline=None)
@given(st.binary(max_size=80))
def test_no_bytes_do_worse_than_be_refused(raw):
    with suppress(MessageError):
        assert all(field.number > 0 for field in fields(raw))


def test_a_length_padded_to_five_bytes_is_the_same_length():
    assert build.number(3, padded=5) == b"\x83\x80\x80\x80\x00"
    assert list(fields(build.data(200, b"abc", padded=5))) == [Field(200, BYTES, b"abc")]


def test_a_negative_number_takes_ten_bytes_and_comes_back_negative():
    raw = build.number(-1)
    assert len(raw) == 10
    assert signed(varint(raw, 0)[0]) == -1


def test_a_number_is_cut_to_sixty_four_bits():
    assert varint(b"\xff" * 9 + b"\x7f", 0) == (2**64 - 1, 10)


def test_a_number_without_end_is_refused():
    with pytest.raises(MessageError, match="longer than any number"):
        varint(b"\xff" * 11, 0)


def test_a_group_is_stepped_over_with_all_that_is_in_it():
    inner = build.whole(1, 5) + build.group(2, build.text(3, "x"))
    read = list(fields(build.group(9, inner) + build.whole(4, 1)))
    assert [(one.number, one.wire) for one in read] == [(9, GROUP), (4, VARINT)]


def test_a_thousand_groups_in_each_other_are_no_deeper_than_one():
    raw = b"\x0b" * 5000 + b"\x0c" * 5000
    assert [one.number for one in fields(raw)] == [1]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\x00\x01", "number 0"),
        (b"\x0f\x01", "a kind that does not exist"),
        (b"\x0b\x14", "a group ends that was not open"),
        (build.data(1, b"abcdef")[:-2], "6 bytes are announced and 4 are left"),
    ],
)
def test_a_spoiled_message_says_what_is_wrong(raw, said):
    with pytest.raises(MessageError, match=said):
        list(fields(raw))


def test_bytes_that_are_no_text_become_marks():
    assert text(b"Ana\xff") == "Ana�"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_an_endless_number_is_none(value):
    assert single(build.single(1, value)[-4:]) is None
