"""Chapters: Markdown prose with fenced blocks between, cut into fences that know their file, line and heading."""

from dataclasses import dataclass

from markdown_it import MarkdownIt

from lawspeaker.law.layout import Source


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block: its first word (`law`, `map`, `example`, `notice`), the rest of that line, its text."""

    sort: str
    rest: str
    source: Source
    heading: str
    prose: str


def read_chapter(file: str, text: str) -> list[Fence]:
    """The fences of one chapter in their order; each carries the heading and the prose above it."""
    found: list[Fence] = []
    heading = ""
    prose: list[str] = []
    tokens = MarkdownIt("commonmark").parse(text)
    for i, token in enumerate(tokens):
        if token.type == "heading_open":
            heading, prose = tokens[i + 1].content, []
        elif token.type == "inline" and (i == 0 or tokens[i - 1].type != "heading_open"):
            prose.append(token.content)
        elif token.type == "fence":
            sort, _, rest = token.info.strip().partition(" ")
            first = (token.map or [0])[0] + 2
            lines = tuple(token.content.rstrip("\n").split("\n"))
            found.append(Fence(sort, rest.strip(), Source(file, first, lines), heading, "\n".join(prose)))
    return found
