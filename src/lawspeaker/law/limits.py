"""How large a rulebook may be: more than any community has written, and little enough to be read in seconds.

A rulebook may come from a stranger; nothing that he writes may hold up whoever loads it.
"""

from collections.abc import Mapping

TEXT = 2_000_000
"""Bytes of all chapters together, and of the register of clauses."""

SETTINGS = 64_000
"""Bytes of a rulebook.toml."""

LINES = 60_000
"""Lines of one chapter."""

PARTS: Mapping[str, int] = {
    "article": 5_000,
    "definition": 1_000,
    "let": 1_000,
    "never": 1_000,
    "table": 200,
    "mode": 200,
    "ladder": 500,
}
"""How many of each a rulebook may have, those that it extends among them."""

LINE = 1_000
"""Characters of one line of a law."""

NESTING = 6
"""How many `any of:` may stand in each other."""

NAMES = 8
"""How many names may stand in each other: the owner of the base of the …"""

UNFOLDED = 500
"""Lines of an article or definition with all that it stands on."""

TOWER = 16
"""How many definitions may stand one on the other."""

SEARCHED = 8
"""How many things one list may search for together: `any player`, `any base` …"""

CLAUSES = 10_000
"""Rows of the register of clauses."""

STORY = 500
"""Lines of one map or example; each is as long as a line of law may be."""

STORIES = 5_000
"""Maps and examples of a rulebook."""

PEOPLE = 200
"""People of one example."""

TOLD = 5_000
"""Events of one example; each place of somebody that is told counts as one."""

TOLD_ALL = 500_000
"""Events of all examples together."""

EXTENDS = 8
"""How many rulebooks may extend each other in a row."""

PROBLEMS = 60
"""After so many errors the rest of a rulebook is not read."""
