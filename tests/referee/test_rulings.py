"""How prohibitions and permissions make a ruling, as theorems over all outcomes."""

import dataclasses
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lawspeaker.law.errors import Spot
from lawspeaker.law.tree import Article, Asked, Force, Line
from lawspeaker.referee.ruling.rulings import (
    Held,
    Outcome,
    Truth,
    both,
    clauses_of,
    decide,
    either,
    lifts,
    negate,
    standing,
)

truths: st.SearchStrategy[Truth] = st.sampled_from([True, False, None])
NAMES = ("KOS-1", "KOS-2", "THIEF-1", "RED-1", "RED-2", "DOME-1")
FAMILIES = ("KOS", "THIEF", "RED", "DOME")


def article(name: str, force: Force, despite: tuple[str, ...] = (), cites: tuple[str, ...] = ()) -> Article:
    return Article(name, force, ("attack",), None, None, despite, cites, (), (), "", Spot())


def line(*tags: str) -> Line:
    return Line(Asked("?"), "?", tags, Spot())


@st.composite
def outcome(draw: st.DrawFn, name: str) -> Outcome:
    """What may come of an article: it applies, does not, or nobody knows."""
    permits = draw(st.booleans())
    despite = draw(st.lists(st.sampled_from((*NAMES, *FAMILIES)), max_size=3, unique=True)) if permits else []
    made = article(name, "permit" if permits else "forbid", tuple(despite), (f"C-{name}",))
    value = draw(truths)
    kept = Held(line(f"T-{name}"), True, "") if permits and value is False and draw(st.booleans()) else None
    return Outcome(made, value, kept_off=kept)


outcomes = st.lists(st.sampled_from(NAMES), max_size=6, unique=True).flatmap(
    lambda names: st.tuples(*(outcome(name) for name in names)).map(list)
)


def forbids(among: list[Outcome]) -> list[Outcome]:
    return [o for o in among if o.article.force == "forbid"]


def permits(among: list[Outcome]) -> list[Outcome]:
    return [o for o in among if o.article.force == "permit"]


def known(among: list[Outcome], value: bool) -> list[Outcome]:
    """The outcomes with every unknown settled one way."""
    return [replace(o, value=value if o.value is None else o.value) for o in among]


def settled(among: list[Outcome]) -> set[str]:
    """Every ruling that can come of it once all is known."""
    found: set[str] = set()
    unsure = [i for i, o in enumerate(among) if o.value is None]
    for bits in range(2 ** len(unsure)):
        copy = list(among)
        for at, i in enumerate(unsure):
            copy[i] = replace(copy[i], value=bool(bits >> at & 1))
        found.add(decide(copy).value)
    return found


# Kleene's logic ------------------------------------------------------------------------------------------------------


@given(truths, truths, truths)
def test_and_and_or_are_associative_and_commutative(a: Truth, b: Truth, c: Truth) -> None:
    for joined in (both, either):
        assert joined(a, b) is joined(b, a)
        assert joined(a, joined(b, c)) is joined(joined(a, b), c)


@given(truths, truths)
def test_denying_both_is_either_denied(a: Truth, b: Truth) -> None:
    assert negate(both(a, b)) is either(negate(a), negate(b))
    assert negate(negate(a)) is a


@given(truths)
def test_the_unknown_is_settled_by_what_decides_alone(a: Truth) -> None:
    assert both(a, False) is False
    assert either(a, True) is True
    assert both(a, True) is a
    assert either(a, False) is a


# Rulings -------------------------------------------------------------------------------------------------------------


def test_nothing_at_all_is_lawful() -> None:
    assert decide([]).value == "lawful"


@given(outcomes)
def test_nothing_standing_is_lawful(among: list[Outcome]) -> None:
    stands = [standing(f, permits(among)) for f in forbids(among)]
    assert (decide(among).value == "lawful") == all(value is False for value in stands)


@given(outcomes)
def test_one_standing_prohibition_makes_it_unlawful(among: list[Outcome]) -> None:
    stands = [standing(f, permits(among)) for f in forbids(among)]
    assert (decide(among).value == "unlawful") == (True in stands)


@given(outcomes)
def test_all_that_stand_are_named(among: list[Outcome]) -> None:
    decision = decide(among)
    if decision.value == "unlawful":
        stand = {f.article.id for f in forbids(among) if standing(f, permits(among)) is True}
        assert {o.article.id for o in decision.decisive} == stand


@given(outcomes)
def test_order_of_articles_never_matters(among: list[Outcome]) -> None:
    whole = decide(among)
    for shuffled in permutations(among[:4]):
        other = decide([*shuffled, *among[4:]])
        assert other.value == whole.value
        assert {o.article.id for o in other.decisive} == {o.article.id for o in whole.decisive}
        assert set(clauses_of(other)) == set(clauses_of(whole))


@given(outcomes, st.data())
def test_an_article_said_twice_changes_nothing(among: list[Outcome], data: st.DataObject) -> None:
    if among:
        again = data.draw(st.sampled_from(among))
        assert decide([*among, again]).value == decide(among).value


@given(outcomes)
def test_an_article_that_does_not_apply_changes_nothing(among: list[Outcome]) -> None:
    applying = [o for o in among if o.value is not False]
    assert decide(applying).value == decide(among).value


@given(outcomes)
def test_the_unknown_never_punishes(among: list[Outcome]) -> None:
    if decide(among).value == "unlawful":
        assert settled(among) == {"unlawful"}


