"""Rungs whose kind is nearly that of a known step, and probably misspelt."""

import difflib
from collections.abc import Iterator

from lawspeaker.law.checks.over import Over, warning
from lawspeaker.law.errors import Diagnostic, short

STEPS = (
    *("text_warning", "verbal_warning", "warn", "mute", "gag", "jail", "slay", "confiscate", "removal", "rename"),
    *("strike", "kick", "ban", "demote", "fired"),
)


def look(over: Over) -> Iterator[Diagnostic]:
    """Each such rung; a step that nobody knows is given by staff as it is written."""
    for ladder in over.book.ladders.values():
        said = dict.fromkeys(kind for rung in ladder.rungs for kind, _, _ in rung.steps)
        for kind in said:
            close = difflib.get_close_matches(kind, STEPS, 1, 0.6)
            if kind not in STEPS and close:
                shown = close[0].replace("_", " ")
                message = f"the ladder `{ladder.name}` has a step `{short(kind.replace('_', ' '))}` that nobody knows"
                yield warning("unknown-step", message, ladder.spot, f"did you mean `{shown}`?")
