"""Wars: who is at war with whom and over what, what is under attack, how long since."""

import pytest
from msgspec import json

from institutions.plays.wars import LAW
from lawspeaker.events.codec import decode_line
from lawspeaker.events.findings import Answer
from lawspeaker.referee.referee import Referee
from lawspeaker.vocabulary import lexicon
from vocabulary.asked import BLIND, START, Asked, Line, T, ask, book, false, group, order, square, true, unknown

TWO = (group("oak", "ann", kind="faction"), group("elm", "bo", kind="faction"))
DECLARED = order("ann", "war.declare", faction="elm", region="r1", id="w")
ACCEPTED, PEACE = order("bo", "war.accept", war="w"), order("bo", "war.surrender", war="w")
ASSAULT = order("ann", "war.attack", war="w", region="r1", grid="G7")
TAKEN = order("ann", "war.capture", war="w", region="r1")
R1, R2 = square("r1", "region", -50, -50), square("r2", "region", 300, 300)
COUNTER = order("bo", "war.attack", war="w", region="r2")
HOUR: Line = {"type": "time", "after": 3600}
OURS, THEIRS = "the faction of attacker", "the faction of victim"

ASKED = [
    true(f"{OURS} is at war with {THEIRS}", *TWO, DECLARED),
    true(f"{THEIRS} is at war with {OURS}", *TWO, DECLARED),
    false(f"{OURS} is at war with {THEIRS}", *TWO),
    false(f"{OURS} is at war with {THEIRS}", *TWO, DECLARED, PEACE),
    true(f"{THEIRS} is at war", *TWO, DECLARED),
    false(f"{THEIRS} is at war", *TWO, DECLARED, PEACE),
    true(f"{OURS} is a party to any war", *TWO, DECLARED),
    false("the clan of attacker is a party to any war", *TWO, DECLARED),
    true(f"the aggressor of any war of {THEIRS} is {OURS}", *TWO, DECLARED),
    false(f"the defender of any war of {THEIRS} is {OURS}", *TWO, DECLARED),
    true(f"the region of any war of {THEIRS} is a region", *TWO, R1, DECLARED),
    true(f"the age of any war of {THEIRS} is at least 1 hour", *TWO, DECLARED, HOUR),
    false(f"the age of any war of {THEIRS} is more than 2 hours", *TWO, DECLARED, HOUR),
    true("any war is open for attacks", *TWO, DECLARED, ACCEPTED),
    false("any war is open for attacks", *TWO, DECLARED),
    false("any war is over", *TWO, DECLARED),
    true("any war is over", *TWO, DECLARED, PEACE),
    false(f"the aggressor of any war of {THEIRS} is {THEIRS}", *TWO, DECLARED),
    true(f"the defender of any war of {THEIRS} is {THEIRS}", *TWO, DECLARED),
    false(f"the region of any war of {THEIRS} is a tunnel", *TWO, R1, DECLARED),
    true("any region is under attack", *TWO, R1, R2, DECLARED, ACCEPTED, ASSAULT),
    false("any region is under attack", *TWO, R1, R2, DECLARED, ACCEPTED),
    false("any region is under attack", *TWO, R1, DECLARED, ACCEPTED, ASSAULT, TAKEN),
    true(f"any region is under attack by {OURS}", *TWO, R1, DECLARED, ACCEPTED, ASSAULT),
    false(f"any region is under attack by {THEIRS}", *TWO, R1, DECLARED, ACCEPTED, ASSAULT),
    true(f"any region is contested by {THEIRS}", *TWO, R1, DECLARED),
    false(f"any region is contested by {THEIRS}", *TWO, R2, DECLARED),
    true(f"the time since the last attack by {OURS} is at least 1 hour", *TWO, DECLARED, ACCEPTED, ASSAULT, HOUR),
    false(f"the time since the last attack by {THEIRS} is at least 0 hours", *TWO, DECLARED, ACCEPTED, ASSAULT, HOUR),
    true(f"the time since {THEIRS} last lost land is at most 2 hours", *TWO, DECLARED, ACCEPTED, ASSAULT, TAKEN, HOUR),
    false(f"the time since {OURS} last lost land is at most 2 hours", *TWO, DECLARED, ACCEPTED, ASSAULT, TAKEN, HOUR),
    true(f"the time since {OURS} last captured land is at most 1 day", *TWO, DECLARED, ACCEPTED, ASSAULT, TAKEN, HOUR),
    false(f"the time since {OURS} last captured land is at most 2 hours", *TWO, DECLARED, ACCEPTED, ASSAULT, HOUR),
    false(f"the time since {THEIRS} last captured land is at most 2 hours", *TWO, DECLARED, ACCEPTED, ASSAULT, TAKEN),
    true(f"{OURS} declared an attack on any region within the last 1 hour", *TWO, R1, DECLARED, ACCEPTED, ASSAULT),
    false(f"{OURS} declared an attack on any region within the last 1 hour", *TWO, R1, DECLARED, ACCEPTED),
    unknown(f"{OURS} declared an attack on any region within the last 1 hour", *TWO, R1, start=BLIND),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_sentence_about_wars_comes_out(asked: Asked) -> None:
    assert ask(asked.line, *asked.events, act=asked.act, start=asked.start, law=LAW) is asked.want


ORDERED = [
    ("declare war", "defender is a faction", True, (DECLARED,)),
    ("declare war", "the number of words of text is at least 1", False, (DECLARED,)),
    ("declare attack", "the faction of declarer is at war", True, (DECLARED, ACCEPTED, ASSAULT)),
    ("declare attack", "region is the region of war", True, (R1, DECLARED, ACCEPTED, ASSAULT)),
    ("declare attack", "aggressor is the defender of war", True, (DECLARED, ACCEPTED, COUNTER)),
    ("declare attack", "aggressor is the defender of war", False, (DECLARED, ACCEPTED, ASSAULT)),
    ("declare attack", "text is G7", True, (DECLARED, ACCEPTED, ASSAULT)),
    ("capture", "region is under attack by aggressor", True, (R1, DECLARED, ACCEPTED, ASSAULT, TAKEN)),
    ("accept war", "sender is a member of the defender of war", True, (DECLARED, ACCEPTED)),
    ("surrender", "war is open for attacks", False, (DECLARED, PEACE)),
    ("make peace", "war is open for attacks", True, (DECLARED, ACCEPTED, order("ann", "war.peace"))),
]


@pytest.mark.parametrize(("act", "line", "refused", "events"), ORDERED)
def test_an_order_of_a_war_is_judged_by_its_roles(act: str, line: str, refused: bool, events: tuple[Line, ...]) -> None:
    referee = Referee(book(act, line, law=LAW), lexicon())
    told = [{"t": T, "seq": seq, **event} for seq, event in enumerate((START, *TWO, *events), 1)]
    found = [found for event in told for found in referee.take(decode_line(json.encode(event)))]
    answer = [each for each in found if isinstance(each, Answer)][-1]
    assert answer.ok is not refused
    assert (answer.articles == ["T-1"]) is refused