@given(outcomes)
def test_the_unknown_never_excuses(among: list[Outcome]) -> None:
    if decide(among).value == "lawful":
        assert settled(among) == {"lawful"}


@given(outcomes)
def test_a_ruling_is_unclear_only_if_an_unknown_decides_it(among: list[Outcome]) -> None:
    if decide(among).value == "unclear":
        assert settled(among) == {"lawful", "unlawful"}


@given(outcomes)
def test_what_is_known_is_never_unclear(among: list[Outcome]) -> None:
    for value in (True, False):
        assert decide(known(among, value)).value != "unclear"


@given(outcomes)
def test_an_unclear_ruling_names_only_articles_that_are_unknown(among: list[Outcome]) -> None:
    decision = decide(among)
    if decision.value == "unclear":
        assert decision.decisive
        assert all(o.value is None for o in decision.decisive)


@given(outcomes, outcome("NEW-1"))
def test_a_further_permission_never_makes_a_lawful_act_unlawful(among: list[Outcome], new: Outcome) -> None:
    if new.article.force == "permit" and decide(among).value == "lawful":
        assert decide([*among, new]).value == "lawful"


@given(outcomes, outcome("NEW-1"))
def test_a_further_prohibition_never_makes_an_unlawful_act_lawful(among: list[Outcome], new: Outcome) -> None:
    if new.article.force == "forbid" and decide(among).value == "unlawful":
        assert decide([*among, new]).value == "unlawful"


@given(outcomes)
def test_a_permission_lifts_only_what_it_names(among: list[Outcome]) -> None:
    for prohibition in forbids(among):
        named = [p for p in permits(among) if lifts(p.article, prohibition.article)]
        assert standing(prohibition, permits(among)) is standing(prohibition, named)


@given(outcomes)
def test_never_is_a_prohibition_that_no_permission_names(among: list[Outcome]) -> None:
    never = Outcome(article("NEVER-1", "forbid"), True)
    assert decide([*among, never]).value == "unlawful"


@given(outcomes)
def test_lawful_is_by_the_permissions_that_lifted_something(among: list[Outcome]) -> None:
    decision = decide(among)
    if decision.value == "lawful":
        for by in decision.decisive:
            assert by.value is True
            assert any(lifts(by.article, f.article) and f.value is not False for f in forbids(among))


@given(outcomes)
def test_a_permission_that_applied_and_did_not_suffice_is_named_and_cites_nothing(among: list[Outcome]) -> None:
    decision = decide(among)
    if decision.value == "unlawful":
        applied = {p.article.id for p in permits(among) if p.value is True}
        assert {o.article.id for o in decision.yielded} == applied
        assert not {f"C-{name}" for name in applied} & set(clauses_of(decision))


# Names and clauses ---------------------------------------------------------------------------------------------------


def test_a_family_is_all_its_articles_and_no_other() -> None:
    red = article("RED-1", "permit", despite=("RE-KOS",))
    assert lifts(red, article("RE-KOS-1", "forbid"))
    assert lifts(red, article("RE-KOS-12", "forbid"))
    assert not lifts(red, article("RE-KOS-A-1", "forbid"))
    assert not lifts(red, article("RE-1", "forbid"))
    assert not lifts(article("RED-1", "permit", despite=("KOS-1",)), article("KOS-12", "forbid"))


def test_clauses_are_the_tags_of_lines_that_held_or_else_the_cites() -> None:
    kos = article("KOS-1", "forbid", cites=("A-1", "A-2"))
    held = tuple(
        Held(line(*t), v, "", tags=t) for t, v in ((("T-1", "T-2"), True), (("T-3",), False), (("T-2",), None))
    )
    assert clauses_of(decide([Outcome(kos, True)])) == ["A-1", "A-2"]
    assert clauses_of(decide([Outcome(kos, True, held)])) == ["T-1", "T-2"]


def test_the_line_that_alone_kept_a_permission_off_is_cited() -> None:
    kos, red = article("KOS-1", "forbid", cites=("A-1",)), article("RED-1", "permit", ("KOS",), ("R-1",))
    kept = Outcome(red, False, kept_off=Held(line("T-1"), True, "", tags=("T-1",)))
    assert clauses_of(decide([Outcome(kos, True), kept])) == ["A-1", "T-1"]


def test_clauses_that_wait_for_others_are_cited_only_where_there_are_none() -> None:
    kos = dataclasses.replace(article("KOS-1", "forbid", cites=("A-1",)), otherwise=True)
    red, hub = article("RED-1", "permit", ("KOS",), ("R-1",)), article("HUB-1", "forbid", cites=("B-1",))
    kept = Outcome(red, False, kept_off=Held(line("T-1"), True, "", tags=("T-1",)))
    tagged = (Held(line("T-2"), True, "", tags=("T-2",)),)
    assert clauses_of(decide([Outcome(kos, True)])) == ["A-1"]
    assert clauses_of(decide([Outcome(kos, True, tagged)])) == ["T-2"]
    assert clauses_of(decide([Outcome(kos, True), Outcome(hub, True)])) == ["B-1"]
    assert clauses_of(decide([Outcome(kos, True, tagged), kept])) == ["T-1"]


def test_at_most_eight_clauses_are_cited() -> None:
    cites = tuple(f"A-{i}" for i in range(20))
    assert clauses_of(decide([Outcome(article("KOS-1", "forbid", cites=cites), True)])) == list(cites[:8])
