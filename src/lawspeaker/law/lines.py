"""The lines of a law fence as tokens: a token is a line or the head of one.

Indentation matters in one place: what stands under `any of:`, `all of:` or `none of:` is indented more than that line.
`and` and `or` go on with the `when` or `unless` above them. What stands behind ` # ` is for the author alone.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lark import Token
from lark.lexer import Lexer

from lawspeaker.law import limits
from lawspeaker.law.errors import Diagnostic, Refused, Spot, obeyed, short

FORCES = ("forbid", "permit", "raise", "lower")
TOPS: dict[str, str] = {
    "article": "ARTICLE",
    "define": "DEFINE",
    "let": "LET",
    "mode": "MODE",
    "table": "TABLE",
    "ladder": "LADDER",
    "never": "NEVER",
}
HEAD = re.compile(r"(kept\s+when|broken\s+when|when|unless|and|or)(?:\s+|$)")
HEADS = {
    "kept when": "KEPT",
    "broken when": "BROKEN",
    "when": "WHEN",
    "unless": "UNLESS",
    "and": "JOIN",
    "or": "JOIN",
}
ITEM = re.compile(
    r"(except\s+during|during|otherwise\s+cites|cites|oblige|expires\s+after|ladder|forbid|permit|raise|lower)(?:\s+|$)"
)
ITEMS = {
    "except during": "EXCEPT",
    "during": "DURING",
    "otherwise cites": "OTHERWISE",
    "cites": "CITES",
    "oblige": "OBLIGE",
    "expires after": "EXPIRES",
    "ladder": "USES_LADDER",
    **dict.fromkeys(FORCES, "FORCE"),
}
GROUP = re.compile(r"(any|all|none) of:")
QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
REMARK = re.compile(r"(?:^|\s)#(?:\s|$)")
TAB = 4


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one fence: its file, the line its first line stands on, its lines, and those lines in their file."""

    file: str
    first: int
    lines: tuple[str, ...]
    raws: tuple[str, ...] = ()

    def spot(self, number: int, column: int, width: int) -> Spot:
        """The place of a piece of a line; both count from 0."""
        line = self.lines[number]
        raw = self.raws[number] if number < len(self.raws) else line
        margin = len(raw) - len(line) if raw.endswith(line) else 0
        return Spot(self.file, self.first + number, margin + column + 1, raw if margin else line, max(1, width))


class LineToken(Token):
    """A token that knows its place in the rulebook."""

    spot: Spot


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one part of a fence (an article, a table …), without remarks and empty ones."""

    source: Source
    lines: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Open:
    """An `any of:` whose lines are being read."""

    indent: int
    head: LineToken
    inner: int = -1


def refuse(message: str, spot: Spot, help: str = "", code: str = "layout") -> Refused:  # noqa: A002
    """One diagnostic to be raised."""
    return Refused([Diagnostic(code, message, spot, help)])


def bare(line: str) -> str:
    """The line without what stands behind ` # `, unless that is quoted."""
    quoted = [m.span() for m in QUOTED.finditer(line)]
    for found in REMARK.finditer(line):
        if not any(begin < found.start() < end for begin, end in quoted):
            return line[: found.start()].rstrip()
    return line.rstrip()


def indent_of(line: str) -> int:
    """How far a line is indented; a tab reaches the next fourth column."""
    return len(line[: len(line) - len(line.lstrip())].expandtabs(TAB))


def parts_of(source: Source) -> tuple[list[Part], list[Diagnostic]]:
    """The parts of a fence, each to be read by itself, and the lines that no part can have."""
    parts: list[list[tuple[int, str]]] = []
    wrong: list[Diagnostic] = []
    for number, line in enumerate(source.lines):
        problem = _unfit(source, number, line)
        text = bare(line) if problem is None else ""
        if problem is not None:
            wrong.append(problem)
        if not text.strip():
            continue
        if not text[0].isspace() and text.split(maxsplit=1)[0] in TOPS:
            parts.append([])
        if not parts:
            wrong.append(_before(source, number, text))
            break
        parts[-1].append((number, text))
    return [Part(source, tuple(p)) for p in parts], wrong


def _unfit(source: Source, number: int, line: str) -> Diagnostic | None:
    if len(line) > limits.LINE:
        spot = source.spot(number, limits.LINE, len(line) - limits.LINE)
        return Diagnostic(
            "limit", f"the line has {len(line)} characters; at most {limits.LINE:,} are read", spot, "break it in two"
        )
    for column, character in enumerate(line):
        if character != "\t" and obeyed(character):
            said = f"an invisible character (U+{ord(character):04X}) stands in the law"
            return Diagnostic(
                "character", said, source.spot(number, column, 1), "take it out: what is read must be what is seen"
            )
    return None


def _before(source: Source, number: int, text: str) -> Diagnostic:
    lead = len(text) - len(text.lstrip())
    spot = source.spot(number, lead, len(text) - lead)
    word = text.split(maxsplit=1)[0]
    if word in TOPS:
        return Diagnostic("layout", f"`{word}` is indented", spot, f"`{word}` begins at the line's start")
    near = difflib.get_close_matches(word, TOPS, 1, 0.6)
    made_of = "a fence of law is made of `article`, `define`, `let`, `mode`, `table`, `ladder` and `never`"
    advice = f"did you mean `{near[0]}`?" if near else made_of
    return Diagnostic("layout", f"`{short(text.strip())}` stands in no article", spot, advice)


class LineLexer(Lexer):
    """Cuts a part of a fence into tokens, one or two a line."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, part: Any, parser_state: Any = None) -> Iterator[Token]:
        """Tokens of a `Part`; groups are closed where indentation ends."""
        yield from _Cutter(part if isinstance(part, Part) else part.text).tokens()


