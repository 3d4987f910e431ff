"""The layout of a law fence: tokens to raw articles, definitions, numbers, tables and ladders.

Each part of a fence is read by itself, so one that is laid out wrongly does not hide the others.
"""

import difflib
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from lark import Lark, Token, Transformer, UnexpectedInput

from lawspeaker.law.errors import Diagnostic, Refused, Spot, short
from lawspeaker.law.lines import FORCES, LineLexer, LineToken, Part, Source, parts_of

BLOCKS = ("when", "unless", "kept", "broken")
"""Kinds of lists of conditions."""
OPENS = {"definition": "define"}
"""The word that opens a part, where it is not called so."""
TAGS = re.compile(r"\s*\[([^\[\]\"“”]*)\]\s*$")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of a line and where it stands."""

    text: str
    spot: Spot

    def part(self, start: int, end: int | None = None) -> "Text":
        """A piece of it without the space around it."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return Text(piece.strip(), self.spot.part(start + lead, len(piece.strip())))

    def list(self) -> "list[Text]":
        """The pieces between commas."""
        found, start = [], 0
        for piece in self.text.split(","):
            found.append(self.part(start, start + len(piece)))
            start += len(piece) + 1
        return [f for f in found if f.text]

    def after(self, word: str) -> "Text":
        """What stands behind its first words."""
        found = re.match(r"\s*" + r"\s+".join(word.split()) + r"(?:\s+|$)", self.text)
        return self.part(found.end()) if found else self


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
    joins: tuple[Text, ...] = ()


class Said(NamedTuple):
    """What stands under a head: its kind, its text (of a list of conditions, the word that opens it), and the list."""

    kind: str
    text: Text
    block: RawBlock | None = None


@dataclass(frozen=True, slots=True)
class RawPart:
    """A part of a fence before its sentences are read: its kind, its head line, and what stands under it."""

    kind: str
    head: Text
    under: tuple[Said, ...] = ()

    def of(self, *kinds: str) -> list[Said]:
        """What stands under it of these kinds, in the order of the text."""
        return [said for said in self.under if said.kind in kinds]

    def text(self, kind: str) -> Text | None:
        """The line of this kind, of which there is at most one."""
        return next((said.text for said in self.under if said.kind == kind), None)

    def block(self, kind: str) -> RawBlock | None:
        """The list of conditions of this kind, of which there is at most one."""
        return next((said.block for said in self.under if said.kind == kind), None)


def _text(token: Token, skip: int = 0) -> Text:
    spot: Spot = token.spot  # type: ignore[attr-defined]
    return Text(str(token), replace(spot, width=max(1, len(token)))).part(skip)


def cut_tags(text: Text) -> tuple[Text, tuple[str, ...]]:
    """Take the clauses in brackets off the end of a line."""
    found = TAGS.search(text.text)
    if not found:
        return text, ()
    tags = tuple(t.strip() for t in found[1].split(",") if t.strip())
    return text.part(0, found.start()), tags


def _said(child: Token | RawLine | Said) -> Said:
    """What a child of a part says: a line as it is, a list of conditions, or a condition by itself."""
    if isinstance(child, Token):
        return Said(child.type.lower(), _text(child))
    return child if isinstance(child, Said) else Said("line", child.text, RawBlock((child,)))


class _Raw(Transformer[Token, Any]):
    """From lark's tree to the parts of a fence."""

    def condition(self, children: list[Any]) -> RawLine:
        child = children[0]
        if isinstance(child, RawLine):
            return child
        text, tags = cut_tags(_text(child))
        return RawLine(text, tags)

    def group(self, children: list[Any]) -> RawLine:
        head, *inner, _close = children
        text, tags = cut_tags(_text(head))
        return RawLine(text, tags, str(head).split()[0], tuple(inner))

    def __default__(self, data: str, children: list[Any], meta: object) -> Said | RawPart:
        """Every other rule is a list of conditions, or a part of a fence."""
        kind, (head, *under) = str(data), children
        if kind in BLOCKS:
            lines = tuple(child for child in under if isinstance(child, RawLine))
            joins = tuple(_text(child) for child in under if isinstance(child, Token))
            return Said(kind, _text(head), RawBlock(lines, joins))
        return RawPart(kind, _text(head, len(OPENS.get(kind, kind))), tuple(map(_said, under)))

    def start(self, children: list[Any]) -> Any:
        return children[0]


