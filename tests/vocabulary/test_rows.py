"""Sentences that ask for a row of a table: one that is not there is an error, and not a line that never holds."""

import pytest

from lawspeaker.law.book import BookReader
from lawspeaker.law.check import check
from lawspeaker.vocabulary import lexicon

LAW = """```law
let hearing be 1 hour

table matter
       words
  bugs  bug, glitch

table greeting
         words
  hello  hello

article A-1
  forbid say
  when anyone reported it as "{matter}"
   and speaker said words of "{row}" within the last 1 minute
   and listener said words of "{row}" to speaker within the last 1 minute
```
"""


def problems(matter: str, row: str, law: str = LAW) -> list[str]:
    reader = BookReader(lexicon(), "rows")
    reader.chapter("rows.md", law.replace("{matter}", matter).replace("{row}", row))
    return [found.message for found in check(reader.finish(), lexicon()) if found.code == "unknown-row"]


def test_a_row_that_is_there_may_be_asked_for() -> None:
    assert problems("bugs", "hello") == []
    assert problems("bugs", "bugs") == []


@pytest.mark.parametrize(
    ("matter", "row", "said"),
    [
        ("bug", "hello", ["no table `matter` has the row `bug`"]),
        ("hello", "hello", ["no table `matter` has the row `hello`"]),
        ("bugs", "helo", ["no table of words has the row `helo`"] * 2),
    ],
)
def test_a_row_that_is_not_there_is_an_error(matter: str, row: str, said: list[str]) -> None:
    assert problems(matter, row) == said


def test_without_any_table_there_is_no_row() -> None:
    bare = LAW.replace("table matter\n       words\n  bugs  bug, glitch\n", "")
    assert problems("bugs", "hello", bare) == ["no table `matter` has the row `bugs`"]
