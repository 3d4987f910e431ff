"""Counting what is unknown."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.events.strangers import Strangers


def test_counts_are_sorted_by_name_whatever_came_first():
    strangers = Strangers()
    for name in ("wind", "meteor", "wind"):
        strangers.type(name)
        strangers.field(f"hit.{name}")
    assert list(strangers.types.items()) == [("meteor", 1), ("wind", 2)]
    assert list(strangers.fields.items()) == [("hit.meteor", 1), ("hit.wind", 2)]


def test_beyond_a_thousand_names_the_rest_is_counted_under_one():
    strangers = Strangers()
    for i in range(1_500):
        strangers.type(f"type{i}")
    strangers.type("type0")
    assert len(strangers.types) == 1_001
    assert strangers.types["(others)"] == 500
    assert strangers.types["type0"] == 2


def test_a_name_is_cut_short_and_stripped_of_control_characters():
    strangers = Strangers()
    strangers.type("\x1b[31m" + "x" * 10_000)
    strangers.type("\x1b[31m" + "x" * 20_000)
    assert strangers.types == {"?[31m" + "x" * 35 + "…": 2}


names = st.lists(st.text(max_size=5), max_size=20)


@given(before=names, after=names)
def test_counts_restored_anywhere_continue_alike(before, after):
    straight, restored = Strangers(), Strangers()
    for name in before:
        straight.type(name)
        straight.field(name)
    restored.load(straight.dump())
    for name in after:
        for strangers in (straight, restored):
            strangers.type(name)
            strangers.field(name)
    assert restored.dump() == straight.dump()
    assert sum(straight.types.values()) == len(before) + len(after)
