"""What can be wrong with a rulebook, said so that its author can mend it.

    LawError                     anything wrong with a rulebook
    ├── NoSuchRulebook           there is no such folder or shipped rulebook
    └── Refused                  the rulebook was read and has errors; carries every diagnostic

A diagnostic speaks in the author's words, lower case and without a full stop; its help is a sentence of its own.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a rulebook: file, line and column count from 1; `source` is that line as written."""

    file: str = "?"
    line: int = 0
    column: int = 1
    source: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about a rulebook. `code` names its kind, as in docs/diagnostics.md."""

    code: str
    message: str
    spot: Spot = Spot()
    help: str = ""
    level: Literal["error", "warning"] = "error"

    def render(self) -> str:
        """The diagnostic as text: file, line, column, the line itself, a pointer, and help."""
        head = f"{self.spot.file}:{self.spot.line}:{self.spot.column}: {self.level}[{self.code}]: {self.message}"
        if not self.spot.source:
            return head if not self.help else f"{head}\n  help: {self.help}"
        number = str(self.spot.line)
        gutter = " " * len(number)
        pointer = " " * (self.spot.column - 1) + "^" * max(1, self.spot.width)
        lines = [head, f"{gutter} |", f"{number} | {self.spot.source}", f"{gutter} | {pointer}"]
        if self.help:
            lines.append(f"{gutter} = help: {self.help}")
        return "\n".join(lines)


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
    """Raised while reading one line; becomes a diagnostic with its spot."""

    def __init__(self, code: str, message: str, help: str = "", column: int = 0, width: int = 1) -> None:  # noqa: A002
        self.code, self.message, self.help, self.column, self.width = code, message, help, column, width
        super().__init__(message)
