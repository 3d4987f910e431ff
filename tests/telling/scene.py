"""Stories for tests: lines told in a scene, and the events that came of them."""

import textwrap
from typing import Any

from lawspeaker.events import Event
from lawspeaker.law.errors import Diagnostic, Refused
from lawspeaker.law.fences import Fence
from lawspeaker.law.layout import Source
from lawspeaker.law.stories import Stories, read_story
from lawspeaker.telling.story import Prepared, prepare
from lawspeaker.vocabulary import lexicon

SCENE = """
the house of Ann stands at (200, 200), 20 m around, its inside 8 m around, its KOS line 14 m around
a sign of Ann's house says "KOS: crossing" at size 60
a road called High Street lies within (0, -5), (300, -5), (300, 5), (0, 5)
Ann, Bo and Cy are the faction Iron, led by Ann
Dee and Eve are the faction Oak
"""


def told(text: str, scene: str = "") -> Prepared:
    """A story told; raises Refused."""
    lines = tuple((textwrap.dedent(scene).strip() + "\n" + textwrap.dedent(text).strip()).strip().split("\n"))
    story = read_story(Fence("example", "", Source("a.md", 1, lines), "", ""))
    return prepare(story, Stories(), lexicon())


def wrong(text: str, scene: str = "") -> list[Diagnostic]:
    """What cannot be told of a story."""
    try:
        told(text, scene)
    except Refused as refused:
        return refused.diagnostics
    return []


def events(prepared: Prepared, *types: str) -> list[Event]:
    """All events of a story, or those of these types."""
    found = [*prepared.opening, *(e for beat in prepared.beats for e in beat.events)]
    return [e for e in found if not types or e.__struct_config__.tag in types]


def last(text: str, scene: str = "") -> Any:
    """The event that the last line tells."""
    beat = told(text, scene).beats[-1]
    return next(e for e in beat.events if e.seq == beat.seq)


def places(prepared: Prepared) -> dict[str, tuple[float, float]]:
    """Where everybody was last said to stand, east and north."""
    rows = [row for e in events(prepared, "positions") for row in e.rows]  # type: ignore[attr-defined]
    return {row[0]: (row[1], row[3]) for row in rows}
