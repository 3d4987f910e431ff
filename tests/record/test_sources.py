"""What each sender numbers: taken once, holes noticed, late comers still taken."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.record.sources import MOST_HOLES, Stream


def sent(*numbers):
    stream = Stream()
    for n in numbers:
        stream.take(n)
    return stream


def test_numbers_without_holes_leave_none():
    assert sent(1, 2, 3) == Stream(next=4, holes=[])


def test_a_source_that_begins_late_leaves_a_hole_before_it():
    assert sent(5).holes == [(1, 4)]


def test_a_number_out_of_the_middle_of_a_hole_splits_it():
    stream = sent(1, 9)
    assert not stream.came(5)
    assert stream.take(5)
    assert stream.came(5)
    assert stream.holes == [(2, 4), (6, 8)]


def test_a_hole_that_is_filled_is_gone():
    assert sent(1, 4, 3, 2).holes == []


def test_a_sender_that_skips_at_random_does_not_fill_the_memory():
    stream = sent(*range(2, 6 * MOST_HOLES, 2))
    assert len(stream.holes) == MOST_HOLES
    assert stream.came(1)


def test_of_what_is_missing_it_is_known_what_came_and_was_no_event():
    stream = sent(1)
    assert [stream.spoil(n) for n in (4, 3, 4, 7, 1)] == [True, True, False, True, False]
    assert list(stream.skipped(9)) == [(2, 2, False), (3, 4, True), (5, 6, False), (7, 7, True), (8, 8, False)]
    assert list(stream.skipped(3)) == [(2, 2, False)]
    stream.take(5)
    assert stream.unread == [7]


def test_a_sender_of_nothing_but_nonsense_does_not_fill_the_memory():
    stream = Stream()
    for n in range(1, 3 * MOST_HOLES):
        stream.spoil(n)
    assert len(stream.unread) == MOST_HOLES


@given(st.lists(st.integers(1, 30), max_size=40))
def test_every_number_is_taken_exactly_once(numbers):
    stream = Stream()
    taken = []
    for n in numbers:
        if not stream.came(n):
            late = n < max(taken, default=0)
            assert stream.take(n) == late
            taken.append(n)
    assert sorted(taken) == sorted(set(numbers))
    missing = {n for first, last in stream.holes for n in range(first, last + 1)}
    assert missing == set(range(1, stream.next)) - set(numbers)
