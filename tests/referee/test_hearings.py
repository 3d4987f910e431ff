"""Hearings: how long after an act somebody may still report it, or plead."""

from lawspeaker.law.book import BookReader
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.docket.hearings import hearing_of, longest
from lawspeaker.vocabulary import units

HOUR = 3_600_000


def book(*lets: str) -> Rulebook:
    reader = BookReader(Lexicon((), {}, units=units()), "town")
    lines = "\n".join(lets)
    reader.chapter("town.md", f"# Town\n\n```law\n{lines}\n```\n")
    return reader.finish()


def test_a_matter_has_the_hearing_of_its_own_or_that_of_all() -> None:
    town = book("let hearing be 24 hours", "let bug hearing be 72 hours")
    assert hearing_of(town, (None, "bug")) == 72 * HOUR
    assert hearing_of(town, (None, "insult")) == 24 * HOUR
    assert hearing_of(town, ()) == 24 * HOUR
    assert longest(town) == 72 * HOUR


def test_without_a_hearing_it_is_open_for_ever() -> None:
    town = book("let bug hearing be 72 hours")
    assert hearing_of(town, ("bug",)) == 72 * HOUR
    assert hearing_of(town, ("insult",)) is None
    assert longest(town) is None
