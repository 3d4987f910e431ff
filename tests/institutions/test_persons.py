"""Accounts that are one person's."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lawspeaker.events import Profile
from lawspeaker.institutions.persons import Persons

ACCOUNTS = "abcdef"


def profile(player: str, aliases: Any) -> Profile:
    return Profile(t=0, player=player, aliases=aliases)


def test_a_profile_joins_the_accounts_it_names() -> None:
    persons = Persons()
    assert persons.take(profile("c", ["a", "b"]))
    assert persons.same("a", "b")
    assert persons.of("c") == "a"
    assert not persons.same("a", "d")


def test_a_profile_that_says_nothing_new_joins_nobody() -> None:
    persons = Persons()
    persons.take(profile("a", ["b"]))
    assert not persons.take(profile("b", ["a"]))
    assert not persons.take(profile("b", None))
    assert not persons.take(profile("b", []))


joins = st.lists(st.tuples(st.sampled_from(ACCOUNTS), st.lists(st.sampled_from(ACCOUNTS), max_size=3)), max_size=8)


@given(joins)
def test_being_one_person_is_an_equivalence_whatever_the_order(told: list[tuple[str, list[str]]]) -> None:
    groups = [{a} for a in ACCOUNTS]
    one, other = Persons(), Persons()
    for player, aliases in told:
        one.take(profile(player, aliases))
        mine = [g for g in groups if g & {player, *aliases}]
        groups = [g for g in groups if not g & {player, *aliases}] + [set().union(*mine)]
    for player, aliases in reversed(told):
        other.take(profile(player, aliases))
    for a in ACCOUNTS:
        for b in ACCOUNTS:
            assert one.same(a, b) == any({a, b} <= g for g in groups) == other.same(a, b)
        assert one.of(a) == other.of(a)


@given(joins)
def test_persons_survive_being_written_down(told: list[tuple[str, list[str]]]) -> None:
    persons, restored = Persons(), Persons()
    for player, aliases in told:
        persons.take(profile(player, aliases))
    restored.load(json.loads(json.dumps(persons.dump())))
    assert [restored.of(a) for a in ACCOUNTS] == [persons.of(a) for a in ACCOUNTS]
