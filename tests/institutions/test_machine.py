"""The kernel: things that stand in one state and move by a table."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.institutions.machine import Cause, Due, Machine, Move, OffTheTable, Thing

TABLE = frozenset(
    {
        Move(None, "lit", "order"),
        Move("lit", "burning", "told"),
        Move("lit", "out", "deadline"),
        Move("burning", "out", "deadline"),
        Move("burning", "out", "override"),
    }
)


class Candle(Thing, kw_only=True):
    """A candle that burns for so long (ms)."""

    burns: int


def due(candle: Candle) -> int | None:
    return None if candle.state == "out" else candle.began + candle.burns


def candles() -> Machine[Candle]:
    return Machine("candle", Candle, TABLE, due)


def candle(name: str, began: int = 0, burns: int = 60) -> Candle:
    return Candle(id=name, state="lit", book="b", seq=1, began=began, since=began, burns=burns)


def cause(by: Any = "order", t: int = 0, seq: int | None = 1) -> Cause:
    return Cause(by, seq, t, ("C-1",))


def test_what_begins_is_told_as_a_change_from_nothing() -> None:
    change = candles().open(candle("a"), cause())
    assert (change.what, change.id, change.old, change.new, change.clauses) == ("candle", "a", None, "lit", ["C-1"])


def test_a_move_that_stands_in_no_row_is_refused_and_changes_nothing() -> None:
    machine = candles()
    machine.open(candle("a"), cause())
    before = machine.dump()
    with pytest.raises(OffTheTable, match="a candle does not go from lit to out by order"):
        machine.move(machine.things["a"], "out", cause())
    assert machine.dump() == before


def test_a_thing_cannot_begin_in_a_state_that_no_row_begins_with() -> None:
    machine = candles()
    one = candle("a")
    one.state = "burning"
    with pytest.raises(OffTheTable):
        machine.open(one, cause())
    assert machine.get("a") is None


def test_an_id_is_used_once() -> None:
    machine = candles()
    machine.open(candle("a"), cause())
    with pytest.raises(OffTheTable, match="already"):
        machine.open(candle("a"), cause())


def test_a_told_move_is_marked_and_the_next_order_unmarks_it() -> None:
    machine = candles()
    machine.open(candle("a"), cause())
    one = machine.things["a"]
    machine.move(one, "burning", cause("told"))
    assert one.told
    machine.move(one, "out", Cause("override", 7, 5, (), "there was a draught"))
    assert not one.told
    assert one.reason == "there was a draught"


def test_deadlines_come_in_order_of_time_and_then_of_id() -> None:
    machine = candles()
    for name, burns in (("b", 30), ("c", 10), ("a", 30)):
        machine.open(candle(name, burns=burns), cause())
    fired = []
    while (first := machine.first()) is not None:
        fired.append((first.at, first.id))
        machine.move(machine.things[first.id], "out", cause("deadline", first.at, None))
    assert fired == [(10, "c"), (30, "a"), (30, "b")]


def test_what_a_deadline_rests_on_may_change_and_is_then_worked_out_anew() -> None:
    machine = candles()
    machine.open(candle("a", burns=30), cause())
    machine.things["a"].burns = 90
    machine.renew(machine.things["a"])
    assert machine.first() == Due(90, "candle", "a")


steps = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(("lit", "burning", "out", "gone")),
        st.sampled_from(("order", "told", "deadline", "override")),
        st.integers(0, 100),
    ),
    max_size=40,
)


@given(steps)
def test_no_sequence_of_moves_leaves_the_table(moves: list[tuple[str, str, Any, int]]) -> None:
    machine = candles()
    states: dict[str, str | None] = {}
    for name, new, by, t in moves:
        thing = machine.get(name)
        old = states.get(name)
        allowed = Move(old, new, by) in TABLE
        try:
            if thing is None:
                one = candle(name, t)
                one.state = new
                change = machine.open(one, cause(by, t))
            else:
                change = machine.move(thing, new, cause(by, t))
        except OffTheTable:
            assert not allowed
            continue
        assert allowed
        assert (change.old, change.new) == (old, new)
        states[name] = new
    assert {name: thing.state for name, thing in machine.things.items()} == states


@given(steps, st.integers(0, 40))
def test_restored_anywhere_a_machine_falls_due_alike(moves: list[tuple[str, str, Any, int]], at: int) -> None:
    machine = candles()
    for i, (name, new, by, t) in enumerate(moves):
        if i == at:
            restored = candles()
            restored.load(machine.dump())
            assert restored.dump() == machine.dump()
            machine = restored
        thing = machine.get(name)
        if thing is None and machine.may(None, new, by):
            machine.open(candle(name, t), cause(by, t))
        elif thing is not None and machine.may(thing.state, new, by):
            machine.move(thing, new, cause(by, t))
        expected = min((Due(due(c) or 0, "candle", c.id) for c in machine.things.values() if due(c)), default=None)
        assert machine.first() == expected
