"""Positions in columns: small, and to the last bit what was sent."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.record.people import People
from lawspeaker.record.places import Ways, pack, unpack

tenths = st.integers(-40_000, 40_000).map(lambda units: units / 10)
any_number = st.floats(allow_nan=False, allow_infinity=False) | st.just(-0.0)
players = st.sampled_from(["Ana", "Bo", "Cy"])


def rows_of(numbers):
    return st.lists(st.lists(st.tuples(players, numbers, numbers, numbers), max_size=5), max_size=8)


def there_and_back(events):
    people = People()
    return list(unpack(pack(events, people.introduce), people.called))


def unit(events):
    return msgspec.msgpack.decode(pack(events, People().introduce), type=Ways).unit


@given(rows_of(tenths) | rows_of(any_number) | rows_of(st.one_of(tenths, any_number)))
def test_what_comes_out_is_what_went_in_to_the_last_bit(events):
    assert repr(there_and_back(events)) == repr(events)


def test_whole_numbers_come_out_as_numbers_of_metres():
    assert there_and_back([[["Ana", 1, -2, 3]]]) == [[("Ana", 1.0, -2.0, 3.0)]]


def test_events_without_rows_keep_their_place():
    assert there_and_back([[], [("Ana", 1.0, 2.0, 3.0)], []]) == [[], [("Ana", 1.0, 2.0, 3.0)], []]


@pytest.mark.parametrize(("places", "expected"), [((0.1, 2.5), 10), ((0.12, 2.53), 100), ((0.123, 1.5), 1000)])
def test_a_page_takes_the_coarsest_unit_that_fits(places, expected):
    assert unit([[("Ana", place, place, place)] for place in places]) == expected


def test_one_odd_place_among_many_does_not_make_the_unit_finer():
    events = [[("Ana", i / 10, 0.0, 0.0)] for i in range(100)] + [[("Ana", 1 / 3, 0.0, 0.0)]]
    assert unit(events) == 10
    assert there_and_back(events) == events


def test_people_who_walk_cost_less_than_three_bytes_a_position():
    events = [[(str(who), (who * 70 + t * 5.5), 10.0, who - t * 1.3) for who in range(100)] for t in range(100)]
    events = [[(who, round(x, 1), y, round(z, 1)) for who, x, y, z in rows] for rows in events]
    assert len(pack(events, People().introduce)) < 3 * 100 * 100
