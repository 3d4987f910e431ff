"""Reading files and pipes."""

import io
import os
import tracemalloc
from collections.abc import Iterator

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from events.strategies import events
from lawspeaker.events import UNSET, Event, TimePassed
from lawspeaker.events.codec import Fault, Taken, Unknown, decode_line, encode_line
from lawspeaker.events.reader import Reader


class Dribble(io.RawIOBase):
    """A source that gives its bytes in pieces of the sizes it is told."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self.data = data
        self.sizes = sizes

    def read(self, size: int = -1, /) -> bytes:
        size = min(size, self.sizes.pop() if self.sizes else size)
        piece, self.data = self.data[:size], self.data[size:]
        return piece


def read(*files: bytes, longest: int = 8 << 20) -> list[tuple[int, Taken]]:
    return list(Reader([io.BytesIO(data) for data in files], longest))


def time(t: int, **fields: int | None) -> bytes:
    return msgspec.json.encode({"type": "time", "t": t} | fields)


def test_lines_are_numbered_over_all_files_faulty_and_empty_ones_included():
    taken = read(time(1) + b"\n\nnothing\n" + time(2), b"", b"\n", b"\r\n" + time(3) + b"\r\n" + time(4) + b"\n")
    assert [(line, getattr(item, "t", "fault")) for line, item in taken] == [
        (1, 1),
        (3, "fault"),
        (4, 2),
        (7, 3),
        (8, 4),
    ]


def test_the_reader_knows_how_many_lines_it_read():
    reader = Reader([io.BytesIO(b"\n\n" + time(1)), io.BytesIO(b"\n")])
    assert [line for line, _ in reader] == [3]
    assert reader.lines == 4


def test_a_place_given_in_the_line_is_kept_and_is_the_number_of_its_sender_too():
    [(line, event)] = read(time(1, seq=41))
    assert (line, event.seq, event.n) == (1, 41, 41)


def test_a_place_and_a_number_both_given_are_both_kept():
    [(_, event)] = read(time(1, seq=41, n=7))
    assert (event.seq, event.n) == (41, 7)


def test_an_event_that_says_that_it_has_no_number_has_none_though_it_has_a_place():
    [(_, placed), (_, other)] = read(time(1, seq=41, n=None) + b"\n" + time(1, n=None))
    assert (placed.seq, placed.n) == (41, None)
    assert (other.seq, other.n) == (2, None)


def test_an_event_without_a_place_gets_the_number_of_its_line():
    taken = read(b"\n" + time(1) + b"\n" + time(2, n=40))
    assert [(event.seq, event.n) for _, event in taken] == [(2, UNSET), (3, 40)]


def test_an_event_of_an_unknown_type_has_its_place_too():
    [(line, event)] = read(b'\n{"type":"meteor","t":5}')
    assert event == Unknown(type="meteor", t=5, seq=2)
    assert line == 2


def test_what_is_unknown_is_counted_over_all_files():
    reader = Reader([io.BytesIO(b'{"type":"meteor","t":1}\n'), io.BytesIO(b'{"type":"time","t":1,"hue":1}\n' * 2)])
    assert [type(event) for _, event in reader] == [Unknown, TimePassed, TimePassed]
    assert reader.strangers.dump() == {"types": {"meteor": 1}, "fields": {"time.hue": 2}}


def test_an_unknown_field_of_a_faulty_line_is_not_counted():
    reader = Reader([io.BytesIO(b'{"type":"time","t":"noon","hue":1}\n{"type":"meteor","t":"noon"}\n')])
    assert all(isinstance(item, Fault) for _, item in reader)
    assert reader.strangers.dump() == {"types": {}, "fields": {}}


def test_a_mark_at_the_beginning_of_a_file_is_passed_over_but_not_in_the_middle():
    mark = b"\xef\xbb\xbf"
    taken = read(mark + time(1) + b"\n" + mark + time(2), mark + time(3))
    assert [getattr(item, "t", "fault") for _, item in taken] == [1, "fault", 3]


def test_a_pipe_gives_an_event_as_soon_as_its_newline_arrives():
    out, into = os.pipe()
    with open(out, "rb") as pipe:
        arriving = iter(Reader([pipe]))
        os.write(into, b"\xef\xbb\xbf" + time(1) + b"\n" + time(2)[:9])
        assert next(arriving) == (1, TimePassed(t=1, seq=1))
        os.write(into, time(2)[9:] + b"\n\n" + time(3))
        assert next(arriving) == (2, TimePassed(t=2, seq=2))
        os.close(into)
        assert list(arriving) == [(4, TimePassed(t=3, seq=4))]


def test_a_pipe_without_a_buffer_gives_an_event_as_soon_as_its_newline_arrives():
    out, into = os.pipe()
    with open(out, "rb", buffering=0) as pipe:
        arriving = iter(Reader([pipe]))
        os.write(into, time(1) + b"\n")
        assert next(arriving) == (1, TimePassed(t=1, seq=1))
        os.close(into)
        assert list(arriving) == []


def test_a_line_too_long_is_one_fault_and_the_next_line_is_read():
    taken = read(b"a" * 101 + b"\n" + time(1) + b"\n" + b"b" * 1000, time(2), longest=100)
    assert taken == [
        (1, Fault("the line is longer than 100 bytes")),
        (2, TimePassed(t=1, seq=2)),
        (3, Fault("the line is longer than 100 bytes")),
        (4, TimePassed(t=2, seq=4)),
    ]


def test_a_line_just_short_enough_is_read():
    padded = time(1).ljust(100)
    assert read(padded + b"\n" + padded, longest=100) == [(1, TimePassed(t=1, seq=1)), (2, TimePassed(t=1, seq=2))]


class Endless:
    """A source of one line of so many mebibytes, and one event after it."""

    def __init__(self, mebibytes: int) -> None:
        self.left = mebibytes << 20
        self.end = io.BytesIO(b"\n" + time(1))

    def read(self, size: int, /) -> bytes:
        if self.left > 0:
            self.left -= size
            return b" " * size
        return self.end.read(size)


def test_a_line_of_any_length_takes_no_more_memory_than_the_longest_allowed():
    tracemalloc.start()
    try:
        taken = list(Reader([Endless(200)]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert taken == [(1, Fault("the line is longer than 8 MiB")), (2, TimePassed(t=1, seq=2))]
    assert peak < 32 << 20


def lines_of(count: int) -> Iterator[bytes]:
    for t in range(count):
        yield time(t)


def test_a_file_is_never_held_whole():
    data = b"\n".join(lines_of(100_000))
    tracemalloc.start()
    try:
        last = 0
        for line, _ in Reader([io.BytesIO(data)]):
            last = line
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert last == 100_000
    assert peak < 2 << 20


contents = st.lists(
    st.one_of(
        events().map(encode_line),
        st.binary(max_size=60),
        st.sampled_from([b"", b"\r", b'{"type":"meteor","t":1}', b'{"type":"time","t":1,"hue":2}', b"x" * 300]),
    ),
    max_size=8,
).map(b"\n".join)


@settings(max_examples=150)
@given(files=st.lists(contents, min_size=1, max_size=3), sizes=st.lists(st.integers(1, 40), max_size=60))
def test_how_the_bytes_arrive_never_matters(files, sizes):
    whole = Reader([io.BytesIO(data) for data in files], 200)
    apart = Reader([Dribble(data, list(sizes)) for data in files], 200)
    assert list(whole) == list(apart)
    assert whole.lines == apart.lines
    assert whole.strangers.dump() == apart.strangers.dump()


@settings(max_examples=150)
@given(parts=st.lists(st.tuples(st.binary(max_size=60), events()), max_size=6))
def test_no_rubbish_ever_loses_the_good_line_after_it(parts):
    data = b"".join(rubbish + b"\n" + encode_line(event) + b"\n" for rubbish, event in parts)
    found = [item for _, item in read(data) if isinstance(item, Event)]
    assert [(item.t, type(item)) for item in found] == [(event.t, type(event)) for _, event in parts]


@given(sent=st.lists(events(), max_size=6))
def test_reading_what_was_written_changes_nothing_but_the_places(sent):
    data = b"".join(encode_line(event) + b"\n" for event in sent)
    assert [encode_line(item) for _, item in read(data)] == [
        encode_line(decode_line(encode_line(placed(event, line)))) for line, event in enumerate(sent, 1)
    ]


def placed(event: Event, line: int) -> Event:
    if event.seq:
        return msgspec.structs.replace(event, n=event.seq if event.n is UNSET else event.n)
    return msgspec.structs.replace(event, seq=line)
