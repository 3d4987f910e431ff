"""Mutants: a rulebook changed by one small step, in every way and one at a time."""

import pytest

from law.town import read
from lawspeaker.law.mutants import Mutant, mutants
from lawspeaker.law.printing import printed
from lawspeaker.law.tree import Rulebook

LAW = """
let window be 60 seconds
let high tax be 50 %

article RDM-1
  forbid kill
  cites DR-1

article HURT-1 despite RDM-1
  permit kill
  when victim hit attacker within the last window
   and the distance from attacker to victim is at most 30 metres [DR-3]
  unless victim is inside any zone
  cites DR-2

article MAYOR-1 despite RDM-1
  permit kill
  when any of:
         the tax is more than high tax [DR-4]
         victim hit anyone 3 times within the last 3 minutes
  cites DR-5

never a reason to kill
  victim is inside any tunnel [DR-6]
"""


def book() -> Rulebook:
    return read(LAW)


def of(law: str = LAW) -> list[Mutant]:
    return mutants(read(law))


def changed(mutant: Mutant) -> tuple[set[str], set[str]]:
    """The lines of law that a mutant took away, and those it put in."""
    was, now = (set(printed(b).split("\n")) for b in (book(), mutant.book))
    return was - now, now - was


def named(what: str) -> Mutant:
    found = [m for m in of() if m.what == what]
    assert len(found) == 1, sorted(m.what for m in of())
    return found[0]


def test_a_mutant_differs_from_the_rulebook_and_from_every_other() -> None:
    texts = [printed(m.book) for m in of()]
    assert printed(book()) not in texts
    assert len(set(texts)) == len(texts)


def test_the_rulebook_itself_is_never_changed() -> None:
    original = book()
    before = printed(original)
    mutants(original)
    assert printed(original) == before


def test_each_condition_is_dropped_and_turned_round() -> None:
    dropped, put = changed(named("HURT-1: without `victim is inside any zone`"))
    assert (len(dropped), put) == (1, set())
    dropped, put = changed(named("HURT-1: the opposite of `victim is inside any zone`"))
    assert len(dropped) == 1
    assert {line.strip() for line in put} == {"unless none of:", "victim is inside any zone"}


def test_conditions_within_a_group_are_changed_too() -> None:
    whats = {m.what for m in of()}
    assert "MAYOR-1: without `any of:`" in whats
    assert "MAYOR-1: without `the tax is more than high tax`" in whats
    assert "MAYOR-1: the opposite of `the tax is more than high tax`" in whats


def test_a_time_of_one_article_is_no_number_of_another() -> None:
    duty = """
article HELP-1
  oblige attacker to help within 10 minutes after kill
  kept when victim hit attacker since that kill
"""
    whats = [m.what for m in mutants(read(LAW + duty)) if m.what.startswith("HELP-1: `")]
    assert not whats


def test_the_only_condition_dropped_leaves_none() -> None:
    found = named("MAYOR-1: without `any of:`").book
    assert next(a for a in found.articles if a.id == "MAYOR-1").when is None


@pytest.mark.parametrize(
    ("number", "values"),
    [
        ("let window", {60_001, 61_000, 59_999, 59_000}),
        ("let high tax", {0.51, 0.49}),
        ("HURT-1: `the distance from attacker to victim is at most 30 metres`", {30.1, 31.0, 29.9, 29.0}),
        ("MAYOR-1: `victim hit anyone 3 times within the last 3 minutes`", {2, 4, 180_001, 240_000, 179_999, 120_000}),
    ],
)
def test_numbers_move_by_their_least_step_and_by_one_of_their_unit(number: str, values: set[float]) -> None:
    moved = [m for m in of() if m.what.startswith(number) and " moved by " in m.what]
    found = {round(v, 6) for m in moved for v in numbers_of(m.book) - numbers_of(book())}
    assert found == values


def numbers_of(tree: object) -> set[float]:
    """Every number in a rulebook's text."""
    if isinstance(tree, Rulebook):
        return {v for part in (tree.articles, *tree.lets.values()) for v in numbers_of(part)}
    if isinstance(tree, tuple):
        return {v for part in tree for v in numbers_of(part)}
    value = getattr(tree, "value", None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {float(value)}
    fields = getattr(tree, "__dataclass_fields__", {})
    return {v for f in fields if f not in ("spot", "word", "places") for v in numbers_of(getattr(tree, f))}


def test_both_steps_of_a_number_to_one_side_are_one_group() -> None:
    groups = {m.group for m in of() if m.what.startswith("let window")}
    assert groups == {"let window more", "let window less"}


def test_each_despite_is_dropped() -> None:
    found = named("HURT-1: without `despite RDM-1`").book
    assert next(a for a in found.articles if a.id == "HURT-1").despite == ()


def test_a_fact_that_is_never_a_reason_becomes_one_against_the_default_prohibition() -> None:
    mutant = named("`victim is inside any tunnel` made a reason to kill")
    ground = mutant.book.articles[-1]
    assert (ground.force, ground.acts, ground.despite, mutant.never) == ("permit", ("kill",), ("RDM-1",), True)
    assert mutant.clauses == {"DR-6"}


def test_a_mutant_knows_the_acts_articles_and_clauses_it_can_matter_to() -> None:
    mutant = named("HURT-1: without `the distance from attacker to victim is at most 30 metres`")
    assert (mutant.acts, mutant.articles, mutant.clauses) == ({"kill"}, {"HURT-1"}, {"DR-2", "DR-3"})
    let = next(m for m in of() if m.what.startswith("let window"))
    assert (let.acts, let.articles, let.clauses) == ({"kill"}, {"HURT-1"}, {"DR-2"})


def test_a_number_that_no_article_reads_may_matter_to_everything() -> None:
    lone = [m for m in of(f"{LAW}\nlet hearing be 24 hours") if m.what.startswith("let hearing")]
    assert {m.acts for m in lone} == {frozenset()}


def test_definitions_are_changed_where_they_stand() -> None:
    law = """
define a player is near another player
  when the distance from the player to the other player is at most 9 metres [DR-7]

article NEAR-1
  forbid kill
  when attacker is near victim
  cites DR-8
"""
    found = [m for m in of(law) if m.what.startswith("a player is near")]
    assert {m.clauses for m in found} == {frozenset({"DR-7"})}
    assert {m.articles for m in found} == {frozenset({"NEAR-1"})}
    assert {m.acts for m in found} == {frozenset({"kill"})}


def test_duties_and_modes_are_changed_too() -> None:
    law = """
mode night is every day from 22:00 to 06:00

article QUIET-1
  forbid attack
  during night

article SORRY-1
  oblige attacker to warn victim within 5 minutes after attack
  when attacker is online
"""
    whats = {m.what for m in of(law)}
    assert "QUIET-1: without `during night`" in whats
    assert any(w.startswith("SORRY-1: the time to warn victim more") for w in whats)
    assert "SORRY-1: without `attacker is online`" in whats


def test_the_time_of_a_duty_is_left_alone_where_it_is_never_waited_for() -> None:
    law = """
article FIRST-1
  oblige attacker to warn victim within 1 second after attack
  when victim is online
   and attacker is online
  broken when attacker is online

article LATER-1
  oblige attacker to warn victim within 1 second after attack
  when attacker is online
  broken when victim is online
"""
    moved = {m.what.partition(":")[0] for m in of(law) if "the time to warn victim" in m.what}
    assert moved == {"LATER-1"}
