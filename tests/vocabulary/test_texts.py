"""Texts: what of them counts as a word, and how phrases and names are found in them."""

from typing import cast

import pytest

from lawspeaker.institutions.now import Now
from lawspeaker.vocabulary.texts import first_number, looks, mentions


@pytest.mark.parametrize("text", ["BadWord", "xX_badWord_Xx", "OldBADWord", "badWord88", "a bad, word"])
def test_words_written_as_one_are_read_apart(text: str) -> None:
    assert mentions(text, "bad word")


@pytest.mark.parametrize("text", ["badword", "BadWordy", "bad old word", "Bad88Word"])
def test_only_where_they_show_where_they_part(text: str) -> None:
    assert not mentions(text, "bad word")


@pytest.mark.parametrize("text", ["badword", "B4dword", "b dword", "OldBadword"])
def test_a_star_stands_for_one_sign(text: str) -> None:
    assert mentions(text, "b*dword")


@pytest.mark.parametrize("text", ["bdword", "baadword", "badwords", "Xbadword"])
def test_a_star_stands_for_neither_none_nor_two(text: str) -> None:
    assert not mentions(text, "b*dword")


def test_a_name_is_known_by_its_looks() -> None:
    assert looks(" Dаn ") == looks("dan")
    assert looks("Dann") != looks("Dan")
    assert looks("D4n") == looks("Dan")
    assert looks("R0b3rt") == looks("robert")
    assert looks("Dan4") != looks("Dana")
    assert looks("4nn") != looks("Ann")
    assert looks("Dän") == looks("Dan.") == looks("_Dan_") == looks("Dan")
    assert looks("Dan_Smith") == looks("Dan Smith") != looks("DanSmith")
    assert looks("Ёж") == looks("Еж")
    assert looks("...") != looks("___")
    assert looks("किरण") != looks("करण")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("500 scrap, or 2 c4", 500),
        ("$1,500 now", 1500),
        ("1.234.567", 1_234_567),
        ("2.5k or you are dead", 2500),
        ("1,5", 1.5),
        ("the ak47, and 3 of them", 3),
        ("version 1.2.3 at 3pm", None),
        ("all of it", None),
    ],
)
def test_the_first_number_of_a_text_is_read_as_people_write_it(text: str, number: float | None) -> None:
    assert first_number(cast("Now", None), text) == number
