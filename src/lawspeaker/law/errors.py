"""What can be wrong with a rulebook, said so that its author can mend it.

    LawError                     anything wrong with a rulebook
    ├── NoSuchRulebook           there is no such folder or shipped rulebook
    ├── Refused                  the rulebook was read and has errors; carries every diagnostic
    └── Misread                  one line could not be read; becomes a diagnostic with its place

A diagnostic speaks in the author's words, lower case and without a full stop; its help is a sentence of its own. What
it shows of a rulebook is text from a stranger: characters that a screen would obey are shown as `�`.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


LONGEST = 80
WINDOW = 160


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a rulebook: file, line and column count from 1; `source` is that line as written."""

    file: str = "?"
    line: int = 0
    column: int = 1
    source: str = ""
    width: int = 1

    @property
    def place(self) -> str:
        """Its file and line, as an editor takes them: `wars.md:12`."""
        return f"{self.file}:{self.line}"

    def part(self, offset: int, width: int) -> "Spot":
        """The place of a piece of it, `offset` characters on."""
        return Spot(self.file, self.line, self.column + offset, self.source, max(1, width))

    def of(self, words: str) -> "Spot":
        """The place of the first such words in it, or all of it where they do not stand there."""
        end = self.column - 1 + self.width
        at = _whole(self.source[: end if end > self.column else None], words, self.column - 1)
        return self if at < 0 else replace(self, column=at + 1, width=len(words))


def _whole(line: str, words: str, start: int) -> int:
    """Where these words stand in a line with no letter, digit or dash beside them; -1 if nowhere."""
    at = line.find(words, start) if words else -1
    while at >= 0:
        beside = line[at - 1 : at] + line[at + len(words) : at + len(words) + 1]
        if not any(c.isalnum() or c in "-_" for c in beside):
            return at
        at = line.find(words, at + 1)
    return -1


Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a rulebook. `code` names its kind, as in docs/diagnostics.md."""

    code: str
    message: str
    spot: Spot = Spot()
    help: str = ""
    level: Level = "error"

    def render(self) -> str:
        """The diagnostic as text: file, line, column, the line itself, a pointer, and help."""
        place = self.spot.file if not self.spot.line else f"{self.spot.place}:{self.spot.column}"
        head = seen(f"{place}: {self.level}[{self.code}]: {self.message}")
        if not self.spot.source:
            return head if not self.help else f"{head}\n  help: {seen(self.help)}"
        number = str(self.spot.line)
        gutter = " " * len(number)
        spot = _window(self.spot)
        lines = [head, f"{gutter} |", f"{number} | {seen(spot.source)}", f"{gutter} | {_pointer(spot)}"]
        if self.help:
            lines.append(f"{gutter} = help: {seen(self.help)}")
        return "\n".join(lines)


def seen(text: str) -> str:
    """The text without what a screen would obey: controls and turned writing are shown as `�`, tabs stay."""
    return "".join("�" if c != "\t" and obeyed(c) else c for c in text)


def obeyed(character: str) -> bool:
    """Whether a screen would obey this character instead of showing it."""
    category = unicodedata.category(character)
    joins = character in "\u200c\u200d"
    return category in ("Cc", "Zl", "Zp", "Cs") or (category == "Cf" and not joins)


def short(text: str) -> str:
    """The user's words for a message: of a long text its beginning."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _window(spot: Spot) -> Spot:
    """Of a very long line the piece around the spot."""
    if len(spot.source) <= WINDOW:
        return spot
    begin = max(0, min(spot.column - 1 - WINDOW // 4, len(spot.source) - WINDOW))
    piece = spot.source[begin : begin + WINDOW]
    piece = ("…" if begin else "") + piece + ("…" if begin + WINDOW < len(spot.source) else "")
    column = spot.column - begin + (1 if begin else 0)
    return replace(spot, source=piece, column=column, width=min(spot.width, WINDOW))


def _pointer(spot: Spot) -> str:
    """Carets under the words of a spot, however wide the characters before them are."""
    before, words = spot.source[: spot.column - 1], spot.source[spot.column - 1 : spot.column - 1 + spot.width]
    space = "".join("\t" if c == "\t" else " " * _cells(c) for c in before)
    missing = max(0, spot.column - 1 - len(before))
    return space + " " * missing + "^" * max(1, sum(_cells(c) for c in words))


def _cells(character: str) -> int:
    """How many columns of a screen a character takes."""
    if unicodedata.combining(character) or character in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class LawError(Exception):
    """Anything wrong with a rulebook."""


class NoSuchRulebook(LawError):
    """There is no such folder or shipped rulebook."""


class Refused(LawError):
    """The rulebook was read and has errors."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n\n".join(d.render() for d in diagnostics))


class Misread(LawError):
    """Raised while reading one line; becomes a diagnostic with its spot.

    `column` counts characters from the line's first, `width` says how many are meant (0: all of the line). `spot`, if
    given, is the place itself; `place`, if given, the words of the line that are meant.
    """

    def __init__(
        self,
        code: str,
        message: str,
        help: str = "",  # noqa: A002
        column: int = 0,
        width: int = 0,
        spot: Spot | None = None,
    ) -> None:
        self.code, self.message, self.help, self.column, self.width = code, message, help, column, width
        self.spot = spot
        self.place: tuple[int, int] | None = None
        super().__init__(message)

    def at(self, whole: Spot) -> Diagnostic:
        """The diagnostic, for a line that stands at this place."""
        spot = self.spot or (whole.part(self.column, self.width) if self.width else whole)
        return Diagnostic(self.code, self.message, spot, self.help)


def placed(spot: Spot, function: Callable[P, R], *args: P.args, **more: P.kwargs) -> R:
    """Read a piece of a line that stands at this place; a Misread of it knows where."""
    try:
        return function(*args, **more)
    except Misread as misread:
        misread.spot = misread.at(spot).spot
        raise
