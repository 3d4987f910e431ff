"""Two rulebooks are compared by what they say, however long their parts are."""

from law.town import TOWN, fenced
from lawspeaker.law.book import BookReader
from lawspeaker.law.compare import compare
from lawspeaker.law.tree import Rulebook


def book(law: str) -> Rulebook:
    reader = BookReader(TOWN, "town")
    reader.chapter("law.md", fenced(law))
    return reader.finish()


def table(rows: int, cap: int) -> str:
    return "table job\n    cap\n" + "".join(f"  job{i}  {cap}\n" for i in range(rows))


def test_a_changed_line_is_shown_beneath_its_part() -> None:
    assert compare(book(table(2, 5)), book(table(2, 5).replace("job1  5", "job1  6"))) == [
        "table job has changed",
        "  - job1  5",
        "  + job1  6",
    ]


def test_tables_of_thousands_of_other_rows_are_compared_at_once() -> None:
    found = compare(book(table(4000, 5)), book(table(4000, 6)))
    assert [" ".join(line.split()) for line in found[:2]] == ["table job has changed", "- job0 5"]
    assert len(found) == 8001
