"""A tree printed as law is read as the same tree."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from law.lines import PARTS, laws
from law.town import TOWN, fenced, read
from lawspeaker.law.book import BookReader, load
from lawspeaker.law.errors import Refused, Spot
from lawspeaker.law.lexicon import Word
from lawspeaker.law.printing import printed
from lawspeaker.law.tree import Article, Line, Named, Rulebook, Some
from lawspeaker.vocabulary import lexicon

LAW = f"{PARTS}\narticle KOS-1\n  forbid attack\n"
SKIPPED = {Article: {"heading"}, Line: {"text"}, Named: {"text"}, Rulebook: {"hash", "warnings"}}


def bare(tree: Any) -> Any:
    """A tree without where it stood and how it was laid out: only what it means."""
    if isinstance(tree, Word):
        return tree.sort, tree.name, tree.template
    if isinstance(tree, Spot):
        return None
    if is_dataclass(tree) and not isinstance(tree, type):
        skipped = SKIPPED.get(type(tree), set()) | ({"text"} if isinstance(tree, Some) and tree.source else set())
        return type(tree).__name__, [
            (f.name, bare(getattr(tree, f.name))) for f in fields(tree) if f.name not in skipped and f.compare
        ]
    if isinstance(tree, dict):
        return {key: bare(value) for key, value in tree.items()}
    return [bare(each) for each in tree] if isinstance(tree, list | tuple) else tree


def unless_ambiguous(law: str) -> Rulebook:
    """The rulebook; a draw in which `that …` means two things, or that searches for too much, is none."""
    try:
        return read(law)
    except Refused as refused:
        assume({d.code for d in refused.diagnostics} - {"two-referents", "limit"})
        raise


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(laws())
def test_print_then_parse_is_identity(law: str) -> None:
    book = unless_ambiguous(law)
    again = read(printed(book))
    assert bare(again) == bare(book)
    assert printed(again) == printed(book)


def test_the_rulebooks_that_ship_are_printed_and_read_alike() -> None:
    book = load("darkrp", lexicon())
    reader = BookReader(lexicon(), book.name, book.title)
    reader.chapter("law.md", fenced(printed(book)))
    again = reader.finish()
    for part in ("articles", "definitions", "lets", "tables", "modes", "ladders", "nevers"):
        assert bare(getattr(again, part)) == bare(getattr(book, part))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("the victim  hit a player", "victim hit any player"),
        (
            "victim hit attacker at least 5 minutes ago, within the last 10 minutes",
            "victim hit attacker at least 5 minutes ago within the last 10 minutes",
        ),
        ("at least 2 member of the squad of victim is online", "at least 2 members of the squad of victim are online"),
        ("every members of the squad of victim are online", "every member of the squad of victim is online"),
        ("weapon mentions kos", 'weapon mentions "kos"'),
        ("staff find that “it was fair”", 'staff find that "it was fair"'),
    ],
)
def test_one_meaning_is_printed_in_one_way(written: str, said: str) -> None:
    book = read(f"{LAW}\narticle KOS-2\n  forbid attack\n  when {written}\n")
    assert printed(book).rstrip().endswith(f"  when {said}")


def test_a_table_of_every_sort_of_cell_is_printed_and_read_alike() -> None:
    head = "table job\n         may raid  cap  pay  reach  wait       serves\n"
    law = head + "  thief  no        3    7 %  2.5 m  90 minutes  A-1, A-2\n"
    book = read(law)
    assert bare(read(printed(book)).tables) == bare(book.tables)
    assert "  thief  no  3  7 %  2.5 m  90 minutes  A-1, A-2\n" in printed(book)


def test_a_print_is_law_in_one_layout() -> None:
    text = printed(read(PARTS))
    assert "let window be 5 minutes\n\nlet many be 3\n" in text
    assert "mode purge by command\n\nmode raid hours is every day from 18:00 to 23:00\n" in text
    assert "table job\n         may raid  raid cap  pay  reach\n  thief  yes  3  50 %  30 m\n" in text
    assert (
        "  kick, twice\n  mute 10 to 15 minutes and confiscate\n  ban for ever\n  expires after 30 days\n  cites A-1\n"
        in text
    )
    assert "define a player is awake\n  when the player is online\n   and the player is recording [A-2]\n" in text
    assert TOWN.acts.keys() >= {"attack"}
