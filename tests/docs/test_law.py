"""The page about the language: all its law is one rulebook that loads, and its stories come out as they say."""

import re
from pathlib import Path

import pytest

from lawspeaker.justice.court import Court
from lawspeaker.law import limits
from lawspeaker.law.book import BookReader, load
from lawspeaker.law.check import check
from lawspeaker.law.fences import Fence, read_chapter
from lawspeaker.law.folder import KEYS
from lawspeaker.law.lexicon import Lexicon
from lawspeaker.law.lines import HEADS, ITEMS, TOPS
from lawspeaker.law.register import COLUMNS
from lawspeaker.law.stories import read_stories
from lawspeaker.law.tree import Rulebook
from lawspeaker.referee.referee import Referee
from lawspeaker.referee.trial.trial import Trials
from lawspeaker.vocabulary import lexicon

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "law.md").read_text(encoding="utf-8")
FENCES = read_chapter("law.md", PAGE)
LAW = [fence for fence in FENCES if fence.sort == "law"]


def shown() -> list[str]:
    """The rulebook pages that are shown whole, inside a longer fence."""
    return re.findall(r"````markdown\n(.*?)\n````", PAGE, re.DOTALL)


def folder_of(page: str, home: Path) -> Path:
    """A rulebook of this one chapter."""
    folder = home / "page"
    folder.mkdir()
    (folder / "rulebook.toml").write_text('name = "page"\n', encoding="utf-8")
    (folder / "law.md").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book() -> Rulebook:
    reader = BookReader(lexicon(), "page")
    reader.chapter("law.md", PAGE)
    return reader.finish()


def heading(fence: Fence) -> str:
    return f"{fence.heading}, line {fence.source.first}"


@pytest.mark.parametrize("fence", LAW, ids=heading)
def test_every_fence_of_law_on_the_page_loads_with_those_above_it(fence: Fence) -> None:
    reader = BookReader(lexicon(), "page")
    for other in LAW[: LAW.index(fence) + 1]:
        reader.chapter(f"{other.source.first}.md", "\n".join(["```law", *other.source.lines, "```"]))
    assert reader.finish().articles


def test_the_law_of_the_page_has_no_error(book: Rulebook) -> None:
    assert [d.render() for d in check(book, lexicon()) if d.level == "error"] == []


def court(rules: Rulebook, words: Lexicon) -> Court:
    return Court(Referee(rules, words))


@pytest.mark.parametrize("page", [PAGE, *shown()], ids=["the page", "five minutes"])
def test_the_stories_of_the_page_come_out_as_they_say(page: str, tmp_path: Path) -> None:
    folder = folder_of(page, tmp_path)
    stories = read_stories(str(folder))
    assert stories.examples
    trials = Trials(load(str(folder), lexicon()), stories, lexicon(), court)
    assert [f.render() for f in trials.failures()] == []


def test_the_page_shows_every_word_that_begins_a_line() -> None:
    written = "\n".join("\n".join(fence.source.lines) for fence in FENCES if fence.sort in ("law", "text"))
    for word in (*TOPS, *HEADS, *ITEMS):
        assert re.search(rf"(^|\n)\s*{word}\b", written), word


def test_the_page_uses_every_part_of_a_rulebook(book: Rulebook) -> None:
    parts = (book.articles, book.definitions, book.lets, book.tables, book.modes, book.ladders, book.nevers)
    assert all(parts)
    assert {a.force for a in book.articles} == {"forbid", "permit", "oblige", "raise", "lower"}
    assert {mode.rule[0] for mode in book.modes.values()} == {"era", "daily", "weekly", "before", "told"}


def test_the_page_names_every_setting_column_and_bound() -> None:
    for key in KEYS:
        assert f"| `{key}` |" in PAGE
    for column in (*COLUMNS, "decide"):
        assert f"`{column}`" in PAGE
    bounds = PAGE.partition("## What it is not")[2]
    said = (limits.LINE, limits.PARTS["article"], limits.PARTS["definition"], limits.PARTS["table"], limits.UNFOLDED)
    for number in (*said, limits.NESTING, limits.NAMES, limits.SEARCHED, limits.TOWER, limits.EXTENDS):
        assert f"{number:,}" in bounds


@pytest.mark.parametrize("page", ["law.md", "diagnostics.md", "words.md"])
def test_every_link_leads_to_a_page_and_heading(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        file, _, anchor = target.partition("#")
        there = DOCS / (file or page)
        assert there.is_file(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}, target
