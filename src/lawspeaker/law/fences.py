"""Chapters: Markdown prose with fenced blocks between, cut into fences that know their file, line and heading."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lawspeaker.law import limits
from lawspeaker.law.errors import Diagnostic, Spot, short
from lawspeaker.law.lines import Source

NOWHERE = Spot()
SORTS = ("law", "map", "example", "notice")


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block: its first word (`law`, `map`, `example`, `notice`), the rest of that line, its text.

    `opened` is the place of the line that opens it; `closed` whether a line closes it.
    """

    sort: str
    rest: str
    source: Source
    heading: str
    prose: str
    opened: Spot = NOWHERE
    closed: bool = True


@cache
def _markdown() -> MarkdownIt:
    """Blocks alone: what stands inside a line is for the published page."""
    return MarkdownIt("commonmark").disable(["inline", "reference", "text_join"])


def read_chapter(file: str, text: str) -> list[Fence]:
    """The fences of one chapter in their order; each carries the heading and the prose above it."""
    raws = tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�").split("\n"))
    found: list[Fence] = []
    heading = ""
    prose: list[str] = []
    tokens = _markdown().parse("\n".join(raws[: limits.LINES]))
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            heading, prose = tokens[i + 1].content, []
        elif token.type == "inline" and (i == 0 or tokens[i - 1].type != "heading_open"):
            prose.append(token.content)
        elif token.type == "fence":
            found.append(_fence(file, token, raws, heading, "\n".join(prose)))
    return found


def _fence(file: str, token: Token, raws: tuple[str, ...], heading: str, prose: str) -> Fence:
    sort, _, rest = token.info.strip().partition(" ")
    first, end = token.map or (0, 1)
    lines = tuple(token.content.removesuffix("\n").split("\n"))
    opening = raws[first] if first < len(raws) else ""
    lead = len(opening) - len(opening.lstrip())
    opened = Spot(file, first + 1, lead + 1, opening, max(1, len(opening.strip())))
    last = raws[end - 1].strip(" \t>") if first < end - 1 < len(raws) else ""
    closed = last.startswith(token.markup) and not last.strip(token.markup[0])
    source = Source(file, first + 2, lines, raws[first + 1 : first + 1 + len(lines)])
    return Fence(sort, rest.strip(), source, heading, prose, opened, closed)


def chapter_problems(file: str, text: str, fences: list[Fence]) -> Iterator[Diagnostic]:
    """What is wrong with a chapter and its fences: too many lines, one never closed, one whose sort is misspelt."""
    raws = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(raws) > limits.LINES:
        spot = Spot(file, limits.LINES + 1, 1, raws[limits.LINES][:1])
        yield Diagnostic("limit", f"the chapter has {len(raws):,} lines; at most {limits.LINES:,} are read", spot)
        return
    for fence in fences:
        if fence.sort in SORTS and not fence.closed:
            message = f"this fence of `{fence.sort}` is never closed"
            yield Diagnostic("fence", message, fence.opened, "it ends with a line of its own: ```")
        near = difflib.get_close_matches(fence.sort.lower(), SORTS, 1, 0.7)
        if fence.sort not in SORTS and near:
            message = f"a fence `{short(fence.sort)}` is only shown, not read"
            yield Diagnostic("fence", message, fence.opened.of(fence.sort), f"did you mean `{near[0]}`?", "warning")


__all__ = ["SORTS", "Fence", "chapter_problems", "read_chapter"]
