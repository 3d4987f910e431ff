"""Diagnostics as text: place, words, line, a caret exactly under them, help; and nothing that a screen obeys."""

import pytest

from lawspeaker.law.errors import Diagnostic, Misread, NoSuchRulebook, Refused, Spot, placed, seen, short


def test_a_diagnostic_shows_place_line_caret_and_help() -> None:
    spot = Spot("law.md", 31, 18, "  when victim is insid any base", 5)
    assert Diagnostic("unknown-word", "`insid` is not known here", spot, "did you mean `inside`?").render() == (
        "law.md:31:18: error[unknown-word]: `insid` is not known here\n"
        "   |\n"
        "31 |   when victim is insid any base\n"
        "   |                  ^^^^^\n"
        "   = help: did you mean `inside`?"
    )


def test_a_diagnostic_without_a_line_shows_file_and_help() -> None:
    assert Diagnostic("limit", "too large", Spot("law.md"), "divide it").render() == (
        "law.md: error[limit]: too large\n  help: divide it"
    )


@pytest.mark.parametrize(
    ("source", "word", "pointer"),
    [
        ("\twhen x", "x", "\t     ^"),
        ("中文 x", "x", "     ^"),
        ("e\u0301 x", "x", "  ^"),
        ("a 中文 b", "中文", "  ^^^^"),
        ("\x1b[31m x", "x", "      ^"),
    ],
)
def test_a_caret_stands_under_its_words_however_wide_the_line_is(source: str, word: str, pointer: str) -> None:
    spot = Spot("law.md", 1, source.index(word) + 1, source, len(word))
    assert Diagnostic("x", "y", spot).render().split("\n")[3] == f"  | {pointer}"


def test_of_a_very_long_line_the_piece_around_the_words_is_shown() -> None:
    source = "a" * 500 + "HERE" + "b" * 500
    shown, pointer = Diagnostic("x", "y", Spot("law.md", 1, 501, source, 4)).render().split("\n")[2:4]
    at = pointer.index("^")
    assert shown[at : at + 4] == "HERE"
    assert len(shown) < 180


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\r", "\u202e", "\u2066", "\u200b", "\u2028", "\x85", "\ufeff", "\ud800"]
)
def test_nothing_that_a_screen_obeys_is_shown(character: str) -> None:
    shown = Diagnostic("x", f"a{character}b", Spot("law.md", 1, 1, f"c{character}d"), f"e{character}f").render()
    assert character not in shown
    assert shown.count("�") == 3


def test_letters_of_all_languages_and_joined_ones_are_shown() -> None:
    assert seen("Ää ж 中 नमस्ते می\u200cخواهم 👨\u200d👩") == "Ää ж 中 नमस्ते می\u200cخواهم 👨\u200d👩"


def test_long_words_are_cut_in_messages() -> None:
    assert short("a" * 100) == "a" * 79 + "…"
    assert short("a" * 80) == "a" * 80


def test_a_piece_of_a_spot_is_found_by_whole_words() -> None:
    spot = Spot("law.md", 1, 3, "  KOS-12, KOS-1, KOS", 18)
    assert spot.of("KOS-1").column == 11
    assert spot.of("KOS").column == 18
    assert spot.of("RED") == spot
    assert spot.part(2, 0) == Spot("law.md", 1, 5, "  KOS-12, KOS-1, KOS", 1)


def test_what_is_misread_in_a_piece_knows_its_place() -> None:
    def read(text: str) -> None:
        raise Misread("units", f"no `{text}`", "help", 2, 3)

    whole = Spot("law.md", 4, 10, "let window be 5 min", 5)
    with pytest.raises(Misread) as caught:
        placed(whole, read, "5 min")
    assert caught.value.at(Spot()) == Diagnostic("units", "no `5 min`", whole.part(2, 3), "help")


def test_a_refusal_says_all_that_is_wrong() -> None:
    refused = Refused([Diagnostic("a", "one"), Diagnostic("b", "two", level="warning")])
    assert str(refused) == "?: error[a]: one\n\n?: warning[b]: two"
    assert not isinstance(refused, NoSuchRulebook)
