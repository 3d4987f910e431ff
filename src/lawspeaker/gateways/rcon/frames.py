"""What goes over the socket of a WebRCON: a command with its number, and what the game says back.

The game echoes the number of the command that it answers; 0 is a line of the console, -1 what everybody is told. Names
and messages are written by players: `safe` makes of them what can stand inside a command and stay one text.
"""

import json
from typing import Any

import msgspec
from msgspec import Struct

__all__ = ["CONSOLE", "Frame", "inner", "quoted", "read", "safe", "write"]

CONSOLE = 0
LONGEST = 200
"""Letters of a text inside a command."""
CARRIER = "WebRcon"
SWAPS = str.maketrans({'"': "'", "\\": "/", ";": ",", "<": "‹", ">": "›", "$": "S"})
"""Signs that end a text, begin another command, or colour a line, and what stands for them."""


class Frame(Struct, frozen=True, rename="pascal"):
    """What the game says; `type` is Generic, Warning, Error, Chat, Report or another."""

    message: str
    identifier: int = CONSOLE
    type: str = "Generic"


_decoder = msgspec.json.Decoder(Frame, strict=False)


def read(data: str | bytes) -> Frame | None:
    """The frame in this message; `None` if it is none."""
    try:
        return _decoder.decode(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return None


def write(identifier: int, command: str) -> str:
    """A command as the game takes it."""
    return json.dumps({"Identifier": identifier, "Message": command, "Name": CARRIER})


def inner(message: str) -> dict[str, Any] | None:
    """The object that a chat or a report carries as text; `None` if it carries none."""
    try:
        value = json.loads(message)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def safe(text: str, longest: int = LONGEST) -> str:
    """The text on one line, without signs that could end it, colour it or begin another command."""
    shown = "".join(one if one.isprintable() else " " for one in text.translate(SWAPS))
    words = " ".join(shown.encode("utf-8", "replace").decode("utf-8").split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def quoted(text: str) -> str:
    """The text as one argument of a command."""
    return f'"{safe(text)}"'
