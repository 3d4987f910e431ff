"""How words are used: a reach, a stretch of time after something that happened, one or several in a definition."""

import pytest

from lawspeaker.law.book import BookReader
from lawspeaker.law.errors import Refused
from lawspeaker.law.tree import Rulebook
from lawspeaker.vocabulary import lexicon
from vocabulary.asked import HIT, START, Asked, Line, false, group, judged, kill, rows, tell, true

DIED = "victim died within the last 10 minutes"
FELL = tell("died", "bo", at=[0, 0, 0], cause="fall")
SPOKE = tell("voice", "bo", ms=100)
SOON, LATE = {**SPOKE, "after": 29.999}, {**SPOKE, "after": 30.0}

ASKED = [
    true(f"{DIED}\n and victim spoke aloud within 30 seconds after that death", FELL, SOON),
    false(f"{DIED}\n and victim spoke aloud within 30 seconds after that death", FELL, LATE),
    true(f"{DIED}\n and victim spoke aloud at least 30 seconds after that death", FELL, LATE),
    false(f"{DIED}\n and victim spoke aloud at least 30 seconds after that death", FELL, SOON),
    false(f"{DIED}\n and victim spoke aloud within 30 seconds after that death", SPOKE, FELL),
    true(f"{DIED}\n and victim did not speak aloud within 30 seconds after that death", FELL, LATE),
    true(f"{DIED}\n and victim spoke aloud 2 times within 30 seconds after that death", FELL, SPOKE, SPOKE),
    false(f"{DIED}\n and victim spoke aloud 2 times within 30 seconds after that death", FELL, SPOKE, LATE),
    true(f"{DIED}\n and victim spoke aloud within 30 seconds after that death, within the last 5 seconds", FELL, SOON),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_happening_is_measured_from_the_one_before_it(asked: Asked) -> None:
    assert asked.comes_out()


def read(law: str) -> Rulebook:
    """A rulebook of this law."""
    reader = BookReader(lexicon(), "windows")
    reader.chapter("windows.md", f"```law\n{law}\n```\n")
    return reader.finish()


def rulings(law: str, *events: Line) -> list[str]:
    """What comes of the last of these events."""
    return [r.ruling for r in judged(read(law), START, *events)]


def test_a_reach_takes_a_number_with_a_name() -> None:
    law = "let near be 30 metres\narticle T-1\n  forbid attack\n  when attacker spoke within near of victim"
    bo, voice = tell("joined", "bo", name="Bo"), tell("voice", "ann", ms=1)
    assert rulings(law, bo, rows(ann=(0, 0), bo=(30, 0)), voice, HIT) == ["unlawful"]
    assert rulings(law, bo, rows(ann=(0, 0), bo=(31, 0)), voice, HIT) == ["lawful"]


def test_a_reach_takes_no_time() -> None:
    with pytest.raises(Refused):
        read("article T-1\n  forbid attack\n  when attacker spoke within 30 seconds of victim")


def test_a_stretch_after_nothing_that_was_found_is_refused() -> None:
    with pytest.raises(Refused):
        read("article T-1\n  forbid attack\n  when attacker spoke aloud within 30 seconds after that death")


ARMED = """
define a player is dangerous
  when the player drew a weapon within the last 1 minute

article T-1
  forbid attack
  when {}"""
OAK, GUN = group("oak", "ann", "bo"), tell("drawn", "bo", weapon="rifle", on=True)


@pytest.mark.parametrize(
    "line",
    ["victim is dangerous", "at least 1 members of the clan of attacker are dangerous"],
)
def test_the_verb_of_a_definition_is_told_of_one_and_of_several(line: str) -> None:
    assert rulings(ARMED.format(line), OAK, GUN, HIT) == ["unlawful"]
    assert rulings(ARMED.format(line), OAK, HIT) == ["lawful"]


@pytest.mark.parametrize(("told", "of_many"), [("has killed", "have killed"), ("was killing", "were killing")])
def test_so_are_has_and_was(told: str, of_many: str) -> None:
    law = f"""
define a player {told} before
  when the player killed anyone within the last 1 minute

article T-1
  forbid attack
  when more than 0 members of the clan of attacker {of_many} before"""
    assert rulings(law, OAK, kill("bo", "cy"), HIT) == ["unlawful"]
    assert rulings(law, OAK, HIT) == ["lawful"]


def test_a_role_may_be_written_with_the() -> None:
    law = "article T-1\n  forbid attack\n  when the weapon is rock\n   and the victim is asleep"
    assert rulings(law, tell("sleeping", "bo", at=[0, 0, 0], on=True), HIT) == ["unlawful"]
    assert rulings(law, HIT) == ["lawful"]