class _Cutter:
    def __init__(self, part: Part) -> None:
        self.part = part
        self.open: list[Open] = []
        self.inside = part.lines[0][1].split(maxsplit=1)[0]

    def tokens(self) -> Iterator[LineToken]:
        for i, (number, line) in enumerate(self.part.lines):
            column = len(line) - len(line.lstrip())
            text = line.strip()
            if i == 0:
                yield self._token(TOPS[self.inside], number, column, text)
            elif self.inside in ("table", "ladder") and not self._of_ladder(text):
                yield self._token("ROW" if self.inside == "table" else "RUNG", number, column, text)
            else:
                yield from self._inner(number, column, indent_of(line), text)
        yield from self._close_all()

    def _of_ladder(self, text: str) -> bool:
        return self.inside == "ladder" and re.match(r"(cites|expires\s+after)\s", text) is not None

    def _token(self, kind: str, number: int, column: int, text: str) -> LineToken:
        token = LineToken(kind, text)
        token.line, token.column = self.part.source.first + number, column + 1
        token.spot = self.part.source.spot(number, column, len(text))
        return token

    def _inner(self, number: int, column: int, indent: int, text: str) -> Iterator[LineToken]:
        head, item = HEAD.match(text), ITEM.match(text)
        if head and self.inside == "never":
            raise refuse(
                f"`{head[1]}` does not belong here",
                self._token("JOIN", number, column, head[1]).spot,
                "under `never a reason to …` stands one fact a line",
            )
        if head:
            yield from self._headed(number, column, indent, text, head)
        elif item and self.inside != "never":
            yield from self._close_all()
            yield self._token(ITEMS[" ".join(item[1].split())], number, column, text)
        else:
            while self.open and indent <= self.open[-1].indent:
                yield self._close()
            yield from self._condition(number, indent, column, text)

    def _headed(self, number: int, column: int, indent: int, text: str, head: re.Match[str]) -> Iterator[LineToken]:
        token = self._token(HEADS[" ".join(head[1].split())], number, column, head[1])
        if head.end() == len(text):
            raise refuse(f"nothing stands behind `{head[1]}`", token.spot, "a condition stands on the same line")
        if token.type == "JOIN" and self.open and 0 <= self.open[-1].inner <= indent:
            group = str(self.open[-1].head)
            raise refuse(
                f"`{head[1]}` stands among the lines of `{group}`",
                token.spot,
                f"lines under `{group}` have no `and` or `or`; if it goes on with the `when` or `unless` above, "
                f"indent the lines under `{group}` further than `{head[1]}`",
            )
        yield from self._close_all()
        yield token
        yield from self._condition(number, indent, column + head.end(), text[head.end() :])

    def _condition(self, number: int, indent: int, column: int, text: str) -> Iterator[LineToken]:
        if self.open and self.open[-1].inner < 0:
            self.open[-1].inner = indent
        if not GROUP.match(text):
            yield self._token("CONDITION", number, column, text)
            return
        token = self._token("OPEN", number, column, text)
        self.open.append(Open(indent, token))
        if len(self.open) > limits.NESTING:
            raise refuse(
                f"`{text}` is nested {len(self.open)} deep; at most {limits.NESTING} are read",
                token.spot,
                "give the inner ones a name with `define`",
                "limit",
            )
        yield token

    def _close(self) -> LineToken:
        group = self.open.pop()
        if group.inner < 0:
            raise refuse(
                f"nothing stands under `{group.head}`", group.head.spot, "indent the lines that belong to it further"
            )
        token = LineToken("CLOSE", "")
        token.spot = group.head.spot
        return token

    def _close_all(self) -> Iterator[LineToken]:
        while self.open:
            yield self._close()