@cache
def _grammar() -> Lark:
    text = files("lawspeaker.law").joinpath("layout.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=LineLexer)


EXPECTED = {
    "FORCE": "`forbid`, `permit`, `raise`, `lower`",
    "OBLIGE": "`oblige`",
    "WHEN": "`when`",
    "UNLESS": "`unless`",
    "KEPT": "`kept when`",
    "BROKEN": "`broken when`",
    "DURING": "`during`",
    "EXCEPT": "`except during`",
    "JOIN": "`and`, `or`",
    "CONDITION": "a condition",
    "CITES": "`cites`",
    "OTHERWISE": "`otherwise cites`",
    "USES_LADDER": "`ladder`",
    "ROW": "a row",
    "RUNG": "a rung",
    "EXPIRES": "`expires after`",
}
ORDER = tuple(EXPECTED)
UNDER = {
    "table": "its first line names the columns; then comes a line for each row",
    "ladder": "a rung a line, such as `ban 6 hours`",
    "never": "a fact a line, such as `victim is inside any road`",
}
CLOCK = "times of day stand in a mode: `mode NAME is every day from 18:00 to 23:00`, and here `during NAME`"
MEANT = {
    **dict.fromkeys(("allow", "allows", "may", "can"), "say `permit`"),
    **dict.fromkeys(("deny", "disallow", "prohibit", "ban", "never"), "say `forbid`"),
    **dict.fromkeys(("if", "where", "while"), "say `when`"),
    **dict.fromkeys(("except", "but", "save"), "say `unless`"),
    **dict.fromkeys(("must", "has", "require"), "a duty reads: `oblige ROLE to DEED within D after ACT`"),
    **dict.fromkeys(("between", "from", "before", "after", "at", "on"), CLOCK),
}
"""What somebody means who begins a line with a word that the law does not have."""
KEYWORDS = (
    *FORCES,
    "oblige",
    "when",
    "unless",
    "kept when",
    "broken when",
    "during",
    "except during",
    "cites",
    "otherwise cites",
    "ladder",
)


def read_parts(source: Source) -> tuple[list[RawPart], list[Diagnostic]]:
    """Read one law fence: its parts, and what is laid out wrongly."""
    parts, wrong = parts_of(source)
    found: list[RawPart] = []
    for part in parts:
        try:
            found.append(_read(part))
        except Refused as refused:
            wrong += refused.diagnostics
    return found, wrong


def read_fence(source: Source) -> list[RawPart]:
    """Read one law fence; raises `Refused` with each place and what could have stood there."""
    found, wrong = read_parts(source)
    if wrong:
        raise Refused(wrong)
    return found


def _read(part: Part) -> RawPart:
    try:
        tree = _grammar().parse(part)
    except UnexpectedInput as error:
        raise Refused([_misplaced(part, error)]) from None
    found: RawPart = _Raw().transform(tree)
    return found


def _misplaced(part: Part, error: UnexpectedInput) -> Diagnostic:
    token = getattr(error, "token", None)
    expected: set[str] = set(getattr(error, "expected", ()) or ()) | set(getattr(error, "accepts", ()) or ())
    number, line = part.lines[0]
    head = part.source.spot(number, len(line) - len(line.lstrip()), len(line.strip()))
    if not isinstance(token, LineToken):
        return Diagnostic(
            "layout", f"nothing stands under `{short(line.strip())}`", head, UNDER.get(line.split()[0], "")
        )
    text = token.spot.source[token.spot.column - 1 :].strip() if token.type == "JOIN" else str(token)
    return Diagnostic("layout", f"`{short(text)}` does not belong here", token.spot, _advice(token, part, expected))


def _advice(token: LineToken, part: Part, expected: set[str]) -> str:
    top = part.lines[0][1].split()[0]
    if top in ("let", "mode"):
        return f"a `{top}` stands on one line"
    if token.type == "JOIN":
        return "`and` and `or` go on with a `when` or `unless` right above them"
    if top == "define":
        return "a definition has one `when`; what is not to hold stands under `none of:`"
    if token.type in ("CONDITION", "OPEN"):
        meant = MEANT.get(str(token).split()[0], "")
        if meant:
            return meant
        near = difflib.get_close_matches(str(token).split()[0], KEYWORDS, 1, 0.6)
        if near:
            return f"did you mean `{near[0]}`?"
        if "JOIN" in expected:
            return "a further condition begins with `and` or `or`"
    return _wants(expected)


def _wants(expected: set[str]) -> str:
    wanted = [EXPECTED[t] for t in ORDER if t in expected]
    return f"here can stand {', '.join(wanted)}" if wanted else ""


__all__ = [
    "RawBlock",
    "RawLine",
    "RawPart",
    "Said",
    "Source",
    "Text",
    "cut_tags",
    "read_fence",
    "read_parts",
]
