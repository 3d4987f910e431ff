"""The layout of a law fence: lines to tokens, tokens to raw articles, definitions, numbers, tables and ladders.

A token is a line or the head of one. Indentation matters in one place: what stands under `any of:`, `all of:` or
`none of:` is indented more than that line. `and` and `or` go on with the `when` or `unless` above them. What stands
behind ` # ` is for the author alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer, LexerState

from lawspeaker.law.errors import Diagnostic, Refused, Spot

FORCES = ("forbid", "permit", "raise", "lower")
TAGS = re.compile(r"\s*\[([A-Za-z0-9 ,.\-]+)\]\s*$")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a line and where it stands."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class RawLine:
    """One condition as written, or a group of them, with the clauses in its brackets."""

    text: Text
    tags: tuple[str, ...] = ()
    group: str = ""
    inner: tuple["RawLine", ...] = ()


@dataclass(frozen=True, slots=True)
class RawBlock:
    """The lines of one `when` or `unless`, and the words that join them."""

    lines: tuple[RawLine, ...]
    joins: tuple[Text, ...]


@dataclass(slots=True)
class RawArticle:
    """An article before its sentences are read."""

    head: Text
    parts: list[tuple[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class RawPart:
    """Anything else in a fence: its kind, its head line, and what stands under it."""

    kind: str
    head: Text
    parts: list[tuple[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one fence: its file, the line its first line stands on, and its lines."""

    file: str
    first: int
    lines: tuple[str, ...]


def _spot(source: Source, number: int, column: int, width: int) -> Spot:
    return Spot(source.file, source.first + number, column + 1, source.lines[number], max(1, width))


class LineToken(Token):
    """A token that knows its place in the rulebook."""

    spot: Spot


def _token(kind: str, source: Source, number: int, column: int, text: str) -> Token:
    token = LineToken(kind, text)
    token.line, token.column = source.first + number, column + 1
    token.spot = _spot(source, number, column, len(text))
    return token


HEADS: tuple[tuple[str, str], ...] = (
    ("kept when ", "KEPT"),
    ("broken when ", "BROKEN"),
    ("when ", "WHEN"),
    ("unless ", "UNLESS"),
    ("and ", "JOIN"),
    ("or ", "JOIN"),
)
ITEMS: tuple[tuple[str, str], ...] = (
    ("except during ", "EXCEPT"),
    ("during ", "DURING"),
    ("cites ", "CITES"),
    ("oblige ", "OBLIGE"),
    ("expires after ", "EXPIRES"),
)
TOPS: dict[str, str] = {
    "article": "ARTICLE",
    "define": "DEFINE",
    "let": "LET",
    "mode": "MODE",
    "table": "TABLE",
    "ladder": "LADDER",
    "never": "NEVER",
}


