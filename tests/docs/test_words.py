"""The page of words is made from the vocabulary, and up to date."""

from pathlib import Path

import pytest

from lawspeaker.cli.words import main
from lawspeaker.law.lexicon import Kind, Lexicon, act, happening, measure, name, state
from lawspeaker.law.reference import words_page
from lawspeaker.law.units import UNITS
from lawspeaker.vocabulary import lexicon

PAGE = Path(__file__).parents[2] / "docs" / "words.md"


def test_the_page_of_words_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == words_page(lexicon()), "python -m lawspeaker.cli.words > docs/words.md"


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out == words_page(lexicon())


def test_every_word_has_a_row_of_its_own() -> None:
    rows = [line for line in words_page(lexicon()).split("\n") if line.startswith("| `")]
    assert len(rows) == len(lexicon().words) + len(lexicon().kinds) + len({**UNITS, **lexicon().units})


def test_a_row_says_how_a_word_is_told_denied_called_and_what_it_means() -> None:
    def word(*_: object) -> None:
        """What it means.

        And more.
        """

    def late(*_: object) -> None:
        """It may follow."""

    def kept(*_: object) -> None:
        """Known."""

    happening("{a:player} [carry|carried as load] {b:base}", "x")(word)
    state("{a:player} [be|is|was|are] at home", since=kept, ended=kept)(word)
    measure("the size of {b:base}", gives="distance")(word)
    name("[owner|owners] of {b:base}", gives="player", many=True)(word)
    act("{a:player} [do|did] {b:base}", "x", of="move", being=True, command="do")(word)
    happening("{a:player} [complain|complained]", "x", after=True)(late)
    state("peace")(kept)
    kinds = [Kind("player", "player", "players"), Kind("isle", "isle", "isles", base="base")]
    page = words_page(Lexicon.of([word, late, kept], kinds, {"mile": ("distance", 1609.0)}))
    for row in (
        "| `<player> carried <base>` | `<player> did not carry <base>` | `that load` | What it means. |",
        "| `<player> is at home` | `<player> is not at home` | `for D`, `within the last D` | What it means. |",
        "| `the size of <base>` | a distance | What it means. |",
        "| `any owner of <base>` | `at least 2 owners of <base>` | each a player | What it means. |",
        "| `word` | a (a player), b (a base) | What it means. (a kind of `move`, an act of being, the order `do`) |",
        "| `peace` |  |  | Known. |",
        "| `an isle` | `isles` | a base |",
        "| `mile` | distance | 1,609 m |",
    ):
        assert row in page
    assert "It may follow. May come after its act: it needs `let hearing`." in page
