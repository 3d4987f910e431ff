"""What one unknown alone may do to a formula, held against supposing each of them."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.referee.docket.swaying import Sway, Swaying
from lawspeaker.referee.ruling.formula import Formula, Joined, Leaf, Negated, Settled, Truth, value

IDS = ("A-1/1", "A-1/2", "A-1?1", "B-1/1")
LEAVES = {i: Leaf("question" if "?" in i else "fact", i) for i in IDS}
EVERY = frozenset(IDS)
a, b, c, _ = LEAVES.values()


def weighed(formula: Formula) -> Sway:
    return Swaying(EVERY, lambda leaf: Sway(frozenset((leaf.id,)), frozenset((leaf.id,)))).formula(formula)


def supposed(formula: Formula, name: str, answer: bool) -> Truth:
    return value(formula, lambda leaf: answer if leaf.id == name else None)


def joined(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(parts, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Joined, st.sampled_from(("and", "or")), several),
        st.builds(Negated, parts),
        st.builds(Settled, parts, st.sampled_from(list(LEAVES.values()))),
    )


formulas = st.recursive(st.sampled_from((True, False, None, *LEAVES.values())), joined, max_leaves=12)


@given(formulas)
def test_whatever_alone_settles_a_formula_is_among_those_that_may(formula: Formula) -> None:
    sway = weighed(formula)
    for name in IDS:
        come_to = {supposed(formula, name, answer) for answer in (True, False)}
        assert True not in come_to or name in sway.true
        assert False not in come_to or name in sway.false


def test_a_row_of_unknowns_is_made_false_by_any_and_true_by_none_alone() -> None:
    assert weighed(Joined("and", (a, b, c))) == Sway(frozenset(), frozenset((a.id, b.id, c.id)))


def test_one_unknown_that_stands_in_all_parts_settles_them_together() -> None:
    assert weighed(Joined("and", (a, Joined("or", (a, b))))) == Sway(frozenset((a.id,)), frozenset((a.id,)))
    assert weighed(Joined("and", (a, True))) == Sway(frozenset((a.id,)), frozenset((a.id,)))
