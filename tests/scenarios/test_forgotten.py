"""What a story leaves untold makes nothing lawful unlawful, and nothing unlawful lawful: at most it is unclear.

Left out is one field at a time that the wire lets be left out, of those without which something else counts instead
(a place has the one before it, a hit that does not say so struck).
"""

from collections.abc import Iterator

import pytest

from lawspeaker.events.findings import Ruling
from scenarios.darkrp.scenario import Line, Scenario, judged, latest, settled
from scenarios.test_darkrp_scenarios import STORIES

OPTIONAL = {
    "building": ("circle", "polygon"),
    "zone": ("building",),
    "sign": ("size", "hidden"),
    "hit": ("attacker_in", "victim_in"),
    "kill": ("attacker_in", "victim_in"),
    "looted": ("owner",),
    "lock": ("building",),
    "keypad": ("building",),
    "voice": ("ms",),
}
FLIP = {"lawful", "unlawful"}
INFERRED = {"house-compound", "line-sign-off-ground", "sign-far-off", "sign-just-off"}
"""Stories in which less lets more be inferred: a sign of a house hangs on its ground, and who is told to be in a house
is within its walls, as long as nobody draws them elsewhere."""


def forgetful(lines: list[Line | str]) -> Iterator[tuple[str, list[Line | str]]]:
    """The story once for each field that may be left out, without it."""
    for place, line in enumerate(lines):
        for name in OPTIONAL.get(line["type"], ()) if isinstance(line, dict) else ():
            if isinstance(line, dict) and line.get(name) is not None:
                less = {key: value for key, value in line.items() if key != name}
                yield f"{line['type']}.{name} of line {place + 1}", [*lines[:place], less, *lines[place + 1 :]]


def values(lines: list[Line | str]) -> dict[tuple[int, str, str, str], str]:
    """What was said of each act of fighting."""
    rulings: list[Ruling] = [each for each in latest(judged(lines)) if each.act in ("kill", "attack")]
    return {(each.seq, each.act, each.actor, each.target or ""): each.ruling for each in rulings}


TOLD = [story for story in STORIES[::9] if story.id not in INFERRED]


@pytest.mark.parametrize("story", TOLD, ids=lambda story: story.id)
def test_what_is_not_told_turns_no_right_into_a_wrong(story: Scenario) -> None:
    lines, _ = settled(story)
    whole = values(lines)
    for what, less in forgetful(lines):
        for act, value in values(less).items():
            assert {value, whole.get(act, value)} != FLIP, f"without {what}, {act} is {value}"
