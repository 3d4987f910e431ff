"""Chapters: prose with fences between, each with its place, heading and prose."""

import pytest

from lawspeaker.law.errors import Diagnostic
from lawspeaker.law.fences import chapter_problems, read_chapter

TEXT = """# The town

Nobody fights.

```law
article KOS-1
  forbid attack
```

## In the domes

There everybody may.

Really.

~~~example on map
0:00  Bo hits Ana
~~~

```notice cites A-1
Read this.
```
"""


def problems(text: str) -> list[Diagnostic]:
    return list(chapter_problems("law.md", text, read_chapter("law.md", text)))


def test_a_fence_knows_its_sort_rest_heading_and_prose() -> None:
    found = read_chapter("law.md", TEXT)
    assert [(f.sort, f.rest, f.heading) for f in found] == [
        ("law", "", "The town"),
        ("example", "on map", "In the domes"),
        ("notice", "cites A-1", "In the domes"),
    ]
    assert [f.prose for f in found[:2]] == ["Nobody fights.", "There everybody may.\nReally."]


def test_a_fence_knows_the_lines_it_stands_on() -> None:
    law, example, _ = read_chapter("law.md", TEXT)
    lines = TEXT.split("\n")
    assert lines[law.source.first - 1] == law.source.lines[0] == "article KOS-1"
    assert lines[example.source.first - 1] == example.source.lines[0]
    assert law.opened.source == "```law"
    assert law.opened.line == 5


@pytest.mark.parametrize("margin", ["> ", "   ", "   > "])
def test_a_fence_in_a_quotation_or_list_keeps_the_columns_of_its_file(margin: str) -> None:
    opening = "1. see\n\n" if margin.startswith(" ") else ""
    text = opening + "\n".join(f"{margin}{line}" for line in ("```law", "article KOS-1", "  forbid attack", "```"))
    (fence,) = read_chapter("law.md", text)
    spot = fence.source.spot(1, 2, 6)
    assert spot.source[spot.column - 1 :][: spot.width] == "forbid"
    assert text.split("\n")[spot.line - 1] == spot.source
    assert (problems(text)) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("```law\na\n```", True),
        ("```law\na\n", False),
        ("```law", False),
        ("```law\n````", True),
        ("```law\n~~~", False),
    ],
)
def test_a_fence_is_closed_by_a_line_of_its_own(text: str, closed: bool) -> None:
    (fence,) = read_chapter("law.md", text)
    assert fence.closed is closed
    assert [d.level for d in problems(text)] == ([] if closed else ["error"])


@pytest.mark.parametrize(
    ("sort", "warned"),
    [("laws", True), ("Law", True), ("exmaple", True), ("text", False), ("", False), ("python", False)],
)
def test_a_fence_whose_sort_is_misspelt_is_warned_of(sort: str, warned: bool) -> None:
    found = problems(f"```{sort}\na\n```\n")
    assert [(d.code, d.level) for d in found] == ([("fence", "warning")] if warned else [])


def test_indented_code_is_no_fence() -> None:
    assert read_chapter("law.md", "text\n\n    ```law\n    article KOS-1\n    ```\n") == []
