"""Which rung an offence comes to, from the decided cases alone."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.justice.ladders import Offence, nths
from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Ladder, Rung

RUNGS = (Rung((("warn", 0, 0),), "warn"), Rung((("ban", 60, 60),), "ban 1 hour"))
LASTING = Ladder("lasting", RUNGS, None, (), Spot())
FORGETFUL = Ladder("forgetful", RUNGS, 1000, (), Spot())


def offence(seq: int, t: int = 0, lifted_at: int | None = None) -> Offence:
    return Offence(seq, t, f"o{seq}", lifted_at)


def test_offences_are_counted_in_the_order_of_the_record() -> None:
    assert nths(LASTING, [offence(9), offence(2), offence(5)]) == {"o2": 1, "o5": 2, "o9": 3}


def test_an_offence_is_forgotten_at_the_bound_and_not_before() -> None:
    assert nths(FORGETFUL, [offence(1, 0), offence(2, 999)])["o2"] == 2
    assert nths(FORGETFUL, [offence(1, 0), offence(2, 1000)])["o2"] == 1


def test_what_was_lifted_counts_for_what_came_before_the_lifting() -> None:
    assert nths(LASTING, [offence(1, 0, lifted_at=50), offence(2, 49), offence(3, 50)]) == {"o1": 1, "o2": 2, "o3": 2}


offences = st.lists(
    st.builds(offence, st.integers(1, 40), st.integers(0, 3000), st.none() | st.integers(0, 3000)),
    max_size=12,
    unique_by=lambda o: o.seq,
).map(lambda found: sorted(found, key=lambda o: o.seq))


@given(st.data())
def test_the_order_in_which_cases_were_decided_never_matters(data: st.DataObject) -> None:
    found = data.draw(offences)
    assert nths(FORGETFUL, data.draw(st.permutations(found))) == nths(FORGETFUL, found)


@given(offences, st.integers(0, 11))
def test_overturning_one_changes_nothing_before_it_and_at_most_one_step_after(found: list[Offence], at: int) -> None:
    if at >= len(found):
        return
    before, after = nths(LASTING, found), nths(LASTING, [o for o in found if o is not found[at]])
    for i, one in enumerate(found):
        if i < at:
            assert after[one.id] == before[one.id]
        elif i > at:
            assert before[one.id] - after[one.id] in (0, 1)
