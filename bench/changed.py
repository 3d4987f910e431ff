"""The ten rules with other numbers: the same sentences, and in every `let` something else.

The rulebook is copied and its text changed, as its owner would; the reference is handed the same numbers.
"""

import re
import shutil
from pathlib import Path

from naive import Numbers

UNITS = {"seconds": 1000, "minutes": 60_000, "hours": 3_600_000}
"""Milliseconds. Metres and mere counts stand as they are."""

CHANGED: dict[str, tuple[int, str]] = {
    "talking distance": (60, "metres"),
    "talking time": (15, "seconds"),
    "answer time": (2, "seconds"),
    "fresh time": (50, "minutes"),
    "kill limit": (2, ""),
    "kill frame": (10, "minutes"),
    "war wait": (11, "hours"),
    "bounty wait": (200, "minutes"),
    "return bar": (20, "seconds"),
    "party": (1, ""),
}


def reference_numbers(changed: dict[str, tuple[int, str]]) -> Numbers:
    """The same for the reference; what is not named stays."""
    given = {name.replace(" ", "_"): number * UNITS.get(unit, 1) for name, (number, unit) in changed.items()}
    return Numbers()._replace(**given)


def rulebook_with(changed: dict[str, tuple[int, str]], rulebook: Path, into: Path) -> Path:
    """A copy of the rulebook with these numbers in its `let`s; raises ValueError for a `let` that it has not."""
    shutil.copytree(rulebook, into)
    page = into / "rules.md"
    text = page.read_text()
    for name, (number, unit) in changed.items():
        text, found = re.subn(rf"^let {name} be .*$", f"let {name} be {number} {unit}".rstrip(), text, flags=re.M)
        if found != 1:
            raise ValueError(f"`let {name}` stands {found} times in {page}")
    page.write_text(text)
    return into
