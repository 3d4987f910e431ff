"""What fills a slot: a role, any, that, a name, a number, a literal; and how much of it stands in each other."""

import pytest

from law.town import TOWN, condition, misread
from lawspeaker.law.errors import Misread
from lawspeaker.law.lexicon import Slot
from lawspeaker.law.phrases import Phrase, Phrases, Scope, fits, spans_of, tokens_of
from lawspeaker.law.tree import Bound, Happened, Holds, LetRef, Named, Role, Some, Written
from lawspeaker.law.units import UNITS

ROLES = {"attacker": "player", "victim": "player", "text": "text"}


def read(text: str, **lets: str) -> list[tuple[Phrase, int]]:
    """Every phrase that begins this line, longest first."""
    return Phrases(tokens_of(text), Scope(TOWN, ROLES, lets=lets, units={**UNITS, **TOWN.units})).at(0)


def first(text: str, **lets: str) -> Phrase:
    return read(text, **lets)[0][0]


def test_a_role_may_stand_with_the() -> None:
    assert read("victim hit") == [(Role("victim", "player"), 1)]
    assert read("the victim hit") == [(Role("victim", "player"), 2)]


@pytest.mark.parametrize("said", ["any base", "a base", "any bases"])
def test_any_and_a_mean_one_of_a_kind(said: str) -> None:
    found = first(said)
    assert isinstance(found, Some)
    assert (found.kind, found.source, found.some_kind) == ("base", None, "")


@pytest.mark.parametrize("said", ["anyone", "anybody", "someone", "somebody"])
def test_anyone_is_any_player(said: str) -> None:
    assert first(said) == Some(-1, "player", said)


def test_a_kind_that_can_be_told_apart_takes_words_before_it() -> None:
    assert first("any pvp zone") == Some(-1, "zone", "pvp zone", None, "pvp")
    assert first("any Wild West zone") == Some(-1, "zone", "Wild West zone", None, "wild_west")
    assert first("any tunnel") == Some(-1, "zone", "tunnel", None, "tunnel")


@pytest.mark.parametrize("said", ["any of zone", "any that zone", "any 5 zone", "any the big zone"])
def test_linking_words_are_no_sort_of_a_kind(said: str) -> None:
    assert read(said) == []


def test_any_of_a_name_is_one_of_many() -> None:
    found = first("any owner of any base")
    assert isinstance(found, Some)
    assert isinstance(found.source, Named)
    assert found.source.word.name == "owners"
    assert first("any owners of any base") == Some(
        -1,
        "player",
        "owners of any base",
        found.source.__class__(found.source.word, found.source.args, "owners of any base"),
    )


def test_any_of_a_name_that_gives_one_is_nothing() -> None:
    assert read("any leader of the squad of victim") == []


def test_names_stand_in_names() -> None:
    found = first("the leader of the squad of the leader of the squad of victim")
    assert isinstance(found, Named)
    assert isinstance(found.args[0], Named)
    assert found.args[0].args == (Role("victim", "player"),)


@pytest.mark.parametrize(
    ("said", "value", "kind"),
    [
        ("12 hours", 43_200_000, "duration"),
        ("0.5 seconds", 500, "duration"),
        ("2 foundations", 6.0, "distance"),
        ("50%", 0.5, "share"),
        ("50 %", 0.5, "share"),
        ("4", 4, "number"),
        ("2.5", 2.5, "number"),
        ('"kill on sight"', "kill on sight", "text"),
        ("“kill on sight”", "kill on sight", "text"),
    ],
)
def test_literals_have_a_value_and_a_kind(said: str, value: object, kind: str) -> None:
    assert first(said) == Written(
        value, kind, said, *(said.split()[1:2] if kind in ("duration", "distance") else ["%"] * (kind == "share"))
    )


def test_a_let_may_have_many_words() -> None:
    name = "the time that a guest has to leave the house"
    assert first(f"{name} ago", **{name: "duration"}) == LetRef(name, "duration")


def test_a_number_too_long_for_any_community_is_no_number() -> None:
    assert read("9" * 13) == []


def test_that_means_what_was_found_by_its_noun() -> None:
    scope = Scope(TOWN, found=[(frozenset({"pvp zone", "zone"}), "zone", 3)])
    for said in ("that zone", "that pvp zone"):
        assert Phrases(tokens_of(said), scope).at(0) == [(Bound(3, "zone", said), len(said.split()))]


def test_that_is_refused_where_two_could_be_meant() -> None:
    scope = Scope(TOWN, found=[(frozenset({"player"}), "player", 1), (frozenset({"member", "player"}), "player", 2)])
    assert scope.find("member") == Bound(2, "player", "that member")
    assert scope.find("base") is None
    with pytest.raises(Misread, match="two things"):
        scope.find("player")


def test_what_an_inner_scope_finds_stays_inside_and_numbers_go_on() -> None:
    outer = Scope(TOWN)
    inner = outer.inner()
    inner.found.append((frozenset({"player"}), "player", inner.number()))
    assert outer.found == []
    assert outer.number() == 1


@pytest.mark.parametrize(
    ("kind", "slot", "fitting"),
    [
        ("player", "player", True),
        ("player", "base", False),
        ("base", "anything", True),
        ("happening:kill", "kill", True),
        ("happening:kill", "hit", False),
        ("happening:kill", "happening", True),
        ("player", "happening", False),
        ("distance", "reach", True),
        ("duration", "reach", False),
    ],
)
def test_a_thing_fits_a_slot_of_its_kind(kind: str, slot: str, fitting: bool) -> None:
    assert fits(kind, Slot("x", slot)) is fitting


def test_words_know_where_they_stand() -> None:
    text = '  victim  mentions "two words", 5 times'
    assert [text[a:b] for a, b in spans_of(text)] == tokens_of(text)
    assert tokens_of(text) == ["victim", "mentions", '"two words"', ",", "5", "times"]


def test_any_of_one_line_and_that_of_the_next_are_one_thing() -> None:
    found = condition("any member of the squad of victim hit attacker / that member is online")
    assert isinstance(found, Holds)
    assert found.args == (Bound(0, "player", "that member"),)


def test_that_may_be_said_by_the_kind_or_by_the_name() -> None:
    for said in ("that player", "that member", "that member of the squad of victim"):
        found = condition(f"any member of the squad of victim hit attacker / {said} is online")
        assert isinstance(found, Holds)
        assert found.args == (Bound(0, "player", said),)


def test_two_happenings_of_one_word_are_two_referents() -> None:
    assert misread("victim hit attacker / attacker hit victim / that hit was lawful").code == "two-referents"


def test_two_happenings_of_two_words_are_told_apart() -> None:
    found = condition("victim killed attacker / attacker hit victim / victim hit attacker since that kill")
    assert isinstance(found, Happened)
    assert found.windows[0].since == Bound(0, "happening:kill", "that kill")
