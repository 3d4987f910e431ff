"""An article as players read it: its heading, the prose above it, its text, what it lifts and to what it yields."""

from lawspeaker.law.fences import Fence, read_chapter
from lawspeaker.law.folder import find_rulebook, read_folder
from lawspeaker.law.lines import TOPS
from lawspeaker.law.tree import Article, Rulebook


def page_of(name: str, book: Rulebook, article: Article) -> str:
    """The text of an article of the rulebook of this name or folder; of one it extends, what the tree says of it."""
    fence = _fence(name, article)
    lines = [f"## {fence.heading}", ""] if fence and fence.heading else []
    lines += [fence.prose, ""] if fence and fence.prose else []
    does = article.shift.text if article.shift is not None else ", ".join(article.acts)
    lines += _text(fence, article) if fence else [f"article {article.id}: {article.force} {does}"]
    lines.append("")
    lifted = [a.id for a in book.articles if a.force == "forbid" and _names(article, a)]
    if lifted:
        lines.append(f"It lifts {', '.join(lifted)}.")
    others = [
        a for a in book.articles if a.force == "forbid" and set(a.acts) & set(article.acts) and a.id not in lifted
    ]
    if article.force == "permit" and others:
        lines.append(f"It yields to {', '.join(a.id for a in others)}.")
    lifters = [a.id for a in book.articles if a.force == "permit" and _names(a, article)]
    if lifters:
        lines.append(f"It is lifted by {', '.join(lifters)}.")
    lines += [f"{c}: {book.clauses[c].text}" for c in article.cites if c in book.clauses]
    return "\n".join(lines)


def _names(permission: Article, prohibition: Article) -> bool:
    return any(n in (prohibition.id, prohibition.family) for n in permission.despite)


def _fence(name: str, article: Article) -> Fence | None:
    for chapter, text in read_folder(find_rulebook(name)).chapters:
        for fence in read_chapter(chapter, text) if chapter == article.spot.file else ():
            first = fence.source.first
            if fence.sort == "law" and first <= article.spot.line < first + len(fence.source.lines):
                return fence
    return None


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
