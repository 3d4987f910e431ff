"""Who is who: accounts become numbers and come back, until they are forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.record.people import People

texts = st.sampled_from(["Ana", "Bo", "@", "@1", "@@1", "", "stranger"])
values = st.recursive(
    texts | st.integers() | st.none(),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(texts, parts, max_size=3),
)


def two():
    people = People()
    assert (people.introduce("Ana"), people.introduce("Bo"), people.introduce("Ana")) == (1, 2, 1)
    return people


@given(values)
def test_mask_then_unmask_is_identity(value):
    people = two()
    assert people.unmask(people.mask(value)) == value


def test_an_account_is_masked_wherever_it_stands():
    assert two().mask({"x": [{"Ana": "Bo"}], "y": "Cy"}) == {"x": [{"@1": "@2"}], "y": "Cy"}


def test_who_is_forgotten_is_only_a_number():
    people = two()
    masked = people.mask(["Ana", "Bo"])
    people.forget(1)
    assert people.unmask(masked) == ["forgotten:1", "Bo"]
    assert people.key(1) is None
    assert people.number("Ana") is None


def test_forgetting_twice_changes_nothing():
    people = two()
    people.forget(1)
    people.forget(1)
    assert people.called(1) == "forgotten:1"


def test_who_comes_back_after_being_forgotten_is_somebody_new():
    people = two()
    people.forget(1)
    assert people.introduce("Ana") == 3


def test_newcomers_are_told_once():
    people = two()
    assert [person.account for person in people.newcomers()] == ["Ana", "Bo"]
    assert people.newcomers() == []


def test_everybody_has_a_key_of_his_own():
    people = two()
    assert people.key(1) != people.key(2)
