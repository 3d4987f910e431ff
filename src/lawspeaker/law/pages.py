"""An article as players read it: its heading, the prose above it, its text, what it lifts and to what it yields."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from lawspeaker.law.fences import Fence, read_chapter
from lawspeaker.law.folder import find_base, find_rulebook, read_folder
from lawspeaker.law.lines import TOPS
from lawspeaker.law.tree import Article, Rulebook

MOST = 100
"""Articles named in one row."""


def pages_of(name: str, book: Rulebook, articles: Iterable[Article]) -> Iterator[str]:
    """The text of each of these articles of the rulebook of this name or folder."""
    texts = dict(_chapters(find_rulebook(name)))
    chapters: dict[str, list[Fence]] = {}
    for article in articles:
        chapter = article.spot.file
        if chapter not in chapters:
            fences = read_chapter(chapter, texts[chapter]) if chapter in texts else []
            chapters[chapter] = [fence for fence in fences if fence.sort == "law"]
        yield _page(book, article, _fence(chapters[chapter], article))


def _chapters(path: Path) -> Iterator[tuple[str, str]]:
    """The chapters of a rulebook and of those it extends, by the names under which its articles know them."""
    folder, label = read_folder(path), ""
    while True:
        yield from ((label + chapter, text) for chapter, text in folder.chapters)
        if "extends" not in folder.settings:
            return
        path = find_base(folder)
        folder, label = read_folder(path), f"{path.name}/"


def _page(book: Rulebook, article: Article, fence: Fence | None) -> str:
    """Where its text is not found, what the tree says of it."""
    lines = [f"## {fence.heading}", ""] if fence and fence.heading else []
    lines += [fence.prose, ""] if fence and fence.prose else []
    does = article.shift.text if article.shift is not None else ", ".join(article.acts)
    lines += _text(fence, article) if fence else [f"article {article.id}: {article.force} {does}"]
    lines.append("")
    lifted = [a.id for a in book.articles if a.force == "forbid" and _names(article, a)]
    if lifted:
        lines.append(f"It lifts {_listed(lifted)}.")
    if article.force == "permit":
        known, acts = set(lifted), set(article.acts)
        met = [a.id for a in book.articles if a.force == "forbid" and not acts.isdisjoint(a.acts)]
        others = [id_ for id_ in met if id_ not in known]
        lines += [f"It yields to {_listed(others)}."] if others else []
    lifters = [a.id for a in book.articles if a.force == "permit" and _names(a, article)]
    if lifters:
        lines.append(f"It is lifted by {_listed(lifters)}.")
    lines += [f"{c}: {book.clauses[c].text}" for c in article.cites if c in book.clauses]
    return "\n".join(lines)


def _names(permission: Article, prohibition: Article) -> bool:
    return prohibition.id in permission.despite or prohibition.family in permission.despite


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - MOST} more" if len(ids) > MOST else ""
    return ", ".join(ids[:MOST]) + more


def _fence(fences: list[Fence], article: Article) -> Fence | None:
    """The fence of its chapter in which an article stands."""
    at = bisect_right(fences, article.spot.line, key=lambda fence: fence.source.first) - 1
    if at < 0 or article.spot.line >= fences[at].source.first + len(fences[at].source.lines):
        return None
    return fences[at]


def _text(fence: Fence, article: Article) -> list[str]:
    begin = article.spot.line - fence.source.first
    found = [fence.source.lines[begin]]
    for line in fence.source.lines[begin + 1 :]:
        if line[:1].strip() and line.split()[0] in TOPS:
            break
        found.append(line)
    while found and not found[-1].strip():
        found.pop()
    return found
