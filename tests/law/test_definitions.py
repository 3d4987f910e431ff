"""Definitions: sentences made out of sentences."""

import pytest

from law.town import condition, read, wrong
from lawspeaker.law.lexicon import Slot
from lawspeaker.law.tree import Blank, Called, Definition, Holds


def definition(text: str) -> Definition:
    return list(read(text).definitions.values())[-1]


def test_a_kind_in_the_head_is_a_blank_and_the_kind_fills_it() -> None:
    found = definition("define a player is a guest of a base\n  when the player is inside the base")
    assert found.name == "a player is a guest of a base"
    assert found.parts == (Slot("the player", "player"), "is", "a", "guest", "of", Slot("the base", "base"))
    assert found.blanks == (("the player", "player"), ("the base", "base"))
    assert found.used == (True, True)
    (line,) = found.body.lines
    assert isinstance(line.condition, Holds)
    assert line.condition.args == (Blank(0, "player", "the player"), Blank(1, "base", "the base"))


def test_two_blanks_of_one_kind_are_one_and_another() -> None:
    found = definition("define a player follows another player\n  when the player hit the other player")
    assert found.blanks == (("the player", "player"), ("the other player", "player"))
    called = condition(
        "attacker follows victim", law="define a player follows another player\n  when the player hit the other player"
    )
    assert isinstance(called, Called)


def test_a_blank_of_a_sort_of_thing_has_the_kind_it_is_based_on() -> None:
    found = definition("define a player sits in a tunnel for a reason\n  when the player is inside the tunnel")
    assert [kind for _, kind in found.blanks] == ["player", "zone", "text"]
    assert found.used == (True, True, False)


def test_a_definition_stands_on_earlier_ones() -> None:
    found = definition(
        "define a player is here\n  when the player is online\n\n"
        "define a player is awake\n  when the player is here\n   and the player holds a weapon"
    )
    assert isinstance(found.body.lines[0].condition, Called)


def test_definitions_may_stand_below_the_articles_that_call_them() -> None:
    book = read(
        "article KOS-1\n  forbid attack\n  when victim is here\n\ndefine a player is here\n  when the player is online"
    )
    assert book.articles[0].when is not None


def test_a_definition_cites_and_its_lines_have_tags() -> None:
    found = definition("define a player is here\n  when the player is online [A-1, A-2]\n  cites B-1\n  cites B-2")
    assert found.cites == ("B-1", "B-2")
    assert found.body.lines[0].tags == ("A-1", "A-2")


def test_what_a_definition_finds_is_not_found_for_who_calls_it() -> None:
    law = "define a player was hit\n  when any player hit the player\n"
    (found,) = wrong(f"{law}\narticle KOS-1\n  forbid attack\n  when victim was hit\n   and that player is online")
    assert found.code == "no-referent"


def test_roles_are_not_known_in_a_definition() -> None:
    (found,) = wrong("define a player is near\n  when the distance from the player to victim is at most 5 m")
    assert found.code in ("unknown-role", "comparison")


@pytest.mark.parametrize("questions", [("a", "b"), ("b", "a")])
def test_the_questions_of_a_definition_are_those_of_the_article_in_order(questions: tuple[str, str]) -> None:
    law = f'define a player is bad\n  when the player hit anyone\n   and staff find that "{questions[1]}"\n'
    book = read(
        f'{law}\narticle KOS-1\n  forbid attack\n  when staff find that "{questions[0]}"\n'
        f"   and victim is bad\n   and victim is bad"
    )
    assert book.articles[0].questions == questions