class LineLexer(Lexer):
    """Cuts a fence into tokens, one or two a line."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, source: Any, parser_state: Any = None) -> Iterator[Token]:
        """Tokens of a `Source`; groups are closed where indentation ends."""
        if isinstance(source, LexerState):
            source = source.text
        if not isinstance(source, Source):
            source = source.text
        yield from _Cutter(source).tokens()


class _Cutter:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.open: list[int] = []
        self.inside = ""

    def tokens(self) -> Iterator[Token]:
        number = 0
        for number, line in enumerate(self.source.lines):
            bare = re.split(r"\s#(?:\s|$)", line.rstrip(), maxsplit=1)[0].rstrip()
            if bare.strip() and not bare.lstrip().startswith("#"):
                yield from self._line(number, bare)
        yield from self._close(number, 0)

    def _line(self, number: int, line: str) -> Iterator[Token]:
        column = len(line) - len(line.lstrip())
        text = line.strip()
        word = text.split()[0]
        if column == 0 and word in TOPS:
            yield from self._close(number, 0)
            self.inside = word
            yield _token(TOPS[word], self.source, number, 0, text)
        elif self.inside in ("table", "ladder") and not text.startswith(("cites ", "expires after ")):
            yield _token("ROW" if self.inside == "table" else "RUNG", self.source, number, column, text)
        else:
            yield from self._inner(number, column, text)

    def _inner(self, number: int, column: int, text: str) -> Iterator[Token]:
        if self.inside != "never":
            for head, kind in HEADS:
                if text.startswith(head):
                    yield from self._close(number, 0)
                    yield _token(kind, self.source, number, column, head.strip())
                    yield from self._condition(number, column, column + len(head), text[len(head) :])
                    return
            for head, kind in ITEMS:
                if text.startswith(head):
                    yield from self._close(number, 0)
                    yield _token(kind, self.source, number, column, text)
                    return
            word = text.split(maxsplit=1)[0]
            if word in FORCES or word == "ladder":
                yield from self._close(number, 0)
                yield _token("FORCE" if word in FORCES else "USES_LADDER", self.source, number, column, text)
                return
        while self.open and column <= self.open[-1]:
            self.open.pop()
            yield _token("CLOSE", self.source, number, column, "")
        yield from self._condition(number, column, column, text)

    def _condition(self, number: int, indent: int, column: int, text: str) -> Iterator[Token]:
        lead = len(text) - len(text.lstrip())
        column, text = column + lead, text.strip()
        if text in ("any of:", "all of:", "none of:"):
            self.open.append(indent)
            yield _token("OPEN", self.source, number, column, text)
        else:
            yield _token("CONDITION", self.source, number, column, text)

    def _close(self, number: int, down_to: int) -> Iterator[Token]:
        while len(self.open) > down_to:
            self.open.pop()
            yield _token("CLOSE", self.source, min(number, len(self.source.lines) - 1), 0, "")


def _text(token: Token, skip: int = 0) -> Text:
    spot: Spot = token.spot  # type: ignore[attr-defined]
    text = str(token)[skip:]
    lead = len(text) - len(text.lstrip())
    at = Spot(spot.file, spot.line, spot.column + skip + lead, spot.source, max(1, len(text.strip())))
    return Text(text.strip(), at)


def cut_tags(text: Text) -> tuple[Text, tuple[str, ...]]:
    """Take the clauses in brackets off the end of a line."""
    found = TAGS.search(text.text)
    if not found:
        return text, ()
    tags = tuple(t.strip() for t in found.group(1).split(",") if t.strip())
    kept = text.text[: found.start()]
    return Text(kept, text.spot), tags


class _Raw(Transformer[Token, Any]):
    """From lark's tree to raw articles and parts."""

    def condition(self, children: list[Any]) -> RawLine:
        child = children[0]
        if isinstance(child, RawLine):
            return child
        text, tags = cut_tags(_text(child))
        return RawLine(text, tags)

    def group(self, children: list[Any]) -> RawLine:
        head, *inner, _close = children
        return RawLine(_text(head), (), str(head).split()[0], tuple(inner))

    def _block(self, children: list[Any]) -> RawBlock:
        lines = tuple(c for c in children if isinstance(c, RawLine))
        joins = tuple(_text(c) for c in children[1:] if isinstance(c, Token))
        return RawBlock(lines, joins)

    def when(self, children: list[Any]) -> tuple[str, RawBlock]:
        return "when", self._block(children)

    def unless(self, children: list[Any]) -> tuple[str, RawBlock]:
        return "unless", self._block(children)

    def kept(self, children: list[Any]) -> tuple[str, RawBlock]:
        return "kept", self._block(children)

    def broken(self, children: list[Any]) -> tuple[str, RawBlock]:
        return "broken", self._block(children)

    def _parts(self, children: list[Any]) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        for child in children:
            if isinstance(child, Token):
                found.append((child.type.lower(), _text(child)))
            elif isinstance(child, RawLine):
                found.append(("line", child))
            else:
                found.append(child)
        return found

    def article(self, children: list[Any]) -> RawArticle:
        return RawArticle(_text(children[0], len("article")), self._parts(children[1:]))

    def _part(self, kind: str, children: list[Any]) -> RawPart:
        return RawPart(kind, _text(children[0], len(kind)), self._parts(children[1:]))

    def definition(self, children: list[Any]) -> RawPart:
        part = self._part("define", children)
        part.kind = "definition"
        return part

    def let(self, children: list[Any]) -> RawPart:
        return self._part("let", children)

    def mode(self, children: list[Any]) -> RawPart:
        return self._part("mode", children)

    def table(self, children: list[Any]) -> RawPart:
        return self._part("table", children)

    def ladder(self, children: list[Any]) -> RawPart:
        return self._part("ladder", children)

    def never(self, children: list[Any]) -> RawPart:
        return self._part("never", children)

    def start(self, children: list[Any]) -> list[Any]:
        return children


@cache
def _grammar() -> Lark:
    text = files("lawspeaker.law").joinpath("layout.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=LineLexer)


EXPECTED = {
    "ARTICLE": "an article",
    "FORCE": "`forbid` or `permit`",
    "OBLIGE": "`oblige`",
    "WHEN": "`when`",
    "UNLESS": "`unless`",
    "JOIN": "`and` or `or`",
    "CONDITION": "a condition",
    "OPEN": "`any of:`",
    "CITES": "`cites`",
    "ROW": "a row",
    "RUNG": "a rung",
    "LET": "`let`",
    "DEFINE": "`define`",
}


def read_fence(source: Source) -> list[RawArticle | RawPart]:
    """Read one law fence; raises `Refused` with the place and what could have stood there."""
    try:
        tree = _grammar().parse(source)
    except UnexpectedInput as error:
        raise Refused([_misplaced(source, error)]) from None
    found: list[RawArticle | RawPart] = _Raw().transform(tree)
    return found


def _misplaced(source: Source, error: UnexpectedInput) -> Diagnostic:
    token = getattr(error, "token", None)
    wanted = sorted({EXPECTED[t] for t in getattr(error, "expected", ()) or () if t in EXPECTED})
    wants = f"here could stand {', '.join(wanted)}" if wanted else ""
    spot = getattr(token, "spot", None)
    if spot is None:
        last = len(source.lines) - 1
        return Diagnostic("layout", "the fence ends too early", _spot(source, last, 0, 1), wants)
    line = spot.source.strip()
    return Diagnostic("layout", f"`{line}` does not belong here", spot, wants)
